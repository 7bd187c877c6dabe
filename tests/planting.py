"""Honest redlines that came back, and edits planted in them that are not marked as changes."""

import io
import re
from collections.abc import Callable
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile

from lxml import etree

from schemes import LEGAL, n
from word import (
    A,
    B,
    dele,
    field,
    footnote,
    ins,
    make_docx,
    mark_del,
    mark_ins,
    note_ref,
    num,
    p,
    run,
    table,
    tr,
)

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_COMMENT = '<w:comment w:id="7" w:author="ALDA" w:date="2026-01-10T09:00:00Z"><w:p><w:r><w:t>We need this.</w:t></w:r></w:p></w:comment>'
SUBJECTS = ("pier", "lake", "quota", "vessel", "station", "tariff")
"""One honest redline is about each."""


def sent(subject: str) -> bytes:
    """What we sent: a text with a pending insertion and a pending deletion of ours, a remark, a note, a table and a field."""
    return make_docx(*_body(subject), parts=_parts(subject))


def _parts(subject: str) -> dict[str, str]:
    return {
        "numbering": LEGAL + num("1", "1"), "comments": _COMMENT,
        "footnotes": footnote(1, p(f"The {subject} as registered on 3 March 2026.")),
        "header": p(f"Draft on the {subject}"),
    }  # fmt: skip


def _body(subject: str, theirs: bool = False) -> list[str]:
    """The paragraphs; with their marked changes, or without."""

    def they(put: str, away: str = "") -> str:
        return (dele(away, B) if away else "") + ins(run(put), B) if theirs else run(away) if away else ""

    return [
        n(f"Use of the {subject}"),
        p(run(f"The Tenant shall not use the {subject} between 1 May and 30 June 2026"), they(" without notice"), run("."), num=("1", 1)),
        p(run("Rent is 40,000 crowns"), ins(run(" a month, in advance")), run(" and is due within 30 days"), they(" of the invoice"), run("."), num=("1", 1)),
        p(run(f"The Council may close the {subject}"), dele(" at any time"), run(" for repairs."), num=("1", 1)),
        p('<w:commentRangeStart w:id="7"/>', run("Disputes are settled by the Lake Council"), they("arbitration", " mediation"), run("."), '<w:commentRangeEnd w:id="7"/>', num=("1", 0)),
        n(f"The {subject} is insured against damage by ice and water.", 1),
        p(run("See clause "), field("REF clause", "1.2"), run(f" on the {subject}."), note_ref(1), num=("1", 1)),
        *([p(ins(run("The Parties meet once a year."), B), num=("1", 1), mark=mark_ins(B))] if theirs else []),
        table(tr("Season", "Fee"), tr("Summer", f"{subject} 900"), tr("Winter", "400")),
        *([p(dele(f"Either Party may end it with 90 days of notice on the {subject}.", B), num=("1", 0), mark=mark_del(B))] if theirs
          else [n(f"Either Party may end it with 90 days of notice on the {subject}.")]),
        n("Done in two copies."),
    ]  # fmt: skip


def honest(subject: str) -> bytes:
    """What came back: every change of theirs is marked, and ours are still pending."""
    return make_docx(*_body(subject, theirs=True), parts=_parts(subject))


def _rewrite(content: bytes, part: str, change: Callable[[str], str]) -> bytes:
    packed = io.BytesIO()
    with ZipFile(io.BytesIO(content)) as old, ZipFile(packed, "w", ZIP_DEFLATED) as new:
        for name in old.namelist():
            data = old.read(name)
            if name == part:
                changed = change(data.decode())
                assert changed != data.decode(), f"nothing to plant in {part}"
                data = changed.encode()
            new.writestr(name, data)
    return packed.getvalue()


def _swap(old: str, new: str, part: str = "word/document.xml") -> Callable[[bytes], bytes]:
    return lambda content: _rewrite(content, part, lambda xml: xml.replace(old, new, 1))


def _without_paragraph(words: str) -> Callable[[bytes], bytes]:
    def change(content: bytes) -> bytes:
        def cut(xml: str) -> str:
            root: Any = etree.fromstring(xml.encode())
            for paragraph in [*root.iter(f"{_W}p")]:
                if words in "".join(t.text or "" for t in paragraph.iter(f"{_W}t")):
                    paragraph.getparent().remove(paragraph)
                    break
            return str(etree.tostring(root).decode())

        return _rewrite(content, "word/document.xml", cut)

    return change


def _accepted(xml: str) -> str:
    return re.sub(rf'<w:ins w:id="1" {A}>(.*?)</w:ins>', r"\1", xml, count=1)


PLANTED: tuple[tuple[str, Callable[[bytes], bytes], str], ...] = (
    ("negation removed", _swap("shall not use", "shall use"), "unmarked-edit"),
    ("duty made a right", _swap("Tenant shall", "Tenant may"), "unmarked-edit"),
    ("number changed", _swap("within 30 days", "within 45 days"), "unmarked-edit"),
    ("date changed", _swap("30 June 2026", "30 July 2026"), "unmarked-edit"),
    ("cell changed", _swap('<w:t xml:space="preserve">400</w:t>', '<w:t xml:space="preserve">450</w:t>'), "unmarked-edit"),
    ("note changed", _swap("3 March", "8 March", "word/footnotes.xml"), "unmarked-edit"),
    ("clause taken out", _without_paragraph("insured against damage"), "unmarked-edit"),
    ("clause put in", _swap("<w:tbl>", f"{n('The Tenant bears all costs.', 1)}<w:tbl>"), "unmarked-edit"),
    ("look-alike letter", _swap("Lake Council", "Lake Сouncil"), "look-alike"),
    ("zero width space", _swap("insured against", "insured\u200b against"), "hidden-character"),
    ("direction override", _swap("40,000 crowns", "\u202e40,000\u202c crowns"), "hidden-character"),
    ("hidden words", _swap("<w:tbl>", f"{p(run('and all interest', '<w:vanish/>'), num=('1', 1))}<w:tbl>"), "hidden-text"),
    ("our insertion accepted", lambda content: _rewrite(content, "word/document.xml", _accepted), "silently-accepted"),
    ("our deletion accepted", _swap(dele(" at any time"), ""), "silently-accepted"),
    ("our deletion rejected", _swap(dele(" at any time"), run(" at any time")), "silently-rejected"),
    ("comment deleted", _swap(_COMMENT, "", "word/comments.xml"), "comment-deleted"),
    ("field result changed", _swap(">1.2<", ">2.1<"), "field-changed"),
    ("running head changed", _swap("Draft on", "Agreed text on", "word/header.xml"), "margin-changed"),
    ("numbering changed", _swap('w:val="%1.%2"', 'w:val="%1.%2 bis"', "word/numbering.xml"), "numbering-changed"),
)  # fmt: skip
"""Every kind of planted edit: what it is called, how it is planted, and the kind of finding that must come of it."""
