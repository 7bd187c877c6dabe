"""Findings: what a lawyer should look at in a text, or in what became of it, each of them beyond doubt."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from proposaltrack.model.clause import Clause, ClauseKind, ClauseTree
from proposaltrack.model.comparison import ChangeKind, ClauseChange, Comparison
from proposaltrack.text.address import address_of
from proposaltrack.text.citing import Citation, citations_of
from proposaltrack.text.definitions import find_definitions, uses_of
from proposaltrack.text.display import find_hidden
from proposaltrack.text.oddities import find_look_alikes, find_unbalanced

LOOKED_FOR = (
    "stale-reference", "undefined-term", "hidden-character", "look-alike", "unbalanced-bracket", "numbering-changed",
)  # fmt: skip
"""Every kind of finding that is looked for."""
NEED_BEFORE = ("stale-reference", "undefined-term", "numbering-changed")
"""The kinds that need a text to hold this one against."""
NOT_LOOKED_FOR = (
    "unmarked-edit", "silently-accepted", "wrong-baseline", "hidden-text", "reopened", "earlier-wording-restored",
    "number-mismatch",
)  # fmt: skip
"""Kinds that are not looked for yet."""
SEVERITIES = ("high", "medium", "low")
_SOFT = frozenset("\u00ad\ufeff\u200b\u2060")
"""Hidden characters that word processors leave behind."""
_SHOWN = 40


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing to look at.

    Args:
        kind: one of `LOOKED_FOR`.
        severity: one of `SEVERITIES`.
        clause: where it is, in the text that is checked.
        before: what stood before; None where nothing did, or where one text is looked at alone.
        after: what stands now; None where nothing does.
        message: what is wrong, in words; it quotes the text as it is.
    """

    kind: str
    severity: str
    clause: Clause
    before: str | None
    after: str | None
    message: str


def check_text(tree: ClauseTree) -> tuple[Finding, ...]:
    """What is odd in one text, in reading order: hidden characters, words of two scripts, brackets left open."""
    found = [*_hidden(tree), *_look_alikes(tree), *_unbalanced(tree)]
    return tuple(sorted(found, key=lambda finding: finding.clause.ordinal))


def check_change(comparison: Comparison) -> tuple[Finding, ...]:
    """What went stale from one text to another, in reading order: citations, terms, and numbers to cite by."""
    found = [*_stale(comparison), *_undefined(comparison), *_renumbered(comparison)]
    return tuple(sorted(found, key=lambda finding: finding.clause.ordinal))


def _hidden(tree: ClauseTree) -> Iterator[Finding]:
    if not find_hidden(tree.text):
        return
    for clause in tree:
        if signs := find_hidden(tree.text_of(clause)):
            names = ", ".join(f"U+{ord(sign):04X}" for sign in dict.fromkeys(signs))
            severity = "low" if set(signs) <= _SOFT else "high"
            told = f"holds {_count(len(signs), 'character')} that cannot be seen: {names}"
            yield Finding("hidden-character", severity, clause, None, names, told)


def _look_alikes(tree: ClauseTree) -> Iterator[Finding]:
    for word in find_look_alikes(tree.text):
        told = f"“{word.words}” mixes letters of two alphabets that look alike"
        yield Finding("look-alike", "high", clause_at(tree, word.start), None, word.words, told)


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


def clause_at(tree: ClauseTree, place: int) -> Clause:
    """The clause in which a code point of the text stands."""
    return next(clause for clause in tree if clause.start <= place < clause.end)


def _stale(comparison: Comparison) -> Iterator[Finding]:
    after_of = {c.ordinal: change.after for change in comparison.changes for c in change.before}
    known = {c.ordinal for change in comparison.changes if change.before for c in change.after}
    for change in comparison.changes:
        if len(change.before) == len(change.after) == 1:
            clause = change.after[0]
            for one, two in _kept_citations(comparison, change):
                if not one.target or two.target is None:
                    continue
                became = after_of.get(one.target, ())
                if told := _staleness(comparison, one, two, became, known):
                    cited = _named(comparison.before, one.target)
                    yield Finding("stale-reference", "high", clause, cited, two.printed, told)


