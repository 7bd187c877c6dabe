"""Citing: which clause each cross-reference means, and silence where that is in doubt."""

import pytest

from proposaltrack.text.address import address_of
from proposaltrack.text.citing import Citing
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
        ("Article 1(3) applies.", [0]),
        ("Article 1(a) applies.", [None]),
        ("Article 3(1) applies.", [None]),
        ("Article 3 of this Treaty applies.", ["3"]),
        ("The fares of Annex II apply.", ["Annex II"]),
        ("Article 3 of Annex II applies.", [None, "Annex II"]),
        ("Article 3 TEU applies.", [None]),
        ("Article 51 of the Charter applies.", []),
        ("Article 1, paragraph 2, applies.", ["1(2)"]),
        ("paragraphs 1 and 2 of Article 1 apply.", ["1(1)", "1(2)"]),
        ("paragraph 2 of Article 9 applies.", [0]),
        ("Articles 1, 3, and 4 apply.", ["1", "3", "4"]),
        ("Article 3 applies to the extent possible.", ["3"]),
        ("Article 3 in the case of fog applies.", ["3"]),
        ("Article 3 (Ports) applies.", ["3"]),
        ("the Charter, Article 3, applies.", [None]),
        ("see [RFC6749], Section 3.", [None]),
        ("15 U.S.C. § 1 applies.", [None]),
        ("Article 3 and Article 2 of the Charter apply.", [None]),
        ("under Article 2 of the Charter and Article 3.", [None]),
        ("Article 3 of Regulation 5 applies.", [None, None]),
        ('the words "Article 9" are printed.', []),
        ("Article 9 is replaced by the following.", []),
        ("Paragraph 3 applies.", [None]),
        ("paragraph 2 of that Article applies.", [None]),
    ],
)
def test_a_citation_means_one_clause_or_says_nothing(citing: str, targets: list[object]) -> None:
    """Lists, ranges, paragraphs of another article and annexes are found; what cites another text is left alone."""
    tree = parse_text(TEXT.format(citing=citing))
    clause = next(c for c in tree if c.number == "2")
    found = [c.target and address_of(tree, tree.clause(c.target)) for c in Citing(tree).citations_of(clause)]
    assert found == targets


def test_a_paragraph_is_looked_for_around_the_clause_that_cites_it() -> None:
    """A paragraph that is cited by its own number alone is the neighbour."""
    tree = parse_text(
        "Article 1\n\n1. Boats sail.\n2. Paragraph 1 holds by night.\n\nArticle 2\n\nAll is well.\n"
    )
    clause = next(c for c in tree if c.number == "1(2)")
    assert [c.target and tree.clause(c.target).number for c in Citing(tree).citations_of(clause)] == ["1(1)"]


def test_numbers_that_occur_twice_are_no_target() -> None:
    """Where two articles carry one number, nothing is told about citations of it."""
    tree = parse_text("Article 1\n\nBoats.\n\nArticle 1\n\nPorts.\n\nArticle 2\n\nArticle 1 applies.\n")
    assert [c.target for c in Citing(tree).citations_of(tree.clauses[-1])] == [None]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Article 1\n\nLes bacs.\n\nArticle 2\n\nLes articles 1 à 3 valent.\n\nArticle 3\n\nFin.\n", [1, 2, 3]),
        ("Article 1\n\nLes bacs.\n\nArticle 2\n\nL'article 1 du présent traité.\n", [1]),
        ("Article 1\n\nLes bacs.\n\nArticle 2\n\nL'article 1 de la Charte.\n", [None]),
        ("Статья 1\n\nПаромы.\n\nСтатья 2\n\nСогласно статье 1 настоящего Договора.\n", [1]),
        ("Статья 1\n\nПаромы.\n\nСтатья 2\n\nВ смысле статьи 1.\n", [1]),
        ("Статья 1\n\nПаромы.\n\nСтатья 2\n\nВ смысле статьи 1 Устава.\n", [None]),
        ("Annexe I\n\nPorts.\n\nAnnexe II\n\nVoir les annexes I et II.\n", [1, 2]),
    ],
)  # fmt: skip
def test_citations_are_read_in_french_and_russian(text: str, found: list[int | None]) -> None:
    """Inflected words cite what the label heads; what belongs to another text is left alone."""
    tree = parse_text(text)
    citing = Citing(tree)
    assert [c.target for clause in tree for c in citing.citations_of(clause)] == found


BARE = "1. Boats\n\n1.1. Boats sail.\n\n1.2. Fares are low.\n\n2. Ports\n\n2.1. {citing}\n"


@pytest.mark.parametrize(
    ("citing", "numbers"),
    [
        ("See Section 1.1, Section 1.2, Section 2.1 and Clause 2.", ["1.1", "1.2", "2.1", "2"]),
        ("See Section 1.1, Section 1.2.", [None, None]),
        ("See Section 1.1, Section 1.2, Section 8.1 and Section 9.", [None, None, None, None]),
        ("See Section 1 (Boats), Section 2 (Ports), Section 1.1, Section 1.2.", ["1", "2", "1.1", "1.2"]),
        ("See Section 1 (Crew), Section 2 (Fares), Section 1.1, Section 1.2.", [None, None, None, None]),
    ],
)
def test_bare_numbers_are_trusted_where_nearly_all_of_them_fit(
    citing: str, numbers: list[str | None]
) -> None:
    """Clauses without a word are cited as sections; a text whose citations miss them counts otherwise than we do."""
    tree = parse_text(BARE.format(citing=citing))
    found = Citing(tree).citations_of(tree.clauses[-1])
    assert [tree.clause(c.target).number if c.target else None for c in found] == numbers
