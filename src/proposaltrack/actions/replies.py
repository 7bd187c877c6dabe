"""Replies: what addressees and askers do while an answer is awaited."""

from collections.abc import Sequence

from proposaltrack.actions.desk import Circumstances, Desk, Filed, Matter, Paper, file_papers, load_matter
from proposaltrack.actions.exchange import check_sent
from proposaltrack.actions.naming import (
    base_of,
    find_entry,
    find_meeting,
    find_parties,
    find_party,
    find_version,
    ids_of,
    parse_due,
)
from proposaltrack.errors import Refused, UsageProblem
from proposaltrack.model.acts.answers import Responded
from proposaltrack.model.acts.base import DueKind, Reply
from proposaltrack.model.acts.exchange import (
    Acknowledged,
    Closed,
    Consulted,
    Extended,
    JointReplyDecided,
    JointReplyOffered,
    Promised,
    Transmitted,
)
from proposaltrack.model.acts.matter import VersionRecorded
from proposaltrack.model.acts.upkeep import Withdrawn
from proposaltrack.model.negotiation import Party, Version


def acknowledge(desk: Desk, version: str, *, by: str, circumstances: Circumstances) -> Filed:
    """Note that an addressee confirmed receipt; it answers nothing.

    Raises:
        NotFound: the version or the party does not exist.
        Refused: the version never reached the party.
    """
    matter = load_matter(desk)
    found, party = find_version(desk, matter, version), find_party(matter.negotiation, by)
    check_sent(matter, found, party)
    act = Acknowledged(**base_of(matter, by, circumstances), version=found.id)
    return Filed(file_papers(desk, matter, [Paper(act)]), (f"{party.key} acknowledged {found.label}",))


def consult(
    desk: Desk,
    version: str,
    *,
    by: str,
    to: Sequence[str],
    shown: Sequence[str] = (),
    due: str | None = None,
    words: str = "",
    circumstances: Circumstances,
) -> Filed:
    """Note that an addressee seeks views before it replies; the reply stays owed.

    Raises:
        NotFound: a version or party that is named does not exist.
        UsageProblem: nobody is consulted, or their views are due before they are asked for.
    """
    matter = load_matter(desk)
    found, party = find_version(desk, matter, version), find_party(matter.negotiation, by)
    allies = find_parties(matter.negotiation, to)
    if not allies:
        raise UsageProblem("nobody is consulted", "Name those consulted with --to.")
    act = Consulted(
        **base_of(matter, by, circumstances), version=found.id, with_=ids_of(allies),
        shown=tuple(find_version(desk, matter, spec).id for spec in shown),
        due=parse_due(due, circumstances.on, DueKind.REQUESTED, stated_by=party, calendar=matter.negotiation.calendar, words=words),
    )  # fmt: skip
    told = f"{party.key} consults {', '.join(p.key for p in allies)} on {found.label}"
    return Filed(file_papers(desk, matter, [Paper(act)]), (told,))


def promise(
    desk: Desk,
    version: str,
    *,
    by: str,
    to: Sequence[str],
    due: str,
    kind: DueKind = DueKind.PROMISED,
    words: str = "",
    at: str | None = None,
    circumstances: Circumstances,
) -> Filed:
    """Note by when a party said it will answer, or that the date was agreed or follows from a rule.

    Raises:
        NotFound: a version, party or meeting that is named does not exist.
        UsageProblem: the date lies before the promise.
    """
    matter = load_matter(desk)
    found, party = find_version(desk, matter, version), find_party(matter.negotiation, by)
    meeting = find_meeting(matter.negotiation, at) if at else None
    span = parse_due(
        due,
        circumstances.on,
        kind,
        stated_by=party,
        calendar=matter.negotiation.calendar,
        words=words,
        at=meeting,
    )
    if span is None:
        raise UsageProblem("a promise needs a date", "Say by when with --due.")
    act = Promised(
        **base_of(matter, by, circumstances), version=found.id, due=span,
        to=ids_of(find_parties(matter.negotiation, to)),
    )  # fmt: skip
    word = "promised" if kind is DueKind.PROMISED else "is"
    told = f"{party.key} {word} to answer {found.label} by {span.last}"
    return Filed(file_papers(desk, matter, [Paper(act)]), (told,))


def extend(
    desk: Desk,
    version: str,
    *,
    by: str,
    owed_by: Sequence[str],
    due: str,
    words: str = "",
    circumstances: Circumstances,
) -> Filed:
    """Note that a due date was moved by consent.

    Raises:
        NotFound: the version or a party does not exist.
        UsageProblem: nobody is named, or the new date lies before the act.
    """
    matter = load_matter(desk)
    found, party = find_version(desk, matter, version), find_party(matter.negotiation, by)
    owing = find_parties(matter.negotiation, owed_by)
    span = parse_due(
        due,
        circumstances.on,
        DueKind.AGREED,
        stated_by=party,
        calendar=matter.negotiation.calendar,
        words=words,
    )
    if span is None or not owing:
        raise UsageProblem(
            "an extension names who owes the answer and the new date", "Give --from and --due."
        )
    act = Extended(**base_of(matter, by, circumstances), version=found.id, owed_by=ids_of(owing), due=span)
    told = f"{', '.join(p.key for p in owing)} may answer {found.label} until {span.last}"
    return Filed(file_papers(desk, matter, [Paper(act)]), (told,))


