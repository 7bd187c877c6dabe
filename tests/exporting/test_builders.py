"""Established tables built from plain data, and read again."""

import pytest

from build import FERRY, Case
from proposaltrack.actions.columns import read_columns
from proposaltrack.exporting.builders import (
    Issue,
    Request,
    columns_table,
    crm_table,
    iso_table,
    issues_table,
    plain_words,
    redfern_table,
)
from proposaltrack.exporting.tables import CARRIERS
from proposaltrack.exporting.tables.base import Carrier
from proposaltrack.importing.grids.files import read_tables
from proposaltrack.importing.layouts.matching import match_table
from proposaltrack.importing.layouts.remarks import read_remarks
from proposaltrack.model.stance import Stance
from proposaltrack.model.table import Remark, Row, Table
from proposaltrack.views.columns import columns_json

REMARKS = (
    Remark(
        clause="4.2", paragraph="Para 1", party="DE", id="DE-001", type="te", line="17", comment="Too strict.\nReally.",
        proposed='Replace "shall" | "should".', stances=(Stance.REJECTS, Stance.COUNTER_PROPOSES), observation="See 4.3.",
    ),
    Remark(party="FR", id="FR-002", type="ge", comment="=good", stances=(Stance.NOTES,), observation="Noted"),
    Remark(clause="5", party="JP", id="JP-003", type="ed", comment="Typo.", proposed="colour"),
)  # fmt: skip


def bare(remarks: tuple[Remark, ...]) -> list[dict[str, object]]:
    """What remarks say, their places put aside."""
    fields = (
        "clause",
        "paragraph",
        "party",
        "id",
        "type",
        "line",
        "comment",
        "proposed",
        "stances",
        "reason",
        "rest",
    )
    return [{field: getattr(remark, field) for field in fields} for remark in remarks]


@pytest.mark.parametrize("carrier", CARRIERS, ids=lambda carrier: carrier.name)
def test_comments_for_a_standards_body_come_back(carrier: Carrier) -> None:
    """Whatever file they travel in, the comments and their answers are read as they were."""
    content = carrier.write(iso_table(REMARKS, (("Document", "CD 1"),)))
    (table,) = read_tables(f"c{carrier.suffix}", content)
    assert bare(read_remarks(table)) == bare(REMARKS)


def test_an_answer_opens_the_observation_once() -> None:
    """The word for the answer is put before the observation, unless it begins with it."""
    cells = [row.cells[-1] for row in iso_table(REMARKS).rows]
    assert cells == ["Not accepted; Partially accepted. See 4.3.", "Noted", ""]


def test_a_party_without_numbers_stands_alone() -> None:
    """Numbers of our own kind stand behind the party."""
    (row,) = iso_table([Remark(party="NOR", id="7", comment="x", reason="y")]).rows
    assert (row.cells[0], row.cells[5]) == ("NOR 7", "x\ny")


@pytest.mark.parametrize("carrier", CARRIERS, ids=lambda carrier: carrier.name)
def test_a_matrix_comes_back_with_what_was_kept(carrier: Carrier) -> None:
    """Columns that mean nothing to us come back verbatim, in columns of their own."""
    remark = Remark(
        clause="4.2", party="NOR", type="S", comment="Delete.", proposed="-", reason="Because.", id="9", line="3",
        stances=(Stance.ACCEPTS,), rest=(("Cost code", "X-9"), ("Page", "3")),
    )  # fmt: skip
    (table,) = read_tables(f"c{carrier.suffix}", carrier.write(crm_table([remark])))
    assert bare(read_remarks(table)) == bare((remark,))


def test_remarks_of_a_matrix_are_numbered() -> None:
    """Those without a number of their own are numbered in their order."""
    assert [row.cells[0] for row in crm_table((*REMARKS[:1], Remark(comment="x"))).rows] == ["DE-001", "2"]


def test_an_issues_list_is_read_as_one() -> None:
    """Each point has both wordings and where it stands; without an answer it is open."""
    table = issues_table([
        Issue("Term", "4", "30 days", "60 days", "45 days", (Stance.ACCEPTS_WITH_CHANGE,), "Legal", "2024-05-01"),
        Issue("Law", ours="Orsenna"),
    ])  # fmt: skip
    assert [row.cells[6] for row in table.rows] == ["Agreed as amended", "Open"]
    ours, theirs, law = read_remarks(table)
    assert (ours.proposed, theirs.proposed, law.proposed) == ("30 days", "60 days", "Orsenna")
    assert (theirs.stances, law.stances) == ((Stance.ACCEPTS_WITH_CHANGE,), ())


def test_a_redfern_schedule_is_read_as_one() -> None:
    """Requests, submissions, objections and decisions come back to whose they are."""
    table = redfern_table([Request("Minutes", "Material.", "Privileged.", "No.", "Granted.")])
    assert match_table("t", table).layout
    assert [remark.party for remark in read_remarks(table)] == [
        "Requesting party",
        "Objecting party",
        "Tribunal",
    ]


def two_texts() -> Table:
    """The texts of two parties side by side."""
    case = Case()
    case.draft()
    later = FERRY.replace("30 crowns", "45 crowns").replace(
        "2. Each Party shall keep its quay in repair.\n\n", ""
    )
    case.draft(text=later + "\n## Article 4\n\nNew words.\n", by="US", on=2, basis="treaty@v1")
    matter = case.matter()
    found = read_columns(case.desk(3), matter, "treaty")
    shown = columns_json(
        matter.wordings, found.document, found.columns, found.rows, compromise=found.compromise
    )
    return columns_table(shown)


def test_texts_in_columns_show_what_is_new() -> None:
    """Each column tells whose text it is and of which day; words that the first has not stand out."""
    table = two_texts()
    assert table.headings[:4] == (
        "Row",
        "Clause",
        "RU, treaty@v1 of 2024-01-01",
        "US, treaty@v2 of 2024-01-02",
    )
    assert table.title == (("Document", "treaty"),)
    told = {
        row.cells[1]: [row.cells[3][first:last] for first, last in row.marked_in(3)] for row in table.rows
    }
    cells = {row.cells[1]: row.cells[2:4] for row in table.rows}
    assert cells["1(2)"] == ("Each Party shall keep its quay in repair.", "no text tabled")
    assert (told["2"], told["1(2)"], told["3"]) == (["45"], [], [])
    assert cells["4"][0] == "no text tabled"
    assert "".join(told["4"]) == cells["4"][1]
    assert not any(row.marked_in(2) for row in table.rows)


@pytest.mark.parametrize("carrier", CARRIERS, ids=lambda carrier: carrier.name)
def test_texts_in_columns_come_back(carrier: Carrier) -> None:
    """A column that comes back is the text of its party."""
    (table,) = read_tables(f"c{carrier.suffix}", carrier.write(two_texts()))
    said = {(remark.clause, remark.party): remark.proposed for remark in read_remarks(table)}
    assert said["2", "US"].endswith("45 crowns.")
    assert ("1(2)", "US") not in said


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("## Article 4 Term\n\nThirty\ndays.\n\n", "Article 4 Term\nThirty days."),
        ("#1 of all\n", "#1 of all"),
        ("", ""),
    ],
)
def test_canonical_text_is_made_plain(text: str, plain: str) -> None:
    """Wraps and marks of headings go, and paragraphs stay apart."""
    assert plain_words(text) == plain


def test_rows_know_their_marks() -> None:
    """A row without marks has none in any cell."""
    assert Row(("a",)).marked_in(0) == ()
