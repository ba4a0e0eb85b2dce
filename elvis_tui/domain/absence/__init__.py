"""Absence: the figures of each subject, the varsel that were sent, and what the rules ask."""
