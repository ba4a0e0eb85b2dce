"""Saker on the screen."""
