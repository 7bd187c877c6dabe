"""Awaited: what is outstanding as lines to be read, the same answer owed by many told once."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from proposaltrack.ledger.dues import OVERDUE, PAST
from proposaltrack.ledger.outstanding import Item
from proposaltrack.ledger.progress import Account
from proposaltrack.ledger.silences import SilenceState
from proposaltrack.model.acts.base import Due
from proposaltrack.text.display import make_line

_NAMED = 3
"""Parties named before the rest is counted."""


class Side(StrEnum):
    """Whose move it is, seen from our seat; the order is that of a list."""

    OVERDUE = "Overdue"
    OURS = "We owe"
    THEIRS = "Owed to us"
    OTHERS = "Between others"
    SETTLED = "Settled"


@dataclass(frozen=True, slots=True)
class Awaited:
    """One answer that is awaited from one party, or alike from several.

    Args:
        side: whose move it is.
        items: one for each party it is awaited from; alike in everything else.
        ours: we owe it.
    """

    side: Side
    items: tuple[Item, ...]
    ours: bool

    @property
    def item(self) -> Item:
        """The first item, which stands for all."""
        return self.items[0]

    @property
    def why(self) -> tuple[str, ...]:
        """The facts behind the state, of all items, each once."""
        return tuple(dict.fromkeys(line for item in self.items for line in item.why))


def group_awaited(items: Iterable[Item], ours: str | None, *, apart: bool = False) -> tuple[Awaited, ...]:
    """What is awaited, by side, the most pressing first in each.

    Args:
        items: in the order of `find_outstanding`.
        ours: short name of our own party; None for an observer.
        apart: tell each party's apart, even where they are alike.
    """
    groups: dict[tuple[object, ...], list[Item]] = {}
    for item in items:
        groups.setdefault((_side(item, ours), *_alike(item, apart=apart)), []).append(item)
    rows = [
        Awaited(_side(group[0], ours), tuple(group), group[0].awaited_from.key == ours)
        for group in groups.values()
    ]
    return tuple(sorted(rows, key=lambda row: tuple(Side).index(row.side)))


def _side(item: Item, ours: str | None) -> Side:
    if not item.open:
        return Side.SETTLED
    if OVERDUE in item.flags:
        return Side.OVERDUE
    if item.awaited_from.key == ours:
        return Side.OURS
    return Side.THEIRS if item.awaited_by.key == ours else Side.OTHERS


def _alike(item: Item, *, apart: bool) -> tuple[object, ...]:
    """What two items must share to be told as one; the clauses count by number, for the wording is the same."""
    return (
        item.version.id, item.awaited_by.key, item.awaited_from.key if apart else "", item.state, item.flags,
        item.due, item.answered, item.unanswered, item.on_earlier_wording,
    )  # fmt: skip


def headline(awaited: Awaited) -> str:
    """Who owes whom an answer, and to what."""
    item = awaited.item
    names = [make_line(other.awaited_from.key) for other in awaited.items]
    if len(names) > _NAMED + 1:
        names = [*names[:_NAMED], f"{len(names) - _NAMED} others"]
    who = f"{', '.join(names[:-1])} and {names[-1]}" if len(names) > 1 else names[0]
    word = ("owe" if len(names) > 1 else "owes") if item.open else "answered"
    asker, paper = make_line(item.awaited_by.key), make_line(item.version.title)
    return f"{who} {word} {asker} an answer to {paper}" if item.open else f"{who} {word} {asker} on {paper}"


def standing(awaited: Awaited) -> str:
    """How far the answer has come, by when it is due, and how much of it is there."""
    item = awaited.item
    parts = [item.state.value, *item.flags]
    if item.due is not None:
        parts.append(due_words(item.due, item.days if item.open else None))
    if item.clauses_total:
        parts.append(f"{len(item.answered)} of {item.clauses_total} clauses answered")
    if item.on_earlier_wording:
        parts.append(f"{len(item.on_earlier_wording)} on earlier wording")
    if item.prepared:
        parts.append(f"{len(item.prepared)} prepared")
    if not item.open or item.reply.value == "invited":
        parts.append(f"reply {item.reply.value}")
    return " · ".join(parts)


def account_words(account: Account) -> str:
    """What one side says of a question, in one line."""
    asked = {"requested": "a reply requested", "invited": "a reply invited", "none": "no reply asked for"}
    due = f", {due_words(account.due, None)}" if account.due else ""
    return f"{make_line(account.party.key)} says: sent {account.on}, {asked[account.reply.value]}{due}"


class Board(StrEnum):
    """What is left of everything outstanding; the order is that of a list of choices."""

    ALL = "everything"
    OURS = "awaited from us"
    THEIRS = "awaited from others"
    OVERDUE = "overdue, or past the date asked"
    EARLIER = "on earlier wording"
    SILENCE = "silence running"

    def holds(self, item: Item, ours: str | None) -> bool:
        """True when an answer belongs to it.

        Args:
            item: the answer.
            ours: short name of our own party; None for an observer, of whom nothing is awaited.
        """
        match self:
            case Board.OURS:
                return item.awaited_from.key == ours
            case Board.THEIRS:
                return item.awaited_from.key != ours
            case Board.OVERDUE:
                return not {OVERDUE, PAST}.isdisjoint(item.flags)
            case Board.EARLIER:
                return bool(item.on_earlier_wording)
            case Board.SILENCE:
                return SilenceState.RUNNING in item.flags
            case _:
                return True


def due_words(due: Due, late: int | None) -> str:
    """A due time in words, with how many days it is past.

    Args:
        due: the due time.
        late: days past its last day; 0 or None when it is not past.
    """
    span = str(due.last) if due.first == due.last else f"{due.first} to {due.last}"
    words = {
        "requested": "asked for",
        "promised": "promised for",
        "agreed": "agreed for",
        "rule": "due by rule",
    }
    told = f"{words[due.kind.value]} {span}"
    return f"{told}, {late} day{'s' if late > 1 else ''} ago" if late else told
