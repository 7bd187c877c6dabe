"""Reading the tables of a file, whichever sort it is."""

from pathlib import PurePath

from proposaltrack.errors import Problem, UnreadableFile
from proposaltrack.importing.base import LARGEST
from proposaltrack.importing.grids import GRIDS
from proposaltrack.model.table import Table


def read_tables(name: str, content: bytes) -> tuple[Table, ...]:
    """Every table of a file.

    Args:
        name: file name; its suffix decides how it is read.
        content: its bytes.

    Raises:
        UnreadableFile: of no sort that holds tables, too large, unreadable, or without a table.
    """
    suffix = PurePath(name).suffix.lower()
    found = next((grid for grid in GRIDS if suffix in grid.suffixes), None)
    if found is None:
        known = ", ".join(suffix for grid in GRIDS for suffix in grid.suffixes)
        told = f"tables are not read from files that end in {suffix!r}"
        raise UnreadableFile(name, [Problem("", told, f"Save it as one of {known}.")])
    if len(content) > LARGEST:
        told = f"the file has {len(content) / 1e6:,.0f} MB, and the most is {LARGEST / 1e6:,.0f} MB"
        raise UnreadableFile(name, [Problem("", told, "Take out what is not needed.")])
    tables = found.read(name, content)
    if not tables:
        raise UnreadableFile(name, [Problem("", "it holds no table", "Check that it is the right file.")])
    return tables
