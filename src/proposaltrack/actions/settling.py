"""Settling: reservations, agreement at its levels, and clauses that stand or fall together."""

from collections.abc import Sequence

from proposaltrack.actions.desk import Circumstances, Desk, Filed, Matter, Paper, file_papers, load_matter
from proposaltrack.actions.naming import (
    base_of,
    find_entry,
    find_meeting,
    find_parties,
    find_party,
    find_passages,
    find_version,
    ids_of,
)
from proposaltrack.errors import Refused, UsageProblem
from proposaltrack.ledger.standing import Standing
from proposaltrack.model.acts.answers import (
    Agreed,
    AgreementJudged,
    AgreementLevel,
    Lifted,
    Packaged,
    ReservationKind,
    Reserved,
)
from proposaltrack.model.acts.base import Passage
from proposaltrack.model.negotiation import Party, Version
from proposaltrack.model.record import Entry
from proposaltrack.text.address import address_of
from proposaltrack.text.passages import clauses_of, seal_passage

ALL = ("all",)
"""What stands for every clause of a version."""


def check_stands(matter: Matter, version: Version, circumstances: Circumstances) -> None:
    """Make sure that a version has not been taken back by the day of an act.

    Raises:
        Refused: it has.
    """
    on = Standing(matter.negotiation, circumstances.on).withdrawn.get(version.id)
    if on is not None:
        raise Refused(
            f"{version.label} was withdrawn on {on}, and nothing is said to it after that",
            "Name a version that stands, or give the day with --on.",
        )


def reserve(
    desk: Desk,
    version: str,
    *,
    by: str,
    clauses: Sequence[str],
    kind: ReservationKind,
    reason: str = "",
    circumstances: Circumstances,
) -> Filed:
    """Note that a party enters a reservation on clauses.

    Raises:
        NotFound: a clause, version or party that is named does not exist.
        UsageProblem: no clause is named.
        Refused: the version was withdrawn.
    """
    matter = load_matter(desk)
    found, passages = _place(desk, matter, version, clauses, circumstances)
    act = Reserved(**base_of(matter, by, circumstances), passages=passages, reservation=kind, reason=reason)
    told = f"{by} enters a {kind} reservation on {names_of(matter, found, passages)} of {found.label}"
    return Filed(file_papers(desk, matter, [Paper(act)]), (told,))


def _place(
    desk: Desk, matter: Matter, version: str, clauses: Sequence[str], circumstances: Circumstances
) -> tuple[Version, tuple[Passage, ...]]:
    """A version that stands, and the clauses of it that are named."""
    found = find_version(desk, matter, version)
    check_stands(matter, found, circumstances)
    if not clauses:
        raise UsageProblem("no clause is named", "Name clauses with --clause.")
    if tuple(clauses) == ALL:
        return found, (whole_of(matter, found),)
    return found, find_passages(matter, found, clauses)


def whole_of(matter: Matter, version: Version) -> Passage:
    """The whole text of a version as one passage."""
    text = matter.wordings.tree_of(version.id).text
    return seal_passage(version.id, text, 0, len(text))


def names_of(matter: Matter, version: Version, passages: Sequence[Passage]) -> str:
    """The clauses that passages of a version begin with, by name; "all clauses" where one is the whole text."""
    tree = matter.wordings.tree_of(version.id)
    if any((passage.start, passage.end) == (0, len(tree.text)) for passage in passages):
        return "all clauses"
    return ", ".join(address_of(tree, clauses_of(tree, passage)[0]) for passage in passages)


def lift(desk: Desk, reservation: str, *, by: str, circumstances: Circumstances) -> Filed:
    """Note that a party lifts a reservation.

    Args:
        desk: whose seat it is.
        reservation: the beginning of the id of its entry.
        by: short name of the party.
        circumstances: day and note.

    Raises:
        NotFound: no entry has that id.
        UsageProblem: the entry is no reservation, or it has been lifted.
        Refused: it is another party's.
    """
    matter = load_matter(desk)
    entry, party = (
        _own_entry(matter, reservation, Reserved, "reservation"),
        find_party(matter.negotiation, by),
    )
    _check_owner(matter, entry, party)
    if any(act.reservation == entry.id for _, act in matter.negotiation.acts(Lifted)):
        raise UsageProblem(f"reservation {entry.id[:8]} has been lifted already", "There is nothing to do.")
    act = Lifted(**base_of(matter, by, circumstances), reservation=entry.id)
    told = f"{party.key} lifts its {entry.act.reservation} reservation of {entry.act.on}"
    return Filed(file_papers(desk, matter, [Paper(act)]), (told,))


def _own_entry(matter: Matter, prefix: str, kind: type, name: str) -> Entry:
    """A standing entry of one kind.

    Raises:
        NotFound: no entry has that id; lists those of the kind.
        UsageProblem: the entry is of another kind, or was struck.
    """
    entry = find_entry(matter.negotiation, prefix)
    if entry.id in matter.negotiation.struck:
        raise UsageProblem(f"entry {entry.id[:8]} was struck", "`proposaltrack log` shows what stands.")
    if not isinstance(entry.act, kind):
        ids = ", ".join(e.id[:8] for e, _ in matter.negotiation.acts(kind)) or "none was filed"
        raise UsageProblem(f"entry {entry.id[:8]} is no {name}", f"Those there are: {ids}.")
    return entry


