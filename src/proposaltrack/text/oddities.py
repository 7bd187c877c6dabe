"""Oddities: what a reader of a printed text cannot see, or sees wrongly: letters that look alike, brackets left open."""

import re
import unicodedata
from collections.abc import Iterator
from typing import NamedTuple

_WORD = re.compile(r"[^\W\d_]{3,}")
_TWINS = frozenset("аеорсухіјѕһԁԛԝАВЕКМНОРСТУХІЈЅαοενρτυχκιΑΒΕΖΗΙΚΜΝΟΡΤΥΧ")
"""Letters of Cyrillic and Greek that look like Latin ones."""
_LATIN_TWINS = frozenset("aeopcyxijshABEKMHOPCTYXIJSZNvukntT")
_INFLECTED = re.compile(r"[A-Z]{2,}[а-яё]{1,3}")
"""A foreign abbreviation with a Russian ending."""
_SIGN = re.compile(r"[()\[\]]")
_LABEL_END = re.compile(r"(?:^|[\s;,(])(?:\d{1,3}|[^\W\d_]{1,2}|[ivxlcIVXLC]{1,5})$")
_CLOSES = {")": "(", "]": "["}


class Oddity(NamedTuple):
    """A place in a text.

    Args:
        start: its code-point offset.
        words: what stands there.
    """

    start: int
    words: str


def find_look_alikes(text: str) -> Iterator[Oddity]:
    """Every word of two scripts in which the letters of one look like letters of the other."""
    if text.isascii():
        return
    for hit in _WORD.finditer(text):
        word = hit[0]
        if not word.isascii() and _is_mixed(word) and not _INFLECTED.fullmatch(word):
            yield Oddity(hit.start(), word)


def _is_mixed(word: str) -> bool:
    by_script: dict[str, list[str]] = {}
    for letter in word:
        by_script.setdefault(_script(letter), []).append(letter)
    if len(by_script) != 2 or not by_script.keys() <= {"LATIN", "CYRILLIC", "GREEK"}:
        return False
    fewer, more = sorted(by_script.items(), key=lambda entry: len(entry[1]))
    strange = fewer if "LATIN" in (fewer[0], more[0]) else more
    return all(letter in (_LATIN_TWINS if strange[0] == "LATIN" else _TWINS) for letter in strange[1])


def _script(letter: str) -> str:
    return unicodedata.name(letter, "").partition(" ")[0]


def find_unbalanced(text: str) -> tuple[Oddity, ...]:
    """Every bracket that is never closed or never opened; labels such as "a)" open nothing and close nothing.

    Args:
        text: one paragraph, or several that belong together.
    """
    opened: list[Oddity] = []
    stray: list[Oddity] = []
    for hit in _SIGN.finditer(text):
        sign, start = hit[0], hit.start()
        if sign in "([":
            opened.append(Oddity(start, sign))
        elif opened and opened[-1].words == _CLOSES[sign]:
            opened.pop()
        elif not _ends_a_label(text, start, sign):
            stray.append(Oddity(start, sign))
    return tuple(sorted([*opened, *stray]))


def _ends_a_label(text: str, start: int, sign: str) -> bool:
    return sign == ")" and _LABEL_END.search(text, max(0, start - 7), start) is not None
