"""Markdown: pipe tables, with what their cells had to spell otherwise."""

import html
import re
from collections.abc import Iterator, Sequence

from proposaltrack.importing.base import decode_text
from proposaltrack.importing.grids.base import Grid, GridFormat, Line, make_tables
from proposaltrack.model.table import Table

_RULE = re.compile(r":?-+:?")
_SPELT = re.compile(
    r"\\([!-/:-@\[-`{-~])|(<br[ \t]*/?>)|(&(?:#\d{1,7}|#x[0-9a-f]{1,6}|[a-z][a-z0-9]{1,30});)", re.IGNORECASE
)
"""A sign behind a backslash, a break, a character by its name or number."""
_PIECE = re.compile(r"((?:\\.|[^|])*)(\||$)")


def read_markdown(name: str, content: bytes) -> tuple[Table, ...]:
    """The pipe tables of a Markdown file; the lines that stand above a table are its title.

    Raises:
        UnreadableFile: not UTF-8, or control characters.
    """
    lines = decode_text(name, content, False).split("\n")
    return make_tables(list(_grids(lines)))


def _grids(lines: Sequence[str]) -> Iterator[Grid]:
    above: list[str] = []
    at = found = 0
    while at < len(lines):
        if at + 1 < len(lines) and "|" in lines[at] and _is_rule(lines[at + 1]):
            end = _end_of(lines, at + 2)
            found += 1
            rows = (Line(n + 1, _cells(lines[n])) for n in range(at + 2, end))
            yield Grid(f"table {found}", tuple(rows), _cells(lines[at]), tuple(above))
            above, at = [], end
        else:
            above.append(_plain(lines[at].lstrip("# ")))
            at += 1


def _is_rule(line: str) -> bool:
    cells = line.strip().removeprefix("|").removesuffix("|").split("|")
    return all(_RULE.fullmatch(cell.strip()) for cell in cells)


def _end_of(lines: Sequence[str], at: int) -> int:
    while at < len(lines) and "|" in lines[at]:
        at += 1
    return at


def _cells(line: str) -> tuple[str, ...]:
    inner = line.strip(" \t")
    pieces = [found[1] for found in _PIECE.finditer(inner.removeprefix("|")) if found[0]]
    return tuple(_plain(piece) for piece in pieces)


def _plain(piece: str) -> str:
    """The words of a cell: breaks, escaped signs and named characters are what they stand for."""
    return _SPELT.sub(_meant, piece.strip(" \t"))


def _meant(found: re.Match[str]) -> str:
    if found[2]:
        return "\n"
    return html.unescape(found[3]) if found[3] else found[1]


GRID = GridFormat("Markdown", (".md", ".markdown"), read_markdown)
