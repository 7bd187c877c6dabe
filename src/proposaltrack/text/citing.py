"""Citing: which clause of its own text each cross-reference means, where that is beyond doubt."""

import re
from collections.abc import Iterator
from functools import cached_property
from itertools import pairwise
from typing import NamedTuple

from proposaltrack.model.clause import Clause, ClauseKind, ClauseTree
from proposaltrack.text.normalise import fold_heading
from proposaltrack.text.numbering import Numbering, last_number, plain_number, plain_word
from proposaltrack.text.references import Reference, find_references

_NEAR = ("para", "sub", "point", "item", "absatz", "absätz", "alin", "пункт", "подпункт")
"""How words begin that cite a neighbour by the last part of its number."""
_PARTS = re.compile(
    r"(?P<link>[ \u00a0]?,[ \u00a0](?:(?:and|or)[ \u00a0])?|[ \u00a0](?:and|or|et|ou|und|и|y)[ \u00a0])"
    r"|(?P<range>[ \u00a0](?:to|through|à)[ \u00a0]|[ \u00a0]?[-–][ \u00a0]?)"
)
_OURS = re.compile(r",?[ \n](?:of[ \n](?:this|the present)|de la présente|du présent|настоящ\w{2,3})\b")
_OTHERS = re.compile(
    r"[ \n](?:of|du|de|des|der)[ \n]"
    r"|[ \n](?:in|to|under)[ \n](?:(?:the|that|those|its|an?|each|any)\b(?![ \n](?:extent|contrary|case|event|same))|[A-Z\[])"
    r"|[ \n]\(?[A-ZА-Я]|[ \n](?:thereof|ibid)|['’]"
    r"|,?[ \n](?:and|or)[ \n]\w{4,12}[ \n][\d(][\w()]{0,8}[ \n]of[ \n]the[ \n][A-Z]"
)
"""What follows the citation of another text."""
_THEIRS = re.compile(
    r"(?:\]|\bRFC[ ]?\d+|U\.?S\.?C\.?|C\.?F\.?R\.?|\b(?:Charter|Convention|Treaty|Act|Code|Regulation|Directive|Statute"
    r"|Protocol|Constitution)(?:['’]s|[ ][\w/()]{1,12})?),?[ \n]?(?:in|at|under|and|or)?[ \n]?\(?$"
    r"|\bof[ \n]the[ \n][A-Z][\w-]+(?:[ \n](?:[A-Z][\w-]+|of|the|on|for|and)){0,8},?[ \n](?:and|or)[ \n]$"
)
"""What stands before the citation of another text."""
_NAMED = re.compile(r"[ \n]\((?P<name>[^\W\d_a-z][^()\n]{3,80})\)")
_QUOTED = re.compile(r"[“«„][^”»“„«]{0,2000}[”»“]|\"[^\"\n]{0,2000}\"")
_AMENDS = re.compile(
    r"\b(?:is|are|shall be) (?:amended|replaced|deleted|repealed|inserted|substituted)\b|\b(?:substitute|insert|omit)\b",
    re.IGNORECASE,
)
"""A clause that changes another text cites that one."""
_REACH = 80
_LONGEST = 40
"""Numbers that a range may count; a longer one is no list of clauses."""
_FEWEST, _SHARE = 4, 0.9
"""How many citations by bare numbers a text must hold, and which part of them must fit, to be trusted."""


class Citation(NamedTuple):
    """A citation of one clause.

    Args:
        cited: what is cited, as it may be compared with another citation ("article 4(1)").
        printed: as printed.
        target: ordinal of the clause; 0 when there is none of that number; None when it cannot be told.
        start: code-point offset in the words of the clause.
    """

    cited: str
    printed: str
    target: int | None
    start: int


