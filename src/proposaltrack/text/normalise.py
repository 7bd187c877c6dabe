"""Normalise: what two wordings must share to say the same, whatever their typography."""

import re
import unicodedata
from functools import lru_cache
from hashlib import sha256

from proposaltrack.model.clause import Clause, ClauseTree

_QUOTES = dict.fromkeys(map(ord, "“”„‟«»″"), '"') | dict.fromkeys(map(ord, "‘’‚‛‹›′"), "'")
_DASHES = dict.fromkeys(map(ord, "\u2010\u2011\u2012\u2013\u2014\u2015\u2212"), "-")
_SPACES = dict.fromkeys(map(ord, "\u00a0\u2002\u2003\u2007\u2009\u202f\u3000"), " ")
_FORMS = dict(zip(map(ord, "ſﬀﬁﬂﬃﬄﬅﬆ"), ("s", "ff", "fi", "fl", "ffi", "ffl", "st", "st"), strict=True))
"""Printers' forms of letters: the long s of old prints, and the joined letters of typeset pages."""
FOLDED: dict[int, str] = {**_QUOTES, **_DASHES, **_SPACES, **_FORMS}
"""Every sign that is folded, by code point, with what it is folded to."""
_HAN = re.compile("[\u3040-\u30ff\u3400-\u9fff]")
_UNSPACED = re.compile(
    "(?<=[\u3001-\u30ff\u3400-\u9fff\uff00-\uffef]) | (?=[\u3001-\u30ff\u3400-\u9fff\uff00-\uffef])"
)
_DIVIDED = re.compile(r"(?<=[^\W\d_])[-\u2010]\n[ \t]*(?=([^\W\d_]))")


def fold(text: str) -> str:
    """The text with white space, quotes, dashes and Unicode composition made alike; letters keep their case.

    A word divided at the end of a line is made whole, and printers' forms of letters are the letters they stand for.
    Beside Chinese and Japanese signs a space says nothing.
    Characters that cannot be seen are left alone: a wording that differs in them differs.
    """
    if "-\n" in text or "\u2010\n" in text:
        text = _DIVIDED.sub(lambda sign: "" if sign[1].islower() else sign[0], text)
    if text.isascii():
        return " ".join(text.split())
    folded = " ".join(unicodedata.normalize("NFC", text).translate(FOLDED).split())
    return _UNSPACED.sub("", folded) if _HAN.search(folded) else folded


def fold_heading(heading: str) -> str:
    """A heading folded like a text, its case and closing stop put aside as well."""
    return fold(heading).casefold().rstrip(". ")


def fingerprint(tree: ClauseTree, clause: Clause) -> str:
    """What a clause says, in 16 hex digits: the beginning of the SHA-256 of its folded heading and words.

    Its number is left out, so that a renumbered clause keeps its fingerprint.
    """
    return _fingerprint(clause.heading, tree.words_of(clause))


# A clause is asked about together with what it became, which says the same as a rule.
@lru_cache(maxsize=64)
def _fingerprint(heading: str, words: str) -> str:
    said = f"{fold_heading(heading)}\n{fold(words)}"
    return sha256(said.encode("utf-8", "surrogatepass")).hexdigest()[:16]


def count_folded(before: str, after: str) -> dict[str, int]:
    """How often two stretches that fold alike differ, by sort.

    The sorts are "whitespace", "quotes", "dashes", "letter forms", "word division" and "composition".
    """
    if _DIVIDED.search(before) or _DIVIDED.search(after):
        return {"word division": 1}
    sorts = {
        "quotes": _differs(before, after, _QUOTES, "\"'"),
        "dashes": _differs(before, after, _DASHES, "-"),
        "letter forms": _differs(before, after, _FORMS, ""),
        "whitespace": _spaces(before) != _spaces(after),
        "composition": unicodedata.normalize("NFC", before) != before
        or unicodedata.normalize("NFC", after) != after,
    }
    return {sort: 1 for sort, differs in sorts.items() if differs}


def _differs(before: str, after: str, signs: dict[int, str], plain: str) -> bool:
    wanted = {*map(chr, signs), *plain}
    return [c for c in before if c in wanted] != [c for c in after if c in wanted]


def _spaces(text: str) -> list[str]:
    return re.findall(r"\s+", text)
