"""A PDF file as it is read: its pages as lines, and the lines as paragraphs."""

import re
import threading
from collections import Counter
from typing import TYPE_CHECKING

from proposaltrack.errors import Problem, UnreadableFile
from proposaltrack.importing.base import Content
from proposaltrack.importing.pdf_library import DAMAGED_PAGE, PASSWORD, Page, Paper, PdfError, open_paper
from proposaltrack.importing.printed.columns import even_columns
from proposaltrack.importing.printed.glyphs import odd_share
from proposaltrack.importing.printed.lines import Line, body_size
from proposaltrack.importing.printed.notes import take_notes
from proposaltrack.importing.printed.paragraphs import join_lines, join_words
from proposaltrack.importing.printed.running import drop_running

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_MOST_PAGES = 5_000
_LINE = re.compile("([^\\s\ufffe](?:[^\r\n\ufffe]*[^\\s\ufffe])?)[^\\S\r\n]*(\ufffe?)")
"""The words of a line, and the sign that the library puts where a word is broken."""
_CONTROLS = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f]")
_WITHIN = re.compile("(?<=[\u0620-\u064a])[\x00-\x08\x0b-\x1f]+(?=[\u0620-\u064a])")
_RAISED = re.compile(r"(?<=[^\s\d])\d{1,3}(?=\W|$)")
_FIGURE = re.compile(r"\d")
_SMALLER = 0.85
_LIGATURES = str.maketrans(
    {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st", "\xad": ""}
)
_STRAYED = re.compile("[\u0610-\u061a\u064b-\u065f\u0670\u0591-\u05c7 ]+(?=.)")
_LAM_ALEF = re.compile("[اأإآٱ]ل")
_MOSTLY = 1.25
_ODD = 0.02
_ONE_AT_A_TIME = threading.Lock()
"""The library must not be called from two threads at once."""
_NO_CHANGES = "a PDF carries no tracked changes: what was changed shows only when it is compared"
_TYPED = "name a reading of it with --text"


def read_pdf(name: str, content: bytes) -> Content:
    """The text of a PDF file, a paragraph a block.

    Args:
        name: the file's name, for messages.
        content: the bytes.

    Raises:
        UnreadableFile: damaged, protected with a password, without text, or longer than any document.
    """
    with _ONE_AT_A_TIME:
        pages = _read_pages(name, content)
    if not any(pages):
        told = "it has no text layer: its pages are pictures"
        raise UnreadableFile(name, [Problem("", told, f"Have its text recognised or typed, and {_TYPED}.")])
    bodies, notes = take_notes(drop_running(pages), body_size(pages))
    blocks = [
        *join_lines(even_columns(bodies)),
        *(f"[^{mark}]: {join_words(lines, set())}" for mark, lines in notes),
    ]
    text = "\n\n".join(blocks) + "\n"
    return Content(text, warnings=tuple(_warnings(pages, odd_share(text))))


def _warnings(pages: "Sequence[Sequence[Line]]", odd: float) -> "Iterator[str]":
    yield _NO_CHANGES
    if blank := [str(number) for number, page in enumerate(pages, 1) if not page]:
        shown = ", ".join(blank[:10]) + (f" and {len(blank) - 10} more" if len(blank) > 10 else "")
        yield f"no text on page {shown}: what they show is not read"
    if odd > _ODD:
        told = f"{odd:.0%} of the letters are not what the pages show, for a font does not say what its signs are"
        yield f"{told}; check the text before relying on it, or {_TYPED}"


def _read_pages(name: str, content: bytes) -> list[list[Line]]:
    """The lines of each page.

    Raises:
        UnreadableFile: damaged, protected with a password, or with more pages than any document.
    """
    try:
        with open_paper(content) as paper:
            return _lines_of(name, paper)
    except PdfError as wrong:
        raise UnreadableFile(name, [_problem(wrong)]) from None


def _problem(wrong: PdfError) -> Problem:
    if wrong.code == PASSWORD:
        told = "it is protected with a password"
        return Problem("", told, f"Ask for a copy without a password, or {_TYPED}.")
    if wrong.code == DAMAGED_PAGE:
        return Problem("", "a page of it is damaged", f"Ask the sender for it again, or {_TYPED}.")
    return Problem("", "it is damaged, or no PDF", "Ask the sender for it again.")


def _lines_of(name: str, paper: Paper) -> list[list[Line]]:
    if paper.length > _MOST_PAGES:
        told = f"it has {paper.length:,} pages, and the most is {_MOST_PAGES:,}"
        raise UnreadableFile(name, [Problem("", told, "Record its parts as documents.")])
    pages = []
    for number in range(paper.length):
        with paper.page(number) as page:
            fillers = _fillers(page.text) if not page.text.isascii() else {}
            pages.append([_line(page, found, number, fillers) for found in _LINE.finditer(page.text)])
    return pages


def _line(page: Page, found: re.Match[str], number: int, fillers: dict[int, None]) -> Line:
    words, start = found[1], found.start(1)
    last = start + len(words) - 1
    # A mark over a letter may come before its line, and stands anywhere in it.
    first = start + (strayed.end() if (strayed := _STRAYED.match(words)) else 0)
    left, base = page.begin(first)
    raised = tuple(_raised(page, words, start)) if _FIGURE.search(words) else ()
    # The last sign tells the size: a bullet has one of its own, and so has a call of a note.
    right, size = page.end(start + raised[-1] - 1 if raised else last)
    right = page.end(last)[0] if raised else right
    if right < left:
        left, right = page.mirrored(first, last)
    broken = bool(found[2])
    if words[-1] in "-\u2010" and words[-2:-1].isalpha():
        words, broken = words[:-1], True
    if not words.isascii():
        words = _LAM_ALEF.sub(lambda pair: _turned(page, pair, start), words)
        words = words if raised else words.translate(_LIGATURES)
    words = _CONTROLS.sub("\ufffd", words.translate(fillers) if fillers else words)
    return Line(words, left, right, base, size, number, broken, raised, page.height)


def _fillers(text: str) -> dict[int, None]:
    """Signs without a meaning that only draw Arabic words longer: they stand within words, and hardly elsewhere."""
    within = Counter("".join(_WITHIN.findall(text)))
    return {ord(sign): None for sign, times in within.items() if text.count(sign) < times * _MOSTLY}


def _turned(page: Page, found: re.Match[str], start: int) -> str:
    """Lam and alef in the order in which they are read; where one sign shows both, they come out the other way round."""
    at = start + found.start()
    return found[0][::-1] if page.begin(at) == page.begin(at + 1) else found[0]


def _raised(page: Page, words: str, start: int) -> "Iterator[int]":
    """Offsets of figures that are smaller than what they stand behind."""
    for spot in _RAISED.finditer(words):
        at = start + spot.start()
        if page.end(at)[1] < _SMALLER * page.end(at - 1)[1]:
            yield spot.start()
