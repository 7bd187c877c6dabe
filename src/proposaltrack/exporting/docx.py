"""Word redlines: the changes tracked in a copy of the file that was sent, signed by the party, proven before they leave."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import count
from typing import NamedTuple

from proposaltrack.errors import Refused
from proposaltrack.exporting.base import Order, RedlineFormat, prove
from proposaltrack.exporting.target import printed_of, target_lines
from proposaltrack.exporting.word.blocks import Spot, block_up, spots_of, want_up
from proposaltrack.exporting.word.cells import fit_cells
from proposaltrack.exporting.word.elements import Ink
from proposaltrack.exporting.word.fresh import fresh_document
from proposaltrack.exporting.word.margin import add_remarks
from proposaltrack.exporting.word.marking import Marker
from proposaltrack.exporting.word.notes import by_note, is_called, order_notes, put_notes, rename_notes
from proposaltrack.exporting.word.numbers import tell_numbers
from proposaltrack.exporting.word.parcel import write_parcel
from proposaltrack.exporting.word.parts import Parts
from proposaltrack.exporting.word.patterns import Patterns
from proposaltrack.exporting.word.settling import accept_all
from proposaltrack.importing.archives import Element
from proposaltrack.importing.word.document import Document, open_package, read_document
from proposaltrack.importing.word.names import w
from proposaltrack.model.clause import CALL
from proposaltrack.model.marked import Line, MarkedText, View, changes_in, lines_in
from proposaltrack.text.display import shorten

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
    wanted = [
        replace(line, places=(next(places) if line.printed.strip() else -1,)) for line in order_notes(lines)
    ]
    asked = printed_of(wanted)
    typed: frozenset[int] = frozenset()
    for _ in range(_TRIES):
        copy = _marked_copy(order, source, wanted, typed)
        result = _read(copy.content)
        found = printed_of(lines_in(result, View.FINAL))
        wrong = _miscounted(found, asked)
        if not wrong or wrong <= typed:
            break
        # A new number that is counted otherwise shifts those behind it, which are right once it is typed.
        typed |= (wrong & copy.counted) or wrong
    prove("every change accepted", asked, found)
    prove("every change rejected", copy.before, printed_of(lines_in(result, View.ORIGINAL)))
    return copy.content


class _Copy(NamedTuple):
    """A file in which the changes are marked.

    Args:
        content: its bytes.
        before: the paragraphs of the text before.
        counted: indexes of the wanted paragraphs that came in and whose number is counted.
    """

    content: bytes
    before: list[str]
    counted: set[int]


def _source(order: Order) -> tuple[bytes, Sequence[Line]]:
    """The file that was sent, or one made of its text, with the paragraphs that it must read in the end."""
    if order.before.suffix in _WORD:
        return order.before.source, _wanted(order)
    return fresh_document(order_notes(target_lines(order.before))), target_lines(order.after)


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


def _marked_copy(order: Order, source: bytes, wanted: Sequence[Line], typed: frozenset[int]) -> _Copy:
    document, pending = _settled(source)
    spots = spots_of(document)
    before = printed_of([spot.line for spot in spots])
    if pending:
        prove("its earlier changes accepted", pending, before)
    marker = Marker(Ink(order.stamp, _highest(document)), Patterns(_said(spots)), _calls(document), typed)
    parts = _mark(document, order, spots, rename_notes(spots, wanted), marker)
    return _Copy(write_parcel(document.package, parts.new), before, marker.counted)


def _said(spots: Sequence[Spot]) -> tuple[Spot, ...]:
    return tuple(spot for spot in spots if spot.line.printed.strip())


def _mark(
    document: Document, order: Order, spots: Sequence[Spot], wanted: Sequence[Line], marker: Marker
) -> Parts:
    """Mark the changes in a document, and put the remarks beside them; the parts that it had not."""
    parts = Parts(document.package)
    body = document.package.root.find(w("body"))
    marker.mark(
        body, block_up([s for s in spots if not s.line.note]), want_up([x for x in wanted if not x.note])
    )
    # A note that says nothing is called all the same.
    empty: dict[str, list[Line]] = {mark: [] for mark in document.walk.notes.values()}
    notes = empty | by_note(wanted, lambda line: line.note)
    put_notes(body, notes, parts, marker.ink)
    _refuse_typed_calls(marker, body)
    standing = {mark for call, mark in marker.calls.items() if is_called(call)}
    for mark, note in by_note(spots, lambda spot: spot.line.note).items():
        if f"[^{mark}]" in standing and notes.get(mark):
            home = next(note[0].element.iterancestors(w("footnote"), w("endnote")))
            marker.mark(home, block_up(note), want_up(notes[mark]))
    add_remarks(parts, order, _said(spots))
    return parts


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


def _refuse_typed_calls(marker: Marker, body: Element) -> None:
    """Make sure that no call of a note was put in as mere letters, beside the real ones.

    Raises:
        Refused: one was; names the words around it.
    """
    if not marker.calls:
        return
    for mark in body.iter(w("ins"), w("moveTo")):
        words = "".join(text.text or "" for text in mark.iter(w("t")))
        if CALL.search(words):
            raise Refused(
                f"“{shorten(words, 80)}” calls a note that the text does not give",
                "Write the note into the text, or the redline as .html or .md, which mark any text.",
            )


FORMAT = RedlineFormat("Word", (".docx",), write_docx_redline)
