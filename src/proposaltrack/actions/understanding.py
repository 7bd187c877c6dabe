"""Understanding the tables of a file: which of them are comments or answers, and what their lines say."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from proposaltrack.errors import Problem, UnreadableFile, UsageProblem
from proposaltrack.model.table import Remark, Table

Headings = Mapping[str, str]
"""What stands under a heading, by the heading."""


@dataclass(frozen=True, slots=True)
class Part:
    """One of a file's tables, as far as it was understood.

    Args:
        table: the table.
        layout: what people call its layout; "" where a mapping alone says what stands where.
        mapping: what was told of its headings.
    """

    table: Table
    layout: str
    mapping: Headings


@dataclass(frozen=True, slots=True)
class ReadTable:
    """The tables of comments or answers in a file, as they were read.

    Args:
        name: the file's name.
        content: its exact bytes.
        parts: the tables that were understood, one or more.
        remarks: their lines.
        left: what was not read, in words, one for each of the other tables.
    """

    name: str
    content: bytes
    parts: tuple[Part, ...]
    remarks: tuple[Remark, ...]
    left: tuple[str, ...] = ()

    @property
    def layout(self) -> str:
        """What people call the layouts of its tables."""
        return ", ".join(dict.fromkeys(part.layout for part in self.parts if part.layout))


def read_table(path: Path, mapping: Headings | None = None, remembered: Headings | None = None) -> ReadTable:
    """The lines of every table of comments or answers in a file, no workspace needed.

    Args:
        path: the file.
        mapping: what stands under a heading; it always wins.
        remembered: what was said before of headings that other tables of the sender have; it counts where they are.

    Raises:
        NotFound: there is no such file.
        UnreadableFile: no layout fits any table, or everything that is wrong with its rows.
        UsageProblem: the mapping does not fit any table.
    """
    from proposaltrack.importing.grids.files import load_tables  # noqa: PLC0415 - only tables wait for it

    name, content, tables = load_tables(path)
    parts: list[Part] = []
    problems: list[UnreadableFile | UsageProblem] = []
    left: list[str] = []
    for table in tables:
        try:
            parts.append(_understand(name, table, mapping or {}, remembered or {}))
        except (UnreadableFile, UsageProblem) as wrong:
            problems.append(wrong)
            left += _left(table)
    if not parts:
        raise problems[0]
    return ReadTable(name, content, tuple(parts), _remarks(name, parts), tuple(left))


def _understand(name: str, table: Table, mapping: Headings, remembered: Headings) -> Part:
    from proposaltrack.importing.layouts.matching import match_table, present_in  # noqa: PLC0415

    told = {**present_in(table, remembered), **mapping}
    layout = match_table(name, table, told).layout
    return Part(table, layout.name if layout else "", told)


def _left(table: Table) -> Iterator[str]:
    """That a table was not read; one that has no headings beside each other is none."""
    headings = [" ".join(heading.split()) for heading in table.headings if heading.strip()]
    if len(headings) > 1 and table.rows:
        where = table.rows[0].place.rpartition(", ")[0]
        yield f"{where} is not read: no table that is known has the headings {', '.join(map(repr, headings))}"


def _remarks(name: str, parts: Sequence[Part]) -> tuple[Remark, ...]:
    from proposaltrack.importing.layouts.remarks import read_remarks  # noqa: PLC0415

    remarks: list[Remark] = []
    problems: list[Problem] = []
    for part in parts:
        try:
            remarks += read_remarks(part.table, part.mapping, name=name)
        except UnreadableFile as wrong:
            problems += wrong.problems
    if problems:
        raise UnreadableFile(name, problems)
    return tuple(remarks)
