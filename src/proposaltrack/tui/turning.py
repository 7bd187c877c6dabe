"""Turning: what the screen of turns asks: whose move it is, alike ones together, ours first."""

from collections.abc import Iterator
from dataclasses import dataclass

from proposaltrack.actions.desk import Desk, Matter
from proposaltrack.actions.reading import list_turns
from proposaltrack.ledger.turn import Turn
from proposaltrack.text.address import address_of
from proposaltrack.text.display import make_line
from proposaltrack.views.log import told

_NAMED = 3
"""Parties named before the rest is counted."""


@dataclass(frozen=True, slots=True)
class Waiting:
    """A move that waits for one party, or alike for several.

    Args:
        turn: the move of the first of them.
        parties: short names, safe.
        ours: it waits for us.
        days: for how long.
        clauses: names of the clauses that it is about, safe; empty for the paper as a whole.
        facts: the acts that put it there, in safe lines.
    """

    turn: Turn
    parties: tuple[str, ...]
    ours: bool
    days: int
    clauses: tuple[str, ...]
    facts: tuple[str, ...]

    @property
    def who(self) -> str:
        """Whose move it is, many counted."""
        rest = len(self.parties) - _NAMED
        many = f" and {rest} others" if rest > 1 else ""
        return ", ".join(self.parties[:_NAMED] if many else self.parties) + many


def read_turns(desk: Desk, matter: Matter) -> tuple[Waiting, ...]:
    """Every move that waits for somebody, ours first, those that wait longest on top."""
    groups: dict[tuple[object, ...], list[Turn]] = {}
    for turn in list_turns(desk, matter):
        ours = turn.party.key == matter.ours_key
        alike = ours, turn.move, turn.version.id, turn.clauses, turn.others, turn.since, turn.cause
        groups.setdefault(alike, []).append(turn)
    found = [_waiting(desk, matter, turns) for turns in groups.values()]
    return tuple(sorted(found, key=lambda one: (not one.ours, -one.days)))


def _waiting(desk: Desk, matter: Matter, turns: list[Turn]) -> Waiting:
    turn = turns[0]
    tree = matter.wordings.tree_of(turn.version.id)
    return Waiting(
        turn, tuple(make_line(one.party.key) for one in turns), turn.party.key == matter.ours_key,
        (desk.as_of - turn.since).days, tuple(make_line(address_of(tree, clause)) for clause in turn.clauses),
        tuple(_facts(matter, turn)),
    )  # fmt: skip


def _facts(matter: Matter, turn: Turn) -> Iterator[str]:
    for entry in matter.negotiation.entries:
        if entry.id in turn.entry_ids:
            yield f"{entry.act.on}  {make_line(told(matter.negotiation, entry))} ({entry.id[:8]})"
