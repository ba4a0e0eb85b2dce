"""Students, classes and staff; class lists; names."""
