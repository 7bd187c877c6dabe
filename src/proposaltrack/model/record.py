"""Record: an act as it is filed, and Entry: a record with the id that its bytes give it."""

from dataclasses import dataclass
from typing import Any, Literal

from pydantic import AwareDatetime, SerializeAsAny

from proposaltrack.model.acts.base import BaseAct, Fact, Id

FORMAT = 1
"""The newest format version that this program reads and the only one it writes."""


class Seal(Fact):
    """What ties a file to its record.

    Args:
        sha256: SHA-256 of the file, in hex.
        size: bytes.
    """

    sha256: str
    size: int


class SourceSeal(Seal):
    """The exact bytes received, as filed.

    Args:
        suffix: file suffix with its dot (".md"); letters and digits only.
        media: media type ("text/markdown").
    """

    suffix: str
    media: str


class UnknownAct(BaseAct):
    """An act of a kind this program does not know: kept, reported, never dropped.

    Args:
        kind: the word it is filed under.
        told: everything it says, as decoded JSON.
    """

    kind: str
    told: dict[str, Any]


class Record(Fact):
    """One act as filed in one space by one writer.

    Args:
        v: format version.
        space: id of the space it belongs to.
        negotiation: record id of the negotiation; absent for the negotiation itself and what precedes it.
        writer: id of the writer (16 hex digits).
        speaker: record id of the writer's party, who says so; absent in an observer's seat.
        clock: Lamport clock, one more than the highest seen in this space.
        seen: last filed entry seen of every writer, by writer id.
        recorded_at: when it was filed, UTC, whole seconds.
        text: seal of its text, when it carries one.
        source: seal of its source bytes, when it carries them.
        act: what happened.
    """

    v: Literal[1] = 1
    space: str
    negotiation: Id | None = None
    writer: str
    speaker: Id | None = None
    clock: int
    seen: dict[str, str] = {}
    recorded_at: AwareDatetime
    text: Seal | None = None
    source: SourceSeal | None = None
    act: SerializeAsAny[BaseAct]


@dataclass(frozen=True, slots=True)
class Entry:
    """A filed record with its id.

    Args:
        id: SHA-256 of the record's canonical JSON, in hex.
        record: the record.
        space: short name of the space it was read from ("internal", "table").
    """

    id: str
    record: Record
    space: str

    @property
    def act(self) -> Any:
        """The act; its class says which kind, so match on it."""
        return self.record.act
