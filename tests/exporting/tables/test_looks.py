"""How tables look in each sort of file."""

import io
import zipfile

import docx
import openpyxl
import pytest
from docx.enum.section import WD_ORIENT

from proposaltrack.exporting.tables.csv import write_csv
from proposaltrack.exporting.tables.docx import write_docx
from proposaltrack.exporting.tables.html import write_html
from proposaltrack.exporting.tables.json import write_json
from proposaltrack.exporting.tables.looks import cut_lines, runs_leftwards, weigh_columns
from proposaltrack.exporting.tables.markdown import write_markdown
from proposaltrack.exporting.tables.xlsx import write_xlsx
from proposaltrack.model.table import Row, Table

TABLE = Table(
    ("Clause", "Text"),
    (Row(("4", "shall not\never"), marked=((), ((6, 13),))), Row(("5", "=1+1 <b>"))),
    (("Document", "CD 1"), ("", "Draft")),
)


def test_a_word_document_lies_on_its_side_and_repeats_its_headings() -> None:
    """Landscape pages, a row of headings on each, and no row on two pages."""
    document = docx.Document(io.BytesIO(write_docx(TABLE)))
    assert document.sections[0].orientation == WD_ORIENT.LANDSCAPE
    assert [p.text for p in document.sections[0].header.paragraphs] == ["Document: CD 1", "Draft"]
    with zipfile.ZipFile(io.BytesIO(write_docx(TABLE))) as archive:
        body = archive.read("word/document.xml").decode()
    assert (body.count("<w:tblHeader/>"), body.count("<w:cantSplit/>")) == (1, 3)


def test_words_that_stand_out_are_bold_and_italic() -> None:
    """A stretch over two lines stands out on both."""
    document = docx.Document(io.BytesIO(write_docx(TABLE)))
    cell = document.tables[0].cell(1, 1)
    runs = [[(r.text, bool(r.bold and r.italic)) for r in p.runs] for p in cell.paragraphs]
    assert runs == [[("shall ", False), ("not", True)], [("eve", True), ("r", False)]]
    page = write_html(TABLE).decode()
    assert 'shall <b><i>not</i></b></div><div dir="auto"><b><i>eve</i></b>r' in page


def test_a_web_page_stands_alone() -> None:
    """No script, nothing fetched, nothing taken for mark-up, every line with its own direction."""
    page = write_html(TABLE).decode()
    assert "<script" not in page
    assert "http" not in page
    assert "=1+1 &lt;b&gt;" in page
    assert 'dir="auto"' in page
    assert "table-header-group" in page


def test_a_workbook_holds_no_formula() -> None:
    """Words are words, headings stay in sight, and the page lies on its side."""
    sheet = openpyxl.load_workbook(io.BytesIO(write_xlsx(TABLE))).active
    assert sheet is not None
    cells = {cell.value: cell for row in sheet.iter_rows() for cell in row if cell.value}
    assert (cells["=1+1 <b>"].data_type, cells["=1+1 <b>"].quotePrefix) == ("s", True)
    assert cells["4"].quotePrefix is False
    assert (sheet.freeze_panes, sheet.print_title_rows) == ("A4", "$3:$3")
    assert sheet.page_setup.orientation == "landscape"


def test_csv_is_harmless_and_marked_as_utf_8() -> None:
    """What a spreadsheet would run begins with an apostrophe."""
    told = write_csv(TABLE).decode()
    assert told == '\ufeffDocument: CD 1\r\nDraft\r\nClause,Text\r\n4,"shall not\never"\r\n5,\'=1+1 <b>\r\n'


def test_markdown_reads_well() -> None:
    """The title stands above, and only signs that mean something are escaped."""
    assert write_markdown(TABLE).decode() == (
        "Document: CD 1\n\nDraft\n\n| Clause | Text |\n| --- | --- |\n"
        "| 4 | shall not<br>ever |\n| 5 | =1+1 \\<b> |\n"
    )


def test_json_tells_what_stands_out() -> None:
    """Stretches that stand out are told beside the cells."""
    assert '"marked": [\n        [],\n        [\n          [\n            6,' in write_json(TABLE).decode()


def test_arabic_runs_from_right_to_left() -> None:
    """A paragraph of a script that runs leftwards is set that way in a Word document."""
    arabic = "\u0627\u0644\u0645\u0627\u062f\u0629 4"
    assert runs_leftwards(f"1. {arabic}")
    assert not runs_leftwards("Article 4")
    with zipfile.ZipFile(io.BytesIO(write_docx(Table(("A", "B"), (Row((arabic, "x")),))))) as archive:
        body = archive.read("word/document.xml").decode()
    assert (body.count("<w:bidi/>"), body.count("<w:rtl/>")) == (1, 1)


def test_widths_follow_the_words() -> None:
    """A column of long texts is wider than one of numbers, and the shares make up the page."""
    shares = weigh_columns(Table(("No.", "Text"), (Row(("1", "word " * 50)),)))
    assert shares[1] > 5 * shares[0]
    assert sum(shares) == pytest.approx(1)


def test_no_ordinary_word_is_broken() -> None:
    """A column of single words has room for the longest and its margins, and no word makes it wider than others."""
    rows = tuple(Row(("identical", "word " * 50)) for _ in range(9))
    narrow, wide = weigh_columns(Table(("State", "Text"), rows))
    assert narrow * 60 == pytest.approx(13 * wide)
    narrow, wide = weigh_columns(Table(("State", "Text"), (Row(("x" * 50, "word " * 50)), *rows, *rows)))
    assert narrow * 60 == pytest.approx(24 * wide)


def test_stretches_are_cut_at_line_ends() -> None:
    """The pieces of the lines make up the text, in their order."""
    lines = list(cut_lines("ab\n\ncd", ((1, 5), (5, 6))))
    assert lines == [[("a", False), ("b", True)], [], [("c", True), ("d", True)]]
