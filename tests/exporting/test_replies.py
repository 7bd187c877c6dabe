"""Our answers in the very table that came."""

import pytest

from proposaltrack.errors import Refused
from proposaltrack.exporting.replies import Reply, reply_changes
from proposaltrack.exporting.tables.docx import fill_docx
from proposaltrack.exporting.tables.workbook import fill_xlsx
from proposaltrack.importing.grids.docx import read_docx
from proposaltrack.importing.grids.xlsx import read_xlsx
from proposaltrack.importing.layouts.remarks import read_remarks
from proposaltrack.model.stance import Stance
from proposaltrack.model.table import Row, Table
from tables import iso_template, workbook

REPLY = Reply((Stance.ACCEPTS_WITH_CHANGE,), "See 4.3.")


def test_a_commenting_template_goes_back_with_its_observations() -> None:
    """The answer opens the observation, in the words of the template, and is read again as it was given."""
    came = iso_template()
    changes = reply_changes("c.docx", read_docx("c.docx", came)[0], {"row 1": REPLY})
    assert changes == {
        "row 1": {"Observations of the secretariat": "Accepted in principle. See 4.3."},
    }
    (back,) = read_docx("c.docx", fill_docx("c.docx", came, changes))
    remark = read_remarks(back)[0]
    assert (remark.stances, remark.observation) == (REPLY.stances, "Accepted in principle. See 4.3.")


def test_a_matrix_goes_back_with_its_decisions() -> None:
    """The column of decisions holds the letter, the one beside it what is said."""
    rows = [
        ("Source", "Paragraph", "Comment", "Decision", "Decision rationale"),
        ("NOR", "4", "Delete.", "", ""),
    ]
    came = workbook({"CRM": rows})
    changes = reply_changes("c.xlsx", read_xlsx("c.xlsx", came)[0], {"row 2": REPLY})
    assert changes == {"row 2": {"Decision": "M", "Decision rationale": "See 4.3."}}
    (remark,) = read_remarks(read_xlsx("c.xlsx", fill_xlsx("c.xlsx", came, changes))[0])
    assert (remark.stances, remark.observation) == (REPLY.stances, "See 4.3.")


def test_a_single_column_holds_both() -> None:
    """Where only decisions have a column, what is said follows the decision, and both are read again."""
    table = Table(
        ("Source", "Paragraph", "Comment", "Decision"), (Row(("NOR", "4", "Delete.", ""), "row 2"),)
    )
    assert reply_changes("c", table, {"row 2": REPLY}) == {"row 2": {"Decision": "M. See 4.3."}}
    filled = Table(table.headings, (Row(("NOR", "4", "Delete.", "M. See 4.3."), "row 2"),))
    (remark,) = read_remarks(filled)
    assert (remark.stances, remark.observation) == (REPLY.stances, "M. See 4.3.")


def test_parties_have_columns_of_their_own() -> None:
    """Where parties stand beside each other, only the cells of one are filled in."""
    table = Table(
        ("Request", "Requesting party's submissions", "Objecting party's submissions", "Tribunal's decision")
    )
    changes = reply_changes("r", table, {"row 2": Reply(observation="No.")}, party="Objecting party")
    assert changes == {"row 2": {"Objecting party's submissions": "No."}}


def test_a_table_without_room_for_an_answer_is_refused() -> None:
    """The headings are told, and how to say which one it is."""
    table = Table(("MB", "Clause", "Comments", "Proposed change", "Ours"))
    with pytest.raises(Refused, match=r"no column for an answer among 'MB'.*--map"):
        reply_changes("c.docx", table, {"row 2": REPLY})
    mapped = reply_changes("c.docx", table, {"row 2": REPLY}, {"Ours": "observation"})
    assert mapped == {"row 2": {"Ours": "Accepted in principle. See 4.3."}}
