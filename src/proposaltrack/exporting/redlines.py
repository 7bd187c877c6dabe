"""Every format in which a redline is written."""

from proposaltrack.exporting import criticmarkup, docx, html, json, pdf, plain
from proposaltrack.exporting.base import RedlineFormat

REDLINES: tuple[RedlineFormat, ...] = (
    docx.FORMAT, html.FORMAT, criticmarkup.FORMAT, plain.FORMAT, json.FORMAT, pdf.FORMAT,
)  # fmt: skip
"""Every format of a redline; the suffix of the file that is written chooses."""
