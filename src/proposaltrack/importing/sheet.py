"""The response sheet as it came back: the answers in it, and everything that is wrong with them at once."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from proposaltrack.errors import NotFound, Problem, UnreadableFile, UsageProblem
from proposaltrack.importing.grids.base import cut_again
from proposaltrack.importing.layouts.base import fold_name
from proposaltrack.importing.layouts.words import OURS, bare, hear, nearest_words
from proposaltrack.model.clause import Clause, ClauseTree
from proposaltrack.model.sheet import SheetRow
from proposaltrack.model.stance import Stance, opposed_in
from proposaltrack.model.table import Row, Table
from proposaltrack.text.address import find_clauses
from proposaltrack.text.normalise import fingerprint, fold

BY_CLAUSE = ("Ref", "Clause", "Heading", "Text")
BY_PASSAGE = ("Ref", "Passage of the response", "Heading", "Text", "Answers clause")
ANSWER = ("Stance", "Counter-text", "Reason", "Condition")

_FIELDS = {
    "Ref": "ref", "Clause": "clause", "Heading": "heading", "Text": "text", "Stance": "stance",
    "Counter-text": "counter_text", "Reason": "reason", "Condition": "condition",
    "Passage of the response": "passage", "Answers clause": "answers",
}  # fmt: skip
_NEEDED = ("Ref", "Stance", "Counter-text", "Reason", "Condition")
_DEEPEST = 25
_SHOWN = 5


@dataclass(frozen=True, slots=True)
class SheetReading:
    """What came back.

    Args:
        rows: the rows that are answered, in the order of the sheet; clause, heading and text are those of the version.
        warnings: what a person should know and nothing hangs on.
    """

    rows: tuple[SheetRow, ...]
    warnings: tuple[Problem, ...] = ()


class _Line(NamedTuple):
    """A row of the sheet that answers: what it says, its clause in the version, and stances that are none."""

    row: SheetRow
    known: SheetRow | None
    unknown: tuple[str, ...]


def ref_of(tree: ClauseTree, clause: Clause) -> str:
    """What finds a clause again: its ordinal and the beginning of its fingerprint ("12-3fa94c01")."""
    return f"{clause.ordinal}-{fingerprint(tree, clause)[:8]}"


def read_sheet(
    name: str, table: Table, expected: Sequence[SheetRow], answered: ClauseTree | None = None
) -> SheetReading:
    """The answers of a response sheet that came back.

    Rows without an answer are left out. The text of the clauses is never taken from the sheet.

    Args:
        name: the file's name, for messages.
        table: the table as it was read.
        expected: the rows of the sheet as it is made from the version today.
        answered: by passage, the wording whose clauses are answered; None where each row is a clause of it.

    Raises:
        UnreadableFile: columns that are missing; stances that are none; answers without one; counter-texts beside a
            stance that has none; clauses that are no longer there or answered twice. All of them at once.
    """
    found, columns = _find_columns(name, table, by_passage=answered is not None)
    rows = [_row(columns, row) for row in found.rows]
    refs = _Refs(expected)
    lines = [_Line(row, refs.find(row), unknown) for row, unknown in rows if _is_answered(row, unknown)]
    problems = [problem for line in lines for problem in _problems(line, answered)]
    problems += _twice(lines, by_passage=answered is not None)
    if problems:
        raise UnreadableFile(name, sorted(problems, key=lambda problem: _order(found, problem.place)))
    taken = tuple(_taken(line) for line in lines)
    return SheetReading(taken, tuple(_warnings(found, [row for row, _ in rows], refs)))


def _find_columns(name: str, table: Table, *, by_passage: bool) -> tuple[Table, dict[str, int]]:
    """The table with its headings on top, and the column of each field."""
    deep = min(len(table.rows), _DEEPEST)
    tables = [table, *(cut_again(table, place) for place in range(deep))]
    found = max(tables, key=lambda one: len(_columns(one)))
    columns = _columns(found)
    needed = (*_NEEDED, *(("Answers clause",) if by_passage else ()))
    missing = [heading for heading in needed if _FIELDS[heading] not in columns]
    if not {"ref", "stance"} & columns.keys():
        advice = "Make one with `proposaltrack sheet`; comments of others come in with `proposaltrack table receive`."
        raise UnreadableFile(name, [Problem("", "it is no response sheet", advice)])
    if missing:
        told = f"the sheet has no column {' and no column '.join(map(repr, missing))}"
        raise UnreadableFile(name, [Problem("", told, "Put it back, or make a new sheet.")])
    return found, columns


def _columns(table: Table) -> dict[str, int]:
    known = {fold_name(heading): field for heading, field in _FIELDS.items()}
    names = [fold_name(heading) for heading in table.headings]
    return {known[name]: names.index(name) for name in names if name in known}


def _row(columns: Mapping[str, int], row: Row) -> tuple[SheetRow, tuple[str, ...]]:
    """A row of the sheet, and the words of its stance that are none."""
    told = {field: row.cells[n] if row.cells[n].strip() else "" for field, n in columns.items()}
    heard = hear(OURS, told.pop("stance", ""))
    ref = told.pop("ref", "").strip()
    return SheetRow(ref, stances=heard.stances, place=row.place, **told), heard.unknown


def _is_answered(row: SheetRow, unknown: tuple[str, ...]) -> bool:
    told = row.stances or unknown or row.answers or row.counter_text or row.reason or row.condition
    return bool(told)


class _Refs:
    """The rows of a sheet by what finds them again.

    Args:
        expected: the rows as they are made today.
    """

    def __init__(self, expected: Sequence[SheetRow]) -> None:
        self.expected = expected
        self._by_ref = {row.ref: row for row in expected}
        self._said = Counter(row.ref.partition("-")[2] for row in expected)
        self._by_said = {row.ref.partition("-")[2]: row for row in expected}
        self._named = Counter(bare(row.clause or row.passage) for row in expected)
        self._by_name = {bare(row.clause or row.passage): row for row in expected}

    def find(self, row: SheetRow) -> SheetRow | None:
        """The clause that a row is about: by its reference, by what it says, or, without one, by its name."""
        if row.ref in self._by_ref:
            return self._by_ref[row.ref]
        said, name = row.ref.partition("-")[2], bare(row.clause or row.passage)
        if row.ref:
            return self._by_said[said] if self._said[said] == 1 else None
        return self._by_name[name] if self._named[name] == 1 else None


def _problems(line: _Line, answered: ClauseTree | None) -> Iterator[Problem]:
    row = line.row
    for word in line.unknown:
        nearest = " or ".join(repr(near) for near in nearest_words(OURS, word))
        yield Problem(row.place, f"{word!r} is no stance", f"Write {nearest}.")
    if line.known is None:
        told = f"clause {_called(row)} is not in the text, or says something else there"
        yield Problem(row.place, told, "Make a new sheet for this version and move the answer there.")
    if any(stance.internal for stance in row.stances):
        yield Problem(
            row.place, "'leaves aside' is our own business and no answer", "Use `proposaltrack leave`."
        )
    if not row.stances and not line.unknown:
        filled = [h for h in (*ANSWER, "Answers clause") if getattr(row, _FIELDS[h], "")]
        what = "clause" if filled[0] == "Answers clause" else filled[0].lower()
        yield Problem(row.place, f"there is a {what} without a stance", "Say what the answer is.")
    elif not line.unknown:
        yield from _text_problems(row, by_passage=answered is not None)
    if answered is not None:
        yield from _answers_problems(row, answered)


def _text_problems(row: SheetRow, *, by_passage: bool) -> Iterator[Problem]:
    if opposed := opposed_in(row.stances):
        both = " and ".join(repr(stance.label) for stance in opposed)
        yield Problem(row.place, f"{both} exclude each other", "Keep the one that holds.")
    wanting = [stance for stance in row.stances if stance.needs_text]
    if row.counter_text and not any(stance.takes_text for stance in row.stances):
        takes = " or ".join(repr(stance.value) for stance in Stance if stance.takes_text)
        labels = ", ".join(repr(stance.label) for stance in row.stances)
        yield Problem(row.place, f"{labels} has no counter-text", f"Add {takes}, or take the text out.")
    # By passage, the passage may hold the text that it proposes.
    if wanting and not row.counter_text and not by_passage:
        yield Problem(row.place, f"{wanting[0].label!r} says nothing without the text proposed", "Give it.")


def _answers_problems(row: SheetRow, answered: ClauseTree) -> Iterator[Problem]:
    names = split_answers(row.answers)
    if not names:
        yield Problem(
            row.place, f"passage {_called(row)} does not say which clause it answers", "Name it, or 'all'."
        )
    for name in names:
        try:
            _ = name.casefold() == "all" or find_clauses(answered, name)
        except (NotFound, UsageProblem) as wrong:
            yield Problem(row.place, wrong.message, wrong.next_step)


def split_answers(cell: str) -> tuple[str, ...]:
    """The names of clauses in a cell, parted by commas, semicolons or line ends; each once.

    Args:
        cell: the cell.
    """
    names = (name.strip() for name in cell.replace(";", ",").replace("\n", ",").split(","))
    return tuple(dict.fromkeys(name for name in names if name))


def _called(row: SheetRow) -> str:
    return " ".join((row.clause or row.passage).split()) or repr(row.ref)


def _twice(lines: Sequence[_Line], *, by_passage: bool) -> Iterator[Problem]:
    """Clauses that several rows answer; a passage may answer several clauses, each in a row of its own."""
    found: dict[tuple[str, str], list[SheetRow]] = {}
    for row, known, _ in lines:
        if known is not None:
            found.setdefault((known.ref, fold(row.answers) if by_passage else ""), []).append(row)
    for rows in found.values():
        for row in rows[1:]:
            told = f"{_called(row)} is answered twice, here and in {rows[0].place}"
            yield Problem(row.place, told, "Keep the answer that holds.")


def _order(table: Table, place: str) -> int:
    places = [row.place for row in table.rows]
    return places.index(place) if place in places else -1


def _taken(line: _Line) -> SheetRow:
    known = line.known or line.row
    return replace(
        line.row,
        ref=known.ref, clause=known.clause, heading=known.heading, text=known.text, passage=known.passage,
    )  # fmt: skip


def _warnings(table: Table, rows: Sequence[SheetRow], refs: _Refs) -> Iterator[Problem]:
    known = {fold_name(heading) for heading in _FIELDS}
    for heading in table.headings:
        if heading.strip() and fold_name(heading) not in known:
            yield Problem("", f"the column {heading!r} is not read")
    seen = set()
    for row in rows:
        found = refs.find(row)
        if found is None:
            continue
        seen.add(found.ref)
        if row.text and fold(row.text) != fold(found.text):
            told = f"the text of {_called(found)} was altered; no text is taken from the sheet"
            yield Problem(row.place, told, "What is proposed instead belongs into the counter-text.")
    gone = [row for row in refs.expected if row.ref not in seen]
    if gone:
        names = ", ".join(_called(row) for row in gone[:_SHOWN])
        more = f" and {len(gone) - _SHOWN} more" if len(gone) > _SHOWN else ""
        yield Problem("", f"clauses of the text are not on the sheet: {names}{more}")
