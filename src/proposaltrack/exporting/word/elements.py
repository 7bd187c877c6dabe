"""Elements: the pieces of markup that a tracked change is made of."""

from collections.abc import Container, Iterable, Iterator
from copy import deepcopy
from dataclasses import dataclass

from lxml import etree

from proposaltrack.importing.archives import Element
from proposaltrack.importing.word.formulas import FORMULAS
from proposaltrack.importing.word.names import w, words_of
from proposaltrack.model.marked import Stamp

_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
COMING, GOING = frozenset({w("ins"), w("moveTo")}), frozenset({w("del"), w("moveFrom")})
"""What is put around words, and on the ends of paragraphs, that come in and that go."""
_STRUCK = {w("t"): w("delText"), w("instrText"): w("delInstrText")}
_AFTER_LOOKS = tuple(map(w, ("sectPr", "pPrChange")))


@dataclass
class Ink:
    """What changes are marked with: who, when, and numbers that no other mark has.

    Args:
        stamp: author and instant.
        last: the highest number in use.
    """

    stamp: Stamp
    last: int = 0

    def mark(self, name: str) -> Element:
        """A mark of a kind ("ins", "del", "moveFrom", "moveTo"), signed and numbered."""
        made = etree.Element(w(name))
        made.set(w("id"), self.number())
        made.set(w("author"), self.stamp.author)
        if self.stamp.at:
            made.set(w("date"), self.stamp.at)
        return made

    def number(self) -> str:
        """A number that no mark has yet."""
        self.last += 1
        return str(self.last)


def make_run(text: str, looks: Element | None) -> Element:
    """A run of words that looks like another; tabs and line breaks become their own marks.

    Args:
        text: the words.
        looks: run properties to copy; None for none.
    """
    made = etree.Element(w("r"))
    if looks is not None:
        made.append(deepcopy(looks))
    for place, line in enumerate(text.split("\n")):
        if place:
            etree.SubElement(made, w("br"))
        for column, words in enumerate(line.split("\t")):
            if column:
                etree.SubElement(made, w("tab"))
            if words:
                write_words(etree.SubElement(made, w("t")), words)
    return made


def write_words(element: Element, words: str) -> None:
    """Make words the text of an element, white space at their ends included."""
    element.text = words
    element.set(_SPACE, "preserve")


def copy_without(element: Element, tags: Container[str]) -> Element:
    """A copy of an element that lacks some of what stands directly in it.

    Args:
        element: the element.
        tags: the full names of what is left out.
    """
    made = deepcopy(element)
    for child in [*made]:
        if child.tag in tags:
            made.remove(child)
    return made


def runs_below(element: Element) -> Iterator[Element]:
    """The runs and formulas of a paragraph, those in links and controls included, those of text boxes left out."""
    for child in element:
        if child.tag == w("r") or child.tag in FORMULAS:
            yield child
        elif child.tag != w("pPr") and isinstance(child.tag, str):
            yield from runs_below(child)


def wrap_runs(runs: Iterable[Element], ink: Ink, kind: str) -> list[Element]:
    """The marks put around runs, neighbours in one; words struck out get the name that those have.

    Args:
        runs: runs in order.
        ink: who marks.
        kind: "ins", "del", "moveFrom" or "moveTo".
    """
    made: list[Element] = []
    for run in runs:
        if kind in {"del", "moveFrom"}:
            _strike(run, whole=kind == "del")
        if made and run.getprevious() is made[-1]:
            made[-1].append(run)
            continue
        mark = ink.mark(kind)
        run.addprevious(mark)
        mark.append(run)
        made.append(mark)
    return made


def _strike(run: Element, *, whole: bool) -> None:
    for child in run:
        if child.tag in _STRUCK and (whole or child.tag != w("t")):
            write_words(child, words_of(child) if child.tag == w("t") else child.text)
            child.tag = _STRUCK[child.tag]


def properties_of(paragraph: Element) -> Element:
    """The properties of a paragraph, made where it had none."""
    found = paragraph.find(w("pPr"))
    if found is None:
        found = etree.Element(w("pPr"))
        paragraph.insert(0, found)
    return found


def mark_end(paragraph: Element, ink: Ink, kind: str) -> None:
    """Mark the end of a paragraph as put in, taken out or moved.

    Args:
        paragraph: the paragraph.
        ink: who marks.
        kind: "ins", "del", "moveFrom" or "moveTo".
    """
    properties = properties_of(paragraph)
    looks = properties.find(w("rPr"))
    if looks is None:
        looks = etree.Element(w("rPr"))
        later = next((child for child in properties if child.tag in _AFTER_LOOKS), None)
        if later is None:
            properties.append(looks)
        else:
            later.addprevious(looks)
    place = sum(child.tag in COMING | GOING for child in looks)
    looks.insert(place, ink.mark(kind))


def frame_move(paragraph: Element, ink: Ink, kind: str, name: str) -> None:
    """Put the two ends of a move around the words of a paragraph.

    Args:
        paragraph: the paragraph, its words already marked.
        ink: who marks.
        kind: "moveFrom" or "moveTo".
        name: the name that both ends of the move share.
    """
    start = ink.mark(f"{kind}RangeStart")
    start.set(w("name"), name)
    end = etree.Element(w(f"{kind}RangeEnd"))
    end.set(w("id"), start.get(w("id")))
    properties = properties_of(paragraph)
    properties.addnext(start)
    paragraph.append(end)
