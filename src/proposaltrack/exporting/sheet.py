"""The response sheet: every clause of a version with room for the answer, to be filled in wherever people like."""

from collections.abc import Iterable, Sequence

from proposaltrack.exporting.builders import Title, plain_words
from proposaltrack.importing.layouts.words import OURS
from proposaltrack.importing.sheet import ANSWER, BY_CLAUSE, BY_PASSAGE, ref_of
from proposaltrack.model.clause import ClauseKind, ClauseTree
from proposaltrack.model.sheet import SheetRow
from proposaltrack.model.stance import Stance
from proposaltrack.model.table import Row, Table
from proposaltrack.text.address import address_of

CHOICE = "Stances, several parted by commas"
"""What the line above the sheet is called that tells the words to choose from."""
_UNASKED = (ClauseKind.TITLE, ClauseKind.PLACEHOLDER)


def blank_rows(tree: ClauseTree, *, by_passage: bool = False) -> tuple[SheetRow, ...]:
    """A row without an answer for every clause of a wording but its title.

    Args:
        tree: the version answered; by passage, the response.
        by_passage: each row is a passage of a response, and is to say which clause it answers.
    """
    return tuple(
        SheetRow(
            ref_of(tree, clause),
            clause="" if by_passage else address_of(tree, clause),
            heading=clause.heading,
            text=plain_words(tree.words_of(clause)),
            passage=address_of(tree, clause) if by_passage else "",
        )
        for clause in tree
        if clause.kind not in _UNASKED
    )


def sheet_table(rows: Sequence[SheetRow], title: Title = (), *, by_passage: bool = False) -> Table:
    """The response sheet as a table; `importing.sheet.read_sheet` reads it back.

    Args:
        rows: a row for each clause, answered or not.
        title: which version is answered, and by whom, as name and words.
        by_passage: each row is a passage of a response.
    """
    headings = (*(BY_PASSAGE if by_passage else BY_CLAUSE), *ANSWER)
    words = tuple(OURS.word_for(stance) for stance in Stance if not stance.internal)
    cells = (Row(tuple(_cells(row, by_passage=by_passage))) for row in rows)
    return Table(headings, tuple(cells), (*title, (CHOICE, ", ".join(words))), (("Stance", words),))


def _cells(row: SheetRow, *, by_passage: bool) -> Iterable[str]:
    if by_passage:
        yield from (row.ref, row.passage, row.heading, row.text, row.answers)
    else:
        yield from (row.ref, row.clause, row.heading, row.text)
    yield from (OURS.words_for(row.stances), row.counter_text, row.reason, row.condition)
