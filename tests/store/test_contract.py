"""What every store promises, asked of the one on disk and of the one in memory."""

import os
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, timedelta, timezone
from pathlib import Path

import pytest

from proposaltrack.errors import NotFound, Refused
from proposaltrack.model.acts.matter import (
    DocumentKind,
    DocumentOpened,
    NegotiationOpened,
    PartyJoined,
    VersionRecorded,
)
from proposaltrack.model.acts.upkeep import SpaceOpened
from proposaltrack.store.base import Source, Store
from proposaltrack.store.git import init_store, open_store
from proposaltrack.store.memory import MemoryStore

NOW = datetime(2024, 3, 1, 12, 30, 15, tzinfo=UTC)
ON = date(1993, 3, 3)
PARTY = PartyJoined(on=ON, key="RU", name="Russian Federation")
DRAFT = DocumentOpened(on=ON, key="treaty", title="Treaty", document_kind=DocumentKind.DRAFT)


@pytest.fixture(params=["disk", "memory"])
def store(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Store]:
    """A fresh store of each kind."""
    fresh: Store = (
        MemoryStore(NOW)
        if request.param == "memory"
        else init_store(tmp_path / "s", now=NOW, environ=os.environ)
    )
    yield fresh
    fresh.close()


def file_matter(store: Store, space: str = "internal") -> tuple[str, str, str]:
    """Ids of a negotiation, a party and a version with text and source, filed in one block."""
    with store.writing(space, recorded_at=NOW, negotiation=None, speaker=None) as pen:
        opened = pen.add(NegotiationOpened(on=ON, key="border", title="Border"))
        pen.under(negotiation=opened.id, speaker=None)
        party = pen.add(PARTY)
        pen.under(negotiation=opened.id, speaker=party.id)
        document = pen.add(DRAFT)
        version = pen.add(
            VersionRecorded(on=ON, by=party.id, document=document.id),
            text="Article 1\r\nÜber alles \u202e\n",
            source=Source(b"\x00\xff raw", ".docx", "application/octet-stream"),
        )
    return opened.id, party.id, version.id


def test_a_fresh_store_holds_the_opening_of_its_spaces(store: Store) -> None:
    """Each space begins with the record that says what it is, and nothing is wrong."""
    assert store.spaces() == ("internal", "table")
    assert [(e.space, e.act.key) for e in store.entries()] == [("internal", "internal"), ("table", "table")]
    assert all(
        isinstance(e.act, SpaceOpened) and e.record.space == store.space_id(e.space) for e in store.entries()
    )
    assert store.verify() == ()


def test_a_block_is_filed_as_it_was_added(store: Store) -> None:
    """What a pen gave out is what is read afterwards, in the order of adding, each knowing the one before."""
    with store.writing("internal", recorded_at=NOW, negotiation=None, speaker=None) as pen:
        given = [pen.add(NegotiationOpened(on=ON, key="border", title="Border")), pen.add(PARTY)]
    read = [e for e in store.entries() if e.space == "internal"]
    assert read[1:] == given
    assert [e.record.clock for e in read] == [1, 2, 3]
    assert [e.record.seen for e in read[1:]] == [{store.writer: e.id} for e in read[:-1]]
    assert store.verify() == ()


def test_text_and_source_come_back_to_the_byte(store: Store) -> None:
    """Hostile text and raw bytes are kept exactly, found by entry and by id."""
    _, _, version = file_matter(store)
    entry = next(e for e in store.entries() if e.id == version)
    assert store.text_of(version) == store.text_of(entry) == "Article 1\r\nÜber alles \u202e\n"
    assert store.source_of(version) == store.source_of(entry) == b"\x00\xff raw"


def test_an_entry_without_files_has_none(store: Store) -> None:
    """A record filed without text has no text, and one without source bytes has no source."""
    _, party, _ = file_matter(store)
    assert store.source_of(party) is None
    with pytest.raises(NotFound, match="no text with record"):
        store.text_of(party)


def test_an_unknown_id_is_not_found(store: Store) -> None:
    """Asking for a record or a space that does not exist says so."""
    with pytest.raises(NotFound, match="no record"):
        store.text_of("0" * 64)
    with pytest.raises(NotFound, match="no space"):
        store.space_id("cellar")


def test_a_block_that_fails_files_nothing(store: Store) -> None:
    """An error inside the block leaves the store as it was."""
    before = store.entries()
    with (
        pytest.raises(LookupError),
        store.writing("internal", recorded_at=NOW, negotiation=None, speaker=None) as pen,
    ):
        dict[str, str]()[pen.add(PARTY).id]
    assert store.entries() == before


def test_a_pen_dies_with_its_block(store: Store) -> None:
    """Adding after the block has ended is a mistake of the program, and nothing is filed."""
    with store.writing("internal", recorded_at=NOW, negotiation=None, speaker=None) as pen:
        pass
    with pytest.raises(RuntimeError):
        pen.add(PARTY)
    assert len(store.entries()) == 2


