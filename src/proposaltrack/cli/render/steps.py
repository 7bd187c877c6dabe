"""Steps for a terminal: which versions touched a clause on the way, and which words were taken back."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from proposaltrack.cli.render.clauses import name_of
from proposaltrack.cli.render.layout import Piece, firm, flow
from proposaltrack.text.display import make_line, shorten

if TYPE_CHECKING:
    from proposaltrack.views.clauses import Json

INDENT = "    "
_LONGEST = 60
"""Characters of words taken back that are quoted."""
_AROUND = " \t\n,;:.()[]"
"""What stands around words and is not quoted with them."""


def step_lines(change: "Json", width: int) -> Iterator[str]:
    """The steps of one change as lines; none when it has none.

    Args:
        change: with `steps` and `reverted`, as `views.net.with_steps` gives it.
        width: columns.
    """
    steps = change.get("steps", ())
    if steps:
        told = "; ".join(f"{firm(_by(step))} {_kinds(step)}" for step in steps)
        yield from flow([Piece(f"steps: {told}", "quiet")], width, INDENT, hang=INDENT * 2)
    for one in change.get("reverted", ()):
        yield from flow([Piece(_reverted(one))], width, INDENT, hang=INDENT * 2)


def passing_lines(answer: "Json", width: int) -> Iterator[str]:
    """The clauses that came and went between the two versions, as lines.

    Args:
        answer: as `views.net.with_steps` gives it.
        width: columns.
    """
    for one in answer.get("came_and_went", ()):
        yield ""
        heading = make_line(one["clause"]["heading"])
        name = f"{name_of(one['clause'])}{f' {heading}' if heading else ''}"
        told = f" · came and went again; last in {make_line(one['version'])}"
        yield from flow([Piece(name, "strong"), Piece(told)], width, hang=INDENT)
        yield from step_lines({**one, "reverted": ()}, width)


def _by(step: "Json") -> str:
    without = "without " if step["undone"] else ""
    party = f" ({make_line(step['party'])})" if step["party"] else ""
    return f"{without}{make_line(step['version'])}{party}"


def _kinds(step: "Json") -> str:
    return ", ".join(kind.replace("_", " ") for kind in step["kinds"])


def _reverted(one: "Json") -> str:
    words = f'"{shorten(one["text"].strip(_AROUND), _LONGEST)}"'
    first, then = firm(_by(one["first"])), firm(_by(one["then"]))
    if one["came_back"]:
        return f"reverted: {words} went in {first} and came back in {then}"
    return f"reverted: {words} came in {first} and went again in {then}"
