"""Rivals: whether two clauses are more alike than either is with the clauses around the other."""

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Container, Sequence
from dataclasses import dataclass, field
from itertools import compress, groupby
from typing import NamedTuple

from rapidfuzz.distance import Indel

from proposaltrack.compare.vocabulary import Vocabulary
from proposaltrack.model.clause import Clause, ClauseTree

AROUND = 6
"""So many siblings are looked at on each side of a clause."""
OF_ONE_FAMILY = 0.6
"""Share of words kept by which a clause is alike with a rival, as clauses of one template are."""
FEWEST_KIN = 3
"""So many rivals make a family."""
FEWEST_OWN = 2
"""And so many of one side a template of its own."""
INTACT = 0.85
"""Share of what its whole family says that a clause of it says as well."""
Kin = Sequence[Sequence[str]]
_NUMERAL = re.compile(r"\d+")


class Standing(NamedTuple):
    """How a pair stands among its rivals.

    Args:
        lead: by how much its share of kept words exceeds that of the best rival; negative when a rival is better.
        apart: share of what tells the clauses of its template apart that both have; None when they have no template.
    """

    lead: float
    apart: float | None


@dataclass
class Rivals:
    """What was found for each pair so far.

    Args:
        vocabulary: the words of both wordings.
    """

    vocabulary: Vocabulary
    _found: dict[tuple[int, int], Standing] = field(default_factory=dict)

    def standing(self, one: Clause, two: Clause) -> Standing:
        """How a pair stands among the clauses around both.

        Clauses of one template are alike with each other whoever they are, and a high likeness proves nothing there.
        """
        key = one.ordinal, two.ordinal
        if key not in self._found:
            self._found[key] = self._measure(one, two)
        return self._found[key]

    def _measure(self, one: Clause, two: Clause) -> Standing:
        read = self.vocabulary
        ours, theirs = read.spelt(one, after=False), read.spelt(two, after=True)
        near, far = _around(read.before, one), _around(read.after, two)
        shares = [_share(read.spelt(clause, after=False), theirs) for clause in near]
        shares += [_share(ours, read.spelt(clause, after=True)) for clause in far]
        like = [share >= OF_ONE_FAMILY for share in shares]
        lead = _share(ours, theirs) - max(shares, default=0.0)
        if sum(like) < FEWEST_KIN:
            return Standing(lead, None)
        kin = (
            [read.words(clause, after=False) for clause in compress(near, like)],
            [read.words(clause, after=True) for clause in compress(far, like[len(near) :])],
        )
        return Standing(lead, told_apart(read.words(one, after=False), read.words(two, after=True), kin))


_share = Indel.normalized_similarity


def told_apart(one: Sequence[str], two: Sequence[str], kin: tuple[Kin, Kin]) -> float | None:
    """Share of what fills the places that their template leaves open, equal in both, from 0 to 1.

    A place counts once however many words fill it, and not at all when a number does: numbers are what is bargained
    over. None when either clause is no intact copy of the template but a rewritten one.

    Args:
        one: words of a clause before.
        two: words of a clause after.
        kin: words of the clauses before and after that are alike with either.
    """
    # A word may have been replaced throughout, so each side has its own template.
    sides = [own if len(own) >= FEWEST_OWN else [*kin[0], *kin[1]] for own in kin]
    templates = [_template(side) for side in sides]
    if not (_is_intact(one, templates[0]) and _is_intact(two, templates[1])):
        return None
    ours, theirs = _filled(one, templates[0]), _filled(two, templates[1])
    total = sum(ours.values()) + sum(theirs.values())
    shared = sum(ours[word] + theirs[word] for word in ours if word in theirs)
    return shared / total if total else None


def _template(kin: Kin) -> frozenset[str]:
    """The words that nearly all kin say."""
    known = Counter(word for words in kin for word in set(words))
    return frozenset(word for word, n in known.items() if n >= INTACT * len(kin))


def _is_intact(words: Sequence[str], template: frozenset[str]) -> bool:
    return len(template.intersection(words)) >= INTACT * len(template)


def _filled(words: Sequence[str], template: Container[str]) -> dict[tuple[str, str], float]:
    """The words that fill the open places of a template, each with the word before its place; 1 for every place."""
    filled: dict[tuple[str, str], float] = {}
    place = ""
    for is_open, run in groupby(words, key=lambda word: word not in template):
        told = list(run)
        if not is_open:
            place = told[-1]
            continue
        told = [word for word in told if not _NUMERAL.fullmatch(word)]
        for word in told:
            filled[place, word] = filled.get((place, word), 0.0) + 1 / len(told)
    return filled


def _around(tree: ClauseTree, clause: Clause) -> list[Clause]:
    """The nearest siblings on either side that have words."""
    siblings = tree.children[clause.parent]
    rank = bisect_left(siblings, clause.ordinal)
    near = siblings[max(0, rank - AROUND) : rank] + siblings[rank + 1 : rank + 1 + AROUND]
    return [found for found in map(tree.clause, near) if found.body < found.end]
