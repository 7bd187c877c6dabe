"""A negotiation at a glance: its documents and its counts, as of a day."""

from build import Case, asked, day
from proposaltrack.views.awaited import Side
from proposaltrack.views.overview import Overview, counts_words, overview_of, shelves_of


def _overview(case: Case, on: int, ours: str | None = None) -> Overview:
    return overview_of(case.matter().negotiation, case.items(on, only_open=True), ours, day(on))


def test_documents_stand_in_the_order_in_which_they_were_opened() -> None:
    """Each with its versions up to the day; one that had none yet is not there."""
    case = Case()
    case.draft(on=1)
    case.draft("note", "# Note\n\nWhy?\n", kind="letter", on=3)
    case.draft(text="# Treaty\n\n## Article 1\n\nAnother.\n", on=5)
    negotiation = case.matter().negotiation
    shelves = shelves_of(negotiation, day(4))
    assert [(shelf.document.key, len(shelf.versions), shelf.latest.number) for shelf in shelves] == [
        ("treaty", 1, 1), ("note", 1, 1),
    ]  # fmt: skip
    assert [shelf.document.key for shelf in shelves_of(negotiation, day(2))] == ["treaty"]
    assert shelves_of(negotiation, day(5))[0].latest.number == 2


def test_answers_are_counted_by_side() -> None:
    """Every party that owes an answer counts, in the order in which they press."""
    case = Case(parties=("RU", "US", "FR"))
    case.draft()
    case.send("treaty", to="US FR")
    assert dict(_overview(case, 3, "US").counts) == {Side.OURS: 1, Side.OTHERS: 1}
    assert counts_words(_overview(case, 3, "US")) == "we owe 1 · 1 between others"
    assert counts_words(_overview(case, 3, "RU")) == "2 owed to us"
    assert counts_words(_overview(case, 3)) == "2 between others"


def test_nothing_outstanding_is_said() -> None:
    """A negotiation in which everything was answered says so."""
    case = asked()
    case.answer("1(1) 1(2) 2 3", "accepts", on=2, text="")
    assert counts_words(_overview(case, 3)) == "nothing is outstanding"
