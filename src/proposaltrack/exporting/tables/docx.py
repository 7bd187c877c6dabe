"""Word documents: a table on landscape pages whose headings are repeated; or the cells of the document that came."""

import io
from copy import deepcopy
from typing import Any

from lxml import etree

from proposaltrack.exporting.tables.base import Carrier, title_lines, write_checked
from proposaltrack.exporting.tables.filling import Filler, Spot, cannot, repack
from proposaltrack.exporting.tables.looks import cut_lines, runs_leftwards, weigh_columns
from proposaltrack.importing.archives import Archive, Element, local_name
from proposaltrack.importing.grids.docx import (
    BODY,
    W,
    find_parts,
    is_prompted,
    open_body,
    read_docx,
    read_grids,
)
from proposaltrack.model.table import Span, Table

_PAGE = (297, 210)
_MARGIN = 15
_SHADE = "E7E6E6"
_STARTS, _ENDS = ("bookmarkStart", "commentRangeStart"), ("bookmarkEnd", "commentRangeEnd")
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"


def write_docx(table: Table) -> bytes:
    """The table as a Word document on landscape A4, its title in the page header.

    The row of headings is repeated on every page, and no row is split over two. Words that stand out are bold and italic.

    Raises:
        Refused: the file would not read the same.
    """
    return write_checked("a Word document", table, _render, read_docx)


def _render(table: Table) -> bytes:
    # Loaded here: most commands never write a Word document.
    import docx  # noqa: PLC0415

    document = docx.Document()
    _set_page(document, title_lines(table))
    grid = document.add_table(len(table.rows) + 1, len(table.headings))
    grid.style = "Table Grid"
    grid.autofit = False
    _set_widths(grid, weigh_columns(table))
    head, *rows = grid.rows
    for cell, heading in zip(head.cells, table.headings, strict=True):
        _write(cell, heading, ((0, len(heading)),), upright=True)
        _shade(cell)
    _say(head, "tblHeader")
    for row, told in zip(rows, table.rows, strict=True):
        for n, cell in enumerate(row.cells):
            _write(cell, told.cells[n], told.marked_in(n))
    for row in grid.rows:
        _say(row, "cantSplit")
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def _set_page(document: Any, title: list[str]) -> None:
    from docx.enum.section import WD_ORIENT  # noqa: PLC0415
    from docx.shared import Mm, Pt  # noqa: PLC0415

    section = document.sections[0]
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = map(Mm, _PAGE)
    for side in ("left_margin", "right_margin", "top_margin", "bottom_margin"):
        setattr(section, side, Mm(_MARGIN))
    style = document.styles["Normal"]
    style.font.size = Pt(9)
    style.paragraph_format.space_after = Pt(2)
    if title:
        section.header.paragraphs[0].text = title[0]
    for line in title[1:]:
        section.header.add_paragraph(line)


def _set_widths(grid: Any, shares: tuple[float, ...]) -> None:
    """Both the columns and their cells say how wide they are: Word goes by the one, others by the other."""
    from docx.shared import Mm  # noqa: PLC0415

    widths = [Mm(share * (_PAGE[0] - 2 * _MARGIN)) for share in shares]
    for column, width in zip(grid.columns, widths, strict=True):
        column.width = width
    for row in grid.rows:
        for cell, width in zip(row.cells, widths, strict=True):
            cell.width = width


def _write(cell: Any, text: str, marked: tuple[Span, ...], *, upright: bool = False) -> None:
    for n, pieces in enumerate(cut_lines(text, marked)):
        paragraph = cell.add_paragraph() if n else cell.paragraphs[0]
        leftwards = runs_leftwards("".join(words for words, _ in pieces))
        if leftwards:
            paragraph.paragraph_format.element.get_or_add_pPr().append(_element("bidi"))
        for words, stands_out in pieces:
            run = paragraph.add_run(words)
            if stands_out:
                run.bold, run.italic = True, not upright or None
            if leftwards:
                run.font.rtl = True


def _element(name: str, **attributes: str) -> Element:
    from docx.oxml import OxmlElement  # noqa: PLC0415

    element = OxmlElement(f"w:{name}")
    for key, value in attributes.items():
        element.set(f"{W}{key}", value)
    return element


