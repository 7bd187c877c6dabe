"""The way from one file to another, line by line, with the cells of tables kept in their rows."""

from hypothesis import given
from hypothesis import strategies as st

from proposaltrack.compare.paragraphs import Step
from proposaltrack.compare.planning import plan_lines
from proposaltrack.model.marked import Cell, Line


def table(*rows: tuple[str, ...]) -> list[Line]:
    """The cells of a table in reading order."""
    return [
        Line("", words, cell=Cell(0, row, column))
        for row, cells in enumerate(rows)
        for column, words in enumerate(cells)
    ]


ROWS = st.lists(
    st.lists(st.sampled_from(["25 t", "30 t", "North", "South"]), min_size=1, max_size=3).map(tuple),
    max_size=4,
)
TEXTS = st.tuples(ROWS, st.lists(st.sampled_from(["One clause.", "Another clause."]), max_size=3)).map(
    lambda given: [*table(*given[0]), *(Line("", words) for words in given[1])]
)


@given(TEXTS, TEXTS)
def test_every_line_of_both_texts_occurs_once(before: list[Line], after: list[Line]) -> None:
    """Nothing is lost on the way, and nothing told twice."""
    plan = plan_lines(before, after)
    assert sorted(step.before for step in plan if step.before >= 0) == [*range(len(before))]
    assert sorted(step.after for step in plan if step.after >= 0) == [*range(len(after))]


def test_a_cell_becomes_a_cell_of_its_row() -> None:
    """A new row beside a changed cell is new as a whole, however much its cells are like that cell."""
    before = table(("Crane", "Load"), ("South", "25 t"))
    after = table(("Crane", "Load"), ("South", "30 t"), ("East", "25 t"))
    assert plan_lines(before, after) == (
        Step(0, 0), Step(1, 1), Step(2, 2), Step(3, 3), Step(-1, 4), Step(-1, 5),
    )  # fmt: skip
