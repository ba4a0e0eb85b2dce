"""Tasks: who does what by when."""
