"""Gaps: clauses left between the same paired neighbours on both sides, paired in order while they stay alike."""

from collections.abc import Iterator, Sequence

from rapidfuzz.distance import Indel

from proposaltrack.compare.pairing import Pairing
from proposaltrack.text.normalise import fold_heading

LEAST_ALIKE = 0.62
"""Share of the words that each pair of a gap keeps in order, at least."""


def pair_gaps(pairing: Pairing) -> None:
    """Pairs the clauses of every gap that is equally long on both sides and alike all through, parents included."""
    for before, after in list(_gaps(pairing)):
        alike = [_alike(pairing, one, two) for one, two in zip(before, after, strict=True)]
        if min(alike) >= LEAST_ALIKE and _in_step(pairing, before, after, alike):
            for one, two, share in zip(before, after, alike, strict=True):
                why = f"same wording for {round(100 * share)} % of its words; neighbours matched"
                pairing.pair(one, two, round(min(0.99, share + 0.21), 2), why)


def _in_step(pairing: Pairing, before: Sequence[int], after: Sequence[int], alike: Sequence[float]) -> bool:
    """False when a clause is more alike with the partner of the one beside it: something was put in and taken out."""
    aside = [_alike(pairing, one, two) for one, two in zip(before, after[1:], strict=False)]
    behind = [_alike(pairing, one, two) for one, two in zip(before[1:], after, strict=False)]
    return all(
        share >= max([*aside[place : place + 1], *behind[max(0, place - 1) : place]], default=0.0)
        for place, share in enumerate(alike)
    )


def _gaps(pairing: Pairing) -> Iterator[tuple[Sequence[int], Sequence[int]]]:
    """Runs of free ordinals between two pairs that follow each other on both sides; the ends of a text count as one."""
    last, other = 0, 0
    for ordinal in range(1, len(pairing.before) + 2):
        ends = ordinal > len(pairing.before)
        partner = len(pairing.after) + 1 if ends else pairing.partner.get(ordinal)
        if partner is None:
            continue
        before, after = range(last + 1, ordinal), range(other + 1, partner)
        if before and len(before) == len(after) and not any(place in pairing.origin for place in after):
            yield before, after
        last, other = ordinal, partner


def _alike(pairing: Pairing, before: int, after: int) -> float:
    """Share of the words kept in order; 0 below parents that are not paired, or under unlike headings."""
    one, two = pairing.before.clause(before), pairing.after.clause(after)
    if pairing.partner.get(one.parent, 0) != two.parent or one.kind is not two.kind:
        return 0.0
    if fold_heading(one.heading) != fold_heading(two.heading):
        return 0.0
    read = pairing.vocabulary
    return Indel.normalized_similarity(read.spelt(one, after=False), read.spelt(two, after=True))
