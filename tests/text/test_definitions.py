"""Definitions: which terms a text defines, in its three languages, and who uses them."""

import pytest

from proposaltrack.text.clauses import parse_text
from proposaltrack.text.definitions import Usage, find_definitions


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
        ("**Ferry** means the vessel.", ["Ferry"]),
        ('**"Ferry"** means the vessel.', ["Ferry"]),
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
    assert [clause.number for clause in Usage(tree).uses_of("Ferry")] == ["2", "4"]


def test_a_meaning_ends_where_the_next_one_begins_and_takes_in_what_stands_below() -> None:
    """Each term of a paragraph has its own meaning; the last one that of its list too."""
    tree = parse_text(
        'Article 1\n\n1. "Ferry" means a boat; "Port" means:\n\n(a) a quay;\n\n(b) a pier.\n\n2. The "Line" sails.\n'
    )
    assert [(found.term, found.meaning) for found in find_definitions(tree)] == [
        ("Ferry", "a boat"),
        ("Port", ": a quay; a pier".strip(" :")),
    ]


def test_a_term_in_quotation_marks_may_be_defined_in_words_we_do_not_know() -> None:
    """A quoted term is no undefined one, with its article or without."""
    tree = parse_text("1. The States, hereinafter called “the Parties”, agree.\n2. The Port is old.\n")
    assert Usage(tree).quotes("Parties")
    assert not Usage(tree).quotes("Port")
