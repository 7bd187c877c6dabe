"""Columns of printed pages: two of them side by side are laid one upon the other."""

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise

from proposaltrack.importing.printed.lines import Line, Pages

_FEWEST = 5
"""Lines; a column has at least so many."""
_FEW = 3
_LIKELIEST = 12
_MOST_ACROSS = 0.3
"""Of the lines of a page, such as its title, may reach over both columns."""
_MOST_TURNS = 4
"""A page is read column by column; the cells of a table are read by turns."""
_NEAR = 3.0
"""Points; the lines of a column begin within so many of each other, but for what is set further in."""


def even_columns(pages: Pages) -> list[list[Line]]:
    """The pages with the lines of each second column moved to where the lines of the first one stand.

    Whatever compares where lines begin and end can take a page in two columns for a page in one.

    Args:
        pages: the lines of each page.
    """
    return [list(_evened(page)) for page in pages]


def _evened(page: Sequence[Line]) -> Iterator[Line]:
    edge = _second_column(page)
    if edge is None:
        yield from page
        return
    by = edge - min(line.left for line in page if line.right < edge)
    for line in page:
        yield line._replace(left=line.left - by, right=line.right - by) if line.left > edge - _NEAR else line


def _second_column(page: Sequence[Line]) -> float | None:
    """Where the second column begins; None for a page in one column."""
    begins = Counter(round(line.left) for line in page)
    # Where a column begins, several of its lines do; the likeliest few are enough.
    edges = sorted(edge for edge, lines in begins.most_common(_LIKELIEST) if lines >= _FEW)
    return next((edge for edge in map(float, edges) if _parts(page, edge)), None)


def _parts(page: Sequence[Line], edge: float) -> bool:
    """True when the lines behind an edge stand beside those before it, and are read after them."""
    behind = [line for line in page if line.left > edge - _NEAR]
    before = [line for line in page if line.right < edge]
    across = len(page) - len(behind) - len(before)
    if min(len(before), len(behind)) < _FEWEST or across > _MOST_ACROSS * len(page):
        return False
    sides = [line.left > edge - _NEAR for line in page if line.right < edge or line.left > edge - _NEAR]
    beside = max(line.base for line in behind) > min(line.base for line in before)
    return beside and sum(one != other for one, other in pairwise(sides)) <= _MOST_TURNS
