"""What every carrier of tables does: cells made safe, written, opened again and compared; or one file filled in."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import zip_longest

from proposaltrack.errors import Refused, UnreadableFile
from proposaltrack.model.table import Row, Table
from proposaltrack.text.display import make_safe

Changes = Mapping[str, Mapping[str, str]]
"""What to fill in: the place of a row to its headings, each with the new text of the cell."""
Reader = Callable[[str, bytes], tuple[Table, ...]]

FORMULA = re.compile(r"[=+\-@\t\r]")
"""With what a cell begins that a spreadsheet would run."""
_UNFIT = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
"""What XML cannot hold, and what steers a terminal."""


@dataclass(frozen=True, slots=True)
class Carrier:
    """A sort of file that tables are written to.

    Args:
        name: what people call it.
        suffix: file suffix with its dot.
        write: table to bytes; raises Refused for what would not read the same.
        fill: file name, its bytes, and the changes, to the same file with these cells filled in; None where no file
            of this sort is filled in.
    """

    name: str
    suffix: str
    write: Callable[[Table], bytes]
    fill: Callable[[str, bytes, Changes], bytes] | None = None


def clean(text: str) -> str:
    """A text that every carrier can hold: lines end in a line feed, and control characters are shown as pictures."""
    return _UNFIT.sub(_shown, text.replace("\r\n", "\n").replace("\r", "\n"))


def _shown(found: re.Match[str]) -> str:
    safe = make_safe(found[0])
    return safe if safe != found[0] else f"<U+{ord(found[0]):04X}>"


def clean_table(table: Table) -> Table:
    """The table with every text clean and without rows that say nothing; a cell that was altered loses its marks."""
    rows = (_clean_row(row) for row in table.rows if any(cell.strip() for cell in row.cells))
    title = tuple((_one_line(name), _one_line(words)) for name, words in table.title)
    return Table(tuple(clean(heading) for heading in table.headings), tuple(rows), title, table.choices)


def _clean_row(row: Row) -> Row:
    cells = tuple(clean(cell) for cell in row.cells)
    marked = tuple(
        spans if n < len(cells) and cells[n] == row.cells[n] else () for n, spans in enumerate(row.marked)
    )
    return replace(row, cells=cells, marked=marked)


def _one_line(text: str) -> str:
    return " ".join(clean(text).split())


def title_lines(table: Table) -> list[str]:
    """What stands above the table, a line for each pair."""
    return [f"{name}: {words}" if name else words for name, words in table.title]


def write_checked(kind: str, table: Table, render: Callable[[Table], bytes], read: Reader) -> bytes:
    """The file of a table, opened again with our own reader before it is handed over.

    Args:
        kind: what people call the sort of file.
        table: the table.
        render: clean table to bytes.
        read: the reader of that sort of file.

    Raises:
        Refused: the file would not read the same; names the place.
    """
    safe = clean_table(table)
    content = render(safe)
    try:
        found = read("the file written", content)
    except UnreadableFile as wrong:
        raise _refused(kind, str(wrong)) from wrong
    if len(found) != 1:
        raise _refused(kind, f"it reads as {len(found)} tables")
    if told := _difference(safe, found[0]):
        raise _refused(kind, told)
    return content


def _refused(kind: str, told: str) -> Refused:
    return Refused(f"the table cannot be written as {kind}: {told}", "Write it as another sort of file.")


def _difference(wanted: Table, found: Table) -> str:
    """The first place at which two tables say different things; "" when they say the same."""
    if _trimmed(wanted.headings) != _trimmed(found.headings):
        return "its headings would read otherwise"
    for number, (one, two) in enumerate(zip_longest(wanted.rows, found.rows), 1):
        if one is None or two is None:
            return f"{len(wanted.rows)} rows would read as {len(found.rows)}"
        if _trimmed(one.cells) != _trimmed(two.cells):
            pairs = zip(wanted.headings, one.cells, two.cells, strict=False)
            heading = next((h for h, a, b in pairs if a != b), "")
            return f"row {number} would read otherwise under {heading!r}"
    return ""


def _trimmed(cells: Sequence[str]) -> tuple[str, ...]:
    last = max((n for n, cell in enumerate(cells, 1) if cell), default=0)
    return tuple(cells[:last])
