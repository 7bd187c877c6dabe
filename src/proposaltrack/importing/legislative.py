"""Laws and bills in XML: elements with a number, a heading and words become lines as they are printed."""

import re
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, NamedTuple

from proposaltrack.importing.archives import local_name
from proposaltrack.importing.law_words import ABREAST, DELETED, INSERTED, QUOTED, TALL, Vocabulary, is_textual
from proposaltrack.importing.runs import swallows_space, trim_runs
from proposaltrack.model.marked import Cell, MarkedText, Paragraph, Run, Stamp
from proposaltrack.text.labels import read_label

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from proposaltrack.importing.archives import Element

_SPACE = re.compile(r"[ \t\r\n]+")
_STOPS = re.compile(r"[^\w\s]{1,3}")
_RUN_IN = ("—", "–", "--")
"""How a heading ends that goes on into the words behind it."""
_BARE = re.compile(r"\d+[a-zA-Z]*")
_BELOW = {"intermediate": 1, "small": 2}
"""Headings of appropriations stand side by side, and only their level says which stands under which."""
_NOBODY = Stamp()


def read_law(root: "Element", vocabulary: Vocabulary) -> MarkedText:
    """The paragraphs of a law in XML, numbers as typed, with the insertions and deletions marked in it.

    Args:
        root: the root element.
        vocabulary: what its format calls things.
    """
    writer = _Writer(root, vocabulary)
    writer.structure(root)
    writer.close(last=True)
    return MarkedText((*writer.paragraphs, *writer.notes))


class _Fate(NamedTuple):
    inserted: bool = False
    deleted: bool = False


@dataclass(slots=True)
class _Line:
    """A line that is being written; `opening` is what was set before its words: numbers, quotation marks."""

    opening: list[Run] = field(default_factory=list)
    runs: list[Run] = field(default_factory=list)
    level: int = 0
    identifier: str = ""
    numbered: bool = False


