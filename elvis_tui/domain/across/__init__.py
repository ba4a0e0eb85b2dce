"""What is seen of several rooms at once: saksliste, overview, timeline, references."""
