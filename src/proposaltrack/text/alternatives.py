"""Alternatives: what square brackets offer for choice: wordings side by side, one within another, and whose each is."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from proposaltrack.model.clause import Clause, ClauseTree
from proposaltrack.text.brackets import Bracket, find_brackets
from proposaltrack.text.words import any_of, choice_words

_KEY = r"[^\W_][\w.\-]*"
_WHO = re.compile(rf"\s*({_KEY}(?:\s*[,;/]\s*{_KEY})*):\s")
"""Names before a colon: "RU, US: shall"."""
_BETWEEN = re.compile(r"[\s/]*(?:\b(?:or|ou|или)\b[\s/]*)?", re.IGNORECASE)
"""What may stand between two brackets that offer a choice."""


class Alternative(NamedTuple):
    """One wording in square brackets.

    Args:
        start: offset of the opening bracket in the text.
        end: offset after the closing bracket.
        words: what stands in it, names and brackets included.
        who: the names before a colon at its beginning, as printed; empty where none are.
        option: what it is called ("Option A", "Alt 2"); "" where it has no name.
        choices: the choices within it.
    """

    start: int
    end: int
    words: str
    who: tuple[str, ...]
    option: str
    choices: "tuple[Choice, ...]"


class Choice(NamedTuple):
    """Brackets that follow each other without a word between them; one alone is to be kept or to go.

    Args:
        alternatives: in the order of the text.
    """

    alternatives: tuple[Alternative, ...]


def find_choices(text: str) -> tuple[Choice, ...]:
    """The outermost choices of a text, each with those within it.

    Args:
        text: any wording; brackets that are never closed, links and placeholders are left out.
    """
    return tuple(_choices(text, find_brackets(text)))


def _choices(text: str, brackets: Sequence[Bracket]) -> Iterator[Choice]:
    """Choices out of brackets of one level and those inside them, in the order of opening."""
    beside: list[Alternative] = []
    for bracket in (b for b in brackets if b.depth == brackets[0].depth):
        apart = beside and not _BETWEEN.fullmatch(text, beside[-1].end, bracket.start)
        # What goes on with a comma adds to the sentence, and stands in place of nothing.
        if beside and (apart or text[bracket.start + 1 : bracket.start + 2] in {",", ";"}):
            yield Choice(tuple(beside))
            beside = []
        beside.append(
            _alternative(text, bracket, [b for b in brackets if bracket.start < b.start < bracket.end])
        )
    if beside:
        yield Choice(tuple(beside))


def _alternative(text: str, bracket: Bracket, within: Sequence[Bracket]) -> Alternative:
    words = text[bracket.start + 1 : bracket.end - 1]
    option = _named().match(words)
    who = None if option else _WHO.match(words)
    names = tuple(re.split(r"\s*[,;/]\s*", who[1])) if who else ()
    return Alternative(
        bracket.start, bracket.end, words, names, " ".join(option[1].split()) if option else "",
        tuple(_choices(text, within)),
    )  # fmt: skip


def _named() -> re.Pattern[str]:
    """An option's name at the beginning of a bracket, a colon, stop or dash behind it."""
    return re.compile(rf"\s*((?:{any_of(choice_words())})\.?\s+[\w]{{1,3}})\s*[:.)\-–—]", re.IGNORECASE)


def find_options(tree: ClauseTree) -> tuple[tuple[Clause, ...], ...]:
    """Clauses that are wordings of one thing ("Option A", "Option B"), those of each clause together.

    Args:
        tree: the wording.
    """
    found: dict[int, tuple[Clause, ...]] = {}
    for clause in tree:
        word = re.match(r"[^\W\d_]+", clause.label.lstrip("*_# ["))
        if word and word[0].casefold() in choice_words():
            found[clause.parent] = (*found.get(clause.parent, ()), clause)
    return tuple(found.values())
