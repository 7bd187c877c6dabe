"""Findings for a terminal: where, how grave, and what is wrong."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from proposaltrack.cli.render.clauses import name_of
from proposaltrack.cli.render.layout import Piece, count, flow, paint
from proposaltrack.text.display import make_line, shorten

if TYPE_CHECKING:
    from proposaltrack.views.clauses import Json

_INDENT = "    "
_LEAD = 3
"""Words that are shown before the first one that differs."""
_LOOKS = {"high": "pressing", "medium": "strong", "low": "quiet"}


def findings_lines(answer: "Json", width: int) -> Iterator[str]:
    """Findings as lines.

    Args:
        answer: as `views.findings.findings_json` gives it.
        width: columns.
    """
    found, sides = answer["findings"], answer["compared"]
    name = [Piece(make_line(sides["after"]["name"]), "strong")]
    if sides["before"]:
        name += [Piece(" held against ", "quiet"), Piece(make_line(sides["before"]["name"]), "strong")]
    yield from flow(name, width, hang=_INDENT)
    if answer["piles"]:
        yield ", ".join(f"{number} {name.replace('_', ' ')}" for name, number in answer["piles"].items())
    yield count(len(found), "finding") if found else "No findings"
    # In piles every change is told; without them a text could seem to be the one that was sent.
    if answer["changed"] and not answer["piles"]:
        shows = "diff" if sides["after"]["version"] else "compare"
        yield f"{count(answer['changed'], 'clause')} changed; `proposaltrack {shows}` tells how"
    for finding in found:
        yield ""
        yield from _finding(finding, width)
    yield ""
    for told in answer["not_compared"]:
        yield from flow([Piece(f"Not compared: {make_line(told)}", "quiet")], width, hang=_INDENT)


def _finding(finding: "Json", width: int) -> Iterator[str]:
    clause = finding["clause"]
    heading = f" {make_line(clause['heading'])}" if clause["heading"] else ""
    head = [
        Piece(f"{name_of(clause)}{heading}", "strong"),
        Piece(f" · {finding['kind'].replace('-', ' ')} · "),
        Piece(finding["severity"], _LOOKS[finding["severity"]]),
    ]
    yield from flow(head, width, hang=_INDENT)
    yield from flow([Piece(make_line(finding["message"]))], width, _INDENT)
    if finding["kind"] == "definition-changed":
        for name, words in zip(("before", "after"), _differing(finding), strict=True):
            yield paint(f"{_INDENT}{name}: {shorten(words, width - len(_INDENT) - len(name) - 2)}", "quiet")


def _differing(finding: "Json") -> tuple[str, str]:
    """Both meanings, from a few words before the first that differs."""
    before, after = finding["before"].split(), finding["after"].split()
    pairs = enumerate(zip(before, after, strict=False))
    same = next((place for place, (one, two) in pairs if one != two), min(len(before), len(after)))
    first = max(same - _LEAD, 0)
    lead = "… " if first else ""
    return lead + " ".join(before[first:]), lead + " ".join(after[first:])
