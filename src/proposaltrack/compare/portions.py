"""Portions: clauses whose words stood in another clause before, or stand in another clause now (splits and merges)."""

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from rapidfuzz.distance import LCSseq

from proposaltrack.compare.pairing import Pairing
from proposaltrack.model.clause import ClauseKind, ClauseTree
from proposaltrack.model.comparison import Link

RUN = 3
"""So many words in a row are looked up together."""
MOST_COMMON = 40
"""A run that more clauses hold is not looked up."""
MOST_HELD = 3
"""So many clauses that hold most of a portion's runs are measured."""
FEWEST_WORDS = 5
"""A clause of fewer words is too small a portion to be known."""
SHARE = 0.7
"""At least this share of a portion's words stands in the other clause, in order."""
GAIN = 0.6
"""At least so many words of the other clause, for each word of the portion, nothing but the portion explains."""
NEAR = 0.4
"""The same two shares where the portion stands beside what became of the rest."""
FILL = 0.5
"""Or this share of what is left of the other clause, where that is enough words and the portion was enlarged."""
FEWEST_BROUGHT = 8
"""So many words are enough."""
HELD = 0.2
"""At least this share of such a portion's runs stands in the other clause: scattered words prove nothing."""

Spelt = dict[int, str]
"""Words by ordinal, each as a string of one character a word, the same for both sides."""


def split_and_merged(pairing: Pairing) -> Iterator[Link]:
    """A link for each clause without a partner whose words stand in a clause of the other side that was changed.

    Args:
        pairing: the pairs found; clauses that kept their wording are not looked at.
    """
    left, right = sides_of(pairing)
    for part, whole, share in _portions(right, left):
        if (whole, part) not in pairing.barred:
            yield Link(
                whole, part, _sure(share), f"{_percent(share)} of its words stood in that clause before"
            )
    for part, whole, share in _portions(left, right):
        if (part, whole) not in pairing.barred:
            yield Link(part, whole, _sure(share), f"{_percent(share)} of its words stand in that clause now")


@dataclass(frozen=True)
class Side:
    """One of the two wordings, as portions are looked for.

    Args:
        tree: the wording.
        spelt: words of the clauses that are looked at.
        partner: the ordinal of the other side of each paired clause.
    """

    tree: ClauseTree
    spelt: Spelt
    partner: Mapping[int, int]


class Portion(NamedTuple):
    """How much of a part and a whole explain each other, each from 0 to 1.

    Args:
        share: of the part's words that stand in the whole, in order.
        gain: of the part's words that nothing else brings into the whole.
        fill: of the whole's words that nothing else explains, brought by the part; 0 when they are few.
    """

    share: float
    gain: float
    fill: float


def sides_of(pairing: Pairing) -> tuple[Side, Side]:
    """Both wordings, with the clauses that did not keep their words."""
    read, kept = pairing.vocabulary, (pairing.kept, set(pairing.kept.values()))
    left = {c.ordinal: read.spelt(c, after=False) for c in pairing.before if c.ordinal not in kept[0]}
    right = {c.ordinal: read.spelt(c, after=True) for c in pairing.after if c.ordinal not in kept[1]}
    return Side(pairing.before, left, pairing.partner), Side(pairing.after, right, pairing.origin)


def _portions(parts: Side, wholes: Side) -> Iterator[tuple[int, int, float]]:
    """Each free part with the clause that holds most of it, and the share that it holds; the surest first.

    What one part brings into a clause, no other can bring.
    """
    own = {whole: parts.spelt.get(part, "") for whole, part in wholes.partner.items()}
    found = sorted(_found(parts, wholes, own))
    placed: set[int] = set()
    for _, ordinal, whole, near in found:
        part, text = parts.spelt[ordinal], wholes.spelt[whole]
        portion = portion_of(part, text, own[whole])
        if ordinal not in placed and _fits(portion, near=near):
            placed.add(ordinal)
            own[whole] = _with(own[whole], part, text)
            yield ordinal, whole, portion.share


