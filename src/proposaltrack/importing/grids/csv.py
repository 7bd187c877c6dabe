"""Comma-separated values: rows with the exact stretch of each field, so that one can be replaced and nothing else."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from proposaltrack.errors import Problem, UnreadableFile
from proposaltrack.importing.base import decode_text
from proposaltrack.importing.grids.base import Grid, GridFormat, Line, make_tables
from proposaltrack.model.table import Table

DELIMITERS = (",", ";", "\t")
"""What may part the fields; the first wins where two fit as well."""

_GUARDED = re.compile(r"'+[=+\-@\t\r]")
_SAMPLE = 20


class Field(NamedTuple):
    """One field of a file.

    Args:
        text: what it says.
        start: code point of the file at which it starts, quotation marks included.
        end: code point behind it.
    """

    text: str
    start: int
    end: int


def read_csv(name: str, content: bytes) -> tuple[Table, ...]:
    """The table of a file of comma-, semicolon- or tab-separated values.

    An apostrophe that keeps a spreadsheet from running a field as a formula is taken away.

    Raises:
        UnreadableFile: not UTF-8, control characters, or a quotation mark that nothing closes.
    """
    return make_tables(read_grids(name, content))


def read_grids(name: str, content: bytes) -> tuple[Grid, ...]:
    """The one grid of the file; see `read_csv`."""
    decode_text(name, content, False)
    text = content.decode("utf-8-sig")
    records = cut_records(name, text, find_delimiter(text))
    lines = (
        Line(number, tuple(_read(field.text) for field in fields)) for number, fields in enumerate(records, 1)
    )
    return (Grid("", tuple(lines)),)


def _read(field: str) -> str:
    return unguarded(field).replace("\r\n", "\n").replace("\r", "\n")


def unguarded(text: str) -> str:
    """A field without the apostrophe that made it harmless."""
    return text[1:] if _GUARDED.match(text) else text


def find_delimiter(text: str) -> str:
    """The sign that parts the fields: the one found most often outside quotation marks in the first lines."""
    outside = re.sub(r'"[^"]*"', "", text)
    sample = "\n".join(outside.split("\n")[:_SAMPLE])
    return max(DELIMITERS, key=sample.count)


def cut_records(name: str, text: str, delimiter: str) -> tuple[tuple[Field, ...], ...]:
    """Every record of a file, its fields with their exact stretches.

    Args:
        name: the file's name, for messages.
        text: the file.
        delimiter: the sign that parts the fields.

    Raises:
        UnreadableFile: a quotation mark that nothing closes.
    """
    records: list[tuple[Field, ...]] = []
    fields: list[Field] = []
    for field, ends in _fields(name, text, delimiter):
        fields.append(field)
        if ends:
            records.append(tuple(fields))
            fields = []
    return tuple(records)


def _fields(name: str, text: str, delimiter: str) -> Iterator[tuple[Field, bool]]:
    """Each field, and whether its record ends with it."""
    stops = re.compile(f"{re.escape(delimiter)}|\r\n|\n|\r")
    at, more = 0, bool(text)
    while more:
        behind = _behind_quotes(name, text, at) if text.startswith('"', at) else at
        stop = stops.search(text, behind)
        end = stop.start() if stop else len(text)
        yield Field(_words(text[at:end], behind - at), at, end), not stop or stop[0] != delimiter
        at = stop.end() if stop else len(text)
        # A line end closes the last record; a delimiter there opens one more field, which is empty.
        more = at < len(text) or bool(stop and stop[0] == delimiter)


def _behind_quotes(name: str, text: str, start: int) -> int:
    at = start + 1
    while (at := text.find('"', at)) >= 0:
        if not text.startswith('""', at):
            return at + 1
        at += 2
    line = text.count("\n", 0, start) + 1
    told = "a quotation mark opens a field and nothing closes it"
    raise UnreadableFile(name, [Problem(f"line {line}", told, "Close it, or save the file again as CSV.")])


def _words(raw: str, quoted: int) -> str:
    """What a field says: its quoted stretch unquoted, and whatever follows it."""
    return raw[1 : quoted - 1].replace('""', '"') + raw[quoted:] if quoted else raw


GRID = GridFormat("CSV", (".csv", ".tsv"), read_csv)
