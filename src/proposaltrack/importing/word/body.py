"""Body: the paragraphs of a Word document with the fate of every stretch of their words."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace
from itertools import groupby

from proposaltrack.importing.archives import Element
from proposaltrack.importing.word.fields import Fields
from proposaltrack.importing.word.formulas import FORMULAS, formula_text
from proposaltrack.importing.word.names import chosen, is_on, is_set, value_of, w
from proposaltrack.importing.word.signs import PAGE, settle_pages, sign_of
from proposaltrack.importing.word.styles import Style, Styles
from proposaltrack.model.marked import Cell, Run, Stamp, View

_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_W14 = "{http://schemas.microsoft.com/office/word/2010/wordml}"
_INSERTING, _DELETING = (w("ins"), w("moveTo")), (w("del"), w("moveFrom"))
_WRAPPERS = frozenset(
    map(
        w,
        (
            "hyperlink",
            "sdt",
            "sdtContent",
            "smartTag",
            "customXml",
            "fldSimple",
            "bdo",
            "dir",
        ),
    )
)
_CODES = {w("instrText"), w("delInstrText")}
_DRAWN = {_MC + "AlternateContent", w("drawing"), w("pict")}
_PICTURES = tuple(map(w, ("drawing", "pict", "object")))
_CALLS = {w("footnoteReference"), w("endnoteReference")}
_TINY = 4
"""Half points; letters of that size are not meant to be read."""


@dataclass(frozen=True, slots=True)
class Fates:
    """What is marked around a place in the text."""

    inserted: Stamp | None = None
    deleted: Stamp | None = None
    move: str = ""


@dataclass(frozen=True, slots=True)
class RawParagraph:
    """A paragraph before it is numbered.

    Args:
        element: where it stands in the tree.
        runs: its words.
        properties: its own properties; None when it has none.
        style: its style, resolved.
        inserted: who proposes its end.
        deleted: who proposes to take its end away.
        row: the fate of the table row it stands in.
        cell: the cell it stands in.
        note: the mark of the note it is part of.
        bare: it holds a section break, no words and no picture, and takes no number.
        comments: ids of the comments that begin in it.
        name: the id that replies to comments name it by; "" when none.
    """

    element: Element
    runs: tuple[Run, ...]
    properties: Element | None
    style: Style
    inserted: Stamp | None = None
    deleted: Stamp | None = None
    row: Fates = Fates()
    cell: Cell | None = None
    note: str = ""
    bare: bool = False
    comments: tuple[str, ...] = ()
    name: str = ""


@dataclass
class Walk:
    """A walk through a part of a document, with what it met on its way.

    Args:
        styles: the styles of the document.
        note: the mark of the note that is read; "" in the body.
        fields: the computed fields.
        notes: the mark of each note in the order in which the text calls them, by its id, "f" or "e" before it.
        calls: what is marked around the place that calls each note, by its mark.
        formatting: how many changes of formatting alone are marked.
        boxes: how many text boxes were read.
        formulas: how many formulas were read.
        embedded: how many other files are embedded, which are not read.
    """

    styles: Styles
    note: str = ""
    fields: Fields = field(default_factory=Fields)
    notes: dict[str, str] = field(default_factory=dict)
    calls: dict[str, Fates] = field(default_factory=dict)
    formatting: int = 0
    boxes: int = 0
    formulas: int = 0
    embedded: int = 0
    _counts: Counter[str] = field(default_factory=Counter)
    _moves: dict[str, str] = field(default_factory=dict)
    _waiting: list[Iterable[Element]] = field(default_factory=list)
    _tables: int = 0

    def paragraphs(
        self, parent: Iterable[Element], cell: Cell | None = None, row: Fates = Fates()
    ) -> Iterator[RawParagraph]:
        """The paragraphs below an element, tables and frames included.

        Args:
            parent: the element, or what stands in one place.
            cell: the cell of a table that it is.
            row: the fate of all of it: of the row and cell that it stands in, or of whole paragraphs.
        """
        for child in parent:
            tag = child.tag
            if tag == w("p"):
                yield self._paragraph(child, cell, row)
                while self._waiting:
                    yield from self.paragraphs(self._waiting.pop(0), cell, row)
            elif tag == w("tbl"):
                yield from self._table(child, cell, row)
            elif tag in {w("altChunk"), w("subDoc")}:
                self.embedded += 1
            elif tag == _MC + "AlternateContent":
                yield from self.paragraphs(chosen(child), cell, row)
            elif tag == w("sdtPr"):
                continue
            elif tag in _INSERTING or tag in _DELETING:
                yield from self.paragraphs(child, cell, self._marked(child, row))
            elif isinstance(tag, str) and not self._range(child):
                yield from self.paragraphs(child, cell, row)

    def _table(self, table: Element, cell: Cell | None, row: Fates) -> Iterator[RawParagraph]:
        """A table; one inside another is read as paragraphs of the cell it stands in."""
        number = self._tables
        self._tables += cell is None
        for place, tr in enumerate(_inner(table, w("tr"))):
            fate = _row_fate(tr, row)
            for column, tc in enumerate(_inner(tr, w("tc"))):
                inner = cell or Cell(number, place, column)
                yield from self.paragraphs(tc, inner, _cell_fate(tc, fate))

    def _paragraph(self, element: Element, cell: Cell | None, row: Fates) -> RawParagraph:
        properties = element.find(w("pPr"))
        style = self.styles.of(value_of(properties, w("pStyle")))
        mark = None if properties is None else properties.find(w("rPr"))
        fate = _mark_fate(mark)
        if properties is not None:
            self.formatting += properties.find(w("pPrChange")) is not None
        runs: list[Run] = []
        comments: list[str] = []
        self._words(element, Fates(), style, runs.append, comments)
        section = properties is not None and properties.find(w("sectPr")) is not None
        shows = any(run.text for run in runs) or next(element.iter(*_PICTURES), None) is not None
        return RawParagraph(
            element,
            tuple(_joined(runs)), properties, style, fate.inserted, fate.deleted, row, cell, self.note,
            section and not shows, tuple(comments), element.get(_W14 + "paraId", ""),
        )  # fmt: skip

    def _words(
        self, parent: Element, fates: Fates, style: Style, put: Callable[[Run], None], comments: list[str]
    ) -> None:
        """The words below an element of a paragraph, each stretch with what is marked around it."""
        for child in parent:
            tag = child.tag
            if tag == w("r"):
                self._run(child, fates, style, put, comments)
            elif tag in _INSERTING or tag in _DELETING:
                self._words(child, self._marked(child, fates), style, put, comments)
            elif tag in _WRAPPERS:
                if tag == w("fldSimple"):
                    self._simple(child)
                self._words(child, fates, style, put, comments)
            elif tag == w("commentRangeStart"):
                comments.append(child.get(w("id"), ""))
            elif tag == _MC + "AlternateContent":
                self._words(chosen(child), fates, style, put, comments)
            elif tag in FORMULAS:
                self._formula(child, fates, put)
            else:
                self._beside(child)

    def _beside(self, child: Element) -> None:
        """Take note of what stands in a paragraph and is no word of it."""
        if child.tag == w("subDoc"):
            self.embedded += 1
        elif child.tag == w("tbl"):
            # No paragraph may hold one, but some programs write it; it is read behind the paragraph.
            self._waiting.append([child])
        else:
            self._range(child)

    def _formula(self, element: Element, fates: Fates, put: Callable[[Run], None]) -> None:
        """A formula in one line; one that has changes within as what it was and what it becomes."""
        self.formulas += 1
        was, becomes = (formula_text(element, view) for view in (View.ORIGINAL, View.FINAL))
        if was == becomes:
            put(Run(was, fates.inserted, fates.deleted, fates.move))
            return
        stamp = next((stamp_of(e) for e in element.iter(*_INSERTING, *_DELETING)), Stamp())
        put(Run(was, fates.inserted, fates.deleted or stamp, fates.move))
        put(Run(becomes, fates.inserted or stamp, fates.deleted, fates.move))

    def _marked(self, element: Element, fates: Fates) -> Fates:
        stamp = stamp_of(element)
        moved = self._move_of(element)
        if element.tag in _INSERTING:
            return replace(fates, inserted=stamp, move=moved or fates.move)
        return replace(fates, deleted=stamp, move=moved or fates.move)

    def _move_of(self, element: Element) -> str:
        if element.tag not in {w("moveTo"), w("moveFrom")}:
            return ""
        return self._moves.get(element.tag, "") or "move"

    def _range(self, element: Element) -> bool:
        """Note where a move begins and ends; True for a mark that holds nothing else."""
        tag = element.tag
        for kind in (w("moveFrom"), w("moveTo")):
            if tag == kind + "RangeStart":
                self._moves[kind] = element.get(w("name"), "") or element.get(w("id"), "")
                return True
            if tag == kind + "RangeEnd":
                self._moves.pop(kind, None)
                return True
        return False

    def _run(
        self, run: Element, fates: Fates, style: Style, put: Callable[[Run], None], comments: list[str]
    ) -> None:
        looks = run.find(w("rPr"))
        hidden = style.hidden
        if looks is not None:
            self.formatting += looks.find(w("rPrChange")) is not None
            hidden = self._is_hidden(looks, style)
        for child in run:
            text = self._said(child, comments)
            if child.tag in _CALLS:
                self.calls[text[2:-1]] = fates
            if text and self.fields.shows(text):
                put(Run(text, fates.inserted, fates.deleted, fates.move, hidden))

    def _is_hidden(self, looks: Element, style: Style) -> bool:
        """Hidden outright, by its character style, in white, or too small to be read."""
        said = is_on(looks, "vanish")
        if said is None:
            named = value_of(looks, w("rStyle"))
            said = self.styles.of(named).hidden if named else style.hidden
        white = value_of(looks, w("color")).upper() == "FFFFFF" and looks.find(w("shd")) is None
        size = value_of(looks, w("sz"))
        return (
            said
            or (white and looks.find(w("highlight")) is None)
            or (size.isdecimal() and int(size) <= _TINY)
        )

    def _said(self, child: Element, comments: list[str]) -> str:
        tag = child.tag
        if tag in _CALLS:
            return f"[^{self._note_mark(child)}]"
        if tag == w("fldChar"):
            return self.fields.mark(child.get(w("fldCharType"), ""))
        self._other(child, comments)
        return sign_of(child)

    def _other(self, child: Element, comments: list[str]) -> None:
        tag = child.tag
        if tag in _CODES:
            self.fields.add_code(child.text or "")
        elif tag == w("commentReference"):
            comments.append(child.get(w("id"), ""))
        elif tag in _DRAWN:
            self._drawing(child)
        elif tag == w("object"):
            self.embedded += 1

    def _note_mark(self, call: Element) -> str:
        """The mark of the note that is called; one whose own sign follows in the text is left out of the count."""
        kind = "f" if call.tag == w("footnoteReference") else "e"
        key = kind + call.get(w("id"), "")
        if key not in self.notes:
            sort = "c" if is_set(call, "customMarkFollows") else kind
            self._counts[sort] += 1
            self.notes[key] = f"{'' if sort == 'f' else sort}{self._counts[sort]}"
        return self.notes[key]

    def _drawing(self, element: Element) -> None:
        """The text of a drawing is read behind the paragraph it hangs on, once."""
        drawn = chosen(element) if element.tag == _MC + "AlternateContent" else element
        for box in drawn.iter(w("txbxContent")):
            self.boxes += 1
            self._waiting.append(box)

    def _simple(self, element: Element) -> None:
        result = "".join(t.text or "" for t in element.iter(w("t")))
        self.fields.done.append((" ".join(element.get(w("instr"), "").split()), result))


def stamp_of(element: Element) -> Stamp:
    """Who marked a change, and when."""
    return Stamp(element.get(w("author"), ""), element.get(w("date"), ""))


def _mark_fate(mark: Element | None) -> Fates:
    """What is marked on the end of a paragraph."""
    if mark is None:
        return Fates()
    inserted = next((stamp_of(e) for tag in _INSERTING if (e := mark.find(tag)) is not None), None)
    deleted = next((stamp_of(e) for tag in _DELETING if (e := mark.find(tag)) is not None), None)
    return Fates(inserted, deleted)


def _row_fate(row: Element, outer: Fates) -> Fates:
    return _whole_fate(row.find(w("trPr")), ("ins", "del"), outer)


def _cell_fate(cell: Element, outer: Fates) -> Fates:
    return _whole_fate(cell.find(w("tcPr")), ("cellIns", "cellDel"), outer)


def _whole_fate(properties: Element | None, names: tuple[str, str], outer: Fates) -> Fates:
    """What is marked on a row or cell as a whole, on top of what is marked around it."""
    if properties is None:
        return outer
    inserted, deleted = (properties.find(w(name)) for name in names)
    return Fates(
        outer.inserted if inserted is None else stamp_of(inserted),
        outer.deleted if deleted is None else stamp_of(deleted),
    )


def _inner(parent: Element, wanted: str) -> Iterator[Element]:
    """The rows of a table or the cells of a row, those in content controls included."""
    for child in parent:
        if child.tag == wanted:
            yield child
        elif child.tag in _WRAPPERS or child.tag in _INSERTING or child.tag in _DELETING:
            yield from _inner(child, wanted)


def _joined(runs: list[Run]) -> Iterator[Run]:
    """The runs, neighbours of one fate made one; the ends of pages between them read as what they are."""
    if any(run.text == PAGE for run in runs):
        texts = settle_pages([run.text for run in runs])
        runs = [replace(run, text=text) for run, text in zip(runs, texts, strict=True) if text]
    for _, group in groupby(runs, key=_fate):
        members = [*group]
        if len(members) == 1:
            yield members[0]
        else:
            yield replace(members[0], text="".join(run.text for run in members))


def _fate(run: Run) -> tuple[Stamp | None, Stamp | None, str, bool]:
    return run.inserted, run.deleted, run.move, run.hidden
