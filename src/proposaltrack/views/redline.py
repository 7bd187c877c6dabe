"""Redline: a comparison as rows to be drawn: safe text, one row for each change, in reading order."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from proposaltrack.compare.comparison import edits_of
from proposaltrack.compare.wording import diff_words
from proposaltrack.model.clause import Clause, ClauseKind, ClauseTree
from proposaltrack.model.comparison import ABSORBED, ChangeKind, ClauseChange, Comparison, Edit, EditKind
from proposaltrack.text.address import address_of
from proposaltrack.text.display import hides_only, make_line, make_safe

_MARKS: tuple[tuple[ChangeKind, str], ...] = (
    (ChangeKind.ADDED, "+"),
    (ChangeKind.RESTORED, "+"),
    (ChangeKind.REMOVED, "-"),
    (ChangeKind.MOVED, ">"),
    (ChangeKind.SPLIT, "~"),
    (ChangeKind.MERGED, "~"),
    (ChangeKind.REWORDED, "~"),
    (ChangeKind.RETITLED, "~"),
    (ChangeKind.REFERENCE_UPDATED, "~"),
    (ChangeKind.RENUMBERED, "#"),
)
"""The sign of a change in one column; the first kind that holds gives it."""

_HEADED = (ClauseKind.TITLE, ClauseKind.PART, ClauseKind.ARTICLE, ClauseKind.ANNEX)
_PARAGRAPH = re.compile(r"[ \t]*\n[ \t]*\n\s*")
_BREAK = re.compile(r"[ \t]*\n(?!\n)[ \t]*")
_HASHES = re.compile(r"^\s*#+[ \t]*")


class Run(NamedTuple):
    """Words that belong together: `before` is what stands on the side before, `after` on the side after."""

    kind: EditKind
    before: str
    after: str

    @property
    def inline(self) -> str:
        """What stands in a text that shows both sides; a side that ends here has lost the space that the other needs."""
        if self.kind is EditKind.KEPT and len(self.before) > len(self.after):
            return self.before
        return self.after or self.before


@dataclass(frozen=True, slots=True)
class RedlineRow:
    """One change, ready to be drawn; every text in it is safe to show.

    Args:
        change: the change.
        mark: its sign in one column; " " when nothing happened.
        before: addresses before ("9(2)"); "" for an added clause.
        after: addresses after; "" for a removed one.
        heading: heading of the clause, after where there is one; "" when none.
        depth: levels above it, from 0.
        note: what happened, in words; "" when nothing did.
        runs: its words; white space is reflowed, but for tables.
        headed: it is a title, part, article or annex, drawn as a heading.
    """

    change: ClauseChange
    mark: str
    before: str
    after: str
    heading: str
    depth: int
    note: str
    runs: tuple[Run, ...]
    headed: bool

    @property
    def address(self) -> str:
        """What the clause is called: after, or before where it was removed."""
        return self.after or self.before

    @property
    def changed(self) -> bool:
        """True when anything happened to it."""
        return not self.change.unchanged


def redline_rows(comparison: Comparison) -> tuple[RedlineRow, ...]:
    """Every change of a comparison as a row.

    Args:
        comparison: the comparison; of one text with itself to show that text.
    """
    names = _addresses(comparison.before), _addresses(comparison.after)
    depths = _depths(comparison.before), _depths(comparison.after)
    return tuple(_row(comparison, change, names, depths) for change in comparison.changes)


def _addresses(tree: ClauseTree) -> list[str]:
    """The address of every clause by its ordinal less one."""
    rank = 0
    found = []
    for clause in tree:
        rank += clause.kind is ClauseKind.PREAMBLE
        preamble = clause.kind is ClauseKind.PREAMBLE and not clause.number
        found.append(f"preamble/{rank}" if preamble else make_line(address_of(tree, clause)))
    return found


def _depths(tree: ClauseTree) -> list[int]:
    """How many clauses stand above each, by its ordinal less one."""
    found: list[int] = []
    for clause in tree:
        found.append(found[clause.parent - 1] + 1 if clause.parent else 0)
    return found


Sides = tuple[list[str], list[str]]


def _row(
    comparison: Comparison, change: ClauseChange, names: Sides, depths: tuple[list[int], list[int]]
) -> RedlineRow:
    before, after = (
        ", ".join(name[clause.ordinal - 1] for clause in clauses)
        for name, clauses in zip(names, (change.before, change.after), strict=True)
    )
    lead = (change.after or change.before)[0]
    depth = depths[1 if change.after else 0][lead.ordinal - 1]
    return RedlineRow(
        change, mark_of(change), before, after, make_line(lead.heading), depth, _note(change, before, after),
        tuple(redline_runs(comparison, change)), lead.kind in _HEADED,
    )  # fmt: skip


def mark_of(change: ClauseChange) -> str:
    """The sign of a change in one column."""
    return next((mark for kind, mark in _MARKS if kind in change.kinds), " ")


def _note(change: ClauseChange, before: str, after: str) -> str:
    if change.unchanged:
        return ""
    said = [kind.value.replace("_", " ") for kind in change.kinds]
    if before and after and before != after:
        said.append(f"was {before}")
    if change.weight:
        said.append(f"touches: {', '.join(change.weight)}")
    if change.why.startswith(ABSORBED):
        said.append(change.why)
    return " · ".join(said)


def redline_runs(comparison: Comparison, change: ClauseChange) -> Iterator[Run]:
    """The words of a change, safe to show, marks of headings left out.

    Args:
        comparison: the comparison that the change is one of.
        change: the change.
    """
    lead: Clause = (change.after or change.before)[0]
    edits = edits_of(comparison, change)
    safe = (_safe(edit, _reveals(edits)) for edit in edits)
    if lead.kind is ClauseKind.TABLE:
        yield from _trimmed(safe)
    else:
        yield from _reflowed(safe)


def _reveals(edits: Iterable[Edit]) -> bool:
    """True when nothing that can be seen was inserted or deleted."""
    changed = [edit for edit in edits if edit.kind in {EditKind.INSERTED, EditKind.DELETED}]
    before, after = ("".join(getattr(edit, side) for edit in changed) for side in ("before", "after"))
    return bool(changed) and hides_only(before, after)


def _safe(edit: Edit, reveal: bool) -> Run:
    revealed = reveal and edit.kind is not EditKind.KEPT
    before = make_safe(edit.before, reveal=revealed)
    after = before if edit.after == edit.before else make_safe(edit.after, reveal=revealed)
    return Run(edit.kind, before, after)


def _trimmed(runs: Iterable[Run]) -> Iterator[Run]:
    """The runs without the line feeds that end a table."""
    every = list(runs)
    if every:
        last = every[-1]
        every[-1] = Run(last.kind, last.before.rstrip("\n"), last.after.rstrip("\n"))
    return (run for run in every if run.before or run.after)


def _reflowed(runs: Iterable[Run]) -> Iterator[Run]:
    """The runs with wrapped lines joined: one line for each paragraph, no space doubled, none at either end."""
    ends = ["\n", "\n"]
    found: list[tuple[EditKind, list[str]]] = []
    for run in runs:
        sides = [_flow(text, ends[side]) for side, text in enumerate((run.before, run.after))]
        ends = [text[-1] if text else end for text, end in zip(sides, ends, strict=True)]
        found.append((run.kind, sides))
    for side in (0, 1):
        _strip_end([sides for _, sides in found], side)
    return (Run(kind, *sides) for kind, sides in found if any(sides))


def _strip_end(runs: Sequence[list[str]], side: int) -> None:
    """Take away the white space that a side ends in."""
    for sides in reversed(runs):
        sides[side] = sides[side].rstrip()
        if sides[side]:
            return


def _flow(text: str, end: str) -> str:
    """A text with its paragraphs on a line each; its first spaces go where the text before it ends in one."""
    unmarked = _HASHES.sub("", text) if end == "\n" else text
    if "\n" in unmarked:
        unmarked = _lines(unmarked)
    return unmarked.lstrip(" \n" if end == "\n" else " ") if end in " \n" else unmarked


def _lines(text: str) -> str:
    return "\n".join(_BREAK.sub(" ", paragraph) for paragraph in _PARAGRAPH.split(text))


def text_runs(before: str, after: str) -> tuple[Run, ...]:
    """What was kept, inserted and deleted between two texts, safe to show.

    Args:
        before: any text.
        after: any text.
    """
    edits = diff_words(before, after)
    reveal = _reveals(edits)
    return tuple(_reflowed(_safe(edit, reveal) for edit in edits))
