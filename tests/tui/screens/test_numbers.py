"""The table of numbers: old number, new number, what became of the clause; and the way back to the text."""

from proposaltrack.tui.screens.document import DocumentScreen
from proposaltrack.tui.screens.numbers import NumbersScreen
from proposaltrack.tui.widgets.diff_view import DiffView
from proposaltrack.tui.widgets.numbers_list import NumbersList
from walking import Open

TO_TREATY = ("tab", "tab", "enter")


async def test_numbers_of_two_versions_stand_side_by_side(open_app: Open) -> None:
    """The two versions that were on the screen, each clause with both numbers and what became of it."""
    async with open_app(80, 24) as walk:
        await walk.press(*TO_TREATY, "t")
        walk.on(NumbersScreen)
        assert walk.said("head").split() == ["v6", "v7"]
        assert "numbers in 2 versions" in walk.said("bar")
        shown = {row.cells: row.relation for row in walk.part(NumbersList).rows}
        assert any(one != two and relation for (one, two), relation in shown.items())


async def test_all_versions_and_only_what_differs(open_app: Open) -> None:
    """Every version has a column; the filter leaves clauses that have one number everywhere out."""
    async with open_app(120, 40) as walk:
        await walk.press(*TO_TREATY, "t", "v")
        assert walk.said("head").split() == [f"v{n}" for n in range(1, 8)]
        every = len(walk.part(NumbersList).rows)
        await walk.press("c")
        assert 0 < len(walk.part(NumbersList).rows) < every
        assert all(row.changed for row in walk.part(NumbersList).rows)


async def test_a_number_is_found_and_leads_to_its_clause(open_app: Open) -> None:
    """Found by its number, the clause is under the cursor of the text after enter."""
    async with open_app(80, 24) as walk:
        await walk.press(*TO_TREATY, "t", "slash")
        await walk.write("4(1)")
        await walk.press("enter")
        row = walk.part(NumbersList).current
        assert row is not None
        assert "4(1)" in row.cells
        await walk.press("enter")
        walk.on(DocumentScreen)
        current = walk.part(DiffView).current
        assert current is not None
        assert current.change.after[0].ordinal == row.ordinal


async def test_a_narrow_screen_shows_the_latest_versions(open_app: Open) -> None:
    """Columns that have no room are left out from the earliest on, and that is said."""
    async with open_app(60, 20) as walk:
        await walk.press(*TO_TREATY, "t", "v")
        assert walk.said("head").split()[-1] == "v7"
        assert "earlier ones have no room here" in walk.said("bar")
