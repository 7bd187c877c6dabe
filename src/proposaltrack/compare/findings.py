"""Findings: what a lawyer should look at in a text, or in what became of it, each of them beyond doubt."""

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from proposaltrack.compare.speech import guess_language, speech_of
from proposaltrack.compare.spelled import find_spelled
from proposaltrack.model.clause import Clause, ClauseKind, ClauseTree
from proposaltrack.model.comparison import ChangeKind, Comparison
from proposaltrack.text.address import address_of
from proposaltrack.text.citing import Citation, Citing
from proposaltrack.text.definitions import Usage, find_definitions
from proposaltrack.text.display import find_hidden, shorten
from proposaltrack.text.oddities import find_look_alikes, find_unbalanced
from proposaltrack.text.references import mask_references

LOOKED_FOR = (
    "stale-reference", "undefined-term", "definition-changed", "hidden-character", "look-alike", "unbalanced-bracket",
    "number-mismatch", "numbering-changed",
)  # fmt: skip
"""Every kind of finding that is looked for."""
NEED_BEFORE = ("undefined-term", "definition-changed", "numbering-changed")
"""The kinds that need a text to hold this one against."""
SEVERITIES = ("high", "medium", "low")
_SOFT = frozenset("\u00ad\ufeff\u200b\u2060\u2028\u2029")
"""Hidden characters that word processors leave behind."""
_TURNING = frozenset("\u061c\u200e\u200f")
"""Marks of direction, which belong to a text that is written from right to left."""
_SHOWN = 40
_SURE = 0.6
"""How sure it must be what became of a clause before a citation of it is called stale."""
_MOST = 12
"""Clauses that a message names; the finding holds all of them."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing to look at.

    Args:
        kind: one of `LOOKED_FOR`, of `compare.returned.KINDS`, or of `ledger.guard.KINDS`.
        severity: one of `SEVERITIES`.
        clause: where it is, in the text that is checked.
        before: what stood before; None where nothing did, or where one text is looked at alone.
        after: what stands now; None where nothing does.
        message: what is wrong, in words; it quotes the text as it is.
        used_in: the clauses that use a term whose meaning changed.
        pile: where a difference of a returned file belongs, one of `compare.returned.Pile`; "" for all other findings.
    """

    kind: str
    severity: str
    clause: Clause
    before: str | None
    after: str | None
    message: str
    used_in: tuple[Clause, ...] = ()
    pile: str = ""


def check_text(tree: ClauseTree) -> tuple[Finding, ...]:
    """What is odd in one text, in reading order: citations of nothing, hidden characters, mixed words, open brackets, numbers."""
    odd = [*_dangling(tree), *_hidden(tree), *_look_alikes(tree), *_unbalanced(tree), *_mismatched(tree)]
    return _ordered(odd)


def check_change(comparison: Comparison) -> tuple[Finding, ...]:
    """What went stale from one text to another, in reading order: citations, terms, and numbers to cite by."""
    return _ordered(
        [*_stale(comparison), *_undefined(comparison), *_redefined(comparison), *_renumbered(comparison)]
    )


def check(comparison: Comparison) -> tuple[Finding, ...]:
    """What is odd in the text after, and what went stale in it, each once; the gravest first, then in reading order."""
    stale = check_change(comparison)
    told = {(f.kind, f.clause.ordinal, f.after) for f in stale}
    odd = [f for f in check_text(comparison.after) if (f.kind, f.clause.ordinal, f.after) not in told]
    return _ordered([*stale, *odd])


def _ordered(found: Iterable[Finding]) -> tuple[Finding, ...]:
    return tuple(sorted(found, key=lambda f: (SEVERITIES.index(f.severity), f.clause.ordinal)))


def _dangling(tree: ClauseTree) -> Iterator[Finding]:
    """Citations of numbers that no clause carries, each once a clause."""
    citing = Citing(tree)
    for clause in tree:
        for printed in dict.fromkeys(c.printed for c in citing.citations_of(clause) if c.target == 0):
            told = f"cites {printed}, and no clause of this text carries that number"
            yield Finding("stale-reference", "medium", clause, None, printed, told)


def _hidden(tree: ClauseTree) -> Iterator[Finding]:
    if not find_hidden(tree.text):
        return
    for clause in tree:
        text = tree.text_of(clause)
        turns = any(unicodedata.bidirectional(char) in {"R", "AL"} for char in text if char not in _TURNING)
        if signs := [sign for sign in find_hidden(text) if not (turns and sign in _TURNING)]:
            names = ", ".join(map(_sign_name, dict.fromkeys(signs)))
            severity = "low" if set(signs) <= _SOFT else "high"
            told = f"holds {_count(len(signs), 'character')} that cannot be seen: {names}"
            yield Finding("hidden-character", severity, clause, None, names, told)


