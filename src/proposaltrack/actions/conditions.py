"""Conditions: what a party's answers depend on may not lead back to themselves."""

from collections.abc import Iterator, Sequence

from proposaltrack.actions.desk import Matter
from proposaltrack.errors import UsageProblem
from proposaltrack.model.acts.answers import Responded
from proposaltrack.model.acts.base import Passage
from proposaltrack.model.negotiation import Party
from proposaltrack.text.address import address_of
from proposaltrack.text.passages import clauses_of

Place = tuple[str, int]
"""A clause, by the record id of its version and its ordinal."""


def check_conditions(
    matter: Matter, party: Party, passages: Sequence[Passage], tied: Sequence[Passage]
) -> None:
    """Make sure that an answer does not depend on the clauses it is about, by itself or by way of others.

    Args:
        matter: the standing facts.
        party: who answers.
        passages: what the answer is about.
        tied: what it depends on.

    Raises:
        UsageProblem: it does; names the way round.
    """
    own = {place for passage in passages for place in _places(matter, passage)}
    ways: list[tuple[Place, ...]] = [(place,) for passage in tied for place in _places(matter, passage)]
    seen: set[Place] = set()
    known = _known(matter, party)
    while ways:
        way = ways.pop()
        if way[-1] in own:
            names = " depends on ".join(_named(matter, place) for place in (way[-1], *way))
            raise UsageProblem(f"the condition leads back to itself: {names}", "Leave one of them out.")
        if way[-1] not in seen:
            seen.add(way[-1])
            ways += [(*way, place) for place in known.get(way[-1], ())]


def _known(matter: Matter, party: Party) -> dict[Place, tuple[Place, ...]]:
    """What each clause depends on by the party's last answer to it."""
    found: dict[Place, tuple[Place, ...]] = {}
    for _, act in matter.negotiation.acts(Responded):
        if act.by == party.id:
            tied = tuple(place for passage in act.depends_on for place in _places(matter, passage))
            found |= {place: tied for passage in act.passages for place in _places(matter, passage)}
    return found


def _places(matter: Matter, passage: Passage) -> Iterator[Place]:
    if passage.version in matter.negotiation.versions:
        for clause in clauses_of(matter.wordings.tree_of(passage.version), passage):
            yield passage.version, clause.ordinal


def _named(matter: Matter, place: Place) -> str:
    tree = matter.wordings.tree_of(place[0])
    return f"{matter.negotiation.versions[place[0]].document.key} {address_of(tree, tree.clause(place[1]))}"
