"""Footnotes of printed pages: small lines at the foot, called by small figures in the text."""

import re
from collections.abc import Sequence

from proposaltrack.importing.printed.lines import Line, Pages

_MARK = re.compile(r"(\d{1,3})[ \t.)]*(?=[^\W\d])")
_SMALLER = 0.92


def take_notes(pages: Pages, size: float) -> tuple[list[list[Line]], list[tuple[str, list[Line]]]]:
    """The pages without their footnotes, each call of a note as "[^1]"; and the notes, each with its mark.

    Args:
        pages: the lines of each page.
        size: the size in which most of the text is set.
    """
    bodies, notes = [], []
    for page in pages:
        start = _start(page, size)
        found = _cut(page[start:])
        marks = {mark for mark, _ in found}
        bodies.append([_called(line, marks) for line in page[:start]])
        notes += found
    return bodies, notes


def _start(page: Sequence[Line], size: float) -> int:
    """Where the notes of a page begin: small lines to its end, of which the first has a number."""
    start = len(page)
    while start and page[start - 1].size < size * _SMALLER:
        start -= 1
    while start < len(page) and not _MARK.match(page[start].text):
        start += 1
    # A page that is small all over is an annex in small print.
    return start or len(page)


def _cut(lines: Sequence[Line]) -> list[tuple[str, list[Line]]]:
    found: list[tuple[str, list[Line]]] = []
    for line in lines:
        mark = _MARK.match(line.text)
        if mark and (not found or int(mark[1]) == int(found[-1][0]) + 1):
            found.append((mark[1], [line._replace(text=line.text[mark.end() :])]))
        elif found:
            found[-1][1].append(line)
    return found


def _called(line: Line, marks: set[str]) -> Line:
    if not line.raised:
        return line
    text = line.text
    for offset in reversed(line.raised):
        figures = re.match(r"\d{1,3}", text[offset:])
        if figures and figures[0] in marks:
            text = f"{text[:offset].rstrip()}[^{figures[0]}]{text[offset + figures.end() :]}"
    return line._replace(text=text)
