"""One canonical way to write a record, and a strict reading of it."""

import json
from datetime import UTC, date, datetime, timedelta, timezone
from enum import Enum
from types import UnionType
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import AwareDatetime

from proposaltrack.errors import NewerFormat, StoreDamaged
from proposaltrack.model.acts import ACTS
from proposaltrack.model.acts.base import BaseAct, Fact, Id, Key
from proposaltrack.model.acts.matter import NegotiationOpened
from proposaltrack.model.record import Record, Seal, SourceSeal, UnknownAct
from proposaltrack.store.codec import Decoder, decode_record, encode_record, record_id

DIGITS = "0123456789abcdef"
IDS = st.text(DIGITS, min_size=64, max_size=64)
INSTANTS = st.datetimes(timezones=st.just(UTC)).map(lambda at: at.replace(microsecond=0))
TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=12)
PLAIN: dict[Any, st.SearchStrategy[Any]] = {
    str: TEXTS,
    bool: st.booleans(),
    int: st.integers(0, 2**31),
    date: st.dates(),
    datetime: INSTANTS,
    type(None): st.none(),
}


def values(hint: Any, name: str) -> st.SearchStrategy[Any]:
    """Values that a member of this type may have."""
    if hint is Id or name == "sha256":
        return IDS
    if hint is Key:
        return st.from_regex(r"[A-Za-z][A-Za-z0-9.\-]{0,8}", fullmatch=True)
    if isinstance(hint, type) and issubclass(hint, Enum):
        return st.sampled_from(hint)
    if isinstance(hint, type) and issubclass(hint, Fact):
        return facts(hint)
    return PLAIN[hint] if hint in PLAIN else compound(hint, name)


def compound(hint: Any, name: str) -> st.SearchStrategy[Any]:
    """Values of a type that is made of others."""
    origin, parts = get_origin(hint), get_args(hint)
    if origin is Literal:
        return st.sampled_from(parts)
    if origin in (Union, UnionType):
        return st.one_of(*(values(part, name) for part in parts))
    if origin is tuple:
        return st.lists(values(parts[0], name), max_size=3).map(tuple)
    if origin is dict:
        return st.dictionaries(IDS, values(parts[1], name), max_size=2)
    if hint is AwareDatetime:
        return INSTANTS
    inner = values(parts[0], name)
    short = any("min_length" in repr(part) or "MinLen" in repr(part) for part in parts[1:])
    return inner.filter(lambda value: len(value) >= 2) if short else inner


def facts(kind: type[Fact]) -> st.SearchStrategy[Fact]:
    """Values of one model, made from its members."""
    hints = get_type_hints(kind, include_extras=True)
    return st.fixed_dictionaries({n: values(hints[n], n) for n in kind.model_fields}).map(kind.model_validate)


SEALS = st.builds(Seal, sha256=IDS, size=st.integers(0, 10**6))
SOURCES = st.builds(SourceSeal, sha256=IDS, size=st.integers(0, 10**6), suffix=st.just(".docx"), media=TEXTS)


def records(act: st.SearchStrategy[Any]) -> st.SearchStrategy[Record]:
    """Records of the acts given."""
    return st.builds(
        Record,
        space=st.text(DIGITS, min_size=16, max_size=16),
        negotiation=st.none() | IDS,
        writer=st.text(DIGITS, min_size=16, max_size=16),
        speaker=st.none() | IDS,
        clock=st.integers(1, 2**40),
        seen=st.dictionaries(st.text(DIGITS, min_size=16, max_size=16), IDS, max_size=2),
        recorded_at=INSTANTS,
        text=st.none() | SEALS,
        source=st.none() | SOURCES,
        act=act,
    )


@pytest.mark.parametrize("kind", ACTS)
@settings(max_examples=25)
@given(data=st.data())
def test_every_act_survives_writing_and_reading(kind: type[BaseAct], data: st.DataObject) -> None:
    """A record of any kind comes back equal, and is written again to the same bytes."""
    record = data.draw(records(facts(kind)))
    encoded = encode_record(record)
    decoded = decode_record(encoded)
    assert decoded == record
    assert type(decoded.act) is kind
    assert encode_record(decoded) == encoded


@given(data=st.data(), sample=st.lists(st.sampled_from(ACTS), max_size=3))
def test_a_decoder_reads_what_it_did_not_expect(data: st.DataObject, sample: list[type[BaseAct]]) -> None:
    """Whatever kinds a decoder was told to expect, it reads every record as it is."""
    decoder = Decoder()
    for kind in (*sample, None):
        encoded = encode_record(data.draw(records(facts(kind or data.draw(st.sampled_from(ACTS))))))
        if kind is not None:
            decoder.expect([encoded])
        assert decoder.decode(encoded) == decode_record(encoded)


