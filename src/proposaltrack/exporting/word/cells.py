"""Cells: a text has one line for each, which is cut into the paragraphs that the sent file has there."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from proposaltrack.exporting.word.seams import find_seam
from proposaltrack.model.marked import Line


def fit_cells(lines: Iterable[Line], sent: Iterable[Line]) -> list[Line]:
    """The paragraphs of a text, those of its cells cut as the cell that reads the same is in the sent file, or most alike.

    Args:
        lines: the paragraphs of the text.
        sent: the paragraphs of the sent file.
    """
    known = {_folded(" ".join(parts)): parts for parts in _cells(sent)}
    words = [({*key.split()}, parts) for key, parts in known.items()]
    return [part for line in lines for part in _fitted(line, known, words)]


def _cells(lines: Iterable[Line]) -> Iterator[list[str]]:
    """The paragraphs of every cell that has several."""
    for cell, group in groupby(lines, key=lambda line: line.cell):
        parts = [printed for line in group if (printed := line.printed.strip())]
        if cell is not None and len(parts) > 1:
            yield parts


def _folded(words: str) -> str:
    return " ".join(words.split())


_Words = Sequence[tuple[set[str], list[str]]]
"""The different words of each cell, with its paragraphs."""


def _fitted(line: Line, known: dict[str, list[str]], words: _Words) -> list[Line]:
    if line.cell is None:
        return [line]
    parts = known.get(_folded(line.printed)) or _cut(line.printed, words)
    return [replace(line, label="", text=part) for part in parts] if parts else [line]


def _cut(text: str, words: _Words) -> list[str]:
    """A text in as many parts as the cell that it is most like; [] when it is like none."""
    said = {*text.split()}
    _, like = max(words, key=lambda cell: len(said & cell[0]), default=(said, []))
    cut: list[str] = []
    for place in range(len(like) - 1):
        seam = find_seam(text, like[place], " ".join(like[place + 1 :]))
        if seam < 0:
            return []
        cut.append(text[:seam].strip())
        text = text[seam:]
    cut = [*cut, text.strip()] if like else []
    return cut if all(cut) else []
