"""Seams: where one paragraph became two, or two became one, and so an end was put in or taken out."""

from collections.abc import Callable, Sequence

from proposaltrack.compare.paragraphs import Step
from proposaltrack.compare.wording import diff_words
from proposaltrack.model.comparison import EditKind

_KEPT = 0.7
"""Of the words of the whole; below that the parts are no parts of it."""


def find_seam(whole: str, first: str, second: str) -> int:
    """The place at which a text falls into two others; -1 when it does not.

    Args:
        whole: the text.
        first: what its beginning became.
        second: what the rest became.
    """
    joined = f"{first} {second}"
    edits = diff_words(whole, joined)
    kept = sum(len(edit.before) for edit in edits if edit.kind is not EditKind.DELETED)
    if not first or not second or kept < _KEPT * len(whole):
        return -1
    place = there = 0
    for edit in edits:
        if there <= len(first) <= there + len(edit.after) and edit.kind is not EditKind.INSERTED:
            at = place + min(len(first) - there, len(edit.before))
            # White space ends what goes before it, where nobody sees it.
            at = len(whole) - len(whole[at:].lstrip())
            return at if 0 < at < len(whole) else -1
        place, there = place + len(edit.before), there + len(edit.after)
    return -1


def pair_up(
    steps: Sequence[Step], splits: Callable[[Step, Step], int], joins: Callable[[Step, Step], int]
) -> list[tuple[Step, Step | None, int]]:
    """The steps in order; a split or a join as one, with the place of its seam.

    Args:
        steps: the way from one text to another.
        splits: the place at which the paragraph of one step falls into those of both; -1 when it does not.
        joins: the place at which the wanted paragraph of one step falls into those of both; -1 when it does not.
    """
    paired: list[tuple[Step, Step | None, int]] = []
    index = 0
    while index < len(steps):
        one = steps[index]
        two = steps[index + 1] if index + 1 < len(steps) else None
        seam = -1
        if two is not None and not one.move and not two.move:
            if _splits(one, two):
                seam = splits(one, two)
            elif _joins(one, two):
                seam = joins(one, two)
        paired.append((one, two if seam > 0 else None, seam))
        index += 2 if seam > 0 else 1
    return paired


def _splits(one: Step, two: Step) -> bool:
    """One paragraph before, two after."""
    return min(one.after, two.after) >= 0 and (one.before < 0) != (two.before < 0)


def _joins(one: Step, two: Step) -> bool:
    """Two paragraphs before, one after."""
    return min(one.before, two.before) >= 0 and (one.after < 0) != (two.after < 0)
