"""Layouts by their headings."""

import pytest

from proposaltrack.errors import UnreadableFile, UsageProblem
from proposaltrack.importing.layouts.base import FIELDS
from proposaltrack.importing.layouts.matching import match_table
from proposaltrack.model.table import Row, Table

HEADINGS = {
    "ISO/IEC/CEN commenting template": [
        ("MB/NC1 | Line number (e.g. 17) | Clause/ Subclause (e.g. 3.1) | Paragraph/ Figure/ Table/ (e.g. Table 1) | "
        "Type of comment2 | Comments | Proposed change | Observations of the secretariat"),
        ("MB1 | Clause No./ Subclause No./ Annex (e.g. 3.1) | Paragraph/Figure/Table/Note (e.g. Table 1) | "
        "Type of com-ment2 | Comment (justification for change) by the MB | Proposed change by the MB | "
        "Secretariat observations on each comment submitted"),
    ],
    "comment resolution matrix": [
        "Comment number | Source | Type | Page | Paragraph | Line | Proposed wording | Rationale | Decision",
        ("Item | B # | Source | Name of reviewing official | Rank/grade | Office symbol | Telephone | Date | Type | "
        "Page | Paragraph | Comment | Rationale for change | Decision"),
        "ITEM | SOURCE/NATION | TYPE | PAGE | PARA | LINE | COMMENT | RATIONALE | DECISION (A/M/R)",
    ],
    "comment resolution matrix of an agency": [
        ("Comment Number | Reviewer Initials | Agency | Report Version | Section | Page | Line | "
        "Comment Type: Editorial/Grammar, Clarification, Technical | Agency Notes | Agency Suggested Text Change | "
        "NTIA Comments | Comment Disposition | Resolution"),
    ],
    "IEEE 802 comments": [
        ("Name | CID | Category | Page | Subclause | Line | Comment | Proposed Change | Must Be Satisfied | "
        "Resolution | Detail"),
    ],
    "OASIS comment resolution log": [
        "Item # | Date | Commenter | Description | Date acknowledged | Resolution | Disposition",
    ],
    "engineering comment resolution sheet": [
        ("Comment ID | Document number | Revision | Section | Comment | Category | Criticality | Raised by | "
        "Date raised | Author response | Response code | Status | Closed by/date"),
    ],
    "issues list": [
        "Issue | Our proposal | Their proposal | Resolution",
        "No. | Clause | Issue | Our proposal (exact words) | Their proposal (exact words) | Resolution | Status | Due",
    ],
    "Redfern schedule": [
        ("Request | Requesting party's submissions (and reply) | Objecting party\u2019s submissions | "
        "Tribunal\u2019s decision"),
    ],
    "Scott schedule": [
        "Item | Issue | Claimant's position | Respondent's position | Evidence | Admitted/Disputed | Tribunal's note",
    ],
    "texts in columns": [
        "Row | Commission proposal | Parliament mandate | Council mandate | Draft agreement",
        "Row | Clause | ORS, treaty@v3 of 2022-01-26 | TAR, treaty@v4 of 2022-02-01",
    ],
    "response sheet": [
        "Ref | Clause | Heading | Text | Stance | Counter-text | Reason | Condition",
        "Ref | Passage of the response | Text | Answers clause | Stance | Counter-text | Reason | Condition",
    ],
}  # fmt: skip


def table_of(headings: str, *rows: str) -> Table:
    """A table in shorthand."""
    cut = [tuple(cell.strip() for cell in line.split("|")) for line in (headings, *rows)]
    return Table(cut[0], tuple(Row(cells, f"row {n}") for n, cells in enumerate(cut[1:], 2)))


@pytest.mark.parametrize(("name", "headings"), [(n, h) for n, every in HEADINGS.items() for h in every])
def test_a_layout_is_known_by_its_headings(name: str, headings: str) -> None:
    """Every established table is recognised, and every one of its headings is understood."""
    matched = match_table("t", table_of(headings))
    assert matched.layout is not None
    assert matched.layout.name == name
    assert None not in matched.columns


@pytest.mark.parametrize("headings", [h for every in HEADINGS.values() for h in every])
def test_case_accents_and_punctuation_do_not_matter(headings: str) -> None:
    """Headings in capitals, with accents and other stops, are the same headings."""
    plain, loud = table_of(headings), table_of(headings.upper().replace("/", " / ").replace("E", "É"))
    dated = any(" OF 2022" in heading.upper() for heading in plain.headings)
    assert dated or match_table("t", loud).layout == match_table("t", plain).layout


def test_an_unknown_table_is_refused_with_what_was_found() -> None:
    """The headings found and the way to say what they mean are told."""
    with pytest.raises(UnreadableFile) as refused:
        match_table("t.xlsx", table_of("Où | Quoi | Pourquoi", "4 | non | cher"))
    told = str(refused.value)
    assert "t.xlsx" in told
    assert "'Où', 'Quoi', 'Pourquoi'" in told
    assert '--map "Heading=field"' in told
    assert all(field in told for field in FIELDS)


def test_headings_may_stand_below_a_form() -> None:
    """Rows of a form above the headings become the title."""
    rows = ("Project | 99 | | ", "MB | Clause | Comments | Proposed change", "DE | 4 | No. | Yes.")
    matched = match_table("t", table_of("Document | CD 1 | | ", *rows))
    assert matched.table.title == (("Document", "CD 1"), ("Project", "99"))
    assert [row.place for row in matched.table.rows] == ["row 4"]


def test_a_mapping_wins() -> None:
    """What a person says about a heading counts before what we know, and the rest of the layout stays."""
    table = table_of("MB | Clause | Comments | Proposed change | Ministry")
    matched = match_table("t", table, {"ministry": "party", "MB": "rest"})
    fields = [column.field if column else None for column in matched.columns]
    assert fields == ["rest", "clause", "comment", "proposed", "party"]


def test_a_mapping_alone_is_enough() -> None:
    """A table of no known layout is read with what a person says; other headings are kept verbatim."""
    matched = match_table("t", table_of("Où | Quoi | Prix"), {"Ou": "clause", "Quoi": "comment:NOR"})
    assert matched.layout is None
    assert [c and (c.field, c.party) for c in matched.columns] == [("clause", ""), ("comment", "NOR"), None]


def test_everything_wrong_in_a_mapping_is_told_at_once() -> None:
    """Headings that are not there and fields that are none are told together."""
    with pytest.raises(UsageProblem) as wrong:
        match_table("t", table_of("A | B"), {"C": "clause", "B": "remark", "A": "clause:NOR"})
    assert "'remark' is no field" in str(wrong.value)
    assert "'clause:NOR' is no field" in str(wrong.value)
    assert "no heading 'C'" in str(wrong.value)
    assert "Headings are: A, B." in str(wrong.value)
