"""Response sheets: every clause of a version with room for an answer, written out and read back."""

from pathlib import Path

from proposaltrack.actions.desk import Circumstances, Desk, Filed, Matter, load_matter
from proposaltrack.actions.naming import find_party, find_version
from proposaltrack.actions.responding import Answer, file_answers
from proposaltrack.actions.settling import check_stands
from proposaltrack.actions.tables import write_table
from proposaltrack.errors import Problem, UnreadableFile, UsageProblem
from proposaltrack.model.negotiation import Version
from proposaltrack.model.sheet import SheetRow
from proposaltrack.model.table import Table


def make_sheet(
    desk: Desk, matter: Matter, version: str, suffix: str, *, by: str, in_: str | None = None
) -> bytes:
    """A response sheet as a file.

    Args:
        desk: whose seat it is.
        matter: the standing facts.
        version: the version answered, as people name it.
        suffix: of the file to be written, with its dot.
        by: short name of the party that is to answer.
        in_: a written response of which each passage is to say which clause it answers; None for a row a clause.

    Raises:
        NotFound: no such version or party.
        UsageProblem: no table is written in that format.
        Refused: the version was withdrawn, and no answer to it would be filed.
    """
    from proposaltrack.exporting.sheet import blank_rows, sheet_table  # noqa: PLC0415 - only sheets wait for it

    found, party = find_version(desk, matter, version), find_party(matter.negotiation, by)
    check_stands(matter, found, Circumstances(desk.as_of))
    paper = find_version(desk, matter, in_) if in_ else None
    rows = blank_rows(matter.wordings.tree_of((paper or found).id), by_passage=paper is not None)
    title = [("Answer of", party.key), ("to", found.title)] + ([("in", paper.title)] if paper else [])
    return write_table(sheet_table(rows, tuple(title), by_passage=paper is not None), suffix)


def respond_by_sheet(
    desk: Desk, version: str, path: Path, in_: str | None = None, *, by: str, circumstances: Circumstances
) -> Filed:
    """File every answer of a response sheet that came back: all of them or none.

    Args:
        desk: whose seat it is.
        version: the version answered, as people name it.
        path: the sheet.
        in_: the written response that the answers are made in; by passage, its passages are the rows.
        by: short name of the party that answers.
        circumstances: day, form and note.

    Raises:
        NotFound: no such version, party or file.
        UnreadableFile: everything that is wrong with the sheet, each with its place.
        UsageProblem: nothing is answered in it, or it is by passage and the written response is not named.
    """
    matter = load_matter(desk)
    found, party = find_version(desk, matter, version), find_party(matter.negotiation, by)
    paper = find_version(desk, matter, in_) if in_ else None
    rows, warnings = _read(matter, found, paper, path)
    answers = [(party, _answer(row, paper)) for row in rows]
    filed = file_answers(desk, matter, found, answers, circumstances=circumstances)
    return Filed(filed.entries, (*filed.told, *(f"Note: {warning}" for warning in warnings)))


def _read(
    matter: Matter, version: Version, paper: Version | None, path: Path
) -> tuple[tuple[SheetRow, ...], tuple[Problem, ...]]:
    from proposaltrack.exporting.sheet import blank_rows  # noqa: PLC0415
    from proposaltrack.importing.grids.files import load_tables  # noqa: PLC0415
    from proposaltrack.importing.sheet import BY_PASSAGE, read_sheet  # noqa: PLC0415

    name, _, tables = load_tables(path)
    if not tables:
        raise UnreadableFile(
            name, [Problem("", "it holds no table", "Name the sheet that `proposaltrack sheet` wrote.")]
        )
    tree = matter.wordings.tree_of(version.id)
    by_passage = any(BY_PASSAGE[1].casefold() in _words(table) for table in tables)
    if by_passage and paper is None:
        raise UsageProblem(
            f"the rows of {name} are passages of a written response, which is not named", "Name it with --in."
        )
    if by_passage and paper is not None:
        expected = blank_rows(matter.wordings.tree_of(paper.id), by_passage=True)
        read = read_sheet(name, tables[0], expected, tree)
    else:
        read = read_sheet(name, tables[0], blank_rows(tree))
    if not read.rows:
        raise UsageProblem(
            f"no row of {name} is answered", "Write a stance into the rows that are to be answered."
        )
    return read.rows, read.warnings


def _words(table: Table) -> set[str]:
    """What stands in the cells of a table, its headings included, which may stand below a title."""
    return {
        cell.strip().casefold()
        for cells in (table.headings, *(r.cells for r in table.rows))
        for cell in cells
    }


def _answer(row: SheetRow, paper: Version | None) -> Answer:
    from proposaltrack.importing.sheet import split_answers  # noqa: PLC0415

    ordinal = f"#{row.ref.partition('-')[0]}"
    clauses = split_answers(row.answers) if row.answers else (ordinal,)
    in_ = (f"{paper.id}{ordinal}" if row.answers else paper.id) if paper else None
    return Answer(clauses, row.stances, row.counter_text, row.reason, row.condition, in_=in_)
