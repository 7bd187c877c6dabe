"""Fields: what Word computes within a text, told apart into code and shown result."""

from dataclasses import dataclass, field

_UNSHOWN = {"SET", "ASK"}
"""Fields whose result is kept for others and never shown."""
_PRESSED = {"MACROBUTTON", "GOTOBUTTON"}
"""Fields that show the end of their code."""


@dataclass(slots=True)
class _Open:
    """A field that has begun and not ended.

    Args:
        code: its code, as far as read.
        result: its shown result, as far as read.
        shown: its result has begun, and is shown.
        begun: its result has begun.
    """

    code: str = ""
    result: str = ""
    shown: bool = False
    begun: bool = False


@dataclass
class Fields:
    """The fields of a text, met in reading order.

    Args:
        done: code and result of each that has ended.
    """

    done: list[tuple[str, str]] = field(default_factory=list)
    _open: list[_Open] = field(default_factory=list)

    @property
    def inside(self) -> bool:
        """True between the beginning and the end of a field."""
        return bool(self._open)

    def mark(self, kind: str) -> str:
        """Go past the beginning, middle or end of a field; gives what a field shows that has no result.

        Args:
            kind: "begin", "separate" or "end".
        """
        if kind == "begin":
            self._open.append(_Open())
        elif self._open and kind == "separate":
            self._open[-1].begun = True
            self._open[-1].shown = _name(self._open[-1].code) not in _UNSHOWN
        elif self._open and kind == "end":
            ended = self._open.pop()
            said = "" if ended.begun else _pressed(ended.code)
            self.done.append((" ".join(ended.code.split()), ended.result or said))
            return said
        return ""

    def add_code(self, words: str) -> None:
        """Take up a piece of the code of the field that is open."""
        if self._open:
            self._open[-1].code += words

    def shows(self, words: str) -> bool:
        """Whether words at this place are read: not within code; the result of a field is noted on the way."""
        if self._open and self._open[-1].begun:
            self._open[-1].result += words
        return all(one.shown for one in self._open)


def _name(code: str) -> str:
    return next(iter(code.split()), "").upper()


def _pressed(code: str) -> str:
    """What a button shows: what stands behind its name and its macro."""
    parts = code.split(None, 2)
    return parts[2].strip() if len(parts) == 3 and _name(code) in _PRESSED else ""
