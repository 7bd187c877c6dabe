"""JSON: the table for other programs, with the stretches that stand out."""

import json

from proposaltrack.exporting.tables.base import Carrier, write_checked
from proposaltrack.importing.grids.json import SCHEMA, read_json
from proposaltrack.model.table import Row, Table


def write_json(table: Table) -> bytes:
    """The table as JSON, of the schema `proposaltrack/table/1`.

    Raises:
        Refused: the file would not read the same.
    """
    return write_checked("JSON", table, _render, read_json)


def _render(table: Table) -> bytes:
    told = {
        "schema": SCHEMA,
        "title": [{"name": name, "words": words} for name, words in table.title],
        "headings": list(table.headings),
        "rows": [_row(row) for row in table.rows],
    }
    return (json.dumps(told, ensure_ascii=False, indent=2) + "\n").encode()


def _row(row: Row) -> dict[str, object]:
    marked = [[list(span) for span in spans] for spans in row.marked]
    return {"cells": list(row.cells), **({"marked": marked} if any(marked) else {})}


CARRIER = Carrier("JSON", ".json", write_json)
