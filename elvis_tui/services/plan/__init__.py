"""The verbs of plan."""
