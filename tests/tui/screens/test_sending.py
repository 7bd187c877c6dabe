"""The sending screen: what leaves, for whom, and what the table's readers forbid."""

from collections.abc import Callable
from pathlib import Path

import pytest
from textual.widgets import Input

from proposaltrack.tui.screens.outstanding import OutstandingScreen
from proposaltrack.tui.screens.pick import ConfirmScreen
from proposaltrack.tui.screens.sending import TransmitScreen
from proposaltrack.tui.screens.start import StartScreen
from proposaltrack.tui.widgets.check_list import CheckList
from walking import Open

THREE = """
key = "quay"
title = "The quay"
[[party]]
key = "A"
name = "Aldland"
[[party]]
key = "B"
name = "Borland"
[[party]]
key = "C"
name = "Corland"
[[document]]
key = "draft"
title = "Agreement on the quay"
kind = "draft agreement"
[[act]]
do = "record"
on = 2026-11-01
document = "draft"
file = "draft.md"
by = "A"
"""


async def test_what_other_readers_would_see_is_refused(open_app: Open, tell: Callable[..., Path]) -> None:
    """A paper that a reader of the table would see without being addressed stays here, and so does the form."""
    folder = tell(THREE, "A", draft="# Agreement\n\n## Article 1\n\nThe quay is shared.\n")
    async with open_app(folder=folder) as walk:
        await walk.press("t", "space")
        walk.part(CheckList, "to").choose({"B"})
        await walk.press("ctrl+s", "enter")
        walk.on(TransmitScreen)
        assert walk.told[0].startswith("draft@v1 would also be read by C, who is no addressee. Address C too")
        assert walk.part(CheckList, "to").chosen == {"B"}
        await walk.press("tab", "down", "space", "ctrl+s", "enter")
        walk.on(StartScreen)
        assert "B and C owe A an answer to draft@v1" in walk.shown


@pytest.mark.parametrize(
    ("field", "words", "said"),
    [
        ("dated", "someday", "'someday' is no day. Write it like 2022-01-26."),
        ("dated", "2026-01-01", "tarvenia-response@v2 is of 2026-11-18, after the day of its transmission"),
        ("due", "whenever", "'whenever' is no day."),
        ("due", "2026-01-01", "before"),
    ],
)
async def test_wrong_terms_are_told_and_the_form_is_kept(
    open_app: Open, field: str, words: str, said: str
) -> None:
    """A day that is none, or that cannot be, is told by name; nothing leaves."""
    async with open_app() as walk:
        before = await walk.app.archive.size("lake-basin")
        await walk.press("t", "space")
        walk.part(Input, field).value = words
        await walk.press("ctrl+s", "enter")
        walk.on(TransmitScreen)
        (told,) = walk.told
        assert said in told
        assert walk.part(Input, field).value == words
        assert await walk.app.archive.size("lake-basin") == before


async def test_nobody_addressed_is_told(open_app: Open) -> None:
    """A paper goes to somebody; the suggested addressee can be taken away, and then one has to be named."""
    async with open_app() as walk:
        await walk.press("t", "space")
        walk.part(CheckList, "to").choose(())
        await walk.press("ctrl+s")
        assert walk.told == ["nobody is addressed. Choose with space who it goes to."]


async def test_everything_sent_leaves_an_empty_list(open_app: Open) -> None:
    """After the last paper has gone the screen says that nothing lies ready."""
    async with open_app() as walk:
        await walk.press("t", "space", "ctrl+s")
        walk.on(ConfirmScreen)
        await walk.press("enter")
        walk.on(StartScreen)
        await walk.press("t")
        assert "Nothing lies ready: everything has been sent." in walk.shown


async def test_it_goes_back_to_where_it_was_called(open_app: Open) -> None:
    """From the outstanding list it returns there, and the list is read again."""
    async with open_app() as walk:
        await walk.press("o", "t", "space", "ctrl+s", "enter")
        walk.on(OutstandingScreen)
        assert "33 of 49 clauses answered" in " ".join(walk.shown.split())
