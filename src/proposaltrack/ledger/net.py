"""Net change: what became of every clause from one version to another, beside the steps that led there."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from typing import NamedTuple

from proposaltrack.compare.tokens import cut_tokens
from proposaltrack.compare.wording import diff_words
from proposaltrack.ledger.wordings import Wordings
from proposaltrack.model.clause import Clause, ClauseKind, ClauseTree
from proposaltrack.model.comparison import ChangeKind, ClauseChange, Comparison, EditKind
from proposaltrack.model.lineage import Lineage
from proposaltrack.model.negotiation import Version

TOGETHER = 4
"""Words in a row that are known again inside a longer stretch."""


@dataclass(frozen=True, slots=True)
class Leg:
    """One step of the way.

    Args:
        before: record id of the version it starts from.
        after: record id of the version it leads to.
        version: the version whose changes are made, or taken back.
        undone: they are taken back: the way leads from a rival draft to what both were made from.
    """

    before: str
    after: str
    version: Version
    undone: bool


class Touch(NamedTuple):
    """A step that changed a clause, and in which ways."""

    leg: Leg
    kinds: tuple[ChangeKind, ...]


@dataclass(frozen=True, slots=True)
class Reverted:
    """Words that a step changed and a later one changed back.

    Args:
        text: the words.
        came_back: True when they went away first, False when they came first and went again.
        first: the step that changed them.
        then: the step that changed them back.
    """

    text: str
    came_back: bool
    first: Leg
    then: Leg


@dataclass(frozen=True, slots=True)
class Trail:
    """What the steps did to a clause.

    Args:
        touches: the steps that changed it, in their order.
        reverted: what of it was taken back.
    """

    touches: tuple[Touch, ...]
    reverted: tuple[Reverted, ...]


@dataclass(frozen=True, slots=True)
class Passing:
    """A clause that neither version has, and one between them had.

    Args:
        version: the last one in which it stood.
        clause: what it was there.
        trail: how it came and went.
    """

    version: Version
    clause: Clause
    trail: Trail


@dataclass(frozen=True)
class NetChanges:
    """The way from one version to another.

    Args:
        lineage: the strands of the document.
        wordings: the texts.
        before: record id of the first version.
        after: record id of the last one.
        legs: the steps between them.
        versions: those on the way, by record id.
    """

    lineage: Lineage
    wordings: Wordings
    before: str
    after: str
    legs: tuple[Leg, ...]
    versions: dict[str, Version]

    def trail_of(self, change: ClauseChange) -> Trail:
        """What the steps did to the clauses of a change from the first version to the last."""
        sides = ((self.before, change.before), (self.after, change.after))
        numbers = {
            self.lineage.strand_at[version][clause.ordinal - 1]
            for version, clauses in sides
            for clause in clauses
        }
        return self._trail(numbers)

    def passing(self) -> tuple[Passing, ...]:
        """The clauses that came and went again on the way; signs in the place of a clause are none."""
        ends = {number for end in (self.before, self.after) for number in self.lineage.strand_at[end]}
        last: dict[int, str] = {
            number: leg.after
            for leg in self.legs
            for number in self.lineage.strand_at[leg.after]
            if number not in ends
        }
        found = (self._passing(number, version) for number, version in sorted(last.items()))
        return tuple(one for one in found if one.clause.kind is not ClauseKind.PLACEHOLDER)

    def _passing(self, number: int, version: str) -> Passing:
        ordinal = self.lineage.ordinals_of(version, number)[0]
        clause = self.wordings.tree_of(version).clause(ordinal)
        return Passing(self.versions[version], clause, self._trail({number}))

    def _trail(self, numbers: set[int]) -> Trail:
        found = [(leg, change) for leg in self.legs for change in self._touching(leg, numbers)]
        kinds: dict[Leg, set[ChangeKind]] = {}
        for leg, change in found:
            kinds.setdefault(leg, set()).update(change.kinds)
        touches = tuple(Touch(leg, tuple(k for k in ChangeKind if k in told)) for leg, told in kinds.items())
        return Trail(touches, tuple(_reverted(self._edits(found))))

    def _touching(self, leg: Leg, numbers: set[int]) -> Iterator[ClauseChange]:
        index = self._index[leg.before, leg.after]
        found = {id(change): change for number in sorted(numbers) for change in index.get(number, ())}
        yield from found.values()

    @cached_property
    def _index(self) -> dict[tuple[str, str], dict[int, list[ClauseChange]]]:
        """For each leg what changed, by the strands of the clauses that it changed."""
        at = self.lineage.strand_at
        found: dict[tuple[str, str], dict[int, list[ClauseChange]]] = {}
        for leg in self.legs:
            index = found.setdefault((leg.before, leg.after), {})
            for change in self.wordings.comparison_of(leg.before, leg.after).changes:
                strands = {at[leg.before][c.ordinal - 1] for c in change.before}
                strands |= {at[leg.after][c.ordinal - 1] for c in change.after}
                for number in () if change.unchanged else strands:
                    index.setdefault(number, []).append(change)
        return found

    def _edits(self, found: Iterable[tuple[Leg, ClauseChange]]) -> Iterator["_Event"]:
        for leg, change in found:
            comparison = self.wordings.comparison_of(leg.before, leg.after)
            yield from _events(leg, comparison, change)


def find_net(
    lineage: Lineage, wordings: Wordings, versions: Sequence[Version], before: Version, after: Version
) -> NetChanges:
    """The steps that lead from one version to another.

    Args:
        lineage: the strands of the document.
        wordings: the texts.
        versions: every version of the lineage.
        before: the first version.
        after: the last one; when neither was made from the other, the way leads over what both were made from.
    """
    by_id = {version.id: version for version in versions}
    up, down = list(lineage.line_back(before.id)), list(lineage.line_back(after.id))
    while len(up) > 1 and len(down) > 1 and up[-2] == down[-2]:
        up.pop()
        down.pop()
    legs = [Leg(one, two, by_id[one], undone=True) for one, two in pairwise(up)]
    legs += [Leg(one, two, by_id[two], undone=False) for one, two in pairwise(reversed(down))]
    return NetChanges(lineage, wordings, before.id, after.id, tuple(legs), by_id)


class _Event(NamedTuple):
    leg: Leg
    came: bool
    text: str


def _events(leg: Leg, comparison: Comparison, change: ClauseChange) -> Iterator[_Event]:
    """What was struck and what was put in, labels and headings left out."""
    one = _words(comparison.before, change.before)
    two = _words(comparison.after, change.after)
    for edit in diff_words(one, two):
        if edit.kind in (EditKind.DELETED, EditKind.INSERTED):
            yield _Event(leg, edit.kind is EditKind.INSERTED, edit.before or edit.after)


def _words(tree: ClauseTree, clauses: Iterable[Clause]) -> str:
    return "".join(tree.words_of(clause) for clause in clauses)


def _reverted(events: Iterable[_Event]) -> Iterator[Reverted]:
    """Events that take back an earlier one; each takes back one, the latest that it can."""
    waiting: list[_Event] = []
    for event in events:
        for earlier in reversed(waiting):
            shared = earlier.came != event.came and earlier.leg != event.leg and _shared(earlier, event)
            if shared:
                waiting.remove(earlier)
                yield Reverted(shared, event.came, earlier.leg, event.leg)
                break
        else:
            waiting.append(event)


def _shared(one: _Event, two: _Event) -> str:
    """The words that two events have in common: all of one of them, several in a row or just the same; else ""."""
    less, more = sorted((cut_tokens(event.text).keys for event in (one, two)), key=len)
    text = min((one.text, two.text), key=lambda text: len(cut_tokens(text).keys)).strip()
    if not any(char.isalnum() for char in text) or (len(less) < TOGETHER and less != more):
        return ""
    ends = range(len(less), len(more) + 1)
    return text if any(more[end - len(less) : end] == less for end in ends) else ""
