"""Runs of words as they come out of markup: white space at the edges and between fates."""

from collections.abc import Sequence

from proposaltrack.model.marked import Run

_SPACE = " \t\n\r\f"


def trim_runs(runs: Sequence[Run]) -> list[Run]:
    """Runs without white space at the edges, neighbours of one fate made one; none when there are no words.

    Args:
        runs: the runs of a paragraph.
    """
    text = "".join(run.text for run in runs)
    if not text.strip():
        return []
    start, end = len(text) - len(text.lstrip(_SPACE)), len(text.rstrip(_SPACE))
    found: list[Run] = []
    at = 0
    for run in runs:
        words = run.text[max(start - at, 0) : max(end - at, 0)]
        at += len(run.text)
        last = found[-1] if found else None
        if last and (last.inserted, last.deleted, last.hidden) == (run.inserted, run.deleted, run.hidden):
            found[-1] = Run(last.text + words, run.inserted, run.deleted, hidden=run.hidden)
        elif words:
            found.append(Run(words, run.inserted, run.deleted, hidden=run.hidden))
    return found


def swallows_space(runs: Sequence[Run], *, inserted: bool, deleted: bool) -> bool:
    """True when white space behind runs is more of the same in every view that has the words behind it.

    Args:
        runs: the runs so far.
        inserted: the words behind are inserted.
        deleted: the words behind are deleted.
    """
    if not runs:
        return True
    last = runs[-1]
    parted = (last.inserted and not inserted) or (last.deleted and not deleted)
    return last.text[-1] in " \n" and not parted
