"""Target: the paragraphs that a text must have once every change is accepted, whatever file it came in."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import count, groupby

from proposaltrack.importing.base import Reading
from proposaltrack.model.clause import CALL
from proposaltrack.model.marked import Cell, Line, View, lines_in

_HASHES = re.compile(r"(#{1,6})[ \t]+")
_NOTE = re.compile(r"\[\^(\w+)\]:[ \t]*")
_RULE_ROW = re.compile(r"\|(?:\s*:?-+:?\s*\|)+\s*$")


def target_lines(reading: Reading) -> tuple[Line, ...]:
    """The paragraphs of a text as read, empty ones left out; an empty cell keeps its place in a row that says something.

    Args:
        reading: the text; where its file has paragraphs of its own, they are taken, every change accepted.
    """
    marked = reading.content.marked
    lines = lines_in(marked, View.FINAL) if marked is not None else tuple(_cut(reading.text))
    return tuple(_said(lines))


def _said(lines: Iterable[Line]) -> Iterator[Line]:
    for row, group in groupby(lines, key=lambda line: line.cell and (line.cell.table, line.cell.row)):
        members = [*group]
        full = {line.cell for line in members if line.printed.strip()}
        for line in members:
            if line.printed.strip():
                yield line
            elif row and full and line.cell not in full:
                full.add(line.cell)
                yield line


def _cut(text: str) -> Iterator[Line]:
    """The paragraphs of canonical text: what stands between blank lines, and each line of a table, which ends there too."""
    tables = count()
    for block in re.split(r"\n[ \t]*\n", text):
        lines = [line.strip() for line in block.split("\n") if line.strip()]
        for kind, group in groupby(lines, key=_kind):
            members = [*group]
            if kind == "|":
                yield from _table(members, next(tables))
            else:
                yield from map(_paragraph, members if kind else ["\n".join(members)])


def _kind(line: str) -> str:
    return line[0] if line[0] in "|#" else ""


def _table(lines: Iterable[str], table: int) -> Iterator[Line]:
    rows = [line for line in lines if not _RULE_ROW.fullmatch(line)]
    return (line for place, row in enumerate(rows) for line in _row(row, table, place))


def _row(row: str, table: int, place: int) -> Iterator[Line]:
    cells = re.split(r"(?<!\\)\|", row.strip().removeprefix("|").removesuffix("|"))
    for column, words in enumerate(cells):
        yield Line("", words.replace("\\|", "|").strip(), cell=Cell(table, place, column))


def _paragraph(piece: str) -> Line:
    if note := _NOTE.match(piece):
        return Line("", piece[note.end() :], note=note[1])
    if heading := _HASHES.match(piece):
        return Line("", piece[heading.end() :], level=len(heading[1]))
    return Line("", piece)


def without_notes(lines: Sequence[Line]) -> list[Line]:
    """The same paragraphs, each note written out as a paragraph of its own.

    Args:
        lines: the paragraphs.
    """
    return [
        replace(line, label="", text=f"[^{line.note}]: {line.printed}", note="") if line.note else line
        for line in lines
    ]


def printed_of(lines: Sequence[Line]) -> list[str]:
    """The paragraphs as printed, their white space folded, empty ones left out, calls of notes counted anew."""
    counts: dict[str, str] = {}

    def counted(found: re.Match[str]) -> str:
        return counts.setdefault(found[0], f"[^{len(counts) + 1}]")

    folded = (" ".join(line.printed.split()) for line in lines)
    return [CALL.sub(counted, words) if "[^" in words else words for words in folded if words]
