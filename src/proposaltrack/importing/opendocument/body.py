"""The words of an OpenDocument text, with the changes that are tracked in it."""

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from proposaltrack.importing.archives import local_name
from proposaltrack.importing.opendocument.flow import MARKS, Flow, Where
from proposaltrack.importing.opendocument.names import EXTENDED, OFFICE, TEXT
from proposaltrack.importing.opendocument.numbering import DEEPEST, OUTLINE, Place
from proposaltrack.importing.opendocument.regions import Region, read_regions
from proposaltrack.importing.opendocument.styles import Styles, whole
from proposaltrack.model.marked import Comment, Paragraph, Run, Stamp

if TYPE_CHECKING:
    from proposaltrack.importing.archives import Element

_SPACE = re.compile(r"[ \t\r\n]+")
_SILENT = frozenset({"number", "ruby-text", "script", "hidden-text", "annotation-end", "soft-page-break"})
_FRAMES = frozenset({"frame", "text-box", "custom-shape", "rect", "g"})


@dataclass(slots=True)
class _Draft:
    """A paragraph that is being written."""

    level: int
    place: Place | None
    where: Where
    runs: list[Run] = field(default_factory=list)
    spaced: bool = True
    """White space that follows is more of the same."""


class Body:
    """Elements in, paragraphs out.

    Args:
        root: root of the content.
        styles: the styles.
    """

    def __init__(self, root: "Element", styles: Styles) -> None:
        self.paragraphs: list[Paragraph] = []
        self.places: list[Place | None] = []
        self.comments: list[Comment] = []
        self._notes: list[tuple[Paragraph, Place | None]] = []
        self._ends: set[str] = set()
        self._marks: set[str] = set()
        self._styles = styles
        self._regions = read_regions(root)
        self._inserting: dict[str, Stamp] = {}
        self._deleting: list[Region] = []
        self._flow = Flow(styles)
        self._draft: _Draft | None = None
        self._aside: list[tuple[Element, Where]] = []
        self._replies: dict[str | None, int] = {}
        for text in root.iter(f"{OFFICE}text"):
            self._blocks(text, Where())
            break
        # Footnotes come first, as in a Word file; the sort keeps each sort in the order of its calls.
        for paragraph, place in sorted(self._notes, key=lambda told: told[0].note in self._ends):
            self.paragraphs.append(paragraph)
            self.places.append(place)

    @property
    def indexes(self) -> int:
        """How many tables of contents and the like were left out."""
        return self._flow.indexes

    @property
    def formatting(self) -> int:
        """How many changes of formatting alone are tracked."""
        return sum(region.formatting for region in self._regions.values())

    def _blocks(self, parent: "Element", where: Where) -> None:
        for element, home in self._flow.blocks(parent, where):
            if local_name(element) in MARKS:
                self._mark(local_name(element), element)
            else:
                self._paragraph(element, home)

    def _paragraph(self, element: "Element", where: Where) -> None:
        self._draft = self._begin(element, where)
        self._inline(element, hidden=self._draft.where.hidden)
        self._close()
        aside, self._aside = self._aside, []
        for frame, place in aside:
            self._blocks(frame, place)

    def _begin(self, element: "Element", where: Where) -> _Draft:
        style = element.get(f"{TEXT}style-name", "")
        heading = local_name(element) == "h"
        level = whole(element.get(f"{TEXT}outline-level"), 1) if heading else 0
        place = where.place
        if place and not place.style and (asked := self._styles.list_of(style)):
            place = place._replace(style=asked, levels=self._styles.lists.get(asked, {}))
        elif place is None and heading and not where.note:
            place = self._outlined(element, style, level)
        hidden = where.hidden or self._styles.hides(style)
        return _Draft(level, place, where._replace(hidden=hidden))

    def _outlined(self, element: "Element", style: str, level: int) -> Place | None:
        """The place of a heading that is numbered by its outline."""
        levels = self._styles.outline
        unnumbered = self._styles.list_of(style) == "" or element.get(f"{TEXT}is-list-header") == "true"
        if unnumbered or not 0 < level <= DEEPEST or level not in levels or not levels[level].style:
            return None
        start = element.get(f"{TEXT}start-value")
        again = element.get(f"{TEXT}restart-numbering") == "true"
        return Place(OUTLINE, levels, "", level, whole(start, 1) if start or again else None)

    def _close(self) -> None:
        draft = self._draft
        if draft is None:
            return
        inserted, deleted = self._fate()
        paragraph = Paragraph(
            tuple(draft.runs),
            level=draft.level,
            inserted=inserted,
            deleted=deleted,
            cell=draft.where.cell,
            note=draft.where.note,
        )
        if draft.where.note:
            self._notes.append((paragraph, draft.place))
        else:
            self.paragraphs.append(paragraph)
            self.places.append(draft.place)
        self._draft = None

    def _fate(self) -> tuple[Stamp | None, Stamp | None]:
        region = self._deleting[-1] if self._deleting else None
        inserted = next(reversed(self._inserting.values()), None) or (region.inserted if region else None)
        return inserted, region.deleted if region else None

    def _inline(self, element: "Element", *, hidden: bool) -> None:
        self._words(element.text, hidden=hidden)
        for child in element:
            self._piece(child, hidden=hidden)
            self._words(child.tail, hidden=hidden)

    def _piece(self, child: "Element", *, hidden: bool) -> None:
        name = local_name(child)
        if name == "s":
            self._add(" " * min(whole(child.get(f"{TEXT}c"), 1), 1000), hidden=hidden)
        elif name in {"tab", "line-break"}:
            self._add("\t" if name == "tab" else "\n", hidden=hidden)
        elif name in MARKS:
            self._mark(name, child)
        elif name == "note":
            self._note(child, hidden=hidden)
        elif name == "annotation":
            self._annotation(child)
        elif name in _FRAMES:
            if self._draft:
                self._aside.append((child, self._draft.where._replace(place=None)))
        elif name not in _SILENT:
            self._inline(child, hidden=hidden or self._styles.hides(child.get(f"{TEXT}style-name", "")))

    def _words(self, text: str | None, *, hidden: bool) -> None:
        words = _SPACE.sub(" ", text) if text else ""
        if self._draft and self._draft.spaced:
            words = words.removeprefix(" ")
        if words and self._draft:
            self._add(words, hidden=hidden)
            self._draft.spaced = words.endswith(" ")

    def _add(self, words: str, *, hidden: bool) -> None:
        if self._draft is not None:
            inserted, deleted = self._fate()
            self._draft.runs.append(Run(words, inserted, deleted, hidden=hidden))
            self._draft.spaced = False

    def _note(self, element: "Element", *, hidden: bool) -> None:
        citation = next(
            (" ".join(part.itertext()).strip() for part in element if local_name(part) == "note-citation"), ""
        )
        mark = citation or str(len(self._marks) + 1)
        if element.get(f"{TEXT}note-class") == "endnote":
            mark = f"e{len(self._ends) + 1}"
            self._ends.add(mark)
        mark = f"{mark}-{len(self._marks) + 1}" if mark in self._marks else mark
        self._marks.add(mark)
        self._add(f"[^{mark}]", hidden=hidden)
        kept, self._draft = self._draft, None
        for part in element:
            if local_name(part) == "note-body":
                self._blocks(part, Where(hidden=hidden, note=mark))
        self._draft = kept

    def _annotation(self, element: "Element") -> None:
        told = {local_name(part): (part.text or "").strip() for part in element}
        words = "\n".join(_spoken(part) for part in element if local_name(part) in {"p", "list"})
        answers = self._replies.get(element.get(f"{EXTENDED}parent-name"), -1)
        if name := element.get(f"{OFFICE}name"):
            self._replies[name] = len(self.comments)
        in_note = self._draft is None or bool(self._draft.where.note)
        self.comments.append(
            Comment(
                told.get("creator", ""),
                told.get("date", ""),
                words,
                -1 if in_note else len(self.paragraphs),
                answers,
                element.get(f"{EXTENDED}resolved") == "true",
            )
        )

    def _mark(self, name: str, element: "Element") -> None:
        identifier = element.get(f"{TEXT}change-id", "")
        region = self._regions.get(identifier)
        if name == "change-end":
            self._inserting.pop(identifier, None)
        elif region is None:
            return
        elif name == "change-start" and region.inserted and not region.deleted:
            self._inserting[identifier] = region.inserted
        elif name == "change" and region.deleted and region not in self._deleting:
            self._delete(region)

    def _delete(self, region: Region) -> None:
        """Put deleted words back where they stood, as deleted.

        Where they hold paragraph ends, the paragraph that stays was made of several. It is the first of them
        when words of it stand before the place, and then the rest of it was like the last of them.
        """
        self._deleting.append(region)
        kept = self._draft
        if kept is None:
            self._blocks(region.content, Where(loose=True))
            self._deleting.pop()
            return
        worded = any(run.deleted is None and run.text.strip() for run in kept.runs)
        where = kept.where._replace(place=None, loose=True)
        flow = self._flow.blocks(region.content, where)
        blocks = [(e, self._begin(e, home)) for e, home in flow if local_name(e) not in MARKS]
        home, spaced = (kept.level, kept.place), kept.spaced
        for nth, (element, draft) in enumerate(blocks):
            if nth:
                self._close()
                self._draft = draft
            elif not worded and len(blocks) > 1:
                kept.level, kept.place = draft.level, draft.place
            if nth == len(blocks) - 1 and nth and not worded:
                draft.level, draft.place = home
            self._inline(element, hidden=draft.where.hidden)
        if self._draft:
            self._draft.spaced = spaced if len(blocks) < 2 else False
        self._deleting.pop()


def _spoken(element: "Element") -> str:
    return " ".join(" ".join(element.itertext()).split())
