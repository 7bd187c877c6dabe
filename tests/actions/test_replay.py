"""Replay: a told negotiation is filed through the verbs that everybody uses, wholly or not at all."""

import os
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from proposaltrack.actions.desk import Desk, load_matter
from proposaltrack.actions.reading import list_outstanding
from proposaltrack.actions.replay import Imported, import_folder
from proposaltrack.actions.specimens import specimen_folders
from proposaltrack.errors import Refused, Unreadable, UnreadableFile, UsageProblem
from proposaltrack.ledger.positions import find_positions
from proposaltrack.ledger.silences import find_silences
from proposaltrack.ledger.standing import Standing
from proposaltrack.model.acts.answers import Responded
from proposaltrack.model.acts.exchange import Met, Transmitted
from proposaltrack.model.acts.upkeep import Corrected
from proposaltrack.store.git import open_store

NOW = datetime(2026, 11, 25, 12, tzinfo=UTC)
LAKE, SECURITY = specimen_folders()

TOLD = """\
key = "ferry"
title = "The ferry"
[[party]]
key = "NOR"
name = "Northland"
ours = true
[[party]]
key = "SOU"
name = "Southland"
[[document]]
key = "treaty"
kind = "draft agreement"
[[act]]
do = "record"
on = 1969-12-31
document = "treaty"
file = "v1.md"
by = "NOR"
[[act]]
do = "transmit"
on = 1970-01-02
document = "treaty"
by = "NOR"
to = "SOU"
[[act]]
do = "meet"
on = 1970-01-03
title = "By mistake"
name = "mistake"
[[act]]
do = "strike"
on = 1970-01-04
id_of = "mistake"
reason = "It never was."
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder that tells a small negotiation."""
    told = tmp_path / "told"
    told.mkdir()
    (told / "v1.md").write_text("Article 1\nOne sentence.\n", "utf-8")
    (told / "negotiation.toml").write_text(TOLD, "utf-8")
    return told


def bring(folder: Path, room: Path) -> Imported:
    """The negotiation of the folder, filed in the room."""
    room.mkdir(exist_ok=True)
    return import_folder(folder, lambda key: room / key, now=NOW, environ=os.environ)


def test_acts_are_filed_on_their_days(folder: Path, tmp_path: Path) -> None:
    """Acts keep their days, before 1970 too, and what was struck is struck."""
    assert bring(folder, tmp_path / "room") == Imported("ferry", "NOR", 4)
    store = open_store(tmp_path / "room" / "ferry", environ=os.environ)
    matter = load_matter(Desk(store, "NOR", NOW, NOW.date()))
    (version,) = matter.negotiation.versions.values()
    assert (version.on, version.label) == (date(1969, 12, 31), "treaty@v1")
    assert [act.on for _, act in matter.negotiation.acts(Transmitted)] == [date(1970, 1, 2)]
    assert list(matter.negotiation.acts(Met)) == []
    assert store.verify() == ()
    store.close()


@pytest.mark.parametrize("specimen", [LAKE, SECURITY], ids=lambda path: path.name)
def test_a_specimen_comes_in_whole(specimen: Path, tmp_path: Path) -> None:
    """Every act of a specimen leaves a record, its store verifies, and something is outstanding."""
    imported = bring(specimen, tmp_path / "room")
    text = (specimen / "negotiation.toml").read_text("utf-8")
    assert imported.acts == text.count("\n[[act]]\n")
    store = open_store(tmp_path / "room" / imported.key, environ=os.environ)
    desk = Desk(store, imported.ours, NOW, NOW.date())
    matter = load_matter(desk)
    assert len(list(matter.negotiation.acts(Responded))) == text.count('\ndo = "respond"\n')
    assert list_outstanding(desk, matter) != ()
    assert store.verify() == ()
    store.close()


def test_the_observer_copies_nothing_to_the_table(tmp_path: Path) -> None:
    """In an observer's seat every act is noted inside; only the opening of the table is in the table."""
    bring(SECURITY, tmp_path / "room")
    store = open_store(tmp_path / "room" / SECURITY.name, environ=os.environ)
    assert [entry.act.kind for entry in store.entries() if entry.space == "table"] == ["space"]
    store.close()


def test_every_act_that_fails_is_told_and_nothing_stays(folder: Path, tmp_path: Path) -> None:
    """Failures of filing are collected with their lines, and not half a negotiation is left."""
    path = folder / "negotiation.toml"
    path.write_text(
        TOLD.replace('to = "SOU"', 'to = "SUO"').replace('id_of = "mistake"', 'id_of = "error"'), "utf-8"
    )
    with pytest.raises(UnreadableFile) as wrong:
        bring(folder, tmp_path / "room")
    assert [str(problem) for problem in wrong.value.problems] == [
        "line 19: no party 'SUO'. Did you mean SOU?",
        "line 30: no act is called 'error' so far. Give it that name: name = ….",
    ]
    assert list((tmp_path / "room").iterdir()) == []


def test_what_is_wrong_in_a_text_is_told_with_the_line_of_its_act(folder: Path, tmp_path: Path) -> None:
    """A text that cannot be read is told with its name, at the act that records it."""
    (folder / "v1.md").write_bytes(b"\xff\n")
    with pytest.raises(UnreadableFile, match=r"line 13: .*v1\.md: line 1, byte 1: the text is not UTF-8"):
        bring(folder, tmp_path / "room")


