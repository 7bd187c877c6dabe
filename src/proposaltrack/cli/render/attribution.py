"""Attributions for a terminal: the words of a clause, each run with a mark, and what the marks stand for."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from proposaltrack.cli.render.clauses import name_of
from proposaltrack.cli.render.layout import Piece, firm, flow
from proposaltrack.text.display import make_line, make_safe

if TYPE_CHECKING:
    from proposaltrack.views.clauses import Json

INDENT = "    "
_LOOKS = ("", "inserted", "for", "open", "against")
"""Looks in turn, by the order in which versions occur; the mark behind each run says the same without any."""


def attribution_lines(answer: "Json", width: int) -> Iterator[str]:
    """Clauses as lines: every run of words with its version behind it in braces, words that were struck below.

    Args:
        answer: as `views.attribution.attribution_json` gives it.
        width: columns.
    """
    seen: dict[str, Json] = {}
    for entry in answer["clauses"]:
        heading = make_line(entry["clause"]["heading"])
        yield from flow(
            [Piece(f"{name_of(entry['clause'])}{f' {heading}' if heading else ''}", "strong")], width
        )
        for run in entry["runs"]:
            seen.setdefault(run["version"], run)
        yield from flow(_runs(entry["runs"], list(seen)), width, INDENT)
        for gone in entry.get("struck", ()):
            yield from flow(_gone(gone), width, INDENT, hang=INDENT * 2)
            for run in gone["runs"]:
                seen.setdefault(run["version"], run)
        yield ""
    for version, run in sorted(seen.items(), key=lambda entry: (entry[1]["on"], len(entry[0]), entry[0])):
        party = make_line(run["party"] or "")
        yield from flow(
            [Piece(f"{{{_short(version)}}}  {make_line(version)} by {party}, {run['on']}")], width
        )


def _runs(runs: "list[Json]", versions: list[str]) -> Iterator[Piece]:
    for run in runs:
        look = _LOOKS[versions.index(run["version"]) % len(_LOOKS)]
        text = make_safe(run["text"]).lstrip("#")
        words = text.strip()
        yield Piece(" " if text[:1].isspace() else "")
        if words:
            yield Piece(words, look)
            yield Piece(firm(f"{{{_short(run['version'])}}}"), "quiet")
        yield Piece(" " if text[-1:].isspace() else "")


def _gone(gone: "Json") -> Iterator[Piece]:
    by = gone["struck_by"]
    yield Piece("struck ")
    for run in gone["runs"]:
        yield Piece(make_line(run["text"]), "deleted")
        yield Piece(firm(f" {{{_short(run['version'])}}} "), "quiet")
    yield Piece(f"by {make_line(by['party'] or '')} in {make_line(by['version'])}, {by['on']}")
    if gone["back_in"]:
        yield Piece(f"; back in {make_line(gone['back_in']['version'])}")


def _short(version: str) -> str:
    """The number of a version without its document."""
    return make_line(version.partition("@")[2] or version)
