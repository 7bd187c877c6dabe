"""Tables: rows and tables that come in or go out as marked changes."""

from collections.abc import Sequence
from copy import deepcopy

from lxml import etree

from proposaltrack.exporting.word.elements import Ink
from proposaltrack.importing.archives import Element
from proposaltrack.importing.word.names import w

_SIDES = ("top", "left", "bottom", "right", "insideH", "insideV")
_WIDTH = 9000
"""Twentieths of a point; the width of a page between its margins."""


def mark_row(row: Element, ink: Ink, kind: str) -> None:
    """Mark a row as put in or taken out.

    Args:
        row: the row.
        ink: who marks.
        kind: "ins" or "del".
    """
    properties = row.find(w("trPr"))
    if properties is None:
        properties = etree.Element(w("trPr"))
        row.insert(int(row.find(w("tblPrEx")) is not None), properties)
    properties.append(ink.mark(kind))


def make_cell(paragraphs: Sequence[Element], properties: Element | None = None) -> Element:
    """A cell that holds paragraphs; one with none holds an empty one, as every cell must."""
    made = etree.Element(w("tc"))
    if properties is not None:
        made.append(deepcopy(properties))
    made.extend(paragraphs or [etree.Element(w("p"))])
    return made


def new_row(pattern: Element | None, cells: Sequence[Element], ink: Ink) -> Element:
    """A row that is marked as put in.

    Args:
        pattern: a row of as many cells that it is to look like; None for none.
        cells: its cells.
        ink: who marks.
    """
    made = etree.Element(w("tr"))
    if pattern is not None:
        known = [tc.find(w("tcPr")) for tc in pattern.iter(w("tc"))]
        for cell, properties in zip(cells, known, strict=False):
            if properties is not None:
                cell.insert(0, deepcopy(properties))
    mark_row(made, ink, "ins")
    made.extend(cells)
    return made


def make_table(rows: Sequence[Sequence[Sequence[Element]]], ink: Ink) -> Element:
    """A table that is marked as put in, with plain lines around its cells.

    Args:
        rows: the paragraphs of each cell of each row.
        ink: who marks.
    """
    made = etree.Element(w("tbl"))
    properties = etree.SubElement(made, w("tblPr"))
    width = etree.SubElement(properties, w("tblW"))
    width.set(w("w"), "0")
    width.set(w("type"), "auto")
    borders = etree.SubElement(properties, w("tblBorders"))
    for side in _SIDES:
        border = etree.SubElement(borders, w(side))
        for name, value in (("val", "single"), ("sz", "4"), ("space", "0"), ("color", "auto")):
            border.set(w(name), value)
    grid = etree.SubElement(made, w("tblGrid"))
    columns = max((len(row) for row in rows), default=1)
    for _ in range(columns):
        etree.SubElement(grid, w("gridCol")).set(w("w"), str(_WIDTH // columns))
    for row in rows:
        made.append(new_row(None, [make_cell(cell) for cell in row], ink))
    return made
