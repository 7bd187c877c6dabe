"""Render: views as lines of text for a terminal."""
