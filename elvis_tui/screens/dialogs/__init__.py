"""The dialogs that serve several rooms, and what every dialog has."""
