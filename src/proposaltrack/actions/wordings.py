"""Wordings: the texts of a negotiation as trees, and their comparisons, each made once."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from hashlib import sha256
from typing import TYPE_CHECKING

from proposaltrack.actions import remembering
from proposaltrack.errors import NotFound
from proposaltrack.model.acts.base import Passage
from proposaltrack.model.acts.matter import VersionRecorded
from proposaltrack.model.acts.upkeep import Matched, Relation
from proposaltrack.model.clause import ClauseTree
from proposaltrack.model.comparison import Comparison
from proposaltrack.model.negotiation import Document, Negotiation
from proposaltrack.store.base import Store

if TYPE_CHECKING:
    from proposaltrack.compare.pairing import Pin


@dataclass(frozen=True)
class StoredWordings:
    """The wordings of one negotiation, read from its store when they are asked for.

    Args:
        store: where the texts are.
        negotiation: the standing facts; a person's word on a match is among them.
        as_of: words on matches count up to this day; None for all of them.
    """

    store: Store
    negotiation: Negotiation
    as_of: date | None = None
    _trees: dict[str, ClauseTree] = field(default_factory=dict, repr=False)
    _comparisons: dict[tuple[str, str], Comparison] = field(default_factory=dict, repr=False)
    _pasts: dict[str, str] = field(default_factory=dict, repr=False)

    def tree_of(self, version_id: str) -> ClauseTree:
        """The clauses of a version.

        Raises:
            StoreDamaged: its text is missing or altered.
        """
        if version_id not in self._trees:
            self._trees[version_id] = remembering.tree_of(self.store, self.store.text_of(version_id))
        return self._trees[version_id]

    def comparison_of(self, before_id: str, after_id: str) -> Comparison:
        """What changed from one version to another, a person's word on a match included.

        What is back, after a version that had it and one that had not, is restored.
        """
        pair = before_id, after_id
        if pair not in self._comparisons:
            self._comparisons[pair] = self._compared(before_id, after_id)
        return self._comparisons[pair]

    def _compared(self, before_id: str, after_id: str) -> Comparison:
        before, after = self.tree_of(before_id), self.tree_of(after_id)
        pins = self.pins_of(before_id, after_id)
        pins = (*pins, *self._identified(before_id, after_id, pins))
        version = self.negotiation.versions.get(after_id)
        seal, earlier = self._past(before_id, after_id), self._earlier(before_id, after_id)
        past = remembering.Past(seal, earlier, version.language if version else None)
        return remembering.comparison_of(self.store, before, after, pins, past)

    def _past(self, before_id: str, after_id: str) -> str:
        """A seal of what `_earlier` gives; of all that stands before in the document, which is more than needed."""
        before, after = (self.negotiation.versions.get(i) for i in (before_id, after_id))
        if before is None or after is None or before.document != after.document:
            return ""
        if before_id not in self._pasts:
            self._pasts.update(self._seals(before.document))
        return self._pasts[before_id]

    def _seals(self, document: Document) -> Iterator[tuple[str, str]]:
        """Each version of a document with a seal of it and of every one before it in its language."""
        seals: dict[str, str] = {}
        for version in self.negotiation.versions_of(document):
            told = f"{seals.get(version.language, '')}\n{version.title}\n{version.text_sha256}"
            seals[version.language] = sha256(told.encode()).hexdigest()
            yield version.id, seals[version.language]

    def _earlier(self, before_id: str, after_id: str) -> Iterator[tuple[str, str]]:
        """Title and text of every earlier version of the document in that language, the latest first, each text once."""
        before, after = (self.negotiation.versions.get(i) for i in (before_id, after_id))
        if before is None or after is None or before.document != after.document:
            return
        read = {before.text_sha256}
        for version in reversed(self.negotiation.versions_of(before.document)):
            older = (version.on, version.order) < (before.on, before.order)
            if older and version.language == before.language and version.text_sha256 not in read:
                read.add(version.text_sha256)
                yield version.title, self.store.text_of(version.id)

    def pins_of(self, before_id: str, after_id: str) -> "tuple[Pin, ...]":
        """A person's words on the clauses of two versions, the later word on a pair in place of the earlier.

        A word on two versions that lie between these is carried to them through what became of its clauses.
        """
        if not self.matches:
            return ()
        # Few negotiations hold such a word, and the others do not wait for what matches.
        from proposaltrack.compare.pairing import Pin  # noqa: PLC0415

        said: dict[tuple[int, int], bool] = {}
        for one, two, holds in self.matches:
            if pair := self._carried(one, two, before_id, after_id):
                said[pair] = holds
            elif pair := self._carried(one, two, after_id, before_id):
                said[pair[1], pair[0]] = holds
        return tuple(Pin(before, after, holds) for (before, after), holds in said.items())

    def _identified(self, before_id: str, after_id: str, said: "tuple[Pin, ...]") -> "Iterator[Pin]":
        """What the identifiers of two laws say of their clauses, a person's word aside."""
        if not {before_id, after_id} <= self._laws:
            return
        from proposaltrack.compare.identified import pin_identified  # noqa: PLC0415 - few texts have identifiers

        ours, theirs = (self._identifiers(version_id) for version_id in (before_id, after_id))
        taken = {(side, place) for pin in said for side, place in enumerate(pin[:2])}
        for pin in pin_identified(self.tree_of(before_id), self.tree_of(after_id), ours, theirs):
            if not taken & {(0, pin.before), (1, pin.after)}:
                yield pin

    @cached_property
    def _laws(self) -> frozenset[str]:
        """The versions that came in a format whose clauses carry identifiers."""
        entries = (entry for entry, _ in self.negotiation.acts(VersionRecorded))
        return frozenset(e.id for e in entries if e.record.source and e.record.source.suffix == ".xml")

    def _identifiers(self, version_id: str) -> tuple[tuple[int, str], ...]:
        from proposaltrack.importing.files import read_bytes  # noqa: PLC0415

        source = self.store.source_of(version_id)
        read = read_bytes("law.xml", source, allow_controls=True) if source else None
        same = read is not None and read.text == self.store.text_of(version_id)
        return read.content.identifiers if read is not None and same else ()

    @cached_property
    def matches(self) -> tuple[tuple[Passage, Passage, bool], ...]:
        """Every word on whether two clauses of one document are the same, in the order of the fold.

        The clause of the earlier version comes first; the last member is False for a match that is forbidden.
        """
        acts = (
            self.negotiation.acts_until(Matched, self.as_of) if self.as_of else self.negotiation.acts(Matched)
        )
        same = [act for _, act in acts if act.relation is Relation.SAME]
        known = [
            (one, two, act.holds)
            for act in same
            if (one := self._known(act.before)) is not None and (two := self._known(act.after)) is not None
        ]
        return tuple(
            (one, two, holds) if self._place(one.version) <= self._place(two.version) else (two, one, holds)
            for one, two, holds in known
        )

    def _known(self, passage: Passage) -> Passage | None:
        """The passage of the version as it is known here; None when it is not known."""
        version = self.negotiation.aliases.get(passage.version, passage.version)
        if version not in self.negotiation.versions:
            return None
        return passage if version == passage.version else passage.model_copy(update={"version": version})

    def _place(self, version_id: str) -> tuple[date, tuple[int, str]]:
        version = self.negotiation.versions[version_id]
        return version.on, version.order

    def _carried(self, one: Passage, two: Passage, before_id: str, after_id: str) -> tuple[int, int] | None:
        """Two clauses as they stand in two versions that enclose theirs; None when these do not, or one is not there."""
        versions = self.negotiation.versions
        if (one.version, two.version) == (before_id, after_id):
            return self.ordinal_at(one), self.ordinal_at(two)
        if not {before_id, after_id} <= versions.keys():
            return None
        if versions[before_id].document != versions[one.version].document:
            return None
        places = [self._place(i) for i in (before_id, one.version, two.version, after_id)]
        if places != sorted(places):
            return None
        return self._led(one, before_id, two, after_id)

    def _led(self, one: Passage, before_id: str, two: Passage, after_id: str) -> tuple[int, int] | None:
        from proposaltrack.compare.lineage import follow, follow_back  # noqa: PLC0415

        old: tuple[int, ...] = (self.ordinal_at(one),)
        new: tuple[int, ...] = (self.ordinal_at(two),)
        if one.version != before_id:
            old = follow_back(self.comparison_of(before_id, one.version), old[0])
        if two.version != after_id:
            new = follow(self.comparison_of(two.version, after_id), new[0])
        return (old[0], new[0]) if len(old) == len(new) == 1 else None

    def ordinal_at(self, passage: Passage) -> int:
        """The ordinal of the clause in which a passage begins.

        Raises:
            NotFound: the passage lies outside the text.
        """
        for clause in self.tree_of(passage.version):
            if clause.start <= passage.start < clause.end:
                return clause.ordinal
        raise NotFound("passage at character", str(passage.start))
