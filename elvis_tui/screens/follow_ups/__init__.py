"""Oppfølging on the screen."""
