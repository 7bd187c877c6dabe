"""Atoms: the words of a paragraph as runs that may be cut, and as pieces that may not."""

from collections.abc import Iterator, Sequence
from copy import deepcopy
from dataclasses import dataclass

from lxml import etree

from proposaltrack.exporting.word.elements import (
    Ink,
    copy_without,
    make_run,
    runs_below,
    wrap_runs,
    write_words,
)
from proposaltrack.importing.archives import Element
from proposaltrack.importing.word.fields import Fields
from proposaltrack.importing.word.formulas import FORMULAS, formula_text
from proposaltrack.importing.word.names import w
from proposaltrack.importing.word.signs import settle_pages, sign_of
from proposaltrack.model.comparison import Edit, EditKind
from proposaltrack.model.marked import View


@dataclass(slots=True)
class Atom:
    """A piece of a paragraph's words.

    Args:
        text: what is read of it.
        runs: the runs it is made of, neighbours in one element.
        whole: it goes or stays as a whole: a field, a tab, the call of a note.
    """

    text: str
    runs: list[Element]
    whole: bool


@dataclass(frozen=True, slots=True)
class Change:
    """Words from `start` to `end` of a paragraph give way to others."""

    start: int
    end: int
    words: str


def cut_paragraph(paragraph: Element, read: dict[Element, str]) -> list[Atom]:
    """The words of a paragraph in pieces; its runs are cut so that each holds one thing.

    Args:
        paragraph: the paragraph, changed in place, no word of it.
        read: what is read of each call of a note, by its element.
    """
    for simple in [*paragraph.iter(w("fldSimple"))]:
        _spell_out(simple)
    for run in [*runs_below(paragraph)]:
        _part(run)
    atoms: list[Atom] = []
    field: list[Element] = []
    depth = 0
    for run in runs_below(paragraph):
        kind = _field_mark(run)
        if depth or kind == "begin":
            field.append(run)
            depth += (kind == "begin") - (kind == "end")
            if not depth:
                atoms += _field_atoms(field, read)
                field = []
        elif text := _said(run, read):
            atoms.append(Atom(text, [run], run.find(w("t")) is None))
    atoms += [Atom(text, [run], run.find(w("t")) is None) for run in field if (text := _said(run, read))]
    return _settled(atoms)


def _settled(atoms: list[Atom]) -> list[Atom]:
    """The pieces, the ends of pages between them read as what they are; empty ones left out."""
    for atom, text in zip(atoms, settle_pages([atom.text for atom in atoms]), strict=True):
        atom.text = text
    return [atom for atom in atoms if atom.text]


def _spell_out(simple: Element) -> None:
    """A field in short form is written in the long one, whose runs can be marked."""
    parent, place = simple.getparent(), simple.getparent().index(simple)
    inner = [*simple]
    code = etree.Element(w("r"))
    write_words(etree.SubElement(code, w("instrText")), simple.get(w("instr"), ""))
    marks = [_field_run(kind) for kind in ("begin", "separate", "end")]
    for element in reversed([marks[0], code, marks[1], *inner, marks[2]]):
        parent.insert(place, element)
    parent.remove(simple)


def _field_run(kind: str) -> Element:
    run = etree.Element(w("r"))
    etree.SubElement(run, w("fldChar")).set(w("fldCharType"), kind)
    return run


def _part(run: Element) -> None:
    """One run for each thing in it, all looking alike; pieces of plain words stay together."""
    things = [child for child in run if child.tag != w("rPr")]
    if len(things) < 2 or run.tag in FORMULAS:
        return
    looks = run.find(w("rPr"))
    last = run
    for thing in things[1:]:
        made = etree.Element(w("r"))
        if looks is not None:
            made.append(deepcopy(looks))
        made.append(thing)
        last.addnext(made)
        last = made


def _field_mark(run: Element) -> str:
    mark = run.find(w("fldChar"))
    return "" if mark is None else mark.get(w("fldCharType"), "")


def _field_atoms(runs: list[Element], read: dict[Element, str]) -> Iterator[Atom]:
    """A field is one piece where its runs stand together; its code is not read."""
    fields = Fields()
    said = ""
    for run in runs:
        for code in run.iter(w("instrText")):
            fields.add_code(code.text or "")
        kind = _field_mark(run)
        words = fields.mark(kind) if kind else _said(run, read)
        said += words if words and fields.shows(words) else ""
    if said:
        yield Atom(said, runs, whole=True)


def _said(run: Element, read: dict[Element, str]) -> str:
    if run.tag in FORMULAS:
        return formula_text(run, View.FINAL)
    return next((said for child in run if (said := read.get(child) or sign_of(child))), "")


