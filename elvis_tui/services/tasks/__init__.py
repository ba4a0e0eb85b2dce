"""The verbs of tasks."""
