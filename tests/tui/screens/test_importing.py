"""The import screen: what was read of a file, or is wrong with it, is shown before anything is filed, and the form is kept."""

from collections.abc import Callable
from email.message import EmailMessage
from pathlib import Path

import pytest
from textual.widgets import Input

from pier import send_pier, write_back
from proposaltrack.actions.versions import entry_of
from proposaltrack.tui.paths import PathSuggester, suggest_document, suggest_key
from proposaltrack.tui.screens.document import DocumentScreen
from proposaltrack.tui.screens.importing import ImportScreen
from proposaltrack.tui.screens.pick import ConfirmScreen, LeaveScreen
from proposaltrack.tui.screens.start import StartScreen
from proposaltrack.tui.widgets.fields import Choice
from proposaltrack.tui.widgets.lines_view import LinesView
from walking import Open, Walk


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
        walk.on(ImportScreen)
        assert said in walk.said("summary")
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
        assert walk.said("summary") == "Not done: 'tomorrow' is no day. Write it like 2022-01-26."
        walk.part(Input, "dated").value = "2026-11-20"
        walk.part(Choice, "document").value = ""
        walk.part(Input, "key").value = ""
        await walk.settle()
        await walk.press("ctrl+s", "enter")
        walk.on(ImportScreen)
        assert "short name" in walk.said("summary")
        walk.part(Input, "key").value = "note"
        await walk.press("ctrl+s", "enter")
        assert walk.on(DocumentScreen).page is not None


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
            await walk.press("ctrl+s", "enter", "escape")
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
        walk.on(ImportScreen)
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


def _lines(walk: Walk, name: str) -> list[str]:
    """What a list of the preview holds."""
    return [row.text for row in walk.part(LinesView, name).rows]


async def test_what_came_back_is_shown_in_four_piles_before_anything_is_recorded(
    open_app: Open, tmp_path: Path
) -> None:
    """A file is held against what was last sent to its author: warnings, marks by author, piles, findings, changes."""
    async with open_app() as walk:
        await send_pier(walk)
        before = await walk.app.archive.size("lake-basin")
        await walk.press("i")
        await walk.paste(str(write_back(tmp_path)))
        assert walk.part(Choice, "document").value == "pier"
        walk.part(Choice, "by").value = "ORS"
        await walk.settle()
        assert walk.part(Choice, "how").value == "received"
        told = walk.said("summary")
        assert "pier-back.docx: 11 clauses, 2 warnings; marked: 6 by BREM, 1 by ALDA" in told
        assert "Against pier@v1 of 2026-11-20, last sent to ORS: " in told
        assert "6 marked · 1 not marked as a change · 1 our marks gone · 0 renumbered only" in told
        assert _lines(walk, "read")[:4] == [
            "! it carries 7 marked changes; the text is read with all of them accepted",
            "! 1 comment beside the text",
            "Marked: 6 changes by BREM, 1 change by ALDA; all read as accepted.",
            "1 Use of the pier",
        ]
        await walk.press("ctrl+n")
        assert "[Changes 7]" in walk.said("pages")
        assert "within 30 45" in walk.shown
        await walk.press("ctrl+n")
        assert _lines(walk, "findings")[0] == "Not marked as a change (1)"
        assert "1.2 · unmarked edit · high" in walk.shown
        await walk.press("escape", "enter")
        walk.on(StartScreen)
        assert await walk.app.archive.size("lake-basin") == before


async def test_what_was_shown_is_recorded_and_opened(open_app: Open, tmp_path: Path) -> None:
    """From a document its next version comes in and is shown there; a file altered meanwhile changes nothing of it."""
    async with open_app() as walk:
        await send_pier(walk)
        await walk.press("ctrl+r", "tab", "tab", "end", "enter", "i")
        path = write_back(tmp_path)
        await walk.paste(str(path))
        walk.part(Choice, "by").value = "ORS"
        await walk.settle()
        path.write_bytes(b"")
        await walk.press("ctrl+s", "enter")
        page = walk.on(DocumentScreen).page
        assert page is not None
        assert page.after.label == "pier@v3"
        assert page.before is not None
        assert page.before.label == "pier@v1"
        assert any("Noted that ORS transmitted it to TAR" in told for told in walk.told)
        await walk.press("escape")
        walk.on(StartScreen)


async def test_marked_changes_may_count_as_rejected(open_app: Open, tmp_path: Path) -> None:
    """The preview reads the wording that is chosen, and that one is recorded; the piles stay what they are."""
    async with open_app() as walk:
        await send_pier(walk)
        await walk.press("i")
        await walk.paste(str(write_back(tmp_path)))
        walk.part(Choice, "by").value = "ORS"
        walk.part(Choice, "view").value = "original"
        await walk.settle()
        assert "all read as rejected." in _lines(walk, "read")[2]
        assert not any("without notice" in line for line in _lines(walk, "read"))
        assert "1 our marks gone" in walk.said("summary")
        await walk.press("ctrl+s", "enter")
        page = walk.on(DocumentScreen).page
        assert page is not None
        matter_view = await walk.app.archive.ask(
            "lake-basin", lambda _, matter: entry_of(matter, page.after).act.view
        )
        assert matter_view == "original"


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("locked.docx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "protected with a password"),
        ("old.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "an old Word file (.doc)"),
    ],
)
async def test_the_words_of_an_unreadable_file_may_come_from_another(
    open_app: Open, tmp_path: Path, name: str, content: bytes, said: str
) -> None:
    """A file that is not read says why; with a text beside it the file is kept as it came and the text is shown."""
    (tmp_path / name).write_bytes(content)
    (tmp_path / "typed.md").write_text("# Note\n\n1. We agree.\n")
    async with open_app() as walk:
        await walk.press("i")
        await walk.paste(str(tmp_path / name))
        assert said in walk.said("summary")
        walk.part(Input, "text").value = str(tmp_path / "typed.md")
        await walk.settle()
        assert f"{name} is kept as it came and was not read" in _lines(walk, "read")[0]
        assert walk.said("summary").startswith(f"{name}: 2 clauses, 1 warning")


