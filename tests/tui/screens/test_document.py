"""The document screen: which versions, which clauses, how they are laid out, and where the cursor stays."""

import pytest

from proposaltrack import settings
from proposaltrack.tui.screens.document import DocumentScreen
from proposaltrack.tui.screens.pick import AskScreen, PickScreen
from proposaltrack.tui.screens.response import ResponseScreen
from proposaltrack.tui.widgets.clause_list import ClauseList
from proposaltrack.tui.widgets.diff_view import DiffView, Layout
from walking import Open, Walk

TO_TREATY = ("tab", "tab", "enter")


def _clause(walk: Walk) -> str:
    """Address of the clause under the cursor, which is the same in both panes."""
    view, clauses = walk.part(DiffView), walk.part(ClauseList)
    assert view.cursor == clauses.cursor
    assert view.current is not None
    return view.current.address


@pytest.mark.parametrize(
    ("columns", "sides", "listed"),
    [(60, False, False), (80, False, True), (120, False, True), (160, True, True)],
)
async def test_the_layout_follows_the_width(open_app: Open, columns: int, sides: bool, listed: bool) -> None:
    """Two columns where each has its 50 cells, the list of clauses where there is room for it."""
    async with open_app(columns, 24) as walk:
        await walk.press(*TO_TREATY)
        assert (walk.part(DiffView).sides, walk.part(ClauseList).display) == (sides, listed)


async def test_the_layout_that_was_chosen_is_there_the_next_time(open_app: Open) -> None:
    """A layout chosen against the width is kept between runs; turned back, the width chooses again."""
    async with open_app(80, 24) as walk:
        await walk.press(*TO_TREATY, "s")
        assert walk.part(DiffView).sides
        assert not walk.part(ClauseList).display
    async with open_app(80, 24) as walk:
        await walk.press(*TO_TREATY)
        assert walk.part(DiffView).sides
        assert not walk.part(ClauseList).display
        await walk.press("s")
        assert walk.part(DiffView).layout_wanted is Layout.AUTO
        assert walk.part(ClauseList).display


async def test_the_list_is_shown_and_hidden_with_a_key_at_any_width(open_app: Open) -> None:
    """What a person wants outranks what the width would choose, and the focus never stays in a hidden list."""
    async with open_app(60, 24) as walk:
        await walk.press(*TO_TREATY, "l")
        assert walk.part(ClauseList).display
        await walk.press("s", "s")
        assert walk.part(ClauseList).display
        walk.part(ClauseList).focus()
        await walk.press("l")
        assert not walk.part(ClauseList).display
        assert walk.part(DiffView).has_focus


async def test_the_cursor_stays_on_its_clause(open_app: Open) -> None:
    """Resizing, another layout, a filter and a new reading leave the cursor where it was."""
    async with open_app(160, 50) as walk:
        await walk.press(*TO_TREATY, "right_square_bracket", "right_square_bracket")
        clause = _clause(walk)
        await walk.pilot.resize_terminal(70, 20)
        await walk.settle()
        assert _clause(walk) == clause
        for key in ("s", "c", "c", "ctrl+r", "s", "l"):
            await walk.press(key)
            assert _clause(walk) == clause, key
            assert clause in walk.shown, key


async def test_the_filter_goes_to_the_change_nearest_to_the_clause(open_app: Open) -> None:
    """A clause that did not change is left for the next one that did, not for the first of the text."""
    async with open_app() as walk:
        await walk.press(*TO_TREATY, "end", "up", "up", "up", "up", "up", "up")
        place = walk.part(DiffView).cursor
        await walk.press("c")
        rows = walk.part(DiffView).rows
        assert all(row.changed for row in rows)
        assert len(rows) == 9
        current = walk.part(DiffView).current
        await walk.press("c")
        assert walk.part(DiffView).cursor >= place
        assert walk.part(DiffView).current == current


async def test_a_removed_clause_is_stayed_on_too(open_app: Open) -> None:
    """A clause that only the version before has keeps the cursor when the screen is read again."""
    async with open_app() as walk:
        await walk.press(*TO_TREATY, "less_than_sign")
        view = walk.part(DiffView)
        place = next(place for place, row in enumerate(view.rows) if not row.change.after)
        view.cursor = place
        await walk.press("ctrl+r")
        assert view.cursor == place
        await walk.press("r")
        assert walk.told[-1].endswith("there is nothing to answer.")
        walk.on(DocumentScreen)


