"""What is outstanding, for a terminal: who owes whom, on what, how far it has come, how late it is, and why."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import TYPE_CHECKING

from proposaltrack.cli.render.clauses import compress, compress_names
from proposaltrack.cli.render.layout import Piece, count, firm, flow, paint
from proposaltrack.text.display import make_line

if TYPE_CHECKING:
    from proposaltrack.views.clauses import Json

ENTRY, DETAIL = "  ", "      "
FEW = 3
"""So many answers are shown with the facts behind them, unasked."""

CROWD = 3
"""From so many addressees in the same state on, one line tells of them all."""

_NAMED_AT_MOST = 6


def outstanding_lines(
    answer: "Json", width: int, ours: str | None, *, why: bool = False, each: bool = False
) -> Iterator[str]:
    """What is outstanding as lines: what is overdue, then what we owe, then what others owe, then what is settled.

    Args:
        answer: as `views.outstanding.outstanding_json` gives it.
        width: columns.
        ours: short name of our own party; None for an observer.
        why: show the facts behind every state; few answers show them anyway.
        each: one entry for each addressee, however many are in the same state.
    """
    items = answer["items"]
    few = len(_crowds(items, each=each, why=False)) <= FEW
    crowds = _crowds(items, each=each, why=why or few)
    if not crowds:
        yield f"Nobody owes anybody an answer on {answer['as_of']}."
        return
    yield paint(f"On {answer['as_of']}", "quiet")
    for title, look, chosen in _groups(crowds, ours):
        if chosen:
            yield ""
            yield paint(title, look)
        for crowd in chosen:
            yield from _crowd_lines(crowd, width, ours, answer["as_of"], why=why or few)


def _crowds(items: Iterable["Json"], *, each: bool, why: bool) -> list[list["Json"]]:
    """Items that differ in nothing shown but the addressee, together, where there are many of them."""
    alike: dict[str, list[Json]] = {}
    for item in items:
        unsaid = {"awaited_from": None} | ({} if why else {"why": None})
        alike.setdefault(repr({**item, **unsaid}), []).append(item)
    found: list[list[Json]] = []
    for crowd in alike.values():
        found += [crowd] if len(crowd) >= CROWD and not each else [[item] for item in crowd]
    return found


def _groups(
    crowds: Sequence[list["Json"]], ours: str | None
) -> Iterator[tuple[str, str, list[list["Json"]]]]:
    rest = "awaited" if ours is None else "others owe"
    sorts: dict[str, list[list[Json]]] = {"overdue": [], "we owe": [], rest: [], "settled": []}
    for crowd in crowds:
        sorts[_sort(crowd[0], ours, rest)].append(crowd)
    for sort, chosen in sorts.items():
        yield sort.upper(), "pressing" if sort == "overdue" else "strong", chosen


def _sort(item: "Json", ours: str | None, rest: str) -> str:
    if not item.get("open", True):
        return "settled"
    if "overdue" in item["flags"]:
        return "overdue"
    return "we owe" if ours is not None and item["awaited_from"] == ours else rest


def _crowd_lines(
    crowd: Sequence["Json"], width: int, ours: str | None, as_of: str, *, why: bool
) -> Iterator[str]:
    item = crowd[0]
    yield from flow(_owing(crowd, ours), width, ENTRY, hang=DETAIL)
    yield from flow(_standing(item, as_of), width, DETAIL)
    if len(crowd) > 1:
        yield from flow(
            [Piece(_listed([make_line(i["awaited_from"]) for i in crowd]), "quiet")], width, DETAIL
        )
    for line in _clause_lines(item):
        yield from flow([Piece(line)], width, DETAIL, hang=DETAIL + "  ")
    for reason in item["why"] if why else ():
        yield from flow([Piece(f"because: {make_line(reason)}", "quiet")], width, DETAIL, hang=DETAIL + "  ")


def _owing(crowd: Sequence["Json"], ours: str | None) -> Iterator[Piece]:
    """Who owes whom an answer on what."""
    item = crowd[0]
    owing, asker = item["awaited_from"], make_line(item["awaited_by"])
    if len(crowd) > 1:
        subject = f"{len(crowd)} addressees"
    else:
        subject = f"We ({make_line(owing)})" if owing == ours else make_line(owing)
    if item["awaited_by"] == ours:
        asker = f"us ({asker})"
    asked, about = _asked(item, many=len(crowd) > 1 or owing == ours)
    yield Piece(firm(subject), "strong")
    yield Piece(f" {asked} ")
    yield Piece(firm(asker), "strong")
    yield Piece(f" {about} ")
    yield Piece(firm(make_line(item["version"])), "strong")
    yield Piece(f" ({make_line(item['symbol'])})" if item.get("symbol") else "")


def _asked(item: "Json", *, many: bool) -> tuple[str, str]:
    """What joins the addressee with the asker, and the asker with the version; an invitation is no debt."""
    now = item.get("open", True)
    if item["reply"] == "requested":
        return ("owe" if many else "owes") if now else "owed", "an answer on"
    verb = ("are" if many else "is") if now else ("were" if many else "was")
    return f"{verb} invited by", "to answer"


def _standing(item: "Json", as_of: str) -> Iterator[Piece]:
    """The state, the due time, and what else is to be known."""
    yield Piece(make_line(item["state"]))
    told = _lateness(item)
    if told:
        yield Piece(" · ")
        yield Piece(firm(told), "pressing")
    if item["due"]:
        yield Piece(f" · {_due(item, as_of)}")
    for flag in item["flags"]:
        if flag not in {"overdue", "past the date asked"}:
            yield Piece(f" · {make_line(flag)}")
    if item["disputed_by"]:
        yield Piece(f" · disputed by {', '.join(map(make_line, item['disputed_by']))}", "pressing")
    elif item["according_to"] and item["according_to"] != [item["awaited_by"]]:
        yield Piece(f" · according to {', '.join(map(make_line, item['according_to']))}")


def _lateness(item: "Json") -> str:
    late = count(item["days"] or 0, "day")
    if "overdue" in item["flags"]:
        return f"{late} overdue"
    return f"{late} past the date asked" if "past the date asked" in item["flags"] else ""


def _due(item: "Json", as_of: str) -> str:
    """By when, on whose word, in which words."""
    due = item["due"]
    span = due["to"] if due["from"] == due["to"] else f"{due['from']} to {due['to']}"
    left = (date.fromisoformat(due["to"]) - date.fromisoformat(as_of)).days
    soon = f" (in {count(left, 'day')})" if left > 0 else (" (today)" if left == 0 else "")
    verb = {"requested": "asked for by", "rule": "due by rule on"}.get(due["kind"], f"{due['kind']} for")
    words = [f'"{make_line(due["words"])}"'] if due["words"] else []
    words += [make_line(due["at"])] if due["at"] else []
    stated = f" by {make_line(due['stated_by'])}" if due["stated_by"] and due["kind"] == "promised" else ""
    said = f" ({', '.join(words)})" if words else ""
    return f"{verb} {firm(span)}{firm(soon)}{stated}{said}"


def _clause_lines(item: "Json") -> Iterator[str]:
    if not item["clauses_total"] or not item.get("open", True):
        return
    left = f", {len(item['clauses_left'])} left aside" if item.get("clauses_left") else ""
    yield f"{item['clauses_answered']} of {count(item['clauses_total'], 'clause')} answered{left}"
    if item["clauses_unanswered"]:
        yield f"unanswered: {_names(item['clauses_unanswered'])}"
    if item["clauses_on_earlier_wording"]:
        yield f"answered on earlier wording: {_names(item['clauses_on_earlier_wording'])}"
    if item.get("clauses_prepared"):
        yield f"prepared, not transmitted: {_names(item['clauses_prepared'])}"


def _names(clauses: Sequence["Json"]) -> str:
    """Clauses in few words, no name parted at the end of a line."""
    return ", ".join(firm(name) for name in compress(clauses).split(", "))


def _listed(names: Sequence[str]) -> str:
    told = compress_names(names)
    if len(told) <= _NAMED_AT_MOST:
        return ", ".join(told)
    return f"{', '.join(told[:_NAMED_AT_MOST])} and others (--all names each)"
