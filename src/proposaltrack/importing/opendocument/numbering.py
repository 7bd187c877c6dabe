"""Numbers of OpenDocument: which list goes on in which, and the label of every paragraph in both views."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import count
from typing import TYPE_CHECKING, NamedTuple

from proposaltrack.importing.opendocument.names import IDENTIFIER, TEXT
from proposaltrack.importing.opendocument.styles import Level, Levels, write_label
from proposaltrack.model.marked import Paragraph, View, group_lines, keeper_of

if TYPE_CHECKING:
    from proposaltrack.importing.archives import Element

OUTLINE = 0
"""The thread of headings that are numbered by their outline."""
DEEPEST = 10


class Place(NamedTuple):
    """Where a numbered paragraph stands.

    Args:
        thread: which sequence of numbers it belongs to.
        levels: how its list is numbered.
        style: the name of the list style.
        level: its level from 1.
        start: the number it begins anew with; None to go on.
    """

    thread: int
    levels: Levels
    style: str
    level: int
    start: int | None = None


class Threads:
    """Which lists share one sequence of numbers."""

    def __init__(self) -> None:
        self._numbers = count(OUTLINE + 1)
        self._by_name: dict[str, int] = {}
        self._latest: dict[str, int] = {}

    def of(self, element: "Element", style: str, *, loose: bool) -> int:
        """The sequence that a list belongs to.

        Args:
            element: the list.
            style: its style.
            loose: it is a deleted piece of a list, written apart from it.
        """
        name, goes_on = element.get(IDENTIFIER, ""), element.get(f"{TEXT}continue-list", "")
        if goes_on:
            thread = self._by_name.get(goes_on) or self._by_name.setdefault(goes_on, next(self._numbers))
        elif name and name in self._by_name:
            thread = self._by_name[name]
        elif style in self._latest and (loose or element.get(f"{TEXT}continue-numbering") == "true"):
            thread = self._latest[style]
        else:
            thread = next(self._numbers)
        if name:
            self._by_name[name] = thread
        self._latest[style] = thread
        return thread


def number_paragraphs(
    paragraphs: Sequence[Paragraph], places: Sequence[Place | None]
) -> tuple[Paragraph, ...]:
    """The paragraphs with their automatic numbers; what stands in one view only counts in that one.

    Args:
        paragraphs: the paragraphs without numbers.
        places: where each stands; None for one without a number.
    """
    original, final = (_labels(paragraphs, places, view) for view in (View.ORIGINAL, View.FINAL))
    return tuple(
        replace(paragraph, labels=(original.get(at, ""), final.get(at, ""))) if places[at] else paragraph
        for at, paragraph in enumerate(paragraphs)
    )


def _labels(paragraphs: Sequence[Paragraph], places: Sequence[Place | None], view: View) -> dict[int, str]:
    counts: dict[int, list[int | None]] = {}
    labels = {}
    for group in group_lines(paragraphs, view):
        at = keeper_of(paragraphs, group, view)
        place = places[at]
        # Without words and without an end, there is nothing in this view that could have a number.
        if place and (paragraphs[group[-1]].ends_in(view) or paragraphs[at].text_in(view)):
            labels[at] = _next_label(counts.setdefault(place.thread, [None] * DEEPEST), place)
    return labels


def _next_label(counts: list[int | None], place: Place) -> str:
    """The label of the next item; levels above it that nothing stands on yet count as begun."""
    own = place.level - 1
    for above in range(own):
        if counts[above] is None:
            counts[above] = place.levels.get(above + 1, Level()).start
    before = counts[own]
    first = place.levels.get(place.level, Level()).start if place.start is None else place.start
    counts[own] = first if before is None or place.start is not None else before + 1
    counts[place.level :] = [None] * (DEEPEST - place.level)
    return write_label(place.levels, place.level, [number or 0 for number in counts[: place.level]])
