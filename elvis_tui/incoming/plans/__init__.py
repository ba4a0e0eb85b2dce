"""A school's plan, read out of the Markdown it is written in, whatever its layout."""
