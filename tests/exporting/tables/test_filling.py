"""The very file that came, filled in: the cells that are meant, and nothing else."""

import io
import zipfile

import docx
import openpyxl
import pytest
from docx.shared import Mm, RGBColor
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl.styles import Font, PatternFill

from proposaltrack.errors import Refused
from proposaltrack.exporting.tables import CARRIERS
from proposaltrack.exporting.tables.base import Carrier, Changes, clean
from proposaltrack.exporting.tables.csv import fill_csv
from proposaltrack.exporting.tables.docx import fill_docx
from proposaltrack.exporting.tables.workbook import fill_xlsx
from proposaltrack.importing.grids.docx import read_docx
from proposaltrack.importing.grids.files import read_tables
from proposaltrack.importing.grids.xlsx import read_xlsx
from tables import ISO_ROWS, fill_in, iso_template, repacked, save, word_file, workbook

OBSERVED = "Observations of the secretariat"
NASTY = ['=HYPERLINK("x")', "-5", "@a", "\tb", "two\n\nlines ", " <a>&|;,\"'", "_x000D_", "\u0645\u200f", ""]


def parts_of(content: bytes) -> dict[str, bytes]:
    """Every part of an office file."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def changed_parts(before: bytes, after: bytes) -> set[str]:
    """The parts that are not byte for byte the same."""
    old, new = parts_of(before), parts_of(after)
    assert list(old) == list(new)
    return {name for name in old if old[name] != new[name]}


def crm() -> bytes:
    """A comment resolution matrix with widths, colours, a formula, a merged cell and a column we do not know."""
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "CRM & more"
    for row in (
        ("Comment resolution matrix",),
        ("Item", "Source", "Type", "Paragraph", "Comment", "Decision", "Decision rationale", "Cost code"),
        (1, "NOR", "S", 4.2, "Delete.", None, None, "=1+1"),
        (2, "DNK", "A", None, "Typo.", None, None, "X-9"),
    ):
        sheet.append(row)
    sheet.merge_cells("D3:D4")
    sheet.column_dimensions["E"].width = 61.5
    sheet["F3"].font, sheet["F3"].fill = Font(bold=True), PatternFill("solid", "FFFF00")
    book.create_sheet("Legend").append(("A", "accepted"))
    return save(book)


@pytest.mark.parametrize("text", NASTY)
def test_a_word_document_is_filled_in(text: str) -> None:
    """One part changes, in one cell, and the page header with its headings is as it was."""
    before = iso_template()
    after = fill_docx("c.docx", before, {"row 1": {OBSERVED: text}, "row 3": {"Proposed change": "color"}})
    assert changed_parts(before, after) <= {"word/document.xml"}
    (table,) = read_docx("c.docx", after)
    wanted = [list(row) for row in ISO_ROWS]
    wanted[0][7], wanted[2][6] = text, "color"
    assert [list(row.cells) for row in table.rows] == wanted
    assert table.title[1] == ("Document", "ISO/CD 1234")


def test_new_words_look_like_the_old_ones() -> None:
    """Style, colour and widths of a cell that is filled in stay."""
    document = docx.Document()
    table = document.add_table(2, 2)
    fill_in(table, [("Clause", "Comment"), ("4", "")])
    table.columns[1].width = Mm(77)
    run = table.cell(1, 1).paragraphs[0].add_run("old")
    run.bold, run.font.color.rgb = True, RGBColor(1, 2, 3)
    table.cell(1, 1).paragraphs[0].style = "Quote"
    table.cell(1, 1).add_paragraph("older")
    after = docx.Document(
        io.BytesIO(fill_docx("c.docx", save(document), {"row 2": {"Comment": "new\nones"}}))
    )
    filled = after.tables[0].cell(1, 1)
    assert [paragraph.text for paragraph in filled.paragraphs] == ["new", "ones"]
    assert {paragraph.style.name for paragraph in filled.paragraphs if paragraph.style} == {"Quote"}
    assert {(r.bold, r.font.color.rgb) for p in filled.paragraphs for r in p.runs} == {
        (True, RGBColor(1, 2, 3))
    }
    assert after.tables[0].columns[1].width == Mm(77).twips * 635


def test_a_control_around_the_words_is_kept() -> None:
    """A cell whose words stand in a content control keeps the control."""
    plain = word_file([("Clause", "Comment"), ("4", "QQQ")])
    held = repacked(
        plain, "word/document.xml", "<w:p><w:r><w:t>QQQ</w:t></w:r></w:p>",
        "<w:sdt><w:sdtPr><w:tag w:val='mine'/></w:sdtPr><w:sdtContent><w:p><w:r><w:t>QQQ</w:t></w:r></w:p>"
        "</w:sdtContent></w:sdt>",
    )  # fmt: skip
    after = fill_docx("c.docx", held, {"row 2": {"Comment": "new"}})
    assert b"<w:sdtContent><w:p><w:r><w:t" in parts_of(after)["word/document.xml"]
    assert b"mine" in parts_of(after)["word/document.xml"]


@pytest.mark.parametrize("around", ["<w:p>{}</w:p>", "{}"])
def test_an_empty_control_no_longer_asks(around: str) -> None:
    """The prompt goes with its looks, whether the control stands in a paragraph or around it."""
    run = '<w:r><w:rPr><w:rStyle w:val="Grey"/></w:rPr><w:t>Click</w:t></w:r>'
    inner = run if "p" in around else f"<w:p>{run}</w:p>"
    control = f"<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>{inner}</w:sdtContent></w:sdt>"
    plain = word_file([("Clause", "Comment"), ("4", "QQQ")])
    came = repacked(
        plain, "word/document.xml", "<w:p><w:r><w:t>QQQ</w:t></w:r></w:p>", around.format(control)
    )
    assert read_docx("c.docx", came)[0].rows[0].cells == ("4", "")
    after = fill_docx("c.docx", came, {"row 2": {"Comment": "new"}})
    assert read_docx("c.docx", after)[0].rows[0].cells == ("4", "new")
    assert b"Grey" not in parts_of(after)["word/document.xml"]


def test_what_others_refer_to_is_kept() -> None:
    """Bookmarks and remarks in the margin of a cell that is filled in stay with it."""
    run = "<w:r><w:t>QQQ</w:t></w:r>"
    anchored = (
        '<w:bookmarkStart w:id="0" w:name="b"/><w:commentRangeStart w:id="7"/>'
        f'{run}<w:commentRangeEnd w:id="7"/><w:bookmarkEnd w:id="0"/><w:r><w:commentReference w:id="7"/></w:r>'
    )
    came = repacked(word_file([("Clause", "Comment"), ("4", "QQQ")]), "word/document.xml", run, anchored)
    body = parts_of(fill_docx("c.docx", came, {"row 2": {"Comment": "new\nones"}}))["word/document.xml"]
    for part in (
        b"bookmarkStart",
        b"bookmarkEnd",
        b"commentRangeStart",
        b"commentRangeEnd",
        b"commentReference",
    ):
        assert body.count(b"<w:" + part) == 1
    places = [
        body.index(part) for part in (b"RangeStart", b">new<", b">ones<", b"RangeEnd", b"commentReference")
    ]
    assert places == sorted(places)
    assert b"QQQ" not in body


def test_merged_word_cells_are_not_filled_in() -> None:
    """A cell that is merged with the one above, or holds a table, is left to the person."""
    document = docx.Document()
    table = document.add_table(3, 2)
    fill_in(table, [("Clause", "Comment"), ("4", "x"), ("", "y")])
    table.cell(1, 0).merge(table.cell(2, 0))
    table.cell(1, 1).add_table(1, 1)
    with pytest.raises(Refused, match="row 3, 'Clause' is merged"):
        fill_docx("c.docx", save(document), {"row 3": {"Clause": "5"}})
    with pytest.raises(Refused, match="row 2, 'Comment' holds a table"):
        fill_docx("c.docx", save(document), {"row 2": {"Comment": "5"}})
    after = fill_docx("c.docx", save(document), {"row 2": {"Clause": "5"}})
    assert [row.cells[0] for row in read_docx("c.docx", after)[0].rows] == ["5", "5"]


@pytest.mark.parametrize("text", NASTY)
def test_a_workbook_is_filled_in(text: str) -> None:
    """Only the sheet changes, and the styles where words must be marked as words."""
    before = crm()
    changes = {
        "sheet CRM & more, row 3": {"Decision": "A", "Decision rationale": text},
        "sheet CRM & more, row 4": {"Decision": "R"},
    }
    after = fill_xlsx("c.xlsx", before, changes)
    assert changed_parts(before, after) <= {"xl/worksheets/sheet1.xml", "xl/styles.xml"}
    table, legend = read_xlsx("c.xlsx", after)
    assert [row.cells[3:] for row in table.rows] == [
        ("4.2", "Delete.", "A", text, ""), ("4.2", "Typo.", "R", "", "X-9"),
    ]  # fmt: skip
    assert legend.headings == ("A", "accepted")


def test_looks_and_formulas_of_a_workbook_stay() -> None:
    """Widths, colours and formulas are as they came; what begins like a formula is marked as words."""
    place = "sheet CRM & more, row 3"
    after = fill_xlsx("c.xlsx", crm(), {place: {"Decision": "=A", "Comment": "-1"}})
    sheet = openpyxl.load_workbook(io.BytesIO(after)).worksheets[0]
    assert sheet.column_dimensions["E"].width == 61.5
    assert (sheet["F3"].font.bold, sheet["F3"].fill.start_color.rgb) == (True, "00FFFF00")
    assert (sheet["F3"].value, sheet["F3"].data_type, sheet["F3"].quotePrefix) == ("=A", "s", True)
    assert (sheet["E3"].data_type, sheet["E3"].quotePrefix, sheet["D3"].quotePrefix) == ("s", True, False)
    assert (sheet["H3"].value, sheet["H3"].data_type) == ("=1+1", "f")


def test_computed_and_merged_cells_are_not_filled_in() -> None:
    """A formula, and a cell that another one covers, are left to the person."""
    with pytest.raises(Refused, match="row 3, 'Cost code' is computed by a formula"):
        fill_xlsx("c.xlsx", crm(), {"sheet CRM & more, row 3": {"Cost code": "1"}})
    with pytest.raises(Refused, match="row 4, 'Paragraph' is merged"):
        fill_xlsx("c.xlsx", crm(), {"sheet CRM & more, row 4": {"Paragraph": "1"}})


@pytest.mark.parametrize("text", NASTY)
@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"])
@pytest.mark.parametrize("delimiter", [b",", b";", b"\t"])
def test_a_csv_file_is_filled_in(text: str, mark: bytes, delimiter: bytes) -> None:
    """Every character outside the fields that are meant is as it came."""
    before = mark + b'Clause,"Comment",Decision,Note\r\n4,"a ""b""",,x\r\n5,c\r\n'.replace(b",", delimiter)
    after = fill_csv("c.csv", before, {"row 2": {"Decision": "A"}, "row 3": {"Note": text, "Comment": "d"}})
    start, _, last = after.partition(b"\r\n5")
    assert start == mark + b'Clause,"Comment",Decision,Note\r\n4,"a ""b""",A,x'.replace(b",", delimiter)
    assert last.startswith(delimiter + b"d" + delimiter * 2)
    assert last.endswith(b"\r\n")


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        ({"row 9": {"Decision": "A"}}, "there is no row 9"),
        (
            {"row 2": {"Verdict": "A"}, "row 7": {}},
            "there is no row 7; there is no row with the headings 'Verdict'",
        ),
        ({"row 2": {"Note": "A"}}, "'Note' heads two columns"),
    ],
)
def test_what_is_not_there_is_told(changes: Changes, told: str) -> None:
    """Rows and headings that are not in the file are told, all at once."""
    with pytest.raises(Refused, match=told):
        fill_csv("c.csv", b"Clause,Decision,Note,Note\n4,,,\n", changes)


