"""The table of speed is made from rows, and what is measured is what it says."""

import os
from contextlib import closing
from pathlib import Path

import pytest
from benchmarks.__main__ import BENCHMARKS
from benchmarks.alignment import greedy
from benchmarks.comparison import write_texts
from benchmarks.measuring import PYTHON, in_turn
from benchmarks.negotiation import KEY, file_negotiation
from benchmarks.table import Row, ratio_row, render_markdown, render_text

from proposaltrack.actions.wordings import StoredWordings
from proposaltrack.compare.comparison import compare, totals_of
from proposaltrack.ledger.outstanding import find_outstanding
from proposaltrack.model.acts.answers import Responded
from proposaltrack.model.acts.base import Reply
from proposaltrack.model.acts.exchange import Transmitted
from proposaltrack.model.comparison import ChangeKind
from proposaltrack.model.folding import fold_entries
from proposaltrack.settings import find_workspace, store_folder
from proposaltrack.store.git import open_store
from proposaltrack.text.clauses import parse_text

ROWS = (
    Row("reading, times a bare one", 1.25, "<= 1.5", "1.1-1.4"),
    Row("peak memory in MB", 500, "< 400"),
    Row("git's word diff", 0.12, "reported"),
)


@pytest.mark.parametrize(
    ("figure", "bar", "verdict"),
    [
        (4.0, "<= 4", "ok"),
        (4.01, "<= 4", "short"),
        (400, "< 400", "short"),
        (0.99, ">= 0.990 (aim .994)", "ok"),
        (0.98, ">= 0.990 (aim .994)", "short"),
        (9, "reported", ""),
    ],
)
def test_a_figure_is_held_against_its_bar(figure: float, bar: str, verdict: str) -> None:
    """A bar that is met is ok, one that is not is short, and a figure without a bar is only reported."""
    assert Row("x", figure, bar).verdict == verdict


def test_a_ratio_is_the_median_of_runs_side_by_side() -> None:
    """Each run is divided by the one beside it, so a machine that is slow for both changes nothing."""
    row = ratio_row("x", [2.0, 30.0, 4.0], [1.0, 10.0, 1.0], "<= 3")
    assert row == Row("x", 3.0, "<= 3", "2.00-4.00")


def test_the_table_in_text() -> None:
    """Columns stand under each other, the verdict last."""
    assert render_text(ROWS).splitlines() == [
        "what                       figure  spread   bar",
        "reading, times a bare one  1.25    1.1-1.4  <= 1.5    ok",
        "peak memory in MB          500              < 400     short",
        "git's word diff            0.12             reported",
    ]


def test_the_table_in_markdown() -> None:
    """The same cells in Markdown."""
    assert render_markdown(ROWS).splitlines() == [
        "| what | figure | spread | bar |  |",
        "| --- | ---: | --- | --- | --- |",
        "| reading, times a bare one | 1.25 | 1.1-1.4 | <= 1.5 | ok |",
        "| peak memory in MB | 500 |  | < 400 | short |",
        "| git's word diff | 0.12 |  | reported |  |",
    ]


def test_every_benchmark_gives_rows_and_says_what_it_measures() -> None:
    """Each module of the tuple has `rows` and a docstring that begins with the question."""
    for benchmark in BENCHMARKS:
        assert callable(benchmark.rows)
        assert (benchmark.__doc__ or "").startswith("How")


def test_a_program_that_fails_is_no_quick_program() -> None:
    """A run that ends with an error stops the benchmark and tells what the program said."""
    with pytest.raises(RuntimeError, match="no such thing"):
        in_turn({"wrong": [PYTHON, "-c", "raise SystemExit('no such thing')"]}, 1)


def test_the_two_texts_differ_in_a_tenth_of_their_paragraphs(tmp_path: Path) -> None:
    """Of 20 articles with nine paragraphs each, about 18 paragraphs are reworded and nothing else happens."""
    trees = [parse_text(path.read_text("utf-8")) for path in write_texts(tmp_path, articles=20)]
    totals = totals_of(compare(*trees))  # type: ignore[arg-type]  # two trees
    assert len(trees[0]) == len(trees[1]) == 200
    assert 8 <= totals[ChangeKind.REWORDED] <= 30
    assert totals[ChangeKind.UNCHANGED] + totals[ChangeKind.REWORDED] == 200


def test_the_negotiation_holds_as_many_versions_as_it_says(tmp_path: Path) -> None:
    """Every draft asks for a reply, most are answered, and the last draft of every dossier is still open."""
    filed = file_negotiation(tmp_path, dossiers=4, rounds=11)
    with closing(open_store(store_folder(find_workspace(tmp_path), KEY), environ=os.environ)) as store:
        negotiation = fold_entries(store.entries())
    sent = [act for _, act in negotiation.acts(Transmitted)]
    asked = [act for act in sent if act.reply is Reply.REQUESTED]
    assert filed == len(negotiation.versions) == 2 * 4 * 11
    assert len(negotiation.documents) == 8
    assert len(asked) == 44
    # Neither in the tenth round, nor the last ones of every second dossier.
    assert len(sent) - len(asked) == 44 - 4 - 2


def test_answers_take_stances_where_that_is_wanted(tmp_path: Path) -> None:
    """Each answer that was sent accepts the draft it answers, clause by clause."""
    file_negotiation(tmp_path, dossiers=2, rounds=3, responses=1)
    with closing(open_store(store_folder(find_workspace(tmp_path), KEY), environ=os.environ)) as store:
        negotiation = fold_entries(store.entries())
    papers = {version.id: version for version in negotiation.versions.values()}
    given = [act for _, act in negotiation.acts(Responded)]
    assert len(given) == 2 * 3 - 1
    assert all(act.in_version and papers[act.in_version].answers == (act.version,) for act in given)


def test_only_what_is_open_is_found_without_the_rest(tmp_path: Path) -> None:
    """Leaving out what is settled gives the open items of the whole list, in its order."""
    file_negotiation(tmp_path, dossiers=4, rounds=3)
    with closing(open_store(store_folder(find_workspace(tmp_path), KEY), environ=os.environ)) as store:
        negotiation = fold_entries(store.entries())
        day = max(entry.act.on for entry in negotiation.entries)
        wordings = StoredWordings(store, negotiation)
        every = find_outstanding(negotiation, wordings, day)
        assert find_outstanding(negotiation, wordings, day, only_open=True) == tuple(
            i for i in every if i.open
        )
    assert len(every) == 12
    assert 0 < sum(item.open for item in every) < 12


def test_the_textbook_pairs_equal_clauses_first() -> None:
    """The rival that matching is timed beside takes equal clauses, then the likest above its threshold."""
    before = parse_text(
        "1. The sea is free.\n\n2. Each Party shall tell the other of every step.\n\n3. Gone.\n"
    )
    after = parse_text(
        "1. Each Party shall tell the others of every step.\n\n2. The sea is free.\n\n3. New one.\n"
    )
    assert greedy(before, after) == {1: 2, 2: 1}
