"""Completion: what a shell is offered."""

import os
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

import click
import pytest

from proposaltrack.cli.completion import complete_clause, complete_document, complete_party, complete_version
from proposaltrack.cli.root import root
from proposaltrack.cli.session import Surroundings
from proposaltrack.settings import Environment


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


def answer(words: str, place: int, specimens: Path) -> list[str]:
    """What bash is told for these words, the one at `place` being typed."""
    asked = {"_PROPOSALTRACK_COMPLETE": "bash_complete", "COMP_WORDS": words, "COMP_CWORD": str(place)}
    told = subprocess.run(
        [sys.executable, "-m", "proposaltrack"],
        env={**os.environ, **asked, "PROPOSALTRACK_WORKSPACE": str(specimens)},
        capture_output=True,
        text=True,
        check=True,
    )
    assert told.stderr == ""
    return [line.removeprefix("plain,") for line in told.stdout.splitlines() if line]


@pytest.mark.parametrize(
    ("words", "place", "offered"),
    [
        ("proposaltrack outst", 1, ["outstanding"]),
        ("proposaltrack diff tr", 2, ["treaty", *(f"treaty@v{n}" for n in range(1, 8))]),
        ("proposaltrack diff treaty v1", 3, ["v1"]),
        ("proposaltrack show treaty@v3 --clause 16", 4, ["16"]),
        ("proposaltrack outstanding --party O", 3, ["ORS"]),
        ("proposaltrack --negotiation security-guarantees outstanding --party N", 5, ["NATO"]),
        ("proposaltrack --negotiation nothing outstanding --party N", 5, []),
    ],
)
def test_a_shell_is_answered(words: str, place: int, offered: list[str], specimens: Path) -> None:
    """The words that bash hands over get their completions, and where there are none, silence."""
    assert answer(words, place, specimens) == offered
