"""Word documents: every table, with the headings that a page header holds for a table that has none of its own."""

from collections.abc import Iterator
from itertools import islice
from typing import NamedTuple

from proposaltrack.errors import Problem, UnreadableFile
from proposaltrack.importing.archives import Archive, Element, local_name
from proposaltrack.importing.grids.base import Grid, GridFormat, Line, make_tables
from proposaltrack.model.table import Table

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
BODY = "word/document.xml"
_WIDEST = 1000
"""Columns of a row; what stands further out is not read."""
_WRAPPERS = ("sdt", "sdtContent", "ins", "moveTo", "smartTag", "customXml")
_GONE = ("del", "moveFrom", "Fallback", "instrText", "delText", "tbl")
_SIGNS = {"tab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "\u2011", "softHyphen": "\u00ad"}


class Slot(NamedTuple):
    """One place of a row's grid.

    Args:
        cell: the element of the cell that lies over it.
        first: it is where the cell begins; False for the further columns of a cell that reaches across.
        continued: the cell continues the one above it.
    """

    cell: Element
    first: bool
    continued: bool


class Part(NamedTuple):
    """One table of the document.

    Args:
        label: what tells it from the others ("table 2").
        rows: its rows, each with one slot for every column.
    """

    label: str
    rows: tuple[tuple[Slot, ...], ...]


def read_docx(name: str, content: bytes) -> tuple[Table, ...]:
    """The tables of a Word document as they read with every marked change accepted.

    A table whose first row is no row of headings takes those of the page header, where a commenting template keeps
    them; the other words of the page header are its title.

    Raises:
        UnreadableFile: damaged, encrypted, or no Word document.
    """
    return make_tables(read_grids(name, content))


def read_grids(name: str, content: bytes) -> tuple[Grid, ...]:
    """The grid of each table; see `read_docx`."""
    archive = Archive(name, content)
    heads, title = _page_header(archive)
    parts = find_parts(open_body(archive))
    return tuple(_headed(Grid(part.label, _lines(part), above=title), heads) for part in parts)


def open_body(archive: Archive) -> Element:
    """The root of the document's own part.

    Raises:
        UnreadableFile: it has none.
    """
    root = archive.tree(BODY)
    if root is None:
        told = "it is no Word document"
        raise UnreadableFile(archive.name, [Problem("", told, "Ask for it again, saved as .docx.")])
    return root


def find_parts(root: Element) -> tuple[Part, ...]:
    """Every outermost table below an element, in reading order."""
    tables = (table for table in root.iter(f"{W}tbl") if next(table.iterancestors(f"{W}tbl"), None) is None)
    return tuple(Part(f"table {n}", tuple(_slots(table))) for n, table in enumerate(tables, 1))


def _slots(table: Element) -> Iterator[tuple[Slot, ...]]:
    for row in _inside(table, "tr"):
        if row.find(f"{W}trPr/{W}del") is None:
            skipped = _number(row, "trPr", "gridBefore", 0)
            cells = list(_inside(row, "tc"))
            slots = list(islice((slot for cell in cells for slot in _spread(cell)), _WIDEST))
            # Columns that a row leaves out at its beginning belong to nobody.
            yield tuple(([Slot(None, first=True, continued=False)] * skipped + slots)[:_WIDEST])


def _inside(element: Element, name: str) -> Iterator[Element]:
    """The children of that name, those within controls and accepted changes included."""
    for child in element:
        if local_name(child) == name:
            yield child
        elif local_name(child) in _WRAPPERS:
            yield from _inside(child, name)


def _spread(cell: Element) -> Iterator[Slot]:
    merge = cell.find(f"{W}tcPr/{W}vMerge")
    continued = merge is not None and merge.get(f"{W}val", "continue") == "continue"
    for part in range(_number(cell, "tcPr", "gridSpan", 1)):
        yield Slot(cell, part == 0, continued)


def _number(element: Element, properties: str, name: str, default: int) -> int:
    found = element.find(f"{W}{properties}/{W}{name}")
    value = found.get(f"{W}val", "") if found is not None else ""
    return min(int(value), _WIDEST) if value.isascii() and value.isdigit() else default


def _lines(part: Part) -> tuple[Line, ...]:
    lines: list[Line] = []
    for number, slots in enumerate(part.rows, 1):
        above = lines[-1].cells if lines else ()
        cells = (
            (above[n] if n < len(above) else "") if slot.continued and slot.first else slot_text(slot)
            for n, slot in enumerate(slots)
        )
        lines.append(Line(number, tuple(cells)))
    return tuple(lines)


def slot_text(slot: Slot) -> str:
    """The words of a cell at the column where it begins; "" at every further one."""
    return cell_text(slot.cell) if slot.first and slot.cell is not None else ""


def cell_text(cell: Element) -> str:
    """The words of a cell, its paragraphs parted by line feeds, tables within it included."""
    return "\n".join(
        "".join(_words(paragraph)) for paragraph in cell.iter(f"{W}p") if not _is_aside(paragraph)
    )


def _is_aside(paragraph: Element) -> bool:
    """True for a paragraph of a text box, whose words come with its anchor, and for the prompt of an empty control."""
    return next(paragraph.iterancestors(f"{W}p"), None) is not None or is_prompted(paragraph)


def is_prompted(element: Element) -> bool:
    """True for what stands in an empty control only to say where to click."""
    return any(_is_prompt(control) for control in element.iterancestors(f"{W}sdt"))


def _is_prompt(control: Element) -> bool:
    return control.find(f"{W}sdtPr/{W}showingPlcHdr") is not None


def _words(element: Element) -> Iterator[str]:
    for child in element:
        name = local_name(child)
        if name == "t":
            yield child.text or ""
        elif name in _SIGNS and local_name(element) == "r":
            yield _SIGNS[name]
        elif name not in _GONE and not (name == "sdt" and _is_prompt(child)):
            yield from _words(child)


def _page_header(archive: Archive) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The row of headings that the page headers hold, and every other line in them."""
    heads: tuple[str, ...] = ()
    title: list[str] = []
    for name in sorted(n for n in archive.names() if n.startswith("word/header") and n.endswith(".xml")):
        root: Element = archive.tree(name)
        rows = [line.cells for part in find_parts(root) for line in _lines(part)]
        widest = max(rows, key=lambda row: sum(bool(cell.strip()) for cell in row), default=())
        if len(widest) > max(len(heads), 3):
            heads = widest
        inside = (line for row in rows if row is not widest for cell in row for line in cell.split("\n"))
        alone = (
            "".join(_words(p)) for p in root.iter(f"{W}p") if next(p.iterancestors(f"{W}tbl"), None) is None
        )
        title += [line for line in (*alone, *inside) if line.strip()]
    return heads, tuple(dict.fromkeys(title))


def _headed(grid: Grid, heads: tuple[str, ...]) -> Grid:
    """The grid with the headings of the page header, when it is as wide and does not repeat them."""
    width = max((len(line.cells) for line in grid.lines), default=0)
    own = grid.lines[0].cells if grid.lines else ()
    if not heads or len(heads) != width or _bare(own) == _bare(heads):
        return grid
    return Grid(grid.label, grid.lines, heads, grid.above)


def _bare(cells: tuple[str, ...]) -> tuple[str, ...]:
    return tuple("".join(cell.split()).casefold() for cell in cells)


GRID = GridFormat("Word document", (".docx", ".docm"), read_docx)
