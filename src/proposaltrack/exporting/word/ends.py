"""Ends: what the last paragraph of a container needs, which has nothing behind it to run on into, and empty paragraphs."""

from copy import deepcopy

from lxml import etree

from proposaltrack.exporting.word.elements import COMING, GOING, Ink, copy_without, mark_end, properties_of
from proposaltrack.importing.archives import Element
from proposaltrack.importing.word.names import w

_TEXTS = {w("t"), w("delText")}
_WORDS = frozenset(map(w, ("tab", "sym", "drawing", "pict", "object", "fldChar", "sectPr", "numPr")))
_AFTER = frozenset(map(w, ("bookmarkStart", "bookmarkEnd", "proofErr")))
_BESIDE_LOOKS = frozenset(map(w, ("rPr", "sectPr", "pPrChange")))


def empty_behind(element: Element, *, gone: bool = False) -> list[Element]:
    """The empty paragraphs that follow an element directly; those of lists and sections are none.

    Args:
        element: a block.
        gone: those that are marked as taken out count too.
    """
    found = []
    following = element.getnext()
    while following is not None and following.tag == w("p") and _is_empty(following):
        if _marks(following) - (GOING if gone else frozenset()):
            break
        found.append(following)
        following = following.getnext()
    return found


def _is_empty(paragraph: Element) -> bool:
    return not any(e.tag in _WORDS or (e.tag in _TEXTS and e.text) for e in paragraph.iter())


def new_empty(pattern: Element, ink: Ink) -> Element:
    """An empty paragraph like another one, marked as put in."""
    made = etree.Element(w("p"))
    properties = pattern.find(w("pPr"))
    if properties is not None:
        made.append(deepcopy(properties))
        for child in [*made.iter(*COMING, *GOING)]:
            child.getparent().remove(child)
    mark_end(made, ink, "ins")
    return made


def close_end(home: Element, ink: Ink) -> None:
    """Mark the last paragraphs of a container as programs do that cannot take away its very end.

    The end of the container stays. A last paragraph that is new gets it from the one before, whose own end is new
    instead; of a last paragraph that goes, the end of the one before goes in its place. Which properties hold is a
    change of the last one's, so that both ways of settling it give every paragraph its own.

    Args:
        home: the container: a body, a cell or a note.
        ink: who marks.
    """
    paragraphs = [e for e in home if e.tag not in _AFTER and e.tag != w("sectPr")]
    last = paragraphs[-1] if paragraphs else None
    if last is None or last.tag != w("p"):
        return
    kinds = _marks(last)
    names: frozenset[str] = COMING if kinds & COMING else GOING if kinds & GOING else frozenset()
    run = _trailing(paragraphs, names)
    keeper = paragraphs[len(paragraphs) - len(run) - 1] if len(run) < len(paragraphs) else None
    if not names or len(kinds) > 1 or keeper is None or keeper.tag != w("p"):
        return
    if names is COMING and len(run) == 1 and _marks(keeper) & GOING:
        _take_up(keeper, last, ink)
        return
    _unmark(last, names)
    mark_end(keeper, ink, "ins" if names is COMING else "del")
    if names is COMING:
        _note_former(last, properties_of(last), properties_of(keeper), ink)
    else:
        _note_former(last, properties_of(keeper), properties_of(last), ink)


def _take_up(keeper: Element, last: Element, ink: Ink) -> None:
    """The last paragraph gives way to a new one: both are written in its place."""
    _unmark(keeper, GOING)
    properties = properties_of(last)
    for child in [*last]:
        if child is not properties:
            keeper.append(child)
    _note_former(keeper, properties, properties_of(keeper), ink)
    last.getparent().remove(last)


def _trailing(paragraphs: list[Element], names: frozenset[str]) -> list[Element]:
    """The last paragraphs that share a fate."""
    run: list[Element] = []
    for paragraph in reversed(paragraphs):
        if paragraph.tag != w("p") or not _marks(paragraph) & names:
            break
        run.append(paragraph)
    return run


def _marks(paragraph: Element) -> set[str]:
    looks = paragraph.find(f"{w('pPr')}/{w('rPr')}")
    return set() if looks is None else {child.tag for child in looks if child.tag in COMING | GOING}


def _unmark(paragraph: Element, names: frozenset[str]) -> None:
    looks = paragraph.find(f"{w('pPr')}/{w('rPr')}")
    for child in [*looks]:
        if child.tag in names:
            looks.remove(child)


def _note_former(paragraph: Element, now: Element, former: Element, ink: Ink) -> None:
    """Give a paragraph properties, and note those that it has where the change is rejected."""
    # Neither the end of a paragraph nor its section is its look.
    new, old = (copy_without(one, _BESIDE_LOOKS) for one in (now, former))
    if etree.tostring(new) == etree.tostring(old):
        return
    own = properties_of(paragraph)
    looks = own.find(w("rPr"))
    change = ink.mark("pPrChange")
    change.append(old)
    for child in [*own]:
        if child is not looks:
            own.remove(child)
    for child in reversed([*new]):
        own.insert(0, child)
    own.append(change)
