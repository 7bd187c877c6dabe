"""Wrapping: where the lines of a text begin in a column, found with one step a line."""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip

_SINGLE = re.compile(
    # Letters, signs and marks of one cell each, so many that most texts consist of nothing else.
    "[\n\\x20-\\x7e\\xa0-\\xac\\xae-\u02ff\u0370-\u0482\u048a-\u052f"
    "\u1e00-\u1fff\u2010-\u2027\u2030-\u205e\u2400-\u2426\u2500-\u259f]*"
).fullmatch
TAB = "    "
"""What stands for a tab: a column has no tab stops."""


def line_starts(text: str, width: int) -> list[int]:
    """Offsets at which the lines of a text begin, the first of them 0; broken at spaces where there are any.

    Args:
        text: safe text without tabs; a line feed ends a line.
        width: cells of the column, at least 2.
    """
    starts, begin = [0], 0
    narrow = text.isascii() or _SINGLE(text) is not None
    while True:
        end = text.find("\n", begin)
        stop = len(text) if end < 0 else end
        starts.extend((_narrow if narrow else _wide)(text, begin, stop, width))
        if end < 0:
            return starts
        begin = end + 1
        starts.append(begin)


def _narrow(text: str, start: int, stop: int, width: int) -> Iterator[int]:
    """Further lines of one paragraph in which every character takes one cell."""
    while stop - start > width:
        cut = text.rfind(" ", start, start + width + 1)
        start = cut + 1 if cut > start else start + width
        if start >= stop:
            return
        yield start


def _wide(text: str, start: int, stop: int, width: int) -> Iterator[int]:
    """Further lines of one paragraph with characters of two cells, or of none."""
    at, column, space = start, 0, -1
    while at < stop:
        cells = _cells(text, at)
        if column + cells > width:
            space = at if text[at] == " " else space
            start = space + 1 if space > start else max(at, start + 1)
            if start >= stop:
                return
            yield start
            at, column, space = start, 0, -1
            continue
        if text[at] == " ":
            space = at
        column += cells
        at += 1


def _cells(text: str, at: int) -> int:
    """Cells of one character; a sign before a selector may be drawn as a picture of two, and is counted so."""
    return 2 if text[at + 1 : at + 2] == "\ufe0f" else cell_len(text[at])


def height_of(text: str, width: int) -> int:
    """How many lines a text takes in a column."""
    if len(text) <= width and text.isascii() and "\n" not in text:
        return 1
    return len(line_starts(text, width))


def wrap(pieces: Iterable[tuple[str, Style]], width: int) -> list[Strip]:
    """The lines of styled pieces of text in a column, each as wide as it is.

    Args:
        pieces: safe texts without tabs, each with its style.
        width: cells of the column.
    """
    held = [piece for piece in pieces if piece[0]]
    text = "".join(said for said, _ in held)
    starts = [*line_starts(text, width), len(text)]
    return [Strip(_line(held, text, *span)) for span in pairwise(starts)]


def _line(pieces: Sequence[tuple[str, Style]], text: str, start: int, stop: int) -> list[Segment]:
    """The segments between two offsets, without the line feed and the space at which the line was broken."""
    stop -= text[start:stop].endswith("\n")
    stop -= text[start:stop].endswith(" ")
    found, at = [], 0
    for said, style in pieces:
        begin, end = max(start, at), min(stop, at + len(said))
        if begin < end:
            found.append(Segment(said[begin - at : end - at], style))
        at += len(said)
        if at >= stop:
            break
    return found


def hang(text: str, style: Style, width: int) -> list[Strip]:
    """The lines of a text in a column, further ones below its first word and two cells in.

    Args:
        text: safe text on one line; the spaces it begins with are its indent.
        style: how it looks.
        width: cells of the column.
    """
    said = text.lstrip()
    indent = len(text) - len(said)
    lines = wrap([(said, style)], max(2, width - indent - 2))
    edges = [Segment(" " * (indent + 2 * (place > 0)), style) for place in range(len(lines))]
    return [Strip([edge, *line]) for edge, line in zip(edges, lines, strict=True)]


def hang_height(text: str, width: int) -> int:
    """How many lines `hang` gives."""
    said = text.lstrip()
    return height_of(said, max(2, width - (len(text) - len(said)) - 2))


def fit(text: str, width: int) -> str:
    """A text on one line, cut to a width with an ellipsis and filled up with spaces."""
    if width < 1:
        return ""
    if cell_len(text) > width:
        while text and cell_len(text) > width - 1:
            text = text[: max(0, len(text) - max(1, (cell_len(text) - width) // 2))]
        text = f"{text.rstrip()}…"
    return text + " " * (width - cell_len(text))
