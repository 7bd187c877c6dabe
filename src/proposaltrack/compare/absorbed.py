"""Absorbed: paragraphs without a number whose words the clause above them has taken in, or given out, to the letter.

They are parts of that clause anyway, and no match of their own; but nobody should read them as struck or as new.
"""

from collections.abc import Iterable

from proposaltrack.model.clause import Clause, ClauseKind, ClauseTree
from proposaltrack.model.comparison import ABSORBED, Link
from proposaltrack.text.address import address_of
from proposaltrack.text.normalise import fold

ENOUGH = 6
"""Words that prove something where they stand in a row."""


class Absorbing:
    """One wording as others are looked for in it.

    Args:
        own: the wording whose paragraphs have no partner.
        other: the wording in which their words may stand.
        pairs: ordinals of partners, own first.
    """

    def __init__(self, own: ClauseTree, other: ClauseTree, pairs: Iterable[tuple[int, int]]) -> None:
        self._own, self._other = own, other
        self._partners: dict[int, list[int]] = {}
        self._folded: dict[int, str] = {}
        for one, two in pairs:
            self._partners.setdefault(one, []).append(two)

    def told(self, clause: Clause, when: str) -> str:
        """Where the words of a paragraph stand in the other wording, in words; "" where they stand nowhere.

        Args:
            clause: a clause without a partner.
            when: what is said behind it ("now", "before").
        """
        words = fold(self._own.words_of(clause)).strip()
        if clause.kind is not ClauseKind.UNNUMBERED or clause.label or len(words.split()) < ENOUGH:
            return ""
        for above in self._own.ancestors_of(clause):
            for ordinal in self._partners.get(above.ordinal, ()):
                if words in self._text(ordinal):
                    return f"{ABSORBED} in {address_of(self._other, self._other.clause(ordinal))} {when}"
        return ""

    def _text(self, ordinal: int) -> str:
        if ordinal not in self._folded:
            self._folded[ordinal] = fold(self._other.words_of(self._other.clause(ordinal)))
        return self._folded[ordinal]


def absorbing(before: ClauseTree, after: ClauseTree, links: Iterable[Link]) -> tuple[Absorbing, Absorbing]:
    """Where removed paragraphs may stand now, and where added ones may have stood before."""
    pairs = [(link.before, link.after) for link in links]
    return Absorbing(before, after, pairs), Absorbing(after, before, [(two, one) for one, two in pairs])
