"""The cells of the workbook that came: filled in where they stand, and nothing else of the file touched."""

import posixpath
import re
from bisect import bisect_left
from copy import deepcopy
from typing import Any

from lxml import etree

from proposaltrack.exporting.tables.base import FORMULA
from proposaltrack.exporting.tables.coding import coded
from proposaltrack.exporting.tables.filling import Filler, Spot, by_grid, cannot, repack
from proposaltrack.importing.archives import Archive, Element
from proposaltrack.importing.grids.base import Grid
from proposaltrack.importing.grids.xlsx import check_parts, label_of, read_grids

_S = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_BOOK, _LINKS, _STYLES = "xl/workbook.xml", "xl/_rels/workbook.xml.rels", "xl/styles.xml"


def _put(name: str, content: bytes, spots: tuple[Spot, ...]) -> bytes:
    archive, grids = check_parts(name, content), read_grids(name, content)
    styles: Element = archive.tree(_STYLES)
    before = _bytes(styles) if styles is not None else b""
    parts: dict[str, bytes] = {}
    for at, mine in by_grid(spots):
        part = _part_of(archive, grids[at])
        sheet = archive.tree(part) if part else None
        if sheet is None:
            raise cannot(name, mine[0], "is on a sheet that is not kept where workbooks keep them")
        for spot in mine:
            _fill(_find_cell(name, sheet, spot), spot.text, styles)
        parts[part] = _bytes(sheet)
    if styles is not None and (after := _bytes(styles)) != before:
        parts[_STYLES] = after
    return repack(content, parts)


def _bytes(root: Element) -> bytes:
    written: bytes = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
    return written


def _part_of(archive: Archive, grid: Grid) -> str:
    """The part of the file that holds a sheet; "" when none does."""
    book, links = archive.tree(_BOOK), archive.tree(_LINKS)
    if book is None or links is None:
        return ""
    targets = {link.get("Id"): link.get("Target", "") for link in links}
    sheets = {label_of(sheet.get("name")): sheet.get(_R) for sheet in book.iter(f"{_S}sheet")}
    target = targets.get(sheets.get(grid.label), "")
    return target[1:] if target.startswith("/") else posixpath.normpath(f"xl/{target}")


def _find_cell(name: str, sheet: Element, spot: Spot) -> Element:
    """The element of a cell, made where the file leaves it out.

    Raises:
        Refused: it is computed, or merged with another one.
    """
    address = f"{_letters(spot.column)}{spot.number}"
    if _is_covered(sheet, spot):
        raise cannot(name, spot, "is merged with another cell")
    row = _child(sheet.find(f"{_S}sheetData"), "row", str(spot.number), _row_key)
    cell = _child(row, "c", address, _column_key)
    if cell.find(f"{_S}f") is not None:
        raise cannot(name, spot, "is computed by a formula")
    return cell


def _letters(column: int) -> str:
    """The name of a column, counted from 0."""
    name, left = "", column + 1
    while left:
        left, letter = divmod(left - 1, 26)
        name = chr(65 + letter) + name
    return name


def _column_key(address: str) -> tuple[int, str]:
    letters = re.sub(r"\d", "", address)
    return len(letters), letters


def _row_key(number: str) -> tuple[int, str]:
    return int(number), ""


def _child(parent: Element, tag: str, address: str, key: Any) -> Element:
    """The child with an address, put in at its place when there is none."""

    def key_of(child: Element) -> tuple[int, str]:
        told: tuple[int, str] = key(child.get("r", "0" if tag == "row" else "A"))
        return told

    # Looked for where it stands: a sheet of thousands of rows is filled in row by row.
    at = bisect_left(parent, key(address), key=key_of)
    if at < len(parent) and key_of(parent[at]) == key(address):
        return parent[at]
    made = etree.Element(f"{_S}{tag}")
    made.set("r", address)
    parent.insert(at, made)
    return made


def _is_covered(sheet: Element, spot: Spot) -> bool:
    return any(
        _covers(merged.get("ref", ""), spot) for merged in sheet.iterfind(f"{_S}mergeCells/{_S}mergeCell")
    )


def _covers(ref: str, spot: Spot) -> bool:
    """True when a stretch of merged cells reaches over a cell without beginning in it."""
    found = re.fullmatch(r"([A-Z]+)(\d+):([A-Z]+)(\d+)", ref)
    if found is None:
        return False
    here = _column_key(_letters(spot.column))
    across = _column_key(found[1]) <= here <= _column_key(found[3])
    down = int(found[2]) <= spot.number <= int(found[4])
    return across and down and (here, spot.number) != (_column_key(found[1]), int(found[2]))


def _fill(cell: Element, text: str, styles: Element | None) -> None:
    """Put words into a cell in place of what it held."""
    for child in list(cell):
        cell.remove(child)
    cell.attrib.pop("t", None)
    if not text:
        return
    cell.set("t", "inlineStr")
    held = etree.SubElement(etree.SubElement(cell, f"{_S}is"), f"{_S}t")
    held.text = coded(text)
    held.set(_SPACE, "preserve")
    if styles is not None and FORMULA.match(text):
        cell.set("s", _quoted(styles, int(cell.get("s", "0"))))


def _quoted(styles: Element, like: int) -> str:
    """The number of a style that is like another, and says that its cells hold words whatever they begin with."""
    formats = styles.find(f"{_S}cellXfs")
    if formats is None or like >= len(formats):
        return str(like)
    if formats[like].get("quotePrefix") in {"1", "true"}:
        return str(like)
    made = deepcopy(formats[like])
    made.set("quotePrefix", "1")
    formats.append(made)
    formats.set("count", str(len(formats)))
    return str(len(formats) - 1)


fill_xlsx = Filler(read_grids, _put)
"""The cells keep their looks; what a spreadsheet would run as a formula is marked as words."""
