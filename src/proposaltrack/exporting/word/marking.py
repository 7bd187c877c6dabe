"""Marking: the way from one text to another written into a document as tracked changes."""

from collections.abc import Mapping, Sequence
from copy import deepcopy
from dataclasses import dataclass, field

from lxml import etree

from proposaltrack.compare.paragraphs import Step, plan_paragraphs
from proposaltrack.compare.wording import diff_words
from proposaltrack.exporting.word.atoms import apply_changes, changes_of, cut_paragraph, split_off
from proposaltrack.exporting.word.blocks import Block, Grid, Spot, Wanted
from proposaltrack.exporting.word.elements import Ink, frame_move, make_run, mark_end, runs_below, wrap_runs
from proposaltrack.exporting.word.ends import close_end, empty_behind, new_empty
from proposaltrack.exporting.word.patterns import Look, Patterns, look_alike, shape_of
from proposaltrack.exporting.word.seams import find_seam, pair_up
from proposaltrack.exporting.word.tables import make_cell, make_table, mark_row, new_row
from proposaltrack.importing.archives import Element
from proposaltrack.importing.word.names import w
from proposaltrack.model.comparison import Edit, EditKind
from proposaltrack.model.marked import Line
from proposaltrack.text.lines import split_label, words_of


@dataclass(frozen=True)
class Marker:
    """Marks changes in one document.

    Args:
        ink: who marks.
        patterns: what new paragraphs look like.
        calls: what is read of each call of a note, by its element.
        typed: indexes of the wanted paragraphs whose number is to be typed, not counted.
        counted: indexes of those that came in and whose number is counted.
    """

    ink: Ink
    patterns: Patterns
    calls: dict[Element, str]
    typed: frozenset[int]
    counted: set[int] = field(default_factory=set)

    def mark(self, home: Element, blocks: Sequence[Block], wanted: Sequence[Wanted]) -> None:
        """Mark what becomes of the blocks of a container; its empty paragraphs, rows and tables stay.

        Args:
            home: the element that holds them: a body, a cell or a note.
            blocks: the blocks.
            wanted: what they must read once every change is accepted.
        """
        said = [block for block in blocks if _says(block)]
        steps = plan_paragraphs([_key(b) for b in said], [_wanted_key(one) for one in wanted])
        cursor = _Cursor(home, said[0].element if said else None)
        origins = {step.move: said[step.before] for step in steps if step.move and step.before >= 0}
        stage = _Stage(said, wanted, origins, self.typed)
        for one, two, seam in pair_up(steps, stage.splits, stage.joins):
            if two is None:
                self._step(cursor, stage, one)
            elif one.before >= 0 <= two.before:
                self._join(cursor, stage, (one, two), seam)
            else:
                self._split(cursor, stage, (one, two), seam)
        close_end(home, self.ink)

    def _split(self, cursor: "_Cursor", stage: "_Stage", steps: tuple[Step, Step], seam: int) -> None:
        """One paragraph becomes two: its end is put in at the seam, and each part changes by itself."""
        spot = stage.spot(steps)
        atoms = cut_paragraph(spot.element, self.calls)
        head = split_off(spot.element, atoms, seam)
        words = spot.line.text
        mark_end(head, self.ink, "ins")
        for element, part, step in zip(
            (head, spot.element), (words[:seam], words[seam:]), steps, strict=True
        ):
            target = stage.words(step.after, counted=bool(spot.line.label))
            self._reword(element, part, _between_edges(part, target))
        cursor.past(spot)

    def _join(self, cursor: "_Cursor", stage: "_Stage", steps: tuple[Step, Step], seam: int) -> None:
        """Two paragraphs become one: the end of the first goes, and each changes by itself."""
        spots = [stage.spot((step, step)) for step in steps]
        words = stage.words(max(step.after for step in steps), counted=bool(spots[0].line.label))
        mark_end(spots[0].element, self.ink, "del")
        for spot, target in zip(spots, (words[:seam], words[seam:]), strict=True):
            self._reword(spot.element, spot.line.text, target)
        cursor.past(spots[1])

    def _reword(self, element: Element, words: str, target: str) -> bool:
        """Mark the changes within a paragraph; False when its words are not those that are read."""
        if words == target:
            return True
        edits = [_exact(edit) for edit in diff_words(words, target)]
        if all(edit.kind is EditKind.KEPT for edit in edits):
            return True
        atoms = cut_paragraph(element, self.calls)
        if "".join(atom.text for atom in atoms) != words:
            return False
        apply_changes(element, atoms, changes_of(edits, atoms), self.ink)
        return True

    def _step(self, cursor: "_Cursor", stage: "_Stage", step: Step) -> None:
        block, wanted = stage.block(step), stage.wanted_of(step)
        if block is not None:
            cursor.past(block)
            if wanted is not None and self._changed(block, wanted):
                return
            self._take_out(block, step.move)
        if wanted is not None:
            entry = _Entry(cursor.place, step.move, stage.origins.get(step.move))
            cursor.put(self._bring_in(wanted, entry), self.ink)

    def _changed(self, block: Block, wanted: Wanted) -> bool:
        """Mark the changes within a paragraph or table; False when it has to be replaced as a whole."""
        if isinstance(block, Grid):
            if isinstance(wanted, Line):
                return False
            self._mark_rows(block, wanted)
            return True
        if not isinstance(wanted, Line) or (words := self._wanted_words(block, wanted)) is None:
            return False
        return self._reword(block.element, block.line.text, _between_edges(block.line.text, words))

    def _wanted_words(self, spot: Spot, line: Line) -> str | None:
        """What a paragraph must read behind the number that is counted for it; None when it cannot keep that number."""
        if line.places[0] in self.typed:
            return None if spot.line.label else line.printed
        if not spot.line.label:
            return line.printed
        if line.printed == spot.line.printed or line.printed.split() == spot.line.printed.split():
            # A number that stands alone, as "b)" of an empty paragraph, is not told from a word of the text.
            return spot.line.text
        told = split_label(line)
        return told.text if told.label else None

    def _take_out(self, block: Block, move: str) -> None:
        if isinstance(block, Grid):
            for row, cells in block.rows:
                self._take_row(row, cells)
            return
        kind = "moveFrom" if move else "del"
        marks = wrap_runs([*runs_below(block.element)], self.ink, kind)
        if block.element.find(f"{w('pPr')}/{w('sectPr')}") is None:
            mark_end(block.element, self.ink, kind)
        if move and marks:
            frame_move(block.element, self.ink, kind, move)
        for empty in empty_behind(block.element):
            mark_end(empty, self.ink, "del")

    def _bring_in(self, wanted: Wanted, entry: "_Entry") -> Element:
        if isinstance(wanted, Line):
            return self._new_paragraph(wanted, entry)
        plain = _Entry(entry.near)
        rows = [[[self._new_paragraph(line, plain) for line in cell] for cell in row] for row in wanted]
        return make_table(rows, self.ink)

    def _new_paragraph(self, line: Line, entry: "_Entry") -> Element:
        look = self._look(line, entry)
        kind = "moveTo" if entry.move else "ins"
        made = etree.Element(w("p"))
        if look.properties is not None:
            made.append(deepcopy(look.properties))
        mark_end(made, self.ink, kind)
        if look.words:
            mark = self.ink.mark(kind)
            mark.append(make_run(look.words, look.looks))
            made.append(mark)
        if entry.move:
            frame_move(made, self.ink, kind, entry.move)
        return made

    def _look(self, line: Line, entry: "_Entry") -> Look:
        """The look of a new paragraph: its own where it moved, else that of others, its number counted where one is."""
        place, look = line.places[0], None
        if isinstance(entry.origin, Spot):
            look = self.patterns.own(line, entry.origin)
        if look is None and place not in self.typed and not line.note:
            look = self.patterns.counted(line, entry.near)
            self.counted.update([place] if look else [])
        return look or self.patterns.typed(line, entry.near)

    def _mark_rows(self, grid: Grid, wanted: Sequence[Sequence[Sequence[Line]]]) -> None:
        rows = grid.said
        ours = [" | ".join(_cell_key([s.line for s in cell]) for cell in cells) for _, cells in rows]
        theirs = [" | ".join(_cell_key(cell) for cell in row) for row in wanted]
        cursor = _Cursor(grid.element, rows[0][0])
        for step in plan_paragraphs(ours, theirs):
            row, cells = rows[step.before] if step.before >= 0 else (None, ())
            new = wanted[step.after] if step.after >= 0 else None
            if row is not None and new is not None and len(cells) == len(new):
                for spots, lines in zip(cells, new, strict=True):
                    self.mark(
                        spots[0].element.getparent(), spots, [line for line in lines if line.printed.strip()]
                    )
                cursor.last = row
                continue
            if row is not None:
                self._take_row(row, cells)
                cursor.last = row
            if new is not None:
                cursor.put(self._new_row(grid, new, step), self.ink)

    def _take_row(self, row: Element, cells: Sequence[Sequence[Spot]]) -> None:
        mark_row(row, self.ink, "del")
        for spots in cells:
            for spot in spots:
                wrap_runs([*runs_below(spot.element)], self.ink, "del")
                mark_end(spot.element, self.ink, "del")

    def _new_row(self, grid: Grid, wanted: Sequence[Sequence[Line]], step: Step) -> Element:
        entry = _Entry(grid.said[max(step.before, 0)][1][0][0].place)
        cells = [[self._new_paragraph(line, entry) for line in cell] for cell in wanted]
        pattern = next((row for row, have in grid.rows if len(have) == len(wanted)), None)
        return new_row(pattern, [make_cell(cell) for cell in cells], self.ink)


