"""A small negotiation at hand: every verb in one short line, on a store in memory."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

from proposaltrack.actions.desk import Circumstances, Desk, Filed, Matter, load_matter
from proposaltrack.actions.exchange import transmit
from proposaltrack.actions.naming import parse_stances
from proposaltrack.actions.opening import NewParty, add_parties, open_negotiation
from proposaltrack.actions.responding import Answer, respond
from proposaltrack.actions.versions import Delivery, Wording, record_version
from proposaltrack.ledger.disclosure import find_disclosures
from proposaltrack.ledger.outstanding import Item, find_outstanding
from proposaltrack.ledger.positions import PositionTable, find_positions
from proposaltrack.ledger.silences import find_silences
from proposaltrack.ledger.standing import Standing
from proposaltrack.ledger.turn import find_turns
from proposaltrack.ledger.uptake import find_uptake
from proposaltrack.ledger.wordings import Wordings
from proposaltrack.model.acts.base import Form, Reply
from proposaltrack.model.acts.matter import DocumentKind
from proposaltrack.model.clause import Clause
from proposaltrack.model.negotiation import Negotiation
from proposaltrack.store.memory import MemoryStore
from proposaltrack.text.address import address_of

FERRY = """# Treaty on the ferry

## Article 1

1. Each Party shall run one ferry.

2. Each Party shall keep its quay in repair.

## Article 2

The fare is 30 crowns.

## Article 3

