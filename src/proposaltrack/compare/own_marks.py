"""Our own marks: what of them stands in a text, and how the text reads with them accepted."""

from collections.abc import Iterator
from collections.abc import Set as AbstractSet
from dataclasses import replace
from itertools import groupby

from proposaltrack.model.marked import MarkedText, Paragraph, Run, Stamp


def settle_own(marked: MarkedText, ours: AbstractSet[Stamp]) -> MarkedText:
    """A text whose original view has our own changes accepted and all others rejected.

    Args:
        marked: the text.
        ours: who and when our own changes are signed.
    """
    return (
        replace(marked, paragraphs=tuple(_with_ours(p, ours) for p in marked.paragraphs)) if ours else marked
    )


def _with_ours(paragraph: Paragraph, ours: AbstractSet[Stamp]) -> Paragraph:
    def taken(inserted: Stamp | None, deleted: Stamp | None) -> Stamp | None:
        """What keeps it out of the original view: our own deletion, or an insertion that is not ours."""
        return deleted if deleted in ours else None if inserted in ours else inserted

    runs = tuple(_run_with_ours(run, ours) for run in paragraph.runs)
    return replace(
        paragraph,
        runs=runs,
        inserted=taken(paragraph.inserted, paragraph.deleted),
        row_inserted=taken(paragraph.row_inserted, paragraph.row_deleted),
    )


def _run_with_ours(run: Run, ours: AbstractSet[Stamp]) -> Run:
    if run.deleted in ours:
        return replace(run, inserted=run.deleted)
    return replace(run, inserted=None) if run.inserted in ours else run


def own_stretches(marked: MarkedText, ours: AbstractSet[Stamp]) -> Iterator[tuple[str, Stamp, str, int]]:
    """The stretches of our own marks, whatever others marked in them, each with the paragraph it begins in.

    Args:
        marked: the text.
        ours: who and when our own changes are signed.
    """
    pieces = [
        (side, stamp, run.text, place)
        for place, paragraph in enumerate(marked.paragraphs)
        for run in paragraph.runs
        for side, stamp in (("insertion", run.inserted), ("deletion", run.deleted))
        if stamp in ours and stamp is not None
    ]
    for (side, stamp, place), group in groupby(pieces, key=lambda piece: (piece[0], piece[1], piece[3])):
        yield side, stamp, "".join(piece[2] for piece in group), place
