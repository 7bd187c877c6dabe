"""Tables as files that people exchange: one module per sort of file, listed in CARRIERS."""

from proposaltrack.exporting.tables import csv, docx, html, json, markdown, xlsx
from proposaltrack.exporting.tables.base import Carrier

CARRIERS: tuple[Carrier, ...] = (
    docx.CARRIER,
    xlsx.CARRIER,
    csv.CARRIER,
    markdown.CARRIER,
    html.CARRIER,
    json.CARRIER,
)
"""Every sort of file that tables are written to, by its suffix."""
