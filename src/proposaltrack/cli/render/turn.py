"""Turns for a terminal: party by party, ours first, what waits longest on top."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from proposaltrack.cli.render.clauses import compress
from proposaltrack.cli.render.layout import Piece, count, flow
from proposaltrack.text.display import make_line

if TYPE_CHECKING:
    from proposaltrack.views.clauses import Json

_INDENT, _HANG = "  ", "      "
_MOST = 6
"""Parties in one position that are named one by one."""


def turn_lines(answer: "Json", width: int, ours: str | None) -> Iterator[str]:
    """Moves as lines.

    Args:
        answer: as `views.turn.turn_json` gives it.
        width: columns.
        ours: short name of our own party; None for an observer.
    """
    if not answer["turns"]:
        yield f"Nothing waits for anybody on {answer['as_of']}."
    parties = sorted({turn["party"] for turn in answer["turns"]}, key=lambda key: (key != ours, key))
    moves = {party: [_told(t) for t in answer["turns"] if t["party"] == party] for party in parties}
    told: list[tuple[tuple[str, ...], ...]] = []
    for party in parties:
        said = tuple(moves[party])
        if said in told:
            continue
        told.append(said)
        alike = [
            other for other in parties if tuple(moves[other]) == said and (other == ours) == (party == ours)
        ]
        if len(told) > 1:
            yield ""
        yield from flow([Piece(_named(alike, ours), "strong")], width)
        for head, tail in said:
            yield from flow([Piece(head), Piece(tail, "quiet")], width, _INDENT, hang=_HANG)


def _named(parties: list[str], ours: str | None) -> str:
    keys = [make_line(party) for party in parties]
    if len(keys) > _MOST:
        return f"{', '.join(keys[:3])} and {count(len(keys) - 3, 'other')}, each"
    return f"Our turn ({keys[0]})" if parties == [ours] else ", ".join(keys)


def _told(turn: "Json") -> tuple[str, str]:
    clauses = f" {compress(turn['clauses'])}" if turn["clauses"] else ""
    others = [make_line(other) for other in turn["awaited_by"]]
    more = f" and {count(len(others) - 3, 'other')}" if len(others) > _MOST else ""
    other = f", for {', '.join(others[:3] if more else others)}{more}" if others else ""
    head = f"{count(turn['days'], 'day')}: {turn['move']} {make_line(turn['version'])}{clauses}{other}"
    return head, f" (because {make_line(turn['cause'])}; {turn['entries'][0][:8]})"
