"""Correcting: a mistaken entry is struck, or replaced, as if it had never been made; the original stays visible."""

from collections.abc import Callable, Mapping
from typing import Any

from proposaltrack.actions.desk import Circumstances, Desk, Filed, Matter, Paper, file_papers, load_matter
from proposaltrack.actions.naming import (
    days_off,
    find_entry,
    find_parties,
    find_party,
    ids_of,
    parse_day,
    parse_span,
    parse_stances,
)
from proposaltrack.errors import Refused, UsageProblem
from proposaltrack.model.acts.base import BaseAct, Due, DueKind, Form, Reply
from proposaltrack.model.acts.matter import DocumentOpened, NegotiationOpened, PartyJoined
from proposaltrack.model.acts.upkeep import Corrected, SameAct, Shared, SpaceOpened
from proposaltrack.model.record import Entry
from proposaltrack.model.stance import Stance
from proposaltrack.store.base import INTERNAL, Source
from proposaltrack.store.references import act_references


def strike(desk: Desk, entry_id: str, *, reason: str, circumstances: Circumstances) -> Filed:
    """Strike a mistaken entry out.

    Args:
        desk: whose seat it is.
        entry_id: the beginning of its id.
        reason: why.
        circumstances: day and note.

    Raises:
        NotFound: no entry has that id.
        UsageProblem: no reason is given.
        Refused: it cannot be struck.
    """
    matter = load_matter(desk)
    entry = _mistaken(matter, entry_id, reason)
    _check_alone(matter, entry)
    act = Corrected(**_upkeep(matter, circumstances), of=entry.id, reason=reason)
    return Filed(
        file_papers(desk, matter, [Paper(act)]),
        (f"Struck entry {entry.id[:8]}", *_told_shared(matter, entry)),
    )


def correct(
    desk: Desk, entry_id: str, *, changes: Mapping[str, str], reason: str, circumstances: Circumstances
) -> Filed:
    """Replace a mistaken entry by one that says the same but for what is changed.

    Args:
        desk: whose seat it is.
        entry_id: the beginning of its id.
        changes: what is changed, by the names in `CORRECTABLE`, as people type it.
        reason: why.
        circumstances: the day on which the mistake is put right, and a note.

    Raises:
        NotFound: no entry has that id, or a party that is named does not exist.
        UsageProblem: nothing is changed, or the entry has no such thing to change.
        Refused: it cannot be corrected.
    """
    matter = load_matter(desk)
    entry = _mistaken(matter, entry_id, reason)
    act = _changed(matter, entry.act, changes)
    source, text = _carried(desk, entry)
    speaker = matter.ours.id if matter.ours else None
    with desk.store.writing(
        INTERNAL, recorded_at=desk.now, negotiation=matter.negotiation.id, speaker=speaker
    ) as pen:
        new = pen.add(act, text=text, source=source)
        put_right = Corrected(**_upkeep(matter, circumstances), of=entry.id, by_record=new.id, reason=reason)
        entries = new, pen.add(put_right)
    told = f"Entry {entry.id[:8]} is replaced by {new.id[:8]}: {', '.join(changes)} changed"
    return Filed(entries, (told, *_told_shared(matter, entry)))


def _mistaken(matter: Matter, entry_id: str, reason: str) -> Entry:
    if not reason.strip():
        raise UsageProblem("a correction needs a reason", "Say why with --reason.")
    entry = find_entry(matter.negotiation, entry_id)
    if entry.id in matter.negotiation.struck:
        raise Refused(
            f"entry {entry.id[:8]} has been put right already", "`proposaltrack log --all` shows by what."
        )
    if isinstance(entry.act, NegotiationOpened | SpaceOpened | Corrected | Shared | SameAct):
        raise Refused(
            f"entry {entry.id[:8]} carries others and cannot be struck",
            "Correct the entries that rest on it.",
        )
    return entry


def _check_alone(matter: Matter, entry: Entry) -> None:
    """A party or document can go only while nothing names it: what rests on it would hang in the air.

    Raises:
        Refused: other entries name it.
    """
    if not isinstance(entry.act, PartyJoined | DocumentOpened):
        return
    others = (e for e in matter.negotiation.entries if e.id != entry.id)
    resting = sum(entry.id in act_references(e.act) or e.record.speaker == entry.id for e in others)
    if resting:
        raise Refused(
            f"{entry.act.key} is named by {resting} other {'entry' if resting == 1 else 'entries'}",
            "Correct it with `proposaltrack correct`, or strike those first.",
        )


