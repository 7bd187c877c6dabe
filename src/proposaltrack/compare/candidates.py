"""Candidates: for each clause without a partner, the few that it is worth measuring against."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from heapq import nsmallest
from itertools import islice

from proposaltrack.compare.likeness import Profile
from proposaltrack.compare.pairing import Pairing

MOST_LIKE = 6
"""So many are taken by their shared words."""
WORDS_ASKED = 24
"""So many of a clause's weightiest words are looked up."""
MOST_COMMON = 60
"""A word that more clauses hold is not looked up."""

Index = dict[str, list[int]]


@dataclass
class Finder:
    """Finds what is worth measuring; what does not depend on the pairs found so far is worked out once.

    Args:
        pairing: the pairs found so far; it may grow between two questions.
        before: profiles of clauses before.
        after: profiles of clauses after.
    """

    pairing: Pairing
    before: Sequence[Profile]
    after: Sequence[Profile]
    _ranked: dict[int, list[int]] = field(default_factory=dict)

    @cached_property
    def _indexes(self) -> tuple[Index, Index]:
        return _indexes(self.after)

    def pairs(self) -> Iterator[tuple[Profile, Profile]]:
        """Free clauses alike in words, in heading, or in where they stand; each pair once."""
        origin = self.pairing.origin
        slots = {profile.clause.ordinal: place for place, profile in enumerate(self.after)}
        for profile in self.before:
            if profile.clause.ordinal in self.pairing.partner:
                continue
            found = [*self._by_words(profile), *self._indexes[1].get(profile.heading, ())[:MOST_COMMON]]
            found += [slots[ordinal] for ordinal in _by_place(self.pairing, profile) if ordinal in slots]
            others = (self.after[place] for place in dict.fromkeys(found))
            yield from ((profile, other) for other in others if other.clause.ordinal not in origin)

    def _by_words(self, profile: Profile) -> list[int]:
        """The free places that share most weight in the words looked up, most first."""
        ordinal = profile.clause.ordinal
        if ordinal not in self._ranked:
            self._ranked[ordinal] = _ranked(profile, self.after, self._indexes[0])
        free = (p for p in self._ranked[ordinal] if self.after[p].clause.ordinal not in self.pairing.origin)
        return list(islice(free, MOST_LIKE))


def _indexes(profiles: Sequence[Profile]) -> tuple[Index, Index]:
    words: Index = {}
    headings: Index = {}
    for place, profile in enumerate(profiles):
        for gram in profile.weights:
            words.setdefault(gram, []).append(place)
        if profile.heading:
            headings.setdefault(profile.heading, []).append(place)
    return words, headings


def _ranked(profile: Profile, after: Sequence[Profile], index: Index) -> list[int]:
    """The places that share weight in the words looked up, those that share most first."""
    known = [
        (-weight, gram)
        for gram, weight in profile.weights.items()
        if gram in index and len(index[gram]) <= MOST_COMMON
    ]
    shared: dict[int, float] = {}
    for weight, gram in nsmallest(WORDS_ASKED, known):
        for place in index[gram]:
            shared[place] = shared.get(place, 0.0) - weight * after[place].weights[gram]
    return sorted(shared, key=lambda place: (-shared[place], place))


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
