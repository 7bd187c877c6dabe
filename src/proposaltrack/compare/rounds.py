"""Rounds: clauses paired by likeness, the surest first, each round's pairs counting as evidence in the next."""

from collections.abc import Sequence
from typing import NamedTuple

from proposaltrack.compare.candidates import Finder
from proposaltrack.compare.likeness import Likeness, Profile, likeness
from proposaltrack.compare.pairing import Context, Pairing, context_of
from proposaltrack.compare.rivals import Rivals

VOTE = 0.07
"""What one agreeing neighbour or parent adds to a likeness."""
ROUNDS = ((0.75, False), (0.62, False), (0.5, False), (0.42, False), (0.32, True), (0.22, True))
"""The least score of each round, and whether it asks that parent and a neighbour agree."""

RANGE = 0.2
"""Rivals are looked at only where the score is this near to what a round asks for."""
LEAD_EXPECTED = 0.1
"""By so much a true pair leads its rivals, as a rule."""
LEAD_MOST = 0.15, 0.2
"""What a missing lead takes from a score at most, and a large one adds."""
MOST_VOTES = 3.3
"""A parent, two neighbours and a number; headings and clauses below may add to that."""
APART = 0.8, 0.5
"""So much of what tells clauses of one template apart both have, at least; less where both neighbours agree."""
LEAST_ALIKE, LEAST_KEPT, LEAST_RARE = 0.13, 0.17, 0.05
"""Below this likeness, this share of words kept in order, or this likeness of rare words, no surroundings make two
clauses one, unless their heading or the clauses below them do."""
LEAST_SHARED = 0.2
"""Share of the clauses below that two numbers without words have in common, at least."""


class Measured(NamedTuple):
    """A pair worth considering, with its likeness and the most that its score can come to."""

    before: Profile
    after: Profile
    likeness: Likeness
    most: float = 0.0


def pair_alike(pairing: Pairing, before: Sequence[Profile], after: Sequence[Profile]) -> None:
    """Pairs clauses by likeness and by where they stand; the clearest pairs go first.

    Args:
        pairing: the pairs found so far; new ones are added.
        before: profiles of the clauses without a partner.
        after: the same of the other side.
    """
    known: dict[tuple[int, int], Measured] = {}
    finder, rivals = Finder(pairing, before, after), Rivals(pairing.vocabulary)
    waiting, paired = _measured(finder, known), len(pairing.partner)
    for least, guarded in ROUNDS:
        if len(pairing.partner) > paired:
            waiting, paired = _measured(finder, known), len(pairing.partner)
        while _play(pairing, rivals, waiting, least, guarded=guarded):
            waiting = [pair for pair in waiting if _is_free(pairing, pair)]


def _measured(finder: Finder, known: dict[tuple[int, int], Measured]) -> list[Measured]:
    """Every pair worth considering among the clauses that are still free."""
    found: list[Measured] = []
    for one, two in finder.pairs():
        key = one.clause.ordinal, two.clause.ordinal
        if key not in known:
            known[key] = _measure(finder.pairing, one, two)
        found.append(known[key])
    return found


def _measure(pairing: Pairing, one: Profile, two: Profile) -> Measured:
    alike = likeness(one, two)
    above = one.clause.ordinal in pairing.before.children or two.clause.ordinal in pairing.after.children
    votes = MOST_VOTES + 2 * (alike.heading == 1) + 2.8 * above
    return Measured(one, two, alike, alike.score + VOTE * (votes + 1) + LEAD_MOST[1])


def _play(
    pairing: Pairing, rivals: Rivals, waiting: Sequence[Measured], least: float, *, guarded: bool
) -> int:
    """How many new pairs one pass brought: the best ones first, each of them evidence in the next pass."""
    scored = []
    for pair in waiting:
        if pair.most < least:
            continue
        context = context_of(pairing, pair.before.clause, pair.after.clause)
        score = _score(rivals, pair, context, least)
        if score >= least and not (guarded and not (context.parent > 0 and context.neighbours)):
            scored.append((-score, pair.before.clause.ordinal, pair.after.clause.ordinal, pair, context))
    return sum(
        accept(pairing, -entry[0], *entry[3:]) for entry in sorted(scored, key=lambda entry: entry[:3])
    )


def _is_free(pairing: Pairing, pair: Measured) -> bool:
    return (
        pair.before.clause.ordinal not in pairing.partner and pair.after.clause.ordinal not in pairing.origin
    )


def _score(rivals: Rivals, pair: Measured, context: Context, least: float) -> float:
    """Likeness, surroundings and, where these leave it open, the lead over rivals together."""
    alike = pair.likeness
    if pair.before.is_blank and pair.after.is_blank:
        return alike.score + VOTE * votes_of(alike, context) if _may_be_one(context) else 0.0
    unlike = alike.score < LEAST_ALIKE or alike.words < LEAST_KEPT or alike.rare < LEAST_RARE
    if unlike and context.children < 0.5 and alike.heading != 1:
        return 0.0
    score = alike.score + VOTE * votes_of(alike, context)
    if score < least - RANGE or not pair.before.spelt or not pair.after.spelt:
        return score
    lead, apart = rivals.standing(pair.before.clause, pair.after.clause)
    if apart is not None and apart < APART[context.neighbours == 2]:
        return 0.0
    if context.neighbours < 2 and score - least < RANGE:
        score += max(-LEAD_MOST[0], min(LEAD_MOST[1], lead - LEAD_EXPECTED))
    return score + VOTE * (apart or 0.0)


def _may_be_one(context: Context) -> bool:
    """For two clauses that are only numbers: what they contain went to the same place, or nothing is known of it."""
    if context.children >= 0:
        return context.children >= LEAST_SHARED
    return context.number and context.parent > 0


def votes_of(alike: Likeness, context: Context) -> float:
    """What the surroundings of a pair and its headings say, in votes."""
    votes = context.parent + max(context.above, 0) + max(context.below, 0) + 0.3 * context.number
    if context.above < 0 and context.below < 0:
        votes -= 1
    if context.children >= 0:
        votes += 4 * (context.children - 0.3)
    if alike.lopsided:
        votes -= 2
    return votes + 2 * (alike.heading == 1)


def accept(pairing: Pairing, score: float, pair: Measured, context: Context, more: str = "") -> bool:
    """True when both were free; then they are paired, as sure as the score says, and for one more reason."""
    return pairing.pair(
        pair.before.clause.ordinal,
        pair.after.clause.ordinal,
        round(min(0.99, max(0.3, score)), 2),
        why_of(pair.likeness, context) + more,
    )


def why_of(alike: Likeness, context: Context) -> str:
    """The evidence for a pair, in words for people."""
    told = [f"same wording for {round(100 * alike.words)} % of its words"]
    if alike.heading is not None:
        told += ["same heading"] if alike.heading == 1 else ["similar heading"] if alike.heading > 0.6 else []
    if context.neighbours:
        told.append("neighbours matched" if context.neighbours > 1 else "one neighbour matched")
    if context.children > 0.5:
        told.append("the clauses below it matched")
    elif context.parent > 0 and not context.neighbours:
        told.append("parent matched")
    return "; ".join(told)
