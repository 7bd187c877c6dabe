"""Fresh documents: a Word file for a text that never was one."""

import io
from collections.abc import Sequence

from proposaltrack.exporting.word.blocks import want_up
from proposaltrack.exporting.word.notes import write_notes
from proposaltrack.exporting.word.parcel import write_parcel
from proposaltrack.importing.word.document import open_package
from proposaltrack.model.marked import Line

_DEEPEST = 6


def fresh_document(lines: Sequence[Line], title: str = "") -> bytes:
    """A plain Word file that reads as the paragraphs do, every number typed.

    Args:
        lines: the paragraphs of the text, those of its notes behind the body.
        title: what its properties call it.
    """
    from docx import Document  # noqa: PLC0415 - only whoever writes a Word file waits for it

    made = Document()
    body = [line for line in lines if not line.note]
    for block in want_up(body):
        if isinstance(block, Line):
            style = f"Heading {min(block.level, _DEEPEST)}" if block.level else None
            made.add_paragraph(block.printed, style=style)
        else:
            _add_table(made, block)
    made.core_properties.author = ""
    made.core_properties.title = title
    packed = io.BytesIO()
    made.save(packed)
    return _with_notes(packed.getvalue(), lines) if len(body) < len(lines) else packed.getvalue()


def _with_notes(content: bytes, lines: Sequence[Line]) -> bytes:
    package = open_package("the file", content)
    return write_parcel(package, write_notes(package, lines).new)


def _add_table(made: "object", rows: Sequence[Sequence[Sequence[Line]]]) -> None:
    width = max(map(len, rows))
    table = made.add_table(len(rows), width, style="Table Grid")  # type: ignore[attr-defined]
    for place, row in enumerate(rows):
        for column, cell in enumerate(row):
            table.cell(place, column).text = " ".join(line.printed for line in cell)
        # A row of fewer cells must read back as one of fewer, so its last reaches to the edge.
        if len(row) < width:
            table.cell(place, len(row) - 1).merge(table.cell(place, width - 1))