def _shade(cell: Any) -> None:
    properties = cell._tc.get_or_add_tcPr()  # noqa: SLF001 - the library has no other door to it
    properties.append(_element("shd", val="clear", color="auto", fill=_SHADE))


def _say(row: Any, name: str) -> None:
    row._tr.get_or_add_trPr().append(_element(name))  # noqa: SLF001 - the library has no other door to it


def _put(name: str, content: bytes, spots: tuple[Spot, ...]) -> bytes:
    root = open_body(Archive(name, content))
    parts = find_parts(root)
    for spot in spots:
        slots = parts[spot.grid].rows[spot.number - 1]
        slot = slots[spot.column] if spot.column < len(slots) else None
        if slot is None or slot.cell is None or not slot.first or slot.continued:
            raise cannot(name, spot, "is merged with another cell, or its row ends before it")
        if slot.cell.find(f".//{W}tbl") is not None:
            raise cannot(name, spot, "holds a table")
        _fill(slot.cell, spot.text)
    body = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
    return repack(content, {BODY: body})


def _fill(cell: Element, text: str) -> None:
    """Put paragraphs in place of those of a cell, alike in looks; a control around them is kept."""
    control = next((child for child in cell if local_name(child) == "sdt"), None)
    alone = control is not None and not any(local_name(child) == "p" for child in cell)
    host = control.find(f"{W}sdtContent") if alone and control is not None else cell
    like = host.find(f".//{W}pPr")
    run = next((looks for looks in host.iterfind(f".//{W}r/{W}rPr") if not is_prompted(looks)), None)
    if alone and control is not None:
        _end_prompt(control)
    starts, ends = _anchors(host)
    for child in [child for child in host if local_name(child) != "tcPr"]:
        host.remove(child)
    paragraphs = [_paragraph(line, like, run) for line in text.split("\n")]
    host.extend(paragraphs)
    for start in reversed(starts):
        paragraphs[0].insert(0 if like is None else 1, start)
    paragraphs[-1].extend(ends)


def _end_prompt(control: Element) -> None:
    """A control that is filled in no longer asks to be."""
    properties = control.find(f"{W}sdtPr")
    prompt = None if properties is None else properties.find(f"{W}showingPlcHdr")
    if prompt is not None:
        properties.remove(prompt)


def _anchors(host: Element) -> tuple[list[Element], list[Element]]:
    """What elsewhere refers to, before and behind the words of a cell: bookmarks, and remarks in the margin."""
    starts = [element for element in host.iter() if local_name(element) in _STARTS]
    ends = [element for element in host.iter() if local_name(element) in _ENDS]
    noted = (next(reference.iterancestors(f"{W}r"), None) for reference in host.iter(f"{W}commentReference"))
    return starts, [*ends, *(one for one in dict.fromkeys(noted) if one is not None)]


def _paragraph(line: str, like: Element | None, run: Element | None) -> Element:
    paragraph = etree.Element(f"{W}p")
    looks = run
    if like is not None:
        paragraph.append(deepcopy(like))
        looks = like.find(f"{W}rPr") if run is None else run
    if line:
        words = etree.SubElement(paragraph, f"{W}r")
        if looks is not None:
            words.append(_run_looks(looks))
        for n, stretch in enumerate(line.split("\t")):
            if n:
                etree.SubElement(words, f"{W}tab")
            held = etree.SubElement(words, f"{W}t")
            held.text = stretch
            held.set(_SPACE, "preserve")
    return paragraph


def _run_looks(looks: Element) -> Element:
    """The looks of a run without what only the mark of a paragraph, or an earlier change, may carry."""
    copy = deepcopy(looks)
    for child in list(copy):
        if local_name(child) in {"ins", "del", "moveFrom", "moveTo", "rPrChange"}:
            copy.remove(child)
    return copy


fill_docx = Filler(read_grids, _put)
"""The new words look like those that stood in the cell, or as its paragraph would have shown them."""
CARRIER = Carrier("Word document", ".docx", write_docx, fill_docx)
