"""What people read about the lake-basin treaty, held as texts that a lawyer could check against the drafts."""

import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

GOLDEN = Path(__file__).parent / "golden"

COMMANDS: dict[str, tuple[str, ...]] = {
    "diff-v1-v2": ("diff", "treaty", "v1", "v2"),
    "diff-v2-v3": ("diff", "treaty", "v2", "v3"),
    "diff-v3-v4": ("diff", "treaty", "v3", "v4"),
    "diff-v4-v5": ("diff", "treaty", "v4", "v5"),
    "diff-v5-v6": ("diff", "treaty", "v5", "v6"),
    "diff-v6-v7": ("diff", "treaty", "v6", "v7"),
    "diff-steps": ("diff", "treaty", "v1", "v7", "--steps"),
    "history": ("history", "treaty", "10(3)", "--words"),
    "history-merged": ("history", "treaty@v3", "3(3)"),
    "history-restored": ("history", "treaty", "4(3)"),
    "concordance": ("concordance", "treaty"),
    "concordance-v1-v7": ("concordance", "treaty", "v1", "v7"),
    "attribution": ("attribution", "treaty", "10(3)", "--deleted"),
    "attribution-all": ("attribution", "treaty@v7"),
    "outstanding": ("outstanding",),
    "outstanding-in-june": ("--as-of", "2026-06-20", "outstanding"),
    "outstanding-why": ("outstanding", "--why", "--party", "ORS"),
    "positions": ("positions", "treaty"),
    "outline": ("outline", "treaty@v7"),
    "parties": ("parties",),
    "letters": ("--negotiation", "security-guarantees", "--as-of", "2022-02-14", "outstanding"),
}


@pytest.mark.parametrize("name", COMMANDS)
def test_the_answer_reads_as_it_should(
    name: str, ask: Callable[..., Any], request: pytest.FixtureRequest
) -> None:
    """Each answer is the text that was read and found true."""
    said = ask(*COMMANDS[name])
    assert said.err == ""
    golden = GOLDEN / f"{name}.txt"
    if request.config.getoption("--write-golden"):
        golden.write_text(said.out, "utf-8")
    assert said.out == golden.read_text("utf-8")


@pytest.mark.parametrize("name", COMMANDS)
def test_no_line_is_wider_than_80_columns(name: str, ask: Callable[..., Any]) -> None:
    """Where no terminal tells its width, every line fits 80 columns."""
    said = ask(*COMMANDS[name])
    assert [line for line in said.out.splitlines() if len(line) > 80] == []


@pytest.mark.parametrize("name", COMMANDS)
def test_a_terminal_without_unicode_gets_ascii(name: str, ask: Callable[..., Any]) -> None:
    """Our own signs have a spelling in ASCII that fits as well."""
    said = ask(*COMMANDS[name], encoding="ascii")
    assert [line for line in said.out.splitlines() if len(line) > 80] == []
    assert said.out.isascii()


def test_colours_come_when_asked_for_and_say_nothing_alone(ask: Callable[..., Any]) -> None:
    """With colours, what was put in is underlined too, and what was taken out is struck through."""
    said = ask("--color", "always", "diff", "treaty", "v6", "v7", "--clause", "10(3)")
    assert "\x1b[9mshall\x1b[0m" in said.out
    assert "\x1b[4mshould\x1b[0m" in said.out
    assert "[-" not in said.out


@pytest.mark.parametrize("environ", [{"NO_COLOR": "1"}, {}])
def test_no_colours_where_nobody_sees_them(environ: dict[str, str], ask: Callable[..., Any]) -> None:
    """Into a file, and with NO_COLOR, there is no style, and changed words stand in brackets."""
    said = ask("diff", "treaty", "v6", "v7", environ={**os.environ, **environ})
    assert "\x1b" not in said.out
    assert "[-shall-]{+should+}" in said.out
