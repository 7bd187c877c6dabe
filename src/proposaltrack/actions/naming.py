"""Naming: from the words people type to the parties, documents, versions, clauses and days they mean."""

import re
from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from difflib import get_close_matches
from typing import Any

from proposaltrack.actions.calendars import holidays_of
from proposaltrack.actions.desk import Circumstances, Desk, Matter
from proposaltrack.errors import NotFound, UsageProblem
from proposaltrack.model.acts.base import Due, DueKind, Passage
from proposaltrack.model.acts.exchange import Met, Transmitted
from proposaltrack.model.clause import Clause
from proposaltrack.model.negotiation import Document, Negotiation, Party, Version
from proposaltrack.model.record import Entry
from proposaltrack.model.stance import Stance
from proposaltrack.text.address import find_clauses, find_passage
from proposaltrack.text.passages import seal_passage

SHORTEST_ID = 8
"""Hex digits of an id that people may shorten to."""


def find_party(negotiation: Negotiation, key: str) -> Party:
    """The party with this short name, case ignored.

    Raises:
        NotFound: names the nearest parties.
    """
    by_key = {party.key.casefold(): party for party in negotiation.parties.values()}
    if key.casefold() in by_key:
        return by_key[key.casefold()]
    keys = [party.key for party in by_key.values()]
    advice = "" if keys else "Add it first: `proposaltrack party add KEY NAME`."
    raise NotFound("party", key, _nearest(key, keys), advice)


def base_of(matter: Matter, by: str | None, circumstances: Circumstances) -> dict[str, Any]:
    """What every act says, from what a person typed: who, when, in which form, by whose account.

    Raises:
        NotFound: a party that is named has not joined.
    """
    actor = find_party(matter.negotiation, by) if by else None
    account = (
        find_party(matter.negotiation, circumstances.according_to) if circumstances.according_to else None
    )
    return {
        "on": circumstances.on,
        "by": actor.id if actor else None,
        "note": circumstances.note,
        "form": circumstances.form,
        "according_to": account.id if account else None,
    }


def find_parties(negotiation: Negotiation, keys: Iterable[str]) -> tuple[Party, ...]:
    """The parties with these short names, each once, in the order given."""
    return tuple(dict.fromkeys(find_party(negotiation, key) for key in keys))


def ids_of(parties: Iterable[Party]) -> tuple[str, ...]:
    """The record ids of parties."""
    return tuple(party.id for party in parties)


def find_document(negotiation: Negotiation, key: str) -> Document:
    """The document with this short name, case ignored.

    Raises:
        NotFound: names the nearest documents.
    """
    by_key = {document.key.casefold(): document for document in negotiation.documents.values()}
    if key.casefold() in by_key:
        return by_key[key.casefold()]
    keys = [document.key for document in by_key.values()]
    advice = "" if keys else "Record its first version: `proposaltrack record DOC FILE --by PARTY`."
    raise NotFound("document", key, _nearest(key, keys), advice)


def find_version(desk: Desk, matter: Matter, spec: str) -> Version:
    """The version that a name stands for.

    Args:
        desk: whose seat it is; knows what was seen last.
        matter: the standing facts.
        spec: `DOC@v3`, `DOC@internal/v2`, `DOC@latest`, `DOC@sent:PARTY`, `DOC@seen`, `DOC@"Rev.1"`, `DOC` for its
            latest, or an id prefix of at least 8 hex digits.

    Raises:
        NotFound: no such document or version; names those there are.
        UsageProblem: several versions fit.
    """
    key, at, which = spec.partition("@")
    if not at and re.fullmatch(r"[0-9a-f]{8,64}", spec):
        return _by_id(matter.negotiation, spec)
    document = find_document(matter.negotiation, key)
    versions = [v for v in matter.negotiation.versions_of(document) if v.on <= desk.as_of]
    if not versions:
        raise NotFound("version of", document.key, next_step=f"None is dated up to {desk.as_of}.")
    which = which.strip().strip("\"“”'")
    return _which(desk, matter, document, versions, which or "latest")


def _which(
    desk: Desk, matter: Matter, document: Document, versions: Sequence[Version], which: str
) -> Version:
    if which.casefold() == "latest":
        return max(versions, key=lambda version: (version.on, version.order))
    if which.casefold().startswith("sent:"):
        return _last_sent(desk, matter, document, which[5:])
    if which.casefold() == "seen":
        seen = desk.seen.get(document.key, "")
        return _one(document, [v for v in versions if v.id == seen], versions, which)
    if found := re.fullmatch(r"(?:(?P<space>[\w.-]+)/)?v(?P<number>\d{1,6})", which, re.IGNORECASE):
        number, space = int(found["number"]), found["space"]
        fits = [
            v
            for v in versions
            if (v.number == number if space is None else (v.space, v.space_number) == (space, number))
        ]
        return _one(document, fits, versions, which)
    return _one(document, [v for v in versions if v.symbol.casefold() == which.casefold()], versions, which)


