"""A web page as it is read: blocks, automatic numbers, tables, and the changes marked in it."""

import codecs
import re
from dataclasses import dataclass, field
from enum import Enum
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import unquote

from lxml import etree

from proposaltrack.errors import Problem, UnreadableFile
from proposaltrack.importing.base import Content, check_text, decode_text
from proposaltrack.importing.numerals import write_number
from proposaltrack.importing.runs import swallows_space, trim_runs
from proposaltrack.importing.spans import Columns
from proposaltrack.importing.web_numbers import cells_of_numbers, stands_apart
from proposaltrack.model.marked import Cell, MarkedText, Paragraph, Run, Stamp

if TYPE_CHECKING:
    from collections.abc import Iterator

    from proposaltrack.importing.archives import Element

_HEADINGS = {f"h{level}": level for level in range(1, 7)}
_BLOCKS = frozenset(
    [
        "address",
        "article",
        "aside",
        "blockquote",
        "body",
        "caption",
        "center",
        "dd",
        "details",
        "dialog",
        "div",
        "dl",
        "dt",
        "fieldset",
        "figcaption",
        "figure",
        "footer",
        "form",
        "header",
        "hr",
        "legend",
        "li",
        "main",
        "menu",
        "nav",
        "ol",
        "p",
        "pre",
        "section",
        "summary",
        "table",
        "tbody",
        "td",
        "tfoot",
        "th",
        "thead",
        "tr",
        "ul",
    ]
) | frozenset(_HEADINGS)
_SKIPPED = frozenset({"script", "style", "head", "title", "template", "svg", "object", "iframe", "select"})
_STRUCK = frozenset({"s", "strike"})
_META = re.compile(rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([\w.:-]{1,40})""", re.IGNORECASE)
_MISTAKEN = re.compile(b"\xc2([\x80-\x9f])")
_HIDING = re.compile(r"display\s*:\s*none|mso-hide\s*:\s*all|visibility\s*:\s*hidden", re.IGNORECASE)
_LIST_STYLE = re.compile(r"list-style(?:-type)?\s*:\s*([a-z-]+)", re.IGNORECASE)
_SPACE = re.compile(r"[ \t\n\r\f]+")
_WIDE_SPACE = re.compile(r"[ \t\n\r\f\xa0]+")
_STYLES = {
    "lower-alpha": "a", "lower-latin": "a", "upper-alpha": "A", "upper-latin": "A",
    "lower-roman": "i", "upper-roman": "I", "decimal": "1", "none": "",
}  # fmt: skip
_STRUCK_WARNING = "struck-out words are read as marked deletions"


def decode_page(name: str, content: bytes, allow_controls: bool) -> str:
    """The text of a page in the encoding that it names.

    Args:
        name: the file's name, for messages.
        content: its bytes.
        allow_controls: let control characters through.

    Raises:
        UnreadableFile: it is not in the encoding that it names, or holds control characters.
    """
    charset = _charset(content)
    if charset == "utf-8":
        return decode_text(name, _MISTAKEN.sub(_meant, content), allow_controls)
    try:
        text = content.decode(charset)
    except UnicodeDecodeError as wrong:
        told = f"the page says that it is in {charset}, and it is not"
        place = f"byte {wrong.start + 1}"
        raise UnreadableFile(name, [Problem(place, told, "Save it again with the encoding UTF-8.")]) from None
    text = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    return check_text(name, text, allow_controls=allow_controls)


def _meant(found: re.Match[bytes]) -> bytes:
    """The sign of Windows whose number was written as that of a control character; browsers know it by the number."""
    sign = found[1].decode("cp1252", "ignore")
    return sign.encode() or found[0]


def _charset(content: bytes) -> str:
    """The encoding that a page is in: by its first bytes, by what it says, else UTF-8."""
    if content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return "utf-16"
    found = _META.search(content[:4096])
    if found is None or content.startswith(codecs.BOM_UTF8):
        return "utf-8"
    try:
        named = codecs.lookup(found[1].decode("ascii", "replace")).name
    except LookupError:
        return "utf-8"
    # What could be read so far is no UTF-16, whatever it says; and who says Latin-1 means the larger set of Windows.
    if named.startswith("utf-"):
        return "utf-8"
    return "cp1252" if named in {"iso8859-1", "ascii"} else named


def read_html(name: str, page: str) -> Content:
    """The paragraphs of a page with the insertions and deletions marked in it.

    Args:
        name: the file's name, for messages.
        page: the page.

    Raises:
        UnreadableFile: it is nested deeper than any page, or holds nothing.
    """
    parser = etree.HTMLParser(no_network=True, remove_comments=True, remove_pis=True, encoding="utf-8")
    root = etree.fromstring(page.encode("utf-8", "replace"), parser)
    if root is None:
        raise UnreadableFile(
            name, [Problem("", "the page holds no text", "Check that it is the right file.")]
        )
    if any(entry.type_name == "ERR_RESOURCE_LIMIT" for entry in parser.error_log):
        told = "its elements are nested deeper than in any page"
        raise UnreadableFile(name, [Problem("", told, "Ask the sender for it again.")])
    writer = _Writer()
    for event, element in (walk := etree.iterwalk(root, events=("start", "end"))):
        if event == "end":
            writer.leave(element)
        elif not writer.enter(element):
            walk.skip_subtree()
    writer.flush()
    warnings = (_STRUCK_WARNING,) if next(root.iter(*_STRUCK), None) is not None else ()
    return Content(marked=MarkedText(tuple(writer.paragraphs)), warnings=warnings)


class _Frame(NamedTuple):
    """What holds for the words of an element."""

    inserted: Stamp | None = None
    deleted: Stamp | None = None
    hidden: bool = False
    kept: bool = False
    """White space is kept as it stands."""
    typed: bool = False
    """A number that a word processor left as words, with white space of its own behind it."""
    level: int = 0
    cell: Cell | None = None


@dataclass(slots=True)
class _Numbers:
    """The count of one list in both views; an item that is marked as a whole counts in one."""

    style: str
    counts: list[int] = field(default_factory=lambda: [0, 0])

    def label(self, fates: tuple[bool, bool]) -> tuple[str, str]:
        """The labels of the next item, in the original and in the final view.

        Args:
            fates: whether the item is there in each.
        """
        if self.style == "•":
            return ("•" * fates[0], "•" * fates[1])
        self.counts = [count + there for count, there in zip(self.counts, fates, strict=True)]
        shown = [f"{write_number(count, self.style)}." if self.style else "" for count in self.counts]
        return (shown[0] * fates[0], shown[1] * fates[1])


class _Marked(Enum):
    """Where the reader stands to a number that has a cell of its own."""

    NO = 0
    INSIDE = 1
    BEHIND = 2


@dataclass(slots=True)
class _Grid:
    number: int
    row: int = -1
    columns: Columns = field(default_factory=Columns)
    done: int = 0
    """How many cells of the row have been read."""


class _Writer:
    """Elements in, paragraphs out."""

    def __init__(self) -> None:
        self.paragraphs: list[Paragraph] = []
        self._frames = [_Frame()]
        self._runs: list[Run] = []
        self._lists: list[_Numbers] = []
        self._waiting: list[_Numbers] = []
        self._grids: list[_Grid | None] = []
        self._tables = 0
        self._marks: set[Element] = set()
        """Cells that hold only the number of what stands beside them."""
        self._marked = _Marked.NO
        self._spanned = False
        """The words so far end with a stretch that has a look of its own."""

    def enter(self, element: "Element") -> bool:
        """Take an element in; False when its content is not for reading."""
        tag = element.tag if isinstance(element.tag, str) else ""
        if tag in _BLOCKS:
            self.flush()
        self._open(tag, element)
        if element in self._marks:
            self._marked = _Marked.INSIDE
        self._frames.append(_frame(tag, element, self._frames[-1]._replace(cell=self._cell(tag, element))))
        if tag in _SKIPPED or not tag:
            return False
        if tag == "br":
            self._add("\n", keep=True)
        self._add(element.text or "")
        return True

    def leave(self, element: "Element") -> None:
        """Close an element, and take in the words behind it."""
        tag = element.tag if isinstance(element.tag, str) else ""
        if tag == "tr":
            self._marked = _Marked.NO
        if tag in _BLOCKS:
            self.flush()
        self._close_cell(tag)
        frame = self._frames.pop()
        if frame.typed and not self._frames[-1].typed:
            self._add(" ")
        if tag in {"ol", "ul", "menu"}:
            self._lists.pop()
        elif tag == "table":
            self._grids.pop()
        elif element in self._marks:
            self._marked = _Marked.BEHIND
            self._add(" ")
        elif tag == "span":
            self._spanned = True
        elif tag == "li":
            # An item without words has its number all the same.
            for numbers in self._waiting:
                numbers.label((True, True))
            self._waiting.clear()
        self._add(element.tail or "")

    def flush(self) -> None:
        """End the paragraph; nothing happens when it has no words, or only a number that waits for them."""
        if self._marked is not _Marked.NO:
            return
        runs = trim_runs(self._runs)
        self._runs = []
        if not runs:
            return
        frame = self._frames[-1]
        worded = [run for run in runs if run.text.strip()]
        inserted = worded[0].inserted if all(run.inserted for run in worded) else None
        deleted = worded[0].deleted if all(run.deleted for run in worded) else None
        labels = [numbers.label((inserted is None, deleted is None)) for numbers in self._waiting]
        self._waiting.clear()
        before, after = (
            (" ".join(filter(None, side)) for side in zip(*labels, strict=True)) if labels else ("", "")
        )
        self.paragraphs.append(
            Paragraph(
                tuple(runs), (before, after), frame.level, inserted=inserted, deleted=deleted, cell=frame.cell
            )
        )

    def _open(self, tag: str, element: "Element") -> None:
        if tag in {"ol", "ul", "menu"}:
            self._lists.append(_numbers(tag, element))
        elif tag == "li" and self._lists:
            numbers = self._lists[-1]
            if (value := element.get("value", "")).isdecimal() and len(value) < 9:
                numbers.counts = [int(value) - 1] * 2
            self._waiting.append(numbers)
        elif tag == "table":
            marks = tuple(cells_of_numbers(element))
            self._marks.update(marks)
            self._grids.append(None if marks or _is_layout(element) else _Grid(self._tables))
            self._tables += self._grids[-1] is not None

    def _cell(self, tag: str, element: "Element") -> Cell | None:
        """The cell that an element's words stand in."""
        grid = self._grids[-1] if self._grids else None
        if tag == "tr" and grid:
            grid.row += 1
            grid.columns.begin_row()
            grid.done = 0
        if tag in {"td", "th"} and grid:
            grid.row = max(grid.row, 0)
            column = grid.columns.next_cell(element.get("colspan"), element.get("rowspan"))
            self._pass_over(grid, column)
            grid.done = column + 1
            return Cell(grid.number, grid.row, column)
        return None if tag == "table" else self._frames[-1].cell

    def _close_cell(self, tag: str) -> None:
        """A cell without words is a cell all the same, and so is the rest of a row above that reaches down."""
        grid, cell = self._grids[-1] if self._grids else None, self._frames[-1].cell
        if (
            tag in {"td", "th"}
            and grid
            and cell
            and not (self.paragraphs and self.paragraphs[-1].cell == cell)
        ):
            self.paragraphs.append(Paragraph((), cell=cell))
        elif tag == "tr" and grid:
            self._pass_over(grid, grid.columns.end_row())

    def _pass_over(self, grid: _Grid, column: int) -> None:
        """Leave an empty cell wherever one of a row above reaches down."""
        cells = (Cell(grid.number, grid.row, gap) for gap in range(grid.done, column))
        self.paragraphs.extend(Paragraph((), cell=cell) for cell in cells)

    def _add(self, text: str, *, keep: bool = False) -> None:
        frame = self._frames[-1]
        if self._marked is _Marked.BEHIND and text.strip():
            self._marked = _Marked.NO
        if text and self._spanned:
            self._spanned = False
            if self._runs and stands_apart("".join(run.text for run in self._runs), text):
                text = f" {text}"
        if not (keep or frame.kept):
            text = (_WIDE_SPACE if frame.typed else _SPACE).sub(" ", text)
            if swallows_space(
                self._runs, inserted=frame.inserted is not None, deleted=frame.deleted is not None
            ):
                text = text.removeprefix(" ")
        if text:
            self._runs.append(Run(text, frame.inserted, frame.deleted, hidden=frame.hidden))


def _frame(tag: str, element: "Element", outer: _Frame) -> _Frame:
    style = element.get("style", "")
    inserted = _stamp(element) if tag == "ins" else outer.inserted
    deleted = _stamp(element) if tag == "del" or tag in _STRUCK else outer.deleted
    hidden = outer.hidden or element.get("hidden") is not None or _HIDING.search(style) is not None
    typed = outer.typed or "mso-list:ignore" in style.replace(" ", "").lower()
    level = _HEADINGS.get(tag, outer.level)
    return _Frame(inserted, deleted, hidden, outer.kept or tag == "pre", typed, level, outer.cell)


def _stamp(element: "Element") -> Stamp:
    """Who and when; word processors give the author as an address that is none."""
    cited = element.get("cite", "")
    author = unquote(cited[7:]) if cited.lower().startswith("mailto:") else ""
    author = author or element.get("author") or element.get("data-author") or ""
    return Stamp(" ".join(author.split()), element.get("datetime", "").strip())


def _numbers(tag: str, element: "Element") -> _Numbers:
    found = _LIST_STYLE.search(element.get("style", ""))
    named = found[1].lower() if found else ""
    if tag != "ol":
        return _Numbers("" if named == "none" else _STYLES.get(named, "•"))
    style = _STYLES.get(named, element.get("type", "1"))
    start = element.get("start", "1").strip()
    first = int(start) if start.lstrip("-").isdecimal() and len(start) < 9 else 1
    return _Numbers(style, [first - 1, first - 1])


def _is_layout(table: "Element") -> bool:
    """True for a table that only puts things in their place: one with tables in it, or with a single cell."""
    if table.get("role") == "presentation" or next(_within(table, "table"), None) is not None:
        return True
    cells = _within(table, "td", "th")
    return next(cells, None) is None or next(cells, None) is None


def _within(element: "Element", *tags: str) -> "Iterator[Element]":
    return (found for found in element.iter(*tags) if found is not element)
