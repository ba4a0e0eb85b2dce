"""A student's part in a case on the screen."""
