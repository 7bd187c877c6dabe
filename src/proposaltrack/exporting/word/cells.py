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
    wanted = [*lines]
    same = {_folded(line.printed) for line in wanted if line.cell}
    changed = [parts for key, parts in known.items() if key not in same]
    return [part for line in wanted for part in _fitted(line, known, changed)]


def _cells(lines: Iterable[Line]) -> Iterator[list[str]]:
    """The paragraphs of every cell that has several."""
    for cell, group in groupby(lines, key=lambda line: line.cell):
        parts = [printed for line in group if (printed := line.printed.strip())]
        if cell is not None and len(parts) > 1:
            yield parts


def _folded(words: str) -> str:
    return " ".join(words.split())


def _fitted(line: Line, known: dict[str, list[str]], changed: Sequence[list[str]]) -> list[Line]:
    if line.cell is None:
        return [line]
    parts = known.get(_folded(line.printed)) or _cut(line.printed, changed)
    return [replace(line, label="", text=part) for part in parts] if parts else [line]


def _cut(words: str, changed: Sequence[list[str]]) -> list[str]:
    """The words in as many parts as the cell that they are most like; [] when they are like none."""
    said = {*words.split()}
    like = max(changed, key=lambda parts: len(said & {*" ".join(parts).split()}), default=[])
    cut: list[str] = []
    for place in range(len(like) - 1):
        seam = find_seam(words, like[place], " ".join(like[place + 1 :]))
        if seam < 0:
            return []
        cut.append(words[:seam].strip())
        words = words[seam:]
    cut = [*cut, words.strip()] if like else []
    return cut if all(cut) else []
