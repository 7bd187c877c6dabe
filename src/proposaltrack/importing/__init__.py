"""Files in, canonical text out: one module per format, listed in FORMATS."""

from proposaltrack.importing import criticmarkup, eml, docx, html, markdown, odt, plain
from proposaltrack.importing.base import Format

FORMATS: tuple[Format, ...] = (
    criticmarkup.FORMAT,
    markdown.FORMAT, docx.FORMAT,
    html.FORMAT,
    eml.FORMAT,
    odt.FORMAT,
    plain.FORMAT,
)
"""Every format that can be read; the first that claims a suffix reads it."""
