"""Absence: lists taken in, what is near a limit, and the varsel that are wanting."""
