"""Candidates: for each clause without a partner, the few that it is worth measuring against."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence

from proposaltrack.compare.likeness import Profile
from proposaltrack.compare.pairing import Pairing

MOST_LIKE = 6
"""So many are taken by their shared words."""
WORDS_ASKED = 24
"""So many of a clause's weightiest words are looked up."""
MOST_COMMON = 60
"""A word that more clauses hold is not looked up."""

Index = dict[str, list[int]]


def candidates(
    pairing: Pairing, before: Sequence[Profile], after: Sequence[Profile]
) -> Iterator[tuple[int, int]]:
    """Places in the two lists worth measuring: alike in words, in heading, or in where they stand; each pair once.

    Args:
        pairing: the pairs found so far.
        before: profiles of clauses without a partner.
        after: the same of the other side.
    """
    words, headings = _indexes(after)
    slots = {profile.clause.ordinal: place for place, profile in enumerate(after)}
    for place, profile in enumerate(before):
        found = [*_by_words(profile, after, words), *headings.get(profile.heading, ())[:MOST_COMMON]]
        found += [slots[ordinal] for ordinal in _by_place(pairing, profile) if ordinal in slots]
        yield from ((place, other) for other in dict.fromkeys(found))


def _indexes(profiles: Sequence[Profile]) -> tuple[Index, Index]:
    words: Index = {}
    headings: Index = {}
    for place, profile in enumerate(profiles):
        for gram in profile.weights:
            words.setdefault(gram, []).append(place)
        if profile.heading:
            headings.setdefault(profile.heading, []).append(place)
    return words, headings


def _by_words(profile: Profile, after: Sequence[Profile], index: Index) -> list[int]:
    """The places that share most weight in the words looked up, most first."""
    known = [
        (weight, gram)
        for gram, weight in profile.weights.items()
        if 0 < len(index.get(gram, ())) <= MOST_COMMON
    ]
    shared: dict[int, float] = {}
    for weight, gram in sorted(known, key=lambda entry: (-entry[0], entry[1]))[:WORDS_ASKED]:
        for place in index[gram]:
            shared[place] = shared.get(place, 0.0) + weight * after[place].weights[gram]
    return sorted(shared, key=lambda place: (-shared[place], place))[:MOST_LIKE]


def _by_place(pairing: Pairing, profile: Profile) -> Iterator[int]:
    """Ordinals that stand where this clause would.

    They are beside a neighbour's partner, in the same rank below its parent's partner, or above its children's.
    """
    clause = profile.clause
    for step in (-1, 1):
        partner = pairing.partner.get(clause.ordinal + step)
        if partner is not None:
            yield partner - step
    parent = pairing.partner.get(clause.parent, 0)
    if bool(parent) == bool(clause.parent):
        ours, theirs = pairing.before.children[clause.parent], pairing.after.children.get(parent, ())
        rank = bisect_left(ours, clause.ordinal)
        yield from (other for other in theirs[max(0, rank - 1) : rank + 2])
    for child in pairing.before.children.get(clause.ordinal, ()):
        partner = pairing.partner.get(child)
        if partner is not None:
            yield pairing.after.clause(partner).parent
