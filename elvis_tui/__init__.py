"""Elvis: follow-up, cases, plan and meetings for an upper secondary school, in the terminal."""

__version__ = "0.1.0"
