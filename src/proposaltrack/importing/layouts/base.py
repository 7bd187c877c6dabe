"""What a layout is: the headings of an established table, and what stands under each."""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from proposaltrack.importing.layouts.words import Words
from proposaltrack.model.table import Table

FIELDS = (
    "clause", "paragraph", "party", "type", "comment", "proposed", "observation", "stance", "reason", "line", "id",
    "rest",
)  # fmt: skip
"""What may stand under a heading; `rest` is kept verbatim and means nothing to us."""

SAID = ("comment", "proposed", "observation", "stance", "reason")
"""The fields without which a row says nothing."""

_DATED = re.compile(r"(.+?), (.+) of (\d{4}-\d{2}-\d{2})")
"""How a heading names a party, its version and the day: "ORS, treaty@v3 of 2022-01-26"."""

LONGEST = 300
"""Characters; what is longer is no heading."""

BY_PARTY = ("comment", "proposed", "observation", "stance", "reason")
"""The fields that a heading can hold for one party: `proposed:NOR`."""


@dataclass(frozen=True, slots=True)
class Column:
    """What stands under a heading.

    Args:
        field: one of `FIELDS`.
        names: how the heading is written, the usual form first.
        party: whose words they are; "" where a row belongs to one party, or has a column that says to whom.
    """

    field: str
    names: tuple[str, ...]
    party: str = ""


@dataclass(frozen=True, slots=True)
class Layout:
    """One established table.

    Args:
        name: what people call it.
        columns: its columns, in their order.
        words: the words of its answers.
        needs: headings without which a table is not of this layout, each as its column's first name.
        parties: headings that name a party, its version and the day hold that party's text of the clause.
        by_clause: each row is about a clause, and must say which.
        numbered: the remark's own number may stand behind the party ("DE-001").
    """

    name: str
    columns: tuple[Column, ...]
    words: Words
    needs: tuple[str, ...]
    parties: bool = False
    by_clause: bool = True
    numbered: bool = False

    def column_for(self, heading: str) -> Column | None:
        """The column that a heading is; None when the layout has none like it."""
        wanted = fold_names(heading) if len(heading) <= LONGEST else ()
        return next((c for c in self.columns if any(_known_name(n) in wanted for n in c.names)), None)

    def fit(self, headings: Sequence[str]) -> float:
        """How well headings are those of this layout, from 0 for not at all to just over 1 for every one known."""
        written = [heading for heading in headings if heading.strip()]
        found = [self.column_for(heading) for heading in written]
        known = {column.names[0] for column in found if column}
        says = any(column and column.field in {"comment", "proposed"} for column in found)
        if self.parties:
            texts = [bool(c and c.party) or dated(h) is not None for h, c in zip(written, found, strict=True)]
            says = sum(texts) > 1 and all(t or c for t, c in zip(texts, found, strict=True))
        if not says or not known.issuperset(self.needs):
            return 0.0
        return len(known) / len(written) + len(known) / (1000 * len(self.columns))


@dataclass(frozen=True, slots=True)
class Matched:
    """A table whose headings are understood.

    Args:
        table: the table, its headings where they are.
        layout: the layout; None when a mapping alone says what stands where.
        columns: for each heading, what stands under it; None for what is kept verbatim.
        words: the words of its answers.
    """

    table: Table
    layout: Layout | None
    columns: tuple[Column | None, ...]
    words: Words


def dated(heading: str) -> str | None:
    """The party that a heading names with its version and the day; None when it names none."""
    found = _DATED.fullmatch(heading) if len(heading) <= LONGEST else None
    return found[1] if found else None


def fold_name(heading: str) -> str:
    """A heading without case, accents, punctuation, and the figure of a note behind a word."""
    plain = unicodedata.normalize("NFKD", heading.casefold().replace("#", " number "))
    letters = "".join(c if c.isalnum() else " " for c in plain if not unicodedata.combining(c))
    words = (re.sub(r"(?<=[^\W\d_])\d$", "", word) for word in letters.split())
    return " ".join(words)


_known_name = lru_cache(maxsize=1024)(fold_name)


def fold_names(heading: str) -> tuple[str, ...]:
    """The ways to read a heading: as it is, without what stands in brackets, and up to the first stop."""
    short = re.sub(r"\([^)]*\)|\[[^\]]*\]", " ", heading)
    begun = re.split(r"[(\[\n,;:]", heading, maxsplit=1)[0]
    return tuple(name for name in dict.fromkeys(map(fold_name, (heading, short, begun))) if name)
