"""Recheck: pairs that are given up again, because the clause beside one half explains that half far better."""

from collections.abc import Iterator

from rapidfuzz.distance import LCSseq

from proposaltrack.compare.pairing import Pairing
from proposaltrack.compare.portions import FEWEST_WORDS, Side, portion_of, sides_of

SURE = 0.85
"""At least this share of a half's words is explained by the clause beside it."""
BETTER = 0.1
"""And so much more than its own partner explains."""


def release_halves(pairing: Pairing) -> set[tuple[bool, int]]:
    """Frees both clauses of every pair of which one is the half of a split or merge with what stands beside it.

    What a person said is left alone.

    Args:
        pairing: the pairs found so far; those given up are taken out.

    Returns:
        (False, ordinal before) or (True, ordinal after) of every such half.
    """
    left, right = sides_of(pairing)
    halves = {(True, part) for part in _halves(right, left)} | {
        (False, part) for part in _halves(left, right)
    }
    for is_after, part in sorted(halves):
        one = pairing.origin.get(part) if is_after else part
        if one in pairing.links:
            del pairing.origin[pairing.partner.pop(one)], pairing.links[one]
    return halves


def _halves(parts: Side, wholes: Side) -> Iterator[int]:
    """The paired clauses of one side that are the rest of what a clause beside them became, or was."""
    for part, own in parts.partner.items():
        words, partner = parts.spelt.get(part, ""), wholes.spelt.get(own, "")
        if len(words) < FEWEST_WORDS or not partner or parts.tree.clause(part).heading:
            continue
        explained = LCSseq.similarity(words, partner) / len(words)
        least = max(SURE, explained + BETTER)
        if least <= 1 and any(_rest(parts, wholes, part, beside) >= least for beside in (part - 1, part + 1)):
            yield part


def _rest(parts: Side, wholes: Side, part: int, beside: int) -> float:
    """Share of a part's words that only it brings into the partner of the clause beside it."""
    text = wholes.spelt.get(parts.partner.get(beside, 0), "")
    return portion_of(parts.spelt[part], text, parts.spelt.get(beside, "")).gain if text else 0.0
