"""Ten Word files as negotiations have them."""

import io
import random
from collections.abc import Callable

import docx

from schemes import LEGAL, n
from word import abstract, field, footnote, level, listed, make_docx, note_ref, num, p, run, style, table, tr

WORDS = [
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
    words = [rng.choice(WORDS) for _ in range(rng.randint(least, most))]
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
