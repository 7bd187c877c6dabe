"""What verify finds in records that no pen of ours would have filed."""

import os
from collections.abc import Sequence
from datetime import UTC, date, datetime
from hashlib import sha256
from pathlib import Path

import pytest

from proposaltrack.model.acts.answers import Responded
from proposaltrack.model.acts.base import Due, DueKind, Passage, Reply
from proposaltrack.model.acts.exchange import Transmitted
from proposaltrack.model.acts.matter import PartyJoined, VersionRecorded
from proposaltrack.model.acts.upkeep import SpaceOpened
from proposaltrack.model.record import Entry, Record, Seal, SourceSeal
from proposaltrack.model.stance import Stance
from proposaltrack.store.checking import Found, check_among, check_found
from proposaltrack.store.codec import Decoder, decode_record, encode_record, record_id
from proposaltrack.store.git import init_store
from proposaltrack.store.git_checking import check_shelf
from proposaltrack.store.git_pack import Pack
from proposaltrack.store.git_shelf import Shelf
from proposaltrack.store.references import act_references, references

NOW = datetime(2024, 3, 1, tzinfo=UTC)
ON = date(1993, 3, 3)
SPACE, WRITER, OTHER = "5" * 16, "a" * 16, "b" * 16
PARTY = PartyJoined(on=ON, key="RU", name="Russian Federation")


def record(clock: int = 1, **changed: object) -> Record:
    """A record of a party, with something changed."""
    plain = Record(space=SPACE, writer=WRITER, clock=clock, recorded_at=NOW, act=PARTY)
    return plain.model_copy(update=changed)


def entry(told: Record, space: str = "internal") -> Entry:
    """The entry of a record."""
    return Entry(record_id(encode_record(told)), told, space)


def found(told: Record, **changed: object) -> Found:
    """A record as it lies in a store, with something changed."""
    parts: dict[str, object] = {
        "writer": WRITER,
        "encoded": encode_record(told),
        "text": None,
        "source": None,
    }
    return Found(**{**parts, **changed})  # type: ignore[arg-type]  # the tests put in what does not belong


TEXT = Seal(sha256=sha256(b"text").hexdigest(), size=4)
SOURCE = SourceSeal(sha256=sha256(b"raw").hexdigest(), size=3, suffix=".md", media="text/markdown")

CASES = [
    (found(record()), ""),
    (found(record(text=TEXT, source=SOURCE), text=b"text", source=(".md", b"raw")), ""),
    (found(record(), encoded=encode_record(record()) + b" "), "not written in the one canonical way"),
    (
        found(record(), encoded=encode_record(record()).replace(b'"clock":1', b'"clock":7,"clock":1')),
        "canonical",
    ),
    (found(record(), encoded=b"{}"), "is not a record"),
    (found(record(), encoded=encode_record(record()).replace(b'"v":1', b'"v":2')), "has format 2"),
    (found(record(space="6" * 16)), "belongs to another space"),
    (found(record(writer=OTHER)), "among the records of another writer"),
    (found(record(text=TEXT), text=b"texT"), "its text is not the one"),
    (found(record(text=TEXT)), "its text is missing"),
    (found(record(), text=b"text"), "a text that was never filed"),
    (found(record(source=SOURCE), source=(".md", b"row")), "its source file is not the one"),
    (found(record(source=SOURCE), source=(".txt", b"raw")), "another suffix"),
    (found(record(), encoded=encode_record(record()).replace(b'"party"', b'"envoy"')), "'envoy' is unknown"),
]


@pytest.mark.parametrize(("told", "message"), CASES)
def test_a_record_is_checked_with_what_lies_beside_it(told: Found, message: str) -> None:
    """Whatever does not hold is told in one sentence, at the record; a whole record is told of not at all."""
    _, problems = check_found(told, "internal", SPACE)
    assert len(problems) == bool(message)
    assert all(message in p.message for p in problems)
    assert all(p.place == f"internal, record {record_id(told.encoded)[:8]}" for p in problems)
    assert all(p.next_step for p in problems)


OPENING = record(1, act=SpaceOpened(on=ON, key="internal"))
TABLE = record(1, space="6" * 16, act=SpaceOpened(on=ON, key="table"))
ID = entry(OPENING).id
SECOND = record(2, seen={WRITER: ID})

AMONG: list[tuple[Sequence[Record], str]] = [
    ([OPENING], ""),
    ([OPENING, SECOND], ""),
    ([record(1)], "does not open it"),
    ([TABLE], "does not open it"),
    ([], "does not open it"),
    ([OPENING, SECOND, record(2, seen={WRITER: entry(SECOND).id})], "its clock does not stand after"),
    ([OPENING, record(2, seen={OTHER: ID})], "another writer's"),
    ([OPENING, record(2), record(2)], "filed twice"),
    ([OPENING, record(2, seen={WRITER: "c" * 64})], "names record cccccccc"),
    ([OPENING, record(2, negotiation="c" * 64)], "names record cccccccc"),
    ([OPENING, record(2, speaker="c" * 64)], "names record cccccccc"),
]


@pytest.mark.parametrize(("told", "message"), AMONG)
def test_records_are_checked_among_each_other(told: Sequence[Record], message: str) -> None:
    """Clocks, references, repeats and the opening of a space are all minded."""
    problems = check_among({"internal": [entry(one) for one in told]})
    assert len(problems) == bool(message)
    assert all(message in p.message for p in problems)


