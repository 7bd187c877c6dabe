"""Columns: the distance of two texts is a share of their words."""

from hypothesis import given
from hypothesis import strategies as st

from proposaltrack.ledger.columns import distance_of

texts = st.lists(st.sampled_from(["each", "Party", "shall", "not", "sail", "30", "days."]), max_size=12).map(
    " ".join
)


@given(texts, texts)
def test_a_distance_is_a_share(one: str, two: str) -> None:
    """Between 0 and 1; 0 for equal texts, 1 against nothing."""
    assert 0 <= distance_of(one, two) <= 1
    assert distance_of(one, one) == 0
    assert distance_of(one, "") == (1.0 if one else 0.0)