@dataclass(frozen=True)
class _Stage:
    """What stands in a container, and what is wanted of it.

    Args:
        said: its blocks that are not empty.
        wanted: what they must read.
        origins: the block that each move takes away, by the name of the move.
        typed: indexes of the wanted paragraphs whose number is to be typed.
    """

    said: Sequence[Block]
    wanted: Sequence[Wanted]
    origins: Mapping[str, Block]
    typed: frozenset[int]

    def block(self, step: Step) -> Block | None:
        """The block that a step is about; None when it is new."""
        return self.said[step.before] if step.before >= 0 else None

    def wanted_of(self, step: Step) -> Wanted | None:
        """What a step leads to; None when it is gone."""
        return self.wanted[step.after] if step.after >= 0 else None

    def spot(self, steps: tuple[Step, Step]) -> Spot:
        """The paragraph that the steps are about."""
        block = self.said[max(step.before for step in steps)]
        assert isinstance(block, Spot)
        return block

    def words(self, after: int, *, counted: bool) -> str:
        """What a paragraph must read, behind its number where that is counted."""
        line = self.wanted[after]
        assert isinstance(line, Line)
        return split_label(line).text if counted else line.printed

    def splits(self, one: Step, two: Step) -> int:
        """The place at which a paragraph falls into two; -1 when it does not."""
        block = self.said[max(one.before, two.before)]
        if not isinstance(block, Spot) or not self._alike(block, (one.after, two.after)):
            return -1
        counted = bool(block.line.label)
        return find_seam(
            block.line.text, self.words(one.after, counted=counted), self.words(two.after, counted=counted)
        )

    def joins(self, one: Step, two: Step) -> int:
        """The place at which a wanted paragraph falls into two that stand; -1 when it does not."""
        first, second = self.said[one.before], self.said[two.before]
        after = max(one.after, two.after)
        if not isinstance(first, Spot) or not isinstance(second, Spot) or not self._alike(first, (after,)):
            return -1
        if not look_alike(first.element, second.element) or first.element.getnext() is not second.element:
            return -1
        return find_seam(self.words(after, counted=bool(first.line.label)), first.line.text, second.line.text)

    def _alike(self, spot: Spot, places: Sequence[int]) -> bool:
        """The wanted paragraphs take their numbers as this one does, or none where it has a typed one."""
        lines = [self.wanted[place] for place in places]
        shapes = {shape_of(split_label(spot.line).label), *(() if spot.line.label else ("",))}
        return all(
            isinstance(line, Line)
            and line.places[0] not in self.typed
            and shape_of(split_label(line).label) in shapes
            for line in lines
        )


