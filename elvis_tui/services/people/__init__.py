"""The verbs of the register, and of lists that come in."""
