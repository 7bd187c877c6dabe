"""Printed pages: from lines with their place on the page back to paragraphs."""
