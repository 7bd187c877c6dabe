"""A line of a printed page, and the measures of a document that its lines give."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import NamedTuple


class Line(NamedTuple):
    """A line as it stands on a page; all measures in points.

    Args:
        text: its words, without space at the edges.
        left: where its first character begins.
        right: where its last character ends.
        base: height of its base line above the foot of the page.
        size: height of its first character with the room above and below.
        page: number of its page from 0.
        broken: its last word goes on in the next line.
        raised: offsets of small figures behind words, as they call notes.
        height: height of its page.
    """

    text: str
    left: float
    right: float
    base: float
    size: float
    page: int = 0
    broken: bool = False
    raised: tuple[int, ...] = ()
    height: float = 0.0


Pages = Sequence[Sequence[Line]]


def body_size(pages: Pages) -> float:
    """The size in which most of the text is set.

    Args:
        pages: the lines of each page.
    """
    letters: dict[float, int] = defaultdict(int)
    for line in each_line(pages):
        letters[round(line.size * 2) / 2] += len(line.text)
    return max(letters, key=lambda size: letters[size], default=0.0)


def line_pitches(pages: Pages) -> dict[int, float]:
    """The distance from line to line within a paragraph, by size.

    Args:
        pages: the lines of each page.
    """
    gaps: dict[int, list[float]] = defaultdict(list)
    for page in pages:
        for above, line in pairwise(page):
            gap = above.base - line.base
            if round(above.size) == round(line.size) and 0 < gap < 3 * line.size:
                gaps[round(line.size)].append(gap)
    return {size: sorted(found)[len(found) // 4] for size, found in gaps.items() if len(found) > 3}


def each_line(pages: Pages) -> Iterable[Line]:
    """Every line in order.

    Args:
        pages: the lines of each page.
    """
    return (line for page in pages for line in page)
