"""Wordings: the texts of a negotiation as trees, and their comparisons, each made once."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from proposaltrack.compare.pairing import Pin
from proposaltrack.errors import NotFound
from proposaltrack.model.acts.base import Passage
from proposaltrack.model.acts.upkeep import Matched, Relation
from proposaltrack.model.clause import ClauseTree
from proposaltrack.model.comparison import Comparison
from proposaltrack.model.negotiation import Negotiation
from proposaltrack.store.base import Store
from proposaltrack.text.clauses import parse_text


@dataclass(frozen=True)
class StoredWordings:
    """The wordings of one negotiation, read from its store when they are asked for.

    Args:
        store: where the texts are.
        negotiation: the standing facts; a person's word on a match is among them.
    """

    store: Store
    negotiation: Negotiation
    _trees: dict[str, ClauseTree] = field(default_factory=dict, repr=False)
    _comparisons: dict[tuple[str, str], Comparison] = field(default_factory=dict, repr=False)

    def tree_of(self, version_id: str) -> ClauseTree:
        """The clauses of a version.

        Raises:
            StoreDamaged: its text is missing or altered.
        """
        if version_id not in self._trees:
            self._trees[version_id] = parse_text(self.store.text_of(version_id))
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
        # Most questions compare nothing, and do not wait for what compares.
        from proposaltrack.compare.comparison import compare  # noqa: PLC0415
        from proposaltrack.compare.restoring import mark_restored  # noqa: PLC0415

        before, after = self.tree_of(before_id), self.tree_of(after_id)
        compared = compare(before, after, tuple(self._pins(before_id, after_id)))
        return mark_restored(compared, self._earlier(before_id, after_id))

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

    def _pins(self, before_id: str, after_id: str) -> Iterator[Pin]:
        """Later words win over earlier ones, so they come last."""
        for _, act in self.negotiation.acts(Matched):
            if act.relation is not Relation.SAME:
                continue
            if (act.before.version, act.after.version) == (before_id, after_id):
                yield self._pin(act.before, act.after, holds=act.holds)
            elif (act.after.version, act.before.version) == (before_id, after_id):
                yield self._pin(act.after, act.before, holds=act.holds)

    def _pin(self, before: Passage, after: Passage, *, holds: bool) -> Pin:
        return Pin(self.ordinal_at(before), self.ordinal_at(after), holds)

    def ordinal_at(self, passage: Passage) -> int:
        """The ordinal of the clause in which a passage begins.

        Raises:
            NotFound: the passage lies outside the text.
        """
        for clause in self.tree_of(passage.version):
            if clause.start <= passage.start < clause.end:
                return clause.ordinal
        raise NotFound("passage at character", str(passage.start))
