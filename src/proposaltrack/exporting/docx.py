"""Word redlines: the changes tracked in a copy of the file that was sent, signed by the party, proven before they leave."""

from collections.abc import Iterable, Sequence
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
from proposaltrack.importing.word.names import SPACE, w
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
    sent = _sent(order)
    wanted = _numbered(order_notes(sent.wanted))
    asked = printed_of(wanted)
    typed: frozenset[int] = frozenset()
    for _ in range(_TRIES):
        copy = _marked_copy(order, sent, wanted, typed)
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


class _Sent(NamedTuple):
    """The file that was sent, or one made of its text.

    Args:
        content: its bytes.
        marked: as it was read; None where it has not been.
        wanted: the paragraphs that it must read in the end.
    """

    content: bytes
    marked: MarkedText | None
    wanted: Sequence[Line]


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


def _sent(order: Order) -> _Sent:
    before, lines = order.before, target_lines(order.after)
    if before.suffix not in _WORD:
        return _Sent(fresh_document(order_notes(target_lines(before))), None, lines)
    marked = before.content.marked
    if marked is not None and order.after.content.marked is None:
        stands = lines_in(marked, View.FINAL)
        lines = tuple(tell_numbers(fit_cells(lines, stands), stands))
    return _Sent(before.source, marked, lines)


def _numbered(lines: Iterable[Line]) -> list[Line]:
    """The paragraphs with their indexes among those that say something; -1 for an empty one."""
    places = count()
    return [replace(line, places=(next(places) if line.printed.strip() else -1,)) for line in lines]


def _read(content: bytes) -> MarkedText:
    return read_document(open_package("the redline", content)).marked


def _miscounted(found: Sequence[str], asked: Sequence[str]) -> frozenset[int]:
    """The wanted paragraphs that have their words and another number."""
    if len(found) != len(asked):
        return frozenset()
    return frozenset(place for place, (one, two) in enumerate(zip(found, asked, strict=True)) if one != two)


def _marked_copy(order: Order, sent: _Sent, wanted: Sequence[Line], typed: frozenset[int]) -> _Copy:
    document, marked, pending = _settled(sent)
    spots = spots_of(document, marked)
    before = printed_of([spot.line for spot in spots])
    if pending:
        prove("its earlier changes accepted", pending, before)
    said = tuple(spot for spot in spots if spot.line.printed.strip())
    marker = Marker(Ink(order.stamp, _highest(document)), Patterns(said), _calls(document), typed)
    parts = _mark(document, order, spots, rename_notes(spots, wanted), marker)
    return _Copy(write_parcel(document.package, parts.new), before, marker.counted)


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
    add_remarks(parts, order, marker.patterns.spots)
    return parts


def _settled(sent: _Sent) -> tuple[Document, MarkedText, list[str]]:
    """The document with what was pending in it accepted, its paragraphs, and how it read then; [] when nothing was."""
    package = open_package("the file that was sent", sent.content)
    document = read_document(package)
    marked = sent.marked or document.marked
    if not changes_in(marked) and not marked.formatting:
        return document, marked, []
    for root in (package.root, package.tree("footnotes"), package.tree("endnotes")):
        if root is not None:
            accept_all(root)
    settled = read_document(package)
    return settled, settled.marked, printed_of(lines_in(marked, View.FINAL))


def _highest(document: Document) -> int:
    """The highest number of a mark in the document."""
    numbers = document.package.root.xpath("//@w:id", namespaces={"w": SPACE[1:-1]})
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
