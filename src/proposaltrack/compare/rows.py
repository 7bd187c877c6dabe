"""Rows: what was inserted and deleted between two tables, row by row."""

import re
from collections.abc import Iterator
from itertools import groupby

from proposaltrack.compare.paragraphs import plan_paragraphs
from proposaltrack.compare.wording import diff_words
from proposaltrack.model.comparison import Edit, EditKind

_ROW = re.compile(r"[^\n]+(?:\n\s*)?|\n\s*")
"""A line, with the blank lines behind it."""


def diff_rows(before: str, after: str) -> tuple[Edit, ...]:
    """What was kept, inserted, deleted and folded between two tables; a row that is new or gone is so as a whole.

    The `before` sides joined are `before`, the `after` sides joined are `after`, exactly.

    Args:
        before: the lines of a table, a row a line.
        after: those of another.
    """
    return tuple(
        Edit(kind, "".join(edit.before for edit in alike), "".join(edit.after for edit in alike))
        for kind, group in groupby(_edits(before, after), key=lambda edit: edit.kind)
        for alike in [[*group]]
    )


def _edits(before: str, after: str) -> Iterator[Edit]:
    ours, theirs = _ROW.findall(before), _ROW.findall(after)
    for step in plan_paragraphs(ours, theirs):
        if step.after < 0:
            yield Edit(EditKind.DELETED, ours[step.before], "")
        elif step.before < 0:
            yield Edit(EditKind.INSERTED, "", theirs[step.after])
        else:
            yield from diff_words(ours[step.before], theirs[step.after])
