"""Suggesting: which clause of a text a passage of an answer to it may be about; a proposal, never a fact."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from math import log
from typing import NamedTuple

from proposaltrack.compare.vocabulary import words_in
from proposaltrack.model.clause import Clause, ClauseTree
from proposaltrack.text.references import find_references

_LEAST = 0.3
"""Share of the telling words of a clause that a passage must hold."""
_CLEARLY = 1.25
"""How many times more telling than for any other clause that must be."""
_FEWEST = 2
"""Telling words that the two must share."""
_RARE = 0.34
"""A word in no more than this share of the clauses tells one clause from another."""
_NUMBER = re.compile(r"\d+(?:\.\d+)*(?:\s*\(\w{1,4}\))*|[IVXLC]+\b")
_ITEMS = re.compile(r"(?:\s*\(\w{1,4}\))*")


class Suggestion(NamedTuple):
    """A passage that may be about a clause.

    Args:
        passage: ordinal of the clause of the answering text.
        clause: ordinal of the clause that it may answer.
        why: what speaks for it, in words.
    """

    passage: int
    clause: int
    why: str


def suggest(
    answer: ClauseTree, passages: Sequence[Clause], text: ClauseTree, clauses: Sequence[Clause]
) -> tuple[Suggestion, ...]:
    """What each passage may be about: the clauses that it cites, else the one whose telling words it holds.

    Args:
        answer: the answering text.
        passages: its clauses that nobody has tied to a clause yet.
        text: the text answered.
        clauses: its clauses that nobody has answered yet.
    """
    by_number = _numbers(text, clauses)
    telling = _telling(text, clauses)
    found: list[Suggestion] = []
    for passage in passages:
        words = answer.words_of(passage)
        cited = list(dict.fromkeys(_cited(words, by_number)))
        found += [Suggestion(passage.ordinal, ordinal, f"cites {printed}") for printed, ordinal in cited]
        if not cited:
            found += _alike(passage, _words(passage, words), telling)
    return tuple(found)


def _numbers(text: ClauseTree, clauses: Sequence[Clause]) -> dict[str, int]:
    """The clauses that may be cited, by number: those nobody has answered yet, and whatever holds one of them."""
    above = (holder for clause in clauses for holder in text.ancestors_of(clause))
    return {_squeezed(clause.number): clause.ordinal for clause in (*above, *clauses) if clause.number}


def _squeezed(number: str) -> str:
    return "".join(number.split()).casefold()


def _cited(words: str, by_number: dict[str, int]) -> Iterator[tuple[str, int]]:
    for reference in find_references(words):
        # "2.2 (a)": letters behind a space are part of the number where there is such a clause.
        behind = _ITEMS.match(words, reference.end)
        numbers = [
            (number, by_number.get(_squeezed(number)))
            for number in _NUMBER.findall(reference.numbers + (behind[0] if behind else ""))
        ]
        plain = ((number, by_number.get(_squeezed(number))) for number in _NUMBER.findall(reference.numbers))
        for number, ordinal in numbers if all(ordinal for _, ordinal in numbers) else plain:
            if ordinal:
                yield f"{reference.word} {number}", ordinal


def _words(clause: Clause, words: str) -> set[str]:
    """The words of a clause; the word that cites another one ("Clause") tells nothing."""
    cited = {word for reference in find_references(words) for word in words_in(reference.word)}
    return set(words_in(f"{clause.heading} {words}")) - cited


def _telling(text: ClauseTree, clauses: Sequence[Clause]) -> dict[int, dict[str, float]]:
    """The words of each clause that few others have, with what each tells."""
    words = {c.ordinal: _words(c, text.words_of(c)) for c in clauses}
    held = Counter(word for said in words.values() for word in said)
    most = max(1.0, _RARE * len(clauses))
    return {
        ordinal: {w: log(1 + len(clauses) / held[w]) for w in said if held[w] <= most and len(w) > 3}
        for ordinal, said in words.items()
    }


def _alike(passage: Clause, words: set[str], telling: dict[int, dict[str, float]]) -> Iterator[Suggestion]:
    """The clause whose telling words a passage holds clearly more of than of any other's."""
    rated = sorted(
        (-_share(words, told), ordinal)
        for ordinal, told in telling.items()
        if len(words & told.keys()) >= _FEWEST
    )
    if not rated or -rated[0][0] < _LEAST or (len(rated) > 1 and rated[0][0] > _CLEARLY * rated[1][0]):
        return
    ordinal = rated[0][1]
    shared = sorted(words & telling[ordinal].keys(), key=lambda word: (-telling[ordinal][word], word))[:4]
    yield Suggestion(passage.ordinal, ordinal, f"both say {', '.join(shared)}")


def _share(words: set[str], told: dict[str, float]) -> float:
    whole = sum(told.values())
    return sum(weight for word, weight in told.items() if word in words) / whole if whole else 0.0