def _sign_name(sign: str) -> str:
    name = unicodedata.name(sign, "").lower()
    return f"U+{ord(sign):04X} ({name})" if name else f"U+{ord(sign):04X}"


def _look_alikes(tree: ClauseTree) -> Iterator[Finding]:
    """Each word once a clause."""
    found = [(clause_at(tree, place.start), place.words) for place in find_look_alikes(tree.text)]
    for clause, word in dict.fromkeys(found):
        told = f"“{word}” mixes letters of two alphabets that look alike"
        yield Finding("look-alike", "high", clause, None, word, told)


def _unbalanced(tree: ClauseTree) -> Iterator[Finding]:
    """Brackets are counted over a top clause with all below it: they may span its paragraphs."""
    for top in tree.children_of(0):
        end = _end(tree, top)
        for sign in find_unbalanced(tree.text[top.start : end]):
            place = top.start + sign.start
            words = tree.text[place : min(place + _SHOWN, end)].partition("\n")[0]
            if sign.words in ")]":
                words = tree.text[max(place - _SHOWN, top.start) : place + 1].rpartition("\n")[2]
            state = "opened and not closed" if sign.words in "([" else "closed and not opened"
            told = f"a bracket is {state}: “{words}”"
            yield Finding("unbalanced-bracket", "medium", clause_at(tree, place), None, words, told)


def _end(tree: ClauseTree, clause: Clause) -> int:
    """Where the last clause below one ends."""
    end = clause
    while below := tree.children_of(end.ordinal):
        end = below[-1]
    return end.end


def _mismatched(tree: ClauseTree) -> Iterator[Finding]:
    """Numbers in words with another number in digits behind them."""
    speech = speech_of(guess_language(tree.text))
    for clause in tree:
        text = tree.words_of(clause)
        for place in find_spelled(text, speech) if "(" in text else ():
            if place.value != place.digits:
                words = " ".join(text[place.start : place.end].split())
                told = f"“{words}” says {place.value:,} in words and {place.digits:,} in digits"
                yield Finding("number-mismatch", "high", clause, None, words, told)


def clause_at(tree: ClauseTree, place: int) -> Clause:
    """The clause in which a code point of the text stands."""
    return tree.clauses[bisect_right(tree.clauses, place, key=lambda clause: clause.start) - 1]


def _stale(comparison: Comparison) -> Iterator[Finding]:
    before, after = Citing(comparison.before), Citing(comparison.after)
    known = {c.ordinal for change in comparison.changes if change.before for c in change.after}
    for change in comparison.changes:
        ours = [citation for clause in change.before for citation in before.citations_of(clause)]
        for clause in change.after if ours else ():
            for one, two in _kept_citations(ours, after.citations_of(clause)):
                if told := _staleness(comparison, one, two, known):
                    cited = _named(comparison.before, one.target or 0)
                    yield Finding("stale-reference", "high", clause, cited, two.printed, told)


def _kept_citations(
    ours: Sequence[Citation], theirs: Sequence[Citation]
) -> Iterator[tuple[Citation, Citation]]:
    """The citations that stand on both sides alike and mean a clause before, each once."""
    first = {citation.cited: citation for citation in reversed(ours)}
    for citation in {citation.cited: citation for citation in reversed(theirs)}.values():
        one = first.get(citation.cited)
        if one is not None and one.target and citation.target is not None:
            yield one, citation


def _staleness(comparison: Comparison, one: Citation, two: Citation, known: set[int]) -> str:
    """What is wrong with a citation that stands as it stood; "" when nothing is, or nothing is sure."""
    change = comparison.change_of[one.target or 0]
    if change.confidence < _SURE:
        return ""
    target = comparison.after.clause(two.target) if two.target else None
    if target is not None and target.kind is not ClauseKind.PLACEHOLDER:
        # What stands newly in the place of a clause that is gone may be what is meant.
        replaced = not change.after and target.ordinal not in known
        if replaced or _akin(comparison.after, target, change.after):
            return ""
        there = f"that number is now carried by {_named(comparison.after, target.ordinal)}"
    else:
        there = "no clause carries that number now"
    was = _named(comparison.before, one.target or 0)
    names = " and ".join(_named(comparison.after, clause.ordinal) for clause in change.after)
    return (
        f"still cites {two.printed}: what was {was} {f'is now {names}' if names else 'is gone'}, and {there}"
    )


def _akin(tree: ClauseTree, clause: Clause, others: Iterable[Clause]) -> bool:
    """True for one of the clauses, and for what stands above or below one."""
    family = {clause.ordinal, *(above.ordinal for above in tree.ancestors_of(clause))}
    return any(
        other.ordinal in family or clause.ordinal in {above.ordinal for above in tree.ancestors_of(other)}
        for other in others
    )


