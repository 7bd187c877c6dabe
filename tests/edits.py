"""Honest edits of Word files: the same file as somebody else would hand it back who marked nothing."""

import io
import random
from collections.abc import Callable, Iterator, Sequence
from copy import deepcopy
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile

from lxml import etree

from papers import PAPERS, WORDS, sentence

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"

Edit = Callable[[Any, random.Random], None]
"""Changes the root of a document; leaves it alone where it finds nothing to change."""


def edited(content: bytes, rng: random.Random, count: int = 5, edits: Sequence[Edit] = ()) -> bytes:
    """The file as somebody hands it back who marked nothing.

    Args:
        content: the file.
        rng: which edits, and where.
        count: how many.
        edits: the edits to choose from; () for every one that may follow any other.
    """
    with ZipFile(io.BytesIO(content)) as old:
        parts = {name: old.read(name) for name in old.namelist()}
    root = etree.fromstring(parts["word/document.xml"])
    for _ in range(count):
        rng.choice(edits or _EDITS)(root, rng)
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


def reword(root: Any, rng: random.Random) -> None:
    """Some words are changed, put in or taken out."""
    piece = rng.choice(_words_of(root))
    words = piece.text.split(" ")
    at = rng.randrange(len(words))
    match rng.randrange(3):
        case 0:
            words[at] = rng.choice(WORDS)
        case 1:
            words[at:at] = [rng.choice(WORDS), str(rng.randint(2, 90))]
        case _:
            del words[at : at + rng.randint(1, 2)]
    piece.text = " ".join(words)


def drop(root: Any, rng: random.Random) -> None:
    """A paragraph goes."""
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


def add(root: Any, rng: random.Random) -> None:
    """A paragraph comes in."""
    beside = rng.choice(_plain(root))
    beside.addnext(_renewed(beside, rng))


def travel(root: Any, rng: random.Random) -> None:
    """A paragraph goes elsewhere."""
    plain = [e for e in _plain(root) if e.find(f".//{_W}footnoteReference") is None]
    one, two = rng.choice(plain), rng.choice(plain)
    if one is not two:
        two.addnext(one)


def _simple(root: Any) -> list[Any]:
    """Paragraphs of more than five words that look alike throughout."""
    return [
        e
        for e in _plain(root)
        if len(e.findall(f"{_W}r")) == 1 and len(e) <= 2 and len("".join(e.itertext()).split()) > 5
    ]


def split(root: Any, rng: random.Random) -> None:
    """A paragraph becomes two."""
    if simple := _simple(root):
        first = rng.choice(simple)
        words = "".join(first.itertext()).split(" ")
        second = deepcopy(first)
        at = len(words) // 2
        for paragraph, part in ((first, words[:at]), (second, words[at:])):
            paragraph.find(f".//{_W}t").text = " ".join(part)
        first.addnext(second)


def join(root: Any, rng: random.Random) -> None:
    """Two paragraphs of one sort become one."""
    simple = _simple(root)
    if pairs := [
        (one, two)
        for one in simple
        for two in simple
        if one.getnext() is two and _sort_of(one) == _sort_of(two)
    ]:
        one, two = rng.choice(pairs)
        one.find(f".//{_W}t").text += " " + "".join(two.itertext())
        two.getparent().remove(two)


def _sort_of(paragraph: Any) -> bytes:
    properties = paragraph.find(f"{_W}pPr")
    return b"" if properties is None else etree.tostring(properties)


def recell(root: Any, rng: random.Random) -> None:
    """One word of a cell is changed."""
    if pieces := [piece for cell in root.iter(f"{_W}tc") for piece in cell.iter(f"{_W}t")]:
        piece = rng.choice(pieces)
        words = piece.text.split(" ")
        words[rng.randrange(len(words))] = "seventeen"
        piece.text = " ".join(words)


def row_in(root: Any, rng: random.Random) -> None:
    """A row of a table comes in."""
    rows = [*root.iter(f"{_W}tr")]
    if rows:
        beside = rng.choice(rows)
        made = deepcopy(beside)
        for piece in made.iter(f"{_W}t"):
            piece.text = sentence(rng, 2, 5)
        beside.addnext(made)


def row_out(root: Any, rng: random.Random) -> None:
    """A row of a table goes."""
    rows = [r for r in root.iter(f"{_W}tr") if len(r.getparent().findall(f"{_W}tr")) > 2]
    if rows:
        gone = rng.choice(rows)
        gone.getparent().remove(gone)


_EDITS: tuple[Callable[[Any, random.Random], None], ...] = (
    reword, reword, reword, drop, add, travel, split, row_in, row_out,
)  # fmt: skip


def edit_sets(count: int) -> Iterator[tuple[str, bytes, bytes]]:
    """Pairs of a file and its honest edit, in turns over the ten papers: name, before, after."""
    made = [(paper.__name__, paper()) for paper in PAPERS]
    for seed in range(count):
        name, before = made[seed % len(made)]
        yield f"{name}-{seed}", before, edited(before, random.Random(seed), 1 + seed % 8)
