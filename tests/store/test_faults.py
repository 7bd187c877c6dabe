"""A disk that is full, damaged, read-only or tampered with: each is told as what it is, and nothing is half-written."""

import contextlib
import os
import random
import resource
import tempfile
from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from proposaltrack.errors import NewerFormat, Refused, StoreDamaged, StoreMovedOn, StoreUnwritable
from proposaltrack.model.acts.matter import PartyJoined
from proposaltrack.store import git_door
from proposaltrack.store.base import Source
from proposaltrack.store.git import CONFIG, GitStore, init_store, open_store
from proposaltrack.store.locked import locked

NOW = datetime(2024, 3, 1, tzinfo=UTC)
PARTY = PartyJoined(on=date(1993, 3, 3), key="RU", name="Russian Federation")
NOISE = random.Random(3).randbytes(200_000)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Where the store of a test lies."""
    return tmp_path / "store"


@pytest.fixture
def store(folder: Path) -> Iterator[GitStore]:
    """A store with one party in it."""
    fresh = init_store(folder, now=NOW, environ=os.environ)
    append(fresh)
    yield fresh
    fresh.close()


def append(store: GitStore, content: bytes = b"raw") -> str:
    """The id of a party filed with a text and this source."""
    with store.writing("internal", recorded_at=NOW, negotiation=None, speaker=None) as pen:
        return pen.add(PARTY, text="A text\n", source=Source(content, ".bin", "x/y")).id


def opened(folder: Path) -> GitStore:
    """The store opened once more."""
    return open_store(folder, environ=os.environ)


def loose_objects(folder: Path) -> list[Path]:
    """The files of single objects in the internal space."""
    return sorted((folder / "internal.git" / "objects").glob("??/*"))


def test_every_flipped_byte_is_found(store: GitStore, folder: Path) -> None:
    """Whichever object is damaged, verify says so, and reading never gives a wrong answer."""
    told, party = store.entries(), store.entries()[1]
    for damaged in loose_objects(folder):
        whole = damaged.read_bytes()
        damaged.chmod(0o644)
        damaged.write_bytes(whole[:-3] + bytes([whole[-3] ^ 1]) + whole[-2:])
        again = opened(folder)
        assert again.verify() != ()
        with contextlib.suppress(StoreDamaged):
            assert again.entries() == told
            assert again.text_of(party) == "A text\n"
            assert again.source_of(party) == b"raw"
        again.close()
        damaged.write_bytes(whole)
    assert store.verify() == ()


def test_every_missing_object_is_found(store: GitStore, folder: Path) -> None:
    """Whichever object is gone, verify says so in plain words, and reading tells of damage or is right."""
    told = store.entries()
    for gone in loose_objects(folder):
        whole = gone.read_bytes()
        gone.unlink()
        again = opened(folder)
        problems = again.verify()
        assert problems
        assert not any(word in str(p) for p in problems for word in ("commit", "blob", "tree", "HEAD"))
        with contextlib.suppress(StoreDamaged):
            assert again.entries() == told
        again.close()
        gone.write_bytes(whole)


def test_a_cut_pack_is_found(store: GitStore, folder: Path) -> None:
    """Damage in what was filed together is told, not passed over."""
    with store.writing("internal", recorded_at=NOW, negotiation=None, speaker=None) as pen:
        for number in range(100):
            pen.add(PARTY, text=f"{number}")
    (pack,) = (folder / "internal.git" / "objects" / "pack").glob("*.pack")
    whole = pack.read_bytes()
    pack.chmod(0o644)
    pack.write_bytes(whole[: len(whole) // 2])
    again = opened(folder)
    assert again.verify() != ()
    with pytest.raises(StoreDamaged, match="damaged"):
        again.entries()
    again.close()


@contextlib.contextmanager
def nobody(folder: Path) -> Iterator[None]:
    """The right to read the folder, and not to write it, whoever runs the tests."""
    if os.geteuid() == 0:
        os.seteuid(65534)
        try:
            yield
        finally:
            os.seteuid(0)
        return
    for path in [folder, *folder.rglob("*")]:
        path.chmod(path.stat().st_mode & ~0o222)
    yield
    for path in [folder, *folder.rglob("*")]:
        path.chmod(path.stat().st_mode | 0o200)


def test_a_read_only_store_is_read_and_not_written() -> None:
    """Reading and verifying work without the right to write; writing names the folder and the next step."""
    with tempfile.TemporaryDirectory() as room:
        Path(room).chmod(0o755)
        folder = Path(room) / "store"
        init_store(folder, now=NOW, environ=os.environ).close()
        with nobody(folder):
            store = opened(folder)
            before = store.entries()
            with pytest.raises(StoreUnwritable, match=r"internal\.git cannot be written: Permission denied"):
                append(store)
            store.keep("key", b"kept")
            assert store.kept("key") is None
            assert store.entries() == before
            assert store.verify() == ()
            store.close()
            with pytest.raises(StoreUnwritable, match="cannot be written"):
                init_store(folder / "other", now=NOW, environ=os.environ)


@contextlib.contextmanager
def full_disk(size: int) -> Iterator[None]:
    """No file may grow beyond `size` bytes, as if the disk ended there."""
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


@pytest.mark.parametrize("size", [0, 64, 50_000])
def test_a_full_disk_files_nothing(store: GitStore, size: int) -> None:
    """Where the disk ends, the block is refused as a whole, the store holds, and goes on once there is room."""
    before = store.entries()
    with full_disk(size), pytest.raises(StoreUnwritable, match="Nothing was filed; free some space"):
        append(store, NOISE)
    assert store.entries() == before
    assert store.verify() == ()
    assert store.source_of(append(store, NOISE)) == NOISE


def test_a_store_does_not_begin_on_a_full_disk(folder: Path) -> None:
    """A store that cannot be laid whole is not there at all."""
    with full_disk(0), pytest.raises(StoreUnwritable):
        init_store(folder, now=NOW, environ=os.environ)
    assert list(folder.parent.iterdir()) == []


def test_a_store_does_not_begin_over_something_else(folder: Path) -> None:
    """A folder with something in it is left alone."""
    folder.mkdir()
    (folder / "letter.txt").write_text("ours")
    with pytest.raises(Refused, match="is not empty"):
        init_store(folder, now=NOW, environ=os.environ)
    assert [path.name for path in folder.iterdir()] == ["letter.txt"]


@pytest.mark.parametrize(
    ("settings", "error"),
    [
        ('{"format":2,"writer":"0123456789abcdef"}', NewerFormat),
        ('{"format":1,"writer":"../../x"}', StoreDamaged),
        ('{"format":1}', StoreDamaged),
        ("[1]", StoreDamaged),
        ("{", StoreDamaged),
    ],
)
def test_the_settings_of_a_store_are_read_strictly(
    store: GitStore, folder: Path, settings: str, error: type[Exception]
) -> None:
    """A newer layout is named as such, and anything else that is wrong is damage."""
    assert store.verify() == ()
    (folder / "store.json").write_text(settings)
    with pytest.raises(error, match=r"store\.json"):
        opened(folder)


def test_no_store_is_no_store(folder: Path) -> None:
    """Opening what is not there names the file that is missing."""
    with pytest.raises(StoreDamaged, match=r"store\.json is missing"):
        opened(folder)


@pytest.mark.parametrize("name", ["config", "hooks", "objects/info/alternates", "commondir"])
def test_a_tampered_repository_is_not_opened(store: GitStore, folder: Path, name: str) -> None:
    """Settings and links that could start programs or lead elsewhere are refused by name."""
    assert store.verify() == ()
    strange = folder / "table.git" / name
    strange.parent.mkdir(exist_ok=True)
    strange.write_text(CONFIG + "[core]\n\tfsmonitor = touch trap\n")
    with pytest.raises(StoreDamaged, match="not as this program leaves it"):
        opened(folder)


def test_a_space_that_is_gone_is_named(store: GitStore, folder: Path) -> None:
    """A store without its table is damaged, and says which folder is missing."""
    assert store.verify() == ()
    (folder / "table.git").rename(folder / "elsewhere")
    with pytest.raises(StoreDamaged, match=r"table\.git is missing"):
        opened(folder)


def test_inherited_settings_of_git_lead_nowhere(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Variables that would send our records into another store are gone before git starts."""
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    monkeypatch.setenv("GIT_OBJECT_DIRECTORY", str(elsewhere))
    monkeypatch.setenv("GIT_DIR", str(elsewhere))
    store = init_store(folder, now=NOW, environ=os.environ)
    append(store)
    assert store.verify() == ()
    assert list(elsewhere.iterdir()) == []
    store.close()


