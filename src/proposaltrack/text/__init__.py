"""Text in, clauses out: numbering, normalising, references, brackets, and text made safe to show."""
