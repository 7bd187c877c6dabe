"""Portions: clauses whose words stood in another clause before, or stand in another clause now (splits and merges)."""

from collections.abc import Callable, Iterator, Mapping, Sequence

from rapidfuzz.distance import LCSseq

from proposaltrack.compare.likeness import Profile
from proposaltrack.compare.pairing import Pairing
from proposaltrack.model.comparison import Link

RUN = 4
"""So many words in a row are looked up together."""
FEWEST_WORDS = 5
"""A clause of fewer words is too small a portion to be known."""
SHARE = 0.75
"""At least this share of a portion's words stands in the other clause, in order."""
FRESH = 0.6
"""At least this share of its runs of words is not explained by the other clause's own partner."""


def split_and_merged(pairing: Pairing, before: Sequence[Profile], after: Sequence[Profile]) -> Iterator[Link]:
    """A link for each clause without a partner whose words stand in a clause of the other side that was changed.

    Args:
        pairing: the pairs found; only what they leave is looked at.
        before: profiles of the clauses that no twin was found for.
        after: the same of the other side.
    """
    left = {profile.clause.ordinal: profile for profile in before}
    right = {profile.clause.ordinal: profile for profile in after}
    for part, whole, share in _portions(right, left, pairing.origin, pairing.partner, _words_of(right)):
        if (whole, part) not in pairing.barred:
            yield Link(
                whole, part, _sure(share), f"{_percent(share)} of its words stood in that clause before"
            )
    for part, whole, share in _portions(left, right, pairing.partner, pairing.origin, _words_of(left)):
        if (part, whole) not in pairing.barred:
            yield Link(part, whole, _sure(share), f"{_percent(share)} of its words stand in that clause now")


def _portions(
    parts: Mapping[int, Profile],
    wholes: Mapping[int, Profile],
    paired: Mapping[int, int],
    partner: Mapping[int, int],
    spelt: Callable[[int], str],
) -> Iterator[tuple[int, int, float]]:
    """Each free part with the clause that holds most of it, and the share that it holds."""
    index = _index([profile for ordinal, profile in wholes.items() if ordinal in partner])
    for ordinal, part in parts.items():
        if ordinal in paired or len(part.spelt) < FEWEST_WORDS:
            continue
        runs = _runs(part.spelt)
        whole = _fullest(runs, index)
        if whole is None:
            continue
        share = LCSseq.similarity(part.spelt, wholes[whole].spelt) / len(part.spelt)
        own = _runs(spelt(partner[whole]))
        fresh = sum(run in index and whole in index[run] and run not in own for run in runs) / len(runs)
        if share >= SHARE and fresh >= FRESH:
            yield ordinal, whole, share


def _words_of(profiles: Mapping[int, Profile]) -> Callable[[int], str]:
    return lambda ordinal: profiles[ordinal].spelt if ordinal in profiles else ""


def _runs(spelt: str) -> list[str]:
    return [spelt[place : place + RUN] for place in range(len(spelt) - RUN + 1)]


def _index(profiles: Sequence[Profile]) -> dict[str, list[int]]:
    """Ordinals by every run of words they hold."""
    index: dict[str, list[int]] = {}
    for profile in profiles:
        for run in dict.fromkeys(_runs(profile.spelt)):
            index.setdefault(run, []).append(profile.clause.ordinal)
    return index


def _fullest(runs: Sequence[str], index: Mapping[str, list[int]]) -> int | None:
    """The ordinal that holds most of these runs; the first of several."""
    held: dict[int, int] = {}
    for run in runs:
        for ordinal in index.get(run, ()):
            held[ordinal] = held.get(ordinal, 0) + 1
    return min(held, key=lambda ordinal: (-held[ordinal], ordinal), default=None)


def _sure(share: float) -> float:
    return round(0.9 * share, 2)


def _percent(share: float) -> str:
    return f"{round(100 * share)} %"
