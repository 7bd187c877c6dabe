"""Patterns: which paragraph of a document a new one is to look like."""

import re
from collections.abc import Sequence
from copy import deepcopy
from dataclasses import dataclass
from functools import lru_cache

from lxml import etree

from proposaltrack.exporting.word.blocks import Spot
from proposaltrack.exporting.word.elements import COMING, GOING, copy_without
from proposaltrack.importing.archives import Element
from proposaltrack.importing.word.names import w
from proposaltrack.model.marked import Line
from proposaltrack.text.lines import split_label

_PASSING = frozenset(map(w, ("sectPr", "pPrChange", "framePr")))
_WORD = re.compile(r"[^\W\d_]+")
_BEFORE_NUMBER = frozenset(
    map(w, ("pStyle", "keepNext", "keepLines", "pageBreakBefore", "framePr", "widowControl"))
)


@dataclass(frozen=True, slots=True)
class Look:
    """What a new paragraph looks like.

    Args:
        properties: its properties; None for the document's own.
        looks: the properties of its words; None for none.
        words: its words: without its number where the document counts it.
    """

    properties: Element | None
    looks: Element | None
    words: str


@dataclass(frozen=True, slots=True)
class Patterns:
    """The paragraphs of a document as patterns for new ones.

    Args:
        spots: the paragraphs that are not empty.
    """

    spots: tuple[Spot, ...]

    def own(self, line: Line, spot: Spot) -> Look | None:
        """The look of a paragraph that moved; None for one whose number is counted, which may count otherwise there.

        Args:
            line: the paragraph as it must read.
            spot: what it was.
        """
        return None if spot.line.label or line.label else Look(_properties(spot), _looks(spot), line.printed)

    def counted(self, line: Line, near: int) -> Look | None:
        """The look of a new paragraph whose number the document counts; None when it counts none of that shape.

        Args:
            line: the paragraph as it must read.
            near: the place at which it comes in.
        """
        told = split_label(line)
        if not told.label:
            return None
        shape = shape_of(told.label)
        listed = [s for s in self.spots if s.line.label and bool(s.line.cell) == bool(line.cell)]
        alike = [s for s in listed if shape_of(s.line.label) == shape]
        pattern = _nearest(alike, near)
        return None if pattern is None else Look(_properties(pattern), _looks(pattern), told.text)

    def typed(self, line: Line, near: int) -> Look:
        """The look of a new paragraph whose number, if any, is typed.

        Args:
            line: the paragraph as it must read.
            near: the place at which it comes in.
        """
        body = [
            s
            for s in self.spots
            if bool(s.line.cell) == bool(line.cell) and bool(s.line.note) == bool(line.note)
        ]
        alike = (
            [s for s in body if s.line.level == line.level]
            or [s for s in body if not s.line.level]
            or [*self.spots]
        )
        bare = [s for s in alike if not s.line.label]
        pattern = _nearest(bare or alike, near)
        if pattern is None:
            return Look(None, None, line.printed)
        properties = _properties(pattern)
        return Look(properties if pattern in bare else _uncounted(properties), _looks(pattern), line.printed)


def _nearest(spots: Sequence[Spot], near: int) -> Spot | None:
    return min(spots, key=lambda spot: (abs(spot.place - near), spot.place > near), default=None)


def look_alike(one: Element, two: Element) -> bool:
    """True when two paragraphs have the same properties."""
    return _told(one) == _told(two)


def _told(paragraph: Element) -> bytes:
    properties = paragraph.find(w("pPr"))
    if properties is None:
        return b""
    made = copy_without(properties, {w("rPr"), *_PASSING})
    return bytes(etree.tostring(made)) if len(made) else b""


@lru_cache(maxsize=4096)
def shape_of(label: str) -> str:
    """A number without its count: "(a)" for every letter in brackets, "1.1" for every number of two parts."""
    digits = re.sub(r"\d+", "1", label)
    words = [word for word in _WORD.findall(digits) if len(word) > 4]
    return _WORD.sub(
        lambda found: found[0] if found[0] in words else "A" if found[0].isupper() else "a", digits
    )


def _properties(spot: Spot) -> Element | None:
    found = spot.element.find(w("pPr"))
    if found is None:
        return None
    made = copy_without(found, _PASSING)
    looks = made.find(w("rPr"))
    for child in [*looks] if looks is not None else ():
        if child.tag in COMING | GOING:
            looks.remove(child)
    return made


def _looks(spot: Spot) -> Element | None:
    for run in spot.element.iter(w("r")):
        if run.find(w("t")) is not None:
            found = run.find(w("rPr"))
            return None if found is None else deepcopy(found)
    return None


def _uncounted(properties: Element | None) -> Element:
    """The same properties, taken out of every list."""
    made = etree.Element(w("pPr")) if properties is None else properties
    for old in made.findall(w("numPr")):
        made.remove(old)
    number = etree.Element(w("numPr"))
    etree.SubElement(number, w("numId")).set(w("val"), "0")
    made.insert(sum(child.tag in _BEFORE_NUMBER for child in made), number)
    return made
