"""Clean texts: a wording as a file without any mark."""

from collections.abc import Callable, Iterable
from html import escape
from itertools import groupby

from proposaltrack.exporting.base import prove
from proposaltrack.exporting.target import printed_of, target_lines, without_notes
from proposaltrack.exporting.word.fresh import fresh_document
from proposaltrack.exporting.word.notes import order_notes
from proposaltrack.importing.base import Reading
from proposaltrack.importing.web_page import read_html
from proposaltrack.importing.word.document import open_package, read_document
from proposaltrack.model.marked import Line, MarkedText, View, lines_in

_OTHERWISE = "Write it as .md, which holds any text."


def _prove(lines: list[Line], found: MarkedText) -> None:
    read = printed_of(lines_in(found, View.FINAL))
    prove("the file read back", printed_of(lines), read, "the text cannot be written exactly", _OTHERWISE)


def _word(reading: Reading, title: str) -> bytes:
    lines = order_notes(target_lines(reading))
    made = fresh_document(lines, title)
    found = read_document(open_package("the file", made)).marked
    _prove(lines, found)
    return made


def _page(reading: Reading, title: str) -> bytes:
    lines = without_notes(target_lines(reading))
    tables = groupby(lines, key=lambda line: line.cell.table if line.cell else -1)
    text = "\n".join(_table(group) if table >= 0 else _paragraphs(group) for table, group in tables)
    marked = read_html("the page", f"<main>{text}</main>").marked
    assert marked is not None
    _prove(lines, marked)
    head = f'<meta charset="utf-8"><title>{escape(title)}</title>'
    return f"<!DOCTYPE html>\n<html>\n<head>{head}</head>\n<body>\n{text}\n</body>\n</html>\n".encode()


def _paragraphs(lines: Iterable[Line]) -> str:
    return "\n".join(f'<{_tag(line)} dir="auto">{_words(line)}</{_tag(line)}>' for line in lines)


def _tag(line: Line) -> str:
    return f"h{min(line.level, 6)}" if line.level else "p"


def _table(lines: Iterable[Line]) -> str:
    rows = groupby(lines, key=lambda line: line.cell.row if line.cell else 0)
    return "<table>\n" + "".join(f"<tr>{_cells(row)}</tr>\n" for _, row in rows) + "</table>"


def _cells(row: Iterable[Line]) -> str:
    columns = groupby(row, key=lambda line: line.cell.column if line.cell else 0)
    return "".join(f'<td dir="auto">{_paragraphs(cell)}</td>' for _, cell in columns)


def _words(line: Line) -> str:
    return escape(line.printed).replace("\n", "<br>")


def _text(reading: Reading, title: str) -> bytes:  # noqa: ARG001 - a text has the title that it begins with
    return reading.text.encode()


CLEAN: dict[str, Callable[[Reading, str], bytes]] = {
    ".docx": _word, ".html": _page, ".md": _text, ".txt": _text,
}  # fmt: skip
"""What writes a text without marks, by the suffix of the file."""
