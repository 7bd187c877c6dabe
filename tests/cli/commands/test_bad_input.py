"""Bad input: each gets one clear message and its exit code, and what is filed stays as it was."""

import contextlib
import os
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from disks import full_disk

FILES: dict[str, bytes] = {
    "empty.md": b"",
    "blank.md": b" \n\n",
    "latin.md": b"Article 1\nLa mer est calm\xe9e.\n",
    "binary.md": b"\x7fELF\x00\x01\x02\x00" * 50,
    "late-nul.md": b"Article 1\n" + b"words " * 3000 + b"\x00\n",
    "bell.md": b"Article 1\nRing\x07 twice\x1b[2J.\n",
    "paper.docx": b"PK\x03\x04",
    "utf16.md": "Article 1\nEins.\n".encode("utf-16"),
}

CASES: dict[str, tuple[tuple[str, ...], int, str]] = {
    "missing file": (("record", "treaty", "missing.md"), 3, "no file 'missing.md'. Check the name"),
    "empty file": (("record", "treaty", "empty.md"), 4, "empty.md: the file is empty"),
    "blank file": (("record", "treaty", "blank.md"), 4, "blank.md: the file holds no text"),
    "not UTF-8": (("record", "treaty", "latin.md"), 4, "latin.md: line 2, byte 26: the text is not UTF-8 (byte 0xE9)"),
    "binary": (("record", "treaty", "binary.md"), 4, "binary.md: byte 5: a NUL byte: this is no text file"),
    "NUL far down": (("record", "treaty", "late-nul.md"), 4, "late-nul.md: line 2: control character U+0000"),
    "control characters": (("record", "treaty", "bell.md"), 4, "line 2: control character U+001B"),
    "UTF-16": (("record", "treaty", "utf16.md"), 4, "Save it"),
    "Word file": (("record", "treaty", "paper.docx"), 4, "paper.docx: it is damaged or not of the format that its name says"),
    "a folder": (("record", "treaty", "."), 4, "this is a folder. Name a file in it."),
    "unknown party": (("record", "treaty", "new.md", "--by", "NRO"), 3, "no party 'NRO'. Did you mean NOR?"),
    "unknown sender": (("receive", "treaty", "new.md", "--from", "SUO"), 3, "no party 'SUO'. Did you mean SOU?"),
    "unknown document": (("transmit", "treeaty", "--to", "SOU"), 3, "no document 'treeaty'. Did you mean treaty?"),
    "unknown version": (
        ("respond", "treaty@v9", "--clause", "1", "--stance", "notes"), 3,
        "no version 'treaty@v9'. There is treaty@v1, treaty@v2.",
    ),
    "unknown basis": (("record", "treaty", "new.md", "--basis", "treaty@v7"), 3, "no version 'treaty@v7'"),
    "unknown clause": (
        ("respond", "treaty@v2", "--clause", "2(9)", "--stance", "notes"), 3,
        "no clause of treaty@v2 called '2(9)'. Did you mean 2(2) or 2(1)",
    ),
    "unknown clause among others": (
        ("leave", "treaty@v2", "--clause", "1,17", "--reason", "x"), 3, "no clause of treaty@v2 called '17'",
    ),
    "unknown stance": (("respond", "treaty@v2", "--clause", "1", "--stance", "agrees"), 2, "'agrees' is no stance. Choose from: accepts"),
    "unknown passage": (
        ("respond", "treaty@v2", "--clause", "1", "--stance", "notes", "--in", "treaty@v1#99"), 3, "#99",
    ),
    "internal stance": (
        ("respond", "treaty@v2", "--clause", "1", "--stance", "leaves-aside"), 2, "Use `proposaltrack leave`.",
    ),
    "no clause": (("respond", "treaty@v2", "--stance", "notes"), 2, "an answer is to a clause. Name clauses with --clause"),
    "no stance": (("respond", "treaty@v2", "--clause", "1"), 2, "an answer has a stance. Choose from: accepts"),
    "answer before the version": (
        ("respond", "treaty@v2", "--clause", "1", "--stance", "notes", "--on", "2020-01-01"), 2, "is older than treaty@v2 of 2026-10-20",
    ),
    "due before the transmission": (
        ("transmit", "treaty@v1", "--to", "SOU", "--due", "2025-01-01"), 2,
        "the due date 2025-01-01 lies before the act itself, 2026-11-25. Check the year, or --on.",
    ),
    "due before what arrived": (
        ("receive", "treaty", "new.md", "--from", "SOU", "--due", "2026-01-01"), 2, "lies before the act itself",
    ),
    "a span turned round": (
        ("transmit", "treaty@v1", "--to", "SOU", "--due", "2027-02-01..2027-01-01"), 2, "ends before it begins",
    ),
    "due of no form": (("transmit", "treaty@v1", "--to", "SOU", "--due", "+5x"), 2, "'+5x' is no day"),
    "due where nothing is asked": (
        ("transmit", "treaty@v1", "--to", "SOU", "--due", "+5d", "--reply", "none"), 2, "Leave one out.",
    ),
    "no day": (("record", "treaty", "new.md", "--on", "2026-02-30"), 2, "'2026-02-30' is no day; write it like"),
    "sent before it was written": (
        ("transmit", "treaty@v2", "--by", "SOU", "--to", "NOR", "--on", "2026-01-01"), 2, "after the day of its transmission",
    ),
    "arrived before it was dated": (
        ("receive", "treaty", "new.md", "--from", "SOU", "--dated", "2026-11-20", "--on", "2026-11-19"), 2,
        "dated 2026-11-20, after the day on which it arrived",
    ),
    "sent to oneself": (("transmit", "treaty@v1", "--to", "NOR"), 2, "NOR cannot be its own addressee"),
    "sent to nobody": (("transmit", "treaty@v1"), 2, "nobody is addressed. Name the addressees with --to."),
    "short name with spaces": (("record", "the treaty", "new.md"), 2, "'the treaty' cannot be the short name of a document"),
    "short name that is taken": (("party", "add", "nor", "Again"), 2, "the short name nor is taken"),
    "unknown group": (("party", "add", "EAS", "Eastland", "--member-of", "ALL"), 3, "no group 'ALL'"),
    "a party without a name": (("party", "add", "EAS"), 2, "a party needs a short name and a name"),
    "a party and a table": (("party", "add", "EAS", "East", "--from", "p.csv"), 2, "give nothing else with it"),
    "two publishers": (("publish", "treaty@v1", "--by", "NOR", "--publisher", "X"), 2, "a publication has one publisher"),
    "acting in the past": (("--known-on", "2020-01-01", "party", "add", "EAS", "East"), 2, "an act is filed now"),
    "acknowledged before it came": (("acknowledge", "treaty@v2", "--by", "SOU"), 5, "treaty@v2 was never transmitted to SOU"),
    "a meeting nobody held": (("promise", "treaty@v2", "--due", "+5d", "--at", "Geneva"), 3, "no meeting 'Geneva'"),
    "a kind there is none of": (("record", "note", "new.md", "--kind", "treatise"), 2, "no kind of document 'treatise'. There is draft-agreement"),
    "unknown negotiation": (("--negotiation", "fery", "record", "t", "new.md"), 3, "no negotiation 'fery'. Did you mean ferry?"),
    "unknown command": (("recrod", "treaty", "new.md"), 2, "no command 'recrod'. Did you mean record"),
    "unknown option": (("record", "treaty", "new.md", "--bye", "NOR"), 2, "--bye"),
    "nothing to withdraw": (("withdraw", "treaty@v2"), 2, "treaty@v2 is SOU's, and only SOU can withdraw it"),
}  # fmt: skip


