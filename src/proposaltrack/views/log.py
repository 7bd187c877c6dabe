"""The log: every entry told in one sentence, in the trade's words."""

from collections.abc import Callable, Iterable
from typing import Any

from proposaltrack.ledger.disclosure import is_leak
from proposaltrack.model.accounts import account_of
from proposaltrack.model.acts import answers, base, exchange, matter, upkeep
from proposaltrack.model.negotiation import Negotiation
from proposaltrack.model.record import Entry, UnknownAct
from proposaltrack.views.clauses import Json

Teller = Callable[["_Names", Any], str]


class _Names:
    """The short names of what a negotiation's acts refer to."""

    def __init__(self, negotiation: Negotiation) -> None:
        self.negotiation = negotiation

    def party(self, party_id: str | None) -> str:
        found = self.negotiation.parties.get(party_id or "")
        return found.key if found else "somebody"

    def parties(self, ids: Iterable[str]) -> str:
        keys = [self.party(i) for i in ids]
        return ", ".join(keys) if len(keys) <= 6 else f"{', '.join(keys[:3])} and {len(keys) - 3} others"

    def version(self, version_id: str | None) -> str:
        found = self.negotiation.versions.get(
            self.negotiation.aliases.get(version_id or "", version_id or "")
        )
        return found.title if found else f"version {(version_id or '')[:8]}"

    def versions(self, ids: Iterable[str]) -> str:
        return ", ".join(self.version(i) for i in ids)

    def document(self, document_id: str) -> str:
        found = self.negotiation.documents.get(document_id)
        return found.key if found else f"document {document_id[:8]}"


def told(negotiation: Negotiation, entry: Entry) -> str:
    """What an entry says, in one sentence without a full stop.

    Args:
        negotiation: the standing facts; gives the names.
        entry: the entry, struck or not.
    """
    teller = TELLERS.get(type(entry.act))
    names = _Names(negotiation)
    sentence = (
        teller(names, entry.act)
        if teller
        else f"an act of a kind this program does not know ({entry.act.kind})"
    )
    form = f" ({entry.act.form})" if entry.act.form else ""
    account = f", according to {names.party(entry.act.according_to)}" if entry.act.according_to else ""
    return f"{sentence}{form}{account}"


def _version(names: _Names, act: matter.VersionRecorded) -> str:
    versions = names.negotiation.versions.values()
    mine = [
        v for v in versions if v.document.id == act.document and v.on == act.on and v.symbol == act.symbol
    ]
    label = mine[0].title if len(mine) == 1 else names.document(act.document)
    basis = f", made from {names.version(act.basis)}" if act.basis else ""
    answered = f", in answer to {names.versions(act.answers)}" if act.answers else ""
    return f"{names.party(act.by)} set down {label}{basis}{answered}"


def _transmission(names: _Names, act: exchange.Transmitted) -> str:
    what = names.versions(act.versions) or f"{len(act.responses)} responses"
    due = f", due {span(act.due)}" if act.due else ""
    asked = {"requested": ", a reply requested", "invited": ", a reply invited", "none": ""}[act.reply]
    return f"{names.party(act.by)} transmitted {what} to {names.parties(act.to)}{asked}{due}"


def _response(names: _Names, act: answers.Responded) -> str:
    count = (
        "every clause" if act.whole else f"{len(act.passages)} clause{'s' if len(act.passages) != 1 else ''}"
    )
    stances = " and ".join(stance.label for stance in act.stances)
    place = f", in {names.version(act.in_version)}" if act.in_version else ""
    behalf = f", also for {names.parties(act.on_behalf_of)}" if act.on_behalf_of else ""
    return f"{names.party(act.by)} {stances}: {count} of {names.version(act.version)}{place}{behalf}"


def _promise(names: _Names, act: exchange.Promised) -> str:
    words = f" ({act.due.words!r})" if act.due.words else ""
    word = "promised" if act.due.kind == "promised" else f"owes ({act.due.kind})"
    return (
        f"{names.party(act.by)} {word} an answer to {names.version(act.version)} for {span(act.due)}{words}"
    )


def _publication(names: _Names, act: exchange.Published) -> str:
    version = names.negotiation.versions.get(act.version)
    leak = " (a leak)" if version is None or is_leak(version, act) else ""
    where = f", {act.where}" if act.where else ""
    return f"{act.publisher or names.party(act.by)} published {names.version(act.version)}{where}{leak}"


def _correction(_names: _Names, act: upkeep.Corrected) -> str:
    by = f"replaced by {act.by_record[:8]}" if act.by_record else "struck"
    return f"Entry {act.of[:8]} {by}: {act.reason}"


_RELATED = {
    upkeep.Relation.SAME: "the same",
    upkeep.Relation.PARALLEL: "parallel",
    upkeep.Relation.TRANSLATION: "translations of each other",
    upkeep.Relation.PACKAGE: "in one package",
}


def _match(names: _Names, act: upkeep.Matched) -> str:
    both = f"A clause of {names.version(act.before.version)} and one of {names.version(act.after.version)}"
    return f"{both} are {'' if act.holds else 'not '}{_RELATED[act.relation]}, by a person's word"


def span(due: base.Due) -> str:
    """A due time as people write it."""
    return str(due.last) if due.first == due.last else f"{due.first}..{due.last}"


def _clauses(act: Any) -> str:
    return f"{len(act.passages)} clause{'s' if len(act.passages) != 1 else ''}"


