"""Values: what the numbers that clauses carry are worth, in the ways in which they are written."""

import re

from proposaltrack.text.words import ordinal_words

LATIN_SUFFIXES = ("bis", "ter", "quater", "quinquies", "sexies", "septies", "octies", "novies", "decies")
"""Inserted articles in the order in which they follow the number they are inserted after."""
CHINESE = "零〇一二三四五六七八九十百千两"
"""Signs of Chinese numbers."""
_HEBREW = dict(
    zip("אבגדהוזחטיכלמנסעפצקרשת", (*range(1, 11), *range(20, 100, 10), *range(100, 500, 100)), strict=True)
)
_DECIMAL = re.compile(r"\d+(?:\.\d+)*")
_LETTER_FIRST = re.compile(r"[A-Z]\.\d")
_FIRST_LETTER = 1000
"""More than any number that a part of a decimal number has."""
_LETTERED = re.compile(r"\d([a-z])$")
_ROMAN_VALUES = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100, "d": 500, "m": 1000}
_CANONICAL_ROMAN = re.compile(r"m{0,3}(?:cm|cd|d?c{0,3})(?:xc|xl|l?x{0,3})(?:ix|iv|v?i{0,3})$")
ALPHABETS = (
    "abcdefghijklmnopqrstuvwxyz",
    "абвгдежзиклмнопрстуфхцчшщэюя",
    "αβγδεζηθικλμνξοπρστυφχψω",
    "אבגדהוזחטיכלמנסעפצקרשת",
    "أبتثجحخدذرزسشصضطظعغفقكلمنهوي",
)
"""Letters that count, in their order."""


def bare_number(own: str) -> str:
    """A number in small letters, without what says that it was inserted after another one."""
    return own.lower() if own.isalnum() else re.split("[ -]", own, maxsplit=1)[0].lower()


def parts_of(own: str) -> tuple[int, ...]:
    """The numbers of a decimal number, and of a plain one; a letter in front counts for itself ("A.1")."""
    if own.isdecimal():
        return (int(own),)
    if _LETTER_FIRST.match(own):
        return _FIRST_LETTER + ord(own[0]), *(int(part) for part in own[2:].split("."))
    found = _DECIMAL.match(own)
    parts = tuple(int(part) for part in found[0].split(".")) if found else ()
    # "1.0" stands over "1.1" as "1." does.
    return parts[:1] if parts[1:] == (0,) else parts


def value_of(own: str) -> tuple[int, int]:
    """The rank of a number among its siblings: what it counts, and what was inserted behind that."""
    parts = parts_of(own)
    if parts:
        return parts[-1], inserted_rank(own)
    bare = bare_number(own)
    if number := roman_value(bare) or ordinal_words().get(bare) or ordinal_words().get(own.lower()):
        return number, inserted_rank(own)
    if own[:1] in CHINESE:
        return chinese_value(own), 0
    if bare[0] in _HEBREW:
        return sum(_HEBREW.get(letter, 0) for letter in bare), 0
    if len(bare) != 1:
        return 1, 0
    return max((alphabet.find(bare) + 1 for alphabet in ALPHABETS), default=0) or 1, 0


def inserted_rank(own: str) -> int:
    """The rank of an inserted number: bis 1, ter 2; a letter after digits by its place (4A is 1), a number by itself."""
    if own.isdecimal() or len(own) == 1:
        return 0
    last = re.split("[ \u00a0-]", own)[-1].lower()
    if "-" in own and (last.isdecimal() or len(last) == 1):
        return int(last) if last.isdecimal() else ord(last) - 96
    last = last.lstrip("0123456789") if last.endswith(LATIN_SUFFIXES) else last
    if last in LATIN_SUFFIXES:
        return LATIN_SUFFIXES.index(last) + 1
    found = _LETTERED.search(last)
    return ord(found[1]) - 96 if found else 0


def roman_value(word: str) -> int:
    """The value of a Roman number in lower case, or 0 when it is none."""
    if not word or not word.isascii() or not _CANONICAL_ROMAN.match(word):
        return 0
    values = [_ROMAN_VALUES[letter] for letter in word]
    return sum(-v if v < after else v for v, after in zip(values, [*values[1:], 0], strict=True))


def chinese_value(own: str) -> int:
    """The value of a number in Chinese signs or in digits; 0 for none."""
    if own.isdecimal():
        return int(own)
    total, digit = 0, 0
    for sign in own:
        if sign in "十百千":
            total += (digit or 1) * {"十": 10, "百": 100, "千": 1000}[sign]
            digit = 0
        else:
            digit = 2 if sign == "两" else max("零一二三四五六七八九".find(sign), 0)
    return total + max(digit, 0)