@pytest.mark.parametrize("name", CASES)
def test_bad_input_is_told_and_files_nothing(ferry: Any, name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each mistake gets one message on stderr, nothing on stdout, its exit code, and an untouched store."""
    words, code, message = CASES[name]
    for file, content in {**FILES, "new.md": b"Article 1\nNew words.\n"}.items():
        ferry.file(file, content)
    monkeypatch.chdir(ferry.folder.parent)
    before = ferry.kept()
    said = ferry(*words)
    assert (said.code, said.out) == (code, "")
    assert said.err.startswith("proposaltrack: ")
    assert message in said.err
    assert ferry.kept() == before


def test_a_text_of_fifty_megabytes_is_refused(ferry: Any) -> None:
    """A file that is larger than any treaty is not read at all."""
    large = ferry.file("large.md", "")
    with large.open("wb") as file:
        file.truncate(50_000_000)
    before = ferry.kept()
    said = ferry("record", "treaty", large)
    assert said.code == 4
    assert "50" in said.err
    assert ferry.kept() == before


def test_no_workspace_is_told_with_the_next_step(say: Any, tmp_path: Path) -> None:
    """Where there is no workspace the message says how to make one."""
    said = say("--workspace", tmp_path, "record", "treaty", "new.md", "--by", "NOR")
    assert said.code == 3
    assert "Make one with `proposaltrack init KEY --title T`" in said.err
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("file", ["workspace.json", "negotiations/ferry/store.json"])
def test_what_a_newer_program_wrote_is_left_alone(ferry: Any, file: str) -> None:
    """A newer format is named by its number, and nothing is written."""
    path = ferry.folder / ".proposaltrack" / file
    text = path.read_text("utf-8")
    path.write_text(text.replace('"format": 1', '"format": 7').replace('"format":1', '"format":7'), "utf-8")
    before = ferry.kept()
    said = ferry("party", "add", "EAS", "Eastland")
    assert said.code == 4
    assert "has format 7, and this program knows formats up to 1. Update proposaltrack" in said.err
    assert ferry.kept() == before


def test_a_damaged_store_is_told_and_not_written(ferry: Any) -> None:
    """Where records cannot be read nothing is filed on top of them."""
    objects = ferry.folder / ".proposaltrack" / "negotiations" / "ferry" / "internal.git" / "objects"
    for path in (p for p in objects.rglob("*") if p.is_file()):
        path.chmod(0o644)
        path.write_bytes(b"spoilt" + path.read_bytes()[6:])
    before = ferry.kept()
    said = ferry("party", "add", "EAS", "Eastland")
    assert said.code == 4
    assert "proposaltrack verify" in said.err
    assert ferry.kept() == before


@pytest.mark.parametrize(
    "words",
    [
        ("party", "add", "EAS", "Eastland"),
        ("record", "treaty", "new.md"),
        ("transmit", "treaty@v1", "--to", "SOU"),
        ("init", "bridge", "--title", "Bridge"),
        ("use", "ferry"),
    ],
)
def test_a_full_disk_files_nothing(
    ferry: Any, words: tuple[str, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where the disk ends the act is refused, and what was filed holds."""
    ferry.file("new.md", "Article 1\nNew.\n")
    monkeypatch.chdir(ferry.folder.parent)
    before = ferry.kept()
    with full_disk():
        said = ferry(*words)
    assert said.code == 5, said.err
    assert ferry.kept() == before
    assert ferry("verify").code == 0


def test_a_demonstration_is_not_begun_on_a_full_disk(say: Any, tmp_path: Path) -> None:
    """What cannot be built whole is not there."""
    with full_disk():
        said = say("demo", tmp_path / "demo")
    assert said.code == 5
    assert list(tmp_path.iterdir()) == []


def test_a_read_only_workspace_is_read_and_not_written(pristine: Path, say: Any) -> None:
    """Without the right to write, acts are refused with the folder named, and reading goes on."""
    with tempfile.TemporaryDirectory() as room:
        folder = Path(shutil.copytree(pristine / "workspace", Path(room) / "workspace"))
        with nobody(Path(room)):
            said = say("--workspace", folder, "party", "add", "EAS", "Eastland")
            assert said.code == 5
            assert "cannot be written: Permission denied" in said.err
            assert say("--workspace", folder, "use", "ferry").code == 5
            assert say("--workspace", folder, "outstanding").code == 0
            assert say("--workspace", Path(room) / "other", "init", "x", "--title", "X").code == 5
            assert say("demo", Path(room) / "demo").code == 5


@contextlib.contextmanager
def nobody(room: Path) -> Iterator[None]:
    """The right to read the room, and not to write it, whoever runs the tests."""
    paths = [room, *room.rglob("*")]
    for path in paths:
        path.chmod(0o755 if path.is_dir() else 0o644)
    if os.geteuid() == 0:
        os.seteuid(65534)
        try:
            yield
        finally:
            os.seteuid(0)
        return
    for path in paths:
        path.chmod(path.stat().st_mode & ~0o222)
    yield
    for path in paths:
        path.chmod(path.stat().st_mode | 0o200)
