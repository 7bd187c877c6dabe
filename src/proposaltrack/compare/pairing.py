"""Pairing: which clauses have found each other so far, and what their surroundings say of any other pair."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import NamedTuple

from proposaltrack.compare.vocabulary import Vocabulary
from proposaltrack.model.clause import Clause, ClauseTree
from proposaltrack.model.comparison import Link


class Pin(NamedTuple):
    """What is known of one pair of clauses from outside their words; a person's word always wins.

    Args:
        before: ordinal in the wording before.
        after: ordinal in the wording after.
        match: True when the two are the same clause, False when they are not.
        why: the evidence, in words for people.
    """

    before: int
    after: int
    match: bool
    why: str = "matched by a person"


@dataclass
class Pairing:
    """The pairs found so far.

    Args:
        before: the wording before.
        after: the wording after.
        barred: pairs that a person has said are not the same clause.
        links: what is known of each clause before, by its ordinal.
        partner: ordinal after of each paired clause before.
        origin: ordinal before of each paired clause after.
        kept: those partners that say the same.
    """

    before: ClauseTree
    after: ClauseTree
    barred: frozenset[tuple[int, int]] = frozenset()
    links: dict[int, Link] = field(default_factory=dict)
    partner: dict[int, int] = field(default_factory=dict)
    origin: dict[int, int] = field(default_factory=dict)
    kept: dict[int, int] = field(default_factory=dict)

    @cached_property
    def last(self) -> tuple[int, int]:
        """The last ordinal of each side."""
        return len(self.before), len(self.after)

    @cached_property
    def vocabulary(self) -> Vocabulary:
        """The words of both wordings."""
        return Vocabulary(self.before, self.after)

    def keep(self, before: int, after: int, confidence: float, why: str) -> None:
        """Pairs two clauses that say the same."""
        if self.pair(before, after, confidence, why):
            self.kept[before] = after

    def pair(self, before: int, after: int, confidence: float, why: str) -> bool:
        """True when both were free and the pair is not barred; then they are paired."""
        if before in self.partner or after in self.origin or (before, after) in self.barred:
            return False
        self.partner[before], self.origin[after] = after, before
        self.links[before] = Link(before, after, confidence, why)
        return True

    def free_before(self) -> list[Clause]:
        """Clauses before without a partner, in reading order."""
        return [clause for clause in self.before.clauses if clause.ordinal not in self.partner]

    def free_after(self) -> list[Clause]:
        """Clauses after without a partner, in reading order."""
        return [clause for clause in self.after.clauses if clause.ordinal not in self.origin]


class Context(NamedTuple):
    """What the surroundings of a pair say.

    Args:
        parent: 1 when the parents are paired with each other or both at the top, -1 when either is paired elsewhere, else 0.
        above: the same for the clauses just before them in reading order.
        below: the same for the clauses just after them.
        number: True when both carry the same number.
        children: share of the children of both that are paired with each other; -1.0 when neither has paired ones.
    """

    parent: int
    above: int
    below: int
    number: bool
    children: float

    @property
    def neighbours(self) -> int:
        """How many neighbours are paired with each other, from 0 to 2."""
        return (self.above > 0) + (self.below > 0)


def context_of(pairing: Pairing, before: Clause, after: Clause) -> Context:
    """What the surroundings of two clauses say, from the pairs found so far."""
    return Context(
        _parents(pairing, before, after),
        _agree(pairing, before.ordinal - 1, after.ordinal - 1),
        _agree(pairing, before.ordinal + 1, after.ordinal + 1),
        bool(before.number) and before.number == after.number,
        _children(pairing, before, after),
    )


def _parents(pairing: Pairing, before: Clause, after: Clause) -> int:
    if not before.parent or not after.parent:
        return 1 if before.parent == after.parent else -1
    return _agree(pairing, before.parent, after.parent)


def _agree(pairing: Pairing, before: int, after: int) -> int:
    """1 when two ordinals are paired, or both lie off the ends; -1 when either is paired elsewhere; else 0."""
    if 0 < before <= pairing.last[0] and 0 < after <= pairing.last[1]:
        partner = pairing.partner.get(before)
        if partner is None:
            return -1 if after in pairing.origin else 0
        return 1 if partner == after else -1
    return 0 if 0 < before <= pairing.last[0] or 0 < after <= pairing.last[1] else 1


def _children(pairing: Pairing, before: Clause, after: Clause) -> float:
    ours = pairing.before.children.get(before.ordinal, ())
    theirs = pairing.after.children.get(after.ordinal, ())
    if not any(child in pairing.partner for child in ours) and not any(
        child in pairing.origin for child in theirs
    ):
        return -1.0
    partners = (pairing.partner.get(child, 0) for child in ours)
    shared = sum(1 for child in partners if child and pairing.after.clause(child).parent == after.ordinal)
    return 2 * shared / (len(ours) + len(theirs))


def paired_in_order(
    pairing: Pairing, before: Sequence[int], after: Sequence[int]
) -> Iterator[tuple[int, int]]:
    """Free ordinals of two lists, first with first and so on."""
    free = [ordinal for ordinal in before if ordinal not in pairing.partner]
    other = [ordinal for ordinal in after if ordinal not in pairing.origin]
    yield from zip(free, other, strict=False)
