"""What is kept can be lost, and never grows without end."""

from pathlib import Path

import pytest

from proposaltrack.store import keeping
from proposaltrack.store.keeping import load_kept, record_kept


def test_the_older_half_goes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """However much is given to keep, what stays is bounded, and the latest is among it."""
    monkeypatch.setattr(keeping, "MOST", 20)
    for number in range(2_000):
        record_kept(tmp_path, str(number), b"x")
    assert len(list(tmp_path.iterdir())) < 20 + 64 * 8
    assert load_kept(tmp_path, "1999") == b"x"
    assert load_kept(tmp_path, "0") is None


def test_damage_is_as_good_as_lost(tmp_path: Path) -> None:
    """Bytes that are not those that were given are not handed out."""
    record_kept(tmp_path, "key", b"content")
    (place,) = tmp_path.iterdir()
    place.write_bytes(place.read_bytes()[:-1] + b"!")
    assert load_kept(tmp_path, "key") is None
