"""The blocks of an OpenDocument text in reading order, each with what it stands in."""

from typing import TYPE_CHECKING, NamedTuple

from lxml import etree

from proposaltrack.importing.archives import local_name
from proposaltrack.importing.opendocument.names import TABLE, TEXT
from proposaltrack.importing.opendocument.numbering import DEEPEST, OUTLINE, Place, Threads
from proposaltrack.importing.opendocument.styles import Styles, whole
from proposaltrack.importing.spans import Columns
from proposaltrack.model.marked import Cell

if TYPE_CHECKING:
    from collections.abc import Iterator

    from proposaltrack.importing.archives import Element

MARKS = frozenset({"change", "change-start", "change-end"})
"""Where a tracked change begins, ends, or took words away."""
_INDEXES = frozenset(
    {
        "table-of-content",
        "illustration-index",
        "table-index",
        "object-index",
        "user-index",
        "alphabetical-index",
        "bibliography",
    }
)
_SKIPPED = frozenset(
    {
        "tracked-changes",
        "change-info",
        "forms",
        "variable-decls",
        "sequence-decls",
        "user-field-decls",
        "dde-connection-decls",
        "soft-page-break",
    }
)


class Where(NamedTuple):
    """What holds for a block because of what it stands in.

    Args:
        place: its number, or the list that further lists in it go on from; None outside lists.
        cell: the cell it stands in.
        hidden: the document hides it.
        note: the mark of the note it is part of.
        loose: it was deleted, and is written apart from its place.
    """

    place: Place | None = None
    cell: Cell | None = None
    hidden: bool = False
    note: str = ""
    loose: bool = False


class Flow:
    """Blocks in, paragraphs and marks of changes out, whatever lists, tables and sections they stand in.

    Args:
        styles: the styles of the document.
    """

    def __init__(self, styles: Styles) -> None:
        self.indexes = 0
        """How many tables of contents and the like were left out."""
        self._styles = styles
        self._threads = Threads()
        self._tables = 0

    def blocks(self, parent: "Element", where: Where) -> "Iterator[tuple[Element, Where]]":
        """The paragraphs, headings and marks in an element.

        Args:
            parent: the element.
            where: what holds for its blocks.
        """
        for element in parent:
            yield from self._block(element, where)

    def _block(self, element: "Element", where: Where) -> "Iterator[tuple[Element, Where]]":
        name = local_name(element)
        if name in {"p", "h"} or name in MARKS:
            yield element, where
        elif name == "list":
            yield from self._list(element, where)
        elif name == "numbered-paragraph":
            yield from self.blocks(element, where._replace(place=self._numbered(element)))
        elif name == "table":
            yield from self._table(element, where)
        elif name in _INDEXES:
            self.indexes += 1
        elif name not in _SKIPPED:
            hidden = where.hidden or element.get(f"{TEXT}display") == "none"
            yield from self.blocks(element, where._replace(hidden=hidden))

    def _list(self, element: "Element", where: Where) -> "Iterator[tuple[Element, Where]]":
        outer = where.place
        style = element.get(f"{TEXT}style-name") or (outer.style if outer else "")
        if outer and outer.thread != OUTLINE:
            thread, level = outer.thread, min(outer.level + 1, DEEPEST)
        else:
            thread, level = self._threads.of(element, style, loose=where.loose), 1
        place = Place(thread, self._styles.lists.get(style, {}), style, level)
        for item in element:
            kind = local_name(item)
            if kind in MARKS:
                yield item, where
            elif kind in {"list-item", "list-header"}:
                yield from self._item(item, where._replace(place=place), numbered=kind == "list-item")

    def _item(self, item: "Element", where: Where, *, numbered: bool) -> "Iterator[tuple[Element, Where]]":
        """The first paragraph of an item has its number; lists in it go one level down."""
        start = item.get(f"{TEXT}start-value")
        first = where.place._replace(start=whole(start, 1) if start else None) if where.place else None
        for element in item:
            kind = local_name(element)
            if kind == "list":
                yield from self._block(element, where)
            elif kind in {"p", "h"} and numbered:
                yield element, where._replace(place=first)
                numbered = False
            else:
                yield from self._block(element, where._replace(place=None))

    def _numbered(self, element: "Element") -> Place:
        style = element.get(f"{TEXT}style-name", "")
        start = element.get(f"{TEXT}start-value")
        level = max(min(whole(element.get(f"{TEXT}level"), 1), DEEPEST), 1)
        thread = self._threads.of(element, style, loose=True)
        return Place(
            thread, self._styles.lists.get(style, {}), style, level, whole(start, 1) if start else None
        )

    def _table(self, element: "Element", where: Where) -> "Iterator[tuple[Element, Where]]":
        """A table in a cell is part of the cell's words, and a single cell is a frame around its own."""
        rows = [[cell for cell in row if local_name(cell) == "table-cell"] for row in _rows(element)]
        framed = where.cell is not None or sum(map(len, rows)) < 2
        number = self._tables
        self._tables += not framed
        columns = Columns()
        for nth, row in enumerate(rows):
            for column, cell in _in_columns(row, columns):
                home = where.cell if framed else Cell(number, nth, column)
                yield from self.blocks(cell, where._replace(place=None, cell=home))


def _in_columns(row: "list[Element]", columns: Columns) -> "Iterator[tuple[int, Element]]":
    """The cells of a row by column; where one of a row above reaches down, an empty one."""
    columns.begin_row()
    done = 0
    for cell in row:
        across, down = (cell.get(f"{TABLE}number-{way}-spanned") for way in ("columns", "rows"))
        column = columns.next_cell(across, down)
        yield from ((gap, _empty_cell()) for gap in range(done, column))
        yield column, cell
        done = column + 1
    yield from ((gap, _empty_cell()) for gap in range(done, columns.end_row()))


def _empty_cell() -> "Element":
    made = etree.Element(f"{TABLE}table-cell")
    etree.SubElement(made, f"{TEXT}p")
    return made


def _rows(table: "Element") -> "Iterator[Element]":
    for part in table:
        kind = local_name(part)
        if kind == "table-row":
            yield part
        elif kind in {"table-header-rows", "table-row-group", "table-rows"}:
            yield from _rows(part)
