"""Lines of tables as remarks."""

import pytest

from proposaltrack.errors import UnreadableFile
from proposaltrack.importing.grids.docx import read_docx
from proposaltrack.importing.grids.xlsx import read_xlsx
from proposaltrack.importing.layouts.remarks import read_remarks
from proposaltrack.model.stance import Stance
from proposaltrack.model.table import Remark, Row, Table
from tables import iso_template, workbook


def table_of(headings: str, *rows: str) -> Table:
    """A table in shorthand."""
    cut = [tuple(cell.strip() for cell in line.split("|")) for line in (headings, *rows)]
    return Table(cut[0], tuple(Row(cells, f"row {n}") for n, cells in enumerate(cut[1:], 2)))


def test_a_commenting_template_gives_its_remarks() -> None:
    """Each row of the template is a remark, with the answer with which its observation begins."""
    (table,) = read_docx("c.docx", iso_template())
    first, second, third = read_remarks(table)
    assert first == Remark(
        clause="4.2", paragraph="Para 1", party="DE", id="DE-001", type="te", line="17",
        comment="Too strict.\nNobody can do that.", proposed='Replace "shall" by "should".', place="row 1",
    )  # fmt: skip
    assert (second.clause, second.type, second.stances) == ("", "ge", (Stance.NOTES,))
    assert (third.stances, third.observation) == ((Stance.ACCEPTS,), "Accepted")


def test_a_matrix_keeps_columns_that_mean_nothing_to_us() -> None:
    """Unknown columns of a comment resolution matrix are kept verbatim."""
    rows = [
        ("Item", "Source", "Type", "Page", "Paragraph", "Comment", "Rationale", "Decision", "Cost code"),
        (1, "NOR", "S", 3, 4.2, "Delete.", "Not needed.", "M", "X-9"),
        (2, "DNK", "A", 4, 5, "Typo.", None, None, None),
    ]
    (table,) = read_xlsx("crm.xlsx", workbook({"CRM": rows}))
    one, two = read_remarks(table)
    assert (one.id, one.party, one.clause, one.type) == ("1", "NOR", "4.2", "S")
    assert (one.reason, one.stances) == ("Not needed.", (Stance.ACCEPTS_WITH_CHANGE,))
    assert one.rest == (("Page", "3"), ("Cost code", "X-9"))
    assert (two.stances, two.rest, two.place) == ((), (("Page", "4"),), "row 3")


def test_every_problem_is_told_at_once() -> None:
    """Words that are no answer and rows without a clause are told together, each with its place."""
    table = table_of(
        "Source | Paragraph | Comment | Decision",
        "NOR | 4 | Delete. | Acceptd",
        "NOR | | Which clause is this about, we ask ourselves? | R",
        "NOR | general | Fine. | A",
        " | | | ",
        "NOR | 5 | | perhaps, R",
    )
    with pytest.raises(UnreadableFile) as refused:
        read_remarks(table, name="crm.xlsx")
    assert [(p.place, p.message) for p in refused.value.problems] == [
        ("row 2", "'Acceptd' is no answer"),
        ("row 3", "the remark names no clause ('Which clause is this about, we ask our…')"),
        ("row 6", "'perhaps' is no answer"),
    ]
    assert "Write 'A'" in refused.value.problems[0].next_step
    assert "crm.xlsx: 3 problems" in str(refused.value)


def test_parties_beside_each_other_give_a_remark_each() -> None:
    """A row of an issues list holds what each of two sides proposes."""
    table = table_of(
        "Clause | Issue | Our proposal | Their proposal | Resolution | Status",
        "4 | Term | 30 days | 60 days | 45 days | Agreed as amended",
        "5 | Law | Orsenna | | | Open",
    )
    ours, theirs, alone = read_remarks(table)
    assert (ours.party, ours.proposed, theirs.party, theirs.proposed) == (
        "ours",
        "30 days",
        "theirs",
        "60 days",
    )
    assert {ours.comment, theirs.comment} == {"Term"}
    assert (theirs.stances, theirs.observation) == ((Stance.ACCEPTS_WITH_CHANGE,), "45 days")
    assert (alone.party, alone.stances) == ("ours", ())


def test_texts_in_columns_belong_to_their_parties() -> None:
    """Each column is a party's wording of the clause, and a cell without a text is none."""
    table = table_of(
        "Row | Clause | ORS, treaty@v3 of 2022-01-26 | TAR, treaty@v4 of 2022-02-01",
        "1 | 4(2) | shall | no text tabled",
        "2 | 5 | may | must",
    )
    assert [(r.clause, r.party, r.proposed) for r in read_remarks(table)] == [
        ("4(2)", "ORS", "shall"), ("5", "ORS", "may"), ("5", "TAR", "must"),
    ]  # fmt: skip


def test_a_redfern_schedule_gives_each_side_its_words() -> None:
    """Requests are common to all; submissions, objections and decisions belong to who made them."""
    table = table_of(
        "Request | Requesting party's submissions | Objecting party's submissions | Tribunal's decision",
        "Minutes | Material. | Privileged. | Granted.",
    )
    assert [(r.party, r.comment, r.reason or r.observation) for r in read_remarks(table)] == [
        ("Requesting party", "Minutes", "Material."),
        ("Objecting party", "Minutes", "Privileged."),
        ("Tribunal", "Minutes", "Granted."),
    ]


def test_a_mapping_reads_any_table() -> None:
    """A table of no known layout is read with what a person says about its headings."""
    table = table_of("Où | Quoi | Prix", "4 | non | 3")
    (remark,) = read_remarks(table, {"Où": "clause", "Quoi": "comment:NOR"})
    assert remark == Remark(clause="4", party="NOR", comment="non", rest=(("Prix", "3"),), place="row 2")


def test_headings_printed_again_are_no_remark() -> None:
    """A row that repeats the headings is left out."""
    table = table_of("Source | Paragraph | Comment", "A | 4 | x", "Source | Paragraph | Comment", "B | 5 | y")
    assert [remark.party for remark in read_remarks(table)] == ["A", "B"]


def test_an_answer_may_go_on_to_explain() -> None:
    """Where a cell of answers goes on behind its first sentence, all of it is an observation too."""
    table = table_of(
        "Name | CID | Category | Subclause | Comment | Proposed change | Resolution | Detail",
        "Doe | 1 | Technical | 9.2 | Wrong. | Right. | REVISED. See 9.3 in D2. | Done",
        "Doe | 2 | Technical | 9.2 | Wrong. | Right. | Rejected | ",
    )
    first, second = read_remarks(table)
    assert (first.stances, first.observation) == (
        (Stance.ACCEPTS_WITH_CHANGE,), "Done\nREVISED. See 9.3 in D2.",
    )  # fmt: skip
    assert (second.stances, second.observation) == ((Stance.REJECTS,), "")


def test_a_long_cell_is_no_heading() -> None:
    """Headings are looked for in a moment, however much stands in the cells."""
    long = "word, of " * 100_000
    table = Table(("Où", "Quoi"), tuple(Row((long, long), f"row {n}") for n in range(30)))
    with pytest.raises(UnreadableFile, match="'Où', 'Quoi'"):
        read_remarks(table)
