"""Comparisons in lines, from two short texts."""

import click

from proposaltrack.cli.render.comparison import comparison_lines
from proposaltrack.compare.comparison import compare
from proposaltrack.model.comparison import Comparison
from proposaltrack.text.clauses import parse_text
from proposaltrack.views.comparison import comparison_json


def told(before: str, after: str, *, not_compared: tuple[str, ...] = (), changes_only: bool = True) -> str:
    """What a person reads about two texts."""
    found = compare(parse_text(before), parse_text(after))
    comparison = Comparison(found.before, found.after, found.changes, not_compared)
    answer = comparison_json(comparison, {"name": "old"}, {"name": "new"})
    return click.unstyle("\n".join(comparison_lines(answer, 80, changes_only=changes_only)))


ARTICLES = [
    "The Parties shall share the water.",
    "Each Party shall measure what it takes.",
    "A commission is established in Port Alder.",
    "This Treaty enters into force after ratification.",
]


def treaty(*articles: str) -> str:
    """A treaty of these articles."""
    return (
        "# Treaty\n\n" + "\n\n".join(f"## Article {n}\n\n{text}" for n, text in enumerate(articles, 1)) + "\n"
    )


def test_a_cascade_of_renumbering_is_one_line() -> None:
    """Articles that only moved up by one are told together, with their ranges."""
    lines = told(treaty(*ARTICLES), treaty("Terms have their usual meaning here.", *ARTICLES))
    assert "1 to 4 → 2 to 5 · 4 clauses renumbered, nothing else" in lines


def test_a_clause_whose_number_is_kept_is_told_once() -> None:
    """A sign such as "[deleted]" in the place of an article is no new article."""
    lines = told(treaty(*ARTICLES), treaty(*ARTICLES[:2], "[deleted]", ARTICLES[3]))
    assert "\n3 · removed, its number kept\n" in lines
    assert "[-A commission is established in Port Alder.-]" in lines
    assert lines.count("\n3 ") == 1


def test_a_placeholder_that_goes_is_no_removed_clause() -> None:
    """Where a kept number is dropped in the end, no words are said to be lost."""
    lines = told(treaty(*ARTICLES, "[deleted]"), treaty(*ARTICLES))
    assert "\n5 · placeholder gone" in lines
    assert "[-" not in lines


def test_what_was_not_compared_is_said_first() -> None:
    """Nothing is left out silently."""
    lines = told("1. One.\n", "1. One.\n", not_compared=("footnotes",)).splitlines()
    assert "Not compared: footnotes" in lines


def test_equal_texts_are_told_as_such() -> None:
    """Where no word differs, one sentence says so."""
    assert "No difference in words: 5 clauses unchanged" in told(treaty(*ARTICLES), treaty(*ARTICLES))


def test_unchanged_clauses_are_shown_when_asked_for() -> None:
    """With everything asked for, every clause is there."""
    assert told(treaty(*ARTICLES), treaty(*ARTICLES), changes_only=False).count("· unchanged") == 5
