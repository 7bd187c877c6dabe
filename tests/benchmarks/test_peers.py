"""Other programs are measured by what they say, and those that are missing are named."""

from pathlib import Path

import pytest
from benchmarks.measuring import PYTHON
from benchmarks.peers import PEERS, Peer, Told, f1, is_there, main, read_lines, read_marked, write_negotiated

from benchmarks import peers
from proposaltrack.compare.comparison import compare
from proposaltrack.text.clauses import parse_text


def test_marked_words_are_counted() -> None:
    """Words between the brackets of a word diff count, over line ends too, and no others."""
    assert read_marked("kept [-one\ntwo-] {+three+} kept {+four five+}\n") == Told(2, 3)


def test_signed_lines_are_counted() -> None:
    """Words of lines with a sign count, and the names of the files do not."""
    assert read_lines("--- a/old name\n+++ b/new name\n@@ -1 +1 @@\n kept\n-one two\n~\n+three\n") == Told(
        2, 1
    )


def test_the_truth_is_what_was_done(tmp_path: Path) -> None:
    """Every clause that is left stands in the truth once, with the words that it had."""
    (before, after), truth = write_negotiated(tmp_path, 12)
    old, new = (parse_text(path.read_text("utf-8")) for path in (before, after))
    assert truth.pairs is not None
    assert {two for _, two in truth.pairs} == {clause.ordinal for clause in new}
    assert len(old) - len(new) == 10
    shared = [
        len(set(old.text_of(old.clause(one)).split()) & set(new.text_of(new.clause(two)).split()))
        / len(set(new.text_of(new.clause(two)).split()))
        for one, two in truth.pairs
    ]
    assert min(shared) > 0.5
    found = frozenset(
        (a.ordinal, b.ordinal) for c in compare(old, new).changes for a in c.before for b in c.after
    )
    assert f1(found, truth.pairs) > 0.99


def test_what_is_missing_is_said(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    """A program and a library that are not installed stand in the table as missing; one that is has its figures."""
    there = Peer("talker", PYTHON, (PYTHON, "-c", "print('[-one-] {+two three+}')"), read_marked)
    gone = Peer("no-such-program", "no-such-program", ("no-such-program",), read_marked)
    absent = Peer("no library", "import no_such_library", (PYTHON,), read_marked)
    monkeypatch.setattr(peers, "PEERS", (there, gone, absent))
    monkeypatch.setattr(peers, "ARTICLES", 8)
    main()
    lines = capsys.readouterr().out.splitlines()
    assert next(line for line in lines if line.startswith("talker")).split()[2:] == ["1", "2"]
    assert next(line for line in lines if line.startswith("no-such-program")).split()[1:] == ["missing"]
    assert next(line for line in lines if line.startswith("no library")).split()[2:] == ["missing"]


def test_every_peer_can_be_looked_for() -> None:
    """What each peer needs is a program or an import, and our own command is there."""
    assert is_there(PEERS[0].needs)
    assert all(peer.needs.startswith("import ") or " " not in peer.needs for peer in PEERS)
