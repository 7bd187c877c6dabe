"""Sequences: the longest run that kept its order."""

from itertools import combinations, pairwise

from hypothesis import given
from hypothesis import strategies as st

from proposaltrack.compare.sequences import rising


@given(st.lists(st.integers(0, 9), max_size=9))
def test_no_rising_run_is_longer(values: list[int]) -> None:
    """The places found rise, and no choice of more places does."""
    found = [values[place] for place in rising(values)]
    assert all(one < two for one, two in pairwise(found))
    longer = combinations(values, len(found) + 1)
    assert not any(all(one < two for one, two in pairwise(choice)) for choice in longer)
