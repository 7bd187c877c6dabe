"""Marks of CriticMarkup: where they begin and end, and what they make of the paragraphs."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from proposaltrack.model.marked import Comment, MarkedText, Paragraph, Run, Stamp, View

_TOKEN = re.compile(r"\{(?:\+\+|--|~~|>>|==)|~>|(?:\+\+|--|~~|<<|==)\}")
_KINDS = {"{++": "+", "++}": "+", "{--": "-", "--}": "-", "{~~": "~", "~~}": "~", "{==": "=", "==}": "="}
_BLANK_LINES = re.compile(r"\n\s*\n")
_DEEPEST = 50
"""Marks left open that a closing mark looks past for its own."""
_NOBODY = Stamp()


class _Edge(NamedTuple):
    """A place where the fate of the words changes, or a remark; `start` to `end` is the mark itself."""

    start: int
    end: int
    inserting: int = 0
    deleting: int = 0
    remark: str | None = None


class _Opener(NamedTuple):
    kind: str
    found: re.Match[str]
    arrow: re.Match[str] | None = None


class _Piece(NamedTuple):
    """Words with one fate, or a remark between them, with the offset of what lies before."""

    start: int
    text: str
    inserted: bool = False
    deleted: bool = False
    remark: str | None = None

    def stands_in(self, view: View) -> bool:
        return not (self.inserted if view is View.ORIGINAL else self.deleted)


def holds_marks(content: bytes) -> bool:
    """True when bytes hold a balanced mark.

    Args:
        content: the bytes.
    """
    return next(_edges(content.decode("latin-1")), None) is not None


def read_critic(text: str) -> MarkedText:
    """The paragraphs of a text with CriticMarkup; what is no balanced mark stays as it is written.

    Args:
        text: canonical text, lines ended by a line feed.
    """
    pieces = list(_pieces(text.strip("\n")))
    ends, dropped = _paragraph_ends(pieces)
    writer = _Writer()
    for piece in pieces:
        writer.write(piece, ends, dropped)
    return writer.finish()


def _edges(text: str) -> Iterator[_Edge]:
    """The edges of every balanced mark, in no order; what stands in a remark is no mark."""
    stack: list[_Opener] = []
    tokens = _TOKEN.finditer(text)
    last_remark_end = text.rfind("<<}")
    for found in tokens:
        token = found[0]
        if token == "{>>":  # noqa: S105 - a mark, no password
            if found.end() <= last_remark_end:
                yield _remark(text, found, next(later for later in tokens if later[0] == "<<}"))
        elif token == "~>":  # noqa: S105
            if stack and stack[-1].kind == "~" and stack[-1].arrow is None:
                stack[-1] = stack[-1]._replace(arrow=found)
        elif token[0] == "{":
            stack.append(_Opener(_KINDS[token], found))
        elif any(opener.kind == _KINDS.get(token) for opener in stack[-_DEEPEST:]):
            while (opener := stack.pop()).kind != _KINDS[token]:
                pass
            yield from _pair(opener, found)


def _remark(text: str, opened: re.Match[str], closed: re.Match[str]) -> _Edge:
    """A remark; when it has a line of its own, the line goes with it."""
    start, end = opened.start(), closed.end()
    alone = (start == 0 or text[start - 1] == "\n") and text[end : end + 1] == "\n"
    return _Edge(start, end + alone, remark=text[opened.end() : closed.start()].strip())


def _pair(opener: _Opener, closer: re.Match[str]) -> Iterator[_Edge]:
    span, shut = opener.found.span(), closer.span()
    if opener.kind == "+":
        yield from (_Edge(*span, inserting=1), _Edge(*shut, inserting=-1))
    elif opener.kind == "-":
        yield from (_Edge(*span, deleting=1), _Edge(*shut, deleting=-1))
    elif opener.kind == "=":
        yield from (_Edge(*span), _Edge(*shut))
    elif opener.arrow is not None:
        turn = _Edge(*opener.arrow.span(), inserting=1, deleting=-1)
        yield from (_Edge(*span, deleting=1), turn, _Edge(*shut, inserting=-1))


def _pieces(text: str) -> Iterator[_Piece]:
    at = start = inserting = deleting = 0
    for edge in [*sorted(_edges(text)), _Edge(len(text), len(text))]:
        # A remark that takes its line along may reach to the next mark, never past it.
        if words := text[at : edge.start]:
            yield _Piece(start, words, inserting > 0, deleting > 0)
            start += len(words)
        if edge.remark is not None:
            yield _Piece(start, "", remark=edge.remark)
        inserting, deleting, at = inserting + edge.inserting, deleting + edge.deleting, edge.end


def _paragraph_ends(pieces: Sequence[_Piece]) -> tuple[dict[int, tuple[bool, bool]], set[int]]:
    """Where paragraphs end, each with whether its end is inserted or deleted; and the line feeds that go.

    A line feed that is in a blank stretch of both views ends a paragraph for good. A blank stretch of one view
    alone needs an end of its own, which the other view does not have.
    """
    original, final = (_blank_stretches(pieces, view) for view in (View.ORIGINAL, View.FINAL))
    in_original, in_final = set().union(*original), set().union(*final)
    shared = in_original & in_final
    ends = dict.fromkeys(shared, (False, False))
    only_original = {at for at in in_original - shared if not _piece_at(pieces, at).stands_in(View.FINAL)}
    only_final = {at for at in in_final - shared if not _piece_at(pieces, at).stands_in(View.ORIGINAL)}
    for stretches, own, fate in (
        (original, only_original, (False, True)),
        (final, only_final, (True, False)),
    ):
        for stretch in stretches:
            if shared.isdisjoint(stretch):
                ends[max(own.intersection(stretch), default=stretch[-1])] = fate
    return ends, shared | only_original | only_final


def _blank_stretches(pieces: Sequence[_Piece], view: View) -> list[tuple[int, ...]]:
    """The offsets of the line feeds of each stretch that holds a blank line in a view."""
    standing = [piece for piece in pieces if piece.text and piece.stands_in(view)]
    starts, at = [], 0
    for piece in standing:
        starts.append(at)
        at += len(piece.text)
    text = "".join(piece.text for piece in standing)

    def offset(place: int) -> int:
        nth = bisect_right(starts, place) - 1
        return standing[nth].start + place - starts[nth]

    return [
        tuple(offset(found.start() + nth) for nth, sign in enumerate(found[0]) if sign == "\n")
        for found in _BLANK_LINES.finditer(text)
    ]


def _piece_at(pieces: Sequence[_Piece], offset: int) -> _Piece:
    return pieces[bisect_right(pieces, offset, key=lambda piece: piece.start) - 1]


class _Writer:
    """Pieces in, paragraphs out."""

    def __init__(self) -> None:
        self._paragraphs: list[Paragraph] = []
        self._comments: list[Comment] = []
        self._runs: list[Run] = []
        self._remarks: list[str] = []

    def write(self, piece: _Piece, ends: dict[int, tuple[bool, bool]], dropped: set[int]) -> None:
        if piece.remark is not None:
            self._remarks.append(piece.remark)
        at = 0
        for nth in _line_feeds(piece.text):
            offset = piece.start + nth
            if offset not in ends and offset not in dropped:
                continue
            self._run(piece, piece.text[at:nth])
            at = nth + (offset in dropped)
            if offset in ends:
                self._close(*ends[offset])
        self._run(piece, piece.text[at:])

    def finish(self) -> MarkedText:
        if self._runs or self._remarks:
            self._close(inserted=False, deleted=False)
        return MarkedText(tuple(self._paragraphs), tuple(self._comments))

    def _run(self, piece: _Piece, text: str) -> None:
        if text:
            inserted, deleted = _NOBODY if piece.inserted else None, _NOBODY if piece.deleted else None
            self._runs.append(Run(text, inserted, deleted))

    def _close(self, inserted: bool, deleted: bool) -> None:
        paragraph = Paragraph(
            tuple(self._runs),
            inserted=_NOBODY if inserted else None,
            deleted=_NOBODY if deleted else None,
        )
        if self._runs or inserted or deleted or self._runs_on():
            self._paragraphs.append(paragraph)
        # A remark with no words around it is about what stands before it.
        place = max(len(self._paragraphs) - 1, 0)
        self._comments += [Comment("", "", remark, place) for remark in self._remarks]
        self._runs, self._remarks = [], []

    def _runs_on(self) -> bool:
        """True when the paragraph before runs on in some view, so that an end without words still counts."""
        return bool(self._paragraphs) and not all(map(self._paragraphs[-1].ends_in, View))


def _line_feeds(text: str) -> Iterable[int]:
    at = text.find("\n")
    while at >= 0:
        yield at
        at = text.find("\n", at + 1)
