"""Chains: of two rows of paragraphs, the pairs that keep their order and together are most alike."""

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from typing import NamedTuple, Optional

from rapidfuzz import fuzz

ALIKE = 50.0
"""Of 100; paragraphs that are less alike are one gone and one new, not one reworded."""
_MOST_WORK = 20_000_000_000
"""Pairs of characters; in a larger stretch each paragraph is held only against those about as far into it."""
_OVERHEAD = 256
"""Characters; what it costs to hold two paragraphs against each other, however short they are."""
_LEAST_REACH = 8
"""Paragraphs before and behind its own place that one is held against, at least."""
_LONG = 100_000_000
"""Pairs of characters; two paragraphs that have more, as whole tables do, are held against each other by their words,
in whatever order they stand."""
_WORD = re.compile(r"\w+")


class _Chain(NamedTuple):
    """A pair, and the chain behind it.

    Args:
        worth: of the whole chain.
        left: index of the pair on the one side.
        right: index of it on the other.
        rest: what follows.
    """

    worth: float
    left: int
    right: int
    rest: Optional["_Chain"]


def pair_alike(left: Sequence[str], right: Sequence[str]) -> list[tuple[int, int]]:
    """The indexes of paragraphs that are alike, rising on both sides, as alike as can be all together.

    Args:
        left: the paragraphs of one text.
        right: those of another.
    """
    pairs = []
    chain = _best(_alike(left, right))
    while chain is not None:
        pairs.append((chain.left, chain.right))
        chain = chain.rest
    return pairs


def _alike(left: Sequence[str], right: Sequence[str]) -> Iterator[tuple[int, int, float]]:
    """The indexes of paragraphs that are alike, falling on either side, and how much."""
    reach = _reach(left, right)
    for i in reversed(range(len(left))):
        middle = i * len(right) // len(left)
        for j in reversed(range(max(0, middle - reach), min(len(right), middle + reach + 1))):
            if likeness := _likeness(left[i], right[j]):
                yield i, j, likeness


def _reach(left: Sequence[str], right: Sequence[str]) -> int:
    """How far from its own place a paragraph is looked for."""
    work = 1
    for side in (left, right):
        work *= sum(map(len, side)) + _OVERHEAD * len(side)
    widest = max(len(left), len(right))
    return widest if work <= _MOST_WORK else max(_LEAST_REACH, widest * _MOST_WORK // (2 * work))


def _likeness(one: str, two: str) -> float:
    """Of 100; 0 for paragraphs that are not alike."""
    if len(one) * len(two) <= _LONG:
        return fuzz.ratio(one, two, score_cutoff=ALIKE)
    ours, theirs = Counter(_WORD.findall(one)), Counter(_WORD.findall(two))
    likeness = 200.0 * (ours & theirs).total() / max(1, ours.total() + theirs.total())
    return likeness if likeness >= ALIKE else 0.0


def _best(pairs: Iterable[tuple[int, int, float]]) -> _Chain | None:
    """The chain that is worth most; among equals the one that begins last.

    Of the chains found so far, only those are kept that no other one surpasses that begins at least as far on: they
    stand in the order in which the right side of their first pairs falls, and are worth more and more.
    """
    ends: list[int] = []
    chains: list[_Chain] = []
    for _, row in groupby(pairs, key=lambda pair: pair[0]):
        for chain in [_longer(pair, ends, chains) for pair in row]:
            at = bisect_left(ends, -chain.right)
            if at and chains[at - 1].worth >= chain.worth:
                continue
            after = at
            while after < len(ends) and chains[after].worth < chain.worth:
                after += 1
            if after == at and at < len(ends) and ends[at] == -chain.right:
                continue
            ends[at:after], chains[at:after] = [-chain.right], [chain]
    return chains[-1] if chains else None


def _longer(pair: tuple[int, int, float], ends: Sequence[int], chains: Sequence[_Chain]) -> _Chain:
    """A pair in front of the best of the chains that begin behind it on the right side."""
    left, right, worth = pair
    at = bisect_left(ends, -right)
    rest = chains[at - 1] if at else None
    return _Chain(worth + rest.worth if rest else worth, left, right, rest)
