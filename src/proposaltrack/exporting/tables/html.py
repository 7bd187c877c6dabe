"""A web page: one file without scripts, for every browser, and fit to be printed."""

from html import escape

from proposaltrack.exporting.tables.base import Carrier, title_lines, write_checked
from proposaltrack.exporting.tables.looks import cut_lines, weigh_columns
from proposaltrack.importing.grids.html import KEPT, read_html
from proposaltrack.model.table import Span, Table

_STYLE = """\
:root { color-scheme: light dark; }
body { font: 11pt/1.4 Georgia, "Noto Serif", serif; margin: 2em; }
table { border-collapse: collapse; width: 100%; }
caption { text-align: start; padding-bottom: 1em; }
th, td { border: 1px solid #999; padding: .4em .6em; text-align: start; vertical-align: top;
  white-space: pre-wrap; overflow-wrap: anywhere; mso-number-format: "\\@"; }
th { background: #eee; color: #111; }
td div, th div { min-height: 1.4em; }
@page { size: A4 landscape; margin: 15mm; }
@media print {
  body { margin: 0; font-size: 9pt; }
  thead { display: table-header-group; }
  tr { break-inside: avoid; }
}"""


def write_html(table: Table) -> bytes:
    """The table as a web page in one file; words that stand out are bold and italic.

    Raises:
        Refused: the file would not read the same.
    """
    return write_checked("a web page", table, _render, read_html)


def _render(table: Table) -> bytes:
    above = title_lines(table)
    caption = "".join(f'<div dir="auto">{escape(line)}</div>' for line in above)
    widths = "".join(f'<col style="width: {share:.1%}">' for share in weigh_columns(table))
    head = "".join(_cell("th", heading) for heading in table.headings)
    rows = (
        "".join(_cell("td", cell, row.marked_in(n)) for n, cell in enumerate(row.cells)) for row in table.rows
    )
    body = "".join(f"<tr>{cells}</tr>\n" for cells in rows)
    return f"""\
<!DOCTYPE html>
<html>
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{escape(above[0] if above else "Table")}</title>
<style>
{_STYLE}
</style>
</head>
<body>
<table {KEPT}="kept">
{f"<caption>{caption}</caption>" if above else ""}<colgroup>{widths}</colgroup>
<thead><tr>{head}</tr></thead>
<tbody>
{body}</tbody>
</table>
</body>
</html>
""".encode()


def _cell(tag: str, text: str, marked: tuple[Span, ...] = ()) -> str:
    """A cell; each line finds its own direction."""
    lines = ["".join(_piece(*piece) for piece in pieces) for pieces in cut_lines(text, marked)]
    scope = ' scope="col"' if tag == "th" else ""
    if len(lines) == 1:
        return f'<{tag}{scope} dir="auto">{lines[0]}</{tag}>'
    blocks = "".join(f'<div dir="auto">{line}</div>' for line in lines)
    return f"<{tag}{scope}>{blocks}</{tag}>"


def _piece(words: str, stands_out: bool) -> str:
    said = escape(words)
    return f"<b><i>{said}</i></b>" if stands_out else said


CARRIER = Carrier("web page", ".html", write_html)
