"""Spelled: numbers written in words with the same number in digits behind them, "thirty (30) days"."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from proposaltrack.compare.speech import Speech

_DIGITS = re.compile(r" ?\((\d{1,3}(?:[ ,.\u00a0\u202f]\d{3})+|\d+)\)")
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_REACH = 90
"""Characters before the bracket in which the words are looked for."""
_YEARS = range(1000, 2101)
"""Digits that a single word before them need not mean: "the later one (2019)"."""


class Spelled(NamedTuple):
    """A number told twice.

    Args:
        start: offset of its words.
        end: offset after the closing bracket.
        value: what the words say.
        digits: what the digits say.
    """

    start: int
    end: int
    value: int
    digits: int


def find_spelled(text: str, speech: Speech) -> Iterator[Spelled]:
    """Every number in words with one in digits in brackets behind it.

    Numbers whose words are not all known are left out; so is a single word before what may be a year.

    Args:
        text: any text.
        speech: the language whose words count.
    """
    for hit in _DIGITS.finditer(text):
        begin = max(0, hit.start() - _REACH)
        words = list(_WORD.finditer(text, begin, hit.start()))
        spelled = _counting(words, text, hit.start(), speech)
        digits = int(re.sub(r"\D", "", hit[1]))
        if spelled and not (len(spelled) == 1 and digits in _YEARS):
            value = _value([number for _, number in spelled])
            yield Spelled(spelled[0][0], hit.end(), value, digits)


def _counting(words: Sequence[re.Match[str]], text: str, end: int, speech: Speech) -> list[tuple[int, int]]:
    """The words that count and stand right before a place, each with its offset and its number."""
    found: list[tuple[int, int]] = []
    for word in reversed(words):
        if text[word.end() : end].strip(" \n\u00a0"):
            break
        numbers = _numbers(word[0].casefold().replace("ё", "е"), speech)
        if numbers:
            found = [(word.start(), number) for number in numbers] + found
        elif not found or word[0].casefold() not in speech.joins:
            break
        end = word.start()
    return found


def _numbers(word: str, speech: Speech) -> list[int]:
    """The numbers that a word holds, one for each part between hyphens; none where a part is no number."""
    whole = speech.counts_as.get(("number", word))
    parts = [whole] if whole else [speech.counts_as.get(("number", part), "") for part in word.split("-")]
    return [int(part) for part in parts] if all(part.isdecimal() for part in parts) else []


def _value(numbers: Sequence[int]) -> int:
    """What numbers in a row come to: hundreds and thousands multiply what is before them, the rest is added."""
    total, current = 0, 0
    for number in numbers:
        if number >= 1000:
            total, current = total + max(current, 1) * number, 0
        elif number == 100:
            current = max(current, 1) * number
        else:
            current += number
    return total + current