def _one(document: Document, fits: Sequence[Version], versions: Sequence[Version], which: str) -> Version:
    if len(fits) == 1:
        return fits[0]
    if fits:
        raise UsageProblem(
            f"{len(fits)} versions of {document.key} are called {which!r}",
            f"Name one of them: {', '.join(version.label for version in fits)}.",
        )
    there = ", ".join(version.title for version in versions[-6:])
    raise NotFound("version", f"{document.key}@{which}", next_step=f"There is {there}.")


def _by_id(negotiation: Negotiation, prefix: str) -> Version:
    ids = {
        negotiation.aliases.get(i, i)
        for i in (*negotiation.versions, *negotiation.aliases)
        if i.startswith(prefix)
    }
    found = [negotiation.versions[i] for i in sorted(ids) if i in negotiation.versions]
    if len(found) > 1:
        raise UsageProblem(f"{len(found)} versions have an id that begins with {prefix}", "Give more of it.")
    if not found:
        raise NotFound("version with the id", prefix)
    return found[0]


def _last_sent(desk: Desk, matter: Matter, document: Document, key: str) -> Version:
    negotiation = matter.negotiation
    party = find_party(negotiation, key)
    reached = {party.id, *party.member_of}
    sent = [
        negotiation.versions[version]
        for _, act in negotiation.acts_until(Transmitted, desk.as_of)
        if reached & set(act.to)
        for version in act.versions
        if version in negotiation.versions and negotiation.versions[version].document == document
    ]
    if not sent:
        raise NotFound(
            "version of", document.key, next_step=f"None was transmitted to {party.key} up to {desk.as_of}."
        )
    return sent[-1]


def find_entry(negotiation: Negotiation, prefix: str) -> Entry:
    """The entry whose id begins with these hex digits, struck ones included.

    Raises:
        UsageProblem: too short, or several fit.
        NotFound: none fits.
    """
    if not re.fullmatch(r"[0-9a-f]{4,64}", prefix):
        raise UsageProblem(f"{prefix!r} is no id", "An id is hex digits, as `proposaltrack log` shows them.")
    every = {entry.id: entry for entry in negotiation.entries} | dict(negotiation.struck)
    found = {i: entry for i, entry in every.items() if i.startswith(prefix)}
    alias = {negotiation.aliases[i] for i in negotiation.aliases if i.startswith(prefix)}
    found |= {i: every[i] for i in alias if i in every}
    if len(found) > 1:
        raise UsageProblem(f"{len(found)} entries have an id that begins with {prefix}", "Give more of it.")
    if not found:
        raise NotFound("entry with the id", prefix, next_step="`proposaltrack log` lists them.")
    return next(iter(found.values()))


def find_meeting(negotiation: Negotiation, title: str) -> str:
    """The record id of the last meeting with this title.

    Raises:
        NotFound: names the meetings there are.
    """
    meetings = {act.title.casefold(): entry.id for entry, act in negotiation.acts(Met)}
    if title.casefold() not in meetings:
        titles = [act.title for _, act in negotiation.acts(Met)]
        raise NotFound("meeting", title, _nearest(title, titles))
    return meetings[title.casefold()]


def find_passages(matter: Matter, version: Version, names: Sequence[str]) -> tuple[Passage, ...]:
    """The clauses of a version with these names, anchored in its text.

    Raises:
        NotFound: one of them is no clause of that version; names the nearest.
    """
    tree = matter.wordings.tree_of(version.id)
    clauses: dict[int, Clause] = {}
    for name in names:
        clauses |= {clause.ordinal: clause for clause in _clauses(matter, version, name)}
    return tuple(seal_passage(version.id, tree.text, c.start, c.end) for _, c in sorted(clauses.items()))


def _clauses(matter: Matter, version: Version, name: str) -> tuple[Clause, ...]:
    try:
        return find_clauses(matter.wordings.tree_of(version.id), name)
    except NotFound as missing:
        elsewhere = _elsewhere(matter, version, name)
        next_step = f"{', '.join(elsewhere)} {'has' if len(elsewhere) == 1 else 'have'} such a clause."
        raise NotFound(
            f"clause of {version.label} called", name, () if elsewhere else missing.nearest,
            next_step if elsewhere else missing.next_step,
        ) from None  # fmt: skip


def _elsewhere(matter: Matter, version: Version, name: str) -> list[str]:
    """The labels of other versions of the same document that have a clause of this name."""
    found = []
    for other in matter.negotiation.versions_of(version.document):
        try:
            find_clauses(matter.wordings.tree_of(other.id), name)
        except NotFound:
            continue
        found.append(other.label)
    return found


