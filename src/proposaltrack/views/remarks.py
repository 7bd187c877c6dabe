"""Remarks of a table as plain data."""

from collections.abc import Sequence

from proposaltrack.model.table import Remark, Table
from proposaltrack.views.clauses import Json


def remarks_json(name: str, layout: str, table: Table, remarks: Sequence[Remark]) -> Json:
    """What a table of comments or answers says.

    Args:
        name: the file's name.
        layout: what people call its layout; "" where a mapping alone says what stands where.
        table: the table.
        remarks: its lines.
    """
    return {
        "schema": "proposaltrack/remarks/1",
        "name": name,
        "layout": layout or None,
        "title": [{"name": key, "words": words} for key, words in table.title],
        "headings": list(table.headings),
        "remarks": [_remark(remark) for remark in remarks],
    }


def _remark(remark: Remark) -> Json:
    return {
        "id": remark.id or None,
        "place": remark.place,
        "clause": remark.clause or None,
        "paragraph": remark.paragraph or None,
        "line": remark.line or None,
        "party": remark.party or None,
        "type": remark.type or None,
        "comment": remark.comment or None,
        "proposed": remark.proposed or None,
        "reason": remark.reason or None,
        "stances": [stance.value for stance in remark.stances],
        "observation": remark.observation or None,
        "rest": dict(remark.rest),
    }
