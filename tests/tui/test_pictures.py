"""What every screen looks like; each picture was looked at before it was kept.

After a wanted change: `pytest tests/tui/test_pictures.py --snapshot-update`, then look at what changed.
"""

from collections.abc import Awaitable, Callable
from pathlib import Path

import pytest
from textual.pilot import Pilot
from textual.widgets import Input, TextArea

from pier import send_pier, write_back
from proposaltrack.settings import Environment
from proposaltrack.tui.app import ProposalTrackApp
from proposaltrack.tui.widgets.fields import Choice
from walking import Walk

Compare = Callable[..., bool]
LOW, HIGH, SMALL = (80, 24), (160, 50), (60, 20)
TO_TREATY = ("tab", "tab", "enter")

SCREENS = {
    "start": (),
    "document": TO_TREATY,
    "response": (*TO_TREATY, "r", "down", "down", "space", "ctrl+t"),
    "importing": ("i",),
    "exporting": (*TO_TREATY, "E"),
    "sending": ("t", "space"),
    "outstanding": ("o", "down", "x"),
    "matrix": (*TO_TREATY, "m"),
    "columns": (*TO_TREATY, "u", "n", "d"),
    "convergence": (*TO_TREATY, "v"),
    "timeline": ("e",),
    "turn": ("w",),
}
"""The keys that lead to each screen."""

PAGES = {
    "picking a version": (*TO_TREATY, "b"),
    "finding words": (*TO_TREATY, "slash"),
    "confirming": ("t", "space", "ctrl+s"),
    "help": (*TO_TREATY, "question_mark"),
    "filtering": ("o", "f"),
    "facts": (*TO_TREATY, "m", "right", "enter"),
    "leaving": (*TO_TREATY, "r", "space", "escape"),
    "side by side": (*TO_TREATY, "s"),
    "only what changed": (*TO_TREATY, "c"),
    "the first version": ("tab", "tab", "end", "enter"),
}
"""Pages above a screen, and other states of one."""


def _steps(keys: tuple[str, ...]) -> Callable[[Pilot[None]], Awaitable[None]]:
    """Press the keys, and let no cursor blink when the picture is taken."""

    async def walk_there(pilot: Pilot[None]) -> None:
        app = pilot.app
        assert isinstance(app, ProposalTrackApp)
        walk = Walk(app, pilot)
        await walk.settle()
        await walk.press(*keys)
        for field in (*app.screen.query(Input), *app.screen.query(TextArea)):
            field.cursor_blink = False
        await walk.settle()

    return walk_there


@pytest.mark.parametrize("size", [LOW, HIGH], ids=lambda size: f"{size[0]}x{size[1]}")
@pytest.mark.parametrize("name", SCREENS)
def test_screens(
    snap_compare: Compare, build: Callable[..., ProposalTrackApp], name: str, size: tuple[int, int]
) -> None:
    """Every screen on a small terminal and on a large one."""
    assert snap_compare(build(), terminal_size=size, run_before=_steps(SCREENS[name]))


@pytest.mark.parametrize("name", PAGES)
def test_pages(snap_compare: Compare, build: Callable[..., ProposalTrackApp], name: str) -> None:
    """What stands above a screen leaves it in sight, and the other states of the document are as clear."""
    assert snap_compare(build(), terminal_size=LOW, run_before=_steps(PAGES[name]))


@pytest.mark.parametrize("name", ["start", "document", "outstanding", "matrix"])
def test_narrow_screens(snap_compare: Compare, build: Callable[..., ProposalTrackApp], name: str) -> None:
    """Sixty columns are enough to work in."""
    assert snap_compare(build(), terminal_size=SMALL, run_before=_steps(SCREENS[name]))


@pytest.mark.parametrize("name", ["start", "document", "sending", "matrix"])
def test_screens_without_colour(
    snap_compare: Compare, build: Callable[..., ProposalTrackApp], name: str
) -> None:
    """Cursor, choice, inserted and deleted words are told apart where no colour is wanted."""
    app = build(environment=Environment(no_color=True))
    assert snap_compare(app, terminal_size=LOW, run_before=_steps(SCREENS[name]))


@pytest.mark.parametrize("name", ["document", "outstanding"])
def test_screens_on_a_light_ground(
    snap_compare: Compare, build: Callable[..., ProposalTrackApp], name: str
) -> None:
    """A light theme has its own blue and orange."""
    app = build()
    app.theme = "textual-light"
    assert snap_compare(app, terminal_size=LOW, run_before=_steps(SCREENS[name]))


@pytest.mark.parametrize("page", ["as read", "changes", "findings"])
def test_what_is_shown_of_a_file(
    snap_compare: Compare,
    build: Callable[..., ProposalTrackApp],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    page: str,
) -> None:
    """The clauses as read, what changed, and what is not marked as a change, below the form."""
    monkeypatch.chdir(write_back(tmp_path).parent)

    async def walk_there(pilot: Pilot[None]) -> None:
        app = pilot.app
        assert isinstance(app, ProposalTrackApp)
        walk = Walk(app, pilot)
        await walk.settle()
        await send_pier(walk)
        await walk.press("i")
        await walk.paste("pier-back.docx")
        app.screen.query_one("#by", Choice).value = "ORS"
        await _steps(("ctrl+n",) * ("as read", "changes", "findings").index(page))(pilot)

    assert snap_compare(build(), terminal_size=LOW, run_before=walk_there)


def test_the_observers_seat(snap_compare: Compare, build: Callable[..., ProposalTrackApp]) -> None:
    """Many addressees of one letter are told in one line."""
    app = build(key="security-guarantees")
    assert snap_compare(app, terminal_size=LOW, run_before=_steps(("o",)))


def test_a_workspace_without_negotiations(
    snap_compare: Compare, build: Callable[..., ProposalTrackApp], tell: Callable[..., Path]
) -> None:
    """A new negotiation says what is not there yet, and which key brings it."""
    folder = tell('key = "new"\ntitle = "A new matter"\n[[party]]\nkey = "A"\nname = "Aldland"\n', "A")
    assert snap_compare(build(folder), terminal_size=LOW, run_before=_steps(()))
