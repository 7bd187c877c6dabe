"""outstanding and positions: what they answer, and how they end."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from proposaltrack.model.stance import Stance

Say = Callable[..., Any]

ITEM = {
    "negotiation", "document", "version", "version_id", "awaited_from", "awaited_by", "state", "flags", "reply",
    "according_to", "disputed_by", "since", "days", "due", "clauses_total", "clauses_answered", "clauses_unanswered",
    "clauses_on_earlier_wording", "why", "accounts",
}  # fmt: skip
DUE = {"from", "to", "kind", "stated_by", "words", "at"}
POSITION = {"stances", "on_earlier_wording", "answered", "answered_id", "on", "in", "via"}


def test_the_json_of_what_is_outstanding_has_the_agreed_shape(ask: Say) -> None:
    """Every item has the agreed keys, and the most pressing one comes first."""
    answer = json.loads(ask("outstanding", "--json").out)
    assert (answer["schema"], answer["as_of"]) == ("proposaltrack/outstanding/1", "2026-11-25")
    assert all(item.keys() >= ITEM for item in answer["items"])
    first = answer["items"][0]
    assert first["flags"] == ["overdue"]
    assert first["due"].keys() >= DUE
    assert (first["awaited_from"], first["version"], first["days"]) == ("ORS", "treaty@v6", 40)


def test_the_promise_of_2022_is_told_as_it_was(ask: Say) -> None:
    """On 14 February 2022 the promised answers were seventeen days late."""
    said = ask("--negotiation", "security-guarantees", "--as-of", "2022-02-14", "outstanding", "--json")
    first = json.loads(said.out)["items"][0]
    assert (first["awaited_from"], first["state"], first["days"]) == ("US", "partly answered", 17)
    assert first["due"]["at"] == "Geneva, 2022-01-21"


def test_a_crowd_in_one_state_is_one_entry_and_can_be_expanded(ask: Say) -> None:
    """Dozens of addressees of one letter are told in one entry; --all and --party tell each."""
    where = ("--negotiation", "security-guarantees", "outstanding")
    assert "36 addressees owe RU an answer on letter@v1" in ask(*where).out
    assert "\n  addressee-17 owes RU an answer on letter@v1" in ask(*where, "--all").out
    assert "\n  addressee-17 owes RU an answer on letter@v1" in ask(*where, "--party", "addressee-17").out


def test_settled_answers_are_shown_when_asked_for(ask: Say) -> None:
    """What is answered or closed is left out, and comes last with --all."""
    assert "SETTLED" not in ask("outstanding").out
    assert ask("outstanding", "--all").out.index("SETTLED") > ask("outstanding", "--all").out.index(
        "OTHERS OWE"
    )


def test_nothing_outstanding_is_one_sentence(ask: Say) -> None:
    """Where nothing is owed, one sentence says so."""
    assert ask("--as-of", "2026-02-09", "outstanding").out == "Nobody owes anybody an answer on 2026-02-09.\n"


def test_without_a_choice_every_negotiation_is_told(say: Say, workspace: Path) -> None:
    """Where several negotiations lie and none is chosen, what is owed in all of them is told."""
    (workspace / ".proposaltrack" / "local.json").unlink()
    said = say("--workspace", workspace, "outstanding")
    assert said.out.index("Lake Merrow") < said.out.index("letter@v1") < said.out.index("agreement@v1")
    keys = {
        item["negotiation"]
        for item in json.loads(say("--workspace", workspace, "outstanding", "--json").out)["items"]
    }
    assert keys == {"lake-basin", "security-guarantees"}


def test_the_json_of_positions_has_the_agreed_shape(ask: Say) -> None:
    """Every row names its clause, its state and the positions by party."""
    answer = json.loads(ask("positions", "treaty", "--json").out)
    assert (answer["schema"], answer["document"]) == ("proposaltrack/positions/1", "treaty")
    cells = [cell for row in answer["rows"] for cell in row["positions"].values()]
    assert cells
    assert all(cell.keys() >= POSITION for cell in cells)
    assert {stance for cell in cells for stance in cell["stances"]} <= {stance.value for stance in Stance}


def test_positions_are_those_of_the_version_and_day_asked_about(ask: Say) -> None:
    """A version and a day go together: in June nobody had answered on the wording of October."""
    assert ask("--as-of", "2026-06-20", "positions", "treaty@v3").out.startswith("Positions on treaty@v3\n")
    assert ask("--as-of", "2026-06-20", "positions", "treaty@v7").code == 3


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("outstanding", "--party", "OSR"), "no party 'OSR'. Did you mean ORS?"),
        (("outstanding", "--document", "leter"), "no document 'leter'. Did you mean letter?"),
        (("outstanding", "--according-to", "TRA"), "no party 'TRA'. Did you mean TAR"),
        (("positions", "trety"), "no document 'trety'. Did you mean treaty?"),
        (("--negotiation", "lake", "outstanding"), "no negotiation 'lake'. Did you mean lake-basin?"),
    ],
)
def test_what_does_not_exist_is_named_with_what_does(words: tuple[str, ...], told: str, ask: Say) -> None:
    """An unknown party, document or negotiation ends with 3 and the nearest names."""
    said = ask(*words)
    assert (said.code, said.out) == (3, "")
    assert told in said.err


def test_no_workspace_is_told_with_the_next_step(say: Say, tmp_path: Path) -> None:
    """A folder without workspace ends with 3 and says how to make one."""
    said = say("--workspace", tmp_path, "outstanding")
    assert said.code == 3
    assert "proposaltrack init" in said.err