def _named(tree: ClauseTree, ordinal: int) -> str:
    clause = tree.clause(ordinal)
    name = address_of(tree, clause)
    if clause.heading:
        return f"{name} ({clause.heading})"
    words = shorten(tree.words_of(clause), _SHOWN)
    return f"{name} (“{words}”)" if words else name


def _undefined(comparison: Comparison) -> Iterator[Finding]:
    """A term whose definition went, while the text goes on using it, and quotes it nowhere."""
    told: set[str] = set()
    usage = Usage(comparison.after)
    for term, ordinal, _ in find_definitions(comparison.before):
        if term.casefold() in told or not _is_telling(term) or usage.quotes(term):
            continue
        told.add(term.casefold())
        if users := usage.uses_of(term):
            defined = _named(comparison.before, ordinal)
            where = _listed(comparison.after, users)
            words = f"“{term}” was defined in {defined} and is defined nowhere now; it is used in {where}"
            yield Finding("undefined-term", "high", users[0], defined, term, words)


def _is_telling(term: str) -> bool:
    """False for a plain word in small letters, which a text may use without defining it."""
    return term[:1].isupper() or " " in term


def _redefined(comparison: Comparison) -> Iterator[Finding]:
    """Terms that mean something else now, with every clause that uses them; new numbers in citations aside."""
    usage = Usage(comparison.after)
    before = {found.term.casefold(): found.meaning for found in find_definitions(comparison.before)}
    for term, ordinal, meaning in find_definitions(comparison.after):
        was = before.get(term.casefold(), "")
        if was and meaning and mask_references(was) != mask_references(meaning):
            users = usage.uses_of(term)
            used = f"it is used in {_listed(comparison.after, users)}" if users else "no other clause uses it"
            clause = comparison.after.clause(ordinal)
            told = f"the definition of “{term}” changed; {used}"
            severity = "medium" if _words(was) != _words(meaning) else "low"
            yield Finding("definition-changed", severity, clause, was, meaning, told, users)


def _words(text: str) -> list[str]:
    """The words of a text without its stops and commas."""
    return re.findall(r"\w+", mask_references(text))


def _listed(tree: ClauseTree, clauses: Sequence[Clause]) -> str:
    names = [address_of(tree, clause) for clause in clauses]
    more = len(names) - _MOST
    return f"{', '.join(names[:_MOST])} and {more} more" if more > 1 else ", ".join(names)


def _renumbered(comparison: Comparison) -> Iterator[Finding]:
    """Clauses that carry another number, neighbours told together; what only follows its parent is left out."""
    pairs = [
        (change.before[0], change.after[0])
        for change in comparison.changes
        if ChangeKind.RENUMBERED in change.kinds and len(change.before) == len(change.after) == 1
    ]
    outer = [pair for pair in pairs if pair[0].number and pair[1].number and not _follows(comparison, *pair)]
    for _, group in groupby(enumerate(outer), lambda entry: _run_key(comparison, entry[0], *entry[1])):
        run = [pair for _, pair in group]
        before = _span(comparison.before, [one for one, _ in run])
        after = _span(comparison.after, [two for _, two in run])
        told = f"{before} {'are' if len(run) > 1 else 'is'} now {after}"
        yield Finding("numbering-changed", "low", run[0][1], before, after, told)


def _follows(comparison: Comparison, before: Clause, after: Clause) -> bool:
    """True when a clause kept the last part of its number, below the same clause as before."""
    if _own(comparison.before, before) != _own(comparison.after, after):
        return False
    if not before.parent or not after.parent:
        return before.parent == after.parent
    became = comparison.change_of[before.parent].after
    return any(clause.ordinal == after.parent for clause in became)


def _own(tree: ClauseTree, clause: Clause) -> str:
    """The last part of a number, that of a decimal one too ("3" of "1.2.3" below "1.2")."""
    last = clause.path[-1] if clause.path else clause.number
    above = tree.clause(clause.parent) if clause.parent else None
    return last.removeprefix(f"{above.path[-1]}.") if above is not None and above.path else last


def _run_key(comparison: Comparison, place: int, before: Clause, after: Clause) -> tuple[int, ...]:
    """The same for clauses under one parent that follow each other in both texts among those renumbered."""
    one, two = _rank(_own(comparison.before, before)), _rank(_own(comparison.after, after))
    return before.parent, after.parent, two - one, one - place


def _rank(own: str) -> int:
    number = own.strip("().")
    if len(number) == 1 and not number.isdecimal():
        return ord(number)
    digits = "".join(filter(str.isdecimal, number))
    return int(digits) if digits else 0


def _span(tree: ClauseTree, clauses: Sequence[Clause]) -> str:
    names = [address_of(tree, clause) for clause in clauses]
    return names[0] if len(names) == 1 else f"{names[0]} to {names[-1]}"


def _count(number: int, one: str) -> str:
    return f"{number} {one}" + ("" if number == 1 else "s")