This Treaty enters into force on signature.
"""
"""A treaty of four clauses that an answer is counted on: 1(1), 1(2), 2 and 3."""

LETTER = "# Letter\n\nHow do you read the treaty?\n"
DAWN = datetime(2024, 6, 1, 12, tzinfo=UTC)
"""When everything is recorded, unless a case says otherwise."""


def day(number: int) -> date:
    """The day with this number, the 1st of January 2024 being the first."""
    return date(2024, 1, 1) + timedelta(number - 1)


@dataclass
class Case:
    """A negotiation whose acts are told in days by number.

    Args:
        parties: short names, a group before its members; a member as "US@NATO".
        ours: short name of our own party; None for an observer.
        now: when what follows is recorded.
    """

    parties: Iterable[str] = ("RU", "US")
    ours: str | None = None
    now: datetime = DAWN
    store: MemoryStore = field(default_factory=lambda: MemoryStore(DAWN))

    def __post_init__(self) -> None:
        open_negotiation(self.desk(1), key="ferry", title="The ferry")
        named = [party.partition("@") for party in self.parties]
        groups = {group for _, _, group in named}
        new = [NewParty(key, key, key in groups, (group,) if group else ()) for key, _, group in named]
        add_parties(self.desk(1), new, Circumstances(day(1)))

    def desk(self, on: int, known_on: date | None = None) -> Desk:
        """The desk on a day."""
        return Desk(self.store, self.ours, self.now, day(on), known_on)

    def matter(self, known_on: date | None = None) -> Matter:
        """The standing facts."""
        return load_matter(self.desk(1, known_on))

    def do(
        self,
        verb: Callable[..., Filed],
        *words: object,
        on: int,
        form: Form | None = None,
        account: str | None = None,
        **said: object,
    ) -> str:
        """The id of what a verb files last."""
        circumstances = Circumstances(day(on), according_to=account, form=form)
        return verb(self.desk(on), *words, **said, circumstances=circumstances).entries[-1].id

    def draft(
        self, key: str = "treaty", text: str = FERRY, *, by: str = "RU", on: int = 1, kind: str = "draft-agreement",
        **said: Any,
    ) -> str:  # fmt: skip
        """Record a version; its id."""
        wording = Wording((f"{key}.md", text.encode()), kind=DocumentKind(kind), **said)
        return self.do(record_version, key, wording, by=by, on=on)

    def send(
        self, *papers: str, by: str = "RU", to: str = "US", on: int = 1, reply: str | None = None,
        due: str | None = None, account: str | None = None, form: Form | None = None,
    ) -> str:  # fmt: skip
        """Transmit versions; the id of the transmission."""
        terms = Delivery(to=tuple(to.split()), reply=Reply(reply) if reply else None, due=due)
        return self.do(transmit, papers, by=by, delivery=terms, on=on, account=account, form=form)

    def answer(
        self, clauses: str, stances: str, *, by: str = "US", on: int, to: str = "treaty", text: str = "Other words.",
        form: Form | None = Form.ORAL, **said: Any,
    ) -> str:  # fmt: skip
        """Respond to clauses, by word of mouth unless it is made in a paper; the id of the response."""
        answer = Answer(tuple(clauses.split()), parse_stances(stances.split()), text=text, **said)
        return self.do(respond, to, answer, by=by, on=on, form=None if "in_" in said else form)

    def items(self, on: int, *, known_on: date | None = None, only_open: bool = False) -> tuple[Item, ...]:
        """Everything asked for up to a day."""
        matter = self.matter(known_on)
        return find_outstanding(matter.negotiation, matter.wordings, day(on), only_open=only_open)

    def item(
        self, on: int, *, owing: str = "US", of: str = "treaty@v1", known_on: date | None = None
    ) -> Item:
        """What one party owes on one version."""
        found = [
            i
            for i in self.items(on, known_on=known_on)
            if (i.awaited_from.key, i.version.label) == (owing, of)
        ]
        (item,) = found
        return item

    def table(self, on: int, document: str = "treaty", version: str | None = None) -> PositionTable:
        """Where the parties stand."""
        matter = self.matter()
        (found,) = (d for d in matter.negotiation.documents.values() if d.key == document)
        chosen = next((v for v in matter.negotiation.versions.values() if v.label == version), None)
        table = find_positions(matter.negotiation, matter.wordings, found, day(on), version=chosen)
        assert table is not None
        return table

    def stances(self, on: int, *, of: str = "US", version: str | None = None) -> Mapping[str, str]:
        """What a party says to each clause, in words; a mark where it was said on earlier wording or is only prepared."""
        table, matter = self.table(on, version=version), self.matter()
        (party,) = (p.id for p in matter.negotiation.parties.values() if p.key == of)
        tree = matter.wordings.tree_of(table.version.id)
        return {
            address_of(tree, row.clause): " ".join(
                [
                    *position.stances,
                    *(["~"] if position.on_earlier_wording else []),
                    *(["^"] if position.prepared else []),
                ]
            )
            for row in table.rows
            if (position := row.positions.get(party)) is not None
        }

    def names(self, item: Item, clauses: Iterable[Clause]) -> str:
        """Clauses of an item's version by their names."""
        tree = self.matter().wordings.tree_of(item.version.id)
        return " ".join(address_of(tree, clause) for clause in clauses)


def asked(**said: Any) -> Case:
    """A treaty of RU that was sent to US on day 1."""
    case = Case(**said)
    case.draft()
    case.send("treaty")
    return case


def tell_all(negotiation: Negotiation, wordings: Wordings, on: date) -> tuple[object, ...]:
    """Everything that the ledger says at the end of a day."""
    standing = Standing(negotiation, on)
    items = find_outstanding(negotiation, wordings, on)
    documents, parties = negotiation.documents.values(), negotiation.parties.values()
    return (
        items,
        tuple(find_positions(negotiation, wordings, document, on) for document in documents),
        find_silences(standing),
        find_turns(standing, wordings, tuple(item for item in items if item.open)),
        find_disclosures(standing),
        tuple(find_uptake(standing, wordings, d, party, ()) for d in documents for party in parties),
    )


def facts_until(negotiation: Negotiation, on: date) -> Negotiation:
    """The same matter, with nothing in it that happened after a day."""
    return replace(
        negotiation,
        entries=tuple(entry for entry in negotiation.entries if entry.act.on <= on),
        versions={i: version for i, version in negotiation.versions.items() if version.on <= on},
    )
