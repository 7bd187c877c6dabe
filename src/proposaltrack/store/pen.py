"""The pen that every store hands out: it turns acts into numbered, sealed records, and minds the fence."""

import re
from collections.abc import Callable, Container, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from hashlib import sha256

from proposaltrack.errors import Refused
from proposaltrack.model.acts.base import BaseAct
from proposaltrack.model.record import Entry, Record, Seal, SourceSeal
from proposaltrack.store.base import INTERNAL, Source
from proposaltrack.store.codec import decode_record, encode_record, record_id
from proposaltrack.store.references import references

_SUFFIX = re.compile(r"\.[a-z0-9]{1,16}")


@dataclass(frozen=True, slots=True)
class Filing:
    """One entry ready to be filed, with the bytes of its parts.

    Args:
        entry: the entry.
        encoded: canonical JSON of its record.
        text: its text in UTF-8.
        source: the bytes received.
    """

    entry: Entry
    encoded: bytes
    text: bytes | None
    source: bytes | None


@dataclass(frozen=True, slots=True)
class Standing:
    """Where a new record stands in its space.

    Args:
        space: short name of the space.
        space_id: id of the space.
        writer: id of the writer.
        recorded_at: now.
        clock: the highest Lamport clock in the space.
        seen: the last entry of every writer in the space, by writer id.
    """

    space: str
    space_id: str
    writer: str
    recorded_at: datetime
    clock: int
    seen: Mapping[str, str]

    def after(self, entry: Entry) -> "Standing":
        """Where the record after this entry stands."""
        return replace(self, clock=entry.record.clock, seen={**self.seen, self.writer: entry.id})


class SpacePen:
    """Collects the filings of one block.

    Args:
        standing: where the first record will stand.
        negotiation: record id of the negotiation, in this space.
        speaker: record id of the writer's party, in this space.
        known: gives the ids that are in the space; asked only where the fence stands.
    """

    def __init__(
        self,
        standing: Standing,
        negotiation: str | None,
        speaker: str | None,
        known: Callable[[], Container[str]],
    ) -> None:
        self.filings: list[Filing] = []
        self._standing = standing
        self._negotiation = negotiation
        self._speaker = speaker
        self._known = known
        self._added: set[str] = set()
        self._closed = False

    def under(self, *, negotiation: str | None, speaker: str | None) -> None:
        """From here on, entries belong to this negotiation and are said by this party."""
        self._negotiation, self._speaker = negotiation, speaker

    def add(self, act: BaseAct, *, text: str | None = None, source: Source | None = None) -> Entry:
        """The entry that the act becomes; see `store.base.Pen`."""
        if self._closed:
            raise RuntimeError("the block that gave this pen has ended")
        text_bytes = None if text is None else text.encode()
        encoded = encode_record(self._record(act, text_bytes, source))
        entry = Entry(record_id(encoded), decode_record(encoded), self._standing.space)
        self._mind_fence(entry)
        self.filings.append(Filing(entry, encoded, text_bytes, None if source is None else source.content))
        self._added.add(entry.id)
        self._standing = self._standing.after(entry)
        return entry

    def close(self) -> None:
        """No more can be added."""
        self._closed = True

    def _record(self, act: BaseAct, text: bytes | None, source: Source | None) -> Record:
        at = self._standing
        return Record(
            space=at.space_id,
            negotiation=self._negotiation,
            writer=at.writer,
            speaker=self._speaker,
            clock=at.clock + 1,
            seen=dict(at.seen),
            recorded_at=at.recorded_at.astimezone(UTC).replace(microsecond=0),
            text=None if text is None else Seal(sha256=sha256(text).hexdigest(), size=len(text)),
            source=None if source is None else seal_source(source),
            act=act,
        )

    def _mind_fence(self, entry: Entry) -> None:
        """Nothing in a shared space names a record that only its writer has."""
        if self._standing.space == INTERNAL:
            return
        strangers = references(entry.record) - self._added
        known = self._known() if strangers else ()
        outside = sorted(i for i in strangers if i not in known)
        if outside:
            raise Refused(
                f"a record for {self._standing.space} names {outside[0][:8]}, which is not there",
                "Share that record first, or leave it out.",
            )


def seal_source(source: Source) -> SourceSeal:
    """The seal of the bytes received.

    Raises:
        ValueError: the suffix is not a dot and 1 to 16 lower-case letters or digits.
    """
    if not _SUFFIX.fullmatch(source.suffix):
        raise ValueError(f"not a file suffix: {source.suffix!r}")
    content = source.content
    return SourceSeal(
        sha256=sha256(content).hexdigest(), size=len(content), suffix=source.suffix, media=source.media
    )
