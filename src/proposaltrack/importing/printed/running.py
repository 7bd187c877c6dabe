"""Running heads and feet: what stands at the edge of page after page, and is no part of the text."""

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache

from proposaltrack.importing.printed.lines import Line, Pages
from proposaltrack.text.labels import read_label

_DEEPEST = 4
"""Lines at either edge that can be a head or a foot."""
_MARGIN = 0.14
"""Of the height of a page, above and below: no head stands further in."""
_MANY = 6
"""Pages; in so many, a head stands on three."""
_NEAR = 6
"""Points; heads stand at one height, but for what a printer does to them."""
_FIGURES = re.compile(r"\d+")
_ROMAN = re.compile(r"[-–—\s]*[ivxlc]{1,6}[-–—\s]*", re.IGNORECASE)
_PAGE_NUMBER = re.compile(r"[^\W\d].{6,80}[^\d.,(] {1,9}(\d{1,4})")
"""A title with the number of the page behind it; a number in front may be that of a clause."""
_NUMBER = "#"

_Key = tuple[str, int]


def drop_running(pages: Pages) -> list[list[Line]]:
    """The pages without their heads, feet and page numbers.

    A line goes when lines like it, figures apart, stand at its height on several pages, and nothing that stays
    stands further out.

    Args:
        pages: the lines of each page.
    """
    counts: Counter[_Key] = Counter()
    for page in pages:
        counts.update({key for line in _edges(page) for key in _keys(line)[:1]})
    least = 2 if len(pages) < _MANY else 3
    offsets = Counter(
        offset for page in pages for line in _edges(page) if (offset := _offset(line)) is not None
    )
    counted = {offset for offset, count in offsets.items() if count >= least}

    def runs(line: Line) -> bool:
        if _MARGIN < line.base / max(line.height, 1.0) < 1 - _MARGIN:
            return False
        return sum(counts[key] for key in _keys(line)) >= least or _offset(line) in counted

    return [_without(page, runs) for page in pages]


def _without(page: Sequence[Line], runs: Callable[[Line], bool]) -> list[Line]:
    dropped: set[int] = set()
    for edge in (_from_above(page), _from_above(page)[::-1]):
        for place in edge[:_DEEPEST]:
            if not runs(page[place]):
                break
            dropped.add(place)
    return [line for place, line in enumerate(page) if place not in dropped]


def _edges(page: Sequence[Line]) -> Iterator[Line]:
    order = _from_above(page)
    outer = order if len(order) <= 2 * _DEEPEST else [*order[:_DEEPEST], *order[-_DEEPEST:]]
    return (page[place] for place in outer)


def _from_above(page: Sequence[Line]) -> list[int]:
    return sorted(range(len(page)), key=lambda place: -page[place].base)


def _offset(line: Line) -> int | None:
    """How far the number at the edge of a line is from the number of its page; None for a line without one."""
    found = _PAGE_NUMBER.fullmatch(line.text)
    return int(found[1]) - line.page if found else None


def _keys(line: Line) -> list[_Key]:
    """What a line is counted as, its own height first, and the heights beside it."""
    words, height = _likeness(line.text), int(line.base // _NEAR)
    return [(words, height), (words, height - 1), (words, height + 1)]


@lru_cache(maxsize=8192)
def _likeness(text: str) -> str:
    """A line with its figures made alike; those of its label stay."""
    if _ROMAN.fullmatch(text):
        return _NUMBER
    # "Article 5" at the head of a page is an article, and the next page may begin with another one.
    label = read_label(text)
    kept = label.end if label else 0
    return text[:kept] + _FIGURES.sub(_NUMBER, text[kept:])
