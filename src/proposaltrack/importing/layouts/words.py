"""The words in which tables give an answer, and the stance that each stands for, in both directions."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from difflib import get_close_matches

from proposaltrack.model.stance import Stance
from proposaltrack.text.normalise import fold

A, M, C, R = Stance.ACCEPTS, Stance.ACCEPTS_WITH_CHANGE, Stance.COUNTER_PROPOSES, Stance.REJECTS
V, Q, N, D, W = Stance.RESERVES, Stance.ASKS, Stance.NOTES, Stance.DEFERS, Stance.WITHDRAWS

_COMMON: Mapping[str, Stance] = {
    "accept": A, "accepted": A, "agree": A, "agreed": A, "adopted": A, "concur": A, "yes": A,
    "accept with change": M, "accept with changes": M, "accepted with change": M, "accepted with changes": M,
    "accept with modification": M, "accepted with modification": M, "accepted with modifications": M,
    "accepted modified": M, "accepted with comment": M, "accepted in principle": M, "agreed in principle": M,
    "agree in principle": M, "agreed as amended": M, "concur with comment": M, "modified": M, "revised": M,
    "partially accepted": C, "partly accepted": C, "accepted in part": C, "counter proposal": C,
    "reject": R, "rejected": R, "not accepted": R, "not agreed": R, "disagree": R, "declined": R,
    "non concur": R, "nonconcur": R, "no": R,
    "reserved": V, "reservation": V,
    "clarification needed": Q, "clarification requested": Q,
    "noted": N, "note": N,
    "to be discussed": D, "deferred": D, "parked": D,
    "withdrawn": W,
}  # fmt: skip
_OWN: Mapping[str, Stance] = {word: stance for stance in Stance for word in (stance.value, stance.label)}
_SENTENCE = re.compile(r"[.:\n(]|\s[-\u2013\u2014]\s")
_NOTHING = ("", "-", "n/a", "none", "open", "pending", "tbd", "tbc", "to be decided", "answered", "disputed")
"""Words that stand where an answer would, and are none."""


@dataclass(frozen=True, slots=True)
class Words:
    """The words of one sort of table.

    Args:
        outward: the word for each stance; several stances may share one, and then it is read as the first of them.
        inward: further words that are read.
    """

    outward: Mapping[Stance, str] = field(default_factory=dict)
    inward: Mapping[str, Stance] = field(default_factory=dict)

    def word_for(self, stance: Stance) -> str:
        """What the table calls a stance; our own words where it has none, nothing for what never leaves our house."""
        return "" if stance.internal else self.outward.get(stance, stance.label)

    def words_for(self, stances: Iterable[Stance]) -> str:
        """What the table calls several stances, each word once."""
        return "; ".join(dict.fromkeys(word for stance in stances if (word := self.word_for(stance))))

    def known(self) -> dict[str, Stance]:
        """Every word that is read, folded; the table's own come first."""
        own = {bare(word): stance for stance, word in reversed(list(self.outward.items()))}
        further = {bare(word): stance for word, stance in self.inward.items()}
        common = {bare(word): stance for word, stance in {**_COMMON, **_OWN}.items()}
        return {**common, **further, **own}


@dataclass(frozen=True, slots=True)
class Heard:
    """What the cell of an answer says.

    Args:
        stances: the stances, each once.
        unknown: words that are none.
    """

    stances: tuple[Stance, ...] = ()
    unknown: tuple[str, ...] = ()


def hear(words: Words, cell: str) -> Heard:
    """The stances that a cell gives: the whole of it is one word, or commas, semicolons or signs part several.

    Args:
        words: the words of the table.
        cell: what stands in the cell.
    """
    known = words.known()
    if bare(cell) in known or _says_nothing(cell):
        return Heard(tuple([known[bare(cell)]] if bare(cell) in known else ()))
    parts = [part for part in re.split(r"[,;/+&\n]", cell) if not _says_nothing(part)]
    stances = (known[bare(part)] for part in parts if bare(part) in known)
    return Heard(tuple(dict.fromkeys(stances)), tuple(p.strip() for p in parts if bare(p) not in known))


def hear_sentence(words: Words, cell: str) -> tuple[Stance, ...]:
    """The stances that make up the first sentence of a text, and nothing else in it; empty when they do not.

    Args:
        words: the words of the table.
        cell: the text.
    """
    heard = hear(words, _SENTENCE.split(fold_lines(cell), maxsplit=1)[0])
    return () if heard.unknown else heard.stances


def hear_beginning(words: Words, cell: str) -> tuple[Stance, ...]:
    """The stances with which a free text begins ("Accepted. See new 4.2"); empty when it begins with none.

    Single letters are not taken for an answer here.

    Args:
        words: the words of the table.
        cell: the text.
    """
    sentence = _SENTENCE.split(fold_lines(cell), maxsplit=1)[0]
    begun = (sentence, re.split(r"[,;]", sentence, maxsplit=1)[0])
    return next(
        (found for part in begun if len(bare(part)) > 2 and (found := hear_sentence(words, part))), ()
    )


def nearest_words(words: Words, cell: str) -> tuple[str, ...]:
    """The words of the table that look most like what was written, best first; all of them when none does."""
    known = [words.word_for(stance) for stance in Stance if not stance.internal]
    folded = {bare(word): word for word in known}
    near = get_close_matches(bare(cell), folded, 2, cutoff=0.6)
    return tuple(folded[word] for word in near) or tuple(dict.fromkeys(known))


def fold_lines(text: str) -> str:
    """The text with each line folded, line feeds kept."""
    return "\n".join(fold(line) for line in text.split("\n"))


def bare(word: str) -> str:
    """A word without case, dashes, and stops around it."""
    return re.sub(r"[\s\-_]+", " ", fold(word).casefold()).strip(" .!*")


def _says_nothing(cell: str) -> bool:
    return bare(cell) in {bare(word) for word in _NOTHING}


OURS = Words({stance: stance.value for stance in Stance if not stance.internal})
ISO = Words({
    A: "Accepted", M: "Accepted in principle", R: "Not accepted", N: "Noted", C: "Partially accepted",
    D: "To be discussed", V: "To be discussed", W: "Withdrawn",
})  # fmt: skip
MATRIX = Words(
    {A: "A", M: "M", R: "R", N: "N", C: "P", W: "W"},
    {"accepted with mods": M, "accept in part": C, "partial": C, "partially": C},
)
IEEE = Words(
    {A: "Accepted", M: "Revised", C: "Revised", R: "Rejected", D: "Deferred", V: "Deferred", W: "Withdrawn"},
    {"accept": A, "revise": M, "principle": M},
)
ENGINEERING = Words({
    A: "Accepted", M: "Accepted with comment", R: "Rejected", C: "In discussion", Q: "Clarification needed",
    D: "Clarification needed", V: "Clarification needed", W: "Closed",
})  # fmt: skip
ISSUES = Words(
    {
        A: "Agreed", M: "Agreed as amended", R: "Rejected", N: "Noted", C: "Open \u2013 their turn",
        V: "Reserved", D: "Reserved", W: "Withdrawn",
    },
    {"closed": A},
)  # fmt: skip
SCOTT = Words({A: "Admitted", R: "Denied", M: "Admitted in part", N: "Noted"}, {"not admitted": R})