def _upkeep(matter: Matter, circumstances: Circumstances) -> dict[str, Any]:
    return {"on": circumstances.on, "note": circumstances.note, "by": matter.ours.id if matter.ours else None}


def _carried(desk: Desk, entry: Entry) -> tuple[Source | None, str | None]:
    seal = entry.record.source
    content = desk.store.source_of(entry) if seal else None
    source = Source(content, seal.suffix, seal.media) if seal and content is not None else None
    return source, desk.store.text_of(entry) if entry.record.text else None


def _told_shared(matter: Matter, entry: Entry) -> tuple[str, ...]:
    shared = any(copy.own == entry.id for _, act in matter.negotiation.acts(Shared) for copy in act.copies)
    return (
        ("It had been copied to the table, where the original still stands; tell the others.",)
        if shared
        else ()
    )


Change = Callable[[Matter, BaseAct, str], Any]


def _due(matter: Matter, act: BaseAct, text: str) -> Due | None:
    if not text:
        return None
    before: Due | None = getattr(act, "due", None)
    first, last = parse_span(text, act.on, days_off(text, act.on, matter.negotiation.calendar))
    if before is None:
        return Due(first=first, last=last, kind=DueKind.REQUESTED, stated_by=act.by)
    return before.model_copy(update={"first": first, "last": last})


def _party(matter: Matter, _act: BaseAct, text: str) -> str | None:
    return find_party(matter.negotiation, text).id if text else None


def _parties(matter: Matter, _act: BaseAct, text: str) -> tuple[str, ...]:
    return ids_of(find_parties(matter.negotiation, [key for key in text.split(",") if key.strip()]))


def _words(_matter: Matter, _act: BaseAct, text: str) -> str:
    return text


def _day(_matter: Matter, _act: BaseAct, text: str) -> Any:
    return parse_day(text)


def _stances(_matter: Matter, _act: BaseAct, text: str) -> tuple[Stance, ...]:
    return parse_stances(text.split(","))


CORRECTABLE: tuple[tuple[str, str, Change], ...] = (
    ("on", "on", _day),
    ("by", "by", _party),
    ("according-to", "according_to", _party),
    ("form", "form", lambda _m, _a, text: Form(text) if text else None),
    ("note", "note", _words),
    ("to", "to", _parties),
    ("on-behalf-of", "on_behalf_of", _parties),
    ("due", "due", _due),
    ("reply", "reply", lambda _m, _a, text: Reply(text)),
    ("channel", "channel", _words),
    ("classification", "classification", _words),
    ("reference", "reference", _words),
    ("symbol", "symbol", _words),
    ("language", "language", _words),
    ("stance", "stances", _stances),
    ("reason", "reason", _words),
    ("condition", "condition", _words),
    ("title", "title", _words),
    ("name", "name", _words),
    ("place", "place", _words),
    ("where", "where", _words),
)
"""What can be corrected: the option's name, the member of the act, and how the typed words are read."""


def _changed(matter: Matter, act: BaseAct, changes: Mapping[str, str]) -> BaseAct:
    if not changes:
        raise UsageProblem("nothing is changed", f"Give at least one of: {', '.join(_options(act))}.")
    known = {option: (member, change) for option, member, change in CORRECTABLE}
    wrong = [o for o in changes if o not in known or known[o][0] not in type(act).model_fields]
    if wrong:
        raise UsageProblem(
            f"such an entry has no {' and no '.join(wrong)}",
            f"It has: {', '.join(_options(act))}. For others, strike it.",
        )
    told = act.model_dump()
    for option, text in changes.items():
        member, change = known[option]
        told[member] = _read(change, matter, act, option, text)
    try:
        return type(act).model_validate(told)
    except ValueError:
        spoilt = ", ".join(f"{option} {text!r}" for option, text in changes.items())
        raise UsageProblem(
            f"such an entry cannot have the {spoilt}", "See `proposaltrack correct --help`."
        ) from None


def _read(change: Change, matter: Matter, act: BaseAct, option: str, text: str) -> Any:
    try:
        return change(matter, act, text)
    except ValueError:
        raise UsageProblem(f"{text!r} is no {option}", "See `proposaltrack correct --help`.") from None


def _options(act: BaseAct) -> list[str]:
    return [option for option, member, _ in CORRECTABLE if member in type(act).model_fields]
