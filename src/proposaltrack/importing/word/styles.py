"""Styles: what a paragraph inherits from the chain of its style."""

from dataclasses import dataclass, field

from proposaltrack.importing.archives import Element
from proposaltrack.importing.word.names import is_on, value_of, w

_HEADING = "heading "
_LONGEST = 100
"""Styles on top of each other; no program that people use lets them grow beyond ten."""
_P_NUMBER = f"{w('pPr')}/{w('numPr')}"


@dataclass(frozen=True, slots=True)
class Style:
    """What one paragraph style gives, its chain included.

    Args:
        number: id of its list; "" for none, "0" where it takes the number of the chain away.
        carriers: the styles of the chain down to the one that names the list, nearest first, each with the level from
            0 that it names itself, -1 for none; a level may belong to one of them.
        level: heading level from 1; 0 for what is no heading.
        hidden: its words are hidden.
    """

    number: str = ""
    carriers: tuple[tuple[str, int], ...] = ()
    level: int = 0
    hidden: bool = False


_PLAIN = Style()


@dataclass
class Styles:
    """The styles of a document, by id; each is resolved once.

    Args:
        root: the styles part; None when there is none.
    """

    root: Element | None
    _raw: dict[str, Element] = field(default_factory=dict, repr=False)
    _known: dict[str, Style] = field(default_factory=dict, repr=False)
    default: str = ""

    def __post_init__(self) -> None:
        """Note every style under its id."""
        for style in self.root.iterfind(w("style")) if self.root is not None else ():
            self._raw[style.get(w("styleId"), "")] = style
            if style.get(w("type")) == "paragraph" and style.get(w("default")) in {"1", "true", "on"}:
                self.default = style.get(w("styleId"), "")

    def of(self, style_id: str) -> Style:
        """A style by its id; the default one for "" and for an id that nobody defines."""
        wanted = style_id if style_id in self._raw else self.default
        if wanted not in self._known:
            self._known[wanted] = self._resolve(wanted, frozenset())
        return self._known[wanted]

    def number_of(self, style_id: str) -> str:
        """The list that a numbering style stands for; "" when it stands for none."""
        return value_of(self._raw.get(style_id), f"{_P_NUMBER}/{w('numId')}")

    def _resolve(self, style_id: str, above: frozenset[str]) -> Style:
        """A style on top of the one it is based on; a chain that bites its tail, or is endless, ends there."""
        raw = self._raw.get(style_id)
        if raw is None or style_id in above or len(above) > _LONGEST:
            return _PLAIN
        parent = value_of(raw, w("basedOn"))
        base = self._resolve(parent, above | {style_id}) if parent else _PLAIN
        number = value_of(raw, f"{_P_NUMBER}/{w('numId')}")
        depth = value_of(raw, f"{_P_NUMBER}/{w('ilvl')}")
        named = raw.find(_P_NUMBER) is not None
        hidden = is_on(raw.find(w("rPr")), "vanish")
        return Style(
            number or base.number,
            ((style_id, _whole(depth, -1)), *base.carriers) if named or base.carriers else (),
            _level(raw, base.level),
            base.hidden if hidden is None else hidden,
        )


def _whole(text: str, default: int) -> int:
    return int(text) if text.isdecimal() and len(text) < 6 else default


def _level(raw: Element, inherited: int) -> int:
    """The outline level where one is given, else the one that the name of a built-in heading tells."""
    name = value_of(raw, w("name")).casefold()
    if name == "title":
        return 1
    outline = value_of(raw, f"{w('pPr')}/{w('outlineLvl')}")
    if outline.isdecimal():
        return int(outline) + 1 if int(outline) < 9 else 0
    if name.startswith(_HEADING) and name[len(_HEADING) :].isdecimal():
        return int(name[len(_HEADING) :])
    return inherited
