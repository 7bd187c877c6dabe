"""Address: how people name a clause or a passage, and which one they get."""

import pytest

from proposaltrack.errors import NotFound, UsageProblem
from proposaltrack.text.address import address_of, find_clause, find_clauses, find_passage
from proposaltrack.text.clauses import parse_text

TREE = parse_text("""# Treaty

The Parties,

Mindful of the Lake,

Have agreed:

## Article 4. Deployment

1. No troops are deployed.

2. The following stay:

(a) guards;

(b) cooks.

## Article 7 bis

Stored water is not counted, and stored water is let go.

## Article 8

Each shall report.

## Article 8

Each shall report again.

## Annex I

The scale.
""")


@pytest.mark.parametrize(
    ("name", "start"),
    [
        ("4(2)(b)", "(b) cooks"),
        ("4 (2) ( b )", "(b) cooks"),
        ("Article 4(1)", "1. No troops"),
        ("art. 7 BIS", "## Article 7 bis"),
        ("7bis", "## Article 7 bis"),
        ("preamble/2", "Mindful"),
        ("Annex I", "## Annex I"),
        ("deployment", "## Article 4"),
        ("title", "# Treaty"),
        ("#1", "# Treaty"),
    ],
)
def test_a_clause_goes_by_many_names(name: str, start: str) -> None:
    """Case, spaces and the word before a number do not matter; a heading and an ordinal name a clause too."""
    assert TREE.text_of(find_clause(TREE, name)).startswith(start)


def test_every_address_leads_back() -> None:
    """The address of a clause finds it, unless its number is printed twice."""
    for clause in TREE:
        if clause.number != "8":
            assert find_clause(TREE, address_of(TREE, clause)) == clause


def test_the_preamble_is_all_its_paragraphs() -> None:
    """The word "preamble" stands for each of its paragraphs, and any other name for one clause."""
    assert [address_of(TREE, c) for c in find_clauses(TREE, "Preamble")] == [
        "preamble/1", "preamble/2", "preamble/3",
    ]  # fmt: skip
    assert len(find_clauses(TREE, "4")) == 1


def test_a_number_printed_twice_asks_which() -> None:
    """Two clauses of one number are told apart by their ordinals."""
    with pytest.raises(
        UsageProblem, match=r"2 clauses are called '8'\. Say which one: #\d+ \(line \d+\) or #\d+"
    ):
        find_clause(TREE, "8")


@pytest.mark.parametrize(
    ("name", "told"),
    [("4(3)", r"Did you mean .*4\("), ("zzzz", "clauses are listed by"), ("#99", r"#1 to #")],
)
def test_what_is_no_clause_is_told_with_the_nearest(name: str, told: str) -> None:
    """An unknown name says what there is."""
    with pytest.raises(NotFound, match=told):
        find_clause(TREE, name)


def test_a_quotation_names_a_passage_when_it_occurs_once() -> None:
    """A quotation finds its place whatever the white space; one that occurs twice asks for more."""
    start, end = find_passage(TREE, "Stored   water is\nnot counted")
    assert TREE.text[start:end] == "Stored water is not counted"
    with pytest.raises(UsageProblem, match="occurs 2 times"):
        find_passage(TREE, "Each shall report")
    with pytest.raises(NotFound):
        find_passage(TREE, "never said")
