"""Exchange: versions and responses are transmitted, received and published; meetings are held."""

from collections.abc import Iterator, Sequence
from datetime import date

from proposaltrack.actions.desk import Circumstances, Desk, Filed, Matter, Paper, file_papers, load_matter
from proposaltrack.actions.naming import (
    base_of,
    find_document,
    find_entry,
    find_parties,
    find_party,
    find_version,
    ids_of,
)
from proposaltrack.actions.sharing import check_readers, note_only, share
from proposaltrack.actions.versions import Delivery, transmission_terms
from proposaltrack.errors import NotFound, Refused, UsageProblem
from proposaltrack.ledger.answers import cover
from proposaltrack.ledger.disclosure import is_leak
from proposaltrack.ledger.standing import Standing
from proposaltrack.model.acts.answers import Responded
from proposaltrack.model.acts.exchange import Met, Published, Transmitted
from proposaltrack.model.acts.matter import VersionRecorded
from proposaltrack.model.negotiation import Party, Version
from proposaltrack.model.record import Entry
from proposaltrack.text.address import address_of
from proposaltrack.text.passages import clauses_of


def transmit(
    desk: Desk, papers: Sequence[str], *, by: str, delivery: Delivery, circumstances: Circumstances
) -> Filed:
    """Send versions with the responses made in them, or single responses by their ids.

    Our own go to the table, copied; another party's, and every one in an observer's seat, is noted inside.

    Args:
        desk: whose seat it is.
        papers: versions as people name them, and ids of responses.
        by: short name of the sender.
        delivery: addressees and terms.
        circumstances: day and note.

    Raises:
        NotFound: a version, response or party that is named does not exist.
        UsageProblem: nobody is addressed, or the answer is due before it is sent.
        Refused: the table has a reader who is no addressee.
    """
    matter = load_matter(desk)
    versions, responses = _papers(desk, matter, papers)
    sender = find_party(matter.negotiation, by)
    to = _addressees(matter, delivery.to, sender)
    asks = any(version.document.kind.asks for version in versions)
    _check_order(versions, circumstances.on)
    act = Transmitted(
        versions=tuple(v.id for v in versions),
        responses=tuple(entry.id for entry in responses),
        to=ids_of(to),
        **transmission_terms(matter, by, delivery, circumstances, asks=asks),
    )
    made_in = [*responses, *_responses_in(matter, versions, sender)]
    what = ", ".join([*(v.label for v in versions), *(f"response {entry.id[:8]}" for entry in responses)])
    entries, where = _send(desk, matter, act, [*_entries_of(matter, versions), *made_in], what)
    first = f"{sender.key} transmitted {what} to {', '.join(p.key for p in to)} on {circumstances.on}"
    twice = _told_twice(matter, versions, to, by=sender)
    return Filed(entries, (f"{first} ({where})", *twice, *_told_coverage(matter, made_in)))


def preview(desk: Desk, matter: Matter, papers: Sequence[str], *, by: str) -> tuple[str, ...]:
    """What the papers leave unanswered of what they answer, in lines for people, before they are sent.

    Args:
        desk: whose seat it is.
        matter: the standing facts.
        papers: as for `transmit`.
        by: short name of the sender.

    Raises:
        NotFound: a version, response or party that is named does not exist.
    """
    versions, responses = _papers(desk, matter, papers)
    sender = find_party(matter.negotiation, by)
    made_in = [*responses, *_responses_in(matter, versions, sender)]
    return tuple(_told_uncovered(desk, matter, versions, sender, made_in))


def _told_twice(
    matter: Matter, versions: Sequence[Version], to: Sequence[Party], *, by: Party
) -> Iterator[str]:
    """What had been sent to one of the addressees before: it asks nothing new."""
    for version in versions:
        for party in to:
            days = [
                act.on
                for _, act in matter.negotiation.acts(Transmitted)
                if act.by == by.id and version.id in act.versions and party.id in act.to
            ]
            if days:
                yield f"{version.label} had been transmitted to {party.key} on {min(days)} already"


