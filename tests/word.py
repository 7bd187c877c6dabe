"""Word files for tests, made from readable pieces of markup."""

import io
import zipfile
from collections.abc import Mapping
from xml.sax.saxutils import escape

_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_SPACES = (
    f'{_W} xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml" '
    'xmlns:w15="http://schemas.microsoft.com/office/word/2012/wordml"'
)
_KINDS = (
    "styles",
    "numbering",
    "footnotes",
    "endnotes",
    "comments",
    "commentsExtended",
    "settings",
    "header",
    "footer",
)
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'

A = 'w:author="ALDA" w:date="2026-01-10T09:00:00Z"'
B = 'w:author="BREM" w:date="2026-02-20T09:00:00Z"'


def run(text: str, looks: str = "") -> str:
    """Words; "looks" is markup of their properties."""
    props = f"<w:rPr>{looks}</w:rPr>" if looks else ""
    return f'<w:r>{props}<w:t xml:space="preserve">{escape(text)}</w:t></w:r>'


def gone(text: str) -> str:
    """Words as they stand within a deletion."""
    return f'<w:r><w:delText xml:space="preserve">{escape(text)}</w:delText></w:r>'


def ins(inner: str, who: str = A) -> str:
    """A marked insertion of runs."""
    return f'<w:ins w:id="1" {who}>{inner}</w:ins>'


def dele(text: str, who: str = A) -> str:
    """A marked deletion of words."""
    return f'<w:del w:id="2" {who}>{gone(text)}</w:del>'


def p(*runs: str, style: str = "", num: tuple[str, int] | None = None, mark: str = "", more: str = "") -> str:
    """A paragraph; "mark" is what is marked on its end, "num" its list and level, "more" other properties."""
    inner = "".join(run(r) if not r.startswith("<") else r for r in runs)
    props = f'<w:pStyle w:val="{style}"/>' if style else ""
    if num:
        props += f'<w:numPr><w:ilvl w:val="{num[1]}"/><w:numId w:val="{num[0]}"/></w:numPr>'
    props += more + (f"<w:rPr>{mark}</w:rPr>" if mark else "")
    return f"<w:p>{f'<w:pPr>{props}</w:pPr>' if props else ''}{inner}</w:p>"


def mark_ins(who: str = A) -> str:
    """The end of a paragraph is proposed."""
    return f'<w:ins w:id="3" {who}/>'


def mark_del(who: str = A) -> str:
    """The end of a paragraph is to go."""
    return f'<w:del w:id="4" {who}/>'


def table(*rows: str) -> str:
    """A table of rows."""
    grid = "".join('<w:gridCol w:w="3000"/>' for _ in range(rows[0].count("<w:tc>")))
    return f'<w:tbl><w:tblPr><w:tblW w:w="0" w:type="auto"/></w:tblPr><w:tblGrid>{grid}</w:tblGrid>{"".join(rows)}</w:tbl>'


def tr(*cells: str, props: str = "") -> str:
    """A row of cells, each of paragraphs or plain words."""
    inner = "".join(
        f'<w:tc><w:tcPr><w:tcW w:w="3000" w:type="dxa"/></w:tcPr>{c if c.startswith("<w:p") else p(c)}</w:tc>'
        for c in cells
    )
    return f"<w:tr>{f'<w:trPr>{props}</w:trPr>' if props else ''}{inner}</w:tr>"


def level(depth: int, fmt: str, text: str, *, start: int = 1, more: str = "") -> str:
    """A level of a list."""
    return (
        f'<w:lvl w:ilvl="{depth}"><w:start w:val="{start}"/><w:numFmt w:val="{fmt}"/>{more}'
        f'<w:lvlText w:val="{text}"/><w:lvlJc w:val="left"/></w:lvl>'
    )


def abstract(number: str, *levels: str, more: str = "") -> str:
    """A list definition."""
    return f'<w:abstractNum w:abstractNumId="{number}"><w:multiLevelType w:val="multilevel"/>{more}{"".join(levels)}</w:abstractNum>'


def num(number: str, of: str, *overrides: str) -> str:
    """A list as paragraphs name it."""
    return f'<w:num w:numId="{number}"><w:abstractNumId w:val="{of}"/>{"".join(overrides)}</w:num>'


