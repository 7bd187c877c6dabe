"""Paragraphs: which paragraph of one text became which of another, in an order in which both can be read."""

from collections import Counter
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from typing import NamedTuple

from proposaltrack.compare.chains import pair_alike

_MOST_PLACES = 2_000_000
"""Pairs of places that say the same."""
_LONG_ENOUGH = 6
"""Characters; what is shorter is said twice too often to be called moved."""


class Step(NamedTuple):
    """One paragraph of the way from one text to another.

    Args:
        before: its index before; -1 for one that is new.
        after: its index after; -1 for one that is gone.
        move: the name that both ends of a move share; "" for what stayed in its place.
    """

    before: int
    after: int
    move: str = ""


def plan_paragraphs(before: Sequence[str], after: Sequence[str]) -> tuple[Step, ...]:
    """The way from one text to another, paragraph by paragraph.

    Every index of both sides occurs once; the indexes of each side rise. A paragraph that left one place and came in
    another, unchanged, is gone and new with one name.

    Args:
        before: the paragraphs of the text before, as printed.
        after: those of the text after.
    """
    keys = [" ".join(text.split()) for text in before], [" ".join(text.split()) for text in after]
    movable = _once(keys[0]) & _once(keys[1])
    steps: list[Step] = []
    for tag, i1, i2, j1, j2 in _opcodes(*keys):
        if tag == "equal":
            steps += [Step(i, j) for i, j in zip(range(i1, i2), range(j1, j2), strict=True)]
        else:
            steps += _gap(keys, movable, range(i1, i2), range(j1, j2))
    return tuple(_with_moves(steps, keys, movable))


def _opcodes(before: list[str], after: list[str]) -> Iterator[tuple[str, int, int, int, int]]:
    """What stays and what does not, stretch by stretch.

    What both begin and end with is left out of the search; what is said very often is no place to begin it at, for
    it takes the time of every pair of places that say the same.
    """
    least = min(len(before), len(after))
    head = next((i for i in range(least) if before[i] != after[i]), least)
    tail = next((i for i in range(least - head) if before[-1 - i] != after[-1 - i]), least - head)
    inner = before[head : len(before) - tail], after[head : len(after) - tail]
    if head:
        yield "equal", 0, head, 0, head
    counts = Counter(inner[1])
    crowded = sum(counts[key] for key in inner[0]) > _MOST_PLACES
    for tag, i1, i2, j1, j2 in SequenceMatcher(None, *inner, autojunk=crowded).get_opcodes():
        yield tag, i1 + head, i2 + head, j1 + head, j2 + head
    if tail:
        yield "equal", len(before) - tail, len(before), len(after) - tail, len(after)


def _once(keys: Sequence[str]) -> set[str]:
    """What a text says once, and at enough length to be known again."""
    return {key for key, count in Counter(keys).items() if count == 1 and len(key) >= _LONG_ENOUGH}


def _gap(keys: tuple[list[str], list[str]], movable: set[str], ours: range, theirs: range) -> Iterator[Step]:
    """What is gone, reworded and new between two paragraphs that stand on both sides."""
    i, j = ours.start, theirs.start
    for one, two in _pairs(keys, movable, ours, theirs):
        yield from (Step(k, -1) for k in range(i, one))
        yield from (Step(-1, k) for k in range(j, two))
        yield Step(one, two)
        i, j = one + 1, two + 1
    yield from (Step(k, -1) for k in range(i, ours.stop))
    yield from (Step(-1, k) for k in range(j, theirs.stop))


def _pairs(
    keys: tuple[list[str], list[str]], movable: set[str], ours: range, theirs: range
) -> list[tuple[int, int]]:
    """Those that are alike, in rising order, as alike as can be all together; what stands elsewhere unchanged is left out."""
    left = [i for i in ours if keys[0][i] not in movable]
    right = [j for j in theirs if keys[1][j] not in movable]
    chain = pair_alike([keys[0][i] for i in left], [keys[1][j] for j in right])
    return [(left[i], right[j]) for i, j in chain]


def _with_moves(
    steps: Sequence[Step], keys: tuple[list[str], list[str]], movable: set[str]
) -> Iterator[Step]:
    names: dict[str, str] = {}
    for step in steps:
        if step.before >= 0 and step.after >= 0:
            yield step
            continue
        words = keys[0][step.before] if step.after < 0 else keys[1][step.after]
        moved = words in movable
        yield step._replace(move=names.setdefault(words, f"move{len(names) + 1}")) if moved else step
