"""What every store promises: entries read from spaces, and a pen that files acts all at once or not at all."""

from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from proposaltrack.errors import Problem
from proposaltrack.model.acts.base import BaseAct
from proposaltrack.model.record import Entry

INTERNAL = "internal"
"""Short name of the space that only its keeper reads."""

TABLE = "table"
"""Short name of the space that every seated party reads."""


@dataclass(frozen=True, slots=True)
class Source:
    """The exact bytes received, to be filed with a record.

    Args:
        content: the bytes.
        suffix: file suffix with its dot (".md"); lower-case letters and digits, at most 16.
        media: media type ("text/markdown").
    """

    content: bytes
    suffix: str
    media: str


class Pen(Protocol):
    """Files acts in one space; all of them are filed together when the block that gave it ends."""

    def add(self, act: BaseAct, *, text: str | None = None, source: Source | None = None) -> Entry:
        """The entry that the act becomes, its id final, so that later acts may name it.

        Args:
            act: what happened.
            text: the canonical text that travels with the record.
            source: the bytes received that travel with the record.

        Raises:
            Refused: the space is shared, and the act names a record that is not in it.
        """
        ...

    def under(self, *, negotiation: str | None, speaker: str | None) -> None:
        """From here on, entries belong to this negotiation and are said by this party.

        Args:
            negotiation: record id of the negotiation, in this space.
            speaker: record id of the writer's party, in this space.
        """
        ...


class Store(Protocol):
    """The filed entries of one negotiation, in their spaces."""

    @property
    def writer(self) -> str:
        """Id of the writer of this workspace, 16 hex digits."""
        ...

    def spaces(self) -> tuple[str, ...]:
        """Short names of the spaces, "internal" first."""
        ...

    def space_id(self, space: str) -> str:
        """The id of a space, which every record in it carries, by its short name."""
        ...

    def entries(self) -> tuple[Entry, ...]:
        """Every entry, space by space, each in the order of recording.

        Raises:
            StoreDamaged: an entry cannot be read.
            NewerFormat: an entry was written by a newer program.
        """
        ...

    def text_of(self, entry: Entry | str) -> str:
        """The text filed with an entry, or with the record of that id.

        Raises:
            NotFound: no such record, or it carries no text.
            StoreDamaged: the text is not the one that was filed.
        """
        ...

    def source_of(self, entry: Entry | str) -> bytes | None:
        """The bytes received that were filed with an entry, or with the record of that id; None where none were.

        Raises:
            NotFound: no such record.
            StoreDamaged: the bytes are not those that were filed.
        """
        ...

    def writing(
        self, space: str, *, recorded_at: datetime, negotiation: str | None, speaker: str | None
    ) -> AbstractContextManager[Pen]:
        """A pen for one space; what it added is filed when the block ends, and not at all when the block fails.

        Blocks of different spaces may be nested; blocks of one space wait for each other.

        Args:
            space: short name.
            recorded_at: now, with a time zone; kept in UTC to the second.
            negotiation: record id of the negotiation, in this space; None for the records that precede it.
            speaker: record id of the writer's party, in this space; None in an observer's seat.

        Raises:
            StoreMovedOn: others kept writing first; nothing was filed.
            StoreUnwritable: the disk is full or the folder may not be written; nothing was filed.
        """
        ...

    def kept(self, key: str) -> bytes | None:
        """What was kept under this key, if it is still there."""
        ...

    def keep(self, key: str, content: bytes) -> None:
        """Keep bytes that can be computed again; they may be lost at any time, and failing to keep them is no error."""
        ...

    def verify(self) -> tuple[Problem, ...]:
        """Everything wrong in every space: hashes, seals, references, clocks, unknown kinds; empty when all holds."""
        ...

    def close(self) -> None:
        """Let go of everything held open; the store is not used afterwards."""
        ...
