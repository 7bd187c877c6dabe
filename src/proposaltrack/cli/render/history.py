"""Histories and concordances for a terminal: a clause under all its numbers, and numbers side by side."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from proposaltrack.cli.render.clauses import names_of
from proposaltrack.cli.render.edits import edit_lines
from proposaltrack.cli.render.layout import Piece, flow, pad, paint
from proposaltrack.text.display import make_line, shorten

if TYPE_CHECKING:
    from proposaltrack.views.clauses import Json

INDENT = "    "
_DOUBT = "?"
"""What marks a match on which two ways of comparing disagree."""


def history_lines(answer: "Json", width: int, *, words: bool, styled: bool) -> Iterator[str]:
    """A clause's history as lines: each version with the clause's number there and what happened to it.

    Args:
        answer: as `views.history.history_json` gives it.
        width: columns.
        words: show the words that changed in each step.
        styled: looks will be seen.
    """
    for step in answer["steps"]:
        yield from flow(_head(step), width, hang=INDENT)
        if words and step["edits"] and step["kinds"] not in ([], ["unchanged"]):
            yield from edit_lines(step["edits"], width, INDENT, styled=styled)
    if answer["doubt"]:
        yield from flow([Piece(f"In doubt: {make_line(answer['doubt'])}.", "pressing")], width, hang=INDENT)


def _head(step: "Json") -> Iterator[Piece]:
    symbol = f" ({make_line(step['symbol'])})" if step["symbol"] else ""
    yield Piece(
        f"{step['on']}  {make_line(step['version'])}{symbol}", "strong" if step["clauses"] else "quiet"
    )
    yield Piece(f"  {make_line(step['party'] or '')}  ")
    if not step["clauses"]:
        yield Piece("left out" if "removed" in step["kinds"] else "not there", "quiet")
        return
    heading = make_line(step["clauses"][0]["heading"])
    yield Piece(f"{names_of(step['clauses'])}{f' {heading}' if heading else ''}", "strong")
    kinds = ", ".join(kind.replace("_", " ") for kind in step["kinds"])
    yield Piece(f" · {kinds}" if kinds else " · first version" if step["basis"] is None else "")
    if step["weight"]:
        yield Piece(f" · ! {', '.join(step['weight'])}", "pressing")
    if step["confidence"] is not None and step["confidence"] < 1:
        yield Piece(f" · {step['confidence'] * 100:.0f} % sure", "quiet")


def concordance_lines(answer: "Json", width: int) -> Iterator[str]:
    """A concordance as a table: a row for each clause, a column for each version, what happened last.

    Args:
        answer: as `views.history.concordance_json` gives it.
        width: columns.
    """
    labels = [make_line(version["version"]) for version in answer["versions"]]
    told = [[names_of(clauses) or "-" for clauses in row["clauses"]] for row in answer["rows"]]
    room = max(6, (width - (24 if len(labels) == 2 else 0)) // len(labels) - 2)
    widths = [min(room, max(map(len, column))) for column in zip(labels, *told, strict=True)]
    yield paint(
        "  ".join(pad(shorten(cell, w), w) for cell, w in zip(labels, widths, strict=True)).rstrip(), "strong"
    )
    for cells, row in zip(told, answer["rows"], strict=True):
        line = "  ".join(pad(shorten(cell, w), w) for cell, w in zip(cells, widths, strict=True))
        kinds = ", ".join(kind.replace("_", " ") for kind in row["kinds"])
        doubt = f"  {_DOUBT}" if row["doubted"] else ""
        yield f"{line}  {kinds}{doubt}".rstrip()
    if any(row["doubted"] for row in answer["rows"]):
        yield ""
        yield f"{_DOUBT} step by step one clause; the two versions compared directly do not match it"
