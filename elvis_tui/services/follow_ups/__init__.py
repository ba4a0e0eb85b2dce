"""The verbs of oppfølging."""
