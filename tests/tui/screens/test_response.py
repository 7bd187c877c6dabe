"""The response screen: nothing typed is lost, nothing incomplete is filed, and the editor is the person's own."""

import errno
import os
import sys
from contextlib import AbstractContextManager, nullcontext
from pathlib import Path
from typing import Any

import pytest
from textual.command import CommandPalette
from textual.widgets import Input, TextArea

from proposaltrack.errors import StoreUnwritable
from proposaltrack.settings import Environment
from proposaltrack.tui.app import ProposalTrackApp
from proposaltrack.tui.screens.document import DocumentScreen
from proposaltrack.tui.screens.help import HelpScreen
from proposaltrack.tui.screens.pick import ConfirmScreen, LeaveScreen
from proposaltrack.tui.screens.response import ResponseScreen
from proposaltrack.tui.widgets.check_list import CheckList
from proposaltrack.tui.widgets.fields import Choice
from walking import Open

TO_ANSWER = ("tab", "tab", "enter", "r")


@pytest.fixture
def suspending(monkeypatch: pytest.MonkeyPatch) -> None:
    """A terminal that can be lent to another program, as every real one can."""

    def suspend(_app: ProposalTrackApp) -> AbstractContextManager[None]:
        return nullcontext()

    monkeypatch.setattr(ProposalTrackApp, "suspend", suspend)


def _editor(tmp_path: Path, body: str) -> Path:
    script = tmp_path / "my editor.py"
    script.write_text(f"import sys, pathlib\npath = pathlib.Path(sys.argv[-1])\n{body}\n")
    return script


async def test_an_incomplete_answer_is_not_asked_about(open_app: Open) -> None:
    """Without a stance, or without the text that a stance needs, the screen says what is wanting and keeps the form."""
    async with open_app() as walk:
        await walk.press(*TO_ANSWER, "ctrl+s")
        assert walk.told == ["no stance is chosen. Choose one or several with space."]
        await walk.press("down", "down", "space", "ctrl+s")
        assert walk.told[-1].startswith("'counter-proposes' says nothing without the text proposed. Type it")
        assert walk.on(ResponseScreen).answer.stances


async def test_a_refused_answer_keeps_the_form(open_app: Open, monkeypatch: pytest.MonkeyPatch) -> None:
    """When the disk is full nothing that was typed is lost, and the same key tries again."""

    async def full(*_given: Any) -> None:
        raise StoreUnwritable(os.strerror(errno.ENOSPC).lower(), "Make room, then record it again.")

    async with open_app() as walk:
        await walk.press(*TO_ANSWER, "space", "tab", "tab", "tab")
        await walk.write("too dry")
        with monkeypatch.context() as patch:
            patch.setattr(walk.app.archive, "file", full)
            await walk.press("ctrl+s", "enter")
        assert walk.told == ["no space left on device. Make room, then record it again."]
        assert walk.on(ResponseScreen).answer.reason == "too dry"
        await walk.press("ctrl+s", "enter")
        walk.on(DocumentScreen)
        assert "too dry" in walk.said("detail")


@pytest.mark.parametrize("key", ["escape", "ctrl+q", "q"])
async def test_what_was_chosen_is_not_left_without_a_question(open_app: Open, key: str) -> None:
    """No way out drops an answer that nobody recorded: the screen asks, and escape stays."""
    async with open_app() as walk:
        await walk.press(*TO_ANSWER, "space", key)
        walk.on(LeaveScreen)
        await walk.press("escape")
        assert walk.on(ResponseScreen).dirty
        await walk.press(key, "enter")
        assert not walk.app.is_running or walk.on(DocumentScreen)


async def test_quitting_from_above_the_form_asks_too(open_app: Open) -> None:
    """The question comes from the help page, the confirmation and the command palette as well."""
    async with open_app() as walk:
        await walk.press(*TO_ANSWER, "space", "question_mark")
        walk.on(HelpScreen)
        await walk.press("ctrl+q", "ctrl+q")
        walk.on(LeaveScreen)
        await walk.press("escape")
        walk.on(HelpScreen)
        await walk.press("escape", "ctrl+s")
        walk.on(ConfirmScreen)
        await walk.press("ctrl+q")
        walk.on(LeaveScreen)
        await walk.press("escape", "escape", "ctrl+p")
        walk.on(CommandPalette)
        await walk.write("quit")
        await walk.press("enter")
        walk.on(LeaveScreen)


async def test_an_untouched_form_is_left_at_once(open_app: Open) -> None:
    """Who only looked is not asked."""
    async with open_app() as walk:
        await walk.press(*TO_ANSWER, "escape")
        walk.on(DocumentScreen)


async def test_letters_typed_into_a_field_are_letters(open_app: Open) -> None:
    """A q, a question mark and a slash are words while somebody types."""
    async with open_app() as walk:
        await walk.press(*TO_ANSWER, "tab", "tab", "tab")
        await walk.write("q?/[]cs")
        assert walk.part(Input, "reason").value == "q?/[]cs"
        await walk.press("tab", "tab")
        await walk.write("quiet?")
        assert walk.part(TextArea, "counter").text == "quiet?"
        walk.on(ResponseScreen)


