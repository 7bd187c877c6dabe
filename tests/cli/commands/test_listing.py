"""log, show, documents, parties and verify: what they answer, and how they end."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Say = Callable[..., Any]


def entry(ask: Say, told: str) -> str:
    """The id of the first entry whose telling has these words."""
    found = json.loads(ask("log", "--json").out)["entries"]
    return next(str(one["id"]) for one in found if told in one["told"])


def test_the_log_tells_every_act_of_the_days_asked_about(ask: Say) -> None:
    """One entry a line, oldest first, and none of a later day."""
    every = json.loads(ask("log", "--json").out)["entries"]
    early = json.loads(ask("--as-of", "2026-03-01", "log", "--json").out)["entries"]
    assert [one["on"] for one in every] == sorted(one["on"] for one in every)
    assert early == [one for one in every if one["on"] <= "2026-03-01"]
    assert "COM set down treaty@v1 (LMC/2026/1)" in ask("log").out


def test_a_struck_entry_stays_visible_with_all(say: Say, workspace: Path) -> None:
    """What was struck is left out of the log, and marked in it with --all."""
    where = ("--workspace", workspace)
    target = entry(lambda *words: say(*where, *words), "TAR acknowledged treaty@v2")
    struck = say(*where, "strike", target[:8], "--reason", "filed by mistake")
    assert struck.code == 0, struck.err
    assert target[:8] not in [
        line.split()[1] for line in say(*where, "log").out.splitlines() if line[:4] == "2026"
    ]
    assert f"{target[:8]}  (struck) TAR acknowledged treaty@v2" in say(*where, "log", "--all").out
    assert "it counts no more" in say(*where, "show", target[:8]).out


def test_show_gives_an_entry_with_everything_it_says(ask: Say) -> None:
    """An entry names its clauses, parties and versions as people do, and in JSON to the letter."""
    target = entry(ask, "TAR rejects and counter-proposes")
    said = ask("show", target[:8]).out
    assert "clauses   1(c)" in said
    assert "by          TAR (" in said
    assert "six of the nine driest years" in said
    assert "Treaty on the Sharing" in ask("show", entry(ask, "COM set down treaty@v1")[:8]).out
    answer = json.loads(ask("show", target[:8], "--json").out)
    assert (answer["schema"], answer["id"]) == ("proposaltrack/entry/1", target)


def test_show_gives_the_text_of_a_version(ask: Say) -> None:
    """The text of a version is that of the file it was recorded from, whole or clause by clause."""
    source = (Path(__file__).parents[3] / "proposals" / "lake-basin" / "treaty-v3.md").read_text("utf-8")
    assert ask("show", "treaty@v3", "--exact").out == source
    assert ask("show", "treaty@v3").out.rstrip("\n") == source.rstrip("\n")
    clause = ask("show", "treaty@v3", "--clause", "4(2),4(3)").out
    assert clause.startswith("2. Neither Party")
    assert clause.count("\n\n") == 1


def test_show_makes_a_hostile_text_safe_wherever_it_goes(say: Say, workspace: Path, tmp_path: Path) -> None:
    """A text that would steer a terminal is shown as signs even into a pipe; --exact gives it to the letter."""
    where = ("--workspace", workspace)
    file = tmp_path / "trap.md"
    file.write_text("1. Pay \x1b[31mnow\x1b[0m \u202eon\u202c.\n", "utf-8")
    filed = say(*where, "record", "trap", file, "--by", "TAR", "--on", "2026-11-20", "--kind", "other",
                "--allow-control-characters")  # fmt: skip
    assert filed.code == 0, filed.err
    for words in (
        ("show", "trap@v1"),
        ("show", "trap@v1", "--json"),
        ("log",),
        ("documents",),
        ("outline", "trap"),
    ):
        assert not {"\x1b", "\u202e"} & set(say(*where, *words).out)
    assert say(*where, "show", "trap@v1", "--exact").out == file.read_text("utf-8")


def test_documents_and_parties_are_those_of_the_day(ask: Say) -> None:
    """What was recorded later is left out."""
    early = json.loads(ask("--as-of", "2026-03-20", "documents", "--json").out)["documents"]
    assert [v["version"] for v in early[0]["versions"]] == ["treaty@v1", "treaty@v2"]
    assert json.loads(ask("--as-of", "2026-01-01", "parties", "--json").out)["parties"] == []
    assert json.loads(ask("parties", "--json").out)["ours"] == "TAR"


def test_verify_is_clean_on_what_was_filed(ask: Say) -> None:
    """Every hash, seal and reference of the specimens holds."""
    said = ask("verify")
    assert (said.code, said.err) == (0, "")
    assert said.out.splitlines() == [
        "lake-basin: every hash, seal and reference holds",
        "security-guarantees: every hash, seal and reference holds",
    ]


def test_verify_finds_a_damaged_store_and_still_checks_the_others(say: Say, workspace: Path) -> None:
    """A damaged object is a finding with the next step, ends with 1, and hides nothing of the other negotiation."""
    store = workspace / ".proposaltrack" / "negotiations" / "lake-basin"
    for damaged in [path for path in store.rglob("objects/??/*") if path.is_file()][:3] or list(
        store.rglob("*.pack")
    ):
        damaged.chmod(0o644)
        content = damaged.read_bytes()
        damaged.write_bytes(content[:-30] + bytes(30))
    said = say("--workspace", workspace, "verify", "--json")
    assert said.code == 1
    found = {one["negotiation"]: one["problems"] for one in json.loads(said.out)["negotiations"]}
    assert found["security-guarantees"] == []
    assert all(problem.keys() == {"place", "message", "next_step"} for problem in found["lake-basin"])
    assert found["lake-basin"]


@pytest.mark.parametrize(
    ("words", "code", "told"),
    [
        (("show", "12"), 2, "'12' is no id"),
        (("show", "deadbeef"), 3, "`proposaltrack log` lists them"),
        (("show", "treaty@v19"), 3, "no version 'treaty@v19'"),
        (("show", "treaty@v3", "--clause", "4(9)"), 3, "no clause '4(9)'. Did you mean 4"),
        (("shwo", "treaty"), 2, "Did you mean show"),
        (("--as-of", "tomorrow", "log"), 2, "write it like 2022-01-26"),
    ],
)
def test_what_does_not_exist_is_named_with_what_does(
    words: tuple[str, ...], code: int, told: str, ask: Say
) -> None:
    """A mistake gives one message on stderr, nothing on stdout, and the documented code."""
    said = ask(*words)
    assert (said.code, said.out) == (code, "")
    assert told in said.err
