"""Citing: which clause of its own text each cross-reference means, where that is beyond doubt."""

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from proposaltrack.model.clause import Clause, ClauseKind, ClauseTree
from proposaltrack.text.references import Reference, find_references
from proposaltrack.text.words import full_word, introducing_words

_NEAR = ("para", "sub-para", "subpara", "point", "item", "absatz", "absätz", "пункт")
"""How words begin that cite a neighbour by the last part of its number."""
_PARTS = re.compile(
    r"(?P<link>[ \u00a0]?,[ \u00a0]|[ \u00a0](?:and|or|et|ou|und|и|y)[ \u00a0])|(?P<range>[ \u00a0](?:to|through)[ \u00a0]|[ \u00a0]?[-–][ \u00a0]?)"
)
_OURS = re.compile(r"[ \n]of[ \n](?:this|the present)\b")
_OTHERS = re.compile(
    r"[ \n](?:of|in|to|under|du|de|des|der|des)[ \n]|[ \n]*\(?[A-Z]{2,}\b|[ \n](?:thereof|ibid)|['’]"
)
_LONGEST = 40
"""Clauses that a range may count; a longer one is no list of clauses."""


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


def citations_of(tree: ClauseTree, clause: Clause) -> tuple[Citation, ...]:
    """Every citation of a clause in the words of another one, lists and ranges told one by one.

    Args:
        tree: the wording.
        clause: the clause that cites.
    """
    words = tree.words_of(clause)
    found = list(find_references(words))
    told: list[Citation] = []
    taken = 0
    for place, reference in enumerate(found):
        following = found[place + 1] if place + 1 < len(found) else None
        if reference.start < taken:
            continue
        if following and _is_near(reference) and words[reference.end : following.start] in (" of ", " of\n"):
            told += _joint(tree, clause, reference, following, words)
            taken = following.end
        else:
            told += _alone(tree, clause, reference, words)
    return tuple(told)


def _is_near(reference: Reference) -> bool:
    return reference.word.casefold().startswith(_NEAR)


def _joint(
    tree: ClauseTree, clause: Clause, near: Reference, far: Reference, words: str
) -> Iterator[Citation]:
    """Two references of which the first is a part of the second: a child of the clause that the second one means."""
    whole = words[near.start : far.end]
    above = list(_alone(tree, clause, far, words))
    for number in _numbers(near.numbers):
        target = None
        if len(above) == 1 and above[0].target:
            target = _child(tree, above[0].target, number)
        yield Citation(f"{number} of {above[0].cited if above else ''}", whole, target, near.start)


def _alone(tree: ClauseTree, clause: Clause, reference: Reference, words: str) -> Iterator[Citation]:
    """The clauses that one reference means by itself."""
    printed = words[reference.start : reference.end]
    ours = _OURS.match(words, reference.end)
    doubtful = not ours and _OTHERS.match(words, reference.end)
    word = full_word(reference.word.casefold()).rstrip("s.")
    for number in _numbers(reference.numbers):
        if doubtful:
            target = None
        elif _is_near(reference):
            target = _neighbour(tree, clause, number)
        else:
            target = _far(tree, word, number)
        yield Citation(f"{word} {number}", printed, target, reference.start)


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
        first, last = plain_number(before), plain_number(number)
        if through and first.isdecimal() and last.isdecimal() and 0 < int(last) - int(first) < _LONGEST:
            told += [str(between) for between in range(int(first) + 1, int(last))]
        told.append(last)
    return told


def plain_number(printed: str) -> str:
    """A number without case, spaces, and a stop or brackets around the whole of it."""
    number = re.sub(r"\s+", "", printed).casefold().rstrip(".")
    return number.strip("()") if re.fullmatch(r"\(\w{1,5}\)|\w{1,5}\)", number) else number


def _neighbour(tree: ClauseTree, clause: Clause, number: str) -> int | None:
    """The clause of that number below the citing one, or beside it, or beside a clause above it."""
    for above in (clause.ordinal, *(ancestor.ordinal for ancestor in tree.ancestors_of(clause))):
        if target := _child(tree, above, number):
            return target
    return None


def _child(tree: ClauseTree, ordinal: int, number: str) -> int | None:
    fits = [c.ordinal for c in tree.children_of(ordinal) if c.path and plain_number(c.path[-1]) == number]
    return fits[0] if len(fits) == 1 else None


def _far(tree: ClauseTree, word: str, number: str) -> int | None:
    """The clause of that full number that such a word heads; 0 when words of that sort head others only."""
    if introducing_words().get(word) not in {"article", "annex"}:
        return None
    headed = _headed(tree).get(word, {})
    opening = number.partition("(")[0]
    if len(headed) < 2 and opening not in headed:
        return None
    tops = headed.get(opening, ())
    if len(tops) != 1:
        return None if tops else _absence(number, headed)
    target = tops[0]
    for part in re.findall(r"\((\w+)\)", number):
        below = _child(tree, target, part)
        if below is None:
            return None
        target = below
    return target


def _absence(number: str, headed: dict[str, tuple[int, ...]]) -> int | None:
    """0 when the numbers of such clauses are counted in the same way, and this one is not among them."""
    opening = number.partition("(")[0]
    return 0 if opening.isdecimal() == all(known[:1].isdecimal() for known in headed) else None


@lru_cache(maxsize=8)
def _headed_of(clauses: tuple[tuple[str, str, int], ...]) -> dict[str, dict[str, tuple[int, ...]]]:
    found: dict[str, dict[str, tuple[int, ...]]] = {}
    for word, number, ordinal in clauses:
        known = found.setdefault(word, {})
        known[number] = (*known.get(number, ()), ordinal)
    return found


def _headed(tree: ClauseTree) -> dict[str, dict[str, tuple[int, ...]]]:
    """Ordinals of the clauses that carry a word in their label, by word and number."""
    return _headed_of(tuple(_labelled(tree)))


def _labelled(tree: ClauseTree) -> Iterator[tuple[str, str, int]]:
    for clause in tree:
        word, _, own = clause.label.strip("[]*_ ").casefold().partition(" ")
        if word.startswith("§"):
            word, own = "§", clause.label.strip("[]*_§ ")
        if own and (clause.kind is ClauseKind.ANNEX or full_word(word) in introducing_words()):
            yield full_word(word).rstrip("s."), plain_number(own), clause.ordinal
