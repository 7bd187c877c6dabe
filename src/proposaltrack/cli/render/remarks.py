"""Remarks of a table for a terminal."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from proposaltrack.cli.render.layout import Piece, count, flow
from proposaltrack.text.display import make_line

if TYPE_CHECKING:
    from proposaltrack.views.clauses import Json

_INDENT = "    "
_PARTS = ("comment", "proposed", "reason", "observation")


def remarks_lines(answer: "Json", width: int) -> Iterator[str]:
    """What a table says as lines: a head for each row, and what stands in it below.

    Args:
        answer: as `views.remarks.remarks_json` gives it.
        width: columns.
    """
    name = [
        Piece(make_line(answer["name"]), "strong"),
        Piece(f" · {answer['layout'] or 'by its mapping'}", "quiet"),
    ]
    yield from flow(name, width, hang=_INDENT)
    yield count(len(answer["remarks"]), "line")
    for remark in answer["remarks"]:
        yield ""
        yield from flow(
            [Piece(_head(remark), "strong"), Piece(f" · {make_line(remark['place'])}", "quiet")],
            width,
            hang=_INDENT,
        )
        for part in _PARTS:
            if remark[part]:
                yield from flow([Piece(f"{part}: {make_line(remark[part])}")], width, _INDENT)
        if remark["stances"]:
            yield from flow([Piece(f"answer: {', '.join(remark['stances'])}")], width, _INDENT)
        for heading, words in remark["rest"].items():
            yield from flow([Piece(f"{make_line(heading)}: {make_line(words)}", "quiet")], width, _INDENT)


def _head(remark: "Json") -> str:
    parts = (remark["id"], remark["clause"] or "the whole text", remark["party"], remark["type"])
    return " · ".join(make_line(part) for part in parts if part)
