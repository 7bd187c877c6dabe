"""Citations: whether the cross-references of a clause only followed a renumbering, or cite another clause now."""

from collections.abc import Iterable, Mapping

from proposaltrack.model.clause import CALL, Clause, ClauseTree
from proposaltrack.model.comparison import Link
from proposaltrack.text.normalise import fold
from proposaltrack.text.references import Reference, find_references

Numbers = Mapping[tuple[bool, str], frozenset[str]]
"""For each number before, the numbers after of what its clauses became: full ones, and last parts alone (True)."""

_NEAR = ("para", "sub", "point", "item", "absatz", "ziff", "alin", "\u043f\u0443\u043d\u043a\u0442")
"""How words begin that cite a neighbour by the last part of its number."""


def renumbering(before: ClauseTree, after: ClauseTree, links: Iterable[Link]) -> Numbers:
    """The numbers that each number before was carried over to, none when its clause is gone.

    Args:
        before: the wording before.
        after: the wording after.
        links: every link of the two.
    """
    found: dict[tuple[bool, str], set[str]] = {}
    for clause in before:
        for near in (False, True):
            if number := _number(clause, near=near):
                found.setdefault((near, number), set())
    for link in links:
        for near in (False, True):
            old = _number(before.clause(link.before), near=near)
            new = _number(after.clause(link.after), near=near)
            if old and new:
                found[near, old].add(new)
    return {number: frozenset(numbers) for number, numbers in found.items()}


def _number(clause: Clause, *, near: bool) -> str:
    return _plain((clause.path[-1] if clause.path else "") if near else clause.number)


def _plain(number: str) -> str:
    return number.casefold().strip("() .")


def followed(before: str, after: str, numbers: Numbers) -> bool:
    """True when every citation, and every call of a note, in `after` leads to what that in `before` led to became.

    Lists and ranges, and numbers that no clause before carries, are taken to have followed: they may cite another
    text, and nothing here can tell.

    Args:
        before: words that differ from `after` in nothing but citations.
        after: the other words.
        numbers: what each number became.
    """
    pairs = zip(find_references(fold(before)), find_references(fold(after)), strict=False)
    calls = zip(CALL.findall(before), CALL.findall(after), strict=False)
    return all(_same(*pair, numbers) for pair in pairs) and all(_same_note(*pair, numbers) for pair in calls)


def _same_note(before: str, after: str, numbers: Numbers) -> bool:
    became = numbers.get((False, _plain(f"note {before}")))
    return before == after or became is None or _plain(f"note {after}") in became


def _same(before: Reference, after: Reference, numbers: Numbers) -> bool:
    near = before.word.casefold().startswith(_NEAR)
    became = numbers.get((near, _plain(before.numbers)))
    return before.numbers == after.numbers or became is None or _plain(after.numbers) in became
