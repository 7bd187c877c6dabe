"""Notes: which notes of a document are those that are wanted, and the new ones, put in with the words that call them."""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from copy import deepcopy
from dataclasses import replace
from itertools import groupby
from typing import TypeVar

from lxml import etree

from proposaltrack.compare.paragraphs import Step, plan_paragraphs
from proposaltrack.exporting.target import without_notes
from proposaltrack.exporting.word.blocks import Spot
from proposaltrack.exporting.word.elements import Ink, make_run, mark_end
from proposaltrack.exporting.word.parts import Parts
from proposaltrack.importing.archives import Element
from proposaltrack.importing.word.document import Package
from proposaltrack.importing.word.names import value_of, w
from proposaltrack.model.clause import CALL
from proposaltrack.model.marked import Line

_Part = TypeVar("_Part")
_SEPARATORS = (("-1", "separator"), ("0", "continuationSeparator"))
"""What Word draws between text and notes; every part of notes begins with them."""


def by_note(parts: Sequence[_Part], note_of: Callable[[_Part], str]) -> dict[str, list[_Part]]:
    """What belongs to each note by its mark, the body left out.

    Args:
        parts: paragraphs.
        note_of: the mark of the note that a paragraph is part of; "" in the body.
    """
    found: dict[str, list[_Part]] = {}
    for part in parts:
        if note := note_of(part):
            found.setdefault(note, []).append(part)
    return found


def order_notes(lines: Sequence[Line]) -> list[Line]:
    """The paragraphs with the notes behind the body, in the order in which it calls them.

    A note that is called nowhere, or twice, is none that Word knows: it stays the paragraph that it is.

    Args:
        lines: the paragraphs, as any file may bring them.
    """
    notes = by_note(lines, lambda line: line.note)
    calls = Counter(mark for line in lines if not line.note for mark in CALL.findall(line.text))
    # Endnotes stand behind footnotes, wherever they are called.
    marks = sorted((mark for mark in calls if mark in notes and calls[mark] == 1), key=_is_endnote)
    body = without_notes([line for line in lines if line.note not in marks])
    return [*body, *(line for mark in marks for line in notes[mark])]


def rename_notes(spots: Sequence[Spot], wanted: Sequence[Line]) -> list[Line]:
    """The wanted paragraphs, their notes called as the document calls those that say the same.

    Args:
        spots: the paragraphs of the document.
        wanted: what they must read in the end.
    """
    said = [spot for spot in spots if spot.line.text.strip()]
    ours, theirs = by_note(said, lambda spot: spot.line.note), by_note(wanted, lambda line: line.note)
    if not theirs:
        return [*wanted]
    marks = [*ours], [*theirs]
    before, after = [*map(_words_of_spots, ours.values())], [*map(_words_of_lines, theirs.values())]
    steps = _paired(plan_paragraphs(before, after))
    names = {
        marks[1][step.after]: marks[0][step.before]
        if step.before >= 0
        else f"{'e' if _is_endnote(marks[1][step.after]) else ''}new{step.after}"
        for step in steps
        if step.after >= 0
    }

    def renamed(line: Line) -> Line:
        text = CALL.sub(lambda call: f"[^{names.get(call[1], call[1])}]", line.text)
        return replace(line, text=text, note=names.get(line.note, line.note))

    return [renamed(line) for line in wanted]


def _paired(steps: Sequence[Step]) -> Iterator[Step]:
    """The same steps, notes that gave way to as many others in their place taken for the same ones, reworded."""
    for stays, group in groupby(steps, key=lambda step: step.before >= 0 <= step.after):
        run = [*group]
        gone, come = [s for s in run if s.before >= 0], [s for s in run if s.after >= 0]
        if stays or len(gone) != len(come):
            yield from run
        else:
            yield from (Step(one.before, two.after) for one, two in zip(gone, come, strict=True))


def put_notes(body: Element, notes: Mapping[str, Sequence[Line]], parts: Parts, ink: Ink) -> None:
    """Turn the calls in words that came in into calls of new notes, which reject takes away with the words.

    Args:
        body: the body, its changes marked.
        notes: the paragraphs of every note that is wanted, by its mark.
        parts: where notes are kept.
        ink: who marks.
    """
    _put((run for mark in body.iter(w("ins"), w("moveTo")) for run in mark.iter(w("r"))), notes, parts, ink)


def write_notes(package: Package, lines: Sequence[Line]) -> Parts:
    """Turn the calls in the words of a document without notes into calls of real ones.

    Args:
        package: the document, in which every call is mere letters.
        lines: the paragraphs that it is to have, those of its notes among them.
    """
    parts = Parts(package)
    _put(package.root.iter(w("r")), by_note(lines, lambda line: line.note), parts, None)
    return parts


