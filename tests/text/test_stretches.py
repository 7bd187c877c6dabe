"""Passages, references and brackets: stretches of a text that stand for something."""

from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from proposaltrack.text.brackets import find_brackets, has_brackets
from proposaltrack.text.clauses import parse_text
from proposaltrack.text.passages import clauses_of, seal_passage
from proposaltrack.text.references import find_references, mask_references

LAKE = Path(__file__).parents[2] / "proposals" / "lake-basin" / "treaty-v1.md"
TREE = parse_text(LAKE.read_text("utf-8"))
ID = "0" * 64
offsets = st.integers(0, len(TREE.text))


@given(offsets, offsets)
def test_a_passage_touches_the_clauses_it_overlaps(one: int, other: int) -> None:
    """The clauses of a passage are those that share a character with it."""
    start, end = sorted((one, other))
    assume(start < end)
    passage = seal_passage(ID, TREE.text, start, end)
    expected = [c.ordinal for c in TREE if set(range(c.start, c.end)) & set(range(start, end))]
    assert [clause.ordinal for clause in clauses_of(TREE, passage)] == expected


def test_every_clause_is_its_own_passage() -> None:
    """The passage of a clause is that clause alone."""
    for clause in TREE:
        assert clauses_of(TREE, seal_passage(ID, TREE.text, clause.start, clause.end)) == (clause,)


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("as provided in Article 4(1) and Annex I", ["4(1)", "I"]),
        ("under Articles 4, 5 and 7 bis", ["4, 5 and 7 bis"]),
        ("paragraph (b) of this Article", ["(b)"]),
        ("§ 12 Abs. 3", ["12"]),
        ("Article 51 of the Charter applies", []),
        ("the article was 4 pages long", []),
        ("статьи 5", ["5"]),
    ],
)
def test_citations_of_own_clauses_are_found(text: str, numbers: list[str]) -> None:
    """A citation is found with its numbers; one of another instrument is left out."""
    assert [reference.numbers for reference in find_references(text)] == numbers


def test_masking_hides_the_numbers_of_citations_alone() -> None:
    """Two texts that cite other numbers are one once masked, and other numbers stay."""
    assert mask_references("Article 4 in 30 days") == mask_references("Article 5 in 30 days")
    assert mask_references("Article 4 in 30 days") != mask_references("Article 4 in 45 days")


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("shall [not] do", ["[not]"]),
        ("[a [b] c]", ["[a [b] c]", "[b]"]),
        ("[shall][should]", ["[shall]", "[should]"]),
        ("[deleted]", []),
        ("see [the page](address) and ![a picture]", []),
        ("open [ended", []),
        ("closed] first", []),
        ("a[^1] [b[^e2]]", ["[b[^e2]]"]),
        ("[^a b]", ["[^a b]"]),
    ],
)
def test_brackets_are_wording_not_agreed(text: str, found: list[str]) -> None:
    """Closed pairs are found in the order of opening; links, pictures, calls of notes and placeholders are none."""
    assert [text[b.start : b.end] for b in find_brackets(text)] == found
    assert has_brackets(text) == bool(found)


@given(st.text("[] ab!(", max_size=40))
def test_brackets_nest_and_never_cross(text: str) -> None:
    """Each bracket opens and closes where it says, and two either lie apart or one within the other."""
    found = find_brackets(text)
    assert all(text[b.start] == "[" and text[b.end - 1] == "]" for b in found)
    for one, two in pairwise(found):
        assert two.start >= one.end or two.end < one.end
