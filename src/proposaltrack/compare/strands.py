"""Strands: the identity of clauses carried through a history, version by version.

A version has one parent, so a history is a tree; competing drafts are its branches. A clause takes over the strand of
the clause it is linked with in the parent. Of a split the half that is linked most surely keeps the strand, and the
others begin strands of their own that know where they came from; of a merge the strand of the surest link goes on, and
the others end in it. A clause that no link explains, but that says what a strand said last which the parent does not hold, is
that strand again: deleted and later restored clauses, and what a competing draft took over, keep their identity.
A person's word goes before all of this, on versions that are not made from each other as well.
"""

import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from proposaltrack.model.clause import Clause, ClauseKind, ClauseTree
from proposaltrack.model.comparison import Link
from proposaltrack.model.lineage import Lineage, Stage, Strand
from proposaltrack.text.normalise import fingerprint

VERSION = 2
"""Of the method; what was kept by another one is computed anew."""


class Word(NamedTuple):
    """A person's word on a clause of a version and one of an earlier version.

    Args:
        version: record id of the earlier version.
        before: ordinal in it.
        after: ordinal in the later version.
        holds: True when the two are the same clause, False when they are not.
    """

    version: str
    before: int
    after: int
    holds: bool


def trace(
    stages: Iterable[Stage],
    tree_of: Callable[[str], ClauseTree],
    links_of: Callable[[str, str], Sequence[Link]],
    known: Lineage | None = None,
    words_of: Callable[[str], Sequence[Word]] = lambda _version: (),
) -> Lineage:
    """The strands of a history.

    Args:
        stages: the versions, each after its parent.
        tree_of: the clauses of a version, by record id.
        links_of: the links of two versions, by record ids.
        known: the strands of the first of these stages, when they have been traced already.
        words_of: a person's words on a version and versions before it, by record id, one for each pair.
    """
    lineage = known or Lineage()
    for stage in list(stages)[len(lineage.stages) :]:
        tree = tree_of(stage.version)
        links = links_of(stage.parent, stage.version) if stage.parent else ()
        lineage = _with(lineage, stage, tree, links, words_of(stage.version))
    return lineage


@dataclass
class _Growth:
    """A lineage while one more version is joined to it.

    Args:
        strands: the strands so far; grows.
        of: the strand of each clause of the new version, by ordinal.
        taken: strands that go on in the new version.
        barred: clauses of the new version with strands that a person has said they are not.
    """

    strands: list[Strand]
    of: dict[int, int] = field(default_factory=dict)
    taken: set[int] = field(default_factory=set)
    barred: set[tuple[int, int]] = field(default_factory=set)

    def begin(self, split_from: int = 0) -> int:
        """A new strand."""
        self.strands.append(Strand(split_from, 0, ""))
        return len(self.strands)

    def go_on(self, number: int, after: int) -> None:
        """The strand goes on in a clause of the new version."""
        self.of[after] = number
        self.taken.add(number)
        self.strands[number - 1] = self.strands[number - 1]._replace(merged_into=0)

    def end(self, number: int, after: int) -> None:
        """The strand ends in the one that goes on in a clause of the new version."""
        self.strands[number - 1] = self.strands[number - 1]._replace(merged_into=self.of[after])


def _with(
    lineage: Lineage, stage: Stage, tree: ClauseTree, links: Sequence[Link], words: Sequence[Word]
) -> Lineage:
    """The lineage with one more version."""
    growth = _Growth(list(lineage.strands))
    parent = lineage.strand_at.get(stage.parent, ())
    _obey(growth, words, lineage)
    said = {clause.ordinal: fingerprint(tree, clause) for clause in tree}
    _take_over(growth, links, parent)
    _take_up(growth, tree, said, set(parent) | set(growth.of.values()))
    for clause in tree:
        number = growth.of.setdefault(clause.ordinal, 0) or growth.begin()
        growth.of[clause.ordinal] = number
        growth.strands[number - 1] = growth.strands[number - 1]._replace(said=said[clause.ordinal])
    numbers = tuple(growth.of[clause.ordinal] for clause in tree)
    return Lineage(
        (*lineage.stages, stage), tuple(growth.strands), {**lineage.strand_at, stage.version: numbers}
    )


def _obey(growth: _Growth, words: Iterable[Word], lineage: Lineage) -> None:
    """What a person said: strands go on where they are said to, and nowhere where they are said not to."""
    for word in words:
        number = lineage.strand_at[word.version][word.before - 1]
        if not word.holds:
            growth.barred.add((word.after, number))
        elif word.after in growth.of:
            if number not in growth.taken:
                growth.end(number, word.after)
        elif number in growth.taken:
            growth.of[word.after] = growth.begin(number)
        else:
            growth.go_on(number, word.after)


def _take_over(growth: _Growth, links: Sequence[Link], parent: Sequence[int]) -> None:
    """Linked clauses: the surest link of each clause decides, then splits begin strands and merges end them."""
    open_links = [link for link in links if (link.after, parent[link.before - 1]) not in growth.barred]
    for link in sorted(open_links, key=lambda link: (-link.confidence, link.before, link.after)):
        number = parent[link.before - 1]
        if link.after not in growth.of and number not in growth.taken:
            growth.go_on(number, link.after)
    for link in sorted(open_links, key=lambda link: (link.before, link.after)):
        number = parent[link.before - 1]
        if link.after not in growth.of:
            growth.of[link.after] = growth.begin(number)
        elif growth.of[link.after] != number and number not in growth.taken:
            growth.end(number, link.after)


def _take_up(growth: _Growth, tree: ClauseTree, said: Mapping[int, str], present: set[int]) -> None:
    """Clauses without a link that say what an absent strand said last: the latest such strand is theirs."""
    absent: dict[str, list[int]] = {}
    for number, strand in enumerate(growth.strands, 1):
        if number not in present:
            absent.setdefault(strand.said, []).append(number)
    for clause in tree:
        if clause.ordinal not in growth.of and _says_something(tree, clause):
            waiting = absent.get(said[clause.ordinal], [])
            free = [number for number in waiting if (clause.ordinal, number) not in growth.barred]
            if free:
                waiting.remove(free[-1])
                growth.of[clause.ordinal] = free[-1]


def _says_something(tree: ClauseTree, clause: Clause) -> bool:
    return clause.kind is not ClauseKind.PLACEHOLDER and bool(clause.heading or tree.words_of(clause).strip())


def pack_lineage(lineage: Lineage) -> bytes:
    """The lineage as bytes that can be kept."""
    told = {
        "version": VERSION,
        "stages": lineage.stages,
        "strands": lineage.strands,
        "at": [lineage.strand_at[stage.version] for stage in lineage.stages],
    }
    return json.dumps(told, separators=(",", ":")).encode()


def unpack_lineage(content: bytes) -> Lineage | None:
    """The lineage that was kept; None when it was packed by another method or is damaged."""
    try:
        told = json.loads(content)
        if told["version"] != VERSION:
            return None
        stages = tuple(Stage(*stage) for stage in told["stages"])
        strands = tuple(Strand(*strand) for strand in told["strands"])
        at = {stage.version: tuple(numbers) for stage, numbers in zip(stages, told["at"], strict=True)}
    except (ValueError, KeyError, TypeError):
        return None
    return Lineage(stages, strands, at)
