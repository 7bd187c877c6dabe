"""What legislation in XML calls things, and which of them are words, lines, quotations and notes."""

from typing import TYPE_CHECKING, NamedTuple

from proposaltrack.importing.archives import local_name

if TYPE_CHECKING:
    from proposaltrack.importing.archives import Element

TEXTUAL = frozenset(
    [
        "p",
        "num",
        "heading",
        "subheading",
        "crossHeading",
        "li",
        "listIntroduction",
        "listWrapUp",
        "listConclusion",
        "docTitle",
        "shortTitle",
        "block",
    ]
)
"""What holds words, even where all of them are set in bold."""
INLINE = frozenset(
    [
        "a",
        "abbr",
        "b",
        "br",
        "date",
        "def",
        "del",
        "em",
        "eol",
        "i",
        "inline",
        "img",
        "ins",
        "marker",
        "noteRef",
        "placeholder",
        "quantity",
        "ref",
        "rref",
        "mref",
        "s",
        "small",
        "span",
        "strong",
        "sub",
        "sup",
        "term",
        "u",
        "quotedText",
        "addedText",
        "deletedText",
        "authorialNote",
        "footnote",
        "mod",
        "rmod",
    ]
)
ABREAST = frozenset(
    [
        "p",
        "block",
        "blockList",
        "ul",
        "ol",
        "li",
        "table",
        "tblock",
        "quotedStructure",
        "quotedContent",
        "embeddedStructure",
        "section",
        "subsection",
        "paragraph",
        "subparagraph",
        "clause",
        "subclause",
        "item",
        "subitem",
        "point",
        "indent",
        "article",
        "level",
        "list",
        "alinea",
        "appropriations",
    ]
)
"""What begins a line of its own within words."""
TALL = frozenset(
    [
        "article",
        "book",
        "chapter",
        "division",
        "part",
        "subchapter",
        "subdivision",
        "subpart",
        "subtitle",
        "title",
        "tome",
    ]
)
"""What has its number on a line of its own, even without a heading."""
QUOTED = frozenset({"quotedStructure", "quotedContent", "embeddedStructure"})
INSERTED = frozenset({"ins", "addedText"})
DELETED = frozenset({"del", "deletedText"})


class Vocabulary(NamedTuple):
    """What one format calls things.

    Args:
        identifiers: attributes that hold an identifier, the best first.
        skipped: elements that are about the text and no part of it.
        notes: elements that are footnotes.
    """

    identifiers: tuple[str, ...]
    skipped: frozenset[str]
    notes: frozenset[str]


def left_out(root: "Element") -> tuple[str, ...]:
    """What of a law is not read, in words for people.

    Args:
        root: the root element.
    """
    told = {
        "toc": "tables of contents are left out; they repeat what stands in the text",
        "sidenote": "notes in the margin are left out",
    }
    return tuple(words for name, words in told.items() if next(root.iter(f"{{*}}{name}"), None) is not None)


def is_textual(element: "Element") -> bool:
    """True for an element that holds words itself, and not lines.

    Args:
        element: the element.
    """
    if local_name(element) in TEXTUAL or (element.text or "").strip():
        return True
    return all(local_name(part) in INLINE or not local_name(part) for part in element) or any(
        (part.tail or "").strip() for part in element
    )
