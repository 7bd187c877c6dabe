"""Coverage for a terminal: which clauses a paper answers, and what to look at next."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from proposaltrack.cli.render.clauses import compress, name_of
from proposaltrack.cli.render.layout import Piece, count, flow
from proposaltrack.text.display import make_line

if TYPE_CHECKING:
    from proposaltrack.views.clauses import Json

_HANG = "    "
_PILES = (
    ("answered", "answered", ""),
    ("partly_answered", "partly answered", "strong"),
    ("on_earlier_wording", "on earlier wording", "strong"),
    ("left_on_purpose", "left on purpose", "quiet"),
    ("not_considered", "not considered", "pressing"),
)
"""What an answer shares clauses out into, in words, and how each looks."""


def coverage_lines(answer: "Json", width: int) -> Iterator[str]:
    """A coverage as lines.

    Args:
        answer: as `views.coverage.coverage_json` gives it.
        width: columns.
    """
    whole = sum(len(answer[pile]) for pile, _, _ in _PILES)
    by = f" by {make_line(answer['by'])}" if answer["by"] else ""
    head = [
        Piece(make_line(answer["version"]), "strong"),
        Piece(f" in {make_line(answer['in'])}{by}: {count(whole, 'clause')}"),
    ]
    yield from flow(head, width, hang=_HANG)
    for pile, words, look in _PILES:
        if clauses := answer[pile]:
            told = [Piece(f"{len(clauses):>4} {words}: ", look), Piece(compress(clauses))]
            yield from flow(told, width, hang=_HANG * 2)
    if answer["suggestions"]:
        yield ""
        yield "Suggestions, for you to decide:"
    for suggestion in answer["suggestions"]:
        yield from _suggestion(answer, suggestion, width)


def _suggestion(answer: "Json", suggestion: "Json", width: int) -> Iterator[str]:
    passage, clause = suggestion["passage"], suggestion["clause"]
    told = f"{name_of(passage)} of {make_line(answer['in'])} may be about {name_of(clause)}: {make_line(suggestion['why'])}"
    yield from flow([Piece(told)], width, "  ", hang=_HANG)
    by = f" --by {answer['by']}" if answer["by"] else ""
    place = f"{answer['in']}#{passage['number'] or '#' + str(passage['ordinal'])}"
    name = (clause["number"] and name_of(clause)) or f"#{clause['ordinal']}"
    command = (
        f'proposaltrack respond {answer["version"]}{by} --clause "{name}" --stance STANCE --in "{place}"'
    )
    yield from flow([Piece(make_line(command), "quiet")], width, _HANG, hang=_HANG * 2)
