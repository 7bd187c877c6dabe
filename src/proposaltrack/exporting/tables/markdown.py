"""Markdown: a pipe table that reads well as it is, and says the same once it is set."""

import re

from proposaltrack.exporting.tables.base import Carrier, title_lines, write_checked
from proposaltrack.importing.grids.markdown import read_markdown
from proposaltrack.model.table import Table

_SIGNS = re.compile(r"[\\|`*<~]|(?<!\w)_|_(?!\w)|(?<=\])\(")
_NAMED = re.compile(r"&(?=(?:#|[a-z])[a-z0-9]*;)", re.IGNORECASE)
_EDGES = re.compile(r"^[ \t]+|[ \t]+$|\t")


def write_markdown(table: Table) -> bytes:
    """The table as Markdown, its title above it; lines within a cell are parted by `<br>`.

    Raises:
        Refused: the file would not read the same.
    """
    return write_checked("Markdown", table, _render, read_markdown)


def _render(table: Table) -> bytes:
    above = [f"{_spelt(line)}\n\n" for line in title_lines(table)]
    lines = [_line(table.headings), _line(["---"] * len(table.headings))]
    lines += (_line(map(_spelt, row.cells)) for row in table.rows)
    lines[0] = _line(map(_spelt, table.headings))
    return "".join([*above, *lines]).encode()


def _line(cells: "list[str] | tuple[str, ...] | map[str]") -> str:
    return f"| {' | '.join(cells)} |\n"


def _spelt(text: str) -> str:
    """The text as it is written in a cell."""
    named = _NAMED.sub("&amp;", text)
    signs = _SIGNS.sub(lambda sign: f"\\{sign[0]}", named)
    spaced = _EDGES.sub(lambda edge: "".join(f"&#{ord(sign)};" for sign in edge[0]), signs)
    return spaced.replace("\n", "<br>")


CARRIER = Carrier("Markdown", ".md", write_markdown)
