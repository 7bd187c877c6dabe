"""The application as a whole: leaving it, news from outside, and stores that cannot be read."""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from proposaltrack import settings
from proposaltrack.errors import UsageProblem
from proposaltrack.settings import Environment
from proposaltrack.tui.app import run_app
from proposaltrack.tui.screens.document import DocumentScreen
from proposaltrack.tui.screens.help import HelpScreen
from proposaltrack.tui.screens.start import NegotiationList, ShelfList, StartScreen
from proposaltrack.tui.widgets.awaited_list import AwaitedList
from proposaltrack.tui.widgets.diff_view import DiffView
from walking import NOW, Open


async def test_escape_goes_back_and_never_ends(open_app: Open) -> None:
    """However often escape is pressed, the first screen stays."""
    async with open_app() as walk:
        await walk.press("tab", "tab", "enter", "r", "escape", "escape", "escape", "escape")
        walk.on(StartScreen)
        assert walk.app.is_running
        await walk.press("question_mark", "escape", "ctrl+z", "ctrl+c")
        walk.on(StartScreen)
        assert walk.app._exit is False


@pytest.mark.parametrize("keys", [("q",), ("ctrl+q",), ("o", "q"), ("tab", "tab", "enter", "ctrl+q")])
async def test_the_application_is_left_from_every_screen(open_app: Open, keys: tuple[str, ...]) -> None:
    """Where nothing would be lost, one key ends it."""
    async with open_app() as walk:
        await walk.press(*keys)
        assert walk.app._exit


async def test_news_filed_elsewhere_appears_by_itself(open_app: Open, workspace: Path) -> None:
    """What another process files is on the screen after the next look, and the cursor stays where it was."""
    async with open_app() as walk:
        await walk.press("tab", "tab", "enter", "right_square_bracket")
        clause = walk.part(DiffView).cursor
        await walk.app._look_for_news()
        # The day that the screens are at: the other process has a clock of its own.
        words = ["respond", "treaty@v7", "--by", "TAR", "--clause", "preamble/4", "--stance", "notes", "--on"]
        _elsewhere(workspace, *words, NOW.date().isoformat())
        await walk.app._look_for_news()
        await walk.settle()
        assert walk.part(DiffView).cursor == clause
        await walk.press("left_square_bracket")
        assert "TAR notes (prepared" in walk.said("detail")
        _elsewhere(workspace, "init", "third", "--title", "A third matter")
        await walk.app._look_for_news()
        await walk.press("escape")
        rows = walk.part(NegotiationList).rows
        assert [row if isinstance(row, str) else row.key for row in rows] == [
            "lake-basin", "security-guarantees", "third",
        ]  # fmt: skip


def _elsewhere(workspace: Path, *words: str) -> None:
    """Run a command as another process would."""
    environ = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
    command = [
        sys.executable,
        "-m",
        "proposaltrack",
        "--workspace",
        str(workspace),
        "--negotiation",
        "lake-basin",
    ]
    if words[0] == "init":
        command = command[:-2]
    subprocess.run([*command, *words], check=True, capture_output=True, env=environ)


async def test_nothing_new_leaves_the_screen_alone(open_app: Open) -> None:
    """A look that finds nothing reads nothing again."""
    async with open_app() as walk:
        await walk.app._look_for_news()
        await walk.app._look_for_news()
        assert walk.app.filed == 0


async def test_a_negotiation_that_cannot_be_read_leaves_the_others(open_app: Open, workspace: Path) -> None:
    """The damaged one is shown as such in its place, every key says so, and the other one works."""
    store = settings.store_folder(settings.find_workspace(workspace), "lake-basin")
    (store / "store.json").write_text("{")
    async with open_app() as walk:
        rows = walk.part(NegotiationList).rows
        assert isinstance(rows[0], str)
        assert rows[0].startswith("lake-basin: ")
        await walk.press("o", "v", "t")
        walk.on(StartScreen)
        assert set(walk.told) == {"There is no negotiation here that can be read."}
        await walk.app._look_for_news()
        await walk.press("down", "tab", "tab", "enter")
        walk.on(DocumentScreen)
        assert walk.part(DiffView).rows


