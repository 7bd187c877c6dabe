"""Headings: where a clause's own words begin, after its label and heading."""

import re
from typing import NamedTuple

from proposaltrack.text.labels import NAMED, Label
from proposaltrack.text.words import linking_words

_RUN_IN = re.compile(r"(\*\*|__)(?P<heading>[^*_\n]{1,120})\1[.:]?[ \t]*")
_PLAIN_RUN_IN = re.compile(
    r"(?P<heading>[^\W\d_a-z][^.:;\n]{2,80})\.(?:\s+|(?P<dash>[—–]|--)\s*)(?=[^\W\d_a-z]|[“\"«„(])"
)
_HASHES = re.compile(r"#{1,6}[ \t]+")
_MARKS = " \t*_"
_LONG = 50
"""Characters of a line that a page has room for, at least."""
_LONGEST = 200
"""Characters; what is longer is the clause itself, whatever marks it as a heading."""
_WHOLE = 4
"""Letters; a shorter word before a stop may be cut short."""
_STOPS = ".;:,!?…。；：،؛"
_VERBS = re.compile(r"\b(?:shall|must|may|will|should|is|are|was|were|has|have|be|means?)\b", re.IGNORECASE)
"""A line with one of these is a sentence; other languages go by its length and its stop alone."""
_CALLS = re.compile(r"(?:\[\^\w{1,6}\])+$")
_PLACEHOLDER = re.compile(
    r"[\[(]?\s*(?:intentionally\s+|left\s+)*(?:deleted|omitted|reserved|repealed|revoked|blank|vacant|not\s+used|spare"
    r"|supprimée?|abrogée?|réservée?|gestrichen|aufgehoben|suprimido|derogado|soppresso|исключен[ао]?|удален[ао]?"
    r"|утратил[ао]?\s+силу|вилучено|删除)\s*[\])]?\s*\.?",
    re.IGNORECASE,
)


class Opening(NamedTuple):
    """How a clause opens.

    Args:
        heading: its heading, mark-up left out; "" when none.
        body: offset within the block at which its words begin.
        ends: nothing but label and heading stands in the block.
    """

    heading: str
    body: int
    ends: bool


def is_placeholder(words: str) -> bool:
    """True when a clause says only that it was left out ("[deleted]")."""
    return len(words) < 80 and _PLACEHOLDER.fullmatch(words.strip(" \t\n*_")) is not None


def read_heading(line: str, offset: int) -> str:
    """The heading on a heading line from `offset` on, mark-up left out."""
    return line[offset:].rstrip("# \t").strip(_MARKS)


def read_opening(block: str, label: Label, offset: int) -> Opening:
    """How a labelled block that is no Markdown heading opens.

    Args:
        block: the block's text.
        label: its label.
        offset: where the words after the label begin.
    """
    first, _, after = block[offset:].partition("\n")
    rest = first.strip(_MARKS)
    if not rest and label.word:
        return _second_line(offset + len(first), after)
    if label.word and _is_capitals(block[offset:]):
        return Opening(" ".join(block[offset:].split()).strip(_MARKS).rstrip("."), len(block), ends=True)
    if first[:1] == "#" and (found := _HASHES.match(first)):
        is_title = len(first) <= _LONGEST
        heading = read_heading(first, found.end()) if is_title else ""
        return Opening(heading, offset + (len(first) if is_title else found.end()), is_title and not after)
    if (found := _RUN_IN.match(first)) is not None:
        end = offset + found.end()
        return Opening(found["heading"].strip(_MARKS).rstrip(".:"), end, not block[end:].strip())
    if (found := _PLAIN_RUN_IN.match(block, offset)) is not None and _names(found, label):
        return Opening(found["heading"], found.end(), ends=False)
    title = _title(rest, label, after)
    return Opening(
        title, offset + len(first) if title else offset, not (after if title else block[offset:]).strip()
    )


