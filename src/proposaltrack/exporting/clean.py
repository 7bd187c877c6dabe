"""Clean texts: a wording as a file without any mark."""

from collections.abc import Callable
from html import escape

from proposaltrack.exporting.base import prove
from proposaltrack.exporting.target import printed_of, target_lines, without_notes
from proposaltrack.exporting.word.fresh import fresh_document
from proposaltrack.importing.base import Reading
from proposaltrack.importing.web_page import read_html
from proposaltrack.importing.word.document import open_package, read_document
from proposaltrack.model.marked import View, lines_in


def _word(reading: Reading, title: str) -> bytes:
    lines = without_notes(target_lines(reading))
    made = fresh_document(lines, title)
    found = read_document(open_package("the file", made)).marked
    prove("the file read back", printed_of(lines), printed_of(lines_in(found, View.FINAL)))
    return made


def _page(reading: Reading, title: str) -> bytes:
    lines = without_notes(target_lines(reading))
    body = []
    for line in lines:
        tag = f"h{min(line.level, 6)}" if line.level else "p"
        words = escape(line.printed).replace("\n", "<br>")
        body.append(f'<{tag} dir="auto">{words}</{tag}>')
    text = "\n".join(body)
    marked = read_html("the page", f"<main>{text}</main>").marked
    assert marked is not None
    prove("the page read back", printed_of(lines), printed_of(lines_in(marked, View.FINAL)))
    head = f'<meta charset="utf-8"><title>{escape(title)}</title>'
    return f"<!DOCTYPE html>\n<html>\n<head>{head}</head>\n<body>\n{text}\n</body>\n</html>\n".encode()


def _text(reading: Reading, title: str) -> bytes:  # noqa: ARG001 - a text has the title that it begins with
    return reading.text.encode()


CLEAN: dict[str, Callable[[Reading, str], bytes]] = {
    ".docx": _word, ".html": _page, ".md": _text, ".txt": _text,
}  # fmt: skip
"""What writes a text without marks, by the suffix of the file."""
