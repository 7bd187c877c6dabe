"""How we read a Word file, in the shape in which a judge tells how it does."""

import re

from judging.libreoffice import plain_lines
from proposaltrack.importing.files import read_bytes
from proposaltrack.model.marked import MarkedText, View, lines_in

_CALL = re.compile(r"\[\^(?:e?(\d+)|c\d+)\]")


def marked_in(content: bytes) -> MarkedText:
    """The marked text of a Word file."""
    marked = read_bytes("t.docx", content).content.marked
    assert marked is not None
    return marked


def our_lines(content: bytes, view: View = View.FINAL) -> list[str]:
    """The lines of a Word file in a view, numbers included, blank ones and the text of notes left out.

    A judge prints the mark of a note without brackets, none where the text has a sign of its own, and the note itself
    nowhere.
    """
    lines = [line for line in lines_in(marked_in(content), view) if not line.note]
    return plain_lines(
        [_CALL.sub(lambda call: call[1] or "", part) for line in lines for part in line.printed.split("\n")]
    )
