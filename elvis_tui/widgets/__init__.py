"""What draws: it is handed what to show and posts messages."""
