"""Which layout a table has: by its headings, with what a person says about them coming first."""

from collections.abc import Iterator, Mapping, Sequence

from proposaltrack.errors import Problem, UnreadableFile, UsageProblem
from proposaltrack.importing.grids.base import cut_again
from proposaltrack.importing.layouts import LAYOUTS
from proposaltrack.importing.layouts.base import (
    BY_PARTY,
    FIELDS,
    LONGEST,
    SAID,
    Column,
    Layout,
    Matched,
    dated,
    fold_name,
)
from proposaltrack.importing.layouts.words import MATRIX
from proposaltrack.model.table import Table

_DEEPEST = 25
"""Rows; further down no row of headings is looked for."""


def match_table(name: str, table: Table, mapping: Mapping[str, str] | None = None) -> Matched:
    """The table with what stands under each of its headings.

    The row of headings may stand below a few rows of title; it is the first that fits a layout best.

    Args:
        name: the file's name, for messages.
        table: the table as it was read.
        mapping: heading to one of `FIELDS`, or to a field and a party ("proposed:NOR"); it always wins.

    Raises:
        UnreadableFile: no layout fits, and no mapping says what stands where; names the headings found.
        UsageProblem: the mapping names a heading that is not there, or a field that is none; all of them at once.
    """
    told = mapping or {}
    candidates = [table, *_lower(table)]
    if told:
        candidates = [c for c in candidates if _names_all(c.headings, told)]
        _check_mapping(table, told, found=bool(candidates))
    fits = [(layout.fit(c.headings), c, layout) for c in candidates for layout in LAYOUTS]
    fit, chosen, layout = max(fits, key=lambda found: found[0])
    if fit:
        return Matched(chosen, layout, _columns(chosen.headings, layout, told), layout.words)
    columns = _columns(candidates[0].headings, None, told)
    if any(column and column.field in SAID for column in columns):
        return Matched(candidates[0], None, columns, MATRIX)
    raise UnreadableFile(name, [_unknown(table)])


def present_in(table: Table, mapping: Mapping[str, str]) -> dict[str, str]:
    """What a mapping says of headings that a table has, in whichever row they stand.

    Args:
        table: the table as it was read.
        mapping: heading to field; it may be about other tables too.
    """
    rows = [{fold_name(h) for h in one.headings} for one in (table, *_lower(table))]
    best = max(rows, key=lambda names: sum(fold_name(heading) in names for heading in mapping))
    return {heading: field for heading, field in mapping.items() if fold_name(heading) in best}


def _lower(table: Table) -> Iterator[Table]:
    """The table with each of its first rows as its headings."""
    for place, row in enumerate(table.rows[:_DEEPEST]):
        if all(len(cell) <= LONGEST for cell in row.cells):
            yield cut_again(table, place)


def _unknown(table: Table) -> Problem:
    headings = ", ".join(repr(" ".join(h.split())) for h in table.headings if h.strip()) or "none"
    layouts = ", ".join(layout.name for layout in LAYOUTS)
    return Problem(
        table.rows[0].place.rpartition(", ")[0] if table.rows else "",
        f"its headings are those of no table that is known: {headings}",
        f'Say what stands under them with --map "Heading=field"; fields: {", ".join(FIELDS)}. '
        f"Known are: {layouts}.",
    )


def _names_all(headings: Sequence[str], mapping: Mapping[str, str]) -> bool:
    return {fold_name(heading) for heading in mapping} <= {fold_name(heading) for heading in headings}


def _check_mapping(table: Table, mapping: Mapping[str, str], *, found: bool) -> None:
    wrong = [f"{field!r} is no field" for field in mapping.values() if not _is_field(field)]
    there = {fold_name(heading) for heading in table.headings}
    if not found:
        wrong += [f"no heading {heading!r}" for heading in mapping if fold_name(heading) not in there]
    if wrong:
        headings = ", ".join(" ".join(heading.split()) for heading in table.headings if heading.strip())
        advice = f"Headings are: {headings}. Fields are: {', '.join(FIELDS)}."
        raise UsageProblem("; ".join(wrong), advice)


def _is_field(told: str) -> bool:
    field, colon, party = told.partition(":")
    return field.strip() in (BY_PARTY if colon else FIELDS) and bool(party.strip()) == bool(colon)


def _columns(
    headings: Sequence[str], layout: Layout | None, mapping: Mapping[str, str]
) -> tuple[Column | None, ...]:
    said = {fold_name(heading): field for heading, field in mapping.items()}
    return tuple(_column(heading, layout, said.get(fold_name(heading))) for heading in headings)


def _column(heading: str, layout: Layout | None, said: str | None) -> Column | None:
    if said is not None:
        field, _, party = said.partition(":")
        return Column(field.strip(), (heading,), party.strip())
    known = layout.column_for(heading) if layout else None
    if known is None and layout and layout.parties and (named := dated(heading)):
        return Column("proposed", (heading,), named)
    return known
