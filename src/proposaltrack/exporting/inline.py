"""Inline redlines: both texts written into one, with signs around what was taken out and what was put in."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from proposaltrack.compare.paragraphs import plan_paragraphs
from proposaltrack.compare.wording import diff_words
from proposaltrack.exporting.base import Order, prove
from proposaltrack.model.comparison import EditKind
from proposaltrack.model.marked import Line
from proposaltrack.text.lines import words_of

_BREAK = "\n\n"


class Sign(NamedTuple):
    """What stands before and behind words that were changed in one way."""

    opening: str
    closing: str

    def around(self, words: str) -> str:
        """The words between the signs; no words, no signs."""
        return f"{self.opening}{words}{self.closing}" if words else ""

    def settled(self, text: str, *, kept: bool) -> str:
        """A text without the signs, and without the words between them unless they are kept."""
        opening, closing = re.escape(self.opening), re.escape(self.closing)
        return re.sub(f"{opening}(.*?){closing}", r"\1" if kept else "", text, flags=re.DOTALL)


def write_inline(order: Order, struck: Sign, put: Sign) -> str:
    """Both texts in one, paragraph by paragraph, proven to read as either.

    Args:
        order: what is asked for.
        struck: the signs of a deletion.
        put: the signs of an insertion.

    Raises:
        Refused: a text holds such signs of its own, which could not be told from ours.
    """
    text = _written(order, struck, put)
    rejected = struck.settled(put.settled(text, kept=False), kept=True)
    accepted = put.settled(struck.settled(text, kept=False), kept=True)
    prove("every change accepted", _lines(order.after.text), _lines(accepted))
    prove("every change rejected", _lines(order.before.text), _lines(rejected))
    return text


def _written(order: Order, struck: Sign, put: Sign) -> str:
    before, after = _blocks(order.before.text), _blocks(order.after.text)
    written = ""
    for step in plan_paragraphs([*map(_said, before)], [*map(_said, after)]):
        if step.before >= 0 and step.after >= 0:
            written += "".join(_signed(before[step.before], after[step.after], struck, put)) + _BREAK
        elif step.before >= 0:
            written += struck.around(before[step.before] + _BREAK)
        else:
            written += put.around(after[step.after] + _BREAK)
    return written.rstrip("\n") + "\n"


def _said(block: str) -> str:
    """What a paragraph says behind its number and the signs of a heading."""
    return words_of(Line("", block.lstrip("# ")))


def _signed(before: str, after: str, struck: Sign, put: Sign) -> Iterator[str]:
    """One paragraph; neighbouring changes are told together, what went before what came."""
    gone = come = ""
    for edit in diff_words(before, after):
        if edit.kind is EditKind.KEPT:
            yield struck.around(gone) + put.around(come) + edit.before
            gone = come = ""
        else:
            gone, come = gone + edit.before, come + edit.after
    yield struck.around(gone) + put.around(come)


def _blocks(text: str) -> list[str]:
    """The paragraphs of a text as they stand between blank lines."""
    return [block.strip("\n") for block in re.split(r"\n[ \t]*\n", text) if block.strip()]


def _lines(text: str) -> Sequence[str]:
    """The lines that are not empty, with the white space that ends them left out."""
    return [line.rstrip() for line in text.split("\n") if line.strip()]
