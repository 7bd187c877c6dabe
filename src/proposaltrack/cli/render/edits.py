"""Edits as people read them: the words of a clause, with what was taken out and what was put in."""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from proposaltrack.cli.render.layout import Piece, flow
from proposaltrack.text.display import hides_only, make_safe

Edit = Sequence[str]

OPENING, AROUND = 5, 10
"""Words kept at the beginning of a clause, and on both sides of a change, when what lies between is long."""

_MARKS = {"inserted": ("{+", "+}"), "deleted": ("[-", "-]")}
_MARKUP = re.compile(r"(?m)^#{1,6}[ \t]+")
_ROWS = re.compile(r"(?:\|.*\|\n\s*)+")
_PARAGRAPH = re.compile(r"\n[ \t]*\n\s*|\n(?=\|)")


def edit_lines(edits: Iterable[Edit], width: int, indent: str, *, styled: bool) -> Iterator[str]:
    """The edits of one change, wrapped; what changed is in `[-…-]` and `{+…+}`, or in looks when styled.

    Args:
        edits: as in the JSON answer.
        width: columns, the indent included.
        indent: what every line begins with.
        styled: looks will be seen, so that the marks are not needed.
    """
    given = list(edits)
    reveal = hides_something(given)
    whole = all(edit[0] in _MARKS for edit in given)
    shown = _shortened([(edit[0], make_safe(edit[-1], reveal=reveal)) for edit in given])
    paragraph: list[Piece] = []
    former, ended = "", ""
    for kind, text in shown:
        if ended == "|\n" and text.startswith("|"):
            yield from flow(paragraph, width, indent)
            paragraph = []
        ended = f"{ended}{text}"[-2:]
        if styled and (former, kind) == ("deleted", "inserted"):
            # Where a terminal cannot strike words out, "6" and "8" must not read as "68".
            paragraph.append(Piece(" "))
        former = kind
        for place, part in enumerate(_paragraphs(kind, text, whole=whole)):
            if place:
                yield from flow(paragraph, width, indent)
                paragraph = []
            paragraph += _pieces(kind, part, styled=styled, reveal=reveal)
    yield from flow(paragraph, width, indent)


def hides_something(edits: Sequence[Edit]) -> bool:
    """True when something in the change cannot be told by eye: it differs in characters nobody sees."""
    marked = [edit[1] for edit in edits if edit[0] in _MARKS]
    pairs = ((one, two) for one, two in pairwise(edits) if {one[0], two[0]} == {"deleted", "inserted"})
    return (
        any(hides_only(text, "") for text in marked)
        or any(hides_only(one[1], two[1]) for one, two in pairs)
        or (bool(marked) and not "".join(marked).strip())
    )


def _paragraphs(kind: str, text: str, *, whole: bool) -> list[str]:
    """Kept text breaks where its paragraphs do, and so do whole rows; another break that came or went is a sign."""
    bare = _MARKUP.sub("", text)
    if kind in _MARKS and not whole and not _ROWS.fullmatch(bare):
        return [re.sub(r"\s*\n[ \t]*\n\s*(?=\S)", " ¶ ", bare)]
    return _PARAGRAPH.split(bare)


def _pieces(kind: str, text: str, *, styled: bool, reveal: bool) -> Iterator[Piece]:
    """White space at the ends stands outside the marks."""
    if kind not in _MARKS:
        yield Piece(text)
        return
    core = text.strip()
    if not core and reveal and text:
        core, text = "␣" * len(text), "␣"
    before, after = _MARKS[kind] if not styled else ("", "")
    yield Piece(" " if text[:1].isspace() else "")
    if core:
        yield Piece(f"{before}{core}{after}", kind)
    yield Piece(" " if text[-1:].isspace() else "")


def _shortened(edits: Sequence[tuple[str, str]]) -> Iterator[tuple[str, str]]:
    """Long kept stretches become a few words around the changes."""
    last = len(edits) - 1
    for place, (kind, text) in enumerate(edits):
        if kind in _MARKS or last == 0:
            yield kind, text
        else:
            head = AROUND if place else OPENING
            yield kind, _abridged(text, head, AROUND if place < last else 0)


def _abridged(text: str, head: int, tail: int) -> str:
    if re.search(r"(?m)^\|", text):
        return _abridged_table(text, closing=bool(tail))
    words = list(re.finditer(r"\S+", text))
    if len(words) <= head + tail + 4:
        return text
    start = text[: words[head - 1].end()] + " "
    end = " " + text[words[-tail].start() :] if tail else "\n"
    return f"{start}…{end}"


def _abridged_table(text: str, *, closing: bool) -> str:
    """Rows of a table stay whole: the first one, and the one in which the next change stands."""
    rows = text.rstrip("\n").split("\n")
    if len(rows) <= 4:
        return text
    return "\n".join([rows[0], "| …", *(rows[-1:] if closing else [])])