def _found(parts: Side, wholes: Side, own: Spelt) -> Iterator[tuple[float, int, int, bool]]:
    """Every part and whole that fit by themselves, with how well, the lowest best, and whether the part is beside."""
    index = _index({ordinal: spelt for ordinal, spelt in wholes.spelt.items() if ordinal in wholes.partner})
    for ordinal, part in parts.spelt.items():
        if ordinal in parts.partner or len(part) < FEWEST_WORDS:
            continue
        near = _beside(parts, wholes, ordinal)
        for whole in dict.fromkeys((*near, *_fullest(_runs(part), index))):
            if _is_within(parts.tree, ordinal, wholes.partner[whole]):
                continue
            text = wholes.spelt[whole]
            portion = portion_of(part, text, own[whole])
            beside = whole in near and _held(part, text) >= HELD
            if _fits(portion, near=beside):
                yield -min(portion.share, portion.gain), ordinal, whole, beside


def _held(part: str, text: str) -> float:
    """Share of a part's runs of words that stand in a text."""
    runs = _runs(part)
    return sum(run in text for run in runs) / len(runs)


def _fits(portion: Portion, *, near: bool) -> bool:
    if not near:
        return portion.share >= SHARE and portion.gain >= GAIN
    return min(portion.share, portion.gain) >= NEAR or portion.fill >= FILL


def _with(own: str, part: str, whole: str) -> str:
    """The words that are known to stand in a whole, in the order that explains more of it, with a part added."""
    return max((own + part, part + own), key=lambda text: LCSseq.similarity(text, whole))


def portion_of(part: str, whole: str, own: str) -> Portion:
    """How much of a part and a whole explain each other.

    Args:
        part: words of the part.
        whole: words of the whole.
        own: words that are known to stand in the whole already.
    """
    known = LCSseq.similarity(own, whole)
    brought = LCSseq.similarity(_with(own, part, whole), whole) - known
    fill = brought / (len(whole) - known) if brought >= FEWEST_BROUGHT else 0.0
    return Portion(LCSseq.similarity(part, whole) / len(part), brought / len(part), fill)


def _beside(parts: Side, wholes: Side, ordinal: int) -> list[int]:
    """The changed clauses that became, or were, a sibling near this part."""
    siblings = parts.tree.children[parts.tree.clause(ordinal).parent]
    rank = bisect_left(siblings, ordinal)
    near = (parts.partner.get(other, 0) for other in siblings[max(0, rank - 2) : rank + 3])
    return [whole for whole in near if whole in wholes.spelt]


def _is_within(tree: ClauseTree, part: int, own: int) -> bool:
    """True for a paragraph without a number below a clause: it is a part of it anyway, wherever its words stood."""
    clause = tree.clause(part)
    if clause.kind is not ClauseKind.UNNUMBERED or clause.label:
        return False
    return any(above.ordinal == own for above in tree.ancestors_of(clause))


def _runs(spelt: str) -> list[str]:
    return [spelt[place : place + RUN] for place in range(len(spelt) - RUN + 1)]


def _index(texts: Spelt) -> dict[str, list[int]]:
    """Ordinals by every run of words they hold."""
    index: dict[str, list[int]] = {}
    for ordinal, spelt in texts.items():
        for run in dict.fromkeys(_runs(spelt)):
            index.setdefault(run, []).append(ordinal)
    return index


def _fullest(runs: Sequence[str], index: Mapping[str, list[int]]) -> list[int]:
    """The ordinals that hold most of these runs, the fullest first."""
    held: dict[int, int] = {}
    for run in runs:
        found = index.get(run, ())
        for ordinal in found if len(found) <= MOST_COMMON else ():
            held[ordinal] = held.get(ordinal, 0) + 1
    return sorted(held, key=lambda ordinal: (-held[ordinal], ordinal))[:MOST_HELD]


def _sure(share: float) -> float:
    return round(0.9 * share, 2)


def _percent(share: float) -> str:
    return f"{round(100 * share)} %"
