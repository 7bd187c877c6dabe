"""Ten Word files as negotiations have them, and honest edits of them: the same file as somebody else would hand it back."""

import io
import random
from collections.abc import Callable, Iterator
from copy import deepcopy
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile

import docx
from lxml import etree

from schemes import LEGAL, n
from word import abstract, field, footnote, level, listed, make_docx, note_ref, num, p, run, style, table, tr

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_WORDS = [
    "the",
    "each",
    "party",
    "shall",
    "may",
    "notice",
    "period",
    "of",
    "thirty",
    "days",
    "written",
    "consent",
    "pier",
    "lease",
    "rent",
    "harbour",
    "vessel",
    "insurance",
    "damage",
    "term",
    "repair",
    "dredging",
    "cargo",
    "berth",
    "payment",
    "invoice",
    "interest",
    "reasonable",
    "dispute",
    "council",
    "water",
    "level",
    "basin",
    "measure",
    "report",
    "joint",
    "data",
    "station",
    "sampling",
    "exchange",
    "annual",
    "winter",
    "season",
    "crowns",
    "metres",
    "authority",
    "company",
    "state",
    "river",
    "lake",
    "fishing",
    "quota",
]


def sentence(rng: random.Random, least: int = 8, most: int = 26) -> str:
    """Some words with a capital and a stop."""
    words = [rng.choice(_WORDS) for _ in range(rng.randint(least, most))]
    return " ".join(words).capitalize() + "."


def lease() -> bytes:
    """Four levels of automatic numbers."""
    rng, body = random.Random(1), []
    for _ in range(5):
        body.append(n(sentence(rng, 1, 3)))
        for _ in range(3):
            body.append(n(sentence(rng), 1))
            body += [n(sentence(rng), 2) for _ in range(rng.randint(0, 3))]
    return make_docx(p("Lease of the pier"), *body, parts={"numbering": LEGAL + num("1", "1")})


def treaty() -> bytes:
    """Articles and paragraphs that are numbered by their styles."""
    lists = abstract(
        "1",
        level(0, "decimal", "Article %1", more='<w:pStyle w:val="Art"/>'),
        level(1, "decimal", "%2.", more='<w:pStyle w:val="Para"/>'),
    )
    styles = (
        style("Art", props=listed("1") + '<w:outlineLvl w:val="1"/>')
        + style("Para", props=listed("1", 1))
        + style("Chapeau")
    )
    rng, body = (
        random.Random(2),
        [p("The Parties,", style="Chapeau"), p("Have agreed as follows:", style="Chapeau")],
    )
    for _ in range(8):
        body.append(p(sentence(rng, 1, 3), style="Art"))
        body += [p(sentence(rng), style="Para") for _ in range(rng.randint(1, 4))]
    return make_docx(*body, parts={"numbering": lists + num("1", "1"), "styles": styles})


def act() -> bytes:
    """Parts in Roman figures, sections that run through them, items with letters."""
    lists = abstract(
        "1",
        level(0, "upperRoman", "Part %1"),
        level(1, "decimal", "%1.%2"),
        level(2, "lowerLetter", "(%3)"),
        level(3, "bullet", "•"),
    )
    rng, body = random.Random(3), []
    for _ in range(4):
        body.append(n(sentence(rng, 2, 4)))
        for _ in range(3):
            body.append(n(sentence(rng), 1))
            body += [n(sentence(rng), 2) for _ in range(2)]
        body.append(n(sentence(rng), 3))
    return make_docx(*body, parts={"numbering": lists + num("1", "1")})


def annex() -> bytes:
    """Tables between paragraphs."""
    rng = random.Random(4)
    rows = [tr(sentence(rng, 1, 3), sentence(rng, 2, 6), sentence(rng, 2, 6)) for _ in range(7)]
    more = [tr(n(sentence(rng, 2, 6)), p(sentence(rng, 2, 8))) for _ in range(4)]
    body = [p(sentence(rng)) for _ in range(6)]
    return make_docx(
        *body[:3],
        table(*rows),
        *body[3:5],
        table(*more),
        body[5],
        n(sentence(rng)),
        parts={"numbering": LEGAL + num("1", "1")},
    )


