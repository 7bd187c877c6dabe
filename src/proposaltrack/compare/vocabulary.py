"""Vocabulary: the words of the clauses of two wordings, each clause read once, however often it is measured."""

import re
from dataclasses import dataclass, field
from itertools import pairwise

from proposaltrack.compare.masking import masked
from proposaltrack.model.clause import Clause, ClauseTree

SAMPLE = 50
"""How many clauses of each side are read to learn which words are common."""
LONGEST = 20_000
"""A clause is matched by so many words at its beginning."""
_SIGNS = 0x110000 - 0x801
"""So many words can be told apart; texts with more do not occur, and must not fail."""
_WORD = re.compile(r"\w+")


@dataclass
class Vocabulary:
    """The words of two wordings, in small letters, cross-references masked.

    Args:
        before: the wording before.
        after: the wording after.
    """

    before: ClauseTree
    after: ClauseTree
    _signs: dict[str, str] = field(default_factory=dict)
    _words: dict[tuple[bool, int], list[str]] = field(default_factory=dict)
    _spelt: dict[tuple[bool, int], str] = field(default_factory=dict)

    def words(self, clause: Clause, *, after: bool) -> list[str]:
        """The words of a clause."""
        key = after, clause.ordinal
        found = self._words.get(key)
        if found is None:
            tree = self.after if after else self.before
            found = self._words[key] = words_in(tree.words_of(clause))[:LONGEST]
        return found

    def spelt(self, clause: Clause, *, after: bool) -> str:
        """The words of a clause as one character each, the same for both sides."""
        key = after, clause.ordinal
        found = self._spelt.get(key)
        if found is None:
            found = self._spelt[key] = self.spell(self.words(clause, after=after))
        return found

    def spell(self, words: list[str]) -> str:
        """Words as a string of one character each."""
        signs = self._signs
        for word in words:
            if word not in signs:
                signs[word] = _sign(len(signs) % _SIGNS)
        return "".join([signs[word] for word in words])

    def sampled(self, *, after: bool) -> list[Clause]:
        """At most SAMPLE clauses of one side, spread evenly."""
        tree = self.after if after else self.before
        return list(tree.clauses[:: 1 + len(tree) // SAMPLE])


def words_in(text: str) -> list[str]:
    """The words of a text in small letters, cross-references masked."""
    return _WORD.findall(masked(text).casefold())


def is_too_long(tree: ClauseTree, clause: Clause) -> bool:
    """True for a clause of which only the first LONGEST words are measured."""
    return clause.end - clause.body > LONGEST and len(words_in(tree.words_of(clause))) > LONGEST


def grams_of(words: list[str]) -> list[str]:
    """The words and every two in a row."""
    return words + [f"{one} {two}" for one, two in pairwise(words)]


def _sign(number: int) -> str:
    """A character for a number, surrogates passed over."""
    return chr(number + 1 if number + 1 < 0xD800 else number + 1 + 0x800)
