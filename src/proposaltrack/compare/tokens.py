"""Tokens: a text cut into whole words, whole numbers and single marks, without losing a character."""

import re
from dataclasses import dataclass
from functools import lru_cache

from proposaltrack.text.normalise import fold

_SOLID = "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u309f\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
"""Scripts written without spaces between words: there each letter is a token of its own."""
_MARKS = (
    "\u00ad\u0300-\u036f\u0483-\u0489\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u0610-\u061a\u064b-\u065f"
    "\u0670\u06d6-\u06dc\u06df-\u06e4\u06e7\u06e8\u06ea-\u06ed\u0900-\u0903\u093a-\u094f\u0951-\u0957\u0962\u0963"
    "\u0981-\u0983\u09bc-\u09cd\u0a01-\u0a03\u0a3c-\u0a51\u0a81-\u0a83\u0abc-\u0acd\u0b01-\u0b03\u0b3c-\u0b57"
    "\u0b82\u0bbe-\u0bcd\u0c00-\u0c04\u0c3e-\u0c56\u0c81-\u0c83\u0cbc-\u0cd6\u0d00-\u0d03\u0d3e-\u0d4d\u0d81-\u0ddf"
    "\u1ab0-\u1aff\u1dc0-\u1dff\u200c\u200d\u20d0-\u20ff\ufe20-\ufe2f"
)
"""Vowel signs, accents and joiners that belong to the letter before them."""
_LETTER = rf"[^\W_{_SOLID}]"
_JOINER = "[.,'\u2018\u2019\u02bc_\\-\u2010-\u2013]"
"""What may stand inside a word or a number: points, commas, apostrophes, hyphens, and the dash of a range."""
_DIVISION = r"[-\u2010]\n[ \t]*"
"""What divides a word at the end of a line; what follows is then no capital."""
_CALL = r"\[\^\w{1,32}\]"
"""The call of a note is one sign, whatever number it bears."""
_PIECE = re.compile(
    rf"\s+|{_LETTER}+(?:[{_MARKS}]{_LETTER}*|{_JOINER}{_LETTER}+|(?<=[^\W\d]){_DIVISION}(?![\dA-Z]){_LETTER}+)*"
    rf"|[{_SOLID}][{_MARKS}]*|{_CALL}|.",
    re.DOTALL,
)


@dataclass(frozen=True, slots=True)
class Tokens:
    """One text as pieces.

    Args:
        pieces: every piece, white space included; joined they are the text.
        places: index into pieces of every token, white space left out.
        keys: what each token is compared by.
    """

    pieces: list[str]
    places: list[int]
    keys: list[str]


def cut_tokens(text: str, *, case: bool = True) -> Tokens:
    """The tokens of a text.

    Args:
        text: any text.
        case: False to compare without regard to capitals, as for headings.
    """
    pieces = _PIECE.findall(text)
    places = [place for place, piece in enumerate(pieces) if not piece.isspace()]
    key = key_of if case else loose_key_of
    return Tokens(pieces, places, [key(pieces[place]) for place in places])


@lru_cache(maxsize=65536)
def key_of(token: str) -> str:
    """What a token is compared by: composed, with one sort of quote and one sort of dash."""
    return fold(token)


@lru_cache(maxsize=65536)
def loose_key_of(token: str) -> str:
    """What a token of a heading is compared by: the same, without regard to capitals."""
    return fold(token).casefold()


def is_word(token: str) -> bool:
    """True for words and numbers, False for marks."""
    return token[:1].isalnum()
