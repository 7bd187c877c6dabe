"""The page on a clause's past: every version of it, and who brought its words."""

from textual.widgets import Static

from proposaltrack.tui.screens.document import DocumentScreen
from proposaltrack.tui.screens.past import PastScreen
from walking import Open


async def test_a_clause_tells_where_it_comes_from(open_app: Open) -> None:
    """H on a change tells its history under every number, the words of each step, and who brought and struck them."""
    async with open_app(100, 40) as walk:
        await walk.press("tab", "tab", "enter", *["right_square_bracket"] * 3, "h")
        page = walk.on(PastScreen)
        told = "\n".join(str(part.content) for part in page.query(Static))
        assert "treaty@v1 (LMC/2026/1) by COM: 9(2) · first version" in told
        assert "treaty@v3 (TAR/1) by TAR: 9(3) · reworded, renumbered · touches: modal verb" in told
        assert "ORS, treaty@v2, 2026-03-18: should" in told
        assert "struck by COM, treaty@v7, 2026-10-28: shall" in told
        await walk.press("escape")
        walk.on(DocumentScreen)
