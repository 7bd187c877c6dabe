"""Restoring: clauses that an earlier version had, that were left out since, and that are back."""

from collections.abc import Iterable
from dataclasses import replace
from itertools import islice

from proposaltrack.model.clause import Clause, ClauseKind, ClauseTree
from proposaltrack.model.comparison import ChangeKind, ClauseChange, Comparison
from proposaltrack.text.clauses import parse_text
from proposaltrack.text.normalise import fingerprint, fold, fold_heading

FARTHEST = 200
"""How many earlier versions are looked through: one takes as long as reading it."""


def added_clauses(comparison: Comparison) -> tuple[Clause, ...]:
    """The added clauses that say something: what an earlier version may have said before them."""
    before = {fingerprint(comparison.before, clause) for clause in comparison.before}
    return tuple(
        change.after[0]
        for change in comparison.changes
        if change.kinds == (ChangeKind.ADDED,)
        and change.after[0].kind is not ClauseKind.PLACEHOLDER
        and fingerprint(comparison.after, change.after[0]) not in before
        and _said(comparison.after, change.after[0])
    )


def mark_restored(comparison: Comparison, earlier: Iterable[tuple[str, str]]) -> Comparison:
    """The comparison with every added clause that an earlier version had called restored.

    Only a clause that says, once folded, what that version's clause said is restored; its number may be another.

    Args:
        comparison: two wordings compared.
        earlier: name and text of the versions before the one compared with, the latest first; read only as far as
            needed, and no further than `FARTHEST`.
    """
    wanted = {fingerprint(comparison.after, clause): clause for clause in added_clauses(comparison)}
    found: dict[str, str] = {}
    versions = iter(earlier)
    for name, text in islice(versions, FARTHEST) if wanted else ():
        for said in _holding(comparison.after, wanted, text):
            found[said] = name
            del wanted[said]
        if not wanted:
            break
    unread = bool(wanted) and next(versions, None) is not None
    return _marked(comparison, found, unread=unread) if found or unread else comparison


def _holding(tree: ClauseTree, wanted: dict[str, Clause], text: str) -> list[str]:
    """Which of the wanted clauses a text has; it is cut into clauses only when it holds the words of one."""
    folded = fold(text)
    plain = folded.casefold()
    likely = [
        said
        for said, clause in wanted.items()
        if fold(tree.words_of(clause)) in folded and fold_heading(clause.heading) in plain
    ]
    if not likely:
        return []
    old = parse_text(text)
    there = {fingerprint(old, clause) for clause in old}
    return [said for said in likely if said in there]


def _said(tree: ClauseTree, clause: Clause) -> bool:
    return bool(clause.heading.strip() or tree.words_of(clause).strip())


def _marked(comparison: Comparison, found: dict[str, str], *, unread: bool) -> Comparison:
    changes = tuple(_restored(comparison.after, change, found) for change in comparison.changes)
    told = f"versions further back than {FARTHEST} were not searched for clauses that came back"
    more = (told,) if unread else ()
    return replace(comparison, changes=changes, not_compared=(*comparison.not_compared, *more))


def _restored(tree: ClauseTree, change: ClauseChange, found: dict[str, str]) -> ClauseChange:
    name = found.get(fingerprint(tree, change.after[0])) if change.kinds == (ChangeKind.ADDED,) else None
    if name is None:
        return change
    return replace(change, kinds=(ChangeKind.RESTORED,), why=f"says what it said in {name}; left out since")
