"""Silence: a text is adopted at an exact instant unless somebody objects in writing before it."""

from collections.abc import Sequence
from datetime import UTC, datetime

from proposaltrack.actions.desk import Circumstances, Desk, Filed, Matter, Paper, file_papers, load_matter
from proposaltrack.actions.naming import base_of, find_entry, find_party, find_passages, find_version
from proposaltrack.actions.settling import check_stands
from proposaltrack.errors import Refused, UsageProblem
from proposaltrack.ledger.silences import Silence, SilenceState, find_silences
from proposaltrack.ledger.standing import Standing
from proposaltrack.model.acts.answers import SilenceMoved, SilenceOpened, SilenceStep
from proposaltrack.model.acts.exchange import Transmitted
from proposaltrack.model.negotiation import Party, Version


def parse_instant(text: str) -> datetime:
    """An instant with its time zone, as in ISO 8601 ("2026-03-01T17:00+01:00"), in UTC.

    Raises:
        UsageProblem: it is none, or the time zone is missing.
    """
    try:
        instant = datetime.fromisoformat(text.strip())
    except ValueError:
        raise UsageProblem(
            f"{text!r} is no instant", "Write day, hour and time zone: 2026-03-01T17:00+01:00."
        ) from None
    if instant.tzinfo is None:
        raise UsageProblem(
            f"{text!r} has no time zone, and a silence ends at one instant everywhere",
            "Add it: +01:00, or Z for UTC.",
        )
    return instant.astimezone(UTC)


def open_silence(
    desk: Desk,
    version: str,
    *,
    by: str,
    expires: str,
    clauses: Sequence[str] = (),
    circumstances: Circumstances,
) -> Filed:
    """Put a text under a silence procedure.

    Args:
        desk: whose seat it is.
        version: the text.
        by: short name of who opens it.
        expires: the instant, as for `parse_instant`.
        clauses: the clauses; empty for the whole text.
        circumstances: day and note.

    Raises:
        NotFound: a clause, version or party that is named does not exist.
        UsageProblem: the instant is none, or lies before the opening.
        Refused: the version was withdrawn, or a silence runs on it already.
    """
    matter = load_matter(desk)
    found, expires_at = find_version(desk, matter, version), parse_instant(expires)
    check_stands(matter, found, circumstances)
    if expires_at.date() < circumstances.on:
        raise UsageProblem(
            f"the silence would end on {expires_at:%Y-%m-%d}, before it begins", "Check --expires."
        )
    _check_none_runs(desk, matter, found)
    act = SilenceOpened(
        **base_of(matter, by, circumstances), version=found.id,
        passages=find_passages(matter, found, clauses) if clauses else (), expires_at=expires_at,
    )  # fmt: skip
    told = f"{found.label} is adopted at {told_at(expires_at)} unless an addressee objects in writing before"
    return Filed(file_papers(desk, matter, [Paper(act)]), (told,))


def _check_none_runs(desk: Desk, matter: Matter, version: Version) -> None:
    """Make sure that no silence runs on a version: with two ends nobody would know which one counts."""
    for silence in list_silences(desk, matter):
        if silence.version == version and silence.state is SilenceState.RUNNING:
            raise Refused(
                f"a silence runs on {version.label} until {told_at(silence.expires_at)}",
                "Extend or cancel it: `proposaltrack silence extend`.",
            )