def _put(runs: Iterable[Element], notes: Mapping[str, Sequence[Line]], parts: Parts, ink: Ink | None) -> None:
    if not notes:
        return
    known = re.compile(rf"\[\^({'|'.join(map(re.escape, notes))})\]")
    for run in [*runs]:
        for call, name in _calls_in(run, known):
            kind = "endnote" if _is_endnote(name) else "footnote"
            _call(call, kind, _add_note(kind, notes[name], parts, ink), parts.package)


def is_called(call: Element) -> bool:
    """False for the call of a note that goes with the words around it.

    Args:
        call: the element that calls it.
    """
    return next(call.iterancestors(w("del"), w("moveFrom")), None) is None


def _is_endnote(mark: str) -> bool:
    return re.fullmatch(r"e(?:new)?\d+", mark) is not None


def _words_of_spots(note: Sequence[Spot]) -> str:
    return _words_of_lines([spot.line for spot in note])


def _words_of_lines(note: Sequence[Line]) -> str:
    return " ".join(line.text for line in note)


def _calls_in(run: Element, known: re.Pattern[str]) -> list[tuple[Element, str]]:
    """An empty run for each call in the words of a run, and its mark; the run is cut around them."""
    if not any(known.search(text.text or "") for text in run.iter(w("t"))):
        return []
    looks, calls = run.find(w("rPr")), []
    for thing in [child for child in run if child is not looks]:
        for place, piece in enumerate(known.split(thing.text or "") if thing.tag == w("t") else ("",)):
            made = make_run("" if place % 2 else piece, looks)
            if thing.tag != w("t"):
                made.append(thing)
            if place % 2:
                calls.append((made, piece))
            if place % 2 or len(made) > (looks is not None):
                run.addprevious(made)
    run.getparent().remove(run)
    return calls


def _call(run: Element, kind: str, number: str, package: Package) -> None:
    """Make a run the call of a note; it looks like the other calls of the document."""
    for looks in run.findall(w("rPr")):
        run.remove(looks)
    run.append(_raised(kind, package))
    etree.SubElement(run, w(f"{kind}Reference")).set(w("id"), number)


def _add_note(kind: str, lines: Sequence[Line], parts: Parts, ink: Ink | None) -> str:
    """Put a note behind the others, marked where there is ink; the number by which it is called."""
    root = parts.root(f"{kind}s")
    if not len(root):
        root.extend(_separator(kind, number, sort) for number, sort in _SEPARATORS)
    numbers = (note.get(w("id"), "") for note in root.iterfind(w(kind)))
    number = str(max((int(known) for known in numbers if known.isdecimal()), default=0) + 1)
    note = etree.SubElement(root, w(kind))
    note.set(w("id"), number)
    for place, line in enumerate(lines or [Line("", "")]):
        paragraph = etree.SubElement(note, w("p"))
        if style := _style(parts.package, f"{kind} text"):
            etree.SubElement(etree.SubElement(paragraph, w("pPr")), w("pStyle")).set(w("val"), style)
        home = paragraph if ink is None else ink.mark("ins")
        home.extend(_note_runs(kind, line, parts.package, first=not place))
        if ink is not None:
            paragraph.append(home)
            if place < len(lines) - 1:
                mark_end(paragraph, ink, "ins")
    return number


def _note_runs(kind: str, line: Line, package: Package, *, first: bool) -> list[Element]:
    words = make_run(f" {line.printed}" if first else line.printed, None)
    if not first:
        return [words]
    sign = etree.Element(w("r"))
    sign.append(_raised(kind, package))
    etree.SubElement(sign, w(f"{kind}Ref"))
    return [sign, words]


def _separator(kind: str, number: str, sort: str) -> Element:
    made = etree.Element(w(kind))
    made.set(w("type"), sort)
    made.set(w("id"), number)
    run = etree.SubElement(etree.SubElement(made, w("p")), w("r"))
    etree.SubElement(run, w(sort))
    return made


def _raised(kind: str, package: Package) -> Element:
    """The looks of a call: those of the others, else the style that there is for them, else raised."""
    call = next(package.root.iter(w(f"{kind}Reference")), None)
    known = None if call is None else call.getparent().find(w("rPr"))
    if known is not None:
        return deepcopy(known)
    looks = etree.Element(w("rPr"))
    if style := _style(package, f"{kind} reference"):
        etree.SubElement(looks, w("rStyle")).set(w("val"), style)
    else:
        etree.SubElement(looks, w("vertAlign")).set(w("val"), "superscript")
    return looks


def _style(package: Package, name: str) -> str:
    """The id of a style by the name that it has in every language; "" when there is none."""
    tree = package.tree("styles")
    styles = () if tree is None else tree.iterfind(w("style"))
    return next((s.get(w("styleId"), "") for s in styles if value_of(s, w("name")).casefold() == name), "")
