"""Table: rows under headings, as people exchange them; and Remark, one line of a table of comments or answers."""

from dataclasses import dataclass

from proposaltrack.model.stance import Stance

Span = tuple[int, int]
"""A stretch of a text: code points from the first up to, and without, the second."""


@dataclass(frozen=True, slots=True)
class Row:
    """One row.

    Args:
        cells: one text for each heading; lines are parted by a line feed.
        place: where it stands in its file, for people ("row 7"); "" for a row that came from no file.
        marked: for each cell, the stretches that are made to stand out; empty when nothing is.
    """

    cells: tuple[str, ...]
    place: str = ""
    marked: tuple[tuple[Span, ...], ...] = ()

    def marked_in(self, column: int) -> tuple[Span, ...]:
        """The stretches of one cell that are made to stand out, in their order."""
        return self.marked[column] if column < len(self.marked) else ()


@dataclass(frozen=True, slots=True)
class Table:
    """Rows under headings.

    Args:
        headings: the headings as written.
        rows: the rows, each with as many cells as there are headings.
        title: what stands above it, as name and words ("Document", "CD 1234"); the name is "" for mere words.
        choices: for some headings, the words to choose from; others may be written all the same.
    """

    headings: tuple[str, ...]
    rows: tuple[Row, ...] = ()
    title: tuple[tuple[str, str], ...] = ()
    choices: tuple[tuple[str, tuple[str, ...]], ...] = ()


@dataclass(frozen=True, slots=True)
class Remark:
    """One line of a table of comments or answers.

    Args:
        clause: the clause as written; "" for the whole text.
        paragraph: the paragraph, figure or table within it, as written.
        party: who makes it, as written.
        type: its sort, as written ("te", "S").
        comment: what is said.
        proposed: the wording that is proposed.
        observation: what the other side says to it.
        stances: the answers that the table gives, in our words.
        reason: why.
        line: the line of the page, as written.
        id: its own number or name, as written.
        rest: what stands under every other heading, verbatim; empty cells are left out.
        place: where it stands in its file.
    """

    clause: str = ""
    paragraph: str = ""
    party: str = ""
    type: str = ""
    comment: str = ""
    proposed: str = ""
    observation: str = ""
    stances: tuple[Stance, ...] = ()
    reason: str = ""
    line: str = ""
    id: str = ""
    rest: tuple[tuple[str, str], ...] = ()
    place: str = ""