def close(
    desk: Desk,
    version: str,
    *,
    by: str,
    owed_by: Sequence[str] = (),
    reason: str = "",
    circumstances: Circumstances,
) -> Filed:
    """Note that the asker no longer awaits an answer.

    Raises:
        NotFound: the version or a party does not exist.
        Refused: that party has not asked for an answer.
    """
    matter = load_matter(desk)
    found = find_version(desk, matter, version)
    released = find_parties(matter.negotiation, owed_by)
    _check_asker(matter, found, find_party(matter.negotiation, by))
    base = base_of(matter, by, circumstances)
    act = Closed(**base, version=found.id, owed_by=ids_of(released), reason=reason)
    told = f"{by} no longer awaits an answer to {found.label}"
    return Filed(file_papers(desk, matter, [Paper(act)]), (told,))


def offer_reply(
    desk: Desk,
    reply: str,
    *,
    answers: str,
    by: str,
    on_behalf_of: Sequence[str],
    circumstances: Circumstances,
) -> Filed:
    """Note that one reply was given for several addressees; it counts when the asker accepts it.

    Raises:
        NotFound: a version or party that is named does not exist.
        UsageProblem: it is given for nobody.
    """
    matter = load_matter(desk)
    paper, asked = find_version(desk, matter, reply), find_version(desk, matter, answers)
    members = find_parties(matter.negotiation, on_behalf_of)
    if not members:
        raise UsageProblem("a joint reply is given for somebody", "Name them with --on-behalf-of.")
    base = base_of(matter, by, circumstances)
    act = JointReplyOffered(**base, version=asked.id, reply=paper.id, on_behalf_of=ids_of(members))
    told = f"{by} offered {paper.label} as the answer of {len(members)} to {asked.label}"
    return Filed(file_papers(desk, matter, [Paper(act)]), (told,))


def decide_reply(
    desk: Desk,
    reply: str,
    *,
    accepted: bool,
    by: str,
    for_: Sequence[str] = (),
    reason: str = "",
    circumstances: Circumstances,
) -> Filed:
    """Note that the asker takes a joint reply as the answer, or does not.

    Args:
        desk: whose seat it is.
        reply: the version that is the reply, as people name it.
        accepted: True when it counts.
        by: short name of the asker.
        for_: short names of those it is accepted or refused for; empty for all.
        reason: why; kept with the note.
        circumstances: day and note.

    Raises:
        NotFound: the version or a party does not exist.
        UsageProblem: the version was never offered as a joint reply.
        Refused: that party has not asked for an answer.
    """
    matter = load_matter(desk)
    paper = find_version(desk, matter, reply)
    for asked in _answered_by(matter, paper):
        _check_asker(matter, asked, find_party(matter.negotiation, by))
    base = base_of(matter, by, circumstances)
    base["note"] = "\n".join(line for line in (reason, circumstances.note) if line)
    act = JointReplyDecided(
        **base, reply=paper.id, accepted=accepted, for_=ids_of(find_parties(matter.negotiation, for_))
    )
    told = f"{by} {'accepted' if accepted else 'did not accept'} {paper.label} as the answer"
    return Filed(file_papers(desk, matter, [Paper(act)]), (told,))


def _answered_by(matter: Matter, paper: Version) -> tuple[Version, ...]:
    """The versions that a joint reply was offered as the answer to.

    Raises:
        UsageProblem: it was never offered.
    """
    versions, acts = matter.negotiation.versions, matter.negotiation.acts(JointReplyOffered)
    offered = [act.version for _, act in acts if act.reply == paper.id]
    if not offered:
        raise UsageProblem(
            f"{paper.label} was never offered as a joint reply",
            "Note that first: `proposaltrack offer-reply`.",
        )
    return tuple(versions[i] for i in offered if i in versions)


def _check_asker(matter: Matter, version: Version, by: Party) -> None:
    """Make sure that who lets an answer go, or takes one, is who asked for it.

    Raises:
        Refused: that party has not asked for an answer.
    """
    parties, acts = matter.negotiation.parties, matter.negotiation.acts(Transmitted)
    asking = [act.by for _, act in acts if version.id in act.versions and act.reply is not Reply.NONE]
    if by.id not in asking:
        keys = ", ".join(parties[i].key for i in dict.fromkeys(asking) if i and i in parties) or "nobody"
        raise Refused(
            f"{by.key} asked for no answer to {version.label}; {keys} did",
            "Check --by, or note the transmission first.",
        )


def withdraw(desk: Desk, what: str, *, by: str, reason: str = "", circumstances: Circumstances) -> Filed:
    """Note that a party takes a version, response or transmission back; it stood until the day before.

    Args:
        desk: whose seat it is.
        what: a version as people name it, or the id of an entry.
        by: short name of the party.
        reason: why.
        circumstances: day and note.

    Raises:
        NotFound: nothing has that name.
        UsageProblem: it cannot be withdrawn, or it is another party's.
    """
    matter = load_matter(desk)
    party = find_party(matter.negotiation, by)
    if "@" in what:
        version = find_version(desk, matter, what)
        of, author, label = version.id, version.by.id if version.by else None, version.label
    else:
        entry = find_entry(matter.negotiation, what)
        of, author, label = entry.id, entry.act.by, f"entry {entry.id[:8]}"
        if not isinstance(entry.act, VersionRecorded | Responded | Transmitted):
            raise UsageProblem(
                f"{label} is no version, response or transmission", "A mistake is put right by `strike`."
            )
    if author is not None and author != party.id:
        parties = matter.negotiation.parties
        owner = parties[author].key if author in parties else "another party"
        raise UsageProblem(f"{label} is {owner}'s, and only {owner} can withdraw it", f"Use --by {owner}.")
    act = Withdrawn(**base_of(matter, by, circumstances), of=of, reason=reason)
    return Filed(file_papers(desk, matter, [Paper(act)]), (f"{party.key} withdrew {label}",))
