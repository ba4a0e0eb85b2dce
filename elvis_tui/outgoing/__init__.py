"""What is written: minutes and months."""
