"""Brackets for a terminal: a row for each clause, a column for each version, the sum below."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from proposaltrack.cli.render.clauses import name_of, names_of
from proposaltrack.cli.render.layout import Piece, columns, count, flow, pad, paint
from proposaltrack.text.display import make_line, shorten

if TYPE_CHECKING:
    from proposaltrack.views.clauses import Json

_GAP = "  "
_LEAST = 12


def brackets_lines(answer: "Json", width: int) -> Iterator[str]:
    """Brackets as lines; where not every version has room, the earliest are left out, and that is said.

    Args:
        answer: as `views.brackets.brackets_json` gives it.
        width: columns.
    """
    versions = answer["versions"]
    names = [make_line(version["version"]).rpartition("@")[2] for version in versions]
    cells = [max(columns(name), 4) + len(_GAP) for name in names]
    first = len(cells) - 1
    while first and sum(cells[first - 1 :]) + _LEAST <= width:
        first -= 1
    label = width - sum(cells[first:])
    yield paint(
        pad(f"Pairs of brackets in {make_line(answer['document'])}"[:label], label)
        + _cells(names, cells, first),
        "strong",
    )
    for row in answer["rows"]:
        heading = make_line(row["clause"]["heading"] or "")
        name = shorten(f"{name_of(row['clause'])} {heading}".strip(), label - 1)
        told = ["-" if pairs is None else str(pairs) if pairs else "." for pairs in row["pairs"]]
        yield (pad(name, label) + _cells(told, cells, first)).rstrip()
    sums = [str(version["pairs"]) for version in versions]
    yield paint((pad("all", label) + _cells(sums, cells, first)).rstrip(), "strong")
    if first:
        yield f"{count(first, 'earlier version')} had no room here; --json has all."
    for version in versions:
        if version["unbalanced"]:
            alone = count(version["unbalanced"], "bracket")
            yield f"{make_line(version['version'])}: {alone} opened or closed alone; `proposaltrack check` says where."


def _cells(texts: list[str], cells: list[int], first: int) -> str:
    shown = zip(texts[first:], cells[first:], strict=True)
    return "".join(" " * (cell - columns(text)) + text for text, cell in shown)


def choices_lines(answer: "Json", width: int) -> Iterator[str]:
    """What the brackets of a version offer for choice, as lines: one below the other, those within indented.

    Args:
        answer: as `views.brackets.choices_json` gives it.
        width: columns.
    """
    if not answer["rows"]:
        yield f"No clause of {make_line(answer['version'])} has words in brackets."
    for row in answer["rows"]:
        yield from flow([Piece(name_of(row["clause"]), "strong")], width)
        if row["options"]:
            yield from flow([Piece(f"options: {names_of(row['options'])}")], width, _GAP, hang=_GAP * 2)
        for choice in row["choices"]:
            yield from _choice(choice, width, _GAP)


def _choice(choice: "Json", width: int, indent: str) -> Iterator[str]:
    several = len(choice["alternatives"]) > 1
    for place, alternative in enumerate(choice["alternatives"]):
        sign = "or " if place else "either " if several else "perhaps "
        who = f" ({', '.join(map(make_line, alternative['who']))})" if alternative["who"] else ""
        told = [Piece(sign, "quiet"), Piece(make_line(f"[{alternative['words']}]")), Piece(who, "strong")]
        yield from flow(told, width, indent, hang=indent + _GAP)
        for inner in alternative["choices"]:
            yield from _choice(inner, width, indent + _GAP * 2)
