"""Widgets that several screens share; all lists are drawn line by line, so that ten thousand rows cost what ten do."""