def move_silence(
    desk: Desk,
    what: str,
    step: SilenceStep,
    *,
    by: str,
    at_time: str | None = None,
    expires: str | None = None,
    reason: str = "",
    circumstances: Circumstances,
) -> Filed:
    """Break, extend or cancel a running silence; an objection after its end is filed, and shown as late.

    Args:
        desk: whose seat it is.
        what: the version under silence, or the beginning of the id of the opening's entry.
        step: what happened.
        by: short name of the party.
        at_time: the exact instant of it; the day counts from its beginning when left out.
        expires: the new instant, for an extension.
        reason: why.
        circumstances: day and note.

    Raises:
        NotFound: no such version or entry.
        UsageProblem: there is no silence, or an extension has no later instant.
        Refused: a party breaks the silence that it was not asked to keep, or what is over is extended or cancelled.
    """
    matter = load_matter(desk)
    silence, party = _silence(desk, matter, what), find_party(matter.negotiation, by)
    expires_at = parse_instant(expires) if expires else None
    _check_step(matter, silence, party, step, expires_at)
    base = base_of(matter, by, circumstances) | {"at_time": parse_instant(at_time) if at_time else None}
    act = SilenceMoved(**base, silence=silence.entry.id, step=step, expires_at=expires_at, reason=reason)
    after = f", after the end at {told_at(silence.expires_at)}: it is late and breaks nothing"
    told = f"{party.key} {_DID[step]} the silence on {silence.version.label}"
    return Filed(
        file_papers(desk, matter, [Paper(act)]), (f"{told}{after if _is_late(silence, act) else ''}",)
    )


def _check_step(
    matter: Matter, silence: Silence, party: Party, step: SilenceStep, expires_at: datetime | None
) -> None:
    """Make sure that a step may be taken by a party.

    Raises:
        UsageProblem: an extension has no later instant.
        Refused: a party breaks the silence that it was not asked to keep, or what is over is moved.
    """
    if step is SilenceStep.BROKEN:
        _check_addressee(matter, silence, party.id, party.key)
    else:
        _check_running(silence, step)
    if step is SilenceStep.EXTENDED and (expires_at is None or expires_at <= silence.expires_at):
        raise UsageProblem(
            f"an extension ends later than {told_at(silence.expires_at)}",
            "Give the new instant with --expires.",
        )


_DID = {SilenceStep.BROKEN: "breaks", SilenceStep.EXTENDED: "extends", SilenceStep.CANCELLED: "cancels"}


def _is_late(silence: Silence, act: SilenceMoved) -> bool:
    over = silence.state in {SilenceState.ADOPTED, SilenceState.CANCELLED}
    past = (act.at_time or datetime.combine(act.on, datetime.min.time(), UTC)) > silence.expires_at
    return act.step is SilenceStep.BROKEN and past and (over or silence.state is SilenceState.RUNNING)


def _silence(desk: Desk, matter: Matter, what: str) -> Silence:
    """The last silence on a version, or the one whose opening has an id."""
    every = list_silences(desk, matter)
    if "@" in what or what.casefold() in {d.key.casefold() for d in matter.negotiation.documents.values()}:
        version = find_version(desk, matter, what)
        found = [silence for silence in every if silence.version == version]
        name = version.label
    else:
        entry = find_entry(matter.negotiation, what)
        found = [silence for silence in every if silence.entry.id == entry.id]
        name = f"entry {entry.id[:8]}"
    if not found:
        raise UsageProblem(f"there is no silence on {name}", "Open one: `proposaltrack silence open`.")
    return found[-1]


def _check_running(silence: Silence, step: SilenceStep) -> None:
    if silence.state is not SilenceState.RUNNING:
        word = "extended" if step is SilenceStep.EXTENDED else "cancelled"
        raise Refused(
            f"the silence on {silence.version.label} is over ({silence.state}) and cannot be {word}",
            "Open another: `proposaltrack silence open`.",
        )


def _check_addressee(matter: Matter, silence: Silence, party: str, key: str) -> None:
    """Whoever was sent the text may object; before it was sent, anybody but who opened the silence."""
    sent = [act for _, act in matter.negotiation.acts(Transmitted) if silence.version.id in act.versions]
    addressees = {i for act in sent for i in act.to}
    asked = addressees or set(matter.negotiation.parties) - {silence.entry.act.by}
    groups = set(matter.negotiation.parties[party].member_of)
    if not asked & {party, *groups}:
        raise Refused(f"{key} was not asked to keep silence on {silence.version.label}", "Check --by.")


def list_silences(desk: Desk, matter: Matter) -> tuple[Silence, ...]:
    """Every silence procedure as it stands at the instant asked about."""
    return find_silences(Standing(matter.negotiation, desk.as_of, desk.until))


def told_at(instant: datetime) -> str:
    """An instant as people write it."""
    return f"{instant:%Y-%m-%d %H:%M} UTC"
