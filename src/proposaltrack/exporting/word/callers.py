"""Callers: paragraphs that call notes, which are reworded around their calls however much of them changes."""

import re
from collections.abc import Sequence
from itertools import groupby

from proposaltrack.compare.paragraphs import Step

_CALL = re.compile(r"\[\^\w+\]")


def keep_calls(steps: Sequence[Step], before: Sequence[str], after: Sequence[str]) -> list[Step]:
    """The same way, a paragraph that went with its calls paired with one that came in its place and calls as many notes.

    A call cannot come in anew, so that what is gone and new otherwise could not be marked at all.

    Args:
        steps: the way from one text to another.
        before: the paragraphs of the text before.
        after: those of the text after.
    """
    kept: list[Step] = []
    for loose, group in groupby(steps, key=lambda step: min(step.before, step.after) < 0):
        stretch = [*group]
        kept += _paired(stretch, before, after) if loose else stretch
    return kept


def _paired(steps: list[Step], before: Sequence[str], after: Sequence[str]) -> list[Step]:
    """A stretch without anything that stands on both sides."""
    gone, new = [s for s in steps if s.after < 0], [s for s in steps if s.before < 0]
    result: list[Step] = []
    i = j = 0
    for one, step in enumerate(gone):
        calls = 0 if step.move else _calls(before[step.before])
        if not calls:
            continue
        two = next(
            (k for k in range(j, len(new)) if not new[k].move and _calls(after[new[k].after]) == calls), -1
        )
        if two >= 0:
            result += [*gone[i:one], *new[j:two], Step(step.before, new[two].after)]
            i, j = one + 1, two + 1
    return [*result, *gone[i:], *new[j:]] if result else steps


def _calls(words: str) -> int:
    return len(_CALL.findall(words))