def override(depth: int, start: int) -> str:
    """A level that begins anew at a count."""
    return f'<w:lvlOverride w:ilvl="{depth}"><w:startOverride w:val="{start}"/></w:lvlOverride>'


def style(name: str, *, based: str = "", props: str = "", looks: str = "", title: str = "") -> str:
    """A paragraph style."""
    above = f'<w:basedOn w:val="{based}"/>' if based else ""
    inner = (f"<w:pPr>{props}</w:pPr>" if props else "") + (f"<w:rPr>{looks}</w:rPr>" if looks else "")
    return f'<w:style w:type="paragraph" w:styleId="{name}"><w:name w:val="{title or name}"/>{above}{inner}</w:style>'


def listed(number: str, depth: int | None = None) -> str:
    """The property that puts a style into a list."""
    at = "" if depth is None else f'<w:ilvl w:val="{depth}"/>'
    return f'<w:numPr>{at}<w:numId w:val="{number}"/></w:numPr>'


def footnote(number: int, inner: str) -> str:
    """A footnote of a number."""
    return f'<w:footnote w:id="{number}">{inner}</w:footnote>'


def note_ref(number: int) -> str:
    """The place at which the text calls a footnote."""
    return f'<w:r><w:footnoteReference w:id="{number}"/></w:r>'


def field(code: str, result: str) -> str:
    """A computed field with its shown result."""
    return (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        f'<w:r><w:instrText xml:space="preserve"> {code} </w:instrText></w:r>'
        f'<w:r><w:fldChar w:fldCharType="separate"/></w:r>{run(result)}<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )


def make_docx(
    *body: str, parts: Mapping[str, str] | None = None, extra: Mapping[str, bytes] | None = None
) -> bytes:
    """A Word file with a body and further parts ("styles", "numbering", …), each given as its inner markup."""
    given = {"styles": "", **(parts or {})}
    section = '<w:sectPr><w:pgSz w:w="11906" w:h="16838"/></w:sectPr>'
    files = {
        "[Content_Types].xml": _types(given),
        "_rels/.rels": f'{_HEAD}<Relationships xmlns="{_PACKAGE}/relationships"><Relationship Id="rId1" Type="{_OFFICE}/officeDocument" Target="word/document.xml"/></Relationships>',
        "word/_rels/document.xml.rels": _relations(given),
        "word/document.xml": f"{_HEAD}<w:document {_SPACES}><w:body>{''.join(body)}{section}</w:body></w:document>",
        **{f"word/{name}.xml": f"{_HEAD}{_part(name, inner)}" for name, inner in given.items()},
    }
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
        for name, data in (extra or {}).items():
            archive.writestr(name, data)
    return packed.getvalue()


def _part(name: str, inner: str) -> str:
    root = {"header": "w:hdr", "footer": "w:ftr", "commentsExtended": "w15:commentsEx"}.get(name, f"w:{name}")
    if name == "styles":
        inner = (
            '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style>'
            + inner
        )
    if name == "footnotes":
        inner = (
            f'<w:footnote w:type="separator" w:id="-1">{p("")}</w:footnote>'
            f'<w:footnote w:type="continuationSeparator" w:id="0">{p("")}</w:footnote>{inner}'
        )
    return f"<{root} {_SPACES}>{inner}</{root}>"


def _types(given: Mapping[str, str]) -> str:
    parts = "".join(
        f'<Override PartName="/word/{name}.xml" ContentType="{_TYPE}.{name}+xml"/>'
        for name in given
        if name in _KINDS
    )
    return (
        f'{_HEAD}<Types xmlns="{_PACKAGE}/content-types"><Default Extension="rels" '
        'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/>'
        f'<Override PartName="/word/document.xml" ContentType="{_TYPE}.document.main+xml"/>{parts}</Types>'
    )


def _relations(given: Mapping[str, str]) -> str:
    extended = "http://schemas.microsoft.com/office/2011/relationships"
    rows = "".join(
        f'<Relationship Id="rId{n}" Type="{extended if name == "commentsExtended" else _OFFICE}/{name}" Target="{name}.xml"/>'
        for n, name in enumerate(given, 1)
    )
    return f'{_HEAD}<Relationships xmlns="{_PACKAGE}/relationships">{rows}</Relationships>'
