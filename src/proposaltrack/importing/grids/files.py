"""Reading the tables of a file, whichever sort it is."""

from pathlib import Path, PurePath

from proposaltrack.errors import Problem, UnreadableFile
from proposaltrack.importing.base import LARGEST
from proposaltrack.importing.files import seal_file
from proposaltrack.importing.foreign import unreadable_advice
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
    if advice := unreadable_advice(suffix, content):
        raise UnreadableFile(name, [advice])
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


def load_tables(path: Path) -> tuple[str, bytes, tuple[Table, ...]]:
    """The name, the exact bytes, and every table of a file.

    Args:
        path: the file; `MAIL.eml#NAME` for a file that came with a message.

    Raises:
        NotFound: there is no such file.
        UnreadableFile: no tables are read from such files, or it cannot be read.
    """
    name, content = seal_file(path)
    return name, content, read_tables(name, content)