async def test_what_was_typed_stays_when_there_is_news(open_app: Open) -> None:
    """Something that others filed does not touch a form that is being filled in."""
    async with open_app() as walk:
        await walk.press(*TO_ANSWER, "space", "ctrl+t", "ctrl+r")
        walk.app.filed += 1
        await walk.app._look_for_news()
        await walk.settle()
        assert walk.on(ResponseScreen).answer.text.startswith("Mindful that")
        assert walk.part(CheckList).chosen == {"accepts"}


async def test_the_clauses_words_replace_nothing(open_app: Open) -> None:
    """Counter-text that was begun is not overwritten with the words of the clause."""
    async with open_app() as walk:
        await walk.press(*TO_ANSWER, "ctrl+t")
        walk.part(TextArea, "counter").text = "Mine."
        await walk.press("ctrl+t")
        assert walk.part(TextArea, "counter").text == "Mine."
        assert walk.told == ["There is counter-text already: delete it to begin anew."]


async def test_an_answer_belongs_in_the_paper_that_answers_the_version(open_app: Open) -> None:
    """The paper being prepared in answer to this version is offered first; any other place can be chosen."""
    async with open_app() as walk:
        await walk.press(*TO_ANSWER, "space")
        assert "Made in tarvenia-response@v2, counts once that is transmitted." in walk.said("preview")
        walk.part(Choice, "in").value = ""
        await walk.settle()
        assert "Made by itself, counts once it is transmitted." in walk.said("preview")


async def test_a_click_chooses_a_stance(open_app: Open) -> None:
    """One click puts the cross there, the next takes it away."""
    async with open_app() as walk:
        await walk.press(*TO_ANSWER)
        await walk.pilot.click(CheckList, offset=(5, 3))
        await walk.settle()
        assert walk.part(CheckList).chosen == {"rejects"}
        await walk.pilot.click(CheckList, offset=(5, 3))
        await walk.settle()
        assert walk.part(CheckList).chosen == set()


@pytest.mark.usefixtures("suspending")
async def test_the_editor_is_run_with_its_arguments_and_no_shell(open_app: Open, tmp_path: Path) -> None:
    """The command is taken apart as a shell would, then run as it is; what it wrote becomes the counter-text."""
    told = tmp_path / "told"
    script = _editor(
        tmp_path,
        f"pathlib.Path({str(told)!r}).write_text(sys.argv[1]); path.write_text('Ünder ' + path.read_text())",
    )
    environment = Environment(editor=f"{sys.executable} '{script}' '$HOME;`id`'")
    async with open_app(environment=environment) as walk:
        await walk.press(*TO_ANSWER, "ctrl+t", "ctrl+e")
        assert walk.part(TextArea, "counter").text.startswith("Ünder Mindful that the inflow")
        assert told.read_text() == "$HOME;`id`"
        assert walk.told == []


@pytest.mark.usefixtures("suspending")
@pytest.mark.parametrize(
    ("editor", "said"),
    [
        ("", "no editor is named."),
        ("/no/such/editor --wait", "the editor /no/such/editor cannot be run: No such file or directory."),
        ("vi 'unclosed", """VISUAL or EDITOR, "vi 'unclosed", is no command: No closing quotation."""),
        ("false", "the editor false ended with 1; the text stays as it was."),
    ],
)
async def test_an_editor_that_fails_is_told(open_app: Open, editor: str, said: str) -> None:
    """What is wrong with the editor is said, and the text stays as it was."""
    async with open_app(environment=Environment(editor=editor)) as walk:
        await walk.press(*TO_ANSWER, "ctrl+t", "ctrl+e")
        (told,) = walk.told
        assert told.startswith(said)
        assert walk.part(TextArea, "counter").text.startswith("Mindful")


@pytest.mark.usefixtures("suspending")
async def test_an_editor_that_leaves_no_text_is_told(open_app: Open, tmp_path: Path) -> None:
    """A file that is not UTF-8, or is gone, changes nothing."""
    script = _editor(tmp_path, "path.write_bytes(bytes([0xff, 0xfe, 0x00]))")
    async with open_app(environment=Environment(editor=f"{sys.executable} '{script}'")) as walk:
        await walk.press(*TO_ANSWER, "ctrl+t", "ctrl+e")
        assert walk.told[0].startswith("what the editor left cannot be read")
        assert walk.part(TextArea, "counter").text.startswith("Mindful")


async def test_a_terminal_that_cannot_be_lent_says_so(open_app: Open) -> None:
    """Where no other program can have the terminal, the text is typed here."""
    async with open_app(environment=Environment(editor="true")) as walk:
        await walk.press(*TO_ANSWER, "ctrl+e")
        assert walk.told == ["no editor can be opened in this place. Type the text here."]


async def test_two_presses_file_one_answer(open_app: Open) -> None:
    """A second confirmation while the first is being filed does nothing twice."""
    async with open_app() as walk:
        before = await walk.app.archive.size("lake-basin")
        await walk.press(*TO_ANSWER, "space", "ctrl+s")
        for key in ("enter", "ctrl+s", "enter"):
            walk.app.simulate_key(key)
        await walk.settle()
        assert await walk.app.archive.size("lake-basin") == before + 1
