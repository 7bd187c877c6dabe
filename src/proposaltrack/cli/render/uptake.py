"""Uptake for a terminal: what a party put forward, and what became of it."""

from collections.abc import Iterator
from itertools import groupby
from typing import TYPE_CHECKING

from proposaltrack.cli.render.clauses import names_of
from proposaltrack.cli.render.edits import edit_lines
from proposaltrack.cli.render.layout import Piece, flow
from proposaltrack.text.display import make_line

if TYPE_CHECKING:
    from proposaltrack.views.clauses import Json

_INDENT = "  "
_LOOKS = {"adopted": "quiet", "partly adopted": "strong", "ignored": "pressing", "no newer version": "quiet"}


def uptake_lines(answer: "Json", width: int, *, styled: bool = False) -> Iterator[str]:
    """What became of the words put forward, as lines: by the paper they came in, clause by clause.

    Args:
        answer: as `views.uptake.uptake_json` gives it.
        width: columns.
        styled: looks will be seen.
    """
    totals = ", ".join(f"{number} {state}" for state, number in answer["totals"].items() if number)
    told = totals or "nobody has put words forward against another party's version"
    yield from flow([Piece(make_line(answer["document"]), "strong"), Piece(f": {told}")], width)
    for (party, base, paper, theirs), rows in groupby(answer["rows"], key=_under):
        yield ""
        place = f"in {paper}" if paper else "in counter-texts"
        reply = f", then {theirs}" if theirs else ""
        head = f"{make_line(party)} on {make_line(base)}, {make_line(place)}{make_line(reply)}"
        yield from flow([Piece(head, "strong")], width, hang=_INDENT)
        for row in rows:
            yield from _row(row, width, styled=styled)


def _under(row: "Json") -> tuple[str, str, str, str]:
    return row["party"], row["version"], row["offered_in"] or "", row["their_version"] or ""


def _row(row: "Json", width: int, *, styled: bool) -> Iterator[str]:
    name = names_of(row["clauses"] or row["offered_clauses"])
    new = "" if row["clauses"] else " (new)"
    gone = ", the clause is gone" if row["their_version"] and row["offered"] and not row["theirs"] else ""
    share = f", {row['share'] * 100:.0f} % of the changed words" if row["state"] == "partly adopted" else ""
    pieces = [Piece(f"{name}{new}: "), Piece(f"{row['state']}{share}{gone}", _LOOKS[row["state"]])]
    yield from flow(pieces, width, _INDENT, hang=_INDENT * 2)
    if row["state"] in {"partly adopted", "ignored"} and row["theirs"]:
        yield from edit_lines(row["edits"], width, _INDENT * 3, styled=styled)