def test_a_long_sheet_is_filled_in_row_by_row() -> None:
    """Each of many answers stands in the row that it was given to, and rows between them stay as they were."""
    rows = [["Item", "Decision"], *([str(n), ""] for n in range(1, 801))]
    changes = {f"row {n}": {"Decision": f"D{n}"} for n in range(2, 802, 2)}
    (table,) = read_xlsx("t.xlsx", fill_xlsx("t.xlsx", workbook({"S": rows}), changes))
    assert [row.cells[1] for row in table.rows] == [f"D{n}" if n % 2 == 0 else "" for n in range(2, 802)]


def test_headings_below_a_form_are_found() -> None:
    """The row of headings may stand below rows of a form."""
    rows = [("Document", "CD 1"), ("Date", "today"), ("Clause", "Comment"), ("4", "x")]
    after = fill_xlsx("c.xlsx", workbook({"S": rows}), {"row 4": {"comment ": "y"}})
    assert read_xlsx("c.xlsx", after)[0].rows[-1].cells == ("4", "y")


def test_nothing_to_fill_in_is_the_same_file() -> None:
    """Without changes the bytes are those that came."""
    word, book = iso_template(), crm()
    assert fill_docx("c.docx", word, {}) == word
    assert fill_xlsx("c.xlsx", book, {}) == book
    assert fill_csv("c.csv", b"A,B\n1,2\n", {}) == b"A,B\n1,2\n"


