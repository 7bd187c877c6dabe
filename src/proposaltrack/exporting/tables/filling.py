"""Filling in the very file that came: which cells are meant, and that nothing else reads otherwise afterwards."""

import io
import zipfile
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from proposaltrack.errors import Refused
from proposaltrack.exporting.tables.base import Changes, clean
from proposaltrack.importing.grids.base import Grid, place_of
from proposaltrack.importing.layouts.base import fold_name

Grids = Callable[[str, bytes], tuple[Grid, ...]]


class Spot(NamedTuple):
    """One cell to fill in.

    Args:
        grid: which grid of the file, from 0.
        number: the row, in the file's own counting from 1.
        column: the column, from 0.
        text: what it is to say.
        place: the row and the heading, for messages.
    """

    grid: int
    number: int
    column: int
    text: str
    place: str


def find_spots(name: str, grids: Sequence[Grid], changes: Changes) -> tuple[Spot, ...]:
    """The cells that changes mean.

    Args:
        name: the file's name, for messages.
        grids: the grids of the file.
        changes: row place to heading to text.

    Raises:
        Refused: rows or headings that are not there, or that stand there twice; all of them at once.
    """
    rows = {
        place_of(grid, line, alone=len(grids) == 1): (at, line.number)
        for at, grid in enumerate(grids)
        for line in grid.lines
    }
    problems = [f"there is no {place}" for place in changes if place not in rows]
    spots: list[Spot] = []
    for at, grid in enumerate(grids):
        mine = {place: told for place, told in changes.items() if place in rows and rows[place][0] == at}
        columns = _columns(grid, {heading for told in mine.values() for heading in told}, problems)
        spots += (
            Spot(at, rows[place][1], columns[heading], clean(text), f"{place}, {heading!r}")
            for place, told in mine.items()
            for heading, text in told.items()
            if heading in columns
        )
    if problems:
        raise Refused(f"{name} cannot be filled in: {'; '.join(problems)}", "Read the file again.")
    return tuple(spots)


def _columns(grid: Grid, wanted: set[str], problems: list[str]) -> dict[str, int]:
    """The column of each heading, by the first row that has them all."""
    rows = (*((grid.headings,) if grid.headings else ()), *(line.cells for line in grid.lines))
    names = {heading: fold_name(heading) for heading in wanted}
    folded = ([fold_name(cell) for cell in row] for row in rows)
    row = next((row for row in folded if set(names.values()) <= set(row)), None)
    if row is None:
        problems.append(f"there is no row with the headings {', '.join(map(repr, sorted(wanted)))}")
        return {}
    problems += (f"{heading!r} heads two columns" for heading, key in names.items() if row.count(key) > 1)
    return {heading: row.index(key) for heading, key in names.items()}


def check_filled(name: str, before: Sequence[Grid], after: Sequence[Grid], spots: Iterable[Spot]) -> None:
    """Nothing, when the file reads as wanted.

    Args:
        name: the file's name, for messages.
        before: the grids that came.
        after: the grids of the file that was filled in.
        spots: what was filled in.

    Raises:
        Refused: a cell does not say what it should, or another one changed.
    """
    wanted = {(spot.grid, spot.number, spot.column): spot for spot in spots}
    said = {(spot.grid, spot.column, spot.text) for spot in wanted.values()}
    old, new = _cells(before), _cells(after)
    for at in sorted({*old, *new, *wanted}):
        found = new.get(at, "")
        # A cell that is merged downwards is read again in every row below it.
        spread = (at[0], at[2], found) in said and at not in wanted
        if found != (wanted[at].text if at in wanted else old.get(at, "")) and not spread:
            place = wanted[at].place if at in wanted else f"row {at[1]}, column {at[2] + 1}"
            raise Refused(f"{name} cannot be filled in: {place} would read otherwise", "Fill it in by hand.")


def _cells(grids: Sequence[Grid]) -> dict[tuple[int, int, int], str]:
    return {
        (at, line.number, column): cell
        for at, grid in enumerate(grids)
        for line in grid.lines
        for column, cell in enumerate(line.cells)
        if cell
    }


@dataclass(frozen=True, slots=True)
class Filler:
    """How cells of a sort of file are filled in.

    Args:
        grids: gives the grids of such a file.
        put: gives the bytes with these cells filled in, and every other byte that it can leave as it was.
    """

    grids: Grids
    put: Callable[[str, bytes, tuple[Spot, ...]], bytes]

    def __call__(self, name: str, content: bytes, changes: Changes) -> bytes:
        """The very file that came, with cells filled in and opened again.

        Args:
            name: the file's name, for messages.
            content: its bytes.
            changes: row place to heading to text.

        Raises:
            UnreadableFile: the file that came cannot be read.
            Refused: a cell that is not there, or cannot be filled in.
        """
        before = self.grids(name, content)
        spots = find_spots(name, before, changes)
        filled = self.put(name, content, spots) if spots else content
        check_filled(name, before, self.grids(name, filled), spots)
        return filled


def by_grid(spots: Iterable[Spot]) -> Iterator[tuple[int, list[Spot]]]:
    """The spots of each grid, with its place."""
    found: dict[int, list[Spot]] = {}
    for spot in spots:
        found.setdefault(spot.grid, []).append(spot)
    yield from found.items()


def repack(content: bytes, parts: Mapping[str, bytes]) -> bytes:
    """An office file with some of its parts replaced, every other one byte for byte as it was.

    Args:
        content: the file.
        parts: the new bytes by the name of the part.
    """
    stream = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(content)) as before,
        zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as after,
    ):
        for item in before.infolist():
            held = parts.get(item.filename)
            after.writestr(item, before.read(item) if held is None else held)
    return stream.getvalue()


def cannot(name: str, spot: Spot, told: str) -> Refused:
    """The refusal to fill in one cell.

    Args:
        name: the file's name.
        spot: the cell.
        told: why.
    """
    return Refused(f"{name} cannot be filled in: {spot.place} {told}", "Fill that cell in by hand.")
