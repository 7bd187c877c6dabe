"""The timeline: every act by day and round, by document or party, each opening into all that it says."""

from textual.widgets import Static

from proposaltrack.tui.screens.document import DocumentScreen
from proposaltrack.tui.screens.facts import FactsScreen
from proposaltrack.tui.screens.timeline import TimelineScreen
from proposaltrack.tui.widgets.timeline_list import TimelineList
from walking import Open, Walk


def told(walk: Walk) -> list[str]:
    """What is shown, act by act."""
    return [row.moment.told for row in walk.part(TimelineList).rows]


async def test_acts_stand_by_rounds(open_app: Open) -> None:
    """Every transmission of a day opens a round; the last act is under the cursor at first."""
    async with open_app(80, 24, key="security-guarantees") as walk:
        await walk.press("e")
        walk.on(TimelineScreen)
        heads = [row.head for row in walk.part(TimelineList).rows if row.head]
        assert heads == ["Before the first transmission", *(f"Round {n}" for n in range(1, 8))]
        assert "in 7 rounds" in walk.said("bar")
        assert walk.part(TimelineList).cursor == len(told(walk)) - 1


async def test_only_one_document_or_party(open_app: Open) -> None:
    """What is left names it, and the bar says how much is hidden."""
    async with open_app(80, 24, key="security-guarantees") as walk:
        await walk.press("e")
        every = len(told(walk))
        await walk.press("p", "down", "enter")
        assert 0 < len(told(walk)) < every
        assert "hidden" in walk.said("bar")
        await walk.press("p", "home", "enter", "slash")
        await walk.write("a leak")
        await walk.press("enter")
        row = walk.part(TimelineList).current
        assert row is not None
        assert row.moment.told.endswith("(a leak)")


async def test_an_act_opens_into_all_that_it_says(open_app: Open) -> None:
    """Day, entry, clauses and reason; from there to the version it is about."""
    async with open_app(80, 24) as walk:
        await walk.press("e", "enter")
        page = walk.on(FactsScreen)
        said = str(page.query_one("#facts", Static).content)
        assert "entry" in said
        assert "recorded" in said
        await walk.press("enter")
        walk.on(DocumentScreen)


async def test_from_a_document_only_its_acts_are_told(open_app: Open) -> None:
    """The key on the document leaves what is about it."""
    async with open_app(80, 24) as walk:
        await walk.press("tab", "tab", "enter", "e")
        assert "only treaty" in walk.said("bar")
        assert told(walk)