def _title(rest: str, label: Label, after: str) -> str:
    """The title that stands alone after a label, in brackets or not; "" when there is none."""
    named = NAMED.fullmatch(rest) if label.word else None
    if named is not None:
        return named["name"]
    # Only over a line of its own may a title end in a stop: alone, what follows has to be known.
    title = stopped_title(rest) if after and label.tier == "number" else ""
    return (title or rest) if _is_title(title or rest, label, after) else ""


def _names(found: re.Match[str], label: Label) -> bool:
    """True for a title with its stop in front of the words of an article ("Termination. Either Party may …").

    With a dash behind the stop it is one in front of a paragraph too ("(a) Termination.—Either Party may …").
    """
    if found["dash"]:
        return looks_like_title(found["heading"])
    title = stopped_title(f"{found['heading']}.")
    last = title.rpartition(" ")[2]
    # "Cal." and its like end a name, and no title of several words.
    cut = title != last and len(last) < _WHOLE and not last.isupper()
    return label.tier in {"number", "article"} and label.printed[0] != "(" and title != "" and not cut


def stopped_title(words: str) -> str:
    """A title that ends in a stop ("Termination."), without it; "" for anything else.

    Its longer words have capitals, or it is of two words at most: a short sentence looks much like a title.
    """
    title = words.removesuffix(".").strip("*_ ")
    parts = title.split()
    if not words.endswith(".") or len(parts) > 8 or not looks_like_title(title) or is_placeholder(words):
        return ""
    capital = len(parts) <= 2 or all(part[:1].isupper() for part in parts if len(part) > 4)
    return title if capital else ""


def _is_capitals(words: str) -> bool:
    """A title in capitals may run over two lines and end in a stop ("SHORT TITLE.")."""
    title = words.strip(" \t\n*_.")
    return title.isupper() and len(title) < 160 and looks_like_title(title[:100].rstrip(_STOPS))


def _second_line(end: int, after: str) -> Opening:
    """A label alone on its line: a short second line without a stop is the heading ("TERMINATION")."""
    second, _, more = after.partition("\n")
    title = second.strip()
    if (
        looks_like_title(title)
        and (not more or not more.lstrip()[:1].islower())
        and not title.startswith("[")
    ):
        return Opening(title.strip(_MARKS), end + 1 + len(second), not more.strip())
    return Opening("", end, not after.strip())


def _is_title(rest: str, label: Label, after: str) -> bool:
    """A title stands alone after its label: short, without a stop; after a bare number also without a sentence."""
    if not looks_like_title(rest) or is_placeholder(rest):
        return False
    if after and after.lstrip()[:1].islower():
        return False
    if label.word:
        return len(rest) < 60 or not after
    if label.tier != "number" or label.printed.startswith("(") or len(rest.split()) > 8:
        return False
    return not after or _stands_over(rest, after)


def _stands_over(title: str, after: str) -> bool:
    """True for a short line over a long one that begins a sentence of its own, as printed pages are taken out, or in capitals.

    Where the next line is long, the short one was not broken off at its width.
    """
    line = after.lstrip().partition("\n")[0]
    if title.isupper() and not line.isupper():
        return True
    return len(title) <= 60 and len(line) >= max(_LONG, len(title)) and line[:1].isupper()


def looks_like_title(line: str) -> bool:
    """True for a short line that begins with a capital (or a script without case), ends without a stop and says nothing."""
    line = _CALLS.sub("", line) if line[-1:] == "]" else line
    if (
        not line
        or len(line) > 100
        or line.rstrip("])")[-1:] in _STOPS
        or line[0].islower()
        or line[0] in '|>[(“"«„'
    ):
        return False
    return not _VERBS.search(line) and line.rpartition(" ")[2] not in linking_words()


def is_shouted(line: str) -> bool:
    """True for a heading in capitals, such as plain text has ("GENERAL PROVISIONS")."""
    return (
        looks_like_title(line)
        and line.isupper()
        and not line[0].isdigit()
        and sum(c.isalpha() for c in line) > 3
    )
