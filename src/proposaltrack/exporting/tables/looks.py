"""How a table looks on a page: the widths of its columns, the words that stand out, the direction of its script."""

import unicodedata
from collections.abc import Iterator

from proposaltrack.model.table import Span, Table

_WIDEST = 60
"""Characters; a column of long texts is no wider than one of fairly long ones."""

_LONGEST_WORD = 20
"""Characters; a longer word may be broken."""
_MARGINS = 4
"""Characters that have room in the margins of a cell."""


def weigh_columns(table: Table) -> tuple[float, ...]:
    """The share of the page that each column needs for its words; the shares add up to 1."""
    weights = [
        _weight(heading, [row.cells[n] for row in table.rows]) for n, heading in enumerate(table.headings)
    ]
    return tuple(weight / sum(weights) for weight in weights)


def _weight(heading: str, cells: list[str]) -> float:
    words = (word for text in (heading, *cells) for word in text.split())
    longest = min(max(map(len, words), default=0), _LONGEST_WORD)
    lengths = sorted(min(max(map(len, cell.split("\n"))), _WIDEST) for cell in cells) or [0]
    return max(longest + _MARGINS, lengths[int(0.9 * (len(lengths) - 1))], 6)


def cut_lines(text: str, marked: tuple[Span, ...]) -> Iterator[list[tuple[str, bool]]]:
    """Each line of a text in pieces, with whether a piece stands out.

    Args:
        text: the text.
        marked: the stretches that stand out, in their order.
    """
    start = 0
    for line in text.split("\n"):
        end = start + len(line)
        yield list(_pieces(text, start, end, marked))
        start = end + 1


def _pieces(text: str, start: int, end: int, marked: tuple[Span, ...]) -> Iterator[tuple[str, bool]]:
    at = start
    for first, last in marked:
        first, last = max(first, at), min(last, end)  # noqa: PLW2901 - the part of it on this line
        if first < last:
            if at < first:
                yield text[at:first], False
            yield text[first:last], True
            at = last
    if at < end:
        yield text[at:end], False


def runs_leftwards(text: str) -> bool:
    """True for a text whose first letter is of a script that is written from right to left."""
    sides = (unicodedata.bidirectional(sign) for sign in text)
    return next((side != "L" for side in sides if side in {"L", "R", "AL"}), False)
