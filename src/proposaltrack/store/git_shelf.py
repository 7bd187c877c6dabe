"""One space in its repository: what was read stays read until a writer's last record is another."""

import gc
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from itertools import chain, islice
from pathlib import Path

from proposaltrack.errors import StoreDamaged, StoreMovedOn
from proposaltrack.model.folding import recorded_order
from proposaltrack.model.record import Entry
from proposaltrack.store.codec import Decoder, record_id
from proposaltrack.store.git_door import Door
from proposaltrack.store.git_pack import pack_filings
from proposaltrack.store.pen import Filing, Standing

ATTEMPTS = 20
"""How often a block is tried again when others, who do not heed the lock, moved on."""

SAMPLE = 500
"""How many records are looked through for the kinds that occur before the first of them is read."""


@dataclass
class Reading:
    """What has been read of a space.

    Args:
        tips: the last commit of every writer, by writer id.
        places: every entry with its commit, by record id.
        entries: the entries, in the order in which they were read.
        ordered: the same in the order of recording, once somebody asked.
    """

    tips: dict[str, str] = field(default_factory=dict)
    places: dict[str, tuple[Entry, str]] = field(default_factory=dict)
    entries: list[Entry] = field(default_factory=list)
    ordered: tuple[Entry, ...] | None = None

    def extend(self, entries: Iterable[Entry], commits: Iterable[str], tips: Mapping[str, str]) -> None:
        """More was read, and these are the last commits now."""
        for entry, commit in zip(entries, commits, strict=True):
            self.entries.append(entry)
            self.places[entry.id] = (entry, commit)
        self.tips, self.ordered = dict(tips), None


class Shelf:
    """One space.

    Args:
        space: its short name.
        folder: its repository.
        decoder: reads records; the spaces of a store share one.
    """

    def __init__(self, space: str, folder: Path, decoder: Decoder) -> None:
        self.space = space
        self.door = Door(folder)
        self._decoder = decoder
        self._read = Reading()
        self._space_id = ""

    def space_id(self) -> str:
        """The id of the space, which every record in it carries."""
        if not self._space_id:
            tip = min(self.door.tips().values(), default=None)
            if tip is None:
                raise StoreDamaged(f"{self.door.folder} holds no record", "Restore it from a backup.")
            self._space_id = self._entry_at(tip).record.space
        return self._space_id

    def entries(self) -> tuple[Entry, ...]:
        """Every entry, in the order of recording."""
        self._catch_up()
        if self._read.ordered is None:
            self._read.ordered = tuple(sorted(self._read.entries, key=recorded_order))
        return self._read.ordered

    def known(self) -> Container[str]:
        """The ids of the entries."""
        self._catch_up()
        return self._read.places.keys()

    def find(self, identity: str, *, afresh: bool = True) -> tuple[Entry, str] | None:
        """An entry with its commit; looks for news only when it is not known already, and only where asked to."""
        found = self._read.places.get(identity)
        if found is None and afresh:
            self._catch_up()
            found = self._read.places.get(identity)
        return found

    def standing(self, tips: Mapping[str, str], writer: str, recorded_at: datetime) -> Standing:
        """Where the record after these last commits stands; costs the same however long the lines are."""
        last = {owner: self._entry_at(tip) for owner, tip in sorted(tips.items())}
        clock = max((entry.record.clock for entry in last.values()), default=0)
        seen = {owner: entry.id for owner, entry in last.items()}
        return Standing(self.space, self.space_id(), writer, recorded_at, clock, seen)

    def append(self, filings: Sequence[Filing], writer: str, tips: Mapping[str, str]) -> None:
        """File all of these at once after these last commits; the lock of the space is held by the caller.

        The ids are final before this is called, so when somebody moved on nonetheless, the same records are put
        after theirs, as the records of two writers who did not know of each other would be.
        """
        for _ in range(ATTEMPTS):
            old = tips.get(writer)
            self._mind_clock(old, filings[-1].entry)
            pack, commits = pack_filings(filings, old)
            self.door.take(pack.encoded(), len(pack.objects))
            if self.door.move(writer, commits[-1], old):
                return self._remember(filings, commits, tips, writer)
            tips = self.door.tips()
        raise _moved_on(self.door.folder)

    def _mind_clock(self, tip: str | None, last: Entry) -> None:
        """The last record of a line has its highest clock, for that is where the next writer looks."""
        if tip is not None and self._entry_at(tip).record.clock > last.record.clock:
            raise _moved_on(self.door.folder)

    def _remember(
        self, filings: Sequence[Filing], commits: Sequence[str], before: Mapping[str, str], writer: str
    ) -> None:
        if self._read.tips == before:
            entries = [filing.entry for filing in filings]
            self._read.extend(entries, commits, {**before, writer: commits[-1]})

    def _entry_at(self, commit: str) -> Entry:
        encoded = self.door.read(f"{commit}:record.json")
        return self._entry(encoded, commit)

    def _entry(self, encoded: bytes | None, commit: str) -> Entry:
        if encoded is None:
            raise StoreDamaged(
                f"{self.door.folder} is damaged: a record is missing ({commit[:8]})",
                "Run `proposaltrack verify` to see all that is wrong.",
            )
        return Entry(record_id(encoded), self._decoder.decode(encoded), self.space)

    def _catch_up(self) -> None:
        tips = self.door.tips()
        if tips == self._read.tips:
            return
        news = self.lines(tips, self._read.tips)
        if news is None:
            self._read, news = Reading(), self.lines(tips, {})
        if news is None:
            raise StoreDamaged(
                f"{self.door.folder} is damaged: a line of records forks", "Restore it from a backup."
            )
        commits = [commit for line in news.values() for commit in line]
        contents = self.door.read_many([f"{commit}:record.json" for commit in commits])
        first = list(islice(contents, SAMPLE))
        self._decoder.expect(content for content in first if content is not None)
        with _no_collecting():
            entries = [
                self._entry(content, commit)
                for content, commit in zip(chain(first, contents), commits, strict=True)
            ]
        self._read.extend(entries, commits, tips)

    def lines(self, tips: Mapping[str, str], known: Mapping[str, str]) -> dict[str, list[str]] | None:
        """The commits of every writer that are new since `known`, oldest first; None where a line does not go on."""
        parents = self.door.parents(tips.values(), known.values())
        if known.keys() - tips.keys():
            return None
        found = {writer: _line(tip, known.get(writer), parents) for writer, tip in sorted(tips.items())}
        whole = {writer: line for writer, line in found.items() if line is not None}
        return whole if len(whole) == len(found) else None


@contextmanager
def _no_collecting() -> Iterator[None]:
    """No search for garbage while thousands of records, all of them wanted, are made; it took a third of the time."""
    running = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if running:
            gc.enable()


def _line(tip: str, known: str | None, parents: Mapping[str, Sequence[str]]) -> list[str] | None:
    """Commits from after `known` up to `tip`, oldest first; None where the way back does not end at `known`."""
    line: list[str] = []
    at: str | None = tip
    while at is not None and at != known:
        before = parents.get(at)
        if before is None or len(before) > 1:
            return None
        line.append(at)
        at = before[0] if before else None
    return line[::-1] if at == known else None


def _moved_on(folder: Path) -> StoreMovedOn:
    return StoreMovedOn(
        f"others kept writing to {folder} first",
        "Nothing was filed; look at what they filed, then try again.",
    )
