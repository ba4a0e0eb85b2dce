"""The verbs of saker."""
