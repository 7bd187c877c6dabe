"""Tables that people exchange: one module per sort of file, listed in GRIDS."""

from proposaltrack.importing.grids import csv, docx, html, json, markdown, xlsx
from proposaltrack.importing.grids.base import GridFormat

GRIDS: tuple[GridFormat, ...] = (docx.GRID, xlsx.GRID, csv.GRID, markdown.GRID, html.GRID, json.GRID)
"""Every sort of file that tables are read from, by its suffix."""
