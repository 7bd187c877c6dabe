"""Positions in lines: in words, in letters, or as a list, by the width there is."""

from typing import Any

import click
import pytest

from proposaltrack.cli.render.layout import columns
from proposaltrack.cli.render.positions import positions_lines


def position(*stances: str, earlier: bool = False, prepared: bool = False) -> dict[str, Any]:
    """What a party says on a clause."""
    return {"stances": list(stances), "on_earlier_wording": earlier, "prepared": prepared}


def answer(parties: int) -> dict[str, Any]:
    """Two clauses and so many parties."""
    keys = [f"P{n}" for n in range(1, parties + 1)]
    clause = {"ordinal": 1, "number": "4(1)", "heading": "", "path": ["4", "(1)"], "address": "4(1)"}
    first = {key: position("rejects", "counter-proposes", earlier=True) for key in keys}
    second = {keys[0]: position("accepts", prepared=True)} if keys else {}
    rows = [
        {"clause": clause, "under": "Shares", "state": "tabled", "positions": first},
        {
            "clause": {**clause, "address": "4(2)"},
            "under": "Shares",
            "state": "policy agreed",
            "positions": second,
        },
    ]
    return {"version": "treaty@v1", "parties": keys, "rows": rows}


def told(parties: int, width: int) -> list[str]:
    """What a person reads."""
    lines = [click.unstyle(line) for line in positions_lines(answer(parties), width)]
    assert all(columns(line) <= width for line in lines)
    return lines


def test_two_parties_fit_in_words() -> None:
    """At 80 columns two parties are told in letters and words, with the marks explained."""
    lines = told(2, 80)
    assert lines[2].split() == ["Clause", "State", "P1", "P2"]
    assert "4(1) Shares" in told(2, 100)[3]
    assert "R+C~ rejects," in lines[3]
    assert any("A^ accepts" in line and line.endswith("·") for line in lines)
    assert lines[-1] == "~ given on earlier wording; ^ prepared, not transmitted; · no response"


def test_many_parties_are_told_in_letters_with_a_legend() -> None:
    """Where words do not fit, the letters stand alone and the legend gives every one of them."""
    lines = told(6, 80)
    assert lines[3].split() == ["4(1)", "tabled", *["R+C~"] * 6]
    assert "A accepts; C counter-proposes; R rejects" in " ".join(lines[5:])


@pytest.mark.parametrize(("parties", "width"), [(30, 80), (2, 24)])
def test_where_no_table_fits_there_is_a_list(parties: int, width: int) -> None:
    """A crowd, or a narrow window, gets one line for each position."""
    lines = told(parties, width)
    assert any(line.startswith("4(1)") for line in lines)
    assert "  P1: A^ accepts" in lines


def test_no_position_at_all_is_one_sentence() -> None:
    """A document that nobody answered has no table."""
    assert told(0, 80)[-1] == "No party has taken a position on any clause."
