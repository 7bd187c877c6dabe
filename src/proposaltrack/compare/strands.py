"""Strands: the identity of clauses carried through a history, version by version.

A version has one parent, so a history is a tree; competing drafts are its branches. A clause takes over the strand of
the clause it is linked with in the parent. Of a split the half that is linked most surely keeps the strand, and the
others begin strands of their own that know where they came from; of a merge the strand of the surest link goes on, and
the others end in it. A clause that no link explains, but that says what a strand said last which the parent does not hold, is
that strand again: deleted and later restored clauses, and what a competing draft took over, keep their identity.
"""

import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from proposaltrack.model.clause import Clause, ClauseKind, ClauseTree
from proposaltrack.model.comparison import Link
from proposaltrack.model.lineage import Lineage, Stage, Strand
from proposaltrack.text.normalise import fingerprint

VERSION = 1
"""Of the method; what was kept by another one is computed anew."""


def trace(
    stages: Iterable[Stage],
    tree_of: Callable[[str], ClauseTree],
    links_of: Callable[[str, str], Sequence[Link]],
    known: Lineage | None = None,
) -> Lineage:
    """The strands of a history.

    Args:
        stages: the versions, each after its parent.
        tree_of: the clauses of a version, by record id.
        links_of: the links of two versions, by record ids.
        known: the strands of the first of these stages, when they have been traced already.
    """
    lineage = known or Lineage()
    for stage in list(stages)[len(lineage.stages) :]:
        tree = tree_of(stage.version)
        links = links_of(stage.parent, stage.version) if stage.parent else ()
        lineage = _with(lineage, stage, tree, links)
    return lineage


@dataclass
class _Growth:
    """A lineage while one more version is joined to it.

    Args:
        strands: the strands so far; grows.
        of: the strand of each clause of the new version, by ordinal.
    """

    strands: list[Strand]
    of: dict[int, int] = field(default_factory=dict)

    def begin(self, split_from: int = 0) -> int:
        """A new strand."""
        self.strands.append(Strand(split_from, 0, ""))
        return len(self.strands)


def _with(lineage: Lineage, stage: Stage, tree: ClauseTree, links: Sequence[Link]) -> Lineage:
    """The lineage with one more version."""
    growth = _Growth(list(lineage.strands))
    parent = lineage.strand_at.get(stage.parent, ())
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


def _take_over(growth: _Growth, links: Sequence[Link], parent: Sequence[int]) -> None:
    """Linked clauses: the surest link of each clause decides, then splits begin strands and merges end them."""
    by_trust = sorted(links, key=lambda link: (-link.confidence, link.before, link.after))
    taken: set[int] = set()
    for link in by_trust:
        number = parent[link.before - 1]
        if link.after not in growth.of and number not in taken:
            growth.of[link.after] = number
            taken.add(number)
            growth.strands[number - 1] = growth.strands[number - 1]._replace(merged_into=0)
    for link in sorted(links, key=lambda link: (link.before, link.after)):
        number = parent[link.before - 1]
        if link.after not in growth.of:
            growth.of[link.after] = growth.begin(number)
        elif growth.of[link.after] != number and number not in taken:
            growth.strands[number - 1] = growth.strands[number - 1]._replace(
                merged_into=growth.of[link.after]
            )


def _take_up(growth: _Growth, tree: ClauseTree, said: Mapping[int, str], present: set[int]) -> None:
    """Clauses without a link that say what an absent strand said last: the latest such strand is theirs."""
    absent: dict[str, list[int]] = {}
    for number, strand in enumerate(growth.strands, 1):
        if number not in present:
            absent.setdefault(strand.said, []).append(number)
    for clause in tree:
        if clause.ordinal not in growth.of and _says_something(tree, clause):
            waiting = absent.get(said[clause.ordinal])
            if waiting:
                growth.of[clause.ordinal] = waiting.pop()


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