def test_each_sort_of_file_that_comes_can_be_filled_in() -> None:
    """Word documents, workbooks and CSV files are filled in."""
    assert {carrier.suffix for carrier in CARRIERS if carrier.fill} == {".docx", ".xlsx", ".csv"}


WORDS = st.one_of(st.sampled_from(NASTY), st.text(max_size=30))
CAME = {
    ".docx": word_file([("Clause", "Comment"), ("4", "x"), ("5", "y")]),
    ".xlsx": workbook({"S": [("Clause", "Comment"), ("4", "x"), ("5", "y")]}),
    ".csv": b"Clause;Comment\r\n4;x\r\n5;y",
}


@pytest.mark.parametrize("carrier", [c for c in CARRIERS if c.fill], ids=lambda carrier: carrier.name)
@given(words=st.lists(WORDS, min_size=3, max_size=3))
@settings(max_examples=40, deadline=None)
def test_whatever_is_filled_in_is_read_again(carrier: Carrier, words: list[str]) -> None:
    """Any words go into the cells that are meant, and the other cells say what they said."""
    assert carrier.fill
    changes = {"row 2": {"Clause": words[0], "Comment": words[1]}, "row 3": {"Comment": words[2]}}
    filled = carrier.fill(f"c{carrier.suffix}", CAME[carrier.suffix], changes)
    wanted = [(clean(words[0]), clean(words[1])), ("5", clean(words[2]))]
    (table,) = read_tables(f"c{carrier.suffix}", filled)
    assert [row.cells for row in table.rows] == [cells for cells in wanted if "".join(cells).strip()]
