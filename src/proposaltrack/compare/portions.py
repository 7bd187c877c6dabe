"""Portions: clauses whose words stood in another clause before, or stand in another clause now (splits and merges)."""

from collections.abc import Container, Iterator, Mapping, Sequence

from rapidfuzz.distance import LCSseq

from proposaltrack.compare.likeness import spell, words_of
from proposaltrack.compare.pairing import Pairing
from proposaltrack.model.clause import ClauseTree
from proposaltrack.model.comparison import Link

RUN = 4
"""So many words in a row are looked up together."""
FEWEST_WORDS = 5
"""A clause of fewer words is too small a portion to be known."""
SHARE = 0.75
"""At least this share of a portion's words stands in the other clause, in order."""
FRESH = 0.6
"""At least this share of its runs of words is not explained by the other clause's own partner."""


Spelt = dict[int, str]
"""Words by ordinal, each as a string of one character a word, the same for both sides."""


def split_and_merged(pairing: Pairing) -> Iterator[Link]:
    """A link for each clause without a partner whose words stand in a clause of the other side that was changed.

    Args:
        pairing: the pairs found; clauses that kept their wording are not looked at.
    """
    signs: dict[str, str] = {}
    left = _spelt(pairing.before, pairing.kept, signs)
    right = _spelt(pairing.after, set(pairing.kept.values()), signs)
    for part, whole, share in _portions(right, left, pairing.origin, pairing.partner):
        if (whole, part) not in pairing.barred:
            yield Link(
                whole, part, _sure(share), f"{_percent(share)} of its words stood in that clause before"
            )
    for part, whole, share in _portions(left, right, pairing.partner, pairing.origin):
        if (part, whole) not in pairing.barred:
            yield Link(part, whole, _sure(share), f"{_percent(share)} of its words stand in that clause now")


def _spelt(tree: ClauseTree, known: Container[int], signs: dict[str, str]) -> Spelt:
    """The words of every clause that is not known to have kept its wording."""
    return {c.ordinal: spell(words_of(tree, c), signs) for c in tree.clauses if c.ordinal not in known}


def _portions(
    parts: Spelt, wholes: Spelt, paired: Mapping[int, int], partner: Mapping[int, int]
) -> Iterator[tuple[int, int, float]]:
    """Each free part with the clause that holds most of it, and the share that it holds."""
    index = _index({ordinal: spelt for ordinal, spelt in wholes.items() if ordinal in partner})
    for ordinal, part in parts.items():
        if ordinal in paired or len(part) < FEWEST_WORDS:
            continue
        runs = _runs(part)
        whole = _fullest(runs, index)
        if whole is None:
            continue
        share = LCSseq.similarity(part, wholes[whole]) / len(part)
        own = set(_runs(parts.get(partner[whole], "")))
        fresh = sum(whole in index.get(run, ()) and run not in own for run in runs) / len(runs)
        if share >= SHARE and fresh >= FRESH:
            yield ordinal, whole, share


def _runs(spelt: str) -> list[str]:
    return [spelt[place : place + RUN] for place in range(len(spelt) - RUN + 1)]


def _index(texts: Spelt) -> dict[str, list[int]]:
    """Ordinals by every run of words they hold."""
    index: dict[str, list[int]] = {}
    for ordinal, spelt in texts.items():
        for run in dict.fromkeys(_runs(spelt)):
            index.setdefault(run, []).append(ordinal)
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
