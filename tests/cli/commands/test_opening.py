"""Opening: a new user starts from nothing, chooses, brings in, and says who is who."""

import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from proposaltrack.actions.specimens import specimen_folders

Say = Callable[..., Any]


def test_a_negotiation_starts_in_an_empty_folder(
    say: Say, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where there is no workspace one is made, and the next step is told."""
    monkeypatch.chdir(tmp_path)
    said = say("init", "ferry", "--title", "The Ferry")
    assert (said.code, said.out) == (0, "Opened the negotiation ferry: The Ferry\n")
    assert "Next: `proposaltrack party add" in said.err
    assert (tmp_path / ".proposaltrack" / "workspace.json").is_file()
    assert say("parties").code == 0


def test_a_negotiation_starts_in_the_workspace_above(
    say: Say, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """In a folder of a workspace the second negotiation joins the first and is the chosen one."""
    monkeypatch.chdir(tmp_path)
    say("init", "ferry", "--title", "The Ferry")
    (tmp_path / "below").mkdir()
    monkeypatch.chdir(tmp_path / "below")
    assert "Commands now mean bridge" in say("init", "bridge", "--title", "The Bridge").err
    assert not (tmp_path / "below" / ".proposaltrack").exists()
    assert say("use", "ferry").out == "Commands now mean ferry\n"
    assert '"negotiation": "ferry"' in say("parties", "--json").out


@pytest.fixture
def empty(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder in which the commands run."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.parametrize(
    ("words", "code", "message"),
    [
        (("init", "../ferry", "--title", "T"), 2, "cannot be the short name of a negotiation"),
        (("init", "ferry"), 2, "missing option '--title'"),
        (("import", "nowhere"), 3, "no folder 'nowhere'"),
        (("import", "."), 3, "negotiation.toml"),
    ],
)
def test_what_cannot_start_leaves_no_workspace(
    words: tuple[str, ...], code: int, message: str, say: Say, empty: Path
) -> None:
    """A start that fails leaves the folder as it was."""
    said = say(*words)
    assert said.code == code
    assert message in said.err
    assert list(empty.iterdir()) == []


def test_a_second_negotiation_of_the_same_name_is_refused(ferry: Any) -> None:
    """A short name is taken once, and what is there stays."""
    before = ferry.kept()
    said = ferry("init", "ferry", "--title", "Another")
    assert said.code == 5
    assert "there is a negotiation 'ferry' already" in said.err
    assert ferry.kept() == before


def test_a_folder_is_brought_in_with_our_party(say: Say, tmp_path: Path) -> None:
    """A told negotiation is filed through the verbs, and is read from its seat."""
    said = say("--workspace", tmp_path, "import", specimen_folders()[0])
    assert said.code == 0, said.err
    assert "acts of lake-basin" in said.out
    assert said.out.endswith("; TAR is ours\n")
    assert "owes us (TAR)" in say("--workspace", tmp_path, "outstanding").out


BAD_STORY = """\
key = "ferry-2"
title = "The Ferry"
[[party]]
key = "NOR"
[[act]]
do = "recrd"
on = 2026-01-01
[[act]]
do = "record"
on = "2026-01-01"
document = "treaty"
file = "missing.md"
by = "NOR"
[[act]]
do = "record"
on = 2026-01-01
document = "treaty"
file = "../secret.md"
by = "NOR"
colour = "red"
"""


def test_every_mistake_of_a_folder_is_told_with_its_line(ferry: Any) -> None:
    """A folder with several mistakes gets them all at once, and nothing of it is filed."""
    folder = ferry.folder.parent / "told"
    folder.mkdir()
    (folder / "negotiation.toml").write_text(BAD_STORY, "utf-8")
    ferry.file("secret.md", "Not for the table\n")
    before = ferry.kept()
    said = ferry("import", folder)
    assert said.code == 4
    for told in (
        "line 3: name of party is missing",
        "line 6: no act 'recrd'",
        "line 10: on of record is a day such as 2026-01-26".replace("2026", "2022"),
        "line 12: no file 'missing.md' in the folder",
        "line 18: '../secret.md' lies outside the folder",
        "line 20: nothing called 'colour' is told of record",
    ):
        assert told in said.err
    assert ferry.kept() == before


def test_a_folder_names_no_store_elsewhere(ferry: Any) -> None:
    """A short name that leads out of the workspace is refused before anything is written."""
    folder = ferry.folder.parent / "told"
    folder.mkdir()
    (folder / "negotiation.toml").write_text('key = "../../evil"\ntitle = "T"\n', "utf-8")
    before = sorted(ferry.folder.parent.rglob("*"))
    said = ferry("import", folder)
    assert said.code == 2
    assert "cannot be the short name of a negotiation" in said.err
    assert sorted(ferry.folder.parent.rglob("*")) == before


def test_mistakes_found_while_filing_leave_nothing(ferry: Any) -> None:
    """What only shows when an act is filed has its line too, and the acts before it are not kept."""
    folder = ferry.folder.parent / "told"
    folder.mkdir()
    (folder / "v1.md").write_text("Article 1\nOne.\n", "utf-8")
    (folder / "negotiation.toml").write_text(
        'key = "x"\ntitle = "T"\n[[party]]\nkey = "A"\nname = "A"\n'
        '[[act]]\ndo = "record"\non = 2026-01-01\ndocument = "d"\nfile = "v1.md"\nby = "A"\n'
        '[[act]]\ndo = "respond"\non = 2026-01-02\ndocument = "d@v1"\nby = "A"\nclause = "9"\nstance = "accepts"\n'
        '[[act]]\ndo = "acknowledge"\non = 2026-01-02\ndocument = "d@v1"\nby = "B"\n',
        "utf-8",
    )
    before = ferry.kept()
    said = ferry("import", folder)
    assert said.code == 4
    assert "line 12: no clause of d@v1 called '9'" in said.err
    assert "line 19: no party 'B'" in said.err
    assert ferry.kept() == before


def test_parties_come_from_a_table(ferry: Any) -> None:
    """A table adds many parties at once, groups before their members."""
    table = ferry.file("p.csv", "key,name,group,member_of,seat\nALL,Allies,yes,,no\nEAS,Eastland,,ALL,no\n")
    assert ferry.do("party", "add", "--from", table) == "ALL joined: Allies\nEAS joined: Eastland\n"
    parties = {party["party"]: party for party in ferry.told("parties")["parties"]}
    assert parties["ALL"]["group"]
    assert (parties["EAS"]["member_of"], parties["EAS"]["seat"]) == (["ALL"], False)


def test_every_mistake_of_a_table_is_told(ferry: Any) -> None:
    """A table with wrong rows adds nobody and names each of them."""
    table = ferry.file("p.csv", "key,name\nE S,Eastland\nWES,\n")
    before = ferry.kept()
    said = ferry("party", "add", "--from", table)
    assert said.code == 4
    assert "line 2: a party needs" in said.err
    assert "line 3: a party needs" in said.err
    assert ferry.kept() == before


def test_one_workspace_is_one_seat(ferry: Any) -> None:
    """A second party of ours is refused; a mistake about which is ours is put right by name."""
    before = ferry.kept()
    said = ferry("party", "add", "EAS", "Eastland", "--ours")
    assert said.code == 5
    assert "NOR is ours" in said.err
    assert ferry.kept() == before
    assert ferry.do("party", "ours", "sou") == "SOU is ours\n"
    assert ferry.told("parties")["ours"] == "SOU"


def test_a_name_that_is_no_text_is_told(ferry: Any) -> None:
    """Bytes that are no UTF-8 in a command line are refused and not filed."""
    before = ferry.kept()
    said = ferry("party", "add", "EAS", os.fsdecode(b"East\xffland"))
    assert said.code == 2
    assert said.err.startswith("proposaltrack: ")
    assert ferry.kept() == before
