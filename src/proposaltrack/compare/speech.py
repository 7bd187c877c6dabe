"""Speech: the words of a language that weigh, from its one data file, and which language a text is in."""

import re
import tomllib
from collections import Counter
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

PLAIN = ("modal verb", "negation", "number")
"""The sorts of words that weigh by themselves."""

_WORD = re.compile(r"[^\W\d_]+")
_SAMPLE = 8_000
"""Characters of a text that are read to know its language."""
_FEWEST = 20
"""Words from which a text is too long for chance to decide."""
_SHARE = 0.05
_DIGITAL = (
    r"\b\d{4}-\d{2}-\d{2}\b|\b\d{1,2}[./]\d{1,2}[./]\d{2,4}\b|\b(?:19|20)\d\d\b"
)  # fmt: skip
_NUMBER = r"\d[\d.,]{0,20}"
_SIGNS = "[$€£¥₽₴]"
_NEVER = "(?!)"


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
    """

    code: str
    sorts: dict[str, tuple[str, ...]]
    counts_as: dict[tuple[str, str], str]
    joins: frozenset[str]
    elided: dict[str, str]
    amount: re.Pattern[str]
    date: re.Pattern[str]


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
    )


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


def guess_language(text: str) -> str:
    """The language of a text by its commonest words; "" when it is none that we have words of.

    A text of a few words that say nothing is taken for English.

    Args:
        text: any text; its first 8,000 characters decide.
    """
    words = Counter(_WORD.findall(text[:_SAMPLE].casefold()))
    said = {code: sum(words[word] for word in _told(code)["common"]) for code in languages()}
    best = max(said, key=lambda code: said[code])
    if words.total() < _FEWEST:
        return best
    return best if said[best] >= _SHARE * words.total() else ""
