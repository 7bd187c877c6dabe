"""Outlines for a terminal: the clauses of a wording as we read them."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from proposaltrack.cli.render.clauses import name_of
from proposaltrack.cli.render.layout import columns, count, pad, paint
from proposaltrack.text.display import make_line, shorten

if TYPE_CHECKING:
    from proposaltrack.views.clauses import Json

_STEP = "  "
_DEEPEST = 8
"""Levels by which lines are indented; deeper ones stand below each other."""

_WIDEST = 16


def outline_lines(answer: "Json", width: int) -> Iterator[str]:
    """An outline as lines: name, heading and first words of every clause.

    Args:
        answer: as `views.clauses.outline_json` gives it.
        width: columns.
    """
    yield f"{paint(make_line(answer['name']), 'strong')} · {count(len(answer['clauses']), 'clause')}"
    yield ""
    widest: dict[int, int] = {}
    for clause in answer["clauses"]:
        widest[_depth(clause)] = max(widest.get(_depth(clause), 0), min(columns(name_of(clause)), _WIDEST))
    for clause in answer["clauses"]:
        yield _line(clause, widest[_depth(clause)], width)


def _depth(clause: "Json") -> int:
    return min(max(len(clause["path"]) - 1, 0), _DEEPEST)


def _line(clause: "Json", widest: int, width: int) -> str:
    indent = _STEP * _depth(clause)
    name = pad(shorten(name_of(clause), width // 2), widest)
    room = width - columns(indent) - columns(name) - 2
    heading = shorten(clause["heading"], room)
    left = room - columns(heading) - (2 if heading else 0)
    words = _first_words(clause, left) if left > 12 else ""
    told = "  ".join(part for part in (paint(heading, "strong"), paint(words, "quiet")) if part)
    return f"{indent}{name}  {told}".rstrip()


def _first_words(clause: "Json", room: int) -> str:
    """The words after the label and heading, which are told already."""
    return shorten(clause["text"][clause["words_at"] :], room)
