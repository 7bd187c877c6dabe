"""Cells: a text has one line for each, which is cut into the paragraphs that the sent file has there."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from itertools import groupby

from proposaltrack.exporting.word.seams import find_seam
from proposaltrack.model.marked import Line

_COMMON = 100
"""Cells; a word that more of them say tells none from another."""
_NEAR = 8
"""Cells that are compared with a text more closely."""


def fit_cells(lines: Iterable[Line], sent: Iterable[Line]) -> list[Line]:
    """The paragraphs of a text, those of its cells cut as the cell that reads the same is in the sent file, or most alike.

    Args:
        lines: the paragraphs of the text.
        sent: the paragraphs of the sent file.
    """
    cells = _Cells()
    for parts in _cells(sent):
        cells.add(parts)
    return [part for line in lines for part in _fitted(line, cells)]


def _cells(lines: Iterable[Line]) -> Iterator[list[str]]:
    """The paragraphs of every cell that says something."""
    for cell, group in groupby(lines, key=lambda line: line.cell):
        parts = [printed for line in group if (printed := line.printed.strip())]
        if cell is not None and parts:
            yield parts


def _fitted(line: Line, cells: "_Cells") -> list[Line]:
    if line.cell is None:
        return [line]
    key = " ".join(line.printed.split())
    parts = cells.known.get(key) or _cut(line.printed, cells.nearest(key))
    return [replace(line, label="", text=part) for part in parts] if len(parts) > 1 else [line]


def _cut(text: str, like: list[str]) -> list[str]:
    """A text in as many parts as another one; [] when it does not fall into those."""
    cut: list[str] = []
    for place in range(len(like) - 1):
        seam = find_seam(text, like[place], " ".join(like[place + 1 :]))
        if seam < 0:
            return []
        cut.append(text[:seam].strip())
        text = text[seam:]
    cut.append(text.strip())
    return cut if all(cut) else []


@dataclass
class _Cells:
    """The cells of the sent file.

    Args:
        known: the paragraphs of each, by what it says.
    """

    known: dict[str, list[str]] = field(default_factory=dict)
    _words: dict[str, set[str]] = field(default_factory=dict)
    _saying: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))

    def add(self, parts: list[str]) -> None:
        """Note a cell."""
        key = " ".join(" ".join(parts).split())
        if key not in self.known:
            self.known[key] = parts
            self._words[key] = {*key.split()}
            for word in self._words[key]:
                self._saying[word].append(key)

    def nearest(self, text: str) -> list[str]:
        """The paragraphs of the cell that shares most of its words with a text; [] when none shares any."""
        said = {*text.split()}
        telling = (self._saying.get(word, ()) for word in said)
        shared = Counter(key for keys in telling if len(keys) <= _COMMON for key in keys)
        near = [key for key, _ in shared.most_common(_NEAR)]
        best = max(near, key=lambda key: shared[key] / len(said | self._words[key]), default="")
        return self.known.get(best, [])
