"""A PDF file as it is read: its pages as lines, and the lines as paragraphs."""

import ctypes
import math
import re
import threading
from collections import Counter
from typing import TYPE_CHECKING, Any

import pypdfium2

from proposaltrack.errors import Problem, UnreadableFile
from proposaltrack.importing.base import Content
from proposaltrack.importing.printed.columns import even_columns
from proposaltrack.importing.printed.glyphs import odd_share
from proposaltrack.importing.printed.lines import Line, body_size
from proposaltrack.importing.printed.notes import take_notes
from proposaltrack.importing.printed.paragraphs import join_lines, join_words
from proposaltrack.importing.printed.running import drop_running

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_MOST_PAGES = 5_000
_LINE = re.compile("[^\r\n\ufffe]+(\ufffe?)")
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
_FURTHEST = 20_000.0
"""Points; no page is larger."""
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
        document = pypdfium2.PdfDocument(content)
    except pypdfium2.PdfiumError as wrong:
        if wrong.err_code == pypdfium2.raw.FPDF_ERR_PASSWORD:
            problem = Problem(
                "", "it is protected with a password", f"Ask for a copy without a password, or {_TYPED}."
            )
        else:
            problem = Problem("", "it is damaged, or no PDF", "Ask the sender for it again.")
        raise UnreadableFile(name, [problem]) from None
    try:
        if len(document) > _MOST_PAGES:
            told = f"it has {len(document):,} pages, and the most is {_MOST_PAGES:,}"
            raise UnreadableFile(name, [Problem("", told, "Record its parts as documents.")])
        return [list(_page_lines(document, number)) for number in range(len(document))]
    except pypdfium2.PdfiumError:
        problem = Problem("", "a page of it is damaged", f"Ask the sender for it again, or {_TYPED}.")
        raise UnreadableFile(name, [problem]) from None
    finally:
        document.close()


def _page_lines(document: Any, number: int) -> "Iterator[Line]":
    page = document[number]
    try:
        words = page.get_textpage()
        try:
            text = words.get_text_range()
            fillers = _fillers(text)
            measure = _Measure(pypdfium2.raw, words, words.count_chars(), len(text))
            height = page.get_height()
            for found in _LINE.finditer(text):
                if found[0].strip():
                    line = _line(measure, found, number, height)
                    yield line._replace(text=_CONTROLS.sub("\ufffd", line.text.translate(fillers)))
        finally:
            words.close()
    finally:
        page.close()


def _within(measure: float, least: float, most: float) -> float:
    """A measure that can be reckoned with, whatever a damaged file says."""
    if least <= measure <= most:
        return measure
    return min(max(measure, least), most) if math.isfinite(measure) else least


class _Measure:
    """Where the characters of a page stand."""

    def __init__(self, raw: Any, words: Any, characters: int, length: int) -> None:
        self._raw = raw
        self._words = words
        self._last = characters - 1
        self._exact = characters == length
        self._box = raw.FS_RECTF()
        self._x, self._y = ctypes.c_double(), ctypes.c_double()

    def begin(self, offset: int) -> tuple[float, float]:
        """Where a character begins, and the height of its base line.

        Args:
            offset: its offset in the text of the page.
        """
        self._raw.FPDFText_GetCharOrigin(self._words, self._nth(offset), self._x, self._y)
        return _within(self._x.value, -_FURTHEST, _FURTHEST), _within(self._y.value, -_FURTHEST, _FURTHEST)

    def end(self, offset: int) -> tuple[float, float]:
        """Where a character ends, and its height.

        Args:
            offset: its offset in the text of the page.
        """
        box = self._box
        self._raw.FPDFText_GetLooseCharBox(self._words, self._nth(offset), box)
        return _within(box.right, -_FURTHEST, _FURTHEST), _within(box.top - box.bottom, 1.0, _FURTHEST)

    def mirrored(self, first: int, last: int) -> tuple[float, float]:
        """Where a line that is read from right to left begins and ends, measured from the right.

        Args:
            first: offset of its first character in the text of the page.
            last: offset of its last one.
        """
        begins = self.end(first)[0]
        self._raw.FPDFText_GetLooseCharBox(self._words, self._nth(last), self._box)
        return _FURTHEST - begins, _FURTHEST - _within(self._box.left, -_FURTHEST, _FURTHEST)

    def _nth(self, offset: int) -> int:
        if not self._exact:
            offset = self._raw.FPDFText_GetCharIndexFromTextIndex(self._words, offset)
        return min(max(offset, 0), self._last)


def _line(measure: _Measure, found: re.Match[str], page: int, height: float) -> Line:
    bare = found[0].removesuffix("\ufffe")
    words = bare.strip()
    start = found.start() + bare.index(words)
    # A mark over a letter may come before its line, and stands anywhere in it.
    first = start + (strayed.end() if (strayed := _STRAYED.match(words)) else 0)
    left, base = measure.begin(first)
    raised = tuple(_raised(measure, words, start)) if _FIGURE.search(words) else ()
    # The last character tells the size: a bullet has one of its own, and so has a call of a note.
    right, size = measure.end(start + (raised[-1] - 1 if raised else len(words) - 1))
    right = measure.end(start + len(words) - 1)[0] if raised else right
    if right < left:
        left, right = measure.mirrored(first, start + len(words) - 1)
    broken = bool(found[1])
    if words[-1] in "-\u2010" and words[-2:-1].isalpha():
        words, broken = words[:-1], True
    if not words.isascii():
        words = _LAM_ALEF.sub(lambda found: _turned(measure, found, start), words)
        words = words if raised else words.translate(_LIGATURES)
    return Line(words, left, right, base, size, page, broken, raised, height)


def _fillers(text: str) -> dict[int, None]:
    """Signs without a meaning that only draw Arabic words longer: they stand within words, and hardly elsewhere."""
    within = Counter("".join(_WITHIN.findall(text)))
    return {ord(sign): None for sign, times in within.items() if text.count(sign) < times * _MOSTLY}


def _turned(measure: _Measure, found: re.Match[str], start: int) -> str:
    """Lam and alef in the order in which they are read; where one sign shows both, they come out the other way round."""
    at = start + found.start()
    return found[0][::-1] if measure.begin(at) == measure.begin(at + 1) else found[0]


def _raised(measure: _Measure, words: str, start: int) -> "Iterator[int]":
    """Offsets of figures that are smaller than what they stand behind."""
    for spot in _RAISED.finditer(words):
        at = start + spot.start()
        if measure.end(at)[1] < _SMALLER * measure.end(at - 1)[1]:
            yield spot.start()
