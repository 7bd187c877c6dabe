"""Word redlines: the changes tracked in a copy of the file that was sent, signed by the party, proven before they leave."""

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from itertools import count
from typing import TypeVar

from proposaltrack.compare.paragraphs import Step, plan_paragraphs
from proposaltrack.errors import Refused
from proposaltrack.exporting.base import Order, RedlineFormat, prove
from proposaltrack.exporting.target import printed_of, target_lines, without_notes
from proposaltrack.exporting.word.blocks import Spot, block_up, spots_of, want_up
from proposaltrack.exporting.word.cells import fit_cells
from proposaltrack.exporting.word.elements import Ink
from proposaltrack.exporting.word.fresh import fresh_document
from proposaltrack.exporting.word.margin import add_remarks
from proposaltrack.exporting.word.marking import Marker
from proposaltrack.exporting.word.numbers import tell_numbers
from proposaltrack.exporting.word.parcel import write_parcel
from proposaltrack.exporting.word.patterns import Patterns
from proposaltrack.exporting.word.settling import accept_all
from proposaltrack.importing.archives import Element
from proposaltrack.importing.word.document import Document, open_package, read_document
from proposaltrack.importing.word.names import w
from proposaltrack.model.marked import Line, MarkedText, View, changes_in, lines_in
from proposaltrack.text.display import shorten

_Part = TypeVar("_Part")
_CALL = re.compile(r"\[\^[ce]?\d+\]")
_WORD = (".docx", ".docm", ".dotx")
_TRIES = 4
"""Each number that the document counts otherwise is typed in the next try, which may shift others."""


def write_docx_redline(order: Order) -> bytes:
    """A Word file with tracked changes: reject all is the text before, accept all the text after, numbers included.

    Args:
        order: what is asked for.

    Raises:
        Refused: something cannot be marked exactly; names it.
    """
    source, lines = _source(order)
    places = count()
    wanted = [replace(line, places=(next(places) if line.printed.strip() else -1,)) for line in lines]
    asked = printed_of(wanted)
    typed: frozenset[int] = frozenset()
    for _ in range(_TRIES):
        settled, content = _marked_copy(order, source, wanted, typed)
        result = _read(content)
        found = printed_of(lines_in(result, View.FINAL))
        wrong = _miscounted(found, asked)
        if not wrong or wrong <= typed:
            break
        typed |= wrong
    prove("every change accepted", asked, found)
    prove("every change rejected", settled, printed_of(lines_in(result, View.ORIGINAL)))
    return content


def _source(order: Order) -> tuple[bytes, Sequence[Line]]:
    """The file that was sent, or one made of its text, with the paragraphs that it must read in the end."""
    if order.before.suffix in _WORD:
        return order.before.source, _wanted(order)
    # A file that is made here has no notes of its own: they are paragraphs on both sides.
    return fresh_document(without_notes(target_lines(order.before))), without_notes(target_lines(order.after))


def _wanted(order: Order) -> Sequence[Line]:
    lines, marked = target_lines(order.after), order.before.content.marked
    if order.after.content.marked is not None or marked is None:
        return lines
    sent = lines_in(marked, View.FINAL)
    return tell_numbers(fit_cells(lines, sent), sent)


def _read(content: bytes) -> MarkedText:
    return read_document(open_package("the redline", content)).marked


def _miscounted(found: Sequence[str], asked: Sequence[str]) -> frozenset[int]:
    """The wanted paragraphs that have their words and another number."""
    if len(found) != len(asked):
        return frozenset()
    return frozenset(place for place, (one, two) in enumerate(zip(found, asked, strict=True)) if one != two)


