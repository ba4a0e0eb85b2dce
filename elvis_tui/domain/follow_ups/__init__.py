"""Follow-ups: whom a team follows, and how."""