async def test_every_problem_of_a_file_is_told(open_app: Open, tmp_path: Path) -> None:
    """Several problems stand in the list, each with its place."""
    (tmp_path / "odd.md").write_text("One\x07\n\nTwo\x1b[2J\n")
    async with open_app() as walk:
        await walk.press("i")
        await walk.paste(str(tmp_path / "odd.md"))
        assert "2 problems" in walk.said("summary")
        assert [line.partition(":")[0] for line in _lines(walk, "read")] == ["line 1", "line 3"]


async def test_nothing_in_a_file_steers_the_terminal(open_app: Open, tmp_path: Path) -> None:
    """Words that turn the direction of reading, and such that look like markup, are shown letter by letter."""
    folder = tmp_path / "\u202eodd [bold]"
    folder.mkdir()
    (folder / "treaty.md").write_text(
        "# Treaty \u202e[bold]x[/]\n\n## Article 1. \u2066Aim [/]\n\nWords \u200bhid.\n"
    )
    async with open_app() as walk:
        await walk.press("i")
        await walk.paste(f"{folder}/")
        assert "<U+202E>odd [bold]/treaty.md" in _lines(walk, "read")[0]
        await walk.paste("treaty.md")
        shown = walk.shown
        for _ in range(3):
            await walk.press("ctrl+n")
            shown += walk.shown
        assert "<U+202E>[bold]x[/]" in shown
        assert not set("\u202e\u2066\u200b") & set(shown)


async def test_the_files_that_came_with_a_message_are_offered(open_app: Open, tmp_path: Path) -> None:
    """Behind a message its files are suggested, in the list one is taken with enter, and it is read then."""
    message = EmailMessage()
    message["From"], message["Subject"] = "ors@example.org", "Our draft"
    message.set_content("Please find our draft attached.\n")
    message.add_attachment(b"# Draft\n\n1. One.\n", maintype="text", subtype="markdown", filename="Draft.md")
    mail = tmp_path / "mail.eml"
    mail.write_bytes(message.as_bytes())
    assert await PathSuggester().get_suggestion(f"{mail}#d") == f"{mail}#Draft.md"
    async with open_app() as walk:
        await walk.press("i")
        await walk.paste(str(mail))
        view = walk.part(LinesView, "read")
        place = next(n for n, row in enumerate(view.rows) if row.path)
        view.focus()
        view.cursor = place
        await walk.press("enter")
        assert walk.part(Input, "file").value == f"{mail}#Draft.md"
        assert walk.said("summary").startswith("Draft.md: 2 clauses")
        assert walk.part(Input, "key").value == "draft"


async def test_names_in_the_folder_are_listed_while_a_path_is_typed(open_app: Open, tmp_path: Path) -> None:
    """What begins as typed stands in the list and is taken with enter; what begins with nothing there is said so."""
    for name in ("alpha.md", "alpine.md", "beta.md"):
        (tmp_path / name).write_text("# A\n")
    async with open_app() as walk:
        await walk.press("i")
        await walk.paste(f"{tmp_path}/al")
        assert _lines(walk, "read") == [f"{tmp_path}/alpha.md", f"{tmp_path}/alpine.md"]
        walk.part(LinesView, "read").focus()
        await walk.press("down", "enter")
        assert walk.part(Input, "file").value == f"{tmp_path}/alpine.md"
        walk.part(Input, "file").value = f"{tmp_path}/none"
        await walk.settle()
        assert walk.said("summary") == "There is no name that begins so."


async def test_leaving_while_a_file_is_read_fails_nothing(open_app: Open, tmp_path: Path) -> None:
    """An answer that comes after somebody left is dropped."""
    async with open_app() as walk:
        await walk.press("i")
        walk.part(Input, "file").value = str(write_back(tmp_path))
        walk.on(ImportScreen).action_record()
        walk.app.pop_screen()
        await walk.settle()
        walk.on(StartScreen)


def test_a_document_and_a_short_name_are_guessed_from_the_name_of_a_file() -> None:
    """The longest name of a document that the file bears is meant; a new one takes the name of the file."""
    keys = ("treaty", "treaty-annex", "a")
    assert suggest_document("/x/Treaty_Annex v3.docx", keys) == "treaty-annex"
    assert suggest_document("mail.eml#treaty (2).docx", keys) == "treaty"
    assert not suggest_document("/x/letter.docx", keys)
    assert suggest_key("/x/Orsund's note (final).docx") == "orsund-s-note-final"
    assert not suggest_key("")


async def test_without_a_party_nothing_is_asked_to_be_recorded(
    open_app: Open, tell: Callable[..., Path], tmp_path: Path
) -> None:
    """Where nobody is known whose wording it could be, the command that adds a party is told in place."""
    paper = tmp_path / "note.md"
    paper.write_text("# Note\n\nWe regret the delay.\n")
    async with open_app(folder=tell('key = "new"\ntitle = "A new matter"\n')) as walk:
        await walk.press("i")
        await walk.paste(str(paper))
        await walk.press("ctrl+s")
        walk.on(ImportScreen)
        assert walk.said("summary") == (
            "Not done: no party is known yet. Add one first with `proposaltrack party add KEY NAME`."
        )