def test_a_taken_name_is_refused_and_kept(folder: Path, tmp_path: Path) -> None:
    """What is there under that name is not touched, whatever it is."""
    room = tmp_path / "room"
    bring(folder, room)
    before = sorted(path.relative_to(room) for path in room.rglob("*"))
    with pytest.raises(Refused, match="there is a negotiation 'ferry' already"):
        bring(folder, room)
    assert sorted(path.relative_to(room) for path in room.rglob("*")) == before


@pytest.mark.parametrize("key", ["../ferry", "a/b", "", ".hidden", "x" * 65])
def test_a_short_name_leads_nowhere_else(folder: Path, tmp_path: Path, key: str) -> None:
    """A short name that is none is refused before a place is made from it."""
    path = folder / "negotiation.toml"
    path.write_text(TOLD.replace('key = "ferry"', f'key = "{key}"'), "utf-8")
    before = sorted(tmp_path.rglob("*"))
    with pytest.raises(UsageProblem, match="cannot be the short name of a negotiation"):
        import_folder(folder, lambda key: tmp_path / key, now=NOW, environ=os.environ)
    assert sorted(tmp_path.rglob("*")) == before


def test_what_a_killed_program_left_is_cleared(folder: Path, tmp_path: Path) -> None:
    """Half a store from an import that was killed does not stand in the way."""
    half = tmp_path / "room" / ".ferry.founding"
    half.mkdir(parents=True)
    (half / "store.json").write_text("{", "utf-8")
    bring(folder, tmp_path / "room")
    assert [path.name for path in (tmp_path / "room").iterdir()] == ["ferry"]


def test_a_correction_is_told_by_the_options_of_its_command(folder: Path, tmp_path: Path) -> None:
    """An act may be named and put right later in the file."""
    path = folder / "negotiation.toml"
    path.write_text(TOLD.replace('do = "strike"', 'do = "correct"\nchanges = { title = "First" }'), "utf-8")
    bring(folder, tmp_path / "room")
    store = open_store(tmp_path / "room" / "ferry", environ=os.environ)
    negotiation = load_matter(Desk(store, "NOR", NOW, NOW.date())).negotiation
    assert [act.title for _, act in negotiation.acts(Met)] == ["First"]
    assert len(list(negotiation.acts(Corrected))) == 1
    store.close()


def test_a_folder_that_tells_nothing_is_a_negotiation_all_the_same(tmp_path: Path) -> None:
    """A key and a title are enough to begin with."""
    (tmp_path / "told").mkdir()
    (tmp_path / "told" / "negotiation.toml").write_text('key = "x"\ntitle = "X"\n', "utf-8")
    assert bring(tmp_path / "told", tmp_path / "room") == Imported("x", None, 0)
    with pytest.raises(Unreadable):
        open_store(tmp_path / "room" / "y", environ=os.environ)


SETTLED = """\
[[act]]
do = "transmit"
on = 1970-01-05
document = "treaty"
by = "NOR"
to = "SOU"
according_to = "SOU"
reply = "none"
name = "theirs"
[[act]]
do = "transmit"
on = 1970-01-05
document = "treaty"
by = "NOR"
to = "SOU"
name = "ours"
[[act]]
do = "join"
on = 1970-01-06
ids_of = ["ours", "theirs"]
[[act]]
do = "reserve"
on = 1970-01-06
document = "treaty@v1"
by = "SOU"
clause = "1"
kind = "scrutiny"
name = "scrutiny"
[[act]]
do = "lift"
on = 1970-01-07
id_of = "scrutiny"
by = "SOU"
[[act]]
do = "agree"
on = 1970-01-08
document = "treaty@v1"
by = ["NOR", "SOU"]
clause = "1"
level = "ad-referendum"
name = "deal"
[[act]]
do = "confirm"
on = 1970-01-09
id_of = "deal"
by = "NOR"
[[act]]
do = "disavow"
on = 1970-01-10
id_of = "deal"
by = "SOU"
reason = "Beyond the mandate."
[[act]]
do = "silence"
on = 1970-01-10
document = "treaty@v1"
by = "NOR"
expires = "1970-01-20T12:00Z"
[[act]]
do = "break-silence"
on = 1970-01-12
document = "treaty@v1"
by = "SOU"
"""


def test_what_is_settled_can_be_told(folder: Path, tmp_path: Path) -> None:
    """Reservations, agreements, silences and joined entries, each named where a later act refers to it."""
    path = folder / "negotiation.toml"
    path.write_text(f"single_undertaking = true\n{TOLD}{SETTLED}", "utf-8")
    bring(folder, tmp_path / "room")
    store = open_store(tmp_path / "room" / "ferry", environ={})
    try:
        matter = load_matter(Desk(store, "NOR", NOW, date(1970, 1, 25)))
        assert matter.negotiation.single_undertaking
        (document,) = matter.negotiation.documents.values()
        table = find_positions(matter.negotiation, matter.wordings, document, date(1970, 1, 25))
        assert table is not None
        assert [row.state.value for row in table.rows] == ["reopened"]
        (silence,) = find_silences(Standing(matter.negotiation, date(1970, 1, 25)))
        assert silence.state.value == "silence broken"
        assert len(list(matter.negotiation.acts(Transmitted))) == 2
    finally:
        store.close()
