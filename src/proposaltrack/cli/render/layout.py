"""Layout: safe text in looks, wrapped by word to the columns of a terminal."""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from typing import Any, NamedTuple

import click

LOOKS: dict[str, dict[str, Any]] = {
    "inserted": {"fg": 33, "underline": True},
    "deleted": {"fg": 166, "strikethrough": True},
    "strong": {"bold": True},
    "quiet": {"dim": True},
    "pressing": {"bold": True, "fg": 166},
    "for": {"fg": 33},
    "against": {"fg": 166, "bold": True},
    "open": {"fg": 133},
    "struck": {"strikethrough": True, "dim": True},
}
"""Every look by its name; colour never says anything alone: blue and orange are told apart by everybody."""


class Piece(NamedTuple):
    """A stretch of safe text in one look; "" for plain."""

    text: str
    look: str = ""


Word = list[Piece]

FIRM = "\N{NO-BREAK SPACE}"
"""A space at which no line is broken; printed as a space."""


def firm(text: str) -> str:
    """Safe text that stays on one line."""
    return text.replace(" ", FIRM)


def paint(text: str, look: str) -> str:
    """Safe text in a look; plain for ""."""
    return click.style(text, **LOOKS[look]) if look and text else text


def columns(text: str) -> int:
    """How many columns of a terminal a text takes."""
    if text.isascii():
        return len(text)
    return sum(_columns_of(char) for char in text)


def _columns_of(char: str) -> int:
    if unicodedata.combining(char) or char in "\u200c\u200d":
        return 0
    return 2 if unicodedata.east_asian_width(char) in "WF" else 1


def flow(pieces: Iterable[Piece], width: int, indent: str = "", *, hang: str | None = None) -> Iterator[str]:
    """Pieces as painted lines, wrapped between words; a word longer than a line is broken.

    Args:
        pieces: the text; any white space parts words, and pieces that touch stay one word.
        width: columns, the indent included.
        indent: what the first line begins with.
        hang: what every other line begins with; the same when left out.
    """
    hang = indent if hang is None else hang
    room = max(width - max(columns(indent), columns(hang)), 8)
    for place, line in enumerate(_lines(_words(pieces, room), room)):
        yield f"{hang if place else indent}{_painted(line)}"


def _words(pieces: Iterable[Piece], room: int) -> Iterator[Word]:
    word: Word = []
    for text, look in pieces:
        for part in re.split(r"([^\S\xa0]+)", text):
            if part.isspace() and FIRM not in part:
                yield from _chopped(word, room)
                word = []
            elif part:
                word.append(Piece(part, look))
    yield from _chopped(word, room)


def _chopped(word: Word, room: int) -> Iterator[Word]:
    if not word or _columns(word) <= room:
        if word:
            yield word
        return
    part: Word = []
    for piece in word:
        for char in piece.text:
            if _columns(part) + columns(char) > room:
                yield part
                part = []
            if part and part[-1].look == piece.look:
                part[-1] = Piece(part[-1].text + char, piece.look)
            else:
                part.append(Piece(char, piece.look))
    yield part


def _columns(word: Sequence[Piece]) -> int:
    return sum(columns(piece.text) for piece in word)


def _lines(words: Iterable[Word], room: int) -> Iterator[list[Word]]:
    line: list[Word] = []
    used = 0
    for word in words:
        needed = _columns(word)
        if line and used + 1 + needed > room:
            yield line
            line, used = [], 0
        used += needed + (1 if line else 0)
        line.append(word)
    if line:
        yield line


def _painted(line: Sequence[Word]) -> str:
    """The spaces between words of one look carry it too, so that a stroke runs through."""
    runs: list[Piece] = []
    for word in line:
        if runs:
            runs.append(Piece(" ", word[0].look if runs[-1].look == word[0].look else ""))
        runs.extend(word)
    grouped = groupby(runs, key=lambda piece: piece.look)
    painted = (paint("".join(piece.text for piece in group), look) for look, group in grouped)
    return "".join(painted).replace(FIRM, " ")


def pad(text: str, width: int) -> str:
    """Safe text filled up with spaces to a number of columns."""
    return text + " " * max(width - columns(text), 0)


def count(number: int, one: str, many: str = "") -> str:
    """A number with its noun: "1 clause", "3 clauses"."""
    return f"{number} {one if number == 1 else many or one + 's'}"
