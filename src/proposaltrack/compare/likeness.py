"""Likeness: how much two clauses that are not the same say the same."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from math import log, sqrt

from rapidfuzz.distance import Indel, LCSseq

from proposaltrack.compare.masking import masked
from proposaltrack.model.clause import Clause, ClauseTree
from proposaltrack.text.normalise import fold_heading

SAMPLE = 200
"""How many clauses of each side are read to learn which words are common."""
FEWEST_CONTAINED = 8
"""A text of fewer words is not known by being contained in another."""
_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Profile:
    """What a clause is measured by.

    Args:
        clause: the clause.
        heading: its heading, folded.
        spelt: its words as a string of one character each, the same for both sides.
        weights: weight of every word and pair of words, of length 1 together.
    """

    clause: Clause
    heading: str
    spelt: str
    weights: dict[str, float]


@dataclass(frozen=True, slots=True)
class Likeness:
    """How alike two clauses are, each from 0 to 1; `heading` is None when only one or neither has one.

    Args:
        score: all together.
        words: share of the words kept in order.
        heading: of the headings.
        lopsided: True when only one has a heading.
    """

    score: float
    words: float
    heading: float | None
    lopsided: bool = False


def words_of(tree: ClauseTree, clause: Clause) -> list[str]:
    """The words of a clause in small letters, cross-references masked."""
    return _WORD.findall(masked(tree.words_of(clause)).casefold())


def profiles_of(
    before: tuple[ClauseTree, Sequence[Clause]], after: tuple[ClauseTree, Sequence[Clause]]
) -> tuple[list[Profile], list[Profile]]:
    """A profile of each of these clauses of both sides; rare words weigh more than common ones.

    Args:
        before: the wording before and those of its clauses that are to be measured.
        after: the same of the wording after.
    """
    read = [[(clause, words_of(tree, clause)) for clause in clauses] for tree, clauses in (before, after)]
    known = [
        _grams(_WORD.findall(tree.words_of(clause).casefold()))
        for tree, _ in (before, after)
        for clause in _sampled(tree)
    ]
    known += [_grams(words) for side in read for _, words in side]
    common = Counter(gram for grams in known for gram in set(grams))
    signs: dict[str, str] = {}
    left, right = ([_profile(*entry, common, len(known), signs) for entry in side] for side in read)
    return left, right


def _sampled(tree: ClauseTree) -> Iterable[Clause]:
    """At most SAMPLE clauses, spread evenly."""
    return tree.clauses[:: 1 + len(tree) // SAMPLE]


def _grams(words: Sequence[str]) -> list[str]:
    return [*words, *(f"{one} {two}" for one, two in pairwise(words))]


def _profile(
    clause: Clause, words: Sequence[str], common: Counter[str], known: int, signs: dict[str, str]
) -> Profile:
    counts = Counter(_grams(words))
    raw = {gram: (1 + log(n)) * log(1 + known / common[gram]) for gram, n in counts.items()}
    length = sqrt(sum(weight * weight for weight in raw.values())) or 1.0
    spelt = spell(words, signs)
    return Profile(clause, fold_heading(clause.heading), spelt, {gram: w / length for gram, w in raw.items()})


def spell(words: Sequence[str], signs: dict[str, str]) -> str:
    """Words as a string of one character each; new words are added to `signs`."""
    for word in words:
        if word not in signs:
            signs[word] = _sign(len(signs))
    return "".join([signs[word] for word in words])


def _sign(number: int) -> str:
    """A character for a number, surrogates passed over."""
    return chr(number + 1 if number + 1 < 0xD800 else number + 1 + 0x800)


def cosine(before: Profile, after: Profile) -> float:
    """How alike the weighted words are, whatever their order."""
    fewer, more = sorted((before.weights, after.weights), key=len)
    return sum(weight * more.get(gram, 0.0) for gram, weight in fewer.items())


def likeness(before: Profile, after: Profile) -> Likeness:
    """How alike two clauses are, by words in order, words in any order and headings."""
    words, text = _text(before, after)
    if not before.heading or not after.heading:
        return Likeness(text, words, None, bool(before.heading) != bool(after.heading))
    heading = _headings(before.heading, after.heading)
    if not before.spelt and not after.spelt:
        return Likeness(heading, heading, heading)
    return Likeness(0.45 * heading + 0.55 * text, words, heading)


@lru_cache(maxsize=65536)
def _headings(before: str, after: str) -> float:
    return Indel.normalized_similarity(before, after)


def _text(before: Profile, after: Profile) -> tuple[float, float]:
    """Share of the words kept in order, and the score of the words."""
    one, two = before.spelt, after.spelt
    if not one or not two:
        return 0.0, 0.0
    shared = LCSseq.similarity(one, two)
    kept, contained = 2 * shared / (len(one) + len(two)), shared / min(len(one), len(two))
    order = max(kept, 0.85 * contained) if min(len(one), len(two)) >= FEWEST_CONTAINED else kept
    return kept, 0.45 * order + 0.55 * cosine(before, after)
