"""Tidying: the shortest script of edits made readable, without changing what it says."""

from collections.abc import Iterator, Sequence
from itertools import islice
from typing import NamedTuple

from proposaltrack.compare.tokens import is_word

FEWEST_KEPT = 0.3
"""Of the words of the shorter side at least this share must be kept; with less the whole is replaced."""
LONGEST_LONE = 2
"""This many kept words between two larger changes are taken into one change with them."""
_STOPS = frozenset(".;:!?\u3002\uff1b\uff1a\uff01\uff1f")
_PAUSES = frozenset(",)\uff0c\u3001")


class Run(NamedTuple):
    """Tokens of both sides that stand against each other; kept when their keys are equal.

    Args:
        kept: True for equal keys.
        before: indexes of tokens before.
        after: indexes of tokens after.
    """

    kept: bool
    before: range
    after: range


def tidy(runs: Sequence[Run], before: Sequence[str], after: Sequence[str]) -> list[Run]:
    """The same runs, lone kept words taken into the changes around them, insertions moved to the ends of sentences.

    Args:
        runs: kept and changed runs that cover both sides.
        before: keys of the tokens before.
        after: keys of the tokens after.
    """
    joined = _joined(runs)
    if _too_little_kept(joined, before, after):
        return [Run(False, range(len(before)), range(len(after)))]
    return _slid(_bridged(joined, before, after), before, after)


def _joined(runs: Sequence[Run]) -> list[Run]:
    """Neighbours of one sort made one, empty ones left out."""
    told: list[Run] = []
    for run in runs:
        if not run.before and not run.after:
            continue
        if told and told[-1].kept == run.kept:
            told[-1] = _union(told[-1], run)
        else:
            told.append(run)
    return told


def _union(first: Run, last: Run) -> Run:
    return Run(
        first.kept, range(first.before.start, last.before.stop), range(first.after.start, last.after.stop)
    )


def _words(keys: Sequence[str], span: range) -> int:
    return sum(is_word(keys[place]) for place in span)


def _too_little_kept(runs: Sequence[Run], before: Sequence[str], after: Sequence[str]) -> bool:
    words = [is_word(key) for key in before]
    kept = sum(sum(words[run.before.start : run.before.stop]) for run in runs if run.kept)
    shorter = min(sum(words), sum(map(is_word, after)))
    return shorter > 3 and kept < FEWEST_KEPT * shorter


def _bridged(runs: Sequence[Run], before: Sequence[str], after: Sequence[str]) -> list[Run]:
    """Kept runs of few words that stand between changes larger than themselves are made part of one change."""
    told: list[Run] = []
    for run in runs:
        told.append(run)
        while len(told) > 2 and not run.kept and _is_lone(told[-3:], before, after):
            told[-3:] = [_union(told[-3], told[-1])]
    return told


def _is_lone(three: Sequence[Run], before: Sequence[str], after: Sequence[str]) -> bool:
    left, kept, right = three
    if len(kept.before) > 2 * LONGEST_LONE:
        return False
    words = _words(before, kept.before)
    return words <= LONGEST_LONE and all(
        _holds_more(words, before, side.before) or _holds_more(words, after, side.after)
        for side in (left, right)
    )


def _holds_more(words: int, keys: Sequence[str], span: range) -> bool:
    """True as soon as a span is seen to hold more words than these; the rest of it is not read."""
    return sum(1 for _ in islice((place for place in span if is_word(keys[place])), words + 1)) > words


def _slid(runs: list[Run], before: Sequence[str], after: Sequence[str]) -> list[Run]:
    """Pure insertions and deletions moved, where the words allow it, so that they begin after a stop."""
    for place in range(1, len(runs) - 1):
        left, change, right = runs[place - 1 : place + 2]
        if left.kept and right.kept and not (change.before and change.after):
            step = _best_step(left, change, right, before, after)
            runs[place - 1 : place + 2] = _shifted(left, change, right, step)
    return _joined(runs)


def _best_step(left: Run, change: Run, right: Run, before: Sequence[str], after: Sequence[str]) -> int:
    """By how many tokens a change is best moved; negative towards the start."""
    keys, span, kept, rest = (
        (after, change.after, left.after, right.after)
        if change.after
        else (before, change.before, left.before, right.before)
    )
    back = _room_back(keys, span, kept)
    ahead = _room_ahead(keys, span, rest)
    return min(range(-back, ahead + 1), key=lambda step: (-_score(keys, span, step), abs(step), step))


def _room_back(keys: Sequence[str], span: range, kept: range) -> int:
    room = 0
    while room < len(kept) and keys[span.start - 1 - room] == keys[span.stop - 1 - room]:
        room += 1
    return room


def _room_ahead(keys: Sequence[str], span: range, rest: range) -> int:
    room = 0
    while room < len(rest) and keys[span.start + room] == keys[span.stop + room]:
        room += 1
    return room


def _score(keys: Sequence[str], span: range, step: int) -> int:
    """How well a change begins at a place: best at either end of the text, then after a stop, then after a pause."""
    start = span.start + step
    if start == 0 or span.stop + step == len(keys):
        return 4
    told = keys[start - 1]
    return 3 if told in _STOPS else 2 if told in _PAUSES else 0


def _shifted(left: Run, change: Run, right: Run, step: int) -> Iterator[Run]:
    yield Run(True, _ends(left.before, step), _ends(left.after, step))
    yield Run(False, _moved(change.before, step), _moved(change.after, step))
    yield Run(True, _starts(right.before, step), _starts(right.after, step))


def _ends(span: range, step: int) -> range:
    return range(span.start, span.stop + step)


def _moved(span: range, step: int) -> range:
    return range(span.start + step, span.stop + step)


def _starts(span: range, step: int) -> range:
    return range(span.start + step, span.stop)