def _send(
    desk: Desk, matter: Matter, act: Transmitted, papers: Sequence[Entry], what: str
) -> tuple[tuple[Entry, ...], str]:
    """The records of a transmission, and where its papers went."""
    to = [matter.negotiation.parties[party] for party in act.to]
    ours = matter.ours is not None and act.by == matter.ours.id
    # What says in which form it went, or whose account it is, did not go by way of the table.
    told = act.form is not None or act.according_to not in {None, act.by}
    if ours and not told and check_readers(matter, to, what):
        return share(desk, matter, act, papers), "copied to the table"
    return note_only(desk, matter, act), "noted here; nothing was copied"


def _papers(desk: Desk, matter: Matter, papers: Sequence[str]) -> tuple[list[Version], list[Entry]]:
    versions, responses = [], []
    for spec in papers:
        try:
            versions.append(find_version(desk, matter, spec))
        except NotFound:
            entry = _response(matter, spec)
            if entry is None:
                raise
            responses.append(entry)
    return versions, responses


def _response(matter: Matter, spec: str) -> Entry | None:
    try:
        entry = find_entry(matter.negotiation, spec)
    except (NotFound, UsageProblem):
        return None
    return entry if isinstance(entry.act, Responded) else None


def _addressees(matter: Matter, keys: Sequence[str], sender: Party) -> tuple[Party, ...]:
    to = find_parties(matter.negotiation, keys)
    if not to:
        raise UsageProblem("nobody is addressed", "Name the addressees with --to.")
    if sender in to:
        raise UsageProblem(f"{sender.key} cannot be its own addressee", "Name the others with --to.")
    return to


def _check_order(versions: Sequence[Version], on: date) -> None:
    for version in versions:
        if version.on > on:
            raise UsageProblem(
                f"{version.label} is of {version.on}, after the day of its transmission, {on}", "Check --on."
            )


def _entries_of(matter: Matter, versions: Sequence[Version]) -> list[Entry]:
    wanted = {version.id for version in versions}
    return [entry for entry, _ in matter.negotiation.acts(VersionRecorded) if entry.id in wanted]


def _responses_in(matter: Matter, versions: Sequence[Version], sender: Party) -> list[Entry]:
    wanted = {version.id for version in versions}
    return [
        entry
        for entry, act in matter.negotiation.acts(Responded)
        if act.in_version in wanted and act.by == sender.id and not all(s.internal for s in act.stances)
    ]


def _told_coverage(matter: Matter, responses: Sequence[Entry]) -> tuple[str, ...]:
    if not responses:
        return ()
    answered = dict.fromkeys(entry.act.version for entry in responses)
    labels = ", ".join(
        matter.negotiation.versions[i].label for i in answered if i in matter.negotiation.versions
    )
    return (f"With it went {len(responses)} response{'s' if len(responses) > 1 else ''} to {labels}",)


def _told_uncovered(
    desk: Desk, matter: Matter, versions: Sequence[Version], sender: Party, responses: Sequence[Entry]
) -> Iterator[str]:
    """What is not answered with the papers sent, nor was before, so that nobody finds out later."""
    standing = Standing(matter.negotiation, desk.as_of, desk.until)
    gone = {entry.id for entry in responses} | set(_sent_before(matter, sender))
    for answered in dict.fromkeys(i for version in versions for i in version.answers):
        version = matter.negotiation.versions.get(answered)
        if version is None or not version.document.kind.answered_by_clause:
            continue
        if left := _left(standing, matter, version, sender, [e.act for e in responses]):
            names = ", ".join(left[:8]) + (", …" if len(left) > 8 else "")
            yield f"Not covered: {len(left)} clause{'s' * (len(left) > 1)} of {version.label}: {names}"
        own = [r.entry.id for r in standing.responses_to(answered) if r.act.by == sender.id]
        if held := [entry[:8] for entry in own if entry not in gone]:
            yield f"Not sent: {len(held)} answer{'s' * (len(held) > 1)} to it made elsewhere; see `proposaltrack transmit {' '.join(held)}`"


