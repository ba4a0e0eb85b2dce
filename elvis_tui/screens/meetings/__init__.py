"""Møter on the screen."""
