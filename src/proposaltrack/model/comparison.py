"""Comparison: two wordings in, one answer out, clause by clause."""

from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from typing import NamedTuple

from proposaltrack.model.clause import Clause, ClauseTree

ABSORBED = "its words stand"
"""How the reason of a removed or added paragraph begins whose words stand in the clause above it on the other side."""

BY_PERSON = "by a person"
"""How the reason of every match ends that a person made or forbade."""


class ChangeKind(StrEnum):
    """What happened to a clause; several may hold at once. The order is the order of the totals."""

    UNCHANGED = "unchanged"
    REWORDED = "reworded"
    ADDED = "added"
    REMOVED = "removed"
    RESTORED = "restored"
    MOVED = "moved"
    RENUMBERED = "renumbered"
    RETITLED = "retitled"
    SPLIT = "split"
    MERGED = "merged"
    REFERENCE_UPDATED = "reference_updated"


class EditKind(StrEnum):
    """What happened to a run of words inside one clause."""

    KEPT = "kept"
    INSERTED = "inserted"
    DELETED = "deleted"
    FOLDED = "folded"


class Edit(NamedTuple):
    """One run of words: `before` is "" for inserted, `after` is "" for deleted; kept has both equal.

    The `before` texts of a clause's edits joined are its text before, the `after` texts its text after.
    """

    kind: EditKind
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Link:
    """One matched pair of clauses, with how sure we are and why.

    Args:
        before: ordinal in the wording before.
        after: ordinal in the wording after.
        confidence: from 0 to 1.
        why: the evidence, in words for people.
    """

    before: int
    after: int
    confidence: float
    why: str


@dataclass(frozen=True, slots=True)
class ClauseChange:
    """What became of one clause, or of the clauses of a split or merge.

    Args:
        kinds: at least one kind, in the order of ChangeKind.
        before: the clauses before, in reading order; empty for an added clause, several for a merge.
        after: the clauses after, in reading order; empty for a removed clause, several for a split.
        confidence: from 0 to 1; 1.0 for added and removed.
        why: the evidence, in words for people.
        weight: what the change touches ("modal verb", "number", ...), heaviest first; empty when nothing weighs.
    """

    kinds: tuple[ChangeKind, ...]
    before: tuple[Clause, ...]
    after: tuple[Clause, ...]
    confidence: float
    why: str
    weight: tuple[str, ...] = ()

    @property
    def unchanged(self) -> bool:
        """True when nothing happened but, at most, folded typography."""
        return self.kinds == (ChangeKind.UNCHANGED,)


@dataclass(frozen=True)
class Comparison:
    """Every clause of both wordings, each in at least one change.

    Args:
        before: the wording before.
        after: the wording after.
        changes: in the reading order of `after`, removed clauses where they used to stand.
        not_compared: what was left out or simplified, in words; empty as a rule.
        language: the language by whose words the changes were weighed ("en"); "" when we have no words of it.
    """

    before: ClauseTree
    after: ClauseTree
    changes: tuple[ClauseChange, ...]
    not_compared: tuple[str, ...] = ()
    language: str = ""

    @cached_property
    def change_of(self) -> dict[int, ClauseChange]:
        """What became of each clause before, by its ordinal."""
        return {clause.ordinal: change for change in self.changes for clause in change.before}