class Citing:
    """The citations of one text.

    Args:
        tree: the wording.
    """

    def __init__(self, tree: ClauseTree) -> None:
        self.tree = tree
        self.numbering = Numbering(tree)

    def citations_of(self, clause: Clause) -> tuple[Citation, ...]:
        """Every citation in the words of one clause, lists and ranges told one by one.

        What quotes or changes another text is left out, and so is the preamble, which cites other texts as a rule.
        """
        words = self.tree.words_of(clause)
        if clause.kind is ClauseKind.PREAMBLE or _AMENDS.search(words):
            return ()
        # Blanks in the place of quotations keep every offset.
        own = _QUOTED.sub(lambda hit: " " * len(hit[0]), words)
        found = list(find_references(own))
        return tuple(self._told(clause, found, words))

    def _told(self, clause: Clause, found: list[Reference], words: str) -> Iterator[Citation]:
        place = 0
        while place < len(found):
            one = found[place]
            two = found[place + 1] if place + 1 < len(found) else None
            between = words[one.end : two.start] if two else ""
            if two and _is_near(one) and between in {" of ", " of\n"}:
                yield from self._joint(clause, one, two, words)
                place += 2
            elif two and _is_near(two) and not _is_near(one) and between in {" ", ", "}:
                yield from self._joint(clause, two, one, words)
                place += 2
            else:
                yield from self._alone(clause, one, words)
                place += 1

    def _joint(self, clause: Clause, near: Reference, far: Reference, words: str) -> Iterator[Citation]:
        """Two references, the nearer to a child of what the farther means ("paragraph 2 of Article 5")."""
        start = min(near.start, far.start)
        whole = words[start : max(near.end, far.end)]
        above = list(self._alone(clause, far, words, near if near.start > far.start else None))
        for number in _numbers(near.numbers):
            target = None
            if len(above) == 1 and above[0].target:
                target = self.numbering.child(above[0].target, number)
            elif len(above) == 1 and above[0].target == 0:
                target = 0
            yield Citation(f"{number} of {above[0].cited}", whole, target, start)

    def _alone(
        self, clause: Clause, reference: Reference, words: str, follower: Reference | None = None
    ) -> Iterator[Citation]:
        """The clauses that one reference means by itself; a follower tells more of it."""
        doubtful = _cites_another(reference, follower or reference, words)
        word, numbers = plain_word(reference.word), _numbers(reference.numbers)
        name = _NAMED.match(words, reference.end) if len(numbers) == 1 else None
        for number in numbers:
            target = None if doubtful else self._target(clause, reference, word, number)
            if target and name and self._is_other(target, name["name"]):
                target = None
            yield Citation(
                f"{word} {number}", words[reference.start : reference.end], target, reference.start
            )

    def _is_other(self, ordinal: int, name: str) -> bool:
        """True when a citation names its clause, and the clause of that number is called otherwise."""
        heading = self.tree.clause(ordinal).heading
        return bool(heading) and fold_heading(heading) != fold_heading(name)

    def _target(self, clause: Clause, reference: Reference, word: str, number: str) -> int | None:
        if _is_near(reference):
            return self._neighbour(clause, number)
        if self.numbering.heads(word):
            return self.numbering.headed(word, number)
        return self.numbering.bare(number) if self.trusts_bare else None

    def _neighbour(self, clause: Clause, number: str) -> int | None:
        """The clause of that number below the citing one, or beside it, or beside a clause above it in its article."""
        above: Clause | None = clause
        while above is not None:
            if target := self.numbering.child(above.ordinal, number):
                return target
            if above.kind in {ClauseKind.ARTICLE, ClauseKind.ANNEX, ClauseKind.PART}:
                return None
            above = self.tree.clause(above.parent) if above.parent else None
        return None

    @cached_property
    def trusts_bare(self) -> bool:
        """True when the numbers that the text cites as sections are those that its clauses carry, nearly always."""
        fits = found = 0
        for clause in self.tree:
            words = self.tree.words_of(clause)
            for reference in find_references(words):
                word = plain_word(reference.word)
                if word not in _SECTIONS or _cites_another(reference, reference, words):
                    continue
                numbers = _numbers(reference.numbers)
                name = _NAMED.match(words, reference.end) if len(numbers) == 1 else None
                for number in numbers:
                    target = self.numbering.bare(number)
                    found += 1
                    fits += bool(target and not (name and self._is_other(target, name["name"])))
        return found >= _FEWEST and fits >= _SHARE * found


_SECTIONS = frozenset({"section", "clause"})
"""Words by which clauses are cited whose label is a number alone."""


def _is_near(reference: Reference) -> bool:
    return reference.word.casefold().startswith(_NEAR)


def _cites_another(reference: Reference, last: Reference, words: str) -> bool:
    """True when what stands around a citation says, or lets us fear, that it means another text."""
    if _OURS.match(words, last.end):
        return False
    if _THEIRS.search(words, max(0, reference.start - _REACH), reference.start):
        return True
    return bool(_OTHERS.match(words, last.end)) and not _NAMED.match(words, last.end)


def _numbers(printed: str) -> list[str]:
    """The single numbers of a list; those that a range passes over are told too."""
    pieces: list[tuple[str, bool]] = []
    at, ranged = 0, False
    for link in _PARTS.finditer(printed):
        pieces.append((printed[at : link.start()], ranged))
        at, ranged = link.end(), bool(link["range"])
    pieces.append((printed[at:], ranged))
    told = [plain_number(pieces[0][0])]
    for (before, _), (number, through) in pairwise(pieces):
        first, last = last_number(before), last_number(number)
        if through and first and last and 0 < last - first < _LONGEST:
            told += [str(between) for between in range(first + 1, last)]
        told.append(plain_number(number))
    return told
