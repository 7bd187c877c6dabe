"""Numbering: which clause of a text carries a number, by the word that heads it or by the number alone."""

import re
from functools import cached_property

from proposaltrack.model.clause import ClauseKind, ClauseTree
from proposaltrack.text.words import full_word, introducing_words

_SINGULAR = {"annexes": "annex", "appendices": "appendix", "§§": "§", "artikeln": "artikel"}
_STEMS = (
    ("подпункт", "подпункт"),
    ("пункт", "пункт"),
    ("стат", "статья"),
    ("част", "часть"),
    ("прилож", "приложение"),
    ("глав", "глава"),
)
"""How the forms of a Russian word begin, and the word as a label has it."""
_ENCLOSED = re.compile(r"\(\w{1,5}\)|\w{1,5}\)")
_COUNTED = re.compile(r"(?:№|n[º°]\.?|n[or]\.)(?=\w)")
_NTH = re.compile(r"(?<=\d)(?:er|re|\.?[ºª°])(?=$|-)|(?<=^i)er$")
_BRACKETED = re.compile(r"\((\w+)\)")
_UNHEADED = frozenset(
    {ClauseKind.TITLE, ClauseKind.PREAMBLE, ClauseKind.ANNEX, ClauseKind.PART, ClauseKind.NOTE}
)

Ordinals = dict[str, tuple[int, ...]]
"""Which clauses carry each number."""


class Numbering:
    """The numbers that the clauses of one text carry.

    Args:
        tree: the wording.
    """

    def __init__(self, tree: ClauseTree) -> None:
        self.tree = tree

    def heads(self, word: str) -> bool:
        """True when a word heads at least two clauses of the text."""
        return sum(map(len, self._of_word(word).values())) > 1

    def headed(self, word: str, number: str) -> int | None:
        """The clause that a word and a number head, or a clause below it; 0 when its like are counted, and it is not there.

        Args:
            word: as `plain_word` gives it.
            number: as `plain_number` gives it ("4(2)").
        """
        known = self._of_word(word)
        opening = number.partition("(")[0]
        tops = known.get(opening, ())
        if len(tops) == 1:
            return self._below(tops[0], number)
        alike = all(opening[:1].isdecimal() == other[:1].isdecimal() for other in known)
        return None if tops or not alike else 0

    def bare(self, number: str) -> int | None:
        """The clause whose whole number is this one, whatever heads it; 0 for none, None for several."""
        fits = self._bare.get(number, ())
        return fits[0] if len(fits) == 1 else None if fits else 0

    def child(self, ordinal: int, number: str) -> int | None:
        """The one child of a clause with that last part of its number; None for none."""
        fits = self._children.get((ordinal, number), ())
        return fits[0] if len(fits) == 1 else None

    def _below(self, top: int, number: str) -> int | None:
        for part in _BRACKETED.findall(number):
            below = self.child(top, part)
            if below is None:
                return 0 if self._lacks(top, part) else None
            top = below
        return top

    def _lacks(self, ordinal: int, part: str) -> bool:
        """True when at least two children of a clause are counted in the manner of a number, and none carries it."""
        counted = [plain_number(c.path[-1]) for c in self.tree.children_of(ordinal) if c.path and c.label]
        alike = [other for other in counted if other.isdecimal() == part.isdecimal()]
        return len(alike) == len(counted) > 1 and part not in counted

    def _of_word(self, word: str) -> Ordinals:
        return self._headed.get(word) or self._headed.get(f"{word}e") or {}

    @cached_property
    def _headed(self) -> dict[str, Ordinals]:
        found: dict[str, Ordinals] = {}
        for clause in self.tree:
            word, _, own = clause.label.strip("[]*_ ").casefold().partition(" ")
            if own and (clause.kind is ClauseKind.ANNEX or full_word(word) in introducing_words()):
                known = found.setdefault(plain_word(word), {})
                known[plain_number(own)] = (*known.get(plain_number(own), ()), clause.ordinal)
        return found

    @cached_property
    def _bare(self) -> Ordinals:
        found: Ordinals = {}
        for clause in self.tree:
            if clause.number and clause.kind not in _UNHEADED:
                number = plain_number(clause.number)
                found[number] = (*found.get(number, ()), clause.ordinal)
        return found

    @cached_property
    def _children(self) -> dict[tuple[int, str], tuple[int, ...]]:
        found: dict[tuple[int, str], tuple[int, ...]] = {}
        for clause in self.tree:
            if clause.path and clause.label:
                key = clause.parent, plain_number(clause.path[-1])
                found[key] = (*found.get(key, ()), clause.ordinal)
        return found


def plain_word(word: str) -> str:
    """A word that introduces numbers as it stands before one of them, small and in full ("Arts." is "article")."""
    small = word.casefold()
    if small in _SINGULAR:
        return _SINGULAR[small]
    for stem, whole in _STEMS:
        if small.startswith(stem):
            return whole
    full = full_word(small)
    return full if full != small else full_word(small.rstrip("s.") + "." * small.endswith(".")).rstrip("s.")


def plain_number(printed: str) -> str:
    """A number without case, spaces, signs that only say that it is one, and a stop or brackets around the whole of it."""
    number = _COUNTED.sub("", re.sub(r"\s+", "", printed).casefold().rstrip("."), count=1)
    number = _NTH.sub("", number)
    return number.strip("()") if _ENCLOSED.fullmatch(number) else number


def last_number(printed: str) -> int:
    """A number that is digits alone; 0 for any other."""
    number = plain_number(printed)
    return int(number) if number.isdecimal() else 0