TELLERS: dict[type[base.BaseAct], Teller] = {
    upkeep.SpaceOpened: lambda _n, a: f"Space {a.key} opened",
    matter.NegotiationOpened: lambda _n, a: f"Negotiation {a.key} opened: {a.title}",
    matter.PartyJoined: lambda _n, a: f"{a.key} joined: {a.name}{' (a group)' if a.group else ''}",
    matter.DocumentOpened: lambda _n, a: f"Document {a.key} opened: {a.title}",
    matter.VersionRecorded: _version,
    matter.SourceReread: lambda n, a: f"{n.version(a.version)} read again by {a.reader}",
    matter.GistWritten: lambda n, a: f"Gist of a clause of {n.version(a.version)}: {a.gist}",
    exchange.Transmitted: _transmission,
    exchange.Received: lambda n, a: f"{n.party(a.by)} received what was transmitted",
    exchange.Acknowledged: lambda n, a: f"{n.party(a.by)} acknowledged {n.version(a.version)}",
    exchange.Consulted: lambda n, a: (
        f"{n.party(a.by)} consulted {n.parties(a.with_)} on {n.version(a.version)}"
    ),
    exchange.Promised: _promise,
    exchange.Extended: lambda n, a: (
        f"{n.parties(a.owed_by)} may answer {n.version(a.version)} until {span(a.due)}"
    ),
    exchange.Closed: lambda n, a: f"{n.party(a.by)} no longer awaits an answer to {n.version(a.version)}",
    exchange.Met: lambda n, a: (
        f"Meeting: {a.title}{f', {a.place}' if a.place else ''} ({n.parties(a.parties)})"
    ),
    exchange.Published: _publication,
    exchange.JointReplyOffered: lambda n, a: (
        f"{n.party(a.by)} offered {n.version(a.reply)} as the answer of {len(a.on_behalf_of)} to {n.version(a.version)}"
    ),
    exchange.JointReplyDecided: lambda n, a: (
        f"{n.party(a.by)} {'accepted' if a.accepted else 'did not accept'} {n.version(a.reply)} as the answer"
    ),
    answers.Responded: _response,
    answers.LeftAside: lambda n, a: f"{n.party(a.by)} leaves aside {_clauses(a)}: {a.reason}",
    answers.Reserved: lambda n, a: f"{n.party(a.by)} enters a {a.reservation} reservation on {_clauses(a)}",
    answers.Lifted: lambda n, a: f"{n.party(a.by)} lifts reservation {a.reservation[:8]}",
    answers.Agreed: lambda n, a: f"{n.parties(a.parties)} agree ({a.level}) on {_clauses(a)}",
    answers.AgreementJudged: lambda n, a: (
        f"{n.party(a.by)} {'confirms' if a.confirmed else 'disavows'} agreement {a.agreement[:8]}"
    ),
    answers.Packaged: lambda _n, a: f"Package {a.title!r}: {_clauses(a)} stand or fall together",
    answers.SilenceOpened: lambda n, a: (
        f"Silence on {n.version(a.version)} until {a.expires_at:%Y-%m-%d %H:%M %Z}"
    ),
    answers.SilenceMoved: lambda n, a: f"{n.party(a.by)}: silence {a.step}",
    upkeep.Withdrawn: lambda n, a: f"{n.party(a.by)} withdrew {_withdrawn(n, a)}",
    upkeep.Corrected: _correction,
    upkeep.Matched: _match,
    upkeep.SameAct: lambda _n, a: f"{len(a.records)} entries tell of one act",
    upkeep.Shared: lambda _n, a: f"{len(a.copies)} entries copied to the table",
    upkeep.KeyBound: lambda _n, a: f"Signing key of writer {a.key_writer}",
    upkeep.Checkpointed: lambda _n, a: f"{len(a.records)} entries sealed",
    UnknownAct: lambda _n, a: f"An act of a kind this program does not know: {a.kind}",
}
"""How each kind of act is told; a new kind is one line."""


def _withdrawn(names: _Names, act: upkeep.Withdrawn) -> str:
    return names.version(act.of) if act.of in names.negotiation.versions else f"entry {act.of[:8]}"


def log_json(negotiation: Negotiation, entries: Iterable[Entry]) -> Json:
    """Entries, told."""
    return {
        "schema": "proposaltrack/log/1",
        "negotiation": negotiation.key,
        "entries": [entry_json(negotiation, entry) for entry in entries],
    }


def entry_json(negotiation: Negotiation, entry: Entry) -> Json:
    """One entry with everything it says."""
    return {
        "id": entry.id,
        "on": entry.act.on.isoformat(),
        "recorded_at": entry.record.recorded_at.isoformat(),
        "space": entry.space,
        "kind": entry.act.kind,
        "told": told(negotiation, entry),
        "note": entry.act.note or None,
        "struck": entry.id in negotiation.struck,
        "told_too": [_told_too(negotiation, other) for other in negotiation.retold.get(entry.id, ())],
        "act": entry.act.model_dump(mode="json"),
        "original": None if entry.record.source is None else entry.record.source.model_dump(mode="json"),
    }


def _told_too(negotiation: Negotiation, entry: Entry) -> Json:
    """Another record of the same act: whose account it is, and what it says."""
    party = negotiation.parties.get(account_of(entry) or "")
    return {"id": entry.id, "account": party.key if party else None, "told": told(negotiation, entry)}