def noted() -> bytes:
    """Footnotes under numbered paragraphs."""
    rng = random.Random(5)
    notes = "".join(footnote(k, p(sentence(rng, 3, 9))) for k in range(1, 5))
    body = [p(run(sentence(rng)), note_ref(k), run(" " + sentence(rng)), num=("1", 0)) for k in range(1, 5)]
    body += [n(sentence(rng)) for _ in range(12)]
    return make_docx(*body, parts={"numbering": LEGAL + num("1", "1"), "footnotes": notes})


def computed() -> bytes:
    """Fields and links among the words."""
    rng, body = random.Random(6), []
    for k in range(18):
        link = f'<w:hyperlink w:anchor="a">{run(sentence(rng, 2, 4))}</w:hyperlink>'
        middle = (
            field(f'QUOTE "{k}"', str(k)) if k % 3 == 0 else link if k % 3 == 1 else run(sentence(rng, 2, 3))
        )
        body.append(p(run(sentence(rng) + " "), middle, run(" " + sentence(rng))))
    return make_docx(*body)


def dressed() -> bytes:
    """Words that look differently within each paragraph, tabs and line breaks."""
    rng, body = random.Random(7), []
    for k in range(20):
        tab = (
            "<w:r><w:tab/></w:r>"
            if k % 4 == 0
            else "<w:r><w:t>a</w:t><w:br/><w:t>b </w:t></w:r>"
            if k % 4 == 1
            else ""
        )
        body.append(
            p(
                run(sentence(rng) + " ", "<w:b/>"),
                tab or run("x "),
                run(sentence(rng) + " ", "<w:i/>"),
                run(sentence(rng)),
            )
        )
    return make_docx(*body)