def test_the_fence_is_checked_again() -> None:
    """A record of the table that names an internal one is found, and the other way round is in order."""
    shared = entry(record(2, act=PARTY, speaker=ID), "table")
    table = [entry(TABLE, "table"), shared]
    (problem,) = check_among({"internal": [entry(OPENING)], "table": table})
    assert problem.place == f"table, record {shared.id[:8]}"
    noted = entry(record(2, speaker=table[0].id))
    assert check_among({"internal": [entry(OPENING), noted], "table": table[:1]}) == ()


def test_every_id_that_an_act_names_is_known() -> None:
    """Ids are found in members, lists, inner values and marks; sums of texts and free words are no ids."""
    ids = [f"{number:064x}" for number in range(1, 8)]
    due = Due(first=ON, last=ON, kind=DueKind.AGREED, stated_by=ids[3], at=ids[4])
    sent = Transmitted(
        on=ON,
        by=ids[0],
        versions=(ids[1],),
        to=(ids[2],),
        reply=Reply.REQUESTED,
        due=due,
        note=ids[6],
        marks={ids[5]: "1"},
    )
    assert act_references(sent) == set(ids[:6])
    passage = Passage(version=ids[1], start=0, end=1, sha256=ids[6])
    answer = Responded(on=ON, version=ids[0], passages=(passage,), stances=tuple(Stance)[:1], in_passage=None)
    assert act_references(answer) == set(ids[:2])
    assert references(record(act=answer, speaker=ids[2], seen={WRITER: ids[3]})) == set(ids[:4])


def test_an_act_of_unknown_kind_names_nothing() -> None:
    """What a later program means by its words is not guessed."""
    encoded = encode_record(record(by=None)).replace(b'"party"', b'"envoy"').replace(b"RU", b"f" * 64)
    assert references(decode_record(encoded)) == frozenset()


@pytest.mark.parametrize(
    "files",
    [
        [("100644", "record.json"), ("100644", "trap.sh")],
        [("100755", "record.json")],
        [("120000", "record.json")],
        [("100644", "text.md")],
        [("100644", "record.json"), ("100644", "source.a"), ("100644", "source.b")],
    ],
)
def test_a_record_consists_of_its_files_only(tmp_path: Path, files: Sequence[tuple[str, str]]) -> None:
    """Anything beside the files of a record, or of another type, is found."""
    store = init_store(tmp_path / "s", now=NOW, environ=os.environ)
    shelf = Shelf("internal", tmp_path / "s" / "internal.git", Decoder())
    old = shelf.door.tips()[store.writer]
    pack = Pack()
    content = bytes.fromhex(
        pack.add("blob", encode_record(record(2, writer=store.writer, space=store.space_id("internal"))))
    )
    tree = pack.add("tree", b"".join(f"{mode} {name}".encode() + b"\0" + content for mode, name in files))
    who = "x <x@x.invalid> 0 +0000"
    new = pack.add("commit", f"tree {tree}\nparent {old}\nauthor {who}\ncommitter {who}\n\nx\n".encode())
    shelf.door.take(pack.encoded(), len(pack.objects))
    assert shelf.door.move(store.writer, new, old)
    _, problems = check_shelf(shelf)
    assert "not what a record consists of" in " ".join(p.message for p in problems)
    shelf.door.close()
    store.close()


def test_single_objects_are_packed_when_there_are_many(tmp_path: Path) -> None:
    """Tidying changes how records lie on the disk and nothing about them."""
    store = init_store(tmp_path / "s", now=NOW, environ=os.environ)
    for _ in range(3):
        with store.writing("internal", recorded_at=NOW, negotiation=None, speaker=None) as pen:
            version = pen.add(VersionRecorded(on=ON, document="d" * 64), text="t")
    objects = tmp_path / "s" / "internal.git" / "objects"
    # As if 256 folders held ten objects each.
    (objects / "17").mkdir(exist_ok=True)
    for number in range(10):
        (objects / "17" / f"tmp_obj_{number}").touch()
    with store.writing("internal", recorded_at=NOW, negotiation=None, speaker=None) as pen:
        last = pen.add(PARTY)
    assert list((objects / "pack").glob("*.pack"))
    assert len([p for p in objects.glob("??/*") if len(p.name) == 38]) == 0
    assert store.text_of(version) == "t"
    assert last in store.entries()
    assert [p.message for p in store.verify() if "dddddddd" not in p.message] == []
    store.close()


def test_packs_are_joined_when_there_are_many(tmp_path: Path) -> None:
    """However many blocks are filed, few packs are left, and every record and stray object is still there."""
    store = init_store(tmp_path / "s", now=NOW, environ=os.environ)
    shelf = Shelf("internal", tmp_path / "s" / "internal.git", Decoder())
    stray = Pack()
    lost = [stray.add("blob", f"stray {number}".encode()) for number in range(200)]
    shelf.door.take(stray.encoded(), len(stray.objects))
    filed = []
    for block in range(30):
        with store.writing("internal", recorded_at=NOW, negotiation=None, speaker=None) as pen:
            filed += [pen.add(PARTY.model_copy(update={"note": f"{block}.{n}"})).id for n in range(40)]
    assert len(list((tmp_path / "s" / "internal.git" / "objects" / "pack").glob("*.pack"))) <= 21
    assert {entry.id for entry in store.entries()} >= set(filed)
    assert [shelf.door.read(name) for name in lost] == [f"stray {number}".encode() for number in range(200)]
    assert store.verify() == ()
    shelf.door.close()
    store.close()
