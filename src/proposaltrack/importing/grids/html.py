"""Web pages: their tables, cell by cell, with merged cells."""

from collections.abc import Iterator

from lxml import etree

from proposaltrack.importing.archives import Element, local_name
from proposaltrack.importing.base import decode_text
from proposaltrack.importing.grids.base import Grid, GridFormat, Line, make_tables
from proposaltrack.model.table import Table

KEPT = "data-space"
"""An attribute of a table whose white space means what it says."""

_BLOCKS = ("p", "div", "li", "ul", "ol", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote")
_UNSEEN = ("script", "style", "template")
_WIDEST = 1000
"""Columns of a row, and rows that one cell reaches over."""


def read_html(name: str, content: bytes) -> tuple[Table, ...]:
    """The tables of a web page, the outermost ones; a caption is the title of its table.

    Raises:
        UnreadableFile: not UTF-8, or control characters.
    """
    text = decode_text(name, content, False)
    parser = etree.HTMLParser(encoding="utf-8", no_network=True, remove_comments=True, remove_pis=True)
    root = etree.fromstring(text.encode("utf-8"), parser)
    tables = [] if root is None else root.xpath("//table[not(ancestor::table)]")
    return make_tables([_grid(table, number) for number, table in enumerate(tables, 1)])


def _grid(table: Element, number: int) -> Grid:
    kept = table.get(KEPT) is not None
    captions = [line for found in table.iter("caption") for line in _lines(found, kept=kept)]
    rows = [row for row in table.iter("tr") if next(row.iterancestors("table")) is table]
    lines = (Line(n, cells) for n, cells in enumerate(_rows(rows, kept=kept), 1))
    return Grid(f"table {number}", tuple(lines), above=tuple(captions))


def _rows(rows: list[Element], *, kept: bool) -> Iterator[tuple[str, ...]]:
    """Each row's texts; a cell that reaches down is repeated, one that reaches across stands in the first."""
    reaching: dict[int, tuple[int, str]] = {}
    for row in rows:
        cells: list[str] = []
        for cell in (one for one in row if local_name(one) in {"td", "th"}):
            _take_down(reaching, cells)
            text, down = "\n".join(_lines(cell, kept=kept)), _span(cell, "rowspan")
            for part in range(min(_span(cell, "colspan"), _WIDEST - len(cells))):
                said = text if part == 0 else ""
                if down > 1:
                    reaching[len(cells)] = (down - 1, said)
                cells.append(said)
        _take_down(reaching, cells)
        yield tuple(cells)


def _take_down(reaching: dict[int, tuple[int, str]], cells: list[str]) -> None:
    while len(cells) in reaching:
        left, text = reaching.pop(len(cells))
        if left > 1:
            reaching[len(cells)] = (left - 1, text)
        cells.append(text)


def _span(cell: Element, name: str) -> int:
    value = (cell.get(name) or "1").strip()
    return min(max(int(value), 1), _WIDEST) if value.isascii() and value.isdigit() else 1


def _lines(cell: Element, *, kept: bool) -> list[str]:
    """The lines of a cell: each block is one, and a break parts two."""
    lines = _Lines(cell).lines
    return lines if kept else [line for line in (" ".join(line.split()) for line in lines) if line]


class _Lines:
    """The lines of an element, gathered on a walk through what is in it.

    Args:
        cell: the element.
    """

    def __init__(self, cell: Element) -> None:
        self.lines: list[str] = []
        self._open = False
        self._walk(cell)

    def _add(self, text: str | None) -> None:
        if text:
            if not self._open:
                self._begin()
            self.lines[-1] += text.replace("\n", " ")

    def _begin(self) -> None:
        self.lines.append("")
        self._open = True

    def _walk(self, element: Element) -> None:
        self._add(element.text)
        for child in element:
            self._enter(child)
            self._add(child.tail)

    def _enter(self, child: Element) -> None:
        name = local_name(child)
        if name == "br":
            if not self._open:
                self._begin()
            self._begin()
        elif name in _BLOCKS:
            self._begin()
            self._walk(child)
            self._open = False
        elif name not in _UNSEEN:
            self._walk(child)


GRID = GridFormat("web page", (".html", ".htm"), read_html)
