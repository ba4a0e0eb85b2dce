"""One dialog a file; a form returns what was typed and saves nothing."""