class _Writer:
    """Elements in, paragraphs out."""

    def __init__(self, root: "Element", vocabulary: Vocabulary) -> None:
        self.paragraphs: list[Paragraph] = []
        self.notes: list[Paragraph] = []
        self._words = vocabulary
        self._line = _Line()
        self._depth = 0
        self._quotes = 0
        self._cell: Cell | None = None
        self._tables = 0
        self._note = ""
        self._fate = _Fate()
        self._headed: dict[Element, frozenset[str]] = {}
        self._apart = {name: e for e in root.iter("{*}note") if (name := self._identifier(e))}

    def structure(self, element: "Element") -> None:
        """Take in an element that holds lines."""
        name = local_name(element)
        if not name or name in self._words.skipped:
            return
        if self._is_note(element):
            self._footnote(element)
        elif name == "table":
            self._table(element)
        elif name in QUOTED:
            self._quoted(element)
        elif is_textual(element):
            self.close()
            self._name(element)
            if name == "li" and local_name(element.getparent()) == "ul":
                self._line.opening.append(self._run("• "))
            self._inline(element)
            self.close()
        else:
            depth = self._depth
            self.close()
            for part in self._opened(element):
                self.structure(part)
            self.close(last=self._line.numbered and self._line.identifier == self._identifier(element))
            self._depth = depth

    def close(self, *, last: bool = False) -> None:
        """End the line; what was set before words that have not come yet waits for them.

        Args:
            last: no words will come.
        """
        line = self._line
        runs = trim_runs(line.runs)
        if not runs and not (last and line.opening):
            line.runs = []
            return
        words = [run for run in (*line.opening, *runs) if run.text.strip()]
        inserted, deleted = all(run.inserted for run in words), all(run.deleted for run in words)
        mark = [Run("> ", words[0].inserted, words[0].deleted)] if self._quotes else []
        paragraph = Paragraph(
            (*mark, *line.opening, *runs),
            level=0 if self._quotes or self._note else line.level,
            inserted=_NOBODY if inserted else None,
            deleted=_NOBODY if deleted else None,
            cell=self._cell,
            note=self._note,
            identifier="" if self._quotes or self._note else line.identifier,
        )
        (self.notes if self._note else self.paragraphs).append(paragraph)
        self._line = _Line()

    def _opened(self, element: "Element") -> "Iterable[Element]":
        """The parts of an element behind its number and its heading, which are written."""
        parts = list(element)
        named = {local_name(part): part for part in reversed(parts)}
        number, heading = named.get("num"), named.get("heading")
        self._name(element, numbered=number is not None)
        if number is not None:
            # A number with no stop is told from a number of the words only by the space behind it.
            bare = (
                not self._quotes
                and (heading is None or not _told(heading))
                and _BARE.fullmatch(_told(number))
            )
            self._open_with(number, "\t" if bare else " ")
        if heading is not None and (told := _told(heading)):
            if told.endswith(_RUN_IN):
                self._open_with(heading, "")
            else:
                self._inline(heading)
                self._close_heading(_BELOW.get(element.get("level", ""), 0))
        elif number is not None and (local_name(element) in TALL or self._is_beside_headed(element)):
            self._line.runs, self._line.opening = self._line.opening, []
            self._close_heading()
        elif number is not None and _stands_alone(number, parts):
            self._line.runs, self._line.opening = self._line.opening, []
            self.close()
        if (below := named.get("subheading")) is not None:
            self.structure(below)
        return [part for part in parts if part is not number and part is not heading and part is not below]

    def _is_beside_headed(self, element: "Element") -> bool:
        """True where others of its kind beside it have headings; without a line of its own it would seem to be below them."""
        parent = element.getparent()
        if parent is None or self._quotes:
            return False
        if parent not in self._headed:
            self._headed[parent] = frozenset(local_name(part) for part in parent if _has_heading(part))
        return local_name(element) in self._headed[parent]

    def _close_heading(self, below: int = 0) -> None:
        self._depth += 1
        self._line.level = min(self._depth + below, 6)
        self.close()

    def _open_with(self, element: "Element", behind: str) -> None:
        """Set the words of an element before those that come next."""
        kept, self._line.runs = self._line.runs, []
        self._inline(element)
        if runs := trim_runs(self._line.runs):
            fate = runs[-1]
            spaced = [*runs, Run(behind, fate.inserted, fate.deleted)] if behind else runs
            self._line.opening += spaced
        self._line.runs = kept

    def _name(self, element: "Element", *, numbered: bool = False) -> None:
        """Give the line the identifier of an element: of the outermost that has a number, else of the innermost."""
        name = self._identifier(element)
        if name and not self._line.numbered:
            self._line.identifier, self._line.numbered = name, numbered

    def _identifier(self, element: "Element") -> str:
        return next((name for key in self._words.identifiers if (name := element.get(key))), "")

    def _inline(self, element: "Element") -> None:
        """Take in the words of an element, and of those in it."""
        self._add(element.text)
        for part in element:
            name, written = local_name(part), self._written()
            if name in {"br", "eol"}:
                self._line.runs.append(Run("\n"))
            elif self._is_note(part) or name == "noteRef":
                self._footnote(part)
            elif (name in ABREAST or part.find("{*}num") is not None) and name not in self._words.skipped:
                self.close()
                self.structure(part)
                self.close()
            elif self._ends_line(part):
                self._append(_told(part))
            elif name and name not in self._words.skipped:
                self._inside(part, name)
            tail = (part.tail or "").strip()
            # A stop alone belongs to the line before, where that came from within these words.
            if self._written() > written and not self._line.runs and _STOPS.fullmatch(tail):
                self._append(tail)
            else:
                self._add(part.tail)

    def _ends_line(self, part: "Element") -> bool:
        """True for a stop in an element of its own behind what was written from within these words."""
        before = part.getprevious()
        quoted = before is not None and local_name(before) in QUOTED and not self._line.runs
        return quoted and _STOPS.fullmatch(_told(part)) is not None

    def _inside(self, part: "Element", name: str) -> None:
        kept = self._fate
        self._fate = _Fate(kept.inserted or name in INSERTED, kept.deleted or name in DELETED)
        self._add(part.get("startQuote"))
        self._inline(part)
        self._add(part.get("endQuote"))
        self._fate = kept

    def _written(self) -> int:
        return len(self.notes if self._note else self.paragraphs)

    def _append(self, words: str) -> None:
        lines = self.notes if self._note else self.paragraphs
        if lines:
            last = lines[-1]
            lines[-1] = replace(last, runs=(*last.runs, self._run(words)))

    def _add(self, text: str | None) -> None:
        words = _SPACE.sub(" ", text) if text else ""
        runs = self._line.runs
        if swallows_space(runs, inserted=self._fate.inserted, deleted=self._fate.deleted):
            words = words.removeprefix(" ")
        if words:
            runs.append(self._run(words))

    def _run(self, words: str) -> Run:
        fate = self._fate
        return Run(words, _NOBODY if fate.inserted else None, _NOBODY if fate.deleted else None)

    def _quoted(self, element: "Element") -> None:
        self.close(last=bool(self._line.opening))
        kept = self._depth, self._line
        self._line = _Line(opening=[self._run(opening)] if (opening := element.get("startQuote")) else [])
        self._quotes += 1
        if is_textual(element):
            self._inline(element)
        else:
            for part in element:
                self.structure(part)
        self.close(last=True)
        if closing := element.get("endQuote"):
            self._append(closing)
        self._quotes -= 1
        self._depth, self._line = kept

    def _table(self, element: "Element") -> None:
        self.close()
        kept, number = self._cell, self._tables
        self._tables += 1
        for part in element:
            if local_name(part) == "caption":
                self._inline(part)
                self.close()
        rows = [part for part in element.iter("{*}tr") if next(part.iterancestors("{*}table")) is element]
        for nth_row, row in enumerate(rows):
            for nth, cell in enumerate(part for part in row if local_name(part) in {"td", "th"}):
                self._cell = kept or Cell(number, nth_row, nth)
                self._inline(cell)
                self.close()
        self._cell = kept

    def _is_note(self, element: "Element") -> bool:
        return local_name(element) in self._words.notes or element.get("type") == "footnote"

    def _footnote(self, element: "Element") -> None:
        """Mark the place of a note, and set its words aside; a note may stand apart from its place."""
        number = element.find("{*}num")
        mark = (
            element.get("marker") or (_told(number) if number is not None else "") or str(len(self.notes) + 1)
        )
        held = element
        if local_name(element) == "noteRef":
            held = self._apart.get(element.get("href", "").removeprefix("#"))
        self._line.runs.append(self._run(f"[^{mark}]"))
        kept = self._line, self._note, self._cell
        self._line, self._note, self._cell = _Line(), mark, None
        for part in (held,) if held is not None and is_textual(held) else held if held is not None else ():
            if part is not number:
                self._inline(part)
                self.close()
        self._line, self._note, self._cell = kept


def _stands_alone(number: "Element", parts: "Sequence[Element]") -> bool:
    """True for a number that is read as one without words, where what comes next has a number of its own."""
    following = next((part for part in parts[parts.index(number) + 1 :] if _told(part)), None)
    if following is None or following.find("{*}num") is None:
        return False
    label = read_label(_told(number))
    return label is not None and label.end == len(_told(number))


def _has_heading(element: "Element") -> bool:
    heading = element.find("{*}heading")
    return heading is not None and _told(heading) != "" and not _told(heading).endswith(_RUN_IN)


def _told(element: "Element") -> str:
    return " ".join("".join(element.itertext()).split())
