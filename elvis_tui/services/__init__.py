"""The verbs: load, decide, save; one call is one write."""
