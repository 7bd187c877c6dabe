"""Letters that cannot be what the page shows: a font that does not say which letters its pictures are."""

import re
import unicodedata
from collections import Counter
from functools import cache

_WORD = re.compile(r"[^\W\d_]+")
_UNKNOWN = ""
_FAR_EAST = frozenset({"CJK", "HIRAGANA", "KATAKANA", "HANGUL", "BOPOMOFO", "IDEOGRAPHIC"})
_OWN_SCRIPT = 0.05
"""The part of the letters from which a script is one of the document's."""


def odd_share(text: str) -> float:
    """The part of the letters that are unassigned, for private use, or of scripts that the document is not in.

    Args:
        text: the text.
    """
    if text.isascii():
        return 0.0
    signs = Counter(text)
    unreadable = sum(count for sign, count in signs.items() if _is_unreadable(sign))
    total = sum(count for sign, count in signs.items() if sign.isalpha()) + unreadable
    scripts: Counter[str] = Counter()
    mixed = 0
    words = [word for word in _WORD.findall(text) if not word.isascii()]
    for word in words:
        own = Counter(map(_script, word))
        scripts.update(own)
        mixed += sum(own.values()) - max(own.values())
    plain = max(total - unreadable - sum(map(len, words)), 0)
    scripts["LATIN"] += plain
    foreign = sum(count for script, count in scripts.items() if count < _OWN_SCRIPT * max(total, 1))
    return (unreadable + max(foreign, mixed)) / max(total, 1)


def _is_unreadable(sign: str) -> bool:
    return sign == "\ufffd" or (sign > "\x7f" and unicodedata.category(sign) in {"Cn", "Co"})


@cache
def _script(letter: str) -> str:
    """The script of a letter by its name; those that are written together are one."""
    name = unicodedata.name(letter, _UNKNOWN).removeprefix("FULLWIDTH ").removeprefix("HALFWIDTH ")
    first = name.partition(" ")[0].partition("-")[0]
    if first in _FAR_EAST:
        return "CJK"
    return "LATIN" if first in {"FEMININE", "MASCULINE", "MICRO", "MODIFIER", "DOUBLE"} else first
