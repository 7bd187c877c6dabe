"""Rolling: one bracketed text out of several parties' texts, and each party's text out of it again, exactly.

Words that all parties have stand plain. Where they differ, each wording stands in square brackets after the short
names of those who have it: `[RU, US: shall][EU: should]`. A backslash makes the next sign an ordinary one.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from proposaltrack.compare.wording import diff_words
from proposaltrack.errors import UsageProblem
from proposaltrack.model.comparison import EditKind

_KEY = r"[^\W_][\w.\-]*"
_OPENING = re.compile(rf"\[({_KEY}(?:, {_KEY})*): ")
_WORD = re.compile(r"\w")
_SIGN = re.compile(r"[\[\]]")


class Span(NamedTuple):
    """A stretch that the first text and another share: where it begins in each, and how long it is."""

    first: int
    other: int
    length: int


def compile_texts(texts: Mapping[str, str]) -> str:
    """The rolling text.

    Args:
        texts: each party's text by its short name, in the order in which names are given.

    Raises:
        UsageProblem: fewer than two texts, or a short name that cannot stand in a bracket.
    """
    keys = list(texts)
    if len(keys) < 2:
        raise UsageProblem("a rolling text is made of two texts at least", "Name another version.")
    for key in keys:
        if not re.fullmatch(_KEY, key):
            raise UsageProblem(f"{key!r} cannot stand in a bracket", "Use letters, digits, dots and hyphens.")
    pieces = list(_joined(_pieces([texts[key] for key in keys])))
    silent = {key for n, key in enumerate(keys) if not any(p[n] for p in pieces if not _is_shared(p))}
    return "".join(_told(piece, keys, silent) for piece in pieces)


Piece = tuple[str, ...]
"""One stretch of the text as each party has it."""


def _is_shared(piece: Piece) -> bool:
    return len(set(piece)) == 1


def _pieces(texts: Sequence[str]) -> Iterator[Piece]:
    """Stretches that all share and stretches in which somebody differs, by turns."""
    first, others = texts[0], [_spans(texts[0], other) for other in texts[1:]]
    at = [0] * len(texts)
    for begin, end in _shared(first, others):
        places = [begin, *(_place(spans, begin) for spans in others)]
        yield tuple(text[a:b] for text, a, b in zip(texts, at, places, strict=True))
        yield (first[begin:end],) * len(texts)
        at = [place + end - begin for place in places]
    yield tuple(text[a:] for text, a in zip(texts, at, strict=True))


def _spans(first: str, other: str) -> list[Span]:
    """What two texts share to the letter, in order."""
    spans: list[Span] = []
    at = along = 0
    for edit in diff_words(first, other):
        if edit.kind is EditKind.KEPT:
            spans.append(Span(at, along, len(edit.before)))
        at, along = at + len(edit.before), along + len(edit.after)
    return spans


def _shared(first: str, others: Sequence[Sequence[Span]]) -> list[tuple[int, int]]:
    """The stretches of the first text that every other shares."""
    shared = [(0, len(first))]
    for spans in others:
        shared = [
            (max(begin, span.first), min(end, span.first + span.length))
            for begin, end in shared
            for span in spans
            if max(begin, span.first) < min(end, span.first + span.length)
        ]
    return shared


def _place(spans: Sequence[Span], at: int) -> int:
    """Where a place of the first text, which the other shares, is in the other."""
    return next(s.other + at - s.first for s in spans if s.first <= at < s.first + s.length)


def _joined(pieces: Iterator[Piece]) -> Iterator[Piece]:
    """The pieces with what holds no word taken into the differences around it: brackets part words, not commas."""
    held: list[str] | None = None
    waiting: Piece | None = None
    for piece in pieces:
        if not any(piece):
            continue
        if _is_shared(piece) and (held is None or _WORD.search(piece[0])):
            if held is not None:
                yield tuple(held)
            if waiting is not None:
                yield waiting
            held, waiting = None, None
            yield piece
        elif _is_shared(piece):
            waiting = piece
        else:
            before = waiting or ("",) * len(piece)
            held = [
                one + between + two
                for one, between, two in zip(held or [""] * len(piece), before, piece, strict=True)
            ]
            waiting = None
    if held is not None:
        yield tuple(held)
    if waiting is not None:
        yield waiting


def _told(piece: Piece, keys: Sequence[str], silent: set[str]) -> str:
    """A shared stretch as it stands, another in brackets; who has no words anywhere is named with none."""
    if _is_shared(piece):
        return _plain(piece[0])
    wordings: dict[str, list[str]] = {}
    for key, words in zip(keys, piece, strict=True):
        if words or key in silent:
            wordings.setdefault(words, []).append(key)
    return "".join(f"[{', '.join(who)}: {_inside(words)}]" for words, who in wordings.items())


def _plain(text: str) -> str:
    """Words outside brackets: only what would read as a bracket of ours needs a backslash."""
    return _OPENING.sub(lambda sign: f"\\{sign[0]}", text.replace("\\", "\\\\"))


def _inside(text: str) -> str:
    """Words inside brackets: brackets of theirs stand when they are closed, and do not read as ours."""
    escaped = text.replace("\\", "\\\\")
    if _is_balanced(escaped) and not _OPENING.search(escaped):
        return escaped
    return _SIGN.sub(lambda sign: f"\\{sign[0]}", escaped)


def _is_balanced(text: str) -> bool:
    depth = 0
    for sign in _SIGN.finditer(text):
        depth += 1 if sign[0] == "[" else -1
        if depth < 0:
            return False
    return depth == 0


def decompile_text(rolling: str, party: str) -> str:
    """One party's text out of a rolling one, as it went in.

    Args:
        rolling: as `compile_texts` gives it, edited by people or not.
        party: the party's short name.

    Raises:
        UsageProblem: a bracket is never closed, or no bracket names that party.
    """
    pieces = list(_read(rolling))
    named = named_in(rolling)
    if named and party not in named:
        raise UsageProblem(f"no bracket names {party!r}", f"Those named are {', '.join(named)}.")
    return "".join(words for words, who in pieces if who is None or party in who)


def named_in(rolling: str) -> tuple[str, ...]:
    """The short names in the brackets of a rolling text, each once, in the order in which they come."""
    return tuple(dict.fromkeys(key for _, who in _read(rolling) if who is not None for key in who))


def _read(rolling: str) -> Iterator[tuple[str, tuple[str, ...] | None]]:
    """The words with who has them; None for all."""
    plain: list[str] = []
    at = 0
    while at < len(rolling):
        opening = _OPENING.match(rolling, at)
        if opening:
            yield "".join(plain), None
            plain = []
            words, at = _content(rolling, opening.end(), opening.start())
            yield words, tuple(opening[1].split(", "))
        else:
            step = 2 if rolling[at] == "\\" and at + 1 < len(rolling) else 1
            plain.append(rolling[at + step - 1])
            at += step
    yield "".join(plain), None


def _content(rolling: str, at: int, opened: int) -> tuple[str, int]:
    """What stands in a bracket, and the place behind it."""
    words: list[str] = []
    depth = 0
    while at < len(rolling):
        sign = rolling[at]
        if sign == "\\" and at + 1 < len(rolling):
            words.append(rolling[at + 1])
            at += 2
            continue
        if sign == "]" and depth == 0:
            return "".join(words), at + 1
        depth += (sign == "[") - (sign == "]")
        words.append(sign)
        at += 1
    line = rolling.count("\n", 0, opened) + 1
    raise UsageProblem(
        f"the bracket opened on line {line} is never closed", "Close it, or put a backslash before it."
    )
