"""Weight: what a change of words touches, so that a changed duty stands out from a changed comma."""

import re
import tomllib
from collections.abc import Iterator, Sequence
from functools import cache
from importlib.resources import files

from proposaltrack.model.comparison import Edit, EditKind
from proposaltrack.text.normalise import fold
from proposaltrack.text.references import find_references

SORTS = ("modal verb", "negation", "number", "date", "amount", "defined term", "cross-reference")
"""Everything that weighs, the heaviest first."""

Weighty = dict[str, list[str]]
"""What weighs in one text: by sort, in the order in which it stands."""

_WORD = re.compile(r"[^\W_]+(?:[.,'-][^\W_]+)*")
_QUOTED = re.compile(r"\"[^\"]+\"")
_NUMBER = r"\d[\d.,]{0,20}"
_PLAIN = re.compile(r"[a-z']+")
_REMARKABLE = re.compile(r"[^\sa-z.,;:'-]|\b(?:[a-z]|[ivxlcdm]{2,6})\b")
"""What a weight can hang on besides the words of the language: capitals, digits, brackets, letters that number."""
_SENTENCE_ENDS = (".", ";", ":", "?", "!", '"')


@cache
def _told() -> dict[str, list[str]]:
    """The words of each sort, as the file of the language lists them."""
    told = tomllib.loads(files(__package__).joinpath("languages/en.toml").read_text("utf-8"))
    return {sort: entry["words"] for sort, entry in told.items()}


@cache
def _sort_of() -> dict[str, tuple[str, ...]]:
    """The sorts of every word that weighs by itself."""
    plain = ("modal verb", "negation", "number")
    words = dict.fromkeys(word for sort in plain for word in _told()[sort])
    return {word: tuple(sort for sort in plain if word in _told()[sort]) for word in words}


@cache
def _atoms() -> tuple[tuple[str, re.Pattern[str]], ...]:
    """Amounts and dates, which are found whole before their words are looked at."""
    money, months, large = ("|".join(_told()[sort]) for sort in ("amount", "date", "large number"))
    number = rf"{_NUMBER}(?: (?:{large})\b)?"
    return (
        (
            "amount",
            re.compile(rf"(?:[$€£¥₽₴]|\b(?i:{money})\b) ?{number}|{number} ?(?:[$€£¥₽₴]|(?i:{money})\b)"),
        ),
        (
            "date",
            re.compile(
                rf"\b\d{{4}}-\d{{2}}-\d{{2}}\b|\b\d{{1,2}}[./]\d{{1,2}}[./]\d{{2,4}}\b|\b(?:19|20)\d\d\b"
                rf"|\b\d{{1,2}}(?:st|nd|rd|th)?(?: of)? (?:{months})\b(?:,? \d{{4}}\b)?"
                rf"|\b(?:{months}) \d{{1,4}}\b(?:, \d{{4}}\b)?"
            ),
        ),
    )


def weigh(edits: Sequence[Edit]) -> tuple[str, ...]:
    """What differs between the two sides of some edits, the heaviest first; empty when nothing weighs.

    Verbs, negations, numbers, dates and amounts are compared in the order in which they stand, so that two that
    change places weigh. A term weighs when only one side has it, or when the same terms change places.

    Args:
        edits: the edits of the words of a clause, its label left out.
    """
    if not any(_may_weigh(edit) for edit in edits):
        return ()
    one, two = (
        _weighty(fold("".join(side))) for side in zip(*((e.before, e.after) for e in edits), strict=True)
    )
    return tuple(sort for sort in SORTS if _differs(sort, one.get(sort, []), two.get(sort, [])))


def _may_weigh(edit: Edit) -> bool:
    """False when a change holds nothing but plain words in small letters, none of which weighs."""
    if edit.kind in {EditKind.KEPT, EditKind.FOLDED}:
        return False
    text = edit.before or edit.after
    return bool(_REMARKABLE.search(text)) or any(word in _sort_of() for word in _PLAIN.findall(text))


def _differs(sort: str, before: list[str], after: list[str]) -> bool:
    if sort == "defined term":
        return set(before) != set(after) or (before != after and sorted(before) == sorted(after))
    return before != after


def _weighty(text: str) -> Weighty:
    """Everything that weighs in a folded text; what is found whole is taken out before single words are read."""
    found: Weighty = {}
    for reference in reversed(list(find_references(text))):
        found.setdefault("cross-reference", []).insert(0, f"{reference.word} {reference.numbers}".casefold())
        text = f"{text[: reference.start]}.{text[reference.end :]}"
    for sort, pattern in _atoms():
        found[sort] = [hit.casefold() for hit in pattern.findall(text)]
        text = pattern.sub("#", text)
    found["defined term"] = [*_QUOTED.findall(text)]
    for sort, word in _words(text):
        found.setdefault(sort, []).append(word)
    return found


def _words(text: str) -> Iterator[tuple[str, str]]:
    known = _sort_of()
    for hit in _WORD.finditer(text):
        word = hit[0]
        if word not in known and word.isascii() and word.islower() and word.isalpha():
            continue  # a plain word, as nearly all are
        low = word.casefold()
        sorts = known.get(low) or known.get(low.partition("-")[0], ())
        yield from ((sort, low) for sort in ("number",) if low[0].isdigit())
        yield from ((sort, low) for sort in sorts)
        if len(word) > 1 and word[0].isupper() and not sorts and not _opens(text, hit.start()):
            yield "defined term", word


def _opens(text: str, place: int) -> bool:
    """True for the first word of a sentence, whose capital says nothing."""
    left = text[max(0, place - 3) : place].rstrip(' ("')
    return place < 2 or left.endswith(_SENTENCE_ENDS) or not left
