"""Found documents: texts that nobody prepared, in the habits of old prints, drafts, bills and regulations."""

import tomllib
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from proposaltrack.compare.align import align
from proposaltrack.text.clauses import parse_text

FOUND = Path(__file__).parent / "found"
TRUTH: dict[str, dict[str, Any]] = tomllib.loads((FOUND / "links.toml").read_text("utf-8"))
LEAST = 0.95
"""Share of the true links that must be found in all documents together."""
LEAST_EACH = 0.9
"""And in each of them."""


class Side:
    """One wording of a document, in which clauses are known by the words their line begins with."""

    def __init__(self, name: str) -> None:
        self.tree = parse_text((FOUND / f"{name}.md").read_text("utf-8"))
        self._lines = self.tree.text.split("\n")

    def at(self, anchor: str) -> int:
        """The ordinal of the clause that holds the one line that is, or begins with, these words."""
        exact = [place for place, line in enumerate(self._lines, 1) if line == anchor]
        begun = [place for place, line in enumerate(self._lines, 1) if line.startswith(f"{anchor} ")]
        found = exact if len(exact) == 1 else exact + begun
        assert len(found) == 1, anchor
        return max(clause.ordinal for clause in self.tree if clause.line <= found[0])


@cache
def outcomes(name: str) -> tuple[tuple[str, bool], ...]:
    """Every checked link of a document, with whether it was found."""
    return tuple(_outcomes(name))


def _outcomes(name: str) -> Iterator[tuple[str, bool]]:
    before, after = Side(f"{name}-before"), Side(f"{name}-after")
    pairs = {(link.before, link.after) for link in align(before.tree, after.tree)}
    for one, two in TRUTH[name]["links"]:
        yield f"{one} -> {two}", (before.at(one), after.at(two)) in pairs
    for anchor in TRUTH[name]["gone"]:
        yield f"{anchor} -> nothing", before.at(anchor) not in {one for one, _ in pairs}
    for anchor in TRUTH[name]["new"]:
        yield f"nothing -> {anchor}", after.at(anchor) not in {two for _, two in pairs}


def missed(*names: str) -> tuple[float, list[str]]:
    """The share of the links that were found, and those that were not."""
    known = [outcome for name in names for outcome in outcomes(name)]
    return sum(found for _, found in known) / len(known), [told for told, found in known if not found]


def test_the_set_is_large_enough() -> None:
    """At least six documents hold at least 150 checked links."""
    assert len(TRUTH) >= 6
    assert sum(len(outcomes(name)) for name in TRUTH) >= 150


def test_nearly_all_links_are_found() -> None:
    """Of all checked links of all documents nearly all are found."""
    share, lost = missed(*TRUTH)
    assert share >= LEAST, lost


@pytest.mark.parametrize("name", TRUTH)
def test_no_habit_is_beyond_us(name: str) -> None:
    """No document, whatever its habits, falls far behind the others."""
    share, lost = missed(name)
    assert share >= LEAST_EACH, lost
