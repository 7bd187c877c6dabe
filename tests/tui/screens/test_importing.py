"""The version screen: what is wrong with a file is said before anything is filed, and the form is kept."""

from pathlib import Path

import pytest
from textual.widgets import Input

from proposaltrack.tui.screens.pick import ConfirmScreen, LeaveScreen
from proposaltrack.tui.screens.start import StartScreen
from proposaltrack.tui.screens.version import PathSuggester, VersionScreen
from proposaltrack.tui.widgets.fields import Choice
from walking import Open


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("", None, "no file is named. Type its path; the right arrow takes what is suggested."),
        ("missing.md", None, "missing.md"),
        ("~nobody-of-that-name/a.md", None, "~nobody-of-that-name"),
        ("empty.md", b"", "empty"),
        ("image.md", b"\x89PNG\r\n\x1a\n\x00\x00", "image.md"),
        ("latin.md", "Verträge".encode("latin-1"), "latin.md"),
        (".", None, "."),
        ("x" * 300, None, "xxx"),
    ],
)
async def test_a_file_that_cannot_be_read_keeps_the_form(  # noqa: PLR0917  fixtures, then the case
    open_app: Open,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    name: str,
    content: bytes | None,
    said: str,
) -> None:
    """What is wrong with the file is told by name with what to do, and nothing is filed."""
    monkeypatch.chdir(tmp_path)
    if content is not None:
        (tmp_path / name).write_bytes(content)
    async with open_app() as walk:
        before = await walk.app.archive.size("lake-basin")
        await walk.press("v")
        await walk.paste(name)
        await walk.press("ctrl+s")
        walk.on(VersionScreen)
        (told,) = walk.told
        assert said in told
        assert walk.part(Input, "file").value == name
        assert await walk.app.archive.size("lake-basin") == before


async def test_a_wrong_day_and_an_unnamed_document_are_told(open_app: Open, tmp_path: Path) -> None:
    """Every field is checked before or by the act, and the screen stays open until it is right."""
    paper = tmp_path / "note.md"
    paper.write_text("# Note\n\nWe regret the delay.\n")
    async with open_app() as walk:
        await walk.press("v")
        await walk.paste(str(paper))
        walk.part(Input, "dated").value = "tomorrow"
        await walk.press("ctrl+s")
        assert walk.told[-1] == "'tomorrow' is no day. Write it like 2022-01-26."
        walk.part(Input, "dated").value = "2026-11-20"
        walk.part(Choice, "document").value = ""
        await walk.settle()
        await walk.press("ctrl+s", "enter")
        walk.on(VersionScreen)
        assert "short name" in walk.told[-1]
        walk.part(Input, "key").value = "note"
        await walk.press("ctrl+s", "enter")
        walk.on(StartScreen)


async def test_the_same_file_twice_is_filed_once(open_app: Open, tmp_path: Path) -> None:
    """Recording the same bytes again says so and does nothing twice."""
    paper = tmp_path / "response.md"
    paper.write_text("# Response\n\n1. Agreed.\n")
    async with open_app() as walk:
        sizes = []
        for _ in range(2):
            await walk.press("v")
            await walk.paste(str(paper))
            walk.part(Choice, "document").value = "tarvenia-response"
            await walk.settle()
            await walk.press("ctrl+s", "enter")
            sizes.append(await walk.app.archive.size("lake-basin"))
        assert "already" in walk.told[-1]
        assert sizes[0] == sizes[1]


async def test_a_named_file_is_not_left_without_a_question(open_app: Open) -> None:
    """A path that was typed is asked about; an untouched form is left at once."""
    async with open_app() as walk:
        await walk.press("v", "escape")
        walk.on(StartScreen)
        await walk.press("v")
        await walk.write("a.md")
        await walk.press("escape")
        walk.on(LeaveScreen)
        await walk.press("enter")
        walk.on(StartScreen)


async def test_the_confirmation_can_be_declined(open_app: Open, tmp_path: Path) -> None:
    """Escape on what would be filed goes back to the form with everything in it."""
    paper = tmp_path / "treaty.md"
    paper.write_text("# Treaty\n\n## Article 1\n\nText.\n")
    async with open_app() as walk:
        await walk.press("v")
        await walk.paste(str(paper))
        await walk.press("ctrl+s")
        walk.on(ConfirmScreen)
        assert "removed" in walk.said("told")
        await walk.press("escape")
        walk.on(VersionScreen)
        assert walk.part(Input, "file").value == str(paper)


async def test_paths_are_suggested_but_never_ones_that_steer_a_terminal(tmp_path: Path) -> None:
    """Names go on in order of the alphabet; a name with control characters is not drawn, a folder ends in a slash."""
    for name in ("a\x1b[2J.md", "b\u202e.md", "beta.md", ".hidden"):
        (tmp_path / name).touch()
    (tmp_path / "zone").mkdir()
    suggest = PathSuggester().get_suggestion
    assert await suggest(f"{tmp_path}/a") is None
    assert await suggest(f"{tmp_path}/b") == f"{tmp_path}/beta.md"
    assert await suggest(f"{tmp_path}/z") == f"{tmp_path}/zone/"
    assert await suggest(f"{tmp_path}/") == f"{tmp_path}/beta.md"
    assert await suggest("~nobody-of-that-name/x") is None
    assert await suggest(f"{tmp_path}/none/x") is None
