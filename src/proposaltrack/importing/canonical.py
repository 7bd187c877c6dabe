"""Canonical text: marked paragraphs written out as the one wording that is cut into clauses and compared."""

from collections.abc import Iterator, Sequence
from itertools import groupby

from proposaltrack.model.marked import Line, MarkedText, View, lines_in

_BREAK = "\n\n"


def write_canonical(marked: MarkedText, view: View = View.FINAL) -> str:
    """The wording of a text in one view, a paragraph a block.

    Automatic numbers are written out, headings begin with "#" signs, a table row is a line in "|", and a note
    stands at the end as "[^1]: …".

    Args:
        marked: the text.
        view: with every change rejected, or accepted.
    """
    return write_identified(marked, view)[0]


def write_identified(marked: MarkedText, view: View = View.FINAL) -> tuple[str, tuple[tuple[int, str], ...]]:
    """The wording of a text in one view, and the code point at which each identifier of the format stands.

    Args:
        marked: the text.
        view: with every change rejected, or accepted.
    """
    blocks: list[str] = []
    identifiers: list[tuple[int, str]] = []
    place = 0
    for block, identifier in write_blocks(marked, view):
        if identifier:
            identifiers.append((place, identifier))
        blocks.append(block)
        place += len(block) + len(_BREAK)
    return _BREAK.join(blocks) + "\n", tuple(identifiers)


def write_blocks(marked: MarkedText, view: View = View.FINAL) -> Iterator[tuple[str, str]]:
    """The blocks of the wording of a text in one view, each with the identifier that the format gives it.

    Args:
        marked: the text.
        view: with every change rejected, or accepted.
    """
    lines = lines_in(marked, view)
    for table, group in groupby(lines, key=lambda line: line.cell.table if line.cell else -1):
        if table < 0:
            yield from ((block, line.identifier) for line in group if (block := _block(line)))
        elif rows := _rows(list(group)):
            yield "\n".join(rows), ""


def _block(line: Line) -> str:
    """A paragraph; the line breaks within it are kept, and no blank line can arise in it."""
    words = "\n".join(part for part in (part.strip() for part in _printed(line).split("\n")) if part)
    if not words:
        return ""
    if line.note:
        return f"[^{line.note}]: {words}"
    return f"{'#' * min(line.level, 6)} {' '.join(words.split())}" if line.level else words


def _printed(line: Line) -> str:
    """Label and words; a tab keeps a number that was counted apart from small letters, which would make an amount of it."""
    if line.label[-1:].isdigit() and line.text[:1].islower():
        return f"{line.label}\t{line.text}"
    return line.printed


def _rows(lines: Sequence[Line]) -> list[str]:
    """The rows of a table; a table of one cell is a frame around its paragraphs."""
    rows = []
    for _, row in groupby(lines, key=lambda line: line.cell.row if line.cell else 0):
        cells = [
            " ".join(" ".join(line.printed.split()) for line in cell).strip()
            for _, cell in groupby(row, key=lambda line: line.cell.column if line.cell else 0)
        ]
        if any(cells):
            rows.append("| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |")
    return rows
