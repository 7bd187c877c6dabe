"""Sequences: what keeps its order between two orders."""

from bisect import bisect_left
from collections.abc import Sequence


def rising(values: Sequence[int]) -> list[int]:
    """Places of the longest strictly rising subsequence, by patience sorting; among equals the one that ends lowest.

    Args:
        values: any integers.
    """
    ends: list[int] = []
    tops: list[int] = []
    links: list[int] = []
    for place, value in enumerate(values):
        at = bisect_left(ends, value)
        links.append(tops[at - 1] if at else -1)
        ends[at : at + 1] = [value]
        tops[at : at + 1] = [place]
    chain: list[int] = []
    place = tops[-1] if tops else -1
    while place >= 0:
        chain.append(place)
        place = links[place]
    return chain[::-1]
