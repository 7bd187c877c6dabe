"""Citing: which clause each cross-reference means, and silence where that is in doubt."""

import pytest

from proposaltrack.text.address import address_of
from proposaltrack.text.citing import citations_of
from proposaltrack.text.clauses import parse_text

TEXT = """# Treaty

Article 1

1. The Ferry sails.
2. Fares are low.
   (a) by day;
   (b) by night.

Article 2

{citing}

Article 3

Ports are kept clean.

Article 4

Talks settle all.

Annex I

Fares in full.

Annex II

Ports in full.
"""


@pytest.mark.parametrize(
    ("citing", "targets"),
    [
        ("Subject to Article 1, it holds.", ["1"]),
        ("Subject to Article 1(2), it holds.", ["1(2)"]),
        ("Subject to Article 1(2)(b), it holds.", ["1(2)(b)"]),
        ("Subject to paragraph 2 of Article 1, it holds.", ["1(2)"]),
        ("Articles 3 and 4 apply.", ["3", "4"]),
        ("Articles 1 to 4 apply.", ["1", "2", "3", "4"]),
        ("Article 9 applies.", [0]),
        ("Article 3 of this Treaty applies.", ["3"]),
        ("The fares of Annex II apply.", ["Annex II"]),
        ("Article 3 of Annex II applies.", [None, "Annex II"]),
        ("Article 3 TEU applies.", [None]),
        ("Article 51 of the Charter applies.", []),
        ("paragraph 2 of that Article applies.", [None]),
    ],
)
def test_a_citation_means_one_clause_or_says_nothing(citing: str, targets: list[object]) -> None:
    """Lists, ranges, paragraphs of another article and annexes are found; what cites another text is left alone."""
    tree = parse_text(TEXT.format(citing=citing))
    clause = next(c for c in tree if c.number == "2")
    found = [c.target and address_of(tree, tree.clause(c.target)) for c in citations_of(tree, clause)]
    assert found == targets


def test_a_paragraph_is_looked_for_around_the_clause_that_cites_it() -> None:
    """A paragraph that is cited by its own number alone is the neighbour."""
    tree = parse_text(
        "Article 1\n\n1. Boats sail.\n2. Paragraph 1 holds by night.\n\nArticle 2\n\nAll is well.\n"
    )
    clause = next(c for c in tree if c.number == "1(2)")
    assert [c.target and tree.clause(c.target).number for c in citations_of(tree, clause)] == ["1(1)"]


def test_numbers_that_occur_twice_are_no_target() -> None:
    """Where two articles carry one number, nothing is told about citations of it."""
    tree = parse_text("Article 1\n\nBoats.\n\nArticle 1\n\nPorts.\n\nArticle 2\n\nArticle 1 applies.\n")
    assert [c.target for c in citations_of(tree, tree.clauses[-1])] == [None]
