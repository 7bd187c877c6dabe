"""The library that reads PDF files, by the calls of its binding: a file, its pages, their text, and where it stands.

The layer that the library puts above its binding takes about as long to load as twenty pages to be read.
"""

import atexit
import ctypes
import math
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pypdfium2_raw as library

PASSWORD: int = library.FPDF_ERR_PASSWORD
DAMAGED_PAGE: int = library.FPDF_ERR_PAGE
_FURTHEST = 20_000.0
"""Points; no page is larger."""

library.FPDF_InitLibrary()
atexit.register(library.FPDF_DestroyLibrary)


class PdfError(Exception):
    """The library could not read a file or a page.

    Args:
        code: of the library, `PASSWORD`, `DAMAGED_PAGE` or another.
    """

    def __init__(self, code: int) -> None:
        super().__init__(code)
        self.code = code


class Page:
    """A page for as long as it is open: its text, its height in points, and where the signs of the text stand."""

    def __init__(self, page: Any, words: Any) -> None:
        self.height: float = library.FPDF_GetPageHeightF(page)
        self._words = words
        signs: int = max(library.FPDFText_CountChars(words), 0)
        self.text = _text(words, signs)
        self._last = signs - 1
        self._exact = signs == len(self.text)
        self._box = library.FS_RECTF()
        self._x, self._y = ctypes.c_double(), ctypes.c_double()
        self._into = ctypes.byref(self._x), ctypes.byref(self._y), ctypes.byref(self._box)

    def begin(self, offset: int) -> tuple[float, float]:
        """Where a sign begins, and the height of its base line.

        Args:
            offset: its offset in the text of the page.
        """
        across, up, _ = self._into
        library.FPDFText_GetCharOrigin(self._words, self._nth(offset), across, up)
        return _within(self._x.value, -_FURTHEST), _within(self._y.value, -_FURTHEST)

    def end(self, offset: int) -> tuple[float, float]:
        """Where a sign ends, and its height.

        Args:
            offset: its offset in the text of the page.
        """
        box = self._box
        library.FPDFText_GetLooseCharBox(self._words, self._nth(offset), self._into[2])
        return _within(box.right, -_FURTHEST), _within(box.top - box.bottom, 1.0)

    def mirrored(self, first: int, last: int) -> tuple[float, float]:
        """Where a line that is read from right to left begins and ends, measured from the right.

        Args:
            first: offset of its first sign in the text of the page.
            last: offset of its last one.
        """
        begins = self.end(first)[0]
        self.end(last)
        return _FURTHEST - begins, _FURTHEST - _within(self._box.left, -_FURTHEST)

    def _nth(self, offset: int) -> int:
        if not self._exact:
            offset = library.FPDFText_GetCharIndexFromTextIndex(self._words, offset)
        return min(max(offset, 0), self._last)


class Paper:
    """A file for as long as it is open."""

    def __init__(self, handle: Any) -> None:
        self._handle = handle
        self.length: int = library.FPDF_GetPageCount(handle)

    @contextmanager
    def page(self, number: int) -> Iterator[Page]:
        """A page while the block runs.

        Args:
            number: from 0.

        Raises:
            PdfError: it cannot be read.
        """
        page = library.FPDF_LoadPage(self._handle, number)
        if not page:
            raise PdfError(DAMAGED_PAGE)
        words = library.FPDFText_LoadPage(page)
        try:
            if not words:
                raise PdfError(DAMAGED_PAGE)
            yield Page(page, words)
        finally:
            library.FPDFText_ClosePage(words)
            library.FPDF_ClosePage(page)


@contextmanager
def open_paper(content: bytes) -> Iterator[Paper]:
    """A PDF file while the block runs; no two may be open at once.

    Args:
        content: the bytes of the file.

    Raises:
        PdfError: it cannot be read, with the library's reason.
    """
    handle = library.FPDF_LoadMemDocument64(content, len(content), None)
    if not handle:
        raise PdfError(library.FPDF_GetLastError())
    try:
        paper = Paper(handle)
        if paper.length < 1:
            raise PdfError(library.FPDF_ERR_FORMAT)
        yield paper
    finally:
        library.FPDF_CloseDocument(handle)


def _text(words: Any, signs: int) -> str:
    # The library may put signs in that it does not count.
    room = ctypes.create_string_buffer(4 * signs + 32)
    kept = library.FPDFText_GetText(words, 0, signs, ctypes.cast(room, ctypes.POINTER(ctypes.c_ushort)))
    return room.raw[: 2 * max(kept - 1, 0)].decode("utf-16-le", "ignore")


def _within(measure: float, least: float) -> float:
    """A measure that can be reckoned with, whatever a damaged file says."""
    if least <= measure <= _FURTHEST:
        return measure
    return min(max(measure, least), _FURTHEST) if math.isfinite(measure) else least
