"""Likeness: how much two clauses that are not the same say the same."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from math import fsum, log, sqrt
from typing import NamedTuple

from rapidfuzz.distance import Indel, LCSseq

from proposaltrack.compare.vocabulary import Vocabulary, grams_of, words_in
from proposaltrack.model.clause import Clause
from proposaltrack.text.normalise import fold_heading

FEWEST_CONTAINED = 8
"""A text of fewer words is not known by being contained in another."""

BLANK = 0.4
"""What two clauses count as alike that are nothing but a number each; what stands below them must say the rest."""


class Told(NamedTuple):
    """A clause with its words, its folded heading, and how often it says each gram."""

    clause: Clause
    words: list[str]
    heading: str
    counts: Counter[str]
    titled: bool = False
    leads: bool = False


@dataclass(frozen=True, slots=True)
class Profile:
    """What a clause is measured by.

    Args:
        clause: the clause.
        heading: its heading, folded.
        spelt: its words as a string of one character each, the same for both sides.
        weights: weight of every word and pair of words, of length 1 together.
        titled: it has clauses below and no words of its own; those of its heading are read as such.
        leads: its heading stands in front of its words, and is counted among them.
    """

    clause: Clause
    heading: str
    spelt: str
    weights: dict[str, float]
    titled: bool = False
    leads: bool = False

    @property
    def is_blank(self) -> bool:
        """True for a number alone, with neither heading nor words."""
        return not self.heading and not self.spelt


@dataclass(frozen=True, slots=True)
class Likeness:
    """How alike two clauses are, each from 0 to 1; `heading` is None when only one or neither has one.

    Args:
        score: all together.
        words: share of the words kept in order.
        heading: of the headings.
        lopsided: True when only one has a heading.
        rare: of the weighted words, whatever their order: rare ones weigh most.
    """

    score: float
    words: float
    heading: float | None
    lopsided: bool = False
    rare: float = 0.0


def profiles_of(
    vocabulary: Vocabulary, before: Sequence[Clause], after: Sequence[Clause]
) -> tuple[list[Profile], list[Profile]]:
    """A profile of each of these clauses of both sides; rare words weigh more than common ones.

    Args:
        vocabulary: the words of both wordings.
        before: the clauses before that are to be measured.
        after: those after.
    """
    read = [[_told(vocabulary, c, after=side) for c in (before, after)[side]] for side in (False, True)]
    sampled = [
        vocabulary.words(c, after=side) for side in (False, True) for c in vocabulary.sampled(after=side)
    ]
    common: Counter[str] = Counter()
    for words in sampled:
        common.update(set(grams_of(words)))
    for told in (*read[0], *read[1]):
        common.update(told.counts.keys())
    known = len(sampled) + len(read[0]) + len(read[1])
    rarity = [0.0, *(log(1 + known / count) for count in range(1, known + 1))]
    left, right = ([_profile(told, common, rarity, vocabulary) for told in side] for side in read)
    return left, right


def _told(vocabulary: Vocabulary, clause: Clause, *, after: bool) -> Told:
    """What a clause says; a heading that nothing stands under may be a sentence, and is read as one."""
    words = vocabulary.words(clause, after=after)
    tree = vocabulary.after if after else vocabulary.before
    if not words:
        # A title may be read as the words of the clause on the other side.
        words, titled = words_in(clause.heading), clause.ordinal in tree.children
        heading = fold_heading(clause.heading) if titled else ""
        return Told(clause, words, heading, Counter(grams_of(words)), titled)
    leads = clause.heading != "" and "\n" not in tree.text[clause.start : clause.body]
    if leads:
        # A title in front of the words may be read as the first of them on the other side.
        words = [*words_in(clause.heading), *words]
    return Told(clause, words, fold_heading(clause.heading), Counter(grams_of(words)), leads=leads)


def _profile(told: Told, common: Counter[str], rarity: Sequence[float], vocabulary: Vocabulary) -> Profile:
    """A profile; `rarity` is what a gram weighs by the number of clauses that hold it."""
    raw = {
        gram: rarity[common[gram]] if n == 1 else (1 + log(n)) * rarity[common[gram]]
        for gram, n in told.counts.items()
    }
    length = sqrt(sum([weight * weight for weight in raw.values()])) or 1.0
    weights = {gram: weight / length for gram, weight in raw.items()}
    return Profile(told.clause, told.heading, vocabulary.spell(told.words), weights, told.titled, told.leads)


def cosine(before: Profile, after: Profile) -> float:
    """How alike the weighted words are, whatever their order."""
    one, two = before.weights, after.weights
    # Sets have no order of their own; an exact sum needs none.
    return fsum([one[gram] * two[gram] for gram in one.keys() & two.keys()])


def likeness(before: Profile, after: Profile) -> Likeness:
    """How alike two clauses are, by words in order, words in any order and headings."""
    if before.is_blank and after.is_blank:
        return Likeness(BLANK, 0.0, None)
    rare = cosine(before, after)
    words, text = _text(before, after, rare)
    if not before.heading or not after.heading:
        lopsided = (before.heading != "" and not before.leads) or (after.heading != "" and not after.leads)
        return Likeness(text, words, None, lopsided, rare)
    heading = _headings(before.heading, after.heading)
    if (before.titled or not before.spelt) and (after.titled or not after.spelt):
        return Likeness(heading, heading, heading)
    return Likeness(0.45 * heading + 0.55 * text, words, heading, rare=rare)


@lru_cache(maxsize=65536)
def _headings(before: str, after: str) -> float:
    return Indel.normalized_similarity(before, after)


def _text(before: Profile, after: Profile, rare: float) -> tuple[float, float]:
    """Share of the words kept in order, and the score of the words."""
    one, two = before.spelt, after.spelt
    if not one or not two:
        return 0.0, 0.0
    shared = LCSseq.similarity(one, two)
    kept, contained = 2 * shared / (len(one) + len(two)), shared / min(len(one), len(two))
    order = max(kept, 0.85 * contained) if min(len(one), len(two)) >= FEWEST_CONTAINED else kept
    return kept, 0.45 * order + 0.55 * rare