def find_one_clause(matter: Matter, version: Version, name: str) -> Clause:
    """The one clause of a version that a name stands for.

    Raises:
        NotFound: no clause of that version has it; names the nearest.
        UsageProblem: several have it.
    """
    found = _clauses(matter, version, name)
    if len(found) > 1:
        raise UsageProblem(
            f"{name!r} stands for {len(found)} clauses", "Name one: preamble/1, preamble/2 and so on."
        )
    return found[0]


def find_one_passage(matter: Matter, version: Version, name: str) -> Passage:
    """The passage of a version that a clause name or a quotation stands for."""
    tree = matter.wordings.tree_of(version.id)
    try:
        start, end = find_passage(tree, name)
    except NotFound as missing:
        raise NotFound(
            f"passage of {version.label} called", name, missing.nearest, missing.next_step
        ) from None
    return seal_passage(version.id, tree.text, start, end)


def parse_stances(words: Iterable[str]) -> tuple[Stance, ...]:
    """The stances that words stand for, each once, in the order given.

    Raises:
        UsageProblem: one of them is none; names the nearest and all there are.
    """
    known = {name: stance for stance in Stance for name in (stance.value, stance.label)}
    found = []
    for word in words:
        stance = known.get(word.strip().casefold())
        if stance is None:
            choice = ", ".join(stance.value for stance in Stance if not stance.internal)
            raise UsageProblem(f"{word!r} is no stance", f"Choose from: {choice}.")
        found.append(stance)
    return tuple(dict.fromkeys(found))


def parse_day(text: str) -> date:
    """A day written as in ISO 8601 ("2022-01-26").

    Raises:
        UsageProblem: it is no day.
    """
    try:
        return date.fromisoformat(text.strip())
    except ValueError:
        raise UsageProblem(f"{text!r} is no day", "Write it like 2022-01-26.") from None


def parse_span(text: str, on: date, holidays: frozenset[date] = frozenset()) -> tuple[date, date]:
    """The first and last day of a due time.

    Args:
        text: a day, a span `2022-01-24..2022-01-28`, `+10d`, or `+5wd` for working days.
        on: the day that `+` counts from.
        holidays: days that are no working days, besides Saturdays and Sundays.

    Raises:
        UsageProblem: it is none of these, it ends before it begins, or it ends before `on`.
    """
    if found := re.fullmatch(r"\+(\d{1,4})(d|wd)", text.strip()):
        try:
            day = (_working_day if found[2] == "wd" else _day_after)(on, int(found[1]), holidays)
        except OverflowError:
            raise UsageProblem(f"{text} leads past the last day there is", "Count fewer days.") from None
        return day, day
    first, dots, last = text.partition("..")
    span = parse_day(first), parse_day(last if dots else first)
    if span[1] < span[0]:
        raise UsageProblem(f"the span {text} ends before it begins", "Write the earlier day first.")
    if span[1] < on:
        raise UsageProblem(
            f"the due date {text} lies before the act itself, {on}", "Check the year, or --on."
        )
    return span


def _day_after(day: date, count: int, _holidays: frozenset[date]) -> date:
    return day + timedelta(count)


def _working_day(day: date, count: int, holidays: frozenset[date]) -> date:
    while count > 0:
        day += timedelta(1)
        count -= day.weekday() < 5 and day not in holidays
    return day


def parse_due(
    text: str | None,
    on: date,
    kind: DueKind,
    *,
    stated_by: Party,
    calendar: str,
    words: str = "",
    at: str | None = None,
) -> Due | None:
    """The due time that a person typed, with what it rests on; None for none.

    Args:
        text: as for `parse_span`.
        on: the day of the act.
        kind: what the date rests on.
        stated_by: the party that said so.
        calendar: the holiday calendar by which working days are counted; "" for Monday to Friday.
        words: the words in which it was said.
        at: record id of the meeting at which it was said.
    """
    if not text:
        return None
    first, last = parse_span(text, on, days_off(text, on, calendar))
    return Due(first=first, last=last, kind=kind, stated_by=stated_by.id, words=words, at=at)


def days_off(text: str, on: date, calendar: str) -> frozenset[date]:
    """The holidays that a count of working days may meet; none where nothing of the kind is counted.

    Args:
        text: as for `parse_span`.
        on: the day that is counted from.
        calendar: the holiday calendar; "" for none.
    """
    found = re.fullmatch(r"\+(\d{1,4})wd", text.strip())
    if not calendar or not found:
        return frozenset()
    last = min(on.year + int(found[1]) // 200 + 1, date.max.year)
    return holidays_of(calendar, range(on.year, last + 1))


def _nearest(name: str, names: Sequence[str]) -> list[str]:
    folded = {other.casefold(): other for other in names}
    close = get_close_matches(name.casefold(), folded, 3, cutoff=0.4)
    return [folded[other] for other in close] or list(names[:3])
