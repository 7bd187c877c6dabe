"""Chains: paragraphs that are alike are paired in their order, in a time that grows no faster than their number."""

import random
from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st
from rapidfuzz import fuzz

from proposaltrack.compare.chains import ALIKE, pair_alike

_WORDS = ["alpha", "beta", "gamma", "delta", "party", "shall"]
_PARAGRAPHS = st.lists(
    st.lists(st.sampled_from(_WORDS), min_size=1, max_size=4).map(" ".join), min_size=1, max_size=5
)


def _worth(left: list[str], right: list[str], pairs: list[tuple[int, int]]) -> float:
    return sum(fuzz.ratio(left[i], right[j]) for i, j in pairs)


@given(left=_PARAGRAPHS, right=_PARAGRAPHS)
def test_no_other_chain_is_worth_more(left: list[str], right: list[str]) -> None:
    """Of all pairs that rise on both sides and are alike, those that are worth most together are taken."""
    found = pair_alike(left, right)
    most = max(
        _worth(left, right, pairs)
        for size in range(min(len(left), len(right)) + 1)
        for ours in combinations(range(len(left)), size)
        for theirs in combinations(range(len(right)), size)
        for pairs in [[*zip(ours, theirs, strict=True)]]
        if all(fuzz.ratio(left[i], right[j]) >= ALIKE for i, j in pairs)
    )
    assert abs(_worth(left, right, found) - most) < 1e-6


def test_a_long_stretch_is_paired_near_the_same_place() -> None:
    """Five thousand paragraphs, every one reworded and some of them gone, find their own."""
    rng = random.Random(3)
    left = [" ".join(rng.choices(_WORDS, k=12)) + f" {place}" for place in range(5_000)]
    right = [f"{said} reworded" for place, said in enumerate(left) if place not in {700, 2_000, 4_500}]
    pairs = pair_alike(left, right)
    own = sum(right[j] == f"{left[i]} reworded" for i, j in pairs)
    assert own > 0.99 * len(right)


def test_whole_tables_are_held_against_each_other_by_their_words() -> None:
    """A million characters are as quickly known again as lost."""
    rng = random.Random(4)
    table = " ".join(str(rng.randrange(100_000)) for _ in range(200_000))
    other = " ".join(str(rng.randrange(100_000, 200_000)) for _ in range(200_000))
    assert pair_alike([table], [f"{table} more"]) == [(0, 0)]
    assert pair_alike([table], [other]) == []
