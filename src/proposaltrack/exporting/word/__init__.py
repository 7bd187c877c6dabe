"""Word files as they are written: changes marked in a copy of the file that was sent."""
