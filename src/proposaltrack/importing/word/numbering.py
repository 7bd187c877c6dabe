"""Numbering: the automatic number of each paragraph, counted as word processors count."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from proposaltrack.importing.archives import Element
from proposaltrack.importing.word.names import is_on, value_of, w
from proposaltrack.importing.word.printing import print_count
from proposaltrack.importing.word.styles import Style, Styles
from proposaltrack.text.lines import BULLET

DEEPEST = 9
"""Levels of a list."""
_HIGHEST, _LONGEST = 32_767, 255
"""The highest first count, and the longest form of a number, that word processors know."""
_PLACE = re.compile(r"%([1-9])")


@dataclass(frozen=True, slots=True)
class Level:
    """One level of a list.

    Args:
        style: its number format.
        text: how it is printed, "%1" for the count of the outermost level.
        start: its first count.
        restart: the level, from 1, after which it begins anew; 0 for never, -1 for after any further out.
        legal: all counts are printed in digits.
        owner: id of the paragraph style that it belongs to.
    """

    style: str = "decimal"
    text: str = ""
    start: int = 1
    restart: int = -1
    legal: bool = False
    owner: str = ""


@dataclass(frozen=True, slots=True)
class ListDefinition:
    """One list as paragraphs name it.

    Args:
        family: id of the definition whose counts it shares.
        levels: its levels from the outermost.
        restarts: levels, from 0, that begin anew where this list is first used, with the count they begin at.
    """

    family: str
    levels: tuple[Level, ...]
    restarts: tuple[tuple[int, int], ...] = ()


@dataclass
class Numbering:
    """The lists of a document, by id.

    Args:
        root: the numbering part; None when there is none.
        styles: the styles, which may stand for lists.
    """

    root: Element | None
    styles: Styles
    lists: dict[str, ListDefinition] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Note every list under its id."""
        if self.root is None:
            return
        families = {a.get(w("abstractNumId"), ""): a for a in self.root.iterfind(w("abstractNum"))}
        raw = {n.get(w("numId"), ""): n for n in self.root.iterfind(w("num"))}
        for number, element in raw.items():
            family = self._family(value_of(element, w("abstractNumId")), families, raw, 0)
            if family in families:
                self.lists[number] = _definition(element, family, families[family])

    def _family(self, family: str, families: dict[str, Element], raw: dict[str, Element], steps: int) -> str:
        """The definition itself, where another one stands for it through a numbering style."""
        linked = value_of(families.get(family), w("numStyleLink"))
        number = self.styles.number_of(linked) if linked and steps < DEEPEST else ""
        if number not in raw:
            named = (a for a in families if linked and value_of(families[a], w("styleLink")) == linked)
            return next(named, family)
        return self._family(value_of(raw[number], w("abstractNumId")), families, raw, steps + 1)

    def place_of(self, properties: Element | None, style: Style) -> tuple[str, int] | None:
        """List and level of a paragraph; None when it takes no number.

        Args:
            properties: the paragraph's own properties.
            style: its style.
        """
        own = None if properties is None else properties.find(w("numPr"))
        number = value_of(own, w("numId")) or style.number
        if number in {"", "0"} or number not in self.lists:
            return None
        depth = value_of(own, w("ilvl"))
        if depth.isdecimal():
            return number, min(int(depth), DEEPEST - 1)
        return number, self._owned(number, style)

    def _owned(self, number: str, style: Style) -> int:
        """The level that the nearest style of the chain names, or that belongs to it."""
        levels = self.lists[number].levels
        for carrier, named in style.carriers:
            owned = next((depth for depth, level in enumerate(levels) if level.owner == carrier), -1)
            if max(named, owned) >= 0:
                return min(named if named >= 0 else owned, DEEPEST - 1)
        return 0

    def describe(self, places: Iterable[tuple[str, int]]) -> Iterator[str]:
        """What the numbers are made from, one line for each level of a list that is used.

        The lists are counted by their first paragraph: a program that only saves a file anew gives them other ids.

        Args:
            places: list and level of each paragraph that has a number, in reading order.
        """
        used = list(dict.fromkeys(places))
        order = {number: nth for nth, number in enumerate(dict.fromkeys(number for number, _ in used), 1)}
        for number, depth in sorted(used, key=lambda place: (order[place[0]], place[1])):
            definition = self.lists[number]
            level = definition.levels[depth]
            start = dict(definition.restarts).get(depth, level.start)
            yield f"list {order[number]}, level {depth + 1}: {level.text!r} as {level.style} from {start}"


