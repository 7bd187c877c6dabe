"""Files in, canonical text out: one module per format, listed in FORMATS."""

from proposaltrack.importing import (
    akoma_ntoso,
    criticmarkup,
    docx,
    eml,
    html,
    markdown,
    odt,
    other_xml,
    pdf,
    plain,
    uslm,
)
from proposaltrack.importing.base import Format

FORMATS: tuple[Format, ...] = (
    criticmarkup.FORMAT,
    markdown.FORMAT,
    docx.FORMAT,
    html.FORMAT,
    eml.FORMAT,
    odt.FORMAT,
    pdf.FORMAT,
    akoma_ntoso.FORMAT,
    uslm.FORMAT,
    other_xml.FORMAT,
    plain.FORMAT,
)
"""Every format that can be read; the first that claims a suffix reads it."""
