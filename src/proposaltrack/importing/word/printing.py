"""Printing: a count as the number format of a list prints it."""

import re
from collections.abc import Callable

from proposaltrack.importing.word.scripts import MOST_ROUNDS, SCRIPTS

_ROMAN = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"),
    (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip
_UNITS = [
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
]
_TENS = ["-", "-", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
_ORDINALS = {
    "one": "first", "two": "second", "three": "third", "five": "fifth", "eight": "eighth",
    "nine": "ninth", "twelve": "twelfth",
}  # fmt: skip
_RUSSIAN = "абвгдежзиклмнопрстуфхцчшщыэюя"
_SIGNS = "*†‡§"
_PADDED = re.compile(r"0+1(?=,)")


def print_count(count: int, style: str) -> str:
    """A count as it is printed.

    Args:
        count: the count, from 0.
        style: name of the number format as in ST_NumberFormat of ECMA-376 ("lowerRoman"), or how its count begins
            ("001, 002, …").
    """
    if found := _PADDED.match(style):
        return f"{count:0{len(found[0])}}"
    return STYLES.get(style, str)(count)


def _roman(count: int) -> str:
    printed = ""
    for value, sign in _ROMAN:
        printed += sign * (count // value)
        count %= value
    return printed


def _letters(count: int, alphabet: str = "abcdefghijklmnopqrstuvwxyz") -> str:
    """One letter, then the same letter twice, and so on: a … z, aa, bb."""
    if count < 1:
        return ""
    rounds, place = divmod(count - 1, len(alphabet))
    return alphabet[place] * (rounds + 1) if rounds < MOST_ROUNDS else str(count)


def _ordinal(count: int) -> str:
    teens = 10 < count % 100 < 14
    return f"{count}{'th' if teens else {1: 'st', 2: 'nd', 3: 'rd'}.get(count % 10, 'th')}"


def _words(count: int) -> str:
    if count < 20:
        return _UNITS[count]
    if count < 100:
        tens, unit = divmod(count, 10)
        return _TENS[tens] + (f"-{_UNITS[unit]}" if unit else "")
    hundreds, rest = divmod(count, 100)
    return f"{_words(hundreds)} hundred" + (f" {_words(rest)}" if rest else "")


def _ordinal_words(count: int) -> str:
    words = _words(count)
    head, dash, last = words.rpartition("-")
    if not dash:
        head, dash, last = words.rpartition(" ")
    ordinal = _ORDINALS.get(last) or (f"{last[:-1]}ieth" if last.endswith("y") else f"{last}th")
    return f"{head}{dash}{ordinal}"


STYLES: dict[str, Callable[[int], str]] = {
    "decimal": str,
    "decimalZero": lambda count: f"{count:02}",
    "lowerRoman": _roman,
    "upperRoman": lambda count: _roman(count).upper(),
    "lowerLetter": _letters,
    "upperLetter": lambda count: _letters(count).upper(),
    "ordinal": _ordinal,
    "cardinalText": lambda count: _words(count).capitalize(),
    "ordinalText": lambda count: _ordinal_words(count).capitalize(),
    "russianLower": lambda count: _letters(count, _RUSSIAN),
    "russianUpper": lambda count: _letters(count, _RUSSIAN).upper(),
    "chicago": lambda count: _letters(count, _SIGNS),
    "none": lambda _: "",
    **SCRIPTS,
}
"""Every number format that is printed in its own way; all others are printed in digits."""
