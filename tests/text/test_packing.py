"""A tree that was packed comes back as it was, or not at all."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from proposaltrack.text import packing
from proposaltrack.text.clauses import parse_text
from proposaltrack.text.packing import pack_tree, unpack_tree

PIECES = (
    "# Pact",
    "Article 1",
    "## Part II",
    "1. Each Party pays.",
    "(a) at once;",
    "Words.",
    "",
    "Статья 2",
    "|a|b|",
)
TEXTS = st.lists(st.sampled_from(PIECES) | st.text(max_size=12), max_size=12).map("\n".join)
TEXT = "# Pact\n\n## Article 1\n\nEach Party pays.\n\n## Article 2\n\nEach Party waits.\n"


@given(TEXTS)
def test_a_packed_tree_is_the_tree(text: str) -> None:
    """Unpacking gives what reading the text gives, whatever the text."""
    assert unpack_tree(pack_tree(parse_text(text)), text) == parse_text(text)


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"[]",
        b"null",
        b"{}",
        b'{"method":1}',
        b'{"method":1,"clauses":[[1]]}',
        b'{"method":1,"clauses":[]}',
        b"\xff",
    ],
)
def test_other_bytes_are_no_tree(content: bytes) -> None:
    """Bytes that are not what was packed give no tree, and no error."""
    assert unpack_tree(content, TEXT) is None


@given(st.integers(0), st.binary(max_size=3))
def test_damaged_bytes_give_no_other_text(at: int, damage: bytes) -> None:
    """Whatever damage leaves, the clauses that come back still are the whole text."""
    packed = pack_tree(parse_text(TEXT))
    at %= len(packed)
    tree = unpack_tree(packed[:at] + damage + packed[at + 1 :], TEXT)
    assert tree is None or "".join(map(tree.text_of, tree)) == TEXT


def test_a_tree_of_another_text_is_refused() -> None:
    """What was packed of a shorter or longer text is not taken for this one's."""
    assert unpack_tree(pack_tree(parse_text(TEXT)), f"{TEXT}\nMore.\n") is None


def test_another_method_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    """What an earlier method read is not taken for what this one reads."""
    packed = pack_tree(parse_text(TEXT))
    monkeypatch.setattr(packing, "METHOD", packing.METHOD + 1)
    assert unpack_tree(packed, TEXT) is None