def test_a_shared_record_names_only_what_is_shared(store: Store) -> None:
    """A record for the table that names an internal one is refused, whichever way it names it."""
    opened, party, version = file_matter(store)
    named: tuple[Callable[[], tuple[str | None, VersionRecorded | PartyJoined]], ...] = (
        lambda: (opened, PARTY),
        lambda: (None, PARTY.model_copy(update={"by": party})),
        lambda: (None, VersionRecorded(on=ON, document=opened, basis=version)),
    )
    for naming in named:
        negotiation, act = naming()
        with (
            pytest.raises(Refused, match="a record for table names"),
            store.writing("table", recorded_at=NOW, negotiation=negotiation, speaker=None) as pen,
        ):
            pen.add(act)
    assert [e.space for e in store.entries()].count("table") == 1


def test_a_shared_record_may_name_what_is_shared(store: Store) -> None:
    """Records of the table name each other, across blocks too, and the internal space may name them all."""
    opened, party, version = file_matter(store, "table")
    with store.writing("table", recorded_at=NOW, negotiation=opened, speaker=party) as pen:
        pen.add(VersionRecorded(on=ON, document=opened, basis=version))
    with store.writing("internal", recorded_at=NOW, negotiation=opened, speaker=party) as pen:
        pen.add(VersionRecorded(on=ON, document=opened, basis=version))
    assert store.verify() == ()


def test_blocks_of_two_spaces_nest(store: Store) -> None:
    """A block of one space may be open inside a block of the other."""
    with (
        store.writing("table", recorded_at=NOW, negotiation=None, speaker=None) as table,
        store.writing("internal", recorded_at=NOW, negotiation=None, speaker=None) as internal,
    ):
        table.add(PARTY)
        internal.add(PARTY)
    assert [e.space for e in store.entries()].count("table") == 2
    assert len(store.entries()) == 4


def test_recording_time_is_kept_in_utc_to_the_second(store: Store) -> None:
    """Whatever clock is brought, the same instant is stored in one way."""
    moscow = datetime(2024, 3, 1, 15, 30, 15, 999, tzinfo=timezone(timedelta(hours=3)))
    with store.writing("internal", recorded_at=moscow, negotiation=None, speaker=None) as pen:
        entry = pen.add(PARTY)
    assert entry.record.recorded_at == NOW
    assert entry in store.entries()


@pytest.mark.parametrize("suffix", ["md", "", ".", "../x", ".a/b", ".MD", "." + "a" * 17])
def test_a_strange_suffix_is_a_mistake_of_the_program(store: Store, suffix: str) -> None:
    """Only a dot and a few letters or digits ever become part of a file name."""
    with (
        store.writing("internal", recorded_at=NOW, negotiation=None, speaker=None) as pen,
        pytest.raises(ValueError, match="not a file suffix"),
    ):
        pen.add(PARTY, source=Source(b"", suffix, "text/plain"))


def test_what_is_kept_is_found_again(store: Store) -> None:
    """Kept bytes come back under their key, the newest of them, and an unknown key gives nothing."""
    assert store.kept("trees/1") is None
    store.keep("trees/1", b"one")
    store.keep("trees/1", b"two")
    assert store.kept("trees/1") == b"two"
    assert store.kept("trees/2") is None


def test_a_missing_reference_is_reported(store: Store) -> None:
    """An internal record that names what nobody has is filed, and verify says so."""
    with store.writing("internal", recorded_at=NOW, negotiation=None, speaker=None) as pen:
        entry = pen.add(VersionRecorded(on=ON, document="a" * 64))
    (problem,) = store.verify()
    assert problem.place == f"internal, record {entry.id[:8]}"
    assert "aaaaaaaa" in problem.message


def test_a_store_opened_again_tells_the_same(tmp_path: Path) -> None:
    """Everything filed is there after closing and opening, and goes on from there."""
    first = init_store(tmp_path / "s", now=NOW, environ=os.environ)
    opened, _, version = file_matter(first)
    told = first.entries()
    first.close()
    second = open_store(tmp_path / "s", environ=os.environ)
    with second.writing("internal", recorded_at=NOW, negotiation=opened, speaker=None) as pen:
        added = pen.add(PARTY)
    assert [e for e in second.entries() if e not in told] == [added]
    assert second.writer == first.writer
    assert added.record.clock == 6
    assert second.text_of(version).startswith("Article 1")
    assert second.verify() == ()
    second.close()


def test_two_openings_of_one_store_see_each_other(tmp_path: Path) -> None:
    """What one filed, the other reads, without being opened again, and numbers go on."""
    first = init_store(tmp_path / "s", now=NOW, environ=os.environ)
    second = open_store(tmp_path / "s", environ=os.environ)
    for store in (first, second, first, first, second):
        with store.writing("internal", recorded_at=NOW, negotiation=None, speaker=None) as pen:
            pen.add(PARTY)
            pen.add(PARTY)
        assert first.entries() == second.entries()
    assert [e.record.clock for e in first.entries() if e.space == "internal"] == list(range(1, 12))
    first.close()
    second.close()
