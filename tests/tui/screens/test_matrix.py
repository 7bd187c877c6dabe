"""The matrix: where each party stands on each clause, in letters; every cell opens into its facts."""

from pathlib import Path

from textual.widgets import Static

from proposaltrack.tui.screens.document import DocumentScreen
from proposaltrack.tui.screens.facts import FactsScreen
from proposaltrack.tui.screens.matrix import MatrixScreen, MatrixView
from proposaltrack.tui.widgets.diff_view import DiffView
from walking import Open, Walk

TO_MATRIX = ("tab", "tab", "enter", "m")


def names(walk: Walk) -> list[str]:
    """The clauses that are shown."""
    view = walk.part(MatrixView)
    return [view.label(row)[0].partition("  ")[0] for row in view.rows]


def facts(walk: Walk) -> str:
    """What the page of facts says."""
    return str(walk.on(FactsScreen).query_one("#facts", Static).content)


async def test_every_clause_has_a_line_and_every_party_a_column(open_app: Open) -> None:
    """The rows are the clauses counted; the head names the parties, the bar counts both."""
    async with open_app(80, 24) as walk:
        await walk.press(*TO_MATRIX)
        walk.on(MatrixScreen)
        assert walk.said("head").split() == ["TAR", "ORS"]
        assert "49 clauses, 2 parties" in walk.said("bar")
        assert len(walk.part(MatrixView).rows) == 49


async def test_a_cell_opens_into_the_words_and_entries_behind_it(open_app: Open) -> None:
    """Stances in words, on which wording, in which paper, with the entry; and from there the clause."""
    async with open_app(80, 24) as walk:
        await walk.press(*TO_MATRIX, "slash")
        await walk.write("1(c)")
        await walk.press("enter", "enter")
        told = facts(walk)
        assert "1(c)  Definitions: reserved" in told
        assert "TAR: rejects, counter-proposes" in told
        assert "given on earlier wording" in told
        assert "entry " in told
        assert "proposed words:" in told
        await walk.press("enter")
        walk.on(DocumentScreen)
        current = walk.part(DiffView).current
        assert current is not None
        assert current.address == "1(c)"


async def test_a_party_that_has_said_nothing_is_told_so(open_app: Open) -> None:
    """The cell of silence opens too."""
    async with open_app(80, 24) as walk:
        await walk.press(*TO_MATRIX, "right", "enter")
        assert "ORS has said nothing to this clause." in facts(walk)
        await walk.press("escape", "x")
        assert "It follows from what was sent and said" in facts(walk)


async def test_filters_leave_what_is_open_silent_or_outdated(open_app: Open) -> None:
    """Each says how many it hides; the same key shows everything again."""
    async with open_app(80, 24) as walk:
        await walk.press(*TO_MATRIX, "e")
        assert names(walk)
        assert f"on earlier wording, {49 - len(names(walk))} hidden" in walk.said("bar")
        await walk.press("e", "right", "s")
        assert "where ORS is silent" in walk.said("bar")
        assert "4(1)" not in names(walk)
        await walk.press("s", "o")
        assert "not agreed" in walk.said("bar")
        await walk.press("o")
        assert len(names(walk)) == 49


async def test_many_parties_go_sideways(open_app: Open, tell: object) -> None:
    """Columns that have no room are told by their number, and come into the window with the cursor."""
    keys = [f"PARTY{n:02}" for n in range(1, 13)]
    toml = 'key = "many"\ntitle = "Many"\n' + "".join(
        f'[[party]]\nkey = "{key}"\nname = "State {key}"\n' for key in keys
    )
    toml += '[[document]]\nkey = "treaty"\nkind = "draft-agreement"\n'
    toml += (
        '[[act]]\ndo = "record"\non = 2026-01-01\ndocument = "treaty"\nfile = "draft.md"\nby = "PARTY01"\n'
    )
    toml += "".join(
        f'[[act]]\ndo = "respond"\non = 2026-01-02\ndocument = "treaty@v1"\nby = "{key}"\nclause = ["all"]\n'
        'stance = ["accepts"]\nform = "oral"\n'
        for key in keys[1:]
    )
    folder = tell(toml, draft="# Treaty\n\n## Article 1\n\nThe fare is 30.\n")  # type: ignore[operator]
    assert isinstance(folder, Path)
    async with open_app(60, 20, folder=folder) as walk:
        await walk.press("tab", "tab", "enter", "m")
        assert walk.said("head").split()[:2] == ["8>", "PARTY02"]
        await walk.press(*["right"] * 10)
        assert "PARTY12" in walk.said("head")
        assert walk.said("head").split()[0].startswith("<")


async def test_a_click_goes_to_its_cell_and_a_second_one_opens_it_once(open_app: Open) -> None:
    """The cursor goes to row and column; a double click opens one page of facts."""
    async with open_app(80, 24) as walk:
        await walk.press(*TO_MATRIX)
        view = walk.part(MatrixView)
        place = walk.said("head").index("ORS") + 1
        await walk.pilot.click(MatrixView, offset=(place, 5))
        await walk.settle()
        assert (view.column, view.cursor) == (1, 5)
        await walk.pilot.click(MatrixView, offset=(place, 5), times=2)
        await walk.settle()
        walk.on(FactsScreen)
        await walk.press("escape")
        walk.on(MatrixScreen)
