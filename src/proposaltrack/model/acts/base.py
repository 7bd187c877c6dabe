"""What every act shares, and the small values that acts are made of."""

from datetime import date
from enum import StrEnum
from typing import Annotated

from pydantic import AwareDatetime, BaseModel, ConfigDict, Field

# The length stands beside the pattern, not in it: a pattern that counts to 64 is slow to build, and is built a
# hundred times at every start.
Id = Annotated[str, Field(min_length=64, max_length=64, pattern=r"^[0-9a-f]+$")]
"""A record id: SHA-256 of the record's canonical JSON, in hex."""

Key = Annotated[str, Field(max_length=64, pattern=r"^[^\W_][\w.\-]*$")]
"""A short local name for a negotiation, party or document: letters, digits, dot, hyphen, underscore."""


class Fact(BaseModel):
    """A frozen value that refuses fields it does not know."""

    # Built when first used: most commands need few kinds of act, and start the sooner.
    model_config = ConfigDict(frozen=True, extra="forbid", ser_json_temporal="iso8601", defer_build=True)


class Form(StrEnum):
    """How an act of somebody else came to be known."""

    WRITTEN = "written"
    ORAL = "oral"
    REPORTED = "reported"


class Reply(StrEnum):
    """Whether a transmission asks for an answer."""

    REQUESTED = "requested"
    INVITED = "invited"
    NONE = "none"


class DueKind(StrEnum):
    """What a date rests on; only the last three can be overdue, a requested one is past the date asked."""

    REQUESTED = "requested"
    PROMISED = "promised"
    AGREED = "agreed"
    RULE = "rule"

    @property
    def binds(self) -> bool:
        """True when missing the date is being overdue."""
        return self is not DueKind.REQUESTED


class Due(Fact):
    """A span of days in which an answer is due.

    Args:
        first: the first day of the span.
        last: the last day; equal to `first` for a single day.
        kind: what the date rests on.
        stated_by: the party that said so.
        words: the words in which it was said ("next week"); may be empty.
        at: record id of the meeting at which it was said.
    """

    first: date
    last: date
    kind: DueKind
    stated_by: Id | None = None
    words: str = ""
    at: Id | None = None


class Passage(Fact):
    """A stretch of one version's canonical text, anchored so that no later parser can move it.

    Args:
        version: record id of the version.
        start: first code point of the stretch.
        end: code point after the last.
        sha256: SHA-256 (hex) of the stretch in UTF-8.
    """

    version: Id
    start: Annotated[int, Field(ge=0)]
    end: Annotated[int, Field(ge=0)]
    sha256: Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")]


class BaseAct(Fact):
    """What every act says.

    Args:
        on: the day of the act; may lie long before computers.
        at_time: the exact instant, where it matters (a silence procedure's expiry).
        by: record id of the party that acted; absent for upkeep of the store.
        form: how it came to be known, when it is not the actor's own record.
        according_to: record id of the party whose account this is; absent: the party that keeps this record.
        note: free words of the person who recorded it.
    """

    on: date
    at_time: AwareDatetime | None = None
    by: Id | None = None
    form: Form | None = None
    according_to: Id | None = None
    note: str = ""
