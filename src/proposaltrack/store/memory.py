"""A store in memory that keeps every promise of the stored one: for tests, and for trying things out."""

from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import datetime

from proposaltrack.errors import NotFound, Problem
from proposaltrack.model.folding import recorded_order
from proposaltrack.model.record import Entry
from proposaltrack.store.base import Pen
from proposaltrack.store.beginning import SPACES, Draw, draw_id, open_space
from proposaltrack.store.checking import Found, check_among, check_found
from proposaltrack.store.pen import Filing, SpacePen, Standing


class MemoryStore:
    """A fresh store that lives as long as the program.

    Args:
        now: when it begins, with a time zone.
        draw: gives fresh ids.
    """

    def __init__(self, now: datetime, draw: Draw = draw_id) -> None:
        self.writer = draw()
        self._ids = {space: draw() for space in SPACES}
        self._filed = {
            space: [open_space(space, space_id, self.writer, now)] for space, space_id in self._ids.items()
        }
        self._kept: dict[str, bytes] = {}

    def spaces(self) -> tuple[str, ...]:
        """Short names of the spaces."""
        return tuple(self._ids)

    def space_id(self, space: str) -> str:
        """The id of a space."""
        return self._ids[self._named(space)]

    def entries(self) -> tuple[Entry, ...]:
        """Every entry, space by space."""
        return tuple(e for space in self._filed for e in sorted(self._in(space), key=recorded_order))

    def text_of(self, entry: Entry | str) -> str:
        """The text filed with an entry."""
        filing = self._filing(entry)
        if filing.text is None:
            raise NotFound("text with record", filing.entry.id[:8])
        return filing.text.decode()

    def source_of(self, entry: Entry | str) -> bytes | None:
        """The bytes received that were filed with an entry."""
        return self._filing(entry).source

    @contextmanager
    def writing(
        self, space: str, *, recorded_at: datetime, negotiation: str | None, speaker: str | None
    ) -> Iterator[Pen]:
        """A pen for one space; what it added is filed when the block ends well."""
        entries = self._in(self._named(space))
        last = max(entries, key=recorded_order)
        standing = Standing(
            space,
            self._ids[space],
            self.writer,
            recorded_at,
            last.record.clock,
            {self.writer: entries[-1].id},
        )
        with closing(SpacePen(standing, negotiation, speaker, lambda: {e.id for e in entries})) as pen:
            yield pen
        self._filed[space] += pen.filings

    def kept(self, key: str) -> bytes | None:
        """What was kept under this key."""
        return self._kept.get(key)

    def keep(self, key: str, content: bytes) -> None:
        """Keep bytes that can be computed again."""
        self._kept[key] = content

    def verify(self) -> tuple[Problem, ...]:
        """Everything wrong in every space."""
        checked = [
            check_found(_found(filing), space, self._ids[space])
            for space, filings in self._filed.items()
            for filing in filings
        ]
        alone = tuple(problem for _, problems in checked for problem in problems)
        return alone + check_among({space: self._in(space) for space in self._filed})

    def close(self) -> None:
        """Nothing is held open."""

    def _named(self, space: str) -> str:
        if space not in self._ids:
            raise NotFound("space", space, self.spaces())
        return space

    def _in(self, space: str) -> list[Entry]:
        return [filing.entry for filing in self._filed[space]]

    def _filing(self, entry: Entry | str) -> Filing:
        wanted = entry if isinstance(entry, str) else entry.id
        for filings in self._filed.values():
            for filing in filings:
                if filing.entry.id == wanted:
                    return filing
        raise NotFound("record", wanted[:8])


def _found(filing: Filing) -> Found:
    seal = filing.entry.record.source
    source = None if seal is None or filing.source is None else (seal.suffix, filing.source)
    return Found(filing.entry.record.writer, filing.encoded, filing.text, source)