async def test_versions_are_stepped_through_on_one_clause(open_app: Open) -> None:
    """Each step compares a version with the one before it, and the clause that was read goes along."""
    async with open_app() as walk:
        await walk.press(*TO_TREATY)
        seen = []
        for key in ("less_than_sign", "less_than_sign", "greater_than_sign"):
            await walk.press(key)
            page = walk.on(DocumentScreen).page
            assert page is not None
            assert page.before is not None
            seen.append((page.before.label, page.after.label))
        assert seen == [
            ("treaty@v5", "treaty@v6"), ("treaty@v4", "treaty@v5"), ("treaty@v5", "treaty@v6"),
        ]  # fmt: skip
        assert _clause(walk) == "preamble/4"
        await walk.press("greater_than_sign", "greater_than_sign")
        assert walk.told == ["There is no further version on that side."]


async def test_any_two_versions_are_chosen_from_lists(open_app: Open) -> None:
    """Before and after are picked by name, a later version before an earlier one included."""
    async with open_app() as walk:
        await walk.press(*TO_TREATY, "b")
        walk.on(PickScreen)
        assert "treaty@v6 (TAR/2)             TAR  2026-09-14" in walk.shown
        await walk.press("home", "enter")
        assert walk.said("bar").startswith("treaty@v1 (LMC/2026/1) by COM → treaty@v7")
        await walk.press("a", "home", "down", "enter", "b", "end", "enter")
        assert walk.said("bar").startswith("treaty@v7 (LMC/2026/1/Rev.2) by COM → treaty@v2")
        await walk.press("b", "escape")
        assert walk.said("bar").startswith("treaty@v7")


async def test_words_are_found_from_the_clause_on(open_app: Open) -> None:
    """The next clause that holds the words comes first, then the search begins again at the top."""
    async with open_app() as walk:
        await walk.press(*TO_TREATY, "slash")
        walk.on(AskScreen)
        await walk.write("ARBITRAT")
        await walk.press("enter")
        first = _clause(walk)
        found = [first]
        while True:
            await walk.press("slash", "enter")
            if _clause(walk) == first:
                break
            found.append(_clause(walk))
        assert len(found) == len(set(found)) > 1
        await walk.press("slash")
        await walk.write("xyzzy")
        await walk.press("enter")
        assert walk.told == ["No clause shown holds 'xyzzy'."]
        await walk.press("slash", "escape")
        walk.on(DocumentScreen)


async def test_both_panes_keep_one_cursor_through_a_burst_of_keys(open_app: Open) -> None:
    """Keys that come faster than the screen is drawn leave both lists on the same clause, and at rest."""
    async with open_app(160, 50) as walk:
        await walk.press(*TO_TREATY)
        for key in ("down",) * 7 + ("right_square_bracket", "up", "end", "up", "up"):
            walk.app.simulate_key(key)
        await walk.settle()
        first = _clause(walk)
        await walk.settle()
        assert _clause(walk) == first
        assert walk.part(DiffView).cursor == len(walk.part(DiffView).rows) - 3


async def test_clicks_move_and_open(open_app: Open) -> None:
    """A click moves the cursor in both panes; a second one in the list goes to the text, in the text to an answer."""
    async with open_app(160, 50) as walk:
        await walk.press(*TO_TREATY)
        await walk.pilot.click(ClauseList, offset=(8, 3))
        await walk.settle()
        place = walk.part(ClauseList).cursor
        assert _clause(walk)
        assert place == walk.part(ClauseList).row_at(3 + walk.part(ClauseList).scroll_offset.y)
        await walk.pilot.click(DiffView, offset=(20, 12), times=2)
        await walk.settle()
        walk.on(ResponseScreen)


async def test_a_document_with_one_version_is_shown_alone(open_app: Open) -> None:
    """Nothing is marked, the screen says so, and there is no version to step to."""
    async with open_app() as walk:
        await walk.press("tab", "tab", "end", "enter")
        assert walk.said("bar").startswith("letter@v1 by TAR")
        assert walk.said("totals") == "the first version: nothing to compare with"
        await walk.press("less_than_sign", "right_square_bracket", "c")
        assert walk.told == ["There is no further version on that side.", "No change after this one."]
        assert "No clause changed." in walk.shown


async def test_a_version_looked_at_is_remembered_as_seen(open_app: Open) -> None:
    """What was read last is what the next comparison begins from."""
    async with open_app() as walk:
        await walk.press(*TO_TREATY)
        page = walk.on(DocumentScreen).page
        assert page is not None
        assert settings.seen_of(walk.app.archive.workspace, "lake-basin")["treaty"] == page.after.id


async def test_the_positions_are_cut_where_there_is_no_room_and_say_so(open_app: Open) -> None:
    """What does not fit below the text is counted, never dropped in silence; d hides it all."""
    async with open_app() as walk:
        await walk.press("o", "x", "down", "down", "down", "down", "down", "down", "down", "enter")
        detail = walk.said("detail").splitlines()
        assert len(detail) <= 5
        await walk.press("d")
        assert detail[0] not in walk.shown
