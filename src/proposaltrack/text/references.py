"""References: where a text cites one of its own clauses, so that renumbering alone is no rewording."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from proposaltrack.text.values import LATIN_SUFFIXES

_WORDS = (
    "articles?|arts?\\.|sections?|sects?\\.|secs?\\.|sub-?sections?|paragraphe?s?|paras?\\.|sub-?paragraphs?|clauses?"
    "|annex(?:es)?|appendi(?:x|ces)|schedules?|exhibits?|parts?|chapters?|items?|points?|rules?|regulations?|§§?"
    "|artikels?|artikeln|articol[oi]|artigos?|cláusulas?|absatz|absätzen?|alinéas?|chapitres?|artículos?"
    "|стать[яеиюей]{1,2}|стать(?:ям|ями|ях)|статей|(?:под)?пункт\\w{0,3}|част\\w{1,3}|приложени\\w{1,2}|глав\\w{1,2}"
)
_SUFFIX = rf"(?:(?:er|re)\b|[ºª°]|[ \u00a0-]?(?:{'|'.join(LATIN_SUFFIXES)})\b)?"
_NUMBER = (
    rf"(?:\d{{1,4}}(?:\.\d{{1,3}}){{0,8}}[A-Z]?{_SUFFIX}(?:\(\w{{1,5}}\)){{0,6}}"
    rf"|\(\w{{1,5}}\)(?:\(\w{{1,5}}\)){{0,5}}|[IVXLC]{{1,7}}\b(?:\(\w{{1,5}}\)){{0,6}}|[A-Z]\b)"
)
_LINK = (
    r"(?:[ \u00a0]?,[ \u00a0](?:(?:and|or)[ \u00a0])?|[ \u00a0](?:and|or|to|through|et|ou|à|und|и|y)[ \u00a0]"
    r"|[ \u00a0]?[-–][ \u00a0]?)"
)
_REFERENCE = re.compile(
    rf"\b(?P<word>(?i:{_WORDS}))[ \u00a0\n]{{1,3}}(?P<numbers>{_NUMBER}(?:{_LINK}{_NUMBER}){{0,12}})"
    rf"|(?P<sign>§§?)[ \u00a0]?(?P<signed>{_NUMBER})"
)
_ELSEWHERE = re.compile(
    r"(?:[ ,\n]{1,2}paragraph[ ]\w{1,5},?)?[ \n]of[ \n]the[ \n](?!(?:present|Treaty|Agreement|Convention|Contract|Annex|Schedule)\b)[A-Z]"
)
_ANY = re.compile(r"[ \u00a0\n](?:[\d(]|[A-Z](?![a-z]))|§")
"""What every citation holds: a number, a bracket or a lone capital behind a space. Most texts cite nothing, and
looking for this is far quicker than for all the words that cite."""
MASK = "\u00a7#"
"""What stands for a number in a masked text; no folded text of the trade contains it."""


class Reference(NamedTuple):
    """A citation of a clause.

    Args:
        start: code-point offset at which the citation begins.
        end: offset after it.
        word: what it cites ("Article"), as printed.
        numbers: the numbers, as printed ("4(1) and 5").
    """

    start: int
    end: int
    word: str
    numbers: str


def find_references(text: str) -> Iterator[Reference]:
    """Every citation of a clause of the same text; citations of other instruments ("of the Charter") are left out."""
    if _ANY.search(text) is None:
        return
    for found in _REFERENCE.finditer(text):
        if not _ELSEWHERE.match(text, found.end()):
            word, numbers = found["word"] or found["sign"], found["numbers"] or found["signed"]
            yield Reference(found.start(), found.end(), word, numbers)


def mask_references(text: str) -> str:
    """The text with the numbers of every citation replaced by one mark."""
    pieces: list[str] = []
    at = 0
    for reference in find_references(text):
        pieces += text[at : reference.end - len(reference.numbers)], MASK
        at = reference.end
    return "".join([*pieces, text[at:]]) if pieces else text
