"""Rare: clauses that were moved and rewritten at once, known by the rare words that both still hold."""

from collections.abc import Container, Iterator, Sequence

from proposaltrack.compare.candidates import Finder
from proposaltrack.compare.likeness import Profile, likeness
from proposaltrack.compare.pairing import Pairing, context_of
from proposaltrack.compare.rivals import Rivals
from proposaltrack.compare.rounds import APART, VOTE, Measured, accept
from proposaltrack.compare.vocabulary import grams_of
from proposaltrack.model.clause import Clause

LEAST_RARE = 0.18, 0.09
"""How alike in rare words two clauses are at least, and how much more where all others kept their places."""
LEAST_KEPT = 0.25
"""Share of words that they keep in order, at least."""

FEWEST_WORDS = 10
"""A clause of fewer words has too few rare ones."""
COMMON = 0.7
"""Another clause that holds this share of what two have in common says it too."""
STOCK = 3
"""What so many others say too is a stock phrase."""


def pair_rare(
    pairing: Pairing, before: Sequence[Profile], after: Sequence[Profile], placed: Container[tuple[bool, int]]
) -> bool:
    """True when some were paired that nothing but their rare words speaks for; the most alike go first.

    Args:
        pairing: the pairs found so far; new ones are added.
        before: profiles of clauses before.
        after: profiles of clauses after.
        placed: (False, ordinal before) and (True, ordinal after) of clauses known to be a portion of another.
    """
    least = LEAST_RARE[0] + LEAST_RARE[1] * _settled(pairing) ** 2
    ours = [
        p
        for p in before
        if p.clause.ordinal not in pairing.partner and (False, p.clause.ordinal) not in placed
    ]
    theirs = [
        p for p in after if p.clause.ordinal not in pairing.origin and (True, p.clause.ordinal) not in placed
    ]
    found = sorted(_alike(pairing, ours, theirs, least), key=lambda entry: entry[:3])
    paired = False
    if found:
        rivals, others = Rivals(pairing.vocabulary), _others(pairing)
        for rare, _, _, pair in found:
            if _is_telling(rivals, others, pair):
                context = context_of(pairing, pair.before.clause, pair.after.clause)
                paired |= accept(pairing, VOTE - rare, pair, context, "; rare words in common")
    return paired


def _is_telling(rivals: Rivals, others: Sequence[tuple[Clause, set[str]]], pair: Measured) -> bool:
    """False when what both say is a stock phrase of this text, or when they are two clauses of one template."""
    one, two = pair.before, pair.after
    shared = {gram: weight * two.weights[gram] for gram, weight in one.weights.items() if gram in two.weights}
    most = COMMON * sum(shared.values())
    held = sum(
        clause is not one.clause
        and clause is not two.clause
        and sum(weight for gram, weight in shared.items() if gram in grams) >= most
        for clause, grams in others
    )
    if held >= STOCK:
        return False
    apart = rivals.standing(one.clause, two.clause).apart
    return apart is None or apart >= APART[0]


def _others(pairing: Pairing) -> list[tuple[Clause, set[str]]]:
    """What clauses spread over both wordings say."""
    read = pairing.vocabulary
    return [
        (clause, set(grams_of(read.words(clause, after=after))))
        for after in (False, True)
        for clause in read.sampled(after=after)
    ]


def _alike(
    pairing: Pairing, before: Sequence[Profile], after: Sequence[Profile], least: float
) -> Iterator[tuple[float, int, int, Measured]]:
    """Pairs alike enough: how alike, the most alike lowest, and both ordinals."""
    for one, two in Finder(pairing, before, after).pairs():
        if min(len(one.spelt), len(two.spelt)) < FEWEST_WORDS:
            continue
        pair = Measured(one, two, likeness(one, two))
        if pair.likeness.rare >= least and pair.likeness.words >= LEAST_KEPT:
            yield -pair.likeness.rare, one.clause.ordinal, two.clause.ordinal, pair


def _settled(pairing: Pairing) -> float:
    """Share of the pairs whose parents are paired with each other: little where a text was put in another order."""
    kept = [
        pairing.partner.get(pairing.before.clause(one).parent, 0) == pairing.after.clause(two).parent
        for one, two in pairing.partner.items()
    ]
    return sum(kept) / len(kept) if kept else 0.0
