"""Definitions: which terms a text defines, in its three languages, and who uses them."""

import pytest

from proposaltrack.text.clauses import parse_text
from proposaltrack.text.definitions import find_definitions, uses_of


@pytest.mark.parametrize(
    ("words", "terms"),
    [
        ("“Ferry” means the vessel.", ["Ferry"]),
        ('"Ferry", "Boat" and the like.', []),
        ('the vessel (the "Ferry") sails.', ["Ferry"]),
        ('the vessel (hereinafter referred to as the "Ferry") sails.', ["Ferry"]),
        ("« Bac » désigne le navire.", ["Bac"]),
        ("«Bac» désigne le navire.", ["Bac"]),
        ("«Паром» означает судно.", ["Паром"]),
        ("the word “ferry” is fine.", []),
    ],
)
def test_a_term_is_defined_where_its_meaning_is_given(words: str, terms: list[str]) -> None:
    """Only what says what a term means defines it; quoting a word does not."""
    tree = parse_text(f"Article 1\n\n{words}\n")
    assert [definition.term for definition in find_definitions(tree)] == terms


def test_the_users_of_a_term_are_the_other_clauses_that_print_it() -> None:
    """Plurals count, parts of words and the clause that defines do not."""
    tree = parse_text(
        '1. "Ferry" means a boat.\n2. The Ferry sails.\n3. Ferrymen sing.\n4. Old Ferrys rust.\n'
    )
    assert [clause.number for clause in uses_of(tree, "Ferry")] == ["2", "4"]
