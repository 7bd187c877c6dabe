"""The export screen: a redline, a clean text or the original as a file, and nothing written over unasked."""

import io
from datetime import date
from pathlib import Path
from zipfile import ZipFile

import pytest
from textual.widgets import Input

from planting import sent
from proposaltrack.actions.desk import Circumstances
from proposaltrack.actions.versions import Wording, record_version
from proposaltrack.tui.handing_out import Sort
from proposaltrack.tui.screens.document import DocumentScreen
from proposaltrack.tui.screens.exporting import ExportScreen
from proposaltrack.tui.screens.pick import ConfirmScreen
from proposaltrack.tui.widgets.check_list import CheckList
from proposaltrack.tui.widgets.fields import Choice
from walking import Open, Walk
from word import footnote, make_docx, note_ref, p, run

TO_TREATY = ("tab", "tab", "enter")
TO_LAST = ("ctrl+r", "tab", "tab", "end", "enter")


@pytest.fixture(autouse=True)
def _in_a_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Names are suggested without a folder, so they stand for files where the program runs."""
    monkeypatch.chdir(tmp_path)


def _document(path: Path) -> str:
    """The markup of a Word file's body."""
    with ZipFile(io.BytesIO(path.read_bytes())) as packed:
        return packed.read("word/document.xml").decode()


def _names(folder: Path) -> set[str]:
    """What lies in a folder."""
    return {path.name for path in folder.iterdir()}


async def test_a_redline_is_written_beside_its_versions_names(open_app: Open, tmp_path: Path) -> None:
    """From the two versions on the screen one key leads to a Word file with tracked changes; its place is told."""
    async with open_app() as walk:
        await walk.press(*TO_TREATY, "E")
        assert walk.part(Input, "file").value == "treaty-v6-v7.docx"
        walk.part(Input, "author").value = "Desk officer"
        walk.part(CheckList).choose({"stances"})
        await walk.settle()
        await walk.press("ctrl+s")
        written = tmp_path / "treaty-v6-v7.docx"
        assert walk.said("told") == f"Written to {written}, {written.stat().st_size:,} bytes."
        body = _document(written)
        assert 'w:author="Desk officer"' in body
        assert "w:date=" not in body
        walk.part(CheckList).choose({"stances", "days"})
        walk.part(Input, "file").value = "dated.docx"
        await walk.press("ctrl+s")
        assert "w:date=" in _document(tmp_path / "dated.docx")
        await walk.press("escape")
        walk.on(DocumentScreen)


async def test_the_suffix_and_the_format_follow_each_other(open_app: Open, tmp_path: Path) -> None:
    """A format that is chosen changes the suffix of the name, and a suffix that is typed chooses the format."""
    async with open_app() as walk:
        await walk.press(*TO_TREATY, "E")
        walk.part(Choice, "format").value = ".html"
        await walk.settle()
        assert walk.part(Input, "file").value == "treaty-v6-v7.html"
        walk.part(Input, "file").value = str(tmp_path / "mine.md")
        await walk.settle()
        assert walk.part(Choice, "format").value == ".md"
        walk.part(Choice, "format").value = ".txt"
        await walk.settle()
        assert walk.part(Input, "file").value == str(tmp_path / "mine.txt")
        await walk.press("ctrl+s")
        assert (tmp_path / "mine.txt").is_file()


async def test_a_clean_text_asks_for_no_other_version(open_app: Open, tmp_path: Path) -> None:
    """Neither the version before nor the signing matters for a clean text, and it holds the wording alone."""
    async with open_app() as walk:
        await walk.press(*TO_TREATY, "E")
        walk.part(Choice, "sort").value = Sort.CLEAN.value
        await walk.settle()
        assert not walk.app.screen.query_one("#line-before").display
        walk.part(Choice, "format").value = ".md"
        await walk.settle()
        assert walk.part(Input, "file").value == "treaty-v7.md"
        await walk.press("ctrl+s")
        assert "Lake Merrow" in (tmp_path / "treaty-v7.md").read_text("utf-8")