async def test_a_store_of_a_newer_program_is_named(open_app: Open, workspace: Path) -> None:
    """The reason and the next step stand in the list."""
    store = settings.store_folder(settings.find_workspace(workspace), "lake-basin")
    told = (store / "store.json").read_text()
    (store / "store.json").write_text(
        told.replace('"format":1', '"format":99').replace('"format": 1', '"format": 99')
    )
    async with open_app(120, 24) as walk:
        assert "99" in walk.shown


async def test_a_negotiation_that_disappears_is_told(open_app: Open, workspace: Path) -> None:
    """A store that is removed under an open screen is said to be unreadable; the application goes on."""
    async with open_app() as walk:
        await walk.press("tab", "tab", "enter")
        shutil.rmtree(settings.store_folder(settings.find_workspace(workspace), "lake-basin"))
        await walk.press("ctrl+r")
        await walk.app._look_for_news()
        await walk.settle()
        await walk.press("escape")
        walk.on(StartScreen)
        assert "security-guarantees" in walk.shown


async def test_an_empty_workspace_says_how_to_begin(open_app: Open, tmp_path: Path) -> None:
    """Without any negotiation the screen names the command that starts one, and no key fails."""
    settings.init_workspace(tmp_path / "empty")
    async with open_app(folder=tmp_path / "empty") as walk:
        assert "No negotiation yet: `proposaltrack init KEY --title T` starts one." in walk.shown
        await walk.press(
            "o", "v", "t", "enter", "tab", "enter", "tab", "enter", "down", "end", "question_mark"
        )
        walk.on(HelpScreen)


async def test_a_negotiation_without_documents_says_so(open_app: Open, tell: Callable[..., Path]) -> None:
    """Nothing outstanding and no document are told, and a first version can be recorded."""
    folder = tell('key = "new"\ntitle = "A new matter"\n[[party]]\nkey = "A"\nname = "Aldland"\n', "A")
    async with open_app(folder=folder) as walk:
        assert "nothing is outstanding · we are A" in walk.shown
        assert "Nothing is outstanding." in walk.shown
        assert "No document yet: i imports a first version." in walk.shown
        await walk.press("tab", "enter", "tab", "enter", "o", "escape", "v", "escape", "t")
        assert "Nothing lies ready" in walk.shown


async def test_the_observers_seat_owes_nothing(open_app: Open) -> None:
    """Without a party of our own everything stands between others."""
    async with open_app(key="security-guarantees") as walk:
        assert "as an observer" in walk.shown
        sides = {row.lines[0] for row in walk.part(AwaitedList).rows if row.awaited is None}
        assert sides == {"Overdue", "Between others"}


async def test_it_begins_with_the_negotiation_that_was_chosen(open_app: Open, workspace: Path) -> None:
    """The one that commands mean comes first; one that is named outranks it."""
    settings.choose(settings.find_workspace(workspace), "security-guarantees")
    async with open_app() as walk:
        assert walk.part(NegotiationList).cursor == 1
        assert [shelf.document.key for shelf in walk.part(ShelfList).rows][:2] == ["treaty", "agreement"]
    async with open_app(key="lake-basin") as walk:
        assert walk.part(NegotiationList).cursor == 0


def test_a_terminal_that_only_prints_is_refused(workspace: Path) -> None:
    """With TERM=dumb nothing is drawn; the commands that print are named."""
    with pytest.raises(UsageProblem, match=r"can only print .* Use `proposaltrack outstanding`"):
        run_app(
            settings.find_workspace(workspace),
            None,
            clock=lambda: NOW,
            environ={},
            environment=Environment(dumb=True),
        )
