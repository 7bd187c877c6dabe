"""Histories for a terminal: one clause in every version, under all its numbers."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from proposaltrack.cli.render.clauses import names_of
from proposaltrack.cli.render.edits import edit_lines
from proposaltrack.cli.render.layout import Piece, firm, flow
from proposaltrack.model.comparison import BY_PERSON
from proposaltrack.text.display import make_line

if TYPE_CHECKING:
    from proposaltrack.views.clauses import Json

INDENT = "    "


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
    yield from _standing(step) if step["clauses"] else _absence(step)
    if step["confidence"] is not None and step["confidence"] < 1:
        yield Piece(f" · {step['confidence'] * 100:.0f}{firm(' % sure')}", "quiet")
    elif step["why"] and step["why"].endswith(BY_PERSON):
        yield Piece(f" · {make_line(step['why'])}")


def _absence(step: "Json") -> Iterator[Piece]:
    yield Piece("left out" if "removed" in step["kinds"] else "not there", "quiet")


def _standing(step: "Json") -> Iterator[Piece]:
    heading = make_line(step["clauses"][0]["heading"])
    yield Piece(f"{names_of(step['clauses'])}{f' {heading}' if heading else ''}", "strong")
    kinds = ", ".join(kind.replace("_", " ") for kind in step["kinds"])
    yield Piece(f" · {kinds}" if kinds else " · first version" if step["basis"] is None else "")
    if not {"split", "merged"}.isdisjoint(step["kinds"]):
        yield Piece(f" from {names_of(step['before'])}")
    if step["weight"]:
        yield Piece(f" · ! {', '.join(step['weight'])}", "pressing")