def _definition(element: Element, family: str, abstract: Element) -> ListDefinition:
    levels = {int(raw.get(w("ilvl"), "0")): _read_level(raw) for raw in abstract.iterfind(w("lvl"))}
    restarts = {}
    for override in element.iterfind(w("lvlOverride")):
        depth = int(override.get(w("ilvl"), "0"))
        if (inner := override.find(w("lvl"))) is not None:
            levels[depth] = _read_level(inner)
        start = value_of(override, w("startOverride"))
        if start.isdecimal():
            restarts[depth] = _count(start, 1)
    made = tuple(levels.get(depth, Level(style="none")) for depth in range(DEEPEST))
    return ListDefinition(family, made, tuple(sorted(restarts.items())))


def _count(text: str, default: int) -> int:
    return int(text) if text.isdecimal() and len(text) < 9 and int(text) <= _HIGHEST else default


def _read_level(raw: Element) -> Level:
    restart = value_of(raw, w("lvlRestart"))
    text = value_of(raw, w("lvlText"))[:_LONGEST]
    pictured = raw.find(w("lvlPicBulletId")) is not None
    return Level(
        _format(raw),
        text or (BULLET if pictured else ""),
        _count(value_of(raw, w("start"), "0"), 1),
        int(restart) if restart.isdecimal() else -1,
        bool(is_on(raw, "isLgl")),
        value_of(raw, w("pStyle")),
    )


def _format(raw: Element) -> str:
    """The number format; one that older programs do not know stands in an alternative for them."""
    found = raw.find(f".//{w('numFmt')}")
    if found is None:
        return "decimal"
    style: str = found.get(w("val"), "decimal")
    return found.get(w("format"), "decimal") if style == "custom" else style


@dataclass
class Counting:
    """The counts of all lists while a text is read from its beginning.

    Args:
        numbering: the lists.
    """

    numbering: Numbering
    _counts: dict[str, list[int | None]] = field(default_factory=dict)
    _begun: set[tuple[str, int]] = field(default_factory=set)

    def next(self, place: tuple[str, int]) -> str:
        """The number of the next paragraph of a list, as printed.

        Args:
            place: id of the list, and the level from 0.
        """
        number, depth = place
        definition = self.numbering.lists[number]
        counts = self._counts.setdefault(definition.family, [None] * DEEPEST)
        self._begin(number, definition, depth, counts)
        for deeper in range(depth + 1, DEEPEST):
            restart = definition.levels[deeper].restart
            if restart < 0 or depth < restart:
                counts[deeper] = None
        return _printed(definition, depth, counts)

    def _begin(self, number: str, definition: ListDefinition, depth: int, counts: list[int | None]) -> None:
        """Count one on, or begin anew where the list says so the first time it is used.

        A level that was passed over counts as begun: what comes next in it is its second.
        """
        for outer in range(depth):
            if counts[outer] is None:
                counts[outer] = definition.levels[outer].start
        restarts = dict(definition.restarts)
        if depth in restarts and (number, depth) not in self._begun:
            self._begun.add((number, depth))
            counts[depth] = restarts[depth]
            return
        count = counts[depth]
        counts[depth] = definition.levels[depth].start if count is None else count + 1


def _printed(definition: ListDefinition, depth: int, counts: list[int | None]) -> str:
    level = definition.levels[depth]
    if level.style == "bullet":
        return BULLET if level.text.strip() else ""

    def count_at(found: re.Match[str]) -> str:
        place = int(found[1]) - 1
        other = definition.levels[place]
        count = counts[place]
        style = "decimal" if level.legal and place < depth and other.style != "none" else other.style
        return print_count(other.start if count is None else count, style)

    return _PLACE.sub(count_at, level.text).strip()
