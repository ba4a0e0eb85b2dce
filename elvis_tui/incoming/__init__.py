"""What is read: lists, plans, calendars, law notes."""
