"""Twins: clauses that say the same, found by what they say before anything is measured."""

from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple

from proposaltrack.compare.masking import masked
from proposaltrack.compare.pairing import Pairing, paired_in_order
from proposaltrack.model.clause import Clause, ClauseKind, ClauseTree
from proposaltrack.text.normalise import fold_heading

Key = tuple[str, ...]
KeyOf = Callable[[ClauseTree, Clause], Key | None]
"""What a clause is found by; None when it should not be found this way."""
Groups = list[tuple[list[int], list[int]]]


class Evidence(NamedTuple):
    """Why two clauses are one, and how sure that is."""

    confidence: float
    why: str

    def also(self, reason: str, share: float = 1.0) -> "Evidence":
        """The same with one more reason, and as sure as this share of it."""
        return Evidence(round(self.confidence * share, 2), f"{self.why}; {reason}")


FEWEST_WORDS = 6
"""A wording of fewer words says too little to be known without its heading."""


def pair_twins(pairing: Pairing) -> None:
    """Pairs every clause that another one repeats: exactly, then folded, then without heading.

    Those that say it alone on both sides come first; those repeated (boilerplate) are told apart by their
    neighbours, then by their parents, then by their order.
    """
    for key_of, evidence in WAYS:
        groups = _groups(pairing, key_of)
        for before, after in groups:
            if len(before) == len(after) == 1:
                pairing.keep(before[0], after[0], *evidence)
        _pair_repeated(pairing, groups, evidence)


def exact_key(tree: ClauseTree, clause: Clause) -> Key | None:
    """The heading and words as they stand."""
    return _told(clause, clause.heading, tree.words_of(clause).strip())


def folded_key(tree: ClauseTree, clause: Clause) -> Key | None:
    """The heading and words folded, cross-references masked."""
    return _told(clause, fold_heading(clause.heading), masked(tree.words_of(clause)))


def wordless_key(tree: ClauseTree, clause: Clause) -> Key | None:
    """The folded words alone, when there are enough of them."""
    words = masked(tree.words_of(clause))
    return (words,) if words.count(" ") >= FEWEST_WORDS - 1 else None


def _told(clause: Clause, heading: str, words: str) -> Key | None:
    """A key of what is said; a clause that says nothing of its own is known by what stands below it, later.

    One that says only that it was left out is known by its number.
    """
    if clause.kind is ClauseKind.PLACEHOLDER:
        return (heading, words, clause.number) if clause.number else None
    return (heading, words) if heading or words else None


def _groups(pairing: Pairing, key_of: KeyOf) -> Groups:
    """Free ordinals of both sides with one key, in the order in which they are met."""
    found: dict[Key, tuple[list[int], list[int]]] = {}
    for clause in pairing.free_before():
        if key := key_of(pairing.before, clause):
            found.setdefault(key, ([], []))[0].append(clause.ordinal)
    for clause in pairing.free_after():
        key = key_of(pairing.after, clause)
        if key and key in found:
            found[key][1].append(clause.ordinal)
    return [group for group in found.values() if group[1]]


def _pair_repeated(pairing: Pairing, groups: Groups, evidence: Evidence) -> None:
    repeated = [group for group in groups if len(group[0]) + len(group[1]) > 2]
    group_of = {ordinal: place for place, group in enumerate(repeated) for ordinal in group[0]}
    other_of = {ordinal: place for place, group in enumerate(repeated) for ordinal in group[1]}
    for step in (1, -1):
        for pair in _beside(pairing, group_of, other_of, step):
            pairing.keep(*pair, *evidence.also("repeated elsewhere, neighbours matched"))
    for before, after in repeated:
        for pair in _by_parent(pairing, before, after):
            pairing.keep(*pair, *evidence.also("repeated elsewhere, told apart by its place"))
    for before, after in repeated:
        for pair in paired_in_order(pairing, before, after):
            pairing.keep(*pair, *evidence.also("repeated elsewhere, told apart by order only", 0.8))


def _beside(
    pairing: Pairing, group_of: dict[int, int], other_of: dict[int, int], step: int
) -> Iterator[tuple[int, int]]:
    """Repeated clauses beside a pair; what is paired meanwhile carries on to the next."""
    for clause in pairing.before.clauses[::step]:
        beside, partner = clause.ordinal + step, pairing.partner.get(clause.ordinal)
        if partner is not None and beside in group_of and group_of[beside] == other_of.get(partner + step):
            yield beside, partner + step


def _by_parent(pairing: Pairing, before: Iterable[int], after: Iterable[int]) -> list[tuple[int, int]]:
    """Pairs of one group whose parents are paired with each other, in order."""
    below: dict[int, list[int]] = {}
    for ordinal in after:
        if ordinal not in pairing.origin:
            below.setdefault(pairing.after.clause(ordinal).parent, []).append(ordinal)
    pairs: list[tuple[int, int]] = []
    for ordinal in before:
        parent = pairing.before.clause(ordinal).parent
        waiting = below.get(pairing.partner.get(parent, 0) if parent else 0, [])
        if ordinal not in pairing.partner and waiting and (parent == 0 or parent in pairing.partner):
            pairs.append((ordinal, waiting.pop(0)))
    return pairs


WAYS: tuple[tuple[KeyOf, Evidence], ...] = (
    (exact_key, Evidence(1.0, "same wording")),
    (folded_key, Evidence(1.0, "same wording but for typography or cross-references")),
    (wordless_key, Evidence(0.97, "same wording under another heading")),
)
"""What clauses are found by, the strictest first, and what it proves."""
