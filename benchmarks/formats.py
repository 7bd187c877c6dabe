"""How long a Word file of 60 pages takes to be read and redlined, and a PDF of 64 pages to be read, against common readers.

The floor of reading a Word file is python-docx, which opens it and reads its paragraphs without numbers or changes;
that of a PDF is pdftotext plus the start of an interpreter, in processes of their own.
"""

import gc
import io
import random
import shutil
import tempfile
from functools import partial
from pathlib import Path

import docx

from benchmarks.measuring import PYTHON, calls_in_turn, in_turn
from benchmarks.table import Row, ratio_row
from proposaltrack.compare.comparison import compare
from proposaltrack.exporting.base import Order
from proposaltrack.exporting.docx import write_docx_redline
from proposaltrack.importing.files import read_bytes
from proposaltrack.model.marked import Stamp
from proposaltrack.text.clauses import parse_text

ROUNDS = 7
PARAGRAPHS = 600
"""Of fifty words each: some sixty pages."""
PDF_PAGES = 64
READ_PDF = "import sys; from pathlib import Path; from proposaltrack.importing.files import load_file; load_file(Path(sys.argv[1]))"


def rows() -> list[Row]:
    """What was measured, its figure, and the bar it is held against."""
    before, after = write_agreement(0), write_agreement(0, reworded=0.1)
    threshold = gc.get_threshold()
    # As the command sets it.
    gc.set_threshold(100_000, 20, 20)
    try:
        taken = calls_in_turn(
            [partial(_bare, before), partial(read_bytes, "before.docx", before), _redlining(before, after)],
            ROUNDS,
        )
    finally:
        gc.set_threshold(*threshold)
    floor, reading, marking = (runs[1:] for runs in taken)
    return [
        ratio_row(
            "reading a 60-page .docx, times python-docx reading its paragraphs", reading, floor, "<= 2"
        ),
        ratio_row("a Word redline of it, proven, times reading it", marking, reading, "<= 3"),
        *_pdf_rows(),
    ]


def write_agreement(seed: int, *, reworded: float = 0.0) -> bytes:
    """A Word file of numbered paragraphs under headings, some of its paragraphs reworded.

    Args:
        seed: of chance.
        reworded: which part of the paragraphs is reworded, from 0 to 1.
    """
    chance, change = random.Random(seed), random.Random(seed + 1)
    words = ["".join(chance.choices("abcdefghijklmnoprstuvw", k=chance.randint(2, 9))) for _ in range(3000)]
    made = docx.Document()
    for place in range(PARAGRAPHS):
        if place % 10 == 0:
            made.add_heading(" ".join(chance.choices(words, k=3)), 2)
        said = chance.choices(words, k=50)
        if change.random() < reworded:
            said[change.randrange(50)] = change.choice(words)
        made.add_paragraph(" ".join(said), style="List Number")
    packed = io.BytesIO()
    made.save(packed)
    return packed.getvalue()


def _bare(content: bytes) -> list[str]:
    return [paragraph.text for paragraph in docx.Document(io.BytesIO(content)).paragraphs]


def _redlining(before: bytes, after: bytes) -> "partial[bytes]":
    one, two = read_bytes("before.docx", before), read_bytes("after.docx", after)
    comparison = compare(parse_text(one.text), parse_text(two.text))
    sides = {"name": "before"}, {"name": "after"}
    return partial(write_docx_redline, Order(one, two, comparison, sides, Stamp("Ferry Company")))


def _pdf_rows() -> list[Row]:
    """Nothing where pdftotext, the peer, is not installed."""
    if shutil.which("pdftotext") is None:
        return []
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "treaty.pdf")
        path.write_bytes(write_pdf(PDF_PAGES))
        commands = {
            "ours": [PYTHON, "-c", READ_PDF, str(path)],
            "peer": ["pdftotext", str(path), "-"],
            "start": [PYTHON, "-c", "pass"],
        }
        took = in_turn(commands, ROUNDS)
        floor = [one + two for one, two in zip(took["peer"], took["start"], strict=True)]
        what = "reading a 64-page PDF, times pdftotext plus the start of an interpreter"
        return [ratio_row(what, took["ours"], floor, "<= 3")]


def write_pdf(pages: int) -> bytes:
    """A PDF of text pages with running heads and page numbers.

    Args:
        pages: how many.
    """
    chance = random.Random(3)
    words = ["".join(chance.choices("abcdefghijklmnoprstuvw", k=chance.randint(2, 9))) for _ in range(3000)]
    drawn = [_page(number, chance, words) for number in range(1, pages + 1)]
    kids = " ".join(f"{3 + 2 * n} 0 R" for n in range(1, pages + 1))
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {pages} >>".encode(),
    ]
    objects += [b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>", b"null"]
    for number, stream in enumerate(drawn, 1):
        page = f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents {4 + 2 * number} 0 R /Resources << /Font << /F 3 0 R >> >> >>"
        objects += [page.encode(), b"<< /Length %d >>\nstream\n%s\nendstream" % (len(stream), stream)]
    return _assembled(objects)


def _page(number: int, chance: random.Random, words: list[str]) -> bytes:
    lines = [(72, 800, "Draft treaty"), (290, 30, str(number))]
    for line in range(45):
        start = f"{number}.{line // 5 + 1} " if line % 5 == 0 else ""
        lines.append((72, 770 - 16 * line, start + " ".join(chance.choices(words, k=12))))
    return "\n".join(f"BT /F 11 Tf {x} {y} Td ({text}) Tj ET" for x, y, text in lines).encode()


def _assembled(objects: list[bytes]) -> bytes:
    out, places = b"%PDF-1.4\n", []
    for number, body in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    size = len(objects) + 1
    return out + b"xref\n0 %d\n0000000000 65535 f \n%strailer << /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (
        size, table, size, len(out),
    )  # fmt: skip
