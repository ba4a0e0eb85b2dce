"""What comes in or goes out as text; pure functions."""
