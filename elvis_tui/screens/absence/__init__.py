"""Absence: who is near a limit, and the varsel that are wanting."""
