"""Styles of OpenDocument: what each list level is numbered like, and what is hidden."""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple

from proposaltrack.importing.archives import local_name
from proposaltrack.importing.numerals import write_number
from proposaltrack.importing.opendocument.names import EXTENDED, STYLE, TEXT

if TYPE_CHECKING:
    from proposaltrack.importing.archives import Element

_LEVELS = frozenset({"list-level-style-number", "list-level-style-bullet", "outline-level-style"})
_SLOT = re.compile(r"%(\d{1,2})%")
_LIST_SIGNS = frozenset("-*–—•‣◦·▪■□○●➢✓")


class Level(NamedTuple):
    """How one level of a list is numbered.

    Args:
        style: as `write_number` takes it; "" for a number that is not shown.
        prefix: what stands before the number.
        suffix: what stands behind it.
        shown: how many levels the number shows, this one included.
        start: the first number.
        pattern: the whole label, with "%2%" for the number of level 2; "" to make it from the others.
        bullet: the sign of a level without numbers.
        doubled: after "z" comes "aa", then "bb".
    """

    style: str = ""
    prefix: str = ""
    suffix: str = ""
    shown: int = 1
    start: int = 1
    pattern: str = ""
    bullet: str = ""
    doubled: bool = False


Levels = Mapping[int, Level]


def write_label(levels: Levels, level: int, counts: Sequence[int]) -> str:
    """The label of an item.

    Args:
        levels: how each level is numbered, by its number from 1.
        level: the level of the item.
        counts: the numbers of the levels from 1 to that one.
    """
    own = levels.get(level, Level())
    if own.bullet or not own.style:
        return own.bullet

    def number(nth: int) -> str:
        if not 0 < nth <= len(counts):
            return ""
        of = levels.get(nth, Level())
        return write_number(counts[nth - 1], of.style, doubled=of.doubled)

    if own.pattern:
        return _SLOT.sub(lambda slot: number(int(slot[1])), own.pattern).strip()
    numbers = [number(nth) for nth in range(max(level - own.shown, 0) + 1, level + 1)]
    return f"{own.prefix}{'.'.join(filter(None, numbers))}{own.suffix}".strip()


class Styles:
    """The styles of a document.

    Args:
        content: root of its content.
        common: root of its named styles; None when it has none.
    """

    def __init__(self, content: "Element", common: "Element | None") -> None:
        self.lists: dict[str, Levels] = {}
        self.outline: Levels = {}
        self._parents: dict[str, str] = {}
        self._list_names: dict[str, str] = {}
        self._hidden: set[str] = set()
        for style in (*_named(common, "styles"), *_named(content, "automatic-styles")):
            self._take(style)

    def list_of(self, paragraph_style: str) -> str | None:
        """The list style that a paragraph style asks for; "" where it asks for none, None where it does not care."""
        for name in self._chain(paragraph_style):
            if name in self._list_names:
                return self._list_names[name]
        return None

    def hides(self, style: str) -> bool:
        """True when a style hides the words that have it."""
        return bool(self._hidden) and any(name in self._hidden for name in self._chain(style))

    def _chain(self, name: str) -> Iterator[str]:
        seen: set[str] = set()
        while name and name not in seen:
            seen.add(name)
            yield name
            name = self._parents.get(name, "")

    def _take(self, style: "Element") -> None:
        kind, name = local_name(style), style.get(f"{STYLE}name", "")
        if kind == "outline-style":
            self.outline = _levels(style)
        elif kind == "list-style":
            self.lists[name] = _levels(style)
        elif kind == "style":
            self._parents[name] = style.get(f"{STYLE}parent-style-name", "")
            if (listed := style.get(f"{STYLE}list-style-name")) is not None:
                self._list_names[name] = listed
            if any(part.get(f"{TEXT}display") == "none" for part in style):
                self._hidden.add(name)


def _named(root: "Element | None", group: str) -> "Iterator[Element]":
    for part in root if root is not None else ():
        if local_name(part) == group:
            yield from part


def _levels(style: "Element") -> Levels:
    return {
        whole(level.get(f"{TEXT}level"), 1): _level(level) for level in style if local_name(level) in _LEVELS
    }


def _level(level: "Element") -> Level:
    if local_name(level) == "list-level-style-bullet":
        sign = level.get(f"{TEXT}bullet-char", "")
        return Level(bullet=sign if sign in _LIST_SIGNS else "•")
    return Level(
        style=level.get(f"{STYLE}num-format", ""),
        prefix=level.get(f"{STYLE}num-prefix", ""),
        suffix=level.get(f"{STYLE}num-suffix", ""),
        shown=whole(level.get(f"{TEXT}display-levels"), 1),
        start=whole(level.get(f"{TEXT}start-value"), 1),
        pattern=level.get(f"{EXTENDED}num-list-format", ""),
        doubled=level.get(f"{STYLE}num-letter-sync") == "true",
    )


def whole(told: str | None, otherwise: int) -> int:
    """A whole number as an attribute has it; another one where it has none.

    Args:
        told: the attribute.
        otherwise: what it is without a number.
    """
    return int(told) if told is not None and told.isdecimal() and len(told) < 9 else otherwise
