"""School-environment cases (opplæringsloven chapter 12)."""
