"""What every screen stands in: title line, keys, help, palette."""
