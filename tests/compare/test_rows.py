"""Differences of tables: exact, and by whole rows."""

from hypothesis import given
from hypothesis import strategies as st

from proposaltrack.compare.rows import diff_rows

ROWS = st.lists(
    st.sampled_from(
        ["| North | 40 t |", "| South | 25 t |", "| South | 30 t |", "| East | 10 t |", "|---|---|", ""]
    ),
    max_size=8,
).map(lambda rows: "".join(f"{row}\n" for row in rows))
TEXTS = ROWS | st.text(max_size=30)


@given(TEXTS, TEXTS)
def test_edits_rebuild_both_tables(before: str, after: str) -> None:
    """Rejecting every edit gives the table before, accepting every edit the table after, to the character."""
    edits = diff_rows(before, after)
    assert "".join(edit.before for edit in edits) == before
    assert "".join(edit.after for edit in edits) == after
    assert all(edit.before or edit.after for edit in edits)


def test_blank_lines_are_no_rows() -> None:
    """What stands behind a table comes and goes without a change to its last row."""
    assert {edit.kind.value for edit in diff_rows("| A |\n| B |\n", "| A |\n| B |\n\n")} == {"kept", "folded"}


def test_a_new_row_is_new_as_a_whole() -> None:
    """Words are compared within a row only, so that a row beside a changed cell is not taken for part of it."""
    before = "| Crane | Load |\n|---|---|\n| South | 25 t |\n"
    after = "| Crane | Load |\n|---|---|\n| South | 30 t |\n| East | 10 t |\n"
    assert [(edit.kind.value, edit.before, edit.after) for edit in diff_rows(before, after)] == [
        ("kept", "| Crane | Load |\n|---|---|\n| South | ", "| Crane | Load |\n|---|---|\n| South | "),
        ("deleted", "25", ""),
        ("inserted", "", "30"),
        ("kept", " t |\n", " t |\n"),
        ("inserted", "", "| East | 10 t |\n"),
    ]
