"""Rounds: clauses paired by likeness, the surest first, each round's pairs counting as evidence in the next."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from proposaltrack.compare.candidates import candidates
from proposaltrack.compare.likeness import Likeness, Profile, likeness
from proposaltrack.compare.pairing import Context, Pairing, context_of

VOTE = 0.07
"""What one agreeing neighbour or parent adds to a likeness."""
ROUNDS = ((0.62, False), (0.5, False), (0.42, False), (0.32, True), (0.22, True))
"""The least score of each round, and whether it asks that parent and a neighbour agree."""

LEAST_ALIKE = 0.1
"""Below this likeness no surroundings make two clauses one, unless the clauses below them are."""


class Measured(NamedTuple):
    """A pair worth considering, with its likeness."""

    before: Profile
    after: Profile
    likeness: Likeness


def pair_alike(pairing: Pairing, before: Sequence[Profile], after: Sequence[Profile]) -> None:
    """Pairs clauses by likeness and by where they stand; the clearest pairs go first.

    Args:
        pairing: the pairs found so far; new ones are added.
        before: profiles of the clauses without a partner.
        after: the same of the other side.
    """
    measured: dict[tuple[int, int], Measured] = {}
    for least, guarded in ROUNDS:
        _play(pairing, _measured(pairing, before, after, measured), least, guarded=guarded)


def _measured(
    pairing: Pairing,
    before: Sequence[Profile],
    after: Sequence[Profile],
    known: dict[tuple[int, int], Measured],
) -> list[Measured]:
    """Every pair worth considering among the clauses that are still free."""
    ours = [profile for profile in before if profile.clause.ordinal not in pairing.partner]
    theirs = [profile for profile in after if profile.clause.ordinal not in pairing.origin]
    found: list[Measured] = []
    for place, other in candidates(pairing, ours, theirs):
        one, two = ours[place], theirs[other]
        key = one.clause.ordinal, two.clause.ordinal
        if key not in known:
            known[key] = Measured(one, two, likeness(one, two))
        found.append(known[key])
    return found


def _play(pairing: Pairing, measured: Sequence[Measured], least: float, *, guarded: bool) -> None:
    """One round, played until it brings no new pair: the best pairs of a round are evidence for the next ones."""
    waiting = list(measured)
    while True:
        scored = sorted(_scored(pairing, waiting, least, guarded=guarded), key=lambda entry: entry[:3])
        new = sum(_accept(pairing, *entry[3:]) for entry in scored)
        if not new:
            return
        waiting = [m for m in waiting if _is_free(pairing, m)]


def _is_free(pairing: Pairing, pair: Measured) -> bool:
    return (
        pair.before.clause.ordinal not in pairing.partner and pair.after.clause.ordinal not in pairing.origin
    )


def _scored(
    pairing: Pairing, waiting: Sequence[Measured], least: float, *, guarded: bool
) -> Iterator[tuple[float, int, int, Measured, Context]]:
    for pair in waiting:
        one, two = pair.before.clause, pair.after.clause
        context = context_of(pairing, one, two)
        score = score_of(pair.likeness, context)
        if pair.likeness.score < LEAST_ALIKE and context.children < 0.5:
            continue
        if score >= least and not (guarded and not (context.parent > 0 and context.neighbours)):
            yield -score, one.ordinal, two.ordinal, pair, context


def score_of(alike: Likeness, context: Context) -> float:
    """Likeness and surroundings together."""
    votes = context.parent + max(context.above, 0) + max(context.below, 0) + 0.3 * context.number
    if context.above < 0 and context.below < 0:
        votes -= 1
    if context.children >= 0:
        votes += 4 * (context.children - 0.3)
    return alike.score + VOTE * votes


def _accept(pairing: Pairing, pair: Measured, context: Context) -> bool:
    confidence = min(0.99, max(0.3, score_of(pair.likeness, context)))
    return pairing.pair(
        pair.before.clause.ordinal,
        pair.after.clause.ordinal,
        round(confidence, 2),
        why_of(pair.likeness, context),
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
