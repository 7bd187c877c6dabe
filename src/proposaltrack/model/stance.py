"""Stance: what a party says to a clause; several may hold at once.

No other module asks *which* stance it has before it: they ask for its properties. A new stance is one member.
"""

from collections.abc import Iterable
from enum import StrEnum
from typing import Self


class Stance(StrEnum):
    """A party's answer to a clause, with the properties that decide how it counts and looks.

    Attributes:
        label: the words people read.
        mark: one letter for narrow tables, never alone in carrying a meaning.
        tone: "for", "against", "open" or "neutral"; front ends choose colours by it.
        answers: it discharges the question put to the party.
        needs_text: it says nothing without a counter-text.
        internal: it never leaves the party's own space.
        takes_text: a counter-text may stand beside it.
    """

    label: str
    mark: str
    tone: str
    answers: bool
    needs_text: bool
    internal: bool
    takes_text: bool

    def __new__(  # noqa: PLR0913, PLR0917 - the table below is the point
        cls,
        value: str,
        label: str,
        mark: str,
        tone: str,
        answers: bool = True,
        needs_text: bool = False,
        internal: bool = False,
        takes_text: bool = False,
    ) -> Self:
        member = str.__new__(cls, value)
        member._value_ = value
        member.label, member.mark, member.tone = label, mark, tone
        member.answers, member.needs_text, member.internal = answers, needs_text, internal
        member.takes_text = needs_text or takes_text
        return member

    ACCEPTS = "accepts", "accepts", "A", "for"
    ACCEPTS_WITH_CHANGE = "accepts-with-change", "accepts with change", "M", "for", True, False, False, True
    COUNTER_PROPOSES = "counter-proposes", "counter-proposes", "C", "open", True, True
    REJECTS = "rejects", "rejects", "R", "against"
    RESERVES = "reserves", "reserves", "V", "open"
    ASKS = "asks-for-clarification", "asks for clarification", "?", "open"
    NOTES = "notes", "notes", "N", "neutral"
    DEFERS = "defers", "defers", "D", "open", False
    LEAVES = "leaves-aside", "leaves aside", "L", "neutral", False, False, True
    WITHDRAWS = "withdraws", "withdraws", "W", "neutral", False


_YES = (Stance.ACCEPTS, Stance.ACCEPTS_WITH_CHANGE)


def opposed_in(stances: Iterable[Stance]) -> tuple[Stance, ...]:
    """Those of some stances that exclude each other: a rejection beside an acceptance; none where all can hold.

    Args:
        stances: what is said to one clause.
    """
    found = tuple(stance for stance in stances if stance in {Stance.REJECTS, *_YES})
    return found if Stance.REJECTS in found and len(set(found)) > 1 else ()