@dataclass(frozen=True)
class _Entry:
    """Where and how a new block comes in.

    Args:
        near: index of a paragraph beside it.
        move: the name of the move by which it comes; "" for none.
        origin: the block that it was elsewhere; None where it did not move.
    """

    near: int
    move: str = ""
    origin: Block | None = None


@dataclass
class _Cursor:
    """Where the next new block goes: behind the last one, or before the first.

    Args:
        home: the container.
        first: its first block; None when it has none.
        last: the last block that was passed or put.
        place: index of the last block that was passed.
    """

    home: Element
    first: Element | None
    last: Element | None = None
    place: int = 0

    def past(self, block: Block) -> None:
        """Go on behind a block."""
        self.last, self.place = block.element, block.place

    def put(self, element: Element, ink: Ink) -> None:
        """Put an element here, and go on behind it; empty paragraphs behind the last block stay with that block."""
        empty = [] if self.last is None else empty_behind(self.last, gone=True)
        if empty:
            self.last = empty[-1]
        if self.last is not None:
            self.last.addnext(element)
        elif self.first is not None:
            self.first.addprevious(element)
        else:
            self.home.insert(0, element)
        self.last = element
        if empty and element.tag == w("p"):
            self.last = new_empty(empty[0], ink)
            element.addnext(self.last)


def _between_edges(text: str, words: str) -> str:
    """The words with the white space around them that a paragraph has: it is no part of a wording."""
    if not text.strip():
        return words
    bare = text.lstrip()
    return text[: len(text) - len(bare)] + words.strip() + bare[len(bare.rstrip()) :]


def _exact(edit: Edit) -> Edit:
    """White space alone is no change of a wording; everything else is marked as what it is."""
    if (
        edit.kind is EditKind.FOLDED
        and edit.before.split() == edit.after.split()
        and bool(edit.before) == bool(edit.after)
    ):
        return Edit(EditKind.KEPT, edit.before, edit.before)
    return edit


def _says(block: Block) -> bool:
    return bool(block.said if isinstance(block, Grid) else block.line.printed.strip())


def _key(block: Block) -> str:
    if isinstance(block, Spot):
        return words_of(block.line)
    return _table_key([[_cell_key([s.line for s in cell]) for cell in cells] for _, cells in block.said])


def _wanted_key(wanted: Wanted) -> str:
    if isinstance(wanted, Line):
        return words_of(wanted)
    return _table_key([[_cell_key(cell) for cell in row] for row in wanted])


def _table_key(rows: Sequence[Sequence[str]]) -> str:
    """The words of a table, told from those of any paragraph."""
    return "\0" * 30 + "\0".join("|".join(row) for row in rows)


def _cell_key(lines: Sequence[Line]) -> str:
    return " ".join(line.printed for line in lines if line.printed.strip())
