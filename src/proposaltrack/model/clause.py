"""Clause and ClauseTree: a wording cut into its numbered parts, without losing a character.

The clauses of a tree tile its text: the first starts at 0, each ends where the next one starts, and the texts
joined are the canonical text. A parent's text is its own opening only; its children follow it.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property

CALL = re.compile(r"\[\^(\w{1,32})\]")
"""Where a text calls one of its notes, by its mark; the marks of endnotes begin with an e."""


class ClauseKind(StrEnum):
    """What sort of part a clause is; the order of members is the usual order of nesting."""

    TITLE = "title"
    PREAMBLE = "preamble"
    PART = "part"
    ARTICLE = "article"
    ANNEX = "annex"
    PARAGRAPH = "paragraph"
    SUBPARAGRAPH = "subparagraph"
    ITEM = "item"
    UNNUMBERED = "unnumbered"
    TABLE = "table"
    NOTE = "note"
    PLACEHOLDER = "placeholder"


@dataclass(frozen=True, slots=True)
class Clause:
    """A numbered node of one wording.

    Args:
        ordinal: its place in reading order, from 1.
        kind: what sort of part it is.
        number: the full printed number, parents included as people write it ("4(2)(b)", "7 bis", "note 3"); "" when none.
        label: its own printed label only ("(b)", "Article 7 bis", "2.", "[^3]:"); "" when none.
        heading: its heading, without number and mark-up; "" when none.
        path: own labels from the outermost numbered ancestor down, normalised ("4", "(2)", "(b)").
        parent: ordinal of the parent, or 0 at the top.
        line: 1-based line of the canonical text on which it starts.
        start: code-point offset at which its text starts.
        end: code-point offset at which the next clause starts.
        body: code-point offset, within start..end, at which its words begin after label and heading.
    """

    ordinal: int
    kind: ClauseKind
    number: str
    label: str
    heading: str
    path: tuple[str, ...]
    parent: int
    line: int
    start: int
    end: int
    body: int


@dataclass(frozen=True)
class ClauseTree:
    """One wording as a tree of clauses.

    Args:
        text: the canonical text, kept exactly.
        clauses: every clause in reading order; `clauses[i].ordinal == i + 1`.
    """

    text: str
    clauses: tuple[Clause, ...]

    def __iter__(self) -> Iterator[Clause]:
        return iter(self.clauses)

    def __len__(self) -> int:
        return len(self.clauses)

    def clause(self, ordinal: int) -> Clause:
        """The clause with this ordinal (from 1)."""
        return self.clauses[ordinal - 1]

    def text_of(self, clause: Clause) -> str:
        """The exact text of one clause, children excluded."""
        return self.text[clause.start : clause.end]

    def words_of(self, clause: Clause) -> str:
        """The text of one clause after its label and heading."""
        return self.text[clause.body : clause.end]

    @cached_property
    def children(self) -> dict[int, tuple[int, ...]]:
        """Ordinals of the children by the parent's ordinal; 0 holds the top ones."""
        found: dict[int, list[int]] = {}
        for clause in self.clauses:
            found.setdefault(clause.parent, []).append(clause.ordinal)
        return {parent: tuple(ordinals) for parent, ordinals in found.items()}

    @cached_property
    def preamble(self) -> tuple[int, ...]:
        """Ordinals of the paragraphs of the preamble."""
        return tuple(c.ordinal for c in self.clauses if c.kind is ClauseKind.PREAMBLE)

    def children_of(self, ordinal: int) -> tuple[Clause, ...]:
        """The direct children of a clause, in reading order; of the whole text for 0."""
        return tuple(self.clauses[child - 1] for child in self.children.get(ordinal, ()))

    def ancestors_of(self, clause: Clause) -> Iterator[Clause]:
        """The parent, its parent and so on, nearest first."""
        while clause.parent:
            clause = self.clauses[clause.parent - 1]
            yield clause

    def operative(self) -> tuple[Clause, ...]:
        """The clauses that an answer is counted on: those without children; title, notes and placeholders aside."""
        uncounted = (ClauseKind.TITLE, ClauseKind.NOTE, ClauseKind.PLACEHOLDER)
        return tuple(c for c in self.clauses if c.ordinal not in self.children and c.kind not in uncounted)
