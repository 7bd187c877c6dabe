"""Completion: what a shell is offered."""

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import click
import pytest

from proposaltrack.cli.completion import complete_clause, complete_document, complete_party, complete_version
from proposaltrack.cli.root import root
from proposaltrack.cli.session import Surroundings
from proposaltrack.settings import Environment

Say = Callable[..., Any]

WORDS = ("diff", "treaty", "")


@pytest.fixture
def context(specimens: Path) -> click.Context:
    """The context of a command on the specimens while its words are typed."""
    now = datetime(2026, 11, 25, 12, tzinfo=UTC)
    around = Surroundings(Environment(workspace=str(specimens)), {}, now, lambda: now)
    return click.Context(root, obj=around, resilient_parsing=True)


def typed(context: click.Context, **params: str) -> click.Context:
    """The context of a command below, with what was typed before."""
    below = click.Context(click.Command("diff"), parent=context, resilient_parsing=True)
    below.params.update(params)
    return below


PARAM = click.Argument(["name"])


def test_documents_versions_and_parties_are_offered(context: click.Context) -> None:
    """What begins as typed is offered, whatever its case."""
    assert complete_document(typed(context), PARAM, "T") == ["treaty", "tarvenia-response"]
    assert complete_version(typed(context), PARAM, "treaty@v")[-1] == "treaty@v7"
    assert complete_version(typed(context, document="treaty"), PARAM, "")[0] == "v1"
    assert complete_party(typed(context), PARAM, "TAR,or") == ["TAR,ORS"]


def test_clauses_are_those_of_the_version_named_before(context: click.Context) -> None:
    """The clauses of the version that was typed are offered."""
    assert complete_clause(typed(context, document="treaty@v3"), PARAM, "7 bis") == [
        "7 bis",
        "7 bis(1)",
        "7 bis(2)",
    ]


@pytest.mark.parametrize("document", ["", "nothing", "treaty@v99"])
def test_completion_never_fails(context: click.Context, document: str) -> None:
    """Where nothing fits, or there is no workspace, nothing is offered."""
    assert complete_clause(typed(context, document=document), PARAM, "") == []
    assert complete_party(click.Context(root), PARAM, "") == []


def test_a_shell_is_answered(say: Say, specimens: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The words that bash hands over give the completions line by line."""
    monkeypatch.setenv("_PROPOSALTRACK_COMPLETE", "bash_complete")
    monkeypatch.setenv("COMP_WORDS", f"proposaltrack --workspace {specimens} outstanding --party O")
    monkeypatch.setenv("COMP_CWORD", "5")
    with pytest.raises(SystemExit):
        say()
