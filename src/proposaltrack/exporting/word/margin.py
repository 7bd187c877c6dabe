"""Margin: remarks put beside the paragraphs of a document."""

from collections.abc import Sequence
from dataclasses import replace

from lxml import etree

from proposaltrack.exporting.base import Order, Remark
from proposaltrack.exporting.word.blocks import Spot
from proposaltrack.exporting.word.elements import make_run, properties_of
from proposaltrack.exporting.word.parts import Parts
from proposaltrack.importing.archives import Element
from proposaltrack.importing.word.names import w

_TOLD_APART = 60
"""Signs of the beginning of a clause by which its paragraph is found."""


def add_remarks(parts: Parts, order: Order, spots: Sequence[Spot]) -> None:
    """Put the remarks of an order beside the paragraphs they are about.

    Args:
        parts: where remarks are kept.
        order: what is asked for.
        spots: the paragraphs of the document that are not empty, their changes marked.

    Raises:
        Refused: the file takes no remarks.
    """
    if not order.remarks or not spots:
        return
    comments = parts.root("comments")
    for asked in order.remarks:
        remark = asked
        spot = _spot_of(order, remark, spots)
        if spot is None:
            # A remark that finds no place of its own is still made, on top, and says what it is about.
            name = order.comparison.before.clause(remark.clause).number or f"#{remark.clause}"
            remark, spot = replace(remark, text=f"{name}: {remark.text}"), spots[0]
        number = str(sum(1 for _ in comments.iterfind(w("comment"))) + _after(comments))
        comments.append(_comment(remark, number))
        _anchor(spot.element, number)


def _after(comments: Element) -> int:
    """How far the numbers in use run ahead of the count of remarks."""
    numbers = [
        int(c.get(w("id"), "0")) for c in comments.iterfind(w("comment")) if c.get(w("id"), "0").isdecimal()
    ]
    return max(0, max(numbers, default=-1) + 1 - len(numbers))


def _spot_of(order: Order, remark: Remark, spots: Sequence[Spot]) -> Spot | None:
    """The paragraph that says what the clause begins with, as often said before it as in the text."""
    tree = order.comparison.before
    clause = tree.clause(remark.clause)
    words = _first_words(tree.text_of(clause))
    before = " ".join(tree.text[: clause.start].split()).count(words) if words else 0
    for spot in spots:
        times = " ".join(spot.line.printed.split()).count(words) if words else 0
        if times > before:
            return spot
        before -= times
    return None


def _first_words(text: str) -> str:
    """What a clause begins with, from its first line that says something; of a row of a table, its first cell."""
    lines = (" ".join(line.lstrip("#").split()) for line in text.split("\n"))
    line = next(filter(None, lines), "")
    cells = (cell.strip() for cell in line.split("|")) if line.startswith("|") else (line,)
    return next(filter(None, cells), "")[:_TOLD_APART].strip()


def _comment(remark: Remark, number: str) -> Element:
    made = etree.Element(w("comment"))
    made.set(w("id"), number)
    made.set(w("author"), remark.stamp.author)
    if remark.stamp.at:
        made.set(w("date"), remark.stamp.at)
    made.set(w("initials"), remark.stamp.author[:3])
    for line in remark.text.split("\n"):
        etree.SubElement(made, w("p")).append(make_run(line, None))
    return made


def _anchor(paragraph: Element, number: str) -> None:
    start, end, run = (
        etree.Element(w("commentRangeStart")),
        etree.Element(w("commentRangeEnd")),
        etree.Element(w("r")),
    )
    for element in (start, end, etree.SubElement(run, w("commentReference"))):
        element.set(w("id"), number)
    properties_of(paragraph).addnext(start)
    paragraph.extend([end, run])
