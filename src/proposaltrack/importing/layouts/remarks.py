"""Remarks: the lines of a table of comments or answers, with every problem at once."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from proposaltrack.errors import Problem, UnreadableFile
from proposaltrack.importing.layouts.base import SAID, Column, Matched
from proposaltrack.importing.layouts.matching import match_table
from proposaltrack.importing.layouts.schedules import UNTABLED
from proposaltrack.importing.layouts.words import (
    Heard,
    bare,
    hear,
    hear_beginning,
    hear_sentence,
    nearest_words,
)
from proposaltrack.model.stance import Stance
from proposaltrack.model.table import Remark, Row, Table

_WHOLE = ("general", "all", "whole document", "entire document", "-", "\u2013", "\u2014", "n/a", "na")
"""What stands for the whole text where a clause is named, folded."""
_OF_ALL = ("ge", "g", "general", "a", "administrative")
"""Sorts of comment that need not name a clause, folded."""
_NUMBERED = re.compile(r"([A-Z]{2,}|\*\*)[ -]?\d+(?:-\d+)*")


@dataclass(frozen=True, slots=True)
class _Cell:
    heading: str
    column: Column | None
    text: str

    @property
    def field(self) -> str:
        return self.column.field if self.column else "rest"


def read_remarks(
    table: Table, mapping: Mapping[str, str] | None = None, *, name: str = "the table"
) -> tuple[Remark, ...]:
    """The lines of a table of comments or answers, in their order; a row of several parties gives one for each.

    Rows in which nothing is said, and headings that are printed again, are left out.

    Args:
        table: the table as it was read.
        mapping: heading to field; it always wins.
        name: the file's name, for messages.

    Raises:
        UnreadableFile: no layout fits; or words that are no answer, or rows without a clause, all of them at once.
        UsageProblem: the mapping does not fit the table.
    """
    matched = match_table(name, table, mapping)
    problems: list[Problem] = []
    remarks: list[Remark] = []
    for row in matched.table.rows:
        if row.cells != matched.table.headings:
            found = list(_remarks(matched, row))
            problems += (problem for remark in found for problem in _problems(matched, remark))
            remarks += (remark for remark, _ in found)
    if problems:
        raise UnreadableFile(name, problems)
    return tuple(remarks)


def _remarks(matched: Matched, row: Row) -> Iterator[tuple[Remark, tuple[str, ...]]]:
    """Each remark of a row, with its words for an answer that are none."""
    cells = [
        _Cell(heading, column, text.strip())
        for heading, column, text in zip(matched.table.headings, matched.columns, row.cells, strict=True)
        if text.strip() and bare(text) not in UNTABLED
    ]
    parties = dict.fromkeys(cell.column.party for cell in cells if cell.column and cell.column.party)
    for party in parties or ("",):
        own = [c for c in cells if not c.column or c.column.party in {"", party}]
        if any(cell.field in SAID for cell in own):
            yield _remark(matched, row, own, party)


def _remark(matched: Matched, row: Row, cells: list[_Cell], party: str) -> tuple[Remark, tuple[str, ...]]:
    told: dict[str, Any] = {}
    for cell in cells:
        if cell.field not in {"rest", "stance"}:
            told[cell.field] = f"{told[cell.field]}\n{cell.text}" if cell.field in told else cell.text
    told["party"] = party or told.get("party", "")
    numbered = _NUMBERED.fullmatch(told["party"])
    if matched.layout and matched.layout.numbered and numbered and "id" not in told:
        told |= {"party": numbered[1], "id": numbered[0]}
    if bare(told.get("clause", "")) in _WHOLE:
        told["clause"] = ""
        told["type"] = told.get("type", "") or "general"
    stances, unknown = _stances(matched, cells, told)
    told["observation"] = "\n".join(filter(None, (told.get("observation"), *_explained(matched, cells))))
    rest = tuple((cell.heading, cell.text) for cell in cells if cell.field == "rest")
    return Remark(**told, stances=stances, rest=rest, place=row.place), unknown


def _stances(
    matched: Matched, cells: list[_Cell], told: Mapping[str, str]
) -> tuple[tuple[Stance, ...], tuple[str, ...]]:
    """The answers of a row; where no column is kept for them, the word with which an observation begins."""
    if not any(column and column.field == "stance" for column in matched.columns):
        return hear_beginning(matched.words, told.get("observation", "")), ()
    heard = [_heard(matched, cell) for cell in cells if cell.field == "stance"]
    stances = dict.fromkeys(stance for one in heard for stance in one.stances)
    return tuple(stances), tuple(word for one in heard for word in one.unknown)


def _heard(matched: Matched, cell: _Cell) -> Heard:
    """The answer in a cell: all of it, or its first sentence where it goes on to explain ("Revised. See 4.2")."""
    if _explains(matched, cell):
        return Heard(hear_sentence(matched.words, cell.text))
    return hear(matched.words, cell.text)


def _explains(matched: Matched, cell: _Cell) -> bool:
    words = matched.words
    return bool(cell.field == "stance" and hear(words, cell.text).unknown and hear_sentence(words, cell.text))


def _explained(matched: Matched, cells: list[_Cell]) -> Iterator[str]:
    """What stands in cells of an answer that go on to explain it."""
    return (cell.text for cell in cells if _explains(matched, cell))


def _problems(matched: Matched, found: tuple[Remark, tuple[str, ...]]) -> Iterator[Problem]:
    remark, unknown = found
    for word in unknown:
        nearest = " or ".join(repr(near) for near in nearest_words(matched.words, word))
        yield Problem(remark.place, f"{word!r} is no answer", f"Write {nearest}, or leave it empty.")
    named = any(column and column.field == "clause" for column in matched.columns)
    by_clause = matched.layout is None or matched.layout.by_clause
    if named and by_clause and not remark.clause and bare(remark.type) not in _OF_ALL:
        told = f"the remark names no clause ({_quoted(remark)})"
        yield Problem(remark.place, told, 'Write its number, or "general" for the whole text.')


def _quoted(remark: Remark) -> str:
    words = " ".join((remark.comment or remark.proposed or remark.observation or remark.reason).split())
    return repr(words if len(words) < 40 else f"{words[:38]}\u2026")
