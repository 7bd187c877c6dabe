"""Brackets: wording in square brackets, which the parties have not agreed."""

import re
from typing import NamedTuple

from proposaltrack.model.clause import CALL
from proposaltrack.text.headings import is_placeholder

_SIGN = re.compile(r"[\[\]]")
_DEEPEST = 50


class Bracket(NamedTuple):
    """A stretch in square brackets.

    Args:
        start: offset of the opening bracket.
        end: offset after the closing bracket.
        depth: 1 for an outermost one.
    """

    start: int
    end: int
    depth: int


def find_brackets(text: str) -> tuple[Bracket, ...]:
    """Every closed pair of square brackets in the order of opening; links, calls of notes and placeholders are left out."""
    found: list[Bracket] = []
    opened: list[int] = []
    for sign in _SIGN.finditer(text):
        if sign[0] == "[":
            opened.append(sign.start())
        elif opened:
            start = opened.pop()
            if _brackets(text, start, sign.end()) and len(opened) < _DEEPEST:
                found.append(Bracket(start, sign.end(), len(opened) + 1))
    return tuple(sorted(found))


def has_brackets(text: str) -> bool:
    """True when some wording stands in square brackets."""
    return "[" in text and bool(find_brackets(text))


def _brackets(text: str, start: int, end: int) -> bool:
    """False for a Markdown link, an image, a cited source, the call of a note, and "[deleted]"."""
    if CALL.fullmatch(text, start, end):
        return False
    if text[end : end + 1] in {"(", ":"} and text[end : end + 2] != "( ":
        return False
    return text[start - 1 : start] != "!" and not is_placeholder(text[start:end])
