"""Numbers on web pages that are told from their words by a place or a look of their own."""

from typing import TYPE_CHECKING

from proposaltrack.text.labels import read_label

if TYPE_CHECKING:
    from collections.abc import Iterator

    from proposaltrack.importing.archives import Element

_CELLS = frozenset({"td", "th"})
_DASHES = frozenset({"-", "–", "—", "•"})
_LONGEST = 40
"""Characters; no number is longer."""


def cells_of_numbers(table: "Element") -> "Iterator[Element]":
    """The first cells of a table that sets a list: in each row a number, and beside it one cell with words.

    Args:
        table: the table.
    """
    rows = [row for row in table.iter("tr") if next(row.iterancestors("table")) is table]
    worded = [[cell for cell in row if cell.tag in _CELLS and _words(cell)] for row in rows]
    if all(len(cells) == 2 and _is_number(_words(cells[0])) for cells in worded):
        yield from (cells[0] for cells in worded)


def stands_apart(before: str, after: str) -> bool:
    """True for a number at the beginning of a paragraph that only its look parts from the words behind it.

    Args:
        before: what the paragraph holds so far.
        after: what comes behind it.
    """
    if len(before) > _LONGEST or before[-1].isspace():
        return False
    label = read_label(before, heading=True)
    if label is None or not (label.end == len(before) or _is_number(before[label.end :])):
        return False
    first = after[0]
    return first.isupper() or first in "(“«„" or (before[-1] in ").]" and first.isalpha())


def _words(element: "Element") -> str:
    return " ".join("".join(element.itertext()).split())


def _is_number(words: str) -> bool:
    """True for a number or a dash that stands alone."""
    label = read_label(words) if len(words) <= _LONGEST else None
    return words in _DASHES or (label is not None and label.end == len(words))
