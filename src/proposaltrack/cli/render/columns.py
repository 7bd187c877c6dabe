"""Columns for a terminal, and as tables for other programs: Markdown, CSV, HTML."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from proposaltrack.cli.render.clauses import name_of
from proposaltrack.cli.render.edits import edit_lines
from proposaltrack.cli.render.layout import Piece, columns, flow, pad
from proposaltrack.text.display import make_line, make_safe
from proposaltrack.views.columns import NO_TEXT

if TYPE_CHECKING:
    from proposaltrack.views.clauses import Json

_INDENT = "  "
_LOOKS = {"opposed": "pressing", "close": "strong", "silent": "quiet", "identical": "quiet"}
_FORMULA = ("=", "+", "-", "@", "\t", "\r")
"""Signs at which a spreadsheet would begin to calculate."""


def columns_lines(answer: "Json", width: int, *, styled: bool = False) -> Iterator[str]:
    """Texts side by side as lines: each clause with its state, then what every column says to it.

    Args:
        answer: as `views.columns.columns_json` gives it.
        width: columns of the terminal.
        styled: looks will be seen.
    """
    totals = ", ".join(f"{number} {state}" for state, number in answer["totals"].items() if number)
    yield from flow(
        [Piece(make_line(answer["document"]), "strong"), Piece(f": {totals or 'no clauses'}")], width
    )
    names = _names(answer["columns"])
    room = max(map(columns, names)) + 2
    for row in answer["rows"]:
        yield ""
        heading = make_line(row["clause"]["heading"] or row["under"] or "")
        head = [
            Piece(f"{name_of(row['clause'])} {heading}".strip(), "strong"),
            Piece(f" · {row['state']}", _LOOKS[row["state"]]),
        ]
        yield from flow(head, width, hang=_INDENT)
        if "edits" in row:
            yield from edit_lines(row["edits"], width, _INDENT * 2, styled=styled)
            continue
        for name, cell in zip(names, row["cells"], strict=True):
            told = _told(cell)
            look = "" if cell else "quiet"
            yield from flow(
                [Piece(pad(name, room), "strong"), Piece(told, look)],
                width,
                _INDENT,
                hang=_INDENT + " " * room,
            )


def _names(columns: Sequence["Json"]) -> list[str]:
    """The parties, or the versions where a party has several columns."""
    parties = [column["party"] for column in columns]
    return [
        "compromise"
        if column["compromise"]
        else make_line(column["version"] if not party or parties.count(party) > 1 else party)
        for column, party in zip(columns, parties, strict=True)
    ]


def _told(cell: "Json | None") -> str:
    if cell is None:
        return NO_TEXT
    counter = ", counter-text" if cell["counter_text"] else ""
    return f"{' '.join(make_safe(cell['text']).split())} ({cell['version']}{counter}, {cell['on']})"
