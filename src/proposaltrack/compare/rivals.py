"""Rivals: whether two clauses are more alike than either is with the clauses around the other."""

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass, field

from rapidfuzz.distance import Indel

from proposaltrack.compare.likeness import spell, words_of
from proposaltrack.model.clause import Clause, ClauseTree

AROUND = 6
"""So many siblings are looked at on each side of a clause."""


@dataclass
class Rivals:
    """The words of the clauses looked at so far, and what was found for each pair.

    Args:
        before: the wording before.
        after: the wording after.
    """

    before: ClauseTree
    after: ClauseTree
    _signs: dict[str, str] = field(default_factory=dict)
    _spelt: dict[tuple[bool, int], str] = field(default_factory=dict)
    _found: dict[tuple[int, int], float] = field(default_factory=dict)

    def lead(self, one: Clause, two: Clause) -> float:
        """By how much a pair's share of kept words exceeds that of the best rival; negative when a rival is better.

        Clauses of one template are alike with each other whoever they are, and a high likeness proves nothing there.
        """
        key = one.ordinal, two.ordinal
        if key not in self._found:
            ours, theirs = self._words(one, after=False), self._words(two, after=True)
            shares = [
                Indel.normalized_similarity(self._words(c, after=False), theirs)
                for c in _around(self.before, one)
            ]
            shares += [
                Indel.normalized_similarity(ours, self._words(c, after=True))
                for c in _around(self.after, two)
            ]
            self._found[key] = Indel.normalized_similarity(ours, theirs) - max(shares, default=0.0)
        return self._found[key]

    def _words(self, clause: Clause, *, after: bool) -> str:
        key = after, clause.ordinal
        if key not in self._spelt:
            self._spelt[key] = spell(words_of(self.after if after else self.before, clause), self._signs)
        return self._spelt[key]


def _around(tree: ClauseTree, clause: Clause) -> Iterator[Clause]:
    """The nearest siblings on either side that have words."""
    siblings = tree.children[clause.parent]
    rank = bisect_left(siblings, clause.ordinal)
    near = siblings[max(0, rank - AROUND) : rank] + siblings[rank + 1 : rank + 1 + AROUND]
    return (found for found in map(tree.clause, near) if found.body < found.end)
