"""Runs of a redline as content for widgets that are not drawn line by line."""

from collections.abc import Iterable

from textual.content import Content

from proposaltrack.model.comparison import EditKind
from proposaltrack.views.redline import Run

STYLES = {
    EditKind.KEPT: "",
    EditKind.FOLDED: "dim",
    EditKind.INSERTED: "underline $text-primary",
    EditKind.DELETED: "strike $text-warning",
}
"""How each sort of run looks; underline and strike tell them apart without any colour."""


def runs_content(runs: Iterable[Run]) -> Content:
    """The runs in one text, deleted words kept in their place."""
    return Content.assemble(*((run.inline, STYLES[run.kind]) for run in runs))
