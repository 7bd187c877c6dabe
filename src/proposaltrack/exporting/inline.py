"""Inline redlines: both texts written into one, with signs around what was taken out and what was put in."""

import re
from collections.abc import Callable, Iterator, Sequence

from proposaltrack.compare.paragraphs import plan_paragraphs
from proposaltrack.compare.wording import diff_words
from proposaltrack.exporting.base import Order, prove
from proposaltrack.exporting.target import words_of
from proposaltrack.model.comparison import EditKind
from proposaltrack.model.marked import Line

Sign = Callable[[str], str]
_BREAK = "\n\n"


def write_inline(order: Order, struck: Sign, put: Sign) -> str:
    """Both texts in one, paragraph by paragraph.

    Args:
        order: what is asked for.
        struck: puts the signs of a deletion around words.
        put: puts the signs of an insertion around words.
    """
    before, after = blocks_of(order.before.text), blocks_of(order.after.text)
    written = ""
    for step in plan_paragraphs([*map(_said, before)], [*map(_said, after)]):
        if step.before >= 0 and step.after >= 0:
            written += "".join(_signed(before[step.before], after[step.after], struck, put)) + _BREAK
        elif step.before >= 0:
            written += struck(before[step.before] + _BREAK)
        else:
            written += put(after[step.after] + _BREAK)
    return written.rstrip("\n") + "\n"


def _said(block: str) -> str:
    """What a paragraph says behind its number and the signs of a heading."""
    return words_of(Line("", block.lstrip("# ")))


def _signed(before: str, after: str, struck: Sign, put: Sign) -> Iterator[str]:
    """One paragraph; neighbouring changes are told together, what went before what came."""
    gone = come = ""
    for edit in diff_words(before, after):
        if edit.kind is EditKind.KEPT:
            yield (struck(gone) if gone else "") + (put(come) if come else "") + edit.before
            gone = come = ""
        else:
            gone, come = gone + edit.before, come + edit.after
    yield (struck(gone) if gone else "") + (put(come) if come else "")


def blocks_of(text: str) -> list[str]:
    """The paragraphs of a text as they stand between blank lines."""
    return [block.strip("\n") for block in re.split(r"\n[ \t]*\n", text) if block.strip()]


def prove_inline(order: Order, rejected: str, accepted: str) -> None:
    """Make sure that what was written reads as both texts.

    Args:
        order: what is asked for.
        rejected: what is read with every change rejected.
        accepted: what is read with every change accepted.

    Raises:
        Refused: one of them differs.
    """
    prove("every change accepted", _lines(order.after.text), _lines(accepted))
    prove("every change rejected", _lines(order.before.text), _lines(rejected))


def _lines(text: str) -> Sequence[str]:
    """The lines that are not empty, with the white space that ends them left out."""
    return [line.rstrip() for line in text.split("\n") if line.strip()]
