"""The lineage of a document is computed once, extended by a version, and never taken from a damaged cache."""

from typing import Any

import pytest

from build import Case
from proposaltrack.actions.desk import load_matter
from proposaltrack.actions.lineage import read_history, trace_document
from proposaltrack.actions.naming import find_version
from proposaltrack.compare import strands

FIRST = "# Pact\n\n## Article 1\n\nThe harbour is open to both.\n\n## Article 2\n\nThe light burns from dusk to dawn.\n"
SECOND = FIRST.replace("## Article 1\n", "## Article 1\n\nThe pilots are ours alone.\n\n## Article 1a\n")


def two_drafts() -> Case:
    case = Case()
    case.draft("pact", FIRST)
    case.draft("pact", SECOND, by="US", on=2, basis="pact@v1")
    return case


def traced(case: Case, version: str = "pact") -> Any:
    desk = case.desk(9)
    matter = load_matter(desk)
    return trace_document(desk, matter, find_version(desk, matter, version))


def test_what_is_kept_is_not_computed_again(monkeypatch: pytest.MonkeyPatch) -> None:
    """Reopening gives the same strands without tracing anything."""
    case = two_drafts()
    first = traced(case)

    def fail(*_words: object) -> None:
        raise AssertionError("the lineage was traced again")

    monkeypatch.setattr(strands, "trace", fail)
    assert traced(case).lineage == first.lineage


def test_a_new_version_extends_what_is_kept() -> None:
    """With one more version the strands of the first ones stay, and those of rival drafts have their own parent."""
    case = two_drafts()
    before = traced(case).lineage
    case.draft("pact", FIRST.replace("dusk", "nightfall"), on=3, basis="pact@v1")
    after = traced(case).lineage
    assert after.stages[:2] == before.stages
    assert after.stages[2].parent == before.stages[0].version
    assert all(after.strand_at[stage.version] == before.strand_at[stage.version] for stage in before.stages)


def test_a_damaged_cache_is_no_lineage() -> None:
    """Bytes that are not what was kept are computed anew."""
    case = two_drafts()
    first = traced(case)
    for key in list(case.store._kept):
        case.store.keep(key, b"not a lineage")
    assert traced(case).lineage == first.lineage


def test_a_history_is_asked_as_of_a_day() -> None:
    """Versions after the day asked about are no part of the history."""
    case = two_drafts()
    desk = case.desk(1)
    _, history = read_history(desk, load_matter(desk), "pact", "2")
    assert [step.version.label for step in history.steps] == ["pact@v1"]
