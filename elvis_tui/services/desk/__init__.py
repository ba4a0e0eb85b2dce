"""The working place every verb is handed: one save, its history, undo, clock, settings."""
