"""Names of the elements and attributes of a Word document."""

import re
from functools import cache

from proposaltrack.importing.archives import Element

SPACE = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_STRICT = "{http://purl.oclc.org/ooxml/wordprocessingml/main}"
_XML_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_READ = tuple(SPACE + name for name in ("p", "r", "t", "sym", "txbxContent", "drawing", "pict", "object"))
_OFF = {"0", "false", "off", "none"}


@cache
def w(name: str) -> str:
    """The full name of an element or attribute ("p" or "val")."""
    return SPACE + name


def value_of(element: Element | None, path: str, default: str = "") -> str:
    """The `val` of the element at a path below another one.

    Args:
        element: where to look; None gives the default.
        path: full names with a slash between them.
        default: what is given when there is none.
    """
    found = None if element is None else element.find(path)
    return default if found is None else found.get(w("val"), default)


def words_of(text: Element) -> str:
    """The words of a piece of text; white space at its ends counts only where the file says so.

    The lines that the markup is written in are none of the text.
    """
    words: str = text.text or ""
    if "\n" in words or "\r" in words:
        words = " ".join(re.split(r"[\r\n]+", words))
    if words.strip(" \t") == words or _keeps_space(text):
        return words
    return words.strip(" \t")


def _keeps_space(text: Element) -> bool:
    """Whether white space counts here, as said by the nearest element that says anything."""
    said = text.get(_XML_SPACE)
    if said is None:
        said = next((s for e in text.iterancestors() if (s := e.get(_XML_SPACE)) is not None), "")
    return bool(said == "preserve")


def chosen(alternatives: Element) -> Element:
    """The one of several alternatives that is read; they say the same thing for programs of different age.

    Args:
        alternatives: an mc:AlternateContent.
    """
    branches = [branch for branch in alternatives if isinstance(branch.tag, str)]
    return next(
        (branch for branch in branches if any(True for _ in branch.iter(*_READ))),
        [*branches, alternatives][-1],
    )


def is_on(element: Element | None, name: str) -> bool | None:
    """Whether a switch below an element is on; None when it says nothing."""
    found = None if element is None else element.find(w(name))
    return None if found is None else found.get(w("val"), "1") not in _OFF


def is_set(element: Element, name: str) -> bool:
    """Whether an attribute is a switch that is on."""
    return element.get(w(name), "0") not in _OFF


def loosen(root: Element) -> Element:
    """The same tree; one of the strict variant gets the names that all others use."""
    if isinstance(root.tag, str) and root.tag.startswith(_STRICT):
        for element in root.iter():
            if isinstance(element.tag, str) and element.tag.startswith(_STRICT):
                element.tag = SPACE + element.tag[len(_STRICT) :]
                for key in [key for key in element.attrib if key.startswith(_STRICT)]:
                    element.set(SPACE + key[len(_STRICT) :], element.attrib.pop(key))
    return root