def _marked_copy(
    order: Order, source: bytes, wanted: Sequence[Line], typed: frozenset[int]
) -> tuple[list[str], bytes]:
    """The paragraphs of the text before, and the file in which the changes are marked."""
    document, pending = _settled(source)
    spots = spots_of(document)
    before = printed_of([spot.line for spot in spots])
    if pending:
        prove("its earlier changes accepted", pending, before)
    ink = Ink(order.stamp, _highest(document))
    said = tuple(spot for spot in spots if spot.line.printed.strip())
    marker = Marker(ink, Patterns(said), _calls(document), typed)
    body = document.package.root.find(w("body"))
    marker.mark(
        body, block_up([s for s in spots if not s.line.note]), want_up([x for x in wanted if not x.note])
    )
    _mark_notes(marker, spots, wanted)
    _refuse_typed_calls(marker, body)
    new = add_remarks(document, order, said)
    return before, write_parcel(document.package, new)


def _settled(source: bytes) -> tuple[Document, list[str]]:
    """The document with what was pending in it accepted, and how it read then; [] when nothing was."""
    package = open_package("the file that was sent", source)
    document = read_document(package)
    if not changes_in(document.marked) and not document.marked.formatting:
        return document, []
    pending = printed_of(lines_in(document.marked, View.FINAL))
    for root in (package.root, package.tree("footnotes"), package.tree("endnotes")):
        if root is not None:
            accept_all(root)
    return read_document(package), pending


def _highest(document: Document) -> int:
    """The highest number of a mark in the document."""
    numbers = (e.get(w("id"), "") for e in document.package.root.iter() if isinstance(e.tag, str))
    return max((int(n) for n in numbers if n.isdecimal() and len(n) < 9), default=0)


def _calls(document: Document) -> dict[Element, str]:
    """What is read of each call of a note, by its element."""
    calls = document.package.root.iter(w("footnoteReference"), w("endnoteReference"))
    known = document.walk.notes
    keys = ((e, ("f" if e.tag == w("footnoteReference") else "e") + e.get(w("id"), "")) for e in calls)
    return {element: f"[^{known[key]}]" for element, key in keys if key in known}


def _mark_notes(marker: Marker, spots: Sequence[Spot], wanted: Sequence[Line]) -> None:
    """Mark the changes within notes; the note that a call names is known by its words."""
    ours, theirs = _by_note(spots, lambda spot: spot.line.note), _by_note(wanted, lambda line: line.note)
    texts = [" ".join(spot.line.text for spot in note) for note in ours]
    asked = [" ".join(line.text for line in note) for note in theirs]
    for step in _plan_notes(texts, asked):
        if step.before < 0:
            raise Refused(
                f"the note “{asked[step.after][:60]}” is new, and a new note cannot be marked as a change",
                "Write the redline as .html or .md, or put the note into the text.",
            )
        if step.after >= 0:
            mine = ours[step.before]
            home = next(mine[0].element.iterancestors(w("footnote"), w("endnote")))
            marker.mark(home, block_up(mine), want_up(theirs[step.after]))


def _plan_notes(before: Sequence[str], after: Sequence[str]) -> Sequence[Step]:
    """Which note became which: as no call comes in anew, as many notes are the same ones, whatever they say."""
    if len(before) == len(after):
        return [Step(place, place) for place in range(len(before))]
    return plan_paragraphs(before, after)


def _refuse_typed_calls(marker: Marker, body: Element) -> None:
    """Make sure that no call of a note was put in as mere letters, beside the real ones.

    Raises:
        Refused: one was; names the words around it.
    """
    if not marker.calls:
        return
    for mark in body.iter(w("ins"), w("moveTo")):
        words = "".join(text.text or "" for text in mark.iter(w("t")))
        if _CALL.search(words):
            raise Refused(
                f"“{shorten(words, 80)}” calls a note, and a call that comes in anew cannot be marked as a change",
                "Write the redline as .html or .md, which mark any text.",
            )


def _by_note(parts: Sequence[_Part], note_of: Callable[[_Part], str]) -> list[list[_Part]]:
    """What belongs to each note, in the order of the notes; the body left out."""
    found: dict[str, list[_Part]] = {}
    for part in parts:
        if note := note_of(part):
            found.setdefault(note, []).append(part)
    return [*found.values()]


FORMAT = RedlineFormat("Word", (".docx",), write_docx_redline)