def test_a_lock_left_by_a_killed_program_is_taken_away(
    store: GitStore, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A stale lock file blocks nobody for long."""
    monkeypatch.setattr(git_door, "GRACE", 0.05)
    lock = folder / "internal.git" / "refs" / "heads" / "pt" / f"{store.writer}.lock"
    lock.touch()
    assert append(store) in {e.id for e in store.entries()}
    assert not lock.exists()


def test_waiting_for_others_ends(tmp_path: Path) -> None:
    """Somebody who never lets go is told about, and nothing is written."""
    with (
        locked(tmp_path / "lock"),
        pytest.raises(StoreMovedOn, match="being written by another program"),
        locked(tmp_path / "lock", patience=0.02),
    ):
        pass


def test_one_space_is_written_by_one_block(store: GitStore) -> None:
    """A second block of the same space inside the first is a mistake of the program, not a deadlock."""
    with store.writing("internal", recorded_at=NOW, negotiation=None, speaker=None) as pen:
        pen.add(PARTY)
        with pytest.raises(RuntimeError, match="open already"):
            append(store)
    assert len(store.entries()) == 4


def test_somebody_who_does_not_heed_the_lock_loses_nothing(store: GitStore, folder: Path) -> None:
    """When another moved on meanwhile, both blocks are there, under the ids that they were given."""
    other = opened(folder)
    with store.writing("internal", recorded_at=NOW, negotiation=None, speaker=None) as pen:
        ours = pen.add(PARTY)
        theirs = append_unlocked(other, 1)
    assert {ours.id, *theirs} <= {e.id for e in store.entries()}
    assert store.verify() == ()
    other.close()


def test_a_longer_block_of_somebody_else_is_not_overtaken(store: GitStore, folder: Path) -> None:
    """Records are not put after others with higher numbers: nothing is filed, and the next try succeeds."""
    other = opened(folder)
    block = store.writing("internal", recorded_at=NOW, negotiation=None, speaker=None)
    ours = block.__enter__().add(PARTY)
    append_unlocked(other, 3)
    with pytest.raises(StoreMovedOn, match="others kept writing"):
        block.__exit__(None, None, None)
    assert ours.id not in {e.id for e in store.entries()}
    append(store)
    assert store.verify() == ()
    other.close()


def append_unlocked(store: GitStore, count: int) -> list[str]:
    """Ids of parties filed past the lock, as on a disk that does not know locks."""
    folder = store.folder / "internal.git"
    lock, aside = folder / "pt.lock", folder / "pt.held"
    # Another file of the same name is another lock.
    lock.rename(aside)
    try:
        with store.writing("internal", recorded_at=NOW, negotiation=None, speaker=None) as pen:
            return [pen.add(PARTY, text=f"other {number}").id for number in range(count)]
    finally:
        aside.replace(lock)


def test_what_was_kept_may_be_lost_or_spoiled(store: GitStore, folder: Path) -> None:
    """A spoiled or missing cache is no cache, and nothing else changes."""
    store.keep("key", b"kept")
    (kept,) = (folder / "cache").iterdir()
    kept.write_bytes(kept.read_bytes()[:-1])
    assert store.kept("key") is None
    kept.unlink()
    (folder / "cache").rmdir()
    assert store.kept("key") is None
    store.keep("key", b"kept")
    assert store.kept("key") == b"kept"


def open_files() -> int:
    """How many files this process holds open."""
    return len(list(Path("/proc/self/fd").iterdir()))


def test_a_closed_store_holds_nothing_open(folder: Path) -> None:
    """Files and processes are let go, however often a store is opened."""
    init_store(folder, now=NOW, environ=os.environ).close()
    before = open_files()
    for _ in range(5):
        store = opened(folder)
        store.text_of(append(store))
        store.close()
    assert open_files() == before
    with pytest.raises(ChildProcessError):
        os.waitpid(-1, os.WNOHANG)