def _kept_citations(comparison: Comparison, change: ClauseChange) -> Iterator[tuple[Citation, Citation]]:
    """The citations that stand on both sides alike, each once."""
    ours = citations_of(comparison.before, change.before[0])
    theirs = citations_of(comparison.after, change.after[0])
    first = {citation.cited: citation for citation in reversed(ours)}
    seen = set()
    for citation in theirs:
        if citation.cited in first and citation.cited not in seen:
            seen.add(citation.cited)
            yield first[citation.cited], citation


def _staleness(
    comparison: Comparison, one: Citation, two: Citation, became: Sequence[Clause], known: set[int]
) -> str:
    """What is wrong with a citation that stands as it stood; "" when nothing is, or nothing is sure."""
    target = comparison.after.clause(two.target) if two.target else None
    kept = target is not None and target.kind is ClauseKind.PLACEHOLDER
    if target is not None and not kept:
        if _akin(comparison.after, target, became) or target.ordinal not in known:
            return ""
        there = f"that number is now carried by {_named(comparison.after, target.ordinal)}"
    else:
        there = "no clause carries that number now"
    was = _named(comparison.before, one.target or 0)
    names = " and ".join(_named(comparison.after, clause.ordinal) for clause in became)
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
    words = " ".join(tree.words_of(clause).split())
    return f"{name} (“{words[:_SHOWN].rstrip()}{'…' if len(words) > _SHOWN else ''}”)" if words else name


def _undefined(comparison: Comparison) -> Iterator[Finding]:
    """A term whose definition went, while the text goes on using it, and quotes it nowhere."""
    kept = {definition.term.casefold() for definition in find_definitions(comparison.after)}
    for term, ordinal in find_definitions(comparison.before):
        if term.casefold() in kept or not term[:1].isupper():
            continue
        kept.add(term.casefold())
        users = uses_of(comparison.after, term)
        if users and len(uses_of(comparison.before, term)) > 0:
            where = ", ".join(address_of(comparison.after, clause) for clause in users)
            defined = _named(comparison.before, ordinal)
            told = f"“{term}” was defined in {defined} and is defined nowhere now; it is used in {where}"
            yield Finding("undefined-term", "high", users[0], defined, term, told)


def _renumbered(comparison: Comparison) -> Iterator[Finding]:
    """Clauses that carry another number, neighbours told together; what only follows its parent is left out."""
    outer = [
        (change.before[0], change.after[0])
        for change in comparison.changes
        if ChangeKind.RENUMBERED in change.kinds and len(change.before) == len(change.after) == 1
        and change.before[0].number and change.after[0].number
        and change.before[0].path[-1:] != change.after[0].path[-1:]
    ]  # fmt: skip
    for _, group in groupby(enumerate(outer), lambda entry: _run_key(entry[0], *entry[1])):
        run = [pair for _, pair in group]
        before, after = (_span(tree, clauses) for tree, clauses in zip(
            (comparison.before, comparison.after), zip(*run, strict=True), strict=True))  # fmt: skip
        told = f"{before} {'are' if len(run) > 1 else 'is'} now {after}"
        yield Finding("numbering-changed", "low", run[0][1], before, after, told)


def _run_key(place: int, before: Clause, after: Clause) -> tuple[int, ...]:
    """The same for clauses under one parent that follow each other in both texts among those renumbered."""
    shift = _rank(after) - _rank(before)
    return before.parent, after.parent, shift, _rank(before) - place


def _rank(clause: Clause) -> int:
    digits = "".join(filter(str.isdecimal, clause.path[-1])) if clause.path else ""
    return int(digits) if digits else 0


def _span(tree: ClauseTree, clauses: Sequence[Clause]) -> str:
    names = [address_of(tree, clause) for clause in clauses]
    return names[0] if len(names) == 1 else f"{names[0]} to {names[-1]}"


def _count(number: int, one: str) -> str:
    return f"{number} {one}" + ("" if number == 1 else "s")
