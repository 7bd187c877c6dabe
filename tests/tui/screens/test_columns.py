"""The columns: the parties' texts side by side, one compared with the others, and the way to the text."""

from proposaltrack.ledger.columns import RowState
from proposaltrack.tui.screens.columns import ColumnsScreen, TextsView
from proposaltrack.tui.screens.document import DocumentScreen
from proposaltrack.tui.widgets.diff_view import DiffView
from walking import Open, Walk

TO_COLUMNS = ("tab", "tab", "enter", "u")


def cell(walk: Walk, column: int) -> list[tuple[str, str]]:
    """The pieces of one cell of the row under the cursor."""
    view = walk.part(TextsView)
    assert view.current is not None
    return [(words, look) for words, look in view.cells(view.current)[column]]


async def test_each_party_has_its_latest_text(open_app: Open) -> None:
    """A column for each party that tabled one; the bar counts how far apart they are."""
    async with open_app(160, 50) as walk:
        await walk.press(*TO_COLUMNS)
        walk.on(ColumnsScreen)
        assert walk.said("head").split() == ["TAR", "v6", "ORS", "v5", "COM", "v7"]
        assert "36 identical, 8 close, 5 silent" in walk.said("bar")


async def test_the_others_are_compared_with_the_text_under_the_cursor(open_app: Open) -> None:
    """What differs is marked word by word, and the same key shows the texts plain again."""
    async with open_app(160, 50) as walk:
        await walk.press(*TO_COLUMNS, "n", "d")
        assert "compared with TAR v6" in walk.said("bar")
        assert ("sources", "diff--deleted") in cell(walk, 2)
        assert ("rivers", "diff--inserted") in cell(walk, 2)
        await walk.press("d")
        assert {look for _, look in cell(walk, 2)} == {""}


async def test_only_what_differs_is_left(open_app: Open) -> None:
    """Identical rows are hidden and counted; an empty cell says that no text was tabled."""
    async with open_app(120, 40) as walk:
        await walk.press(*TO_COLUMNS, "o")
        view = walk.part(TextsView)
        assert {row.state for row in view.rows} == {RowState.CLOSE, RowState.SILENT}
        assert "36 hidden" in walk.said("bar")
        silent = next(row for row in view.rows if row.state is RowState.SILENT)
        assert [("no text tabled", "rows--dim")] in [list(pieces) for pieces in view.cells(silent)]


async def test_a_cell_leads_to_its_clause_in_its_version(open_app: Open) -> None:
    """Enter on the second party's text shows that version with the clause under the cursor."""
    async with open_app(120, 40) as walk:
        await walk.press(*TO_COLUMNS, "n", "right", "enter")
        document = walk.on(DocumentScreen)
        assert document.page is not None
        assert document.page.after.label == "treaty@v5"
        current = walk.part(DiffView).current
        assert current is not None
        assert current.address == "preamble/4"