def written() -> bytes:
    """What a common library writes: its styles, lists and tables."""
    rng, made = random.Random(8), docx.Document()
    made.add_heading("Protocol", 0)
    for _ in range(4):
        made.add_heading(sentence(rng, 1, 3), 1)
        for _ in range(3):
            made.add_paragraph(sentence(rng), style="List Number")
        made.add_paragraph(sentence(rng), style="List Bullet")
        made.add_paragraph(sentence(rng))
    grid = made.add_table(3, 2)
    for place in range(6):
        grid.cell(place // 2, place % 2).text = sentence(rng, 1, 4)
    made.add_paragraph(sentence(rng))
    packed = io.BytesIO()
    made.save(packed)
    return packed.getvalue()


def typed() -> bytes:
    """Numbers that were typed, some of them inserted ones."""
    rng = random.Random(9)
    labels = ["1.", "2.", "2 bis.", "3.", "(a)", "(b)", "4.", "4.1", "4.2", "5.", "6.", "7."]
    return make_docx(
        p("Letter"), *[p(f"{label} {sentence(rng)}") for label in labels], p("Done at the harbour.")
    )


def sections() -> bytes:
    """Two lists with restarts, section breaks between them, empty paragraphs around."""
    rng = random.Random(10)
    nums = num("1", "1") + num(
        "2", "1", '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>'
    )
    stop = p("", more='<w:sectPr><w:type w:val="nextPage"/></w:sectPr>')
    first = [x for _ in range(7) for x in (n(sentence(rng)), p(""))]
    second = [n(sentence(rng), k % 2, of="2") for k in range(8)]
    return make_docx(*first, stop, *second, p(sentence(rng)), parts={"numbering": LEGAL + nums})


PAPERS: tuple[Callable[[], bytes], ...] = (
    lease, treaty, act, annex, noted, computed, dressed, written, typed, sections,
)  # fmt: skip


def edited(content: bytes, rng: random.Random, count: int = 5) -> bytes:
    """The file as somebody hands it back who marked nothing.

    Args:
        content: the file.
        rng: which edits, and where.
        count: how many.
    """
    with ZipFile(io.BytesIO(content)) as old:
        parts = {name: old.read(name) for name in old.namelist()}
    root = etree.fromstring(parts["word/document.xml"])
    for _ in range(count):
        rng.choice(_EDITS)(root, rng)
    parts["word/document.xml"] = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
    packed = io.BytesIO()
    with ZipFile(packed, "w", ZIP_DEFLATED) as new:
        for name, data in parts.items():
            new.writestr(name, data)
    return packed.getvalue()


def _plain(root: Any) -> list[Any]:
    """Paragraphs of the body that hold words and no section."""
    body = root.find(f"{_W}body")
    return [
        e
        for e in body.findall(f"{_W}p")
        if e.find(f".//{_W}sectPr") is None and "".join(e.itertext()).strip()
    ]


def _words_of(root: Any) -> list[Any]:
    """Pieces of words outside fields."""
    fields = {
        t for r in root.iter(f"{_W}p") if r.find(f".//{_W}fldChar") is not None for t in r.iter(f"{_W}t")
    }
    return [t for t in root.iter(f"{_W}t") if len((t.text or "").split()) > 2 and t not in fields]


def _reword(root: Any, rng: random.Random) -> None:
    piece = rng.choice(_words_of(root))
    words = piece.text.split(" ")
    at = rng.randrange(len(words))
    match rng.randrange(3):
        case 0:
            words[at] = rng.choice(_WORDS)
        case 1:
            words[at:at] = [rng.choice(_WORDS), str(rng.randint(2, 90))]
        case _:
            del words[at : at + rng.randint(1, 2)]
    piece.text = " ".join(words)


def _drop(root: Any, rng: random.Random) -> None:
    plain = [e for e in _plain(root) if e.find(f".//{_W}footnoteReference") is None]
    if len(plain) > 4:
        gone = rng.choice(plain)
        gone.getparent().remove(gone)


def _renewed(paragraph: Any, rng: random.Random) -> Any:
    """A paragraph of the same sort with other words."""
    made = deepcopy(paragraph)
    for child in [*made]:
        if child.tag != f"{_W}pPr":
            made.remove(child)
    etree.SubElement(etree.SubElement(made, f"{_W}r"), f"{_W}t").text = sentence(rng)
    return made


def _add(root: Any, rng: random.Random) -> None:
    beside = rng.choice(_plain(root))
    beside.addnext(_renewed(beside, rng))


def _travel(root: Any, rng: random.Random) -> None:
    plain = [e for e in _plain(root) if e.find(f".//{_W}footnoteReference") is None]
    one, two = rng.choice(plain), rng.choice(plain)
    if one is not two:
        two.addnext(one)


def _split(root: Any, rng: random.Random) -> None:
    simple = [
        e
        for e in _plain(root)
        if len(e.findall(f"{_W}r")) == 1 and len(e) <= 2 and len("".join(e.itertext()).split()) > 5
    ]
    if simple:
        first = rng.choice(simple)
        words = "".join(first.itertext()).split(" ")
        second = deepcopy(first)
        at = len(words) // 2
        for paragraph, part in ((first, words[:at]), (second, words[at:])):
            paragraph.find(f".//{_W}t").text = " ".join(part)
        first.addnext(second)


def _row_in(root: Any, rng: random.Random) -> None:
    rows = [*root.iter(f"{_W}tr")]
    if rows:
        beside = rng.choice(rows)
        made = deepcopy(beside)
        for piece in made.iter(f"{_W}t"):
            piece.text = sentence(rng, 2, 5)
        beside.addnext(made)


def _row_out(root: Any, rng: random.Random) -> None:
    rows = [r for r in root.iter(f"{_W}tr") if len(r.getparent().findall(f"{_W}tr")) > 2]
    if rows:
        gone = rng.choice(rows)
        gone.getparent().remove(gone)


_EDITS: tuple[Callable[[Any, random.Random], None], ...] = (
    _reword, _reword, _reword, _drop, _add, _travel, _split, _row_in, _row_out,
)  # fmt: skip


def edit_sets(count: int) -> Iterator[tuple[str, bytes, bytes]]:
    """Pairs of a file and its honest edit, in turns over the ten papers: name, before, after."""
    made = [(paper.__name__, paper()) for paper in PAPERS]
    for seed in range(count):
        name, before = made[seed % len(made)]
        yield f"{name}-{seed}", before, edited(before, random.Random(seed), 1 + seed % 8)
