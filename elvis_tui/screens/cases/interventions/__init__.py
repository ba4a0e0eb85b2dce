"""Physical intervention (§ 13-5) on the screen."""
