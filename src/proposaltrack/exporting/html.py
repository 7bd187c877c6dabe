"""HTML redlines: one page without scripts that reads in any browser, prints well, and does not need colours."""

from collections import Counter
from collections.abc import Iterator, Sequence
from html import escape
from itertools import groupby

from proposaltrack.exporting.base import Order, RedlineFormat, prove
from proposaltrack.exporting.passages import Passage, passages_of
from proposaltrack.exporting.target import printed_of, target_lines
from proposaltrack.importing.web_page import read_html
from proposaltrack.model.comparison import Edit, EditKind
from proposaltrack.model.marked import View, lines_in

_STYLE = """
body { font: 11pt/1.5 Georgia, 'Times New Roman', serif; max-width: 46em; margin: 2em auto; padding: 0 1em; }
header, aside { font: 9.5pt/1.4 system-ui, sans-serif; }
header { border-bottom: 1px solid; margin-bottom: 2em; padding-bottom: 1em; }
header table { border-collapse: collapse; }
header td { padding: 0 1.5em 0 0; border: 0; }
ins { color: #0b3d91; text-decoration: underline double; text-underline-offset: 2px; }
del { color: #a4161a; text-decoration: line-through; }
ins.moved, del.moved { color: #1b5e20; }
.passage { margin: .7em 0; white-space: pre-line; unicode-bidi: isolate; }
.changed { border-left: 3px solid #888; padding-left: .7em; margin-left: -1em; }
h1, h2, h3, h4, h5, h6 { line-height: 1.25; }
table.text { border-collapse: collapse; width: 100%; }
table.text td { border: 1px solid #999; padding: .3em .5em; vertical-align: top; }
aside { border: 1px solid #999; border-radius: 3px; margin: .5em 0 1em 2em; padding: .3em .8em; }
@media (prefers-color-scheme: dark) {
  body { background: #16181b; color: #e6e6e6; }
  ins { color: #8ab4ff; } del { color: #ff9b9b; } ins.moved, del.moved { color: #8fd694; }
}
@media print {
  body { max-width: none; margin: 0; background: none; color: #000; }
  .passage, tr, aside { break-inside: avoid; }
  h1, h2, h3 { break-after: avoid; }
}
"""


def write_html_redline(order: Order) -> bytes:
    """A page with every change marked, a legend, and a count of what changed.

    Args:
        order: what is asked for.

    Raises:
        Refused: the page does not read as both texts.
    """
    before, after = target_lines(order.before), target_lines(order.after)
    passages = passages_of(before, after)
    page = _draw_page(order, passages)
    text = f"<main>{''.join(_body(order, passages, remarks=False))}</main>"
    marked = read_html("the redline", text).marked
    assert marked is not None
    prove("every change accepted", printed_of(after), printed_of(lines_in(marked, View.FINAL)))
    prove("every change rejected", printed_of(before), printed_of(lines_in(marked, View.ORIGINAL)))
    return page.encode()


def _draw_page(order: Order, passages: Sequence[Passage]) -> str:
    """The whole page."""
    names = " → ".join(escape(_name(side)) for side in order.sides)
    return (
        f'<!DOCTYPE html>\n<html lang="{escape(order.comparison.language or "und")}">\n<head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<title>{names}</title><style>{_STYLE}</style></head>\n<body>\n{_header(order, names, passages)}\n"
        f"<main>\n{''.join(_body(order, passages, remarks=True))}</main>\n</body>\n</html>\n"
    )


def _name(side: dict[str, object]) -> str:
    return str(side.get("version") or side["name"])


def _header(order: Order, names: str, passages: Sequence[Passage]) -> str:
    signed = " · ".join(escape(part) for part in (order.stamp.author, order.stamp.at[:10]) if part)
    rows = "".join(
        f"<tr><td>{label}</td><td>{count}</td></tr>" for label, count in _counts(passages).items() if count
    )
    return (
        f"<header><h1>{names}</h1><p>{signed}</p>"
        "<p>Legend: <ins>put in</ins>, <del>taken out</del>, "
        '<del class="moved">moved from here</del>, <ins class="moved">moved to here</ins>.</p>'
        f"<table>{rows or '<tr><td>Nothing changed.</td></tr>'}</table></header>"
    )


def _counts(passages: Sequence[Passage]) -> dict[str, int]:
    """What the end of a redline counts, as law firms have it."""
    kinds = Counter(
        edit.kind for passage in passages if not passage.move for cell in passage.cells for edit in cell
    )
    moved = len({passage.move for passage in passages if passage.move})
    return {"Insertions": kinds[EditKind.INSERTED], "Deletions": kinds[EditKind.DELETED], "Moved": moved}


def _body(order: Order, passages: Sequence[Passage], *, remarks: bool) -> Iterator[str]:
    waiting = _remarks(order) if remarks else []
    for table, group in groupby(passages, key=lambda passage: passage.table):
        drawn = [_row(order, passage) if table else _paragraph(order, passage) for passage in group]
        if table:
            yield f'<table class="text">\n{"".join(drawn)}</table>\n'
        else:
            yield from drawn
    if waiting:
        yield f"<section><h2>What is said to the clauses</h2>{''.join(waiting)}</section>\n"


def _remarks(order: Order) -> list[str]:
    tree = order.comparison.before
    return [
        f'<aside dir="auto"><b>{escape(tree.clause(remark.clause).number or f"#{remark.clause}")}</b> '
        f"{escape(remark.stamp.author)}: {_safe(remark.text)}</aside>\n"
        for remark in order.remarks
    ]


def _paragraph(order: Order, passage: Passage) -> str:
    tag = f"h{min(passage.level, 6)}" if passage.level else "p"
    words = "".join(_words(order, passage.cells[0], passage.move))
    return f'<{tag} class="{_class(passage)}" dir="auto">{words}</{tag}>\n'


def _row(order: Order, passage: Passage) -> str:
    cells = "".join(
        f'<td dir="auto">{"".join(_words(order, cell, passage.move))}</td>' for cell in passage.cells
    )
    return f'<tr class="{_class(passage)}">{cells}</tr>\n'


def _class(passage: Passage) -> str:
    changed = any(
        edit.kind in {EditKind.INSERTED, EditKind.DELETED} for cell in passage.cells for edit in cell
    )
    return "passage changed" if changed else "passage"


def _words(order: Order, edits: Sequence[Edit], move: str) -> Iterator[str]:
    for edit in edits:
        if edit.kind is EditKind.KEPT:
            yield _safe(edit.before)
        else:
            yield (_marked(order, "del", edit.before, move) if edit.before else "") + (
                _marked(order, "ins", edit.after, move) if edit.after else ""
            )


def _marked(order: Order, tag: str, words: str, move: str) -> str:
    said = (
        {"del": "taken out", "ins": "put in"}[tag]
        if not move
        else {"del": "moved from here", "ins": "moved to here"}[tag]
    )
    by = f" by {order.stamp.author}" if order.stamp.author else ""
    looks = ' class="moved"' if move else ""
    at = f' datetime="{escape(order.stamp.at)}"' if order.stamp.at else ""
    return f'<{tag}{looks}{at} title="{escape(said + by)}">{_safe(words)}</{tag}>'


def _safe(words: str) -> str:
    """The words without anything that a page would obey; a line break stays one."""
    return escape(words).replace("\n", "<br>")


FORMAT = RedlineFormat("web page", (".html", ".htm"), write_html_redline)