def changes_of(edits: Sequence[Edit], atoms: Sequence[Atom]) -> list[Change]:
    """The stretches that change, widened so that no piece that may not be cut is cut.

    Args:
        edits: what became of the words of the paragraph; their `before` texts joined are its words.
        atoms: the paragraph in pieces.
    """
    before = "".join(edit.before for edit in edits)
    return _widened([*_stretches(edits)], atoms, before)


def _stretches(edits: Sequence[Edit]) -> Iterator[Change]:
    place, start, words = 0, -1, ""
    for edit in (*edits, Edit(EditKind.KEPT, "", "")):
        if edit.kind is EditKind.KEPT:
            if start >= 0:
                yield Change(start, place, words)
            start, words = -1, ""
        else:
            start = place if start < 0 else start
            words += edit.after
        place += len(edit.before)


def _widened(changes: list[Change], atoms: Sequence[Atom], before: str) -> list[Change]:
    place = 0
    for atom in atoms:
        end = place + len(atom.text)
        if atom.whole:
            changes = _around(changes, place, end, before)
        place = end
    return changes


def _around(changes: list[Change], start: int, end: int, before: str) -> list[Change]:
    """All changes that touch the inside of a piece as one change of the whole piece."""
    inside = [c for c in changes if (c.start < end and c.end > start) or start < c.start < end]
    if not inside:
        return changes
    low, high = min(start, inside[0].start), max(end, inside[-1].end)
    words, place = "", low
    for change in inside:
        words += before[place : change.start] + change.words
        place = change.end
    made = Change(low, high, words + before[place:high])
    return [c for c in changes if c.end <= low and c not in inside] + [made] + [
        c for c in changes if c.start >= high and c not in inside
    ]  # fmt: skip


def apply_changes(paragraph: Element, atoms: list[Atom], changes: Sequence[Change], ink: Ink) -> None:
    """Mark changes in a paragraph.

    Args:
        paragraph: the paragraph.
        atoms: it in pieces.
        changes: what changes, from left to right.
        ink: who marks.
    """
    for change in reversed(changes):
        first = _cut_at(atoms, change.start)
        last = _cut_at(atoms, change.end)
        struck = [run for atom in atoms[first:last] for run in atom.runs]
        beside = struck[-1] if struck else atoms[first - 1].runs[-1] if first else None
        after = _outermost(atoms[last].runs[0]) if last < len(atoms) else None
        marks = wrap_runs(struck, ink, "del")
        if change.words:
            _insert(paragraph, change.words, marks[-1] if marks else beside, after, ink)


def split_off(paragraph: Element, atoms: list[Atom], place: int) -> Element:
    """The beginning of a paragraph as one of its own, put before it; the paragraph keeps the rest.

    Args:
        paragraph: the paragraph.
        atoms: it in pieces.
        place: where the rest begins, in characters.
    """
    rest = atoms[_cut_at(atoms, place)].runs[0]
    while rest.getparent() is not paragraph:
        rest = rest.getparent()
    head = etree.Element(w("p"))
    properties = paragraph.find(w("pPr"))
    if properties is not None:
        head.append(copy_without(properties, {w("sectPr")}))
    for child in [*paragraph]:
        if child is rest:
            break
        if child is not properties:
            head.append(child)
    paragraph.addprevious(head)
    return head


def _outermost(run: Element) -> Element:
    """The mark that stands around a run already, else the run."""
    return run.getparent() if run.getparent().tag in {w("ins"), w("del")} else run


def _cut_at(atoms: list[Atom], place: int) -> int:
    """The index of the piece that begins at a place; one that runs across it is cut."""
    at = 0
    for index, atom in enumerate(atoms):
        if at == place:
            return index
        if at + len(atom.text) > place:
            atoms[index : index + 1] = _halves(atom, place - at)
            return index + 1
        at += len(atom.text)
    return len(atoms)


def _halves(atom: Atom, at: int) -> list[Atom]:
    run = atom.runs[0]
    rest = deepcopy(run)
    run.addnext(rest)
    for half, text in ((run, atom.text[:at]), (rest, atom.text[at:])):
        write_words(half.find(w("t")), text)
    return [Atom(atom.text[:at], [run], whole=False), Atom(atom.text[at:], [rest], whole=False)]


def _insert(paragraph: Element, words: str, beside: Element | None, after: Element | None, ink: Ink) -> None:
    """Put new words behind an element, or before the next one; in a paragraph without words, at its end."""
    looks_of = beside if beside is not None else after
    run = next(looks_of.iter(w("r")), None) if looks_of is not None else None
    looks = run.find(w("rPr")) if run is not None else None
    mark = ink.mark("ins")
    mark.append(make_run(words, looks))
    inner = beside is not None and beside.getparent() is not paragraph
    if after is not None and (beside is None or (inner and after.getparent() is paragraph)):
        after.addprevious(mark)
    elif beside is not None:
        beside.addnext(mark)
    else:
        paragraph.append(mark)