@pytest.mark.parametrize("encoded", [b"", b"[]", b'{"act":{"kind":"negotiation"},"v":1}'])
def test_a_decoder_refuses_what_is_no_record(encoded: bytes) -> None:
    """Damage is named as such by a decoder, too."""
    with pytest.raises(StoreDamaged):
        Decoder().decode(encoded)


SIMPLE = Record(
    space="0123456789abcdef",
    writer="fedcba9876543210",
    clock=1,
    recorded_at=datetime(2024, 3, 1, 12, 0, 0, tzinfo=UTC),
    act=NegotiationOpened(on=date(1993, 3, 3), key="border", title="Grenze « é »"),
)
WRITTEN = (
    '{"act":{"key":"border","kind":"negotiation","on":"1993-03-03","title":"Grenze « é »"},'
    '"clock":1,"recorded_at":"2024-03-01T12:00:00Z","space":"0123456789abcdef","v":1,'
    '"writer":"fedcba9876543210"}'
).encode()


def test_the_canonical_form_is_fixed() -> None:
    """Members are sorted, no space is spent, letters stay as they are, and defaults are left out."""
    assert encode_record(SIMPLE) == WRITTEN
    assert record_id(WRITTEN) == "5ae759d9ea3920773306d675cdae98174ec077521b6df826b29697f5f27e4779"


def test_one_instant_is_written_in_one_way() -> None:
    """Another time zone and parts of a second change nothing."""
    there = datetime(2024, 3, 1, 15, 0, 0, 900_000, tzinfo=timezone(timedelta(hours=3)))
    assert encode_record(SIMPLE.model_copy(update={"recorded_at": there})) == WRITTEN


@given(told=st.dictionaries(st.text("xyz", min_size=1, max_size=4), st.integers() | TEXTS | st.lists(TEXTS)))
def test_an_unknown_kind_is_kept_as_it_is(told: dict[str, Any]) -> None:
    """A kind of a later program comes back with everything it says, and is written again to the same bytes."""
    act = {"kind": "arbitration", "on": "2024-03-01", "note": "n", **told}
    record = json.loads(WRITTEN) | {"act": act}
    encoded = json.dumps(record, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()
    decoded = decode_record(encoded)
    assert isinstance(decoded.act, UnknownAct)
    assert (decoded.act.kind, decoded.act.on, decoded.act.note) == ("arbitration", date(2024, 3, 1), "n")
    assert decoded.act.told == act
    assert encode_record(decoded) == encoded


@pytest.mark.parametrize("kind", ["negotiation", "arbitration"])
def test_a_newer_format_is_named(kind: str) -> None:
    """A record of a newer format is refused as such, whatever else it says."""
    with pytest.raises(NewerFormat, match="has format 2"):
        decode_record(WRITTEN.replace(b'"v":1', b'"v":2,"w":[]').replace(b"negotiation", kind.encode()))


@pytest.mark.parametrize(
    "encoded",
    [
        b"",
        b"[]",
        b"null",
        b"{",
        b"\xff\xfe",
        b"[" * 100_000,
        WRITTEN.replace(b'"clock":1', b'"clock":"1"'),
        WRITTEN.replace(b'"clock":1', b'"clock":1.5'),
        WRITTEN.replace(b'"clock":1,', b""),
        WRITTEN.replace(b'"v":1', b'"v":0'),
        WRITTEN.replace(b'"v":1', b'"v":1,"extra":1'),
        WRITTEN.replace(b'"key":"border"', b'"key":"border","extra":1'),
        WRITTEN.replace(b'"key":"border"', b'"key":"../border"'),
        WRITTEN.replace(b"1993-03-03", b"1993-02-30"),
        WRITTEN.replace(b'"kind":"negotiation",', b""),
        WRITTEN.replace(b'"negotiation"', b"7"),
        WRITTEN.replace(b'"negotiation"', b'"arbitration"').replace(b"1993-03-03", b"today"),
        WRITTEN.replace(b"12:00:00Z", b"12:00:00"),
    ],
)
def test_anything_else_is_damage(encoded: bytes) -> None:
    """What is no record is told as damage, by the id that its bytes give it."""
    with pytest.raises(StoreDamaged, match=f"record {record_id(encoded)[:8]} is not a record"):
        decode_record(encoded)


@given(st.binary(max_size=200))
def test_random_bytes_never_surprise(encoded: bytes) -> None:
    """Bytes of any kind are a record or damage, never another error."""
    try:
        decode_record(encoded)
    except (StoreDamaged, NewerFormat):
        return
    raise AssertionError
