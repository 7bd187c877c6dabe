"""Tests of cells that reach across columns or down rows."""

from proposaltrack.importing.spans import Columns


def test_cells_keep_their_column_below_one_that_reaches_down() -> None:
    """A block that reaches both ways is one empty cell in each row below it, and nonsense reaches nowhere."""
    columns = Columns()
    rows: list[list[tuple[str | None, str | None]]] = [
        [("2", "3"), (None, None)],
        [(None, None)],
        [("x", "-1")],
        [("1", "0"), ("9" * 30, None)],
    ]
    counted, ended = [], []
    for row in rows:
        columns.begin_row()
        counted.append([columns.next_cell(*cell) for cell in row])
        ended.append(columns.end_row())
    assert ended == [2, 2, 2, 2]
    assert counted == [[0, 1], [1], [1], [0, 1]]
