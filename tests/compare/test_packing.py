"""A comparison that was packed comes back as it was, or not at all."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from proposaltrack.compare import packing
from proposaltrack.compare.comparison import compare
from proposaltrack.compare.packing import pack_comparison, unpack_comparison
from proposaltrack.text.clauses import parse_text

SENTENCES = (
    "Each Party shall run one ferry across the lake.",
    "Each Party may run three ferries across the lake.",
    "The fare is 30 crowns, as Article 2 has it.",
    "The quay is kept in repair by the Party on whose bank it stands.",
    "Nothing in this Treaty touches the fishing rights of either Party.",
)
TEXTS = st.lists(
    st.tuples(st.integers(1, 4), st.lists(st.sampled_from(SENTENCES), max_size=3)), max_size=5
).map(lambda told: "\n\n".join(f"## Article {number}\n\n{' '.join(words)}" for number, words in told))
BEFORE, AFTER = (
    parse_text("\n\n".join(f"## Article {n}\n\n{words}" for n, words in enumerate(order, 1)))
    for order in (SENTENCES[:4], (SENTENCES[2], SENTENCES[1], SENTENCES[4]))
)


@given(TEXTS, TEXTS)
def test_a_packed_comparison_is_the_comparison(one: str, two: str) -> None:
    """Unpacking gives what comparing gives, to the last reason and weight."""
    before, after = parse_text(one), parse_text(two)
    compared = compare(before, after)
    assert unpack_comparison(pack_comparison(compared), before, after) == compared


@given(st.integers(0), st.binary(max_size=3))
def test_damaged_bytes_are_no_comparison(at: int, damage: bytes) -> None:
    """Bytes that were damaged give nothing, or what they gave before."""
    compared = compare(BEFORE, AFTER)
    packed = pack_comparison(compared)
    at %= len(packed)
    assert unpack_comparison(packed[:at] + damage + packed[at + 1 :], BEFORE, AFTER) in (None, compared)


def test_a_comparison_of_other_texts_is_refused() -> None:
    """What was packed of two texts is not taken for that of others with more or fewer clauses."""
    packed = pack_comparison(compare(BEFORE, AFTER))
    assert unpack_comparison(packed, AFTER, BEFORE) is None
    assert unpack_comparison(packed, BEFORE, BEFORE) is None


def test_another_method_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    """What an earlier method found is not taken for what this one finds."""
    packed = pack_comparison(compare(BEFORE, AFTER))
    monkeypatch.setattr(packing, "METHOD", packing.METHOD + 1)
    assert unpack_comparison(packed, BEFORE, AFTER) is None
