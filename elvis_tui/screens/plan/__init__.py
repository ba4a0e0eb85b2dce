"""Plan on the screen."""