def _check_owner(matter: Matter, entry: Entry, party: Party) -> None:
    owner = matter.negotiation.parties.get(entry.act.by or "")
    if owner is not None and owner.id != party.id:
        raise Refused(
            f"reservation {entry.id[:8]} is {owner.key}'s, and only {owner.key} lifts it",
            f"Use --by {owner.key}.",
        )


def agree(
    desk: Desk,
    version: str,
    *,
    by: Sequence[str],
    clauses: Sequence[str],
    level: AgreementLevel,
    text: str = "",
    meeting: str | None = None,
    circumstances: Circumstances,
) -> Filed:
    """Note that parties agree on the wording of clauses.

    Args:
        desk: whose seat it is.
        version: the version whose wording is agreed.
        by: short names of those who agree, two or more.
        clauses: names of the clauses.
        level: how far it goes.
        text: another wording that was agreed; "" for the version's own.
        meeting: title of the meeting at which it was reached.
        circumstances: day, form and note.

    Raises:
        NotFound: a clause, version, party or meeting that is named does not exist.
        UsageProblem: fewer than two parties agree.
        Refused: the version was withdrawn.
    """
    matter = load_matter(desk)
    found, passages = _place(desk, matter, version, clauses, circumstances)
    parties = _agreeing(matter, by)
    teller = matter.ours_key if matter.ours in parties else parties[0].key
    act = Agreed(
        **base_of(matter, teller, circumstances), passages=passages, parties=ids_of(parties),
        level=level, meeting=find_meeting(matter.negotiation, meeting) if meeting else None,
    )  # fmt: skip
    keys = ", ".join(party.key for party in parties)
    told = f"{keys} agree ({level}) on {names_of(matter, found, passages)} of {found.label}"
    papers = [Paper(act, text=f"{text.strip()}\n" if text.strip() else None)]
    return Filed(file_papers(desk, matter, papers), (told,))


def _agreeing(matter: Matter, keys: Sequence[str]) -> tuple[Party, ...]:
    """The parties that agree, two or more."""
    parties = find_parties(matter.negotiation, keys)
    if len(parties) < 2:
        raise UsageProblem("one party alone agrees with nobody", "Name all who agree with --by A,B.")
    return parties


def judge(
    desk: Desk, agreement: str, *, by: str, confirmed: bool, reason: str = "", circumstances: Circumstances
) -> Filed:
    """Note that a party's authority upholds or refuses what its negotiators agreed.

    Args:
        desk: whose seat it is.
        agreement: the beginning of the id of its entry.
        by: short name of the party.
        confirmed: True for upholds.
        reason: why.
        circumstances: day and note.

    Raises:
        NotFound: no entry has that id.
        UsageProblem: the entry is no agreement.
        Refused: the party did not agree.
    """
    matter = load_matter(desk)
    entry, party = _own_entry(matter, agreement, Agreed, "agreement"), find_party(matter.negotiation, by)
    if party.id not in entry.act.parties:
        raise Refused(
            f"{party.key} is no party to agreement {entry.id[:8]}", "Check --by, or note its agreement first."
        )
    if circumstances.on < entry.act.on:
        raise UsageProblem(f"agreement {entry.id[:8]} was reached on {entry.act.on} only", "Check --on.")
    base = base_of(matter, by, circumstances)
    act = AgreementJudged(**base, agreement=entry.id, confirmed=confirmed, reason=reason)
    told = f"{party.key} {'confirms' if confirmed else 'disavows'} the agreement of {entry.act.on}"
    return Filed(file_papers(desk, matter, [Paper(act)]), (told,))


def package(
    desk: Desk, title: str, members: Sequence[str], *, by: str | None, circumstances: Circumstances
) -> Filed:
    """Note that clauses, of several documents perhaps, stand or fall together.

    Args:
        desk: whose seat it is.
        title: what the package is called.
        members: clauses, each as `DOC@V#CLAUSE` or `DOC#CLAUSE`; two or more.
        by: short name of the party that ties them; None for nobody's in particular.
        circumstances: day and note.

    Raises:
        NotFound: a clause, version or party that is named does not exist.
        UsageProblem: fewer than two clauses, or a name without its clause.
        Refused: a version was withdrawn.
    """
    matter = load_matter(desk)
    passages = tuple(passage for name in members for passage in find_tied(desk, matter, name, circumstances))
    if len(set(passages)) < 2:
        raise UsageProblem("a package ties two clauses at least", "Name them: DOC#CLAUSE DOC#CLAUSE.")
    act = Packaged(**base_of(matter, by, circumstances), title=title, passages=tuple(dict.fromkeys(passages)))
    told = f"Package {title!r}: {len(act.passages)} clauses stand or fall together"
    return Filed(file_papers(desk, matter, [Paper(act)]), (told,))


def find_tied(desk: Desk, matter: Matter, name: str, circumstances: Circumstances) -> tuple[Passage, ...]:
    """The passages that `DOC@V#CLAUSE` names; `DOC#CLAUSE` means the latest version.

    Raises:
        NotFound: no such version or clause.
        UsageProblem: no clause is named.
        Refused: the version was withdrawn.
    """
    version, hash_, clause = name.partition("#")
    if not hash_ or not clause:
        raise UsageProblem(f"{name!r} names no clause", "Write it as DOC#CLAUSE or DOC@V#CLAUSE.")
    return _place(desk, matter, version, [clause], circumstances)[1]
