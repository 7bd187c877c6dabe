"""Settling: a document in which every marked change is accepted, so that new ones can be marked in it."""

from itertools import chain

from proposaltrack.importing.archives import Element
from proposaltrack.importing.word.names import w

_GONE = frozenset(
    map(
        w,
        (
            "del", "moveFrom", "rPrChange", "pPrChange", "sectPrChange", "tblPrChange", "tblPrExChange", "tcPrChange",
            "trPrChange", "tblGridChange", "numberingChange", "cellIns", "cellDel", "cellMerge",
            "moveFromRangeStart", "moveFromRangeEnd", "moveToRangeStart", "moveToRangeEnd",
        ),
    )
)  # fmt: skip
_KEPT = frozenset(map(w, ("ins", "moveTo")))
_WORDS = frozenset(
    map(w, ("t", "tab", "br", "sym", "cr", "footnoteReference", "endnoteReference", "drawing", "pict"))
)


def accept_all(root: Element) -> None:
    """Make every marked change part of the text.

    Args:
        root: the root of a part, changed in place.
    """
    if not any(True for _ in chain(*(root.iter(tag) for tag in (*_GONE, *_KEPT)))):
        return
    _drop_rows(root)
    ended = [p for p in root.iter(w("p")) if _loses_end(p)]
    for tag in _GONE:
        for element in [*root.iter(tag)]:
            _remove(element)
    for tag in _KEPT:
        for element in [*root.iter(tag)]:
            _unwrap(element)
    for paragraph in reversed(ended):
        _run_on(paragraph)


def _drop_rows(root: Element) -> None:
    for name, properties, mark in (("tr", "trPr", "del"), ("tc", "tcPr", "cellDel")):
        for part in [*root.iter(w(name))]:
            if part.find(f"{w(properties)}/{w(mark)}") is not None:
                part.getparent().remove(part)
    for row in [*root.iter(w("tr"))]:
        if next(row.iter(w("tc")), None) is None:
            row.getparent().remove(row)
    for table in [*root.iter(w("tbl"))]:
        if next(table.iter(w("tr")), None) is None:
            table.getparent().remove(table)


def _loses_end(paragraph: Element) -> bool:
    looks = paragraph.find(f"{w('pPr')}/{w('rPr')}")
    return looks is not None and any(looks.find(w(name)) is not None for name in ("del", "moveFrom"))


def _remove(element: Element) -> None:
    parent = element.getparent()
    if parent is not None:
        parent.remove(element)


def _unwrap(element: Element) -> None:
    for child in [*element]:
        element.addprevious(child)
    _remove(element)


def _run_on(paragraph: Element) -> None:
    """A paragraph without its end runs on into the next, which gets its properties; one without words gives way to it.

    The words go forward, so that those of a long chain do not travel again with every end that is gone.
    """
    following = paragraph.getnext()
    while following is not None and following.tag in {w("bookmarkStart"), w("bookmarkEnd")}:
        following = following.getnext()
    empty = not any(child.tag in _WORDS for child in paragraph.iter())
    if following is None or following.tag != w("p"):
        if (
            empty
            and len(paragraph.getparent().findall(w("p"))) > 1
            and paragraph.find(f"{w('pPr')}/{w('sectPr')}") is None
        ):
            _remove(paragraph)
        return
    if empty:
        _remove(paragraph)
        return
    properties, former = paragraph.find(w("pPr")), following.find(w("pPr"))
    if former is not None:
        following.remove(former)
    for child in reversed([*paragraph]):
        if child is not properties:
            following.insert(0, child)
    if properties is not None:
        following.insert(0, properties)
    _remove(paragraph)
