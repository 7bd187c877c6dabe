"""Silence procedures for a terminal."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from proposaltrack.cli.render.layout import Piece, flow
from proposaltrack.text.display import make_line

if TYPE_CHECKING:
    from proposaltrack.views.clauses import Json

_HANG = "    "
_LOOKS = {"silence running": "pressing", "silence broken": "strong"}


def silence_lines(answer: "Json", width: int) -> Iterator[str]:
    """Silences as lines: the text, its state and its end, then each objection.

    Args:
        answer: as `views.silences.silences_json` gives it.
        width: columns.
    """
    if not answer["silences"]:
        yield "No text is or was under silence."
    for silence in answer["silences"]:
        end = silence["expires_at"].replace("T", " ")[:16]
        moved = ", extended" if silence["extended"] else ""
        head = [
            Piece(make_line(silence["version"]), "strong"),
            Piece(f" · {silence['state']}", _LOOKS.get(silence["state"], "")),
            Piece(
                f" · ends {end} UTC{moved} · opened by {make_line(silence['opened_by'] or 'somebody')} {silence['on']}"
            ),
            Piece(f" · {silence['entry'][:8]}", "quiet"),
        ]
        yield from flow(head, width, hang=_HANG)
        for objection in silence["objections"]:
            late = ", late: it breaks nothing" if objection["late"] else ""
            why = f": {make_line(objection['reason'])}" if objection["reason"] else ""
            told = f"{make_line(objection['by'] or 'somebody')} objected {objection['on']}{late}{why}"
            yield from flow([Piece(told)], width, _HANG)