def _sent_before(matter: Matter, sender: Party) -> Iterator[str]:
    """Ids of the responses that a party has transmitted, by themselves or with the version they are made in."""
    acts = [act for _, act in matter.negotiation.acts(Transmitted) if act.by == sender.id]
    papers = {version for act in acts for version in act.versions}
    yield from (response for act in acts for response in act.responses)
    yield from (entry.id for entry, act in matter.negotiation.acts(Responded) if act.in_version in papers)


def _left(
    standing: Standing, matter: Matter, version: Version, sender: Party, answers: Sequence[Responded]
) -> list[str]:
    """The names of the clauses that stand unanswered, or answered on earlier wording, and that no answer is about."""
    going = [act for act in answers if act.version == version.id]
    if any(act.whole for act in going):
        return []
    coverage = cover(standing, matter.wordings, version, sender, version.by or sender)
    waiting = {c.ordinal for c in (*coverage.unanswered, *coverage.on_earlier_wording)}
    tree = matter.wordings.tree_of(version.id)
    covered = {c.ordinal for act in going for p in act.passages for c in clauses_of(tree, p)}
    covered |= {c.ordinal for c in tree if any(a.ordinal in covered for a in tree.ancestors_of(c))}
    return [address_of(tree, c) for c in tree if c.ordinal in waiting - covered]


def meet(
    desk: Desk,
    *,
    title: str,
    parties: Sequence[str] = (),
    place: str = "",
    documents: Sequence[str] = (),
    minutes: str = "",
    circumstances: Circumstances,
) -> Filed:
    """Note that a meeting or call was held.

    Raises:
        NotFound: a party or document that is named does not exist.
        UsageProblem: it has no title.
    """
    matter = load_matter(desk)
    if not title.strip():
        raise UsageProblem("a meeting needs a title", "Say what it was with --title.")
    base = base_of(matter, None, circumstances)
    act = Met(
        **base, title=title, place=place, parties=ids_of(find_parties(matter.negotiation, parties)),
        documents=tuple(find_document(matter.negotiation, key).id for key in documents),
    )  # fmt: skip
    entries = file_papers(
        desk, matter, [Paper(act, text=minutes.strip() + "\n" if minutes.strip() else None)]
    )
    return Filed(entries, (f"Noted the meeting {title!r} of {circumstances.on}",))


def publish(
    desk: Desk,
    version: str,
    *,
    by: str | None = None,
    publisher: str = "",
    where: str = "",
    circumstances: Circumstances,
) -> Filed:
    """Note that a version was made public; by somebody other than its author it is a leak.

    Args:
        desk: whose seat it is.
        version: the version as people name it.
        by: short name of the party that published it; None when `publisher` did.
        publisher: name of a publisher that is no party.
        where: where it appeared.
        circumstances: day and note.

    Raises:
        NotFound: the version or the party does not exist.
        UsageProblem: nobody, or two publishers, are named.
    """
    matter = load_matter(desk)
    if bool(by) == bool(publisher):
        raise UsageProblem(
            "a publication has one publisher", "Name the party with --by, or another with --publisher."
        )
    found = find_version(desk, matter, version)
    act = Published(**base_of(matter, by, circumstances), version=found.id, where=where, publisher=publisher)
    entries = file_papers(desk, matter, [Paper(act)])
    leak = " (a leak: its author did not publish it)" if is_leak(found, act) else ""
    return Filed(
        entries, (f"Noted that {by or publisher} published {found.label} on {circumstances.on}{leak}",)
    )


def check_sent(matter: Matter, version: Version, to: Party) -> None:
    """Make sure that a version has reached a party before that party acts on it.

    Raises:
        Refused: it was never transmitted to it.
    """
    reached = {to.id, *to.member_of}
    for _, act in matter.negotiation.acts(Transmitted):
        if version.id in act.versions and reached & set(act.to):
            return
    raise Refused(
        f"{version.label} was never transmitted to {to.key}",
        "Note its transmission first: `proposaltrack transmit`.",
    )
