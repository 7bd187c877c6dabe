"""Remarks: the comments in the margin of a Word document, with what they hang on and what they answer."""

from collections.abc import Mapping

from proposaltrack.importing.archives import Element
from proposaltrack.importing.word.names import w
from proposaltrack.model.marked import Comment

_W14 = "{http://schemas.microsoft.com/office/word/2010/wordml}"
_W15 = "{http://schemas.microsoft.com/office/word/2012/wordml}"


def read_comments(
    root: Element | None, extended: Element | None, places: Mapping[str, int]
) -> tuple[Comment, ...]:
    """The comments of a document in their order.

    Args:
        root: the comments part; None when there is none.
        extended: the part that tells replies and what is settled; None when there is none.
        places: index of the paragraph in which each comment begins, by the comment's id.
    """
    if root is None:
        return ()
    elements = list(root.iterfind(w("comment")))
    named = {name: i for i, element in enumerate(elements) if (name := _name(element))}
    threads = {e.get(_W15 + "paraId", ""): e for e in (extended if extended is not None else ())}
    return tuple(_comment(element, named, threads, places) for element in elements)


def _name(element: Element) -> str:
    """The last paragraph of a comment names it."""
    paragraphs = element.findall(w("p"))
    return paragraphs[-1].get(_W14 + "paraId", "") if paragraphs else ""


def _comment(
    element: Element, named: Mapping[str, int], threads: Mapping[str, Element], places: Mapping[str, int]
) -> Comment:
    thread = threads.get(_name(element))
    parent = "" if thread is None else thread.get(_W15 + "paraIdParent", "")
    settled = thread is not None and thread.get(_W15 + "done") in {"1", "true"}
    text = "\n".join("".join(t.text or "" for t in p.iter(w("t"))) for p in element.iterfind(w("p")))
    return Comment(
        element.get(w("author"), ""), element.get(w("date"), ""), text,
        places.get(element.get(w("id"), ""), -1), named.get(parent, -1), settled,
    )  # fmt: skip
