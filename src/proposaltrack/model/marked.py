"""Marked text: paragraphs whose words carry who proposed to insert or delete them, and the two ways to read them."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import groupby

from proposaltrack.model.clause import CALL


class View(StrEnum):
    """The two ways to read a text with marked changes."""

    ORIGINAL = "original"
    """As if every change had been rejected."""
    FINAL = "final"
    """As if every change had been accepted."""


@dataclass(frozen=True, slots=True)
class Stamp:
    """Who marked a change, and when.

    Args:
        author: the name that the file gives; "" when it gives none.
        at: the instant that the file gives, in ISO form; "" when it gives none.
    """

    author: str = ""
    at: str = ""


@dataclass(frozen=True, slots=True)
class Run:
    """Words with one fate.

    Args:
        text: the words, kept exactly; a line break is a line feed.
        inserted: who proposes to insert them; None for words that stood before.
        deleted: who proposes to delete them; None for words that stay. Both hold where one party strikes what another inserted.
        move: the name that both ends of a move share; "" for words that were not moved.
        hidden: the file hides them from whoever reads it.
    """

    text: str
    inserted: Stamp | None = None
    deleted: Stamp | None = None
    move: str = ""
    hidden: bool = False

    def stands_in(self, view: View) -> bool:
        """True when the words are read in that view."""
        return (self.inserted if view is View.ORIGINAL else self.deleted) is None


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of a table, by its place; all counted from 0."""

    table: int
    row: int
    column: int


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph with the fate of its words, of its end and of the table row it stands in.

    Args:
        runs: its words.
        labels: its automatic number in the original and in the final view, as printed; "" for none.
        level: heading level from 1; 0 for what is no heading.
        inserted: who proposes its end; without it, its words run on into the next paragraph.
        deleted: who proposes to take its end away.
        row_inserted: who proposes the table row it stands in.
        row_deleted: who proposes to take that row away.
        cell: the cell of a table it stands in; None outside tables.
        note: the printed mark of the footnote or endnote it is part of; "" in the body.
        identifier: the identifier that the format gives it ("art_4__para_2"); "" when none.
    """

    runs: tuple[Run, ...]
    labels: tuple[str, str] = ("", "")
    level: int = 0
    inserted: Stamp | None = None
    deleted: Stamp | None = None
    row_inserted: Stamp | None = None
    row_deleted: Stamp | None = None
    cell: Cell | None = None
    note: str = ""
    identifier: str = ""

    def stands_in(self, view: View) -> bool:
        """False when the table row it stands in is not read in that view."""
        return (self.row_inserted if view is View.ORIGINAL else self.row_deleted) is None

    def ends_in(self, view: View) -> bool:
        """False when its words run on into the next paragraph in that view."""
        return (self.inserted if view is View.ORIGINAL else self.deleted) is None

    def text_in(self, view: View) -> str:
        """Its words in a view, without its automatic number."""
        return "".join([run.text for run in self.runs if run.stands_in(view)])

    def label_in(self, view: View) -> str:
        """Its automatic number in a view."""
        return self.labels[0 if view is View.ORIGINAL else 1]


@dataclass(frozen=True, slots=True)
class Comment:
    """A remark in the margin.

    Args:
        author: the name that the file gives.
        at: the instant that the file gives, in ISO form; "" when none.
        text: the remark.
        place: index of the paragraph it hangs on, from 0; -1 when it hangs on none.
        answers: index of the comment it replies to, from 0; -1 for a remark of its own.
        resolved: it was marked as settled.
    """

    author: str
    at: str
    text: str
    place: int = -1
    answers: int = -1
    resolved: bool = False


@dataclass(frozen=True, slots=True)
class MarkedText:
    """A file's paragraphs with every change that is marked in them.

    Args:
        paragraphs: in reading order; footnotes behind the body.
        comments: remarks in the margin.
        fields: code and shown result of every computed field, in order.
        numbering: what the automatic numbering is made from, in words, each level once.
        formatting: how many changes of formatting alone are marked.
        margins: the words of running heads and feet.
    """

    paragraphs: tuple[Paragraph, ...]
    comments: tuple[Comment, ...] = ()
    fields: tuple[tuple[str, str], ...] = ()
    numbering: tuple[str, ...] = ()
    formatting: int = 0
    margins: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Line:
    """A paragraph as it is read in one view.

    Args:
        label: its automatic number; "" for none.
        text: its words.
        level: heading level from 1; 0 for what is no heading.
        cell: the cell it stands in.
        note: the mark of the note it is part of.
        identifier: the identifier that the format gives it.
        places: indexes of the paragraphs it is made of.
    """

    label: str
    text: str
    level: int = 0
    cell: Cell | None = None
    note: str = ""
    identifier: str = ""
    places: tuple[int, ...] = ()

    @property
    def printed(self) -> str:
        """Label and words, as a page shows them."""
        return f"{self.label} {self.text}".strip() if self.label else self.text


def group_lines(paragraphs: Sequence[Paragraph], view: View) -> Iterator[tuple[int, ...]]:
    """The indexes of the paragraphs that make each line of a view: several where an end does not stand.

    Words never run on from one cell or note into another, whatever is marked there.
    """
    run: list[int] = []
    for place, paragraph in enumerate(paragraphs):
        if run and _home(paragraphs[run[-1]]) != _home(paragraph):
            # What has neither an end nor words, and nothing to run on into, is not there.
            if any(paragraphs[one].text_in(view) for one in run):
                yield tuple(run)
            run = []
        if not paragraph.stands_in(view):
            continue
        run.append(place)
        if paragraph.ends_in(view):
            yield tuple(run)
            run = []
    if run and any(paragraphs[one].text_in(view) for one in run):
        yield tuple(run)


def _home(paragraph: Paragraph) -> tuple[Cell | None, str]:
    return paragraph.cell, paragraph.note


def lines_in(marked: MarkedText, view: View) -> tuple[Line, ...]:
    """The paragraphs of a text as they are read in one view.

    Args:
        marked: the text.
        view: with every change rejected, or accepted.
    """
    lines = tuple(_line(marked.paragraphs, group, view) for group in group_lines(marked.paragraphs, view))
    gone = {paragraph.note for paragraph in marked.paragraphs} - {line.note for line in lines}
    return _recounted(lines) if gone - {""} else lines


def _recounted(lines: tuple[Line, ...]) -> tuple[Line, ...]:
    """The lines with their notes counted as they are called; what a view does not show takes no number in it."""
    notes = {line.note for line in lines if line.note}
    calls = dict.fromkeys(mark for line in lines for mark in CALL.findall(line.text) if mark in notes)
    names: dict[str, str] = {}
    counts: Counter[str] = Counter()
    for mark in calls:
        # Footnotes, endnotes and notes with a sign of their own are counted apart, by the letter of their marks.
        sort = mark.rstrip("0123456789")
        counts[sort] += 1
        names[mark] = f"{sort}{counts[sort]}"

    def called(line: Line) -> str:
        return CALL.sub(lambda call: f"[^{names.get(call[1], call[1])}]", line.text)

    return tuple(
        replace(line, text=called(line), note=names.get(line.note, line.note))
        if line.note or "[^" in line.text
        else line
        for line in lines
    )


def keeper_of(paragraphs: Sequence[Paragraph], group: tuple[int, ...], view: View) -> int:
    """The paragraph whose number and style a line has that several run into: the first that has words, else the last."""
    if len(group) == 1:
        return group[0]
    return next((place for place in group if paragraphs[place].text_in(view)), group[-1])


def _line(paragraphs: Sequence[Paragraph], group: tuple[int, ...], view: View) -> Line:
    kept = paragraphs[keeper_of(paragraphs, group, view)]
    alone = len(group) == 1
    text = kept.text_in(view) if alone else "".join([paragraphs[place].text_in(view) for place in group])
    return Line(kept.label_in(view), text, kept.level, kept.cell, kept.note, kept.identifier, group)


class Fate(StrEnum):
    """What is marked on a stretch of words."""

    INSERTED = "inserted"
    DELETED = "deleted"
    MOVED = "moved"


@dataclass(frozen=True, slots=True)
class MarkedChange:
    """A contiguous stretch of one author's changes of one kind: what people count as one change.

    Args:
        fate: what is marked.
        stamp: by whom and when.
        text: the words; paragraphs parted by a line feed.
        place: index of the paragraph it begins in.
    """

    fate: Fate
    stamp: Stamp
    text: str
    place: int


def changes_in(marked: MarkedText) -> tuple[MarkedChange, ...]:
    """Every marked change of a text; programs count differently, and this counts stretches of one author and kind."""
    pieces = [piece for place, p in enumerate(marked.paragraphs) for piece in _pieces(place, p)]
    found = []
    for key, group in groupby(pieces, key=lambda piece: piece[:2]):
        members = list(group)
        if key[0] is not None and key[1] is not None:
            found.append(
                MarkedChange(key[0], key[1], "".join(m[2] for m in members).strip("\n"), members[0][3])
            )
    return tuple(found)


def _pieces(place: int, paragraph: Paragraph) -> Iterator[tuple[Fate | None, Stamp | None, str, int]]:
    for run in paragraph.runs:
        yield (*_fate(run.inserted, run.deleted, run.move), run.text, place)
    inserted = paragraph.inserted or paragraph.row_inserted
    deleted = paragraph.deleted or paragraph.row_deleted
    # The end of a paragraph moves with its words.
    last = paragraph.runs[-1] if paragraph.runs else Run("")
    moved = last.move if (last.inserted, last.deleted) == (inserted, deleted) else ""
    yield (*_fate(inserted, deleted, moved), "\n", place)


def _fate(inserted: Stamp | None, deleted: Stamp | None, move: str) -> tuple[Fate | None, Stamp | None]:
    stamp = deleted or inserted
    if stamp is None:
        return None, None
    return (Fate.MOVED if move else Fate.DELETED if deleted else Fate.INSERTED), stamp