async def test_the_original_is_what_was_received(open_app: Open, tmp_path: Path) -> None:
    """The sealed bytes come out as they came in, under the suffix that they came with."""
    async with open_app() as walk:
        content = sent("pier")
        await _record(walk, content)
        await walk.press(*TO_LAST, "E")
        walk.part(Choice, "sort").value = Sort.ORIGINAL.value
        await walk.settle()
        assert walk.part(Input, "file").value == "note-v1.docx"
        await walk.press("ctrl+s")
        assert (tmp_path / "note-v1.docx").read_bytes() == content


async def test_a_file_that_is_there_is_not_written_over_unasked(open_app: Open, tmp_path: Path) -> None:
    """A second word is needed, and escape leaves the file as it was."""
    held = tmp_path / "treaty-v6-v7.docx"
    held.write_bytes(b"mine")
    async with open_app() as walk:
        await walk.press(*TO_TREATY, "E", "ctrl+s")
        walk.on(ConfirmScreen)
        assert "treaty-v6-v7.docx is there already: 4 bytes" in walk.said("told")
        await walk.press("escape")
        walk.on(ExportScreen)
        assert held.read_bytes() == b"mine"
        await walk.press("ctrl+s", "enter")
        assert walk.said("told").startswith(f"Written to {held}")
        assert held.read_bytes() != b"mine"


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("", "the file to write is not named. Type its name; its suffix is the format."),
        ("treaty.xyz", "no redline is written as .xyz. Name a file with .docx, .html"),
        ("treaty", "no redline is written as a file without a suffix"),
        ("no-such-folder/treaty.txt", "cannot be written: No such file or directory. Name another place."),
        ("x" * 300 + ".txt", "cannot be written: File name too long"),
        ("folder.txt", "folder.txt is there already"),
    ],
)
async def test_what_cannot_be_written_is_told_in_place(
    open_app: Open, tmp_path: Path, name: str, said: str
) -> None:
    """The reason and the next step stand below the form, which keeps what it holds; nothing is left behind."""
    (tmp_path / "folder.txt").mkdir()
    async with open_app() as walk:
        await walk.press(*TO_TREATY, "E")
        walk.part(Input, "file").value = name
        await walk.settle()
        await walk.press("ctrl+s")
        assert said in walk.said("told")
        assert walk.said("told").startswith("Not written: ")
        assert walk.part(Input, "file").value == name
        assert _names(tmp_path) == {"folder.txt", "workspace"}


async def test_the_reason_of_a_refused_redline_is_shown(open_app: Open, tmp_path: Path) -> None:
    """A change that no Word file can carry as a tracked change is named with what to do, and no file is written."""
    notes = {"footnotes": footnote(1, p("On 3 March."))}
    first = make_docx(p(run("We agree."), note_ref(1)), parts=notes)
    second = make_docx(p(run("We agree."), note_ref(1), run(" Fully[^9].")), parts=notes)
    async with open_app() as walk:
        for content in (first, second):
            await _record(walk, content)
        await walk.press(*TO_LAST, "E", "ctrl+s")
        assert "calls a note that the text does not give" in walk.said("told")
        assert "or the redline as .html or .md" in walk.said("told")
        assert not (tmp_path / "note-v1-v2.docx").exists()


async def _record(walk: Walk, content: bytes) -> None:
    wording = Wording(("note.docx", content))
    circumstances = Circumstances(date(2026, 11, 20))
    await walk.app.archive.file(
        "lake-basin",
        lambda desk: record_version(desk, "note", wording, by="TAR", circumstances=circumstances),
    )


async def test_the_first_version_has_no_redline(open_app: Open) -> None:
    """Where nothing is earlier the clean text is suggested, and a redline says why there is none."""
    async with open_app() as walk:
        await _record(walk, sent("pier"))
        await walk.press(*TO_LAST, "E")
        assert walk.part(Choice, "sort").value == Sort.CLEAN.value
        walk.part(Choice, "sort").value = Sort.REDLINE.value
        await walk.settle()
        await walk.press("ctrl+s")
        assert "there is no earlier version to start from" in walk.said("told")
        assert "Write the clean text instead." in walk.said("told")
