"""JSON: tables as this program writes them, for other programs."""

import json
from typing import Any

from proposaltrack.errors import Problem, UnreadableFile
from proposaltrack.importing.base import decode_text
from proposaltrack.importing.grids.base import GridFormat
from proposaltrack.model.table import Row, Table

SCHEMA = "proposaltrack/table/1"


def read_json(name: str, content: bytes) -> tuple[Table, ...]:
    """The table of a JSON file.

    Raises:
        UnreadableFile: not JSON, or not of the schema that this program writes.
    """
    try:
        told = json.loads(decode_text(name, content, False))
    except (ValueError, RecursionError):
        raise UnreadableFile(
            name, [Problem("", "it is no JSON", "Check that it is the right file.")]
        ) from None
    if not isinstance(told, dict) or told.get("schema") != SCHEMA or not _is_table(told):
        wanted = f"Its schema is {SCHEMA!r}, with headings, rows of cells, and a title."
        raise UnreadableFile(name, [Problem("", "its JSON holds no table", wanted)])
    rows = (Row(tuple(row["cells"]), f"row {number}") for number, row in enumerate(told["rows"], 1))
    title = tuple((part["name"], part["words"]) for part in told["title"])
    return (Table(tuple(told["headings"]), tuple(rows), title),)


def _is_table(told: dict[str, Any]) -> bool:
    headings, rows, title = (told.get(part) for part in ("headings", "rows", "title"))
    return (
        _are_words(headings)
        and isinstance(rows, list)
        and all(isinstance(row, dict) and _are_words(row.get("cells"), headings) for row in rows)
        and isinstance(title, list)
        and all(isinstance(p, dict) and _are_words([p.get("name"), p.get("words")]) for p in title)
    )


def _are_words(found: object, like: list[str] | None = None) -> bool:
    if not isinstance(found, list) or not all(isinstance(word, str) for word in found):
        return False
    return like is None or len(found) == len(like)


GRID = GridFormat("JSON", (".json",), read_json)
