"""Record to canonical JSON and back; docs/store-format.md is the page that this module follows.

There is one way to write a record: members sorted by name, no spaces, UTF-8, instants in UTC to the second with a
"Z", and a member that has its default left out (save `v` and `kind`, which are always written). The defaults are
therefore part of the format.
"""

import json
import re
from collections.abc import Iterable
from datetime import UTC, date, datetime
from functools import cache, reduce
from hashlib import sha256
from operator import or_
from typing import Annotated, Any

from pydantic import Field, TypeAdapter, ValidationError, create_model

from proposaltrack.errors import NewerFormat, StoreDamaged
from proposaltrack.model.acts import KINDS, kind_of
from proposaltrack.model.acts.base import BaseAct, Fact
from proposaltrack.model.acts.matter import NegotiationOpened, PartyJoined
from proposaltrack.model.acts.upkeep import SpaceOpened
from proposaltrack.model.record import FORMAT, Record, UnknownAct

_SHARED_MEMBERS = frozenset(BaseAct.model_fields)
_EVERYWHERE = frozenset(kind_of(act) for act in (SpaceOpened, NegotiationOpened, PartyJoined))
_NAMED = re.compile(rb'"kind":\s*"([a-z-]+)"')


@cache
def _adapter(kinds: frozenset[str]) -> TypeAdapter[Record]:
    """What reads records of these kinds, two or more."""
    acts = [act for kind, act in KINDS.items() if kind in kinds]
    union: Any = Annotated[reduce(or_, acts), Field(discriminator="kind")]
    known: Any = create_model("_Known", __base__=Record, act=(union, ...))
    return TypeAdapter(known)


class Decoder:
    """Reads the records of one store, and is ready sooner than `decode_record` where few kinds occur.

    Building what reads all kinds takes longer than reading some hundred records.
    """

    def __init__(self) -> None:
        self._kinds = _EVERYWHERE

    def expect(self, sample: Iterable[bytes]) -> None:
        """Be ready for the kinds that these records name; of others one is enough to be ready for all."""
        named = {word.decode() for encoded in sample for word in _NAMED.findall(encoded)}
        self._kinds |= named & KINDS.keys()

    def decode(self, encoded: bytes) -> Record:
        """The same as `decode_record`."""
        try:
            return _validated(self._kinds, encoded)
        except ValidationError:
            self._kinds = frozenset(KINDS)
            return decode_record(encoded)


def encode_record(record: Record) -> bytes:
    """The one canonical JSON of a record.

    Raises:
        ValueError: a text in it holds half a surrogate pair, which UTF-8 cannot carry.
    """
    return json.dumps(_plain(record), ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()


def record_id(encoded: bytes) -> str:
    """The id of a record: SHA-256 of its canonical JSON, in hex."""
    return sha256(encoded).hexdigest()


def decode_record(encoded: bytes) -> Record:
    """The record that these bytes are; an act of unknown kind comes back as UnknownAct.

    Raises:
        NewerFormat: written by a newer program.
        StoreDamaged: anything else that is no record.
    """
    try:
        return _validated(frozenset(KINDS), encoded)
    except ValidationError as error:
        return _decode_unusual(encoded, error)


def _validated(kinds: frozenset[str], encoded: bytes) -> Record:
    known = _adapter(kinds).validate_json(encoded, strict=True)
    # The same class whatever the kind of act, so that equal records are equal. The union only adds to its checks, so
    # the record is told its plain class; making it anew took as long as all the reading.
    object.__setattr__(known, "__class__", Record)
    return known


def _decode_unusual(encoded: bytes, error: ValidationError) -> Record:
    """What the strict reading could not take: a newer format, an unknown kind, or damage."""
    name = f"record {record_id(encoded)[:8]}"
    told = _json_object(encoded)
    version, act = told.get("v"), told.get("act")
    if isinstance(version, int) and version > FORMAT:
        raise NewerFormat(name, version, FORMAT)
    kind = act.get("kind") if isinstance(act, dict) else None
    if not isinstance(act, dict) or not isinstance(kind, str) or kind in KINDS:
        raise _damaged(name, error) from None
    shared = {member: value for member, value in act.items() if member in _SHARED_MEMBERS}
    try:
        plain = Record.model_validate_json(json.dumps({**told, "act": shared}), strict=True)
        common = {member: getattr(plain.act, member) for member in shared}
        return plain.model_copy(update={"act": UnknownAct(**common, kind=kind, told=act)})
    except ValidationError as other:
        raise _damaged(name, other) from None


def _json_object(encoded: bytes) -> dict[str, Any]:
    try:
        told = json.loads(encoded)
    except (ValueError, RecursionError):
        return {}
    return told if isinstance(told, dict) else {}


def _damaged(name: str, error: ValidationError) -> StoreDamaged:
    first = error.errors(include_url=False, include_input=False)[0]
    place = ".".join(str(step) for step in first["loc"])
    where = f" at {place}" if place else ""
    return StoreDamaged(
        f"{name} is not a record: {first['msg']}{where}",
        "Run `proposaltrack verify` to see all that is wrong.",
    )


def _plain(value: Any) -> Any:
    """A value as JSON knows it."""
    match value:
        case UnknownAct():
            plain: Any = value.told
        case Fact():
            plain = _members(value)
        case datetime():
            plain = value.astimezone(UTC).replace(microsecond=0, tzinfo=None).isoformat() + "Z"
        case date():
            plain = value.isoformat()
        case list() | tuple():
            plain = [_plain(item) for item in value]
        case dict():
            plain = {key: _plain(item) for key, item in value.items()}
        case _:
            plain = str(value) if isinstance(value, str) else value
    return plain


def _members(fact: Fact) -> dict[str, Any]:
    fields = type(fact).model_fields
    told = ((name, getattr(fact, name), field) for name, field in fields.items())
    return {
        name: _plain(value)
        for name, value, field in told
        if name in ("v", "kind") or field.is_required() or value != field.default
    }
