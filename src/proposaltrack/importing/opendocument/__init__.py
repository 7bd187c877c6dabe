"""Text documents in the OpenDocument format: their styles, their numbers and their words."""
