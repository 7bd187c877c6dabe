"""Columns as plain data: each clause with what every column says to it, verbatim."""

from collections.abc import Sequence

from proposaltrack.compare.wording import diff_words
from proposaltrack.ledger.columns import Cell, Column, ColumnsRow, RowState
from proposaltrack.ledger.wordings import Wordings
from proposaltrack.model.negotiation import Document
from proposaltrack.views.clauses import Json, clause_ref, heading_above
from proposaltrack.views.comparison import edits_json

NO_TEXT = "no text tabled"
"""What an empty cell reads."""


def columns_json(  # noqa: PLR0913 - what is shown, and how
    wordings: Wordings,
    document: Document,
    columns: Sequence[Column],
    rows: Sequence[ColumnsRow],
    *,
    compromise: bool,
    only_open: bool = False,
    against: tuple[int, int] | None = None,
) -> Json:
    """Texts side by side.

    Args:
        wordings: the texts.
        document: the document.
        columns: the columns.
        rows: as `ledger.columns.find_columns` gives them.
        compromise: the last column belongs to nobody.
        only_open: leave out rows in which all say the same.
        against: two columns, by place, whose cells are compared word by word.
    """
    shown = [row for row in rows if not (only_open and row.state is RowState.IDENTICAL)]
    return {
        "schema": "proposaltrack/columns/1",
        "document": document.key,
        "columns": [
            _column(column, compromise=compromise and n == len(columns) - 1)
            for n, column in enumerate(columns)
        ],
        "totals": {state.value: sum(row.state is state for row in rows) for state in RowState},
        "rows": [_row(wordings, row, against) for row in shown],
    }


def _column(column: Column, *, compromise: bool) -> Json:
    version = column.version
    return {
        "party": version.by.key if version.by else None,
        "version": version.label,
        "version_id": version.id,
        "symbol": version.symbol or None,
        "on": version.on.isoformat(),
        "compromise": compromise,
    }


def _row(wordings: Wordings, row: ColumnsRow, against: tuple[int, int] | None) -> Json:
    tree = wordings.tree_of(row.version.id)
    told: Json = {
        "clause": clause_ref(tree, row.clause),
        "under": heading_above(tree, row.clause),
        "version": row.version.label,
        "state": row.state.value,
        "distance": None if row.distance is None else round(row.distance, 3),
        "cells": [_cell(cell) for cell in row.cells],
    }
    if against:
        one, two = (row.cells[place] for place in against)
        told["edits"] = edits_json(diff_words(one.text if one else "", two.text if two else ""))
    return told


def _cell(cell: Cell | None) -> Json | None:
    if cell is None:
        return None
    return {
        "text": cell.text,
        "version": cell.version.label,
        "on": cell.on.isoformat(),
        "counter_text": cell.counter.entry_id if cell.counter else None,
    }
