"""Acts about other records, and about the store itself."""

from enum import StrEnum
from typing import Annotated, Literal

from pydantic import Field

from proposaltrack.model.acts.base import BaseAct, Fact, Id, Passage


class Withdrawn(BaseAct):
    """A party takes something back from this day on; it stood until then.

    Args:
        of: record id of the version, response or transmission.
        reason: why.
    """

    kind: Literal["withdrawal"] = "withdrawal"
    of: Id
    reason: str = ""


class Corrected(BaseAct):
    """A mistaken record is put right as if it had never been made; the original stays visible.

    Args:
        of: record id of the mistaken record.
        by_record: record id of the record that replaces it; absent when it is struck out.
        reason: why.
    """

    kind: Literal["correction"] = "correction"
    of: Id
    by_record: Id | None = None
    reason: str = ""


class Relation(StrEnum):
    """How two clauses are related, by a person's word."""

    SAME = "same"
    PARALLEL = "parallel"
    TRANSLATION = "translation"
    PACKAGE = "package"


class Matched(BaseAct):
    """A person's word on whether two clauses are related; it always wins.

    Args:
        before: one clause, by its passage.
        after: the other.
        relation: how they are related.
        holds: False when the match is forbidden.
    """

    kind: Literal["match"] = "match"
    before: Passage
    after: Passage
    relation: Relation = Relation.SAME
    holds: bool = True


class SameAct(BaseAct):
    """Two records tell of one act; it counts once.

    Args:
        records: record ids, the actor's own first.
    """

    kind: Literal["same-act"] = "same-act"
    records: Annotated[tuple[Id, ...], Field(min_length=2)]


class Copy(Fact):
    """One record and its copy in another space.

    Args:
        own: record id in this space.
        shared: record id in the other space.
    """

    own: Id
    shared: Id


class Shared(BaseAct):
    """What was copied into another space; written only in the space it came from.

    Args:
        target: id of the other space.
        copies: the copies made.
    """

    kind: Literal["sharing"] = "sharing"
    target: str
    copies: Annotated[tuple[Copy, ...], Field(min_length=1)]


class SpaceOpened(BaseAct):
    """A set of readers.

    Args:
        key: "internal", "table", or a circle's short name.
        readers: record ids of the parties that read it; empty for internal, and for a table of all seated parties.
    """

    kind: Literal["space"] = "space"
    key: str
    readers: tuple[Id, ...] = ()


class KeyBound(BaseAct):
    """A signing key of a writer.

    Args:
        key_writer: id of the writer.
        public_key: the key in OpenSSH form.
        replaces: record id of the key record it follows.
    """

    kind: Literal["key"] = "key"
    key_writer: str
    public_key: str
    replaces: Id | None = None


class Checkpointed(BaseAct):
    """A list of records sealed by one signature.

    Args:
        records: record ids.
    """

    kind: Literal["checkpoint"] = "checkpoint"
    records: tuple[Id, ...]
