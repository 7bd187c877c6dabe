"""Columns for a terminal, and as tables for other programs: Markdown, CSV, HTML."""

import csv
import io
from collections.abc import Callable, Iterator, Mapping, Sequence
from html import escape
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


def table_of(answer: "Json") -> Iterator[list[str]]:
    """The head and the rows as safe text: clause, state, then every column."""
    yield [
        "clause",
        "state",
        *(
            f"{name} ({make_line(c['version'])}, {c['on']})"
            for name, c in zip(_names(answer["columns"]), answer["columns"], strict=True)
        ),
    ]
    for row in answer["rows"]:
        cells = (make_safe(cell["text"]) if cell else NO_TEXT for cell in row["cells"])
        yield [name_of(row["clause"]), row["state"], *cells]


def to_csv(answer: "Json") -> str:
    """The table as CSV; what a spreadsheet would take for a formula has an apostrophe before it."""
    told = io.StringIO()
    rows = ([f"'{cell}" if cell.startswith(_FORMULA) else cell for cell in row] for row in table_of(answer))
    csv.writer(told, lineterminator="\n").writerows(rows)
    return told.getvalue()


def to_markdown(answer: "Json") -> str:
    """The table in Markdown."""
    lines = []
    for place, row in enumerate(table_of(answer)):
        cells = (escape(cell, quote=False).replace("|", "\\|").replace("\n", "<br>") for cell in row)
        lines.append(f"| {' | '.join(cells)} |")
        if not place:
            lines.append(f"|{'---|' * len(row)}")
    return "\n".join(lines) + "\n"


def to_html(answer: "Json") -> str:
    """The table as one page without any script."""
    head, *rows = table_of(answer)
    cells = "".join(f"<th>{escape(cell)}</th>" for cell in head)
    body = "\n".join(f"<tr>{''.join(f'<td>{_lines(cell)}</td>' for cell in row)}</tr>" for row in rows)
    title = escape(make_line(answer["document"]))
    return (
        f'<!DOCTYPE html>\n<html><head><meta charset="utf-8"><title>{title}</title>\n'
        "<style>table{border-collapse:collapse}td,th{border:1px solid;padding:.4em;vertical-align:top;text-align:left}"
        f"</style></head>\n<body><table>\n<tr>{cells}</tr>\n{body}\n</table></body></html>\n"
    )


def _lines(cell: str) -> str:
    return escape(cell).replace("\n", "<br>")


FORMATS: Mapping[str, Callable[["Json"], str]] = {".csv": to_csv, ".md": to_markdown, ".html": to_html}
"""What a table is written as, by the suffix of the file."""
