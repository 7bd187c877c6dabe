"""Speech: the words of a language that weigh, from its one data file, and which language a text is in."""

import re
import tomllib
from collections import Counter
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from typing import Protocol

PLAIN = ("modal verb", "negation", "number")
"""The sorts of words that weigh by themselves."""

_WORD = re.compile(r"[^\W\d_]+")
_SAMPLE = 8_000
"""Characters of a text that are read to know its language."""
_FEWEST = 20
"""Words from which a text is too long for chance to decide."""
_SHARE = 0.05
_ENOUGH = 12
"""Words from which on a text may show its language beyond doubt."""
_CLEARLY = 2
"""How many times more words of the one language than of any other such a text has."""
_DIGITAL = (
    r"\b\d{4}-\d{2}-\d{2}\b|\b\d{1,2}[./]\d{1,2}[./]\d{2,4}\b|\b(?:19|20)\d\d\b"
)  # fmt: skip
_NUMBER = r"\d[\d.,]{0,20}"
_SIGNS = "[$€£¥₽₴]"
_NEVER = "(?!)"


class Stemmer(Protocol):
    """What leads the forms of a word back to one."""

    def stemWord(self, word: str) -> str:  # noqa: N802 - the library's name
        """What the forms of a word have in common."""
        ...


@dataclass(frozen=True)
class Speech:
    """What weighs in one language.

    Args:
        code: its tag ("en"); "" for a language that we have no words of.
        sorts: the sorts of every word that weighs by itself, in small letters.
        counts_as: what a form of a word counts as, by sort and form ("doivent": "doit", "thirty": "30").
        joins: words that join the items of a list.
        elided: what stands before an apostrophe, and the word that it is ("n": "ne").
        amount: finds sums of money.
        date: finds dates.
        name: what the language is called in English ("French"); "" for one that we have no words of.
        stemmer: what its forms of one word are led back by; "" to take every form for a word of its own.
    """

    code: str
    sorts: dict[str, tuple[str, ...]]
    counts_as: dict[tuple[str, str], str]
    joins: frozenset[str]
    elided: dict[str, str]
    amount: re.Pattern[str]
    date: re.Pattern[str]
    name: str
    stemmer: str


@cache
def languages() -> tuple[str, ...]:
    """The tags of the languages whose words we have, English first."""
    folder = files(__package__).joinpath("languages")
    codes = sorted(
        entry.name.removesuffix(".toml") for entry in folder.iterdir() if entry.name.endswith(".toml")
    )
    return tuple(sorted(codes, key=lambda code: code != "en"))


def primary(tag: str) -> str:
    """The language of a tag ("fr-CH" is "fr"); "" when it is one that we have no words of."""
    code = tag.partition("-")[0].casefold()
    return code if code in languages() else ""


@cache
def speech_of(code: str) -> Speech:
    """What weighs in a language; for "" only what needs no words."""
    told = _told(code) if code else {}
    counts_as = {
        (sort, form): entry.split()[0]
        for sort in PLAIN
        for entry in told.get(sort, ())
        for form in entry.split()
    }
    sorts: dict[str, tuple[str, ...]] = {}
    for sort in PLAIN:
        for form in " ".join(told.get(sort, ())).split():
            sorts[form] = (*(known for known in sorts.get(form, ()) if known != sort), sort)
    elided = {form: entry.split()[0] for entry in told.get("elided", ()) for form in entry.split()}
    money, months, large = (_any(told.get(sort, ())) for sort in ("amount", "date", "large number"))
    return Speech(
        code,
        sorts,
        counts_as,
        frozenset(told.get("conjunction", ())),
        elided,
        _amount(money, large),
        _date(months),
        "".join(told.get("name", ())),
        "".join(told.get("stemmer", ())),
    )


def stem_of(word: str, speech: Speech) -> str:
    """What the forms of a word have in common ("parti" for "Party" and "Parties"), by the language's Snowball rules."""
    return _stem(word.casefold(), speech.stemmer) if speech.stemmer else word


@lru_cache(maxsize=8192)
def _stem(word: str, stemmer: str) -> str:
    return _stemmer(stemmer).stemWord(word)


@cache
def _stemmer(name: str) -> "Stemmer":
    import snowballstemmer  # noqa: PLC0415 - wanted only where a term differs

    stemmer: Stemmer = snowballstemmer.stemmer(name)
    return stemmer


def _amount(money: str, large: str) -> re.Pattern[str]:
    number = rf"{_NUMBER}(?: (?:{large})(?!\w)){{0,2}}"
    return re.compile(rf"(?:{_SIGNS}|\b(?i:{money})) ?{number}|{number} ?(?:{_SIGNS}|(?i:{money})(?!\w))")


def _date(months: str) -> re.Pattern[str]:
    return re.compile(
        rf"\b\d{{1,2}}(?:st|nd|rd|th|er)?(?: of)? (?:{months})\b(?:,? \d{{4}}\b)?"
        rf"|\b(?:{months}) \d{{1,4}}\b(?:, \d{{4}}\b)?|(?<=[\w,] )(?:{months})\b|{_DIGITAL}"
    )


def _any(words: list[str] | tuple[str, ...]) -> str:
    return "|".join(map(re.escape, sorted(words, key=len, reverse=True))) or _NEVER


@cache
def _told(code: str) -> dict[str, list[str]]:
    """The words of each sort, as the file of the language lists them."""
    told = tomllib.loads(files(__package__).joinpath(f"languages/{code}.toml").read_text("utf-8"))
    return {sort: entry["words"] for sort, entry in told.items()}


def sure_language(text: str) -> str:
    """The language that the words of a text show beyond doubt; "" when they show none.

    Args:
        text: any text; its first 8,000 characters decide.
    """
    words, said = _tongues(text)
    first, second = sorted(said.values(), reverse=True)[:2]
    if words < _ENOUGH or first < _SHARE * words or first < _CLEARLY * second:
        return ""
    return max(said, key=lambda code: said[code])


def guess_language(text: str) -> str:
    """The language of a text by its commonest words; "" when it is none that we have words of.

    A text of a few words that say nothing is taken for English.

    Args:
        text: any text; its first 8,000 characters decide.
    """
    words, said = _tongues(text)
    best = max(said, key=lambda code: said[code])
    return best if words < _FEWEST or said[best] >= _SHARE * words else ""


def _tongues(text: str) -> tuple[int, dict[str, int]]:
    """How many words a text has, and how many of them are among the commonest of each language."""
    words = Counter(_WORD.findall(text[:_SAMPLE].casefold()))
    said = {code: sum(words[word] for word in _told(code)["common"]) for code in languages()}
    return words.total(), said
