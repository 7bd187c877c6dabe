"""Tables of Word documents, the commenting template among them."""

import docx
import pytest

from proposaltrack.errors import UnreadableFile
from proposaltrack.importing.grids.docx import read_docx
from tables import ISO_HEADINGS, ISO_ROWS, fill_in, iso_template, repacked, save, word_file


def test_headings_in_the_page_header_are_those_of_the_table() -> None:
    """A commenting template keeps its headings and its title in the page header."""
    (table,) = read_docx("c.docx", iso_template())
    assert table.headings == ISO_HEADINGS
    assert table.title == (("Date", "2024-05-01"), ("Document", "ISO/CD 1234"), ("Project", "1234"))
    assert tuple(row.cells for row in table.rows) == ISO_ROWS
    assert [row.place for row in table.rows] == ["row 1", "row 2", "row 3"]


def test_empty_rows_are_left_out_and_the_others_keep_their_place() -> None:
    """A template's unused rows are no rows."""
    (table,) = read_docx("c.docx", iso_template([ISO_ROWS[0], [""] * 8, ISO_ROWS[2]]))
    assert [row.place for row in table.rows] == ["row 1", "row 3"]


def test_every_table_of_a_document_is_read() -> None:
    """With several tables, the place of a row names its table."""
    first, second = read_docx("c.docx", word_file([("A", "B"), ("1", "2")], [("C", "D"), ("3", "4")]))
    assert (first.headings, second.headings) == (("A", "B"), ("C", "D"))
    assert (first.rows[0].place, second.rows[0].place) == ("table 1, row 2", "table 2, row 2")


def test_merged_cells() -> None:
    """What is merged downwards holds for every row, and what is merged sideways stands once."""
    document = docx.Document()
    table = document.add_table(4, 3)
    fill_in(table, [("Clause", "Party", "Comment"), ("4", "A", "one"), ("", "B", "two"), ("", "", "")])
    table.cell(1, 0).merge(table.cell(2, 0)).text = "4"
    table.cell(3, 0).merge(table.cell(3, 2)).text = "Annex"
    (read,) = read_docx("c.docx", save(document))
    assert [row.cells for row in read.rows] == [("4", "A", "one"), ("4", "B", "two"), ("Annex", "", "")]


def test_a_table_within_a_cell_is_part_of_the_cell() -> None:
    """Words of a table inside a cell are words of that cell."""
    document = docx.Document()
    table = document.add_table(2, 2)
    fill_in(table, [("Clause", "Comment"), ("4", "see")])
    fill_in(table.cell(1, 1).add_table(1, 1), [("inner",)])
    (read,) = read_docx("c.docx", save(document))
    assert read.rows[0].cells[1].split() == ["see", "inner"]


def test_marked_changes_are_read_as_accepted() -> None:
    """A marked insertion counts, and a marked deletion does not."""
    plain = word_file([("Clause", "Comment"), ("4", "QQQ")])
    marked = repacked(
        plain,
        "word/document.xml",
        "<w:r><w:t>QQQ</w:t></w:r>",
        '<w:ins w:id="1" w:author="x"><w:r><w:t>new</w:t></w:r></w:ins>'
        '<w:del w:id="2" w:author="x"><w:r><w:delText>old</w:delText></w:r></w:del>',
    )
    (read,) = read_docx("c.docx", marked)
    assert read.rows[0].cells == ("4", "new")


def test_the_prompt_of_an_empty_control_is_no_word() -> None:
    """A form that still says where to click says nothing."""
    prompt = "<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>{}</w:sdtContent></w:sdt>"
    run, words = "<w:r><w:t>QQQ</w:t></w:r>", "<w:r><w:t>RRR</w:t></w:r>"
    content = word_file([("Clause", "Comment"), ("QQQ", "x"), ("RRR", "y")])
    content = repacked(content, "word/document.xml", run, prompt.format(run))
    content = repacked(
        content, "word/document.xml", f"<w:p>{words}</w:p>", prompt.format(f"<w:p>{words}</w:p>")
    )
    (read,) = read_docx("c.docx", content)
    assert [row.cells for row in read.rows] == [("", "x"), ("", "y")]


def test_a_cell_that_claims_to_be_endless_costs_nothing() -> None:
    """No row is wider than a thousand columns."""
    content = word_file([("Clause", "Comment"), ("4", "x")])
    wide = repacked(content, "word/document.xml", "<w:tcPr>", '<w:tcPr><w:gridSpan w:val="99999999"/>')
    assert len(read_docx("c.docx", wide)[0].headings) == 1000


@pytest.mark.parametrize("content", [b"PK\x03\x04 no zip", b"plain"])
def test_what_is_no_document_is_refused(content: bytes) -> None:
    """Bytes that are no Word document are refused with the next step."""
    with pytest.raises(UnreadableFile, match="damaged or not of the format"):
        read_docx("c.docx", content)
