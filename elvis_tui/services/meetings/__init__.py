"""The verbs of møter."""
