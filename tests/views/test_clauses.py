"""Clause references and outlines as plain data."""

import pytest

from proposaltrack.text.address import find_clause
from proposaltrack.text.clauses import parse_text
from proposaltrack.views.clauses import clause_ref, outline_json

TEXT = "# Pact\n\nThe Parties,\n\nHave agreed:\n\n## Article 1. Aim\n\n1. One of two:\n\n   (a) first;\n\n2. [deleted]\n"


@pytest.mark.parametrize("place", range(7))
def test_a_reference_can_be_typed_back(place: int) -> None:
    """The address of every clause finds that clause."""
    tree = parse_text(TEXT)
    clause = tree.clauses[place]
    assert find_clause(tree, clause_ref(tree, clause)["address"]) == clause


def test_an_outline_is_the_whole_text_and_says_where_the_words_begin() -> None:
    """The texts joined are the text; behind the label and heading stand the words."""
    outline = outline_json("pact", parse_text(TEXT))
    assert "".join(clause["text"] for clause in outline["clauses"]) == TEXT
    words = {c["address"]: c["text"][c["words_at"] :].strip() for c in outline["clauses"]}
    assert words["1(1)"] == "One of two:"
    assert words["1(1)(a)"] == "first;"
