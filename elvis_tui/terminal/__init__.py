"""A plain terminal: the standard streams, questions, and the passphrase that lets one in."""
