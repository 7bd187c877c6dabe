"""Convergence: a bar for each figure of each version, and the way to the version."""

import pytest

from proposaltrack.tui.screens.convergence import ConvergenceScreen, StandList, bar
from proposaltrack.tui.screens.document import DocumentScreen
from walking import Open

TO_PLOT = ("tab", "tab", "enter", "v")


async def test_every_version_is_drawn(open_app: Open) -> None:
    """One line for each version; the bar above says how far apart the texts were and are."""
    async with open_app(80, 24) as walk:
        await walk.press(*TO_PLOT)
        walk.on(ConvergenceScreen)
        assert [stand.version.label for stand in walk.part(StandList).rows] == [
            f"treaty@v{n}" for n in range(1, 8)
        ]
        assert "apart 1.1 % at first, 1.5 % now" in walk.said("bar")
        assert walk.said("head").split() == ["version", "agreed", "brackets", "open", "words", "apart"]


async def test_a_version_opens(open_app: Open) -> None:
    """Enter shows the version against the one before it."""
    async with open_app(80, 24) as walk:
        await walk.press(*TO_PLOT, "up", "enter")
        document = walk.on(DocumentScreen)
        assert document.page is not None
        assert document.page.after.label == "treaty@v6"


async def test_one_party_alone_is_said(open_app: Open) -> None:
    """Where only one party has tabled a text there is nothing to be apart."""
    async with open_app(80, 24, key="security-guarantees") as walk:
        await walk.press(*TO_PLOT)
        assert "only one party has tabled a text" in walk.said("bar")


@pytest.mark.parametrize(
    ("share", "drawn"), [(0.0, ""), (0.001, "▏"), (0.5, "█████"), (0.55, "█████▌"), (1.0, "█" * 10)]
)
def test_a_bar_is_as_long_as_its_share(share: float, drawn: str) -> None:
    """To an eighth of a cell; nothing is nothing, and a little is seen."""
    assert bar(share, 10) == drawn
