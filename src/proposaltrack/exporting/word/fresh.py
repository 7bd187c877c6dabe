"""Fresh documents: a Word file for a text that never was one."""

import io
from collections.abc import Sequence
from itertools import groupby

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
    for table, group in groupby(body, key=lambda line: line.cell.table if line.cell else -1):
        if table >= 0:
            _add_table(made, [*group])
            continue
        for line in group:
            style = f"Heading {min(line.level, _DEEPEST)}" if line.level else None
            made.add_paragraph(line.printed, style=style)
    made.core_properties.author = ""
    made.core_properties.title = title
    packed = io.BytesIO()
    made.save(packed)
    return _with_notes(packed.getvalue(), lines) if len(body) < len(lines) else packed.getvalue()


def _with_notes(content: bytes, lines: Sequence[Line]) -> bytes:
    package = open_package("the file", content)
    return write_parcel(package, write_notes(package, lines).new)


def _add_table(made: "object", lines: Sequence[Line]) -> None:
    rows = [
        [
            " ".join(x.printed for x in cell)
            for _, cell in groupby(row, key=lambda x: x.cell.column if x.cell else 0)
        ]
        for _, row in groupby(lines, key=lambda x: x.cell.row if x.cell else 0)
    ]
    width = max(map(len, rows))
    table = made.add_table(len(rows), width, style="Table Grid")  # type: ignore[attr-defined]
    for place, row in enumerate(rows):
        for column, words in enumerate(row):
            table.cell(place, column).text = words
        # A row of fewer cells must read back as one of fewer, so its last reaches to the edge.
        if len(row) < width:
            table.cell(place, len(row) - 1).merge(table.cell(place, width - 1))
