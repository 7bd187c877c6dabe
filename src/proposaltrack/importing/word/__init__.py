"""The parts of a Word document: styles, numbering, body, notes and remarks in the margin."""
