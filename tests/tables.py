"""Small files with tables in them, as people send them, made by the usual libraries and not by us."""

import io
import zipfile
from collections.abc import Mapping, Sequence
from typing import Any

import docx
import openpyxl
from docx.enum.section import WD_ORIENT

ISO_HEADINGS = (
    "MB/NC1", "Line number\n(e.g. 17)", "Clause/ Subclause\n(e.g. 3.1)", "Paragraph/ Figure/ Table/\n(e.g. Table 1)",
    "Type of comment2", "Comments", "Proposed change", "Observations of the secretariat",
)  # fmt: skip

ISO_ROWS = (
    (
        "DE-001",
        "17",
        "4.2",
        "Para 1",
        "te",
        "Too strict.\nNobody can do that.",
        'Replace "shall" by "should".',
        "",
    ),
    ("FR-002", "", "", "", "ge", "A good draft.", "", "Noted. Thank you."),
    ("JP-003", "", "5", "Table 1", "ed", "Typo.", "colour", "Accepted"),
)


def save(document: Any) -> bytes:
    """The bytes of a document or a workbook."""
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def fill_in(table: Any, rows: Sequence[Sequence[str]], first: int = 0) -> None:
    """Write rows into the cells of a Word table."""
    for number, row in enumerate(rows, first):
        for column, text in enumerate(row):
            table.rows[number].cells[column].text = text


def word_file(*grids: Sequence[Sequence[str]]) -> bytes:
    """A Word document with plain tables."""
    document = docx.Document()
    for rows in grids:
        fill_in(document.add_table(len(rows), len(rows[0])), rows)
        document.add_paragraph("")
    return save(document)


def iso_template(rows: Sequence[Sequence[str]] = ISO_ROWS) -> bytes:
    """A filled commenting template: its title row and its headings stand in the page header."""
    document = docx.Document()
    section: Any = document.sections[0]
    section.orientation = WD_ORIENT.LANDSCAPE
    header = section.header
    title = header.add_table(1, 3, section.page_width)
    fill_in(title, [("Date: 2024-05-01", "Document: ISO/CD 1234", "Project: 1234")])
    header.add_paragraph("")
    fill_in(header.add_table(1, 8, section.page_width), [ISO_HEADINGS])
    body = document.add_table(len(rows), 8)
    body.style = "Table Grid"
    fill_in(body, rows)
    return save(document)


def workbook(sheets: Mapping[str, Sequence[Sequence[Any]]]) -> bytes:
    """A workbook with the given rows on its sheets."""
    book = openpyxl.Workbook()
    book.remove(book.active)
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(row)
    return save(book)


def repacked(content: bytes, part: str, old: str, new: str) -> bytes:
    """An office file with words of one of its parts replaced."""
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as before, zipfile.ZipFile(stream, "w") as after:
        for item in before.infolist():
            held = before.read(item)
            if item.filename == part:
                assert old.encode() in held
                held = held.replace(old.encode(), new.encode())
            after.writestr(item, held)
    return stream.getvalue()
