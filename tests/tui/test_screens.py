"""What holds for every screen: it is listed, styled and explained, and all it does can be typed as well."""

from collections.abc import Iterator
from importlib import import_module
from pathlib import Path

import pytest
from textual.binding import Binding

import proposaltrack.tui.screens as screens_package
from proposaltrack.cli import COMMANDS
from proposaltrack.tui.app import ProposalTrackApp
from proposaltrack.tui.screens import SCREENS
from proposaltrack.tui.screens.base import Room
from proposaltrack.tui.screens.doors import Doors
from proposaltrack.tui.screens.facts import FactsScreen
from proposaltrack.tui.screens.help import HelpScreen, words_of
from proposaltrack.tui.screens.matching import MatchScreen
from proposaltrack.tui.screens.past import PastScreen
from proposaltrack.tui.screens.pick import AskScreen, ConfirmScreen, PickScreen
from proposaltrack.tui.widgets.check_list import CheckList
from proposaltrack.tui.widgets.grid_view import GridView
from proposaltrack.tui.widgets.rows_view import RowsView
from walking import Open

FOLDER = Path(screens_package.__file__).parent
ROOMS: list[type[Room]] = [
    getattr(import_module(f"{screens_package.__name__}.{module}"), name) for module, name in SCREENS
]
BOUND = [
    ProposalTrackApp,
    Room,
    *ROOMS,
    AskScreen,
    ConfirmScreen,
    Doors,
    FactsScreen,
    GridView,
    HelpScreen,
    MatchScreen,
    PastScreen,
    PickScreen,
    RowsView,
    CheckList,
]

TWINS = {
    "app.leave": "", "leave": "", "ignore": "", "back": "", "explain": "--help", "reload": "",
    "outstanding": "outstanding", "import": "record", "next_page": "check", "export": "export", "write": "redline", "transmit": "transmit", "send": "transmit",
    "change": "diff", "only_changed": "diff", "sides": "diff", "pick": "diff", "step": "diff", "find": "diff",
    "list": "outline", "past": "history", "page": "history", "why": "diff", "numbers": "concordance",
    "versions": "concordance", "pin": "link", "forbid": "link", "take_back": "strike", "detail": "positions", "respond": "respond", "record": "respond", "take": "show",
    "matrix": "positions", "facts": "positions", "only": "positions", "texts": "columns", "compare": "columns",
    "open": "columns", "only_open": "columns", "column": "", "convergence": "convergence", "timeline": "log",
    "choose_document": "log", "choose_party": "log", "filter": "outstanding", "turn": "turn", "cause": "turn", "ours": "turn", "close": "",
    "edit": "respond", "expand": "outstanding", "everything": "outstanding", "apart": "outstanding",
    "dismiss": "", "answer": "", "cursor": "", "edge": "", "choose": "", "toggle_option": "",
}  # fmt: skip
"""Every action that a key is bound to, and the command that does the same; "" where a line of text needs none."""


def _bindings(kind: type) -> Iterator[Binding]:
    for binding in vars(kind).get("BINDINGS", ()):
        assert isinstance(binding, Binding)
        yield binding


def _action(binding: Binding) -> str:
    return binding.action.partition("(")[0]


def test_every_screen_is_listed() -> None:
    """The tuple names each screen module, and no other; the small pages above a screen are not screens."""
    small = {"base", "form", "doors", "facts", "help", "pick", "past", "matching"}
    modules = {path.stem for path in FOLDER.glob("*.py")} - small - {"__init__"}
    assert modules == {module for module, _ in SCREENS}


@pytest.mark.parametrize(("module", "name"), SCREENS)
def test_every_screen_has_its_style_sheet_and_its_words(module: str, name: str) -> None:
    """A style sheet stands beside the module, and the help page has something to say."""
    kind = ROOMS[[known for _, known in SCREENS].index(name)]
    assert (FOLDER / f"{module}.tcss").is_file()
    assert f"{module}.tcss" == kind.CSS_PATH
    assert kind.HELP.endswith(".")


@pytest.mark.parametrize("kind", BOUND, ids=lambda kind: kind.__name__)
def test_every_key_has_words(kind: type) -> None:
    """No key does something that nothing names, but the one that keeps the process from being stopped."""
    silent = [binding.key for binding in _bindings(kind) if not words_of(binding) and binding.key != "ctrl+z"]
    assert silent == []


@pytest.mark.parametrize("kind", BOUND, ids=lambda kind: kind.__name__)
def test_no_letter_is_taken_from_a_field(kind: type) -> None:
    """A single letter never goes before what somebody types."""
    taken = [
        key
        for binding in _bindings(kind)
        if binding.priority
        for key in binding.key.split(",")
        if len(key) == 1
    ]
    assert taken == []


@pytest.mark.parametrize("kind", BOUND, ids=lambda kind: kind.__name__)
def test_escape_and_letters_never_end_the_application(kind: type) -> None:
    """Escape goes back or closes; only q and ctrl+q leave, and they ask where something would be lost."""
    leaving = [binding.key for binding in _bindings(kind) if _action(binding) in {"app.leave", "leave"}]
    assert set(leaving) <= {"q", "ctrl+q"}


@pytest.mark.parametrize("kind", BOUND, ids=lambda kind: kind.__name__)
def test_every_action_has_a_command(kind: type) -> None:
    """What a key does can be typed on the command line."""
    commands = {name for name, _, _ in COMMANDS} | {"", "--help"}
    assert {_action(binding) for binding in _bindings(kind)} <= TWINS.keys()
    assert set(TWINS.values()) <= commands


@pytest.mark.parametrize("kind", ROOMS, ids=lambda kind: kind.__name__)
def test_no_key_has_two_meanings_on_a_screen(kind: type[Room]) -> None:
    """On one screen a key does one thing."""
    keys = [key for binding in _bindings(kind) for key in binding.key.split(",")]
    assert len(keys) == len(set(keys))


async def test_the_palette_names_the_keys_of_the_screen(open_app: Open) -> None:
    """Everything the screen can do is found by name, each once, with its key beside it."""
    async with open_app() as walk:
        await walk.press("tab", "tab", "enter")
        commands = list(walk.app.get_system_commands(walk.app.screen))
        titles = [command.title for command in commands]
        assert len(titles) == len(set(titles))
        assert {"Next change", "Choose the version before", "Respond to the clause", "Quit"} <= set(titles)
        assert next(c.help for c in commands if c.title == "Next change") == "Key ]"
        await walk.press("ctrl+p")
        await walk.write("only what")
        await walk.press("enter")
        assert "No clause changed." not in walk.shown
        assert getattr(walk.app.screen, "only_changed", False)


@pytest.mark.parametrize("place", range(len(SCREENS)), ids=[module for module, _ in SCREENS])
async def test_help_names_every_key_of_the_screen(open_app: Open, place: int) -> None:
    """The help page is made from the bindings: what the screen is for, then every key with what it does."""
    treaty = ("tab", "tab", "enter")
    more = [(*treaty, key) for key in "tmuvr"]
    keys = [(), treaty, *more[:4], ("e",), more[4], ("i",), (*treaty, "E"), ("t",), ("o",), ("w",)][place]
    async with open_app(100, 60) as walk:
        await walk.press(*keys)
        assert isinstance(walk.app.screen, ROOMS[place])
        await walk.press("f1")
        walk.on(HelpScreen)
        told = walk.said("keys")
        for binding in _bindings(ROOMS[place]):
            if _action(binding) != "back":
                assert words_of(binding) in told
        assert walk.said("said") == ROOMS[place].HELP
        await walk.press("escape")
        assert isinstance(walk.app.screen, ROOMS[place])
