"""Versions: a new wording is recorded, or arrives from another party."""

from dataclasses import dataclass, field, replace
from datetime import date
from hashlib import sha256
from pathlib import Path, PurePath
from typing import Any

from proposaltrack.actions.desk import Circumstances, Desk, Filed, Matter, load_matter
from proposaltrack.actions.naming import base_of, find_parties, find_party, find_version, ids_of, parse_due
from proposaltrack.actions.opening import check_key
from proposaltrack.errors import UsageProblem
from proposaltrack.importing.base import Content, Reading
from proposaltrack.importing.files import (
    load_file,
    provenance_of,
    read_bytes,
    read_side,
    safe_suffix,
    seal_file,
    seen_in,
)
from proposaltrack.model.acts.base import DueKind, Reply
from proposaltrack.model.acts.exchange import Received, Transmitted
from proposaltrack.model.acts.matter import DocumentKind, DocumentOpened, TextStatus, VersionRecorded
from proposaltrack.model.clause import ClauseKind
from proposaltrack.model.marked import View
from proposaltrack.model.negotiation import Document, Party, Version
from proposaltrack.model.record import Entry
from proposaltrack.store.base import INTERNAL, Pen, Source
from proposaltrack.text.clauses import parse_text
from proposaltrack.text.display import shorten


@dataclass(frozen=True, slots=True)
class Wording:
    """A file about to be recorded as a version.

    Args:
        file: where it is, or its name and bytes.
        title: title of a document opened with it; None for the text's own title.
        kind: kind of a document opened with it; None for a guess from `answers`.
        symbol: the trade's own mark.
        language: BCP 47 tag.
        status: authentic or courtesy.
        parallel_to: the version in another language that it mirrors, as people name it.
        basis: the version it was made from.
        answers: the versions it replies to.
        allow_controls: let control characters through.
        view: its wording with every marked change accepted, or rejected.
        text: a file that its wording is taken from; the file itself is sealed and not read.
    """

    file: Path | tuple[str, bytes]
    title: str | None = None
    kind: DocumentKind | None = None
    symbol: str = ""
    language: str = "en"
    status: TextStatus = TextStatus.AUTHENTIC
    parallel_to: str | None = None
    basis: str | None = None
    answers: tuple[str, ...] = ()
    allow_controls: bool = False
    view: View = View.FINAL
    text: Path | None = None


@dataclass(frozen=True, slots=True)
class Delivery:
    """How a version reached its addressees.

    Args:
        to: short names of the addressees; empty for ourselves alone.
        due: by when an answer is asked for, as people type it.
        words: the words in which the date was put.
        reply: whether an answer is asked for; None for the habit of the document's kind.
        channel: how it went.
        classification: its marking.
        reference: the sender's own reference.
        on_behalf_of: short names of the parties it is sent for, besides the sender.
        marks: the mark of a copy, each as PARTY=MARK.
    """

    to: tuple[str, ...] = ()
    due: str | None = None
    words: str = ""
    reply: Reply | None = None
    channel: str = ""
    classification: str = ""
    reference: str = ""
    on_behalf_of: tuple[str, ...] = ()
    marks: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Draft:
    """A version ready to be filed."""

    act: dict[str, Any]
    reading: Reading
    document: Document | None
    opening: DocumentOpened | None
    number: int
    label: str = field(default="")


def record_version(
    desk: Desk, document: str, wording: Wording, *, by: str, circumstances: Circumstances
) -> Filed:
    """File a new version of a document; the first one opens it.

    Args:
        desk: whose seat it is.
        document: short name of the document.
        wording: the file and what is to be said about it.
        by: short name of the party whose wording it is.
        circumstances: day and note.

    Raises:
        NotFound: the file, a party or a version that is named does not exist.
        UnreadableFile: the file holds no readable text.
        UsageProblem: the short name is none.
    """
    matter = load_matter(desk)
    draft = _draft(desk, matter, document, wording, by=by, circumstances=circumstances)
    if known := _known(matter, draft, by):
        return _already(matter, known)
    with _pen(desk, matter) as pen:
        entries = _write(pen, draft)
    return Filed(tuple(entries), _noted(draft))


def receive_version(
    desk: Desk,
    document: str,
    wording: Wording,
    *,
    by: str,
    sender: str,
    delivery: Delivery,
    circumstances: Circumstances,
    dated: date | None = None,
) -> Filed:
    """File what another party sent: the version, its transmission and our receipt, together.

    Args:
        desk: whose seat it is.
        document: short name of the document.
        wording: the file and what is to be said about it.
        by: short name of the party whose wording it is.
        sender: short name of the party that sent it.
        delivery: addressees and terms.
        circumstances: the day on which it arrived, and a note.
        dated: the day that the paper bears, on which it counts as sent; None for the day on which it arrived.

    Raises:
        NotFound: the file, a party or a version that is named does not exist.
        UnreadableFile: the file holds no readable text.
        UsageProblem: nobody received it, or its answer is due before it was sent, or it arrived before that.
    """
    matter = load_matter(desk)
    sent = _sending(circumstances, dated)
    delivery = _by_mail(wording, delivery)
    draft = _draft(desk, matter, document, wording, by=by, circumstances=sent)
    transmission = _sent(matter, draft, sender, delivery, sent)
    if known := _known(matter, draft, by):
        return _already(matter, known)
    with _pen(desk, matter) as pen:
        entries = _write_received(pen, draft, transmission, matter.ours, circumstances.on)
    to = ", ".join(delivery.to) or (matter.ours.key if matter.ours else "")
    noted = f"Noted that {sender} transmitted it to {to} on {sent.on}"
    return Filed(tuple(entries), (*_noted(draft), noted))


def _by_mail(wording: Wording, delivery: Delivery) -> Delivery:
    """The terms of a delivery; what came by mail has the number of its message as its reference."""
    told = provenance_of(wording.file) if isinstance(wording.file, Path) else {}
    if not told:
        return delivery
    number = delivery.reference or told.get("message-id", "")
    return replace(delivery, reference=number, channel=delivery.channel or "mail")


def _sending(circumstances: Circumstances, dated: date | None) -> Circumstances:
    if dated is not None and dated > circumstances.on:
        raise UsageProblem(
            f"the paper is dated {dated}, after the day on which it arrived, {circumstances.on}",
            "Check --dated and --on.",
        )
    return replace(circumstances, on=dated or circumstances.on)


def _already(matter: Matter, known: Version) -> Filed:
    told = f"{known.label} already holds these bytes; nothing was recorded"
    return Filed((entry_of(matter, known),), (told,), already=True)


def _pen(desk: Desk, matter: Matter) -> Any:
    speaker = matter.ours.id if matter.ours else None
    return desk.store.writing(
        INTERNAL, recorded_at=desk.now, negotiation=matter.negotiation.id, speaker=speaker
    )


def _draft(
    desk: Desk, matter: Matter, key: str, wording: Wording, *, by: str, circumstances: Circumstances
) -> _Draft:
    check_key("document", key)
    reading = read_wording(wording)
    party = find_party(matter.negotiation, by)
    act = base_of(matter, by, circumstances) | {
        "symbol": wording.symbol,
        "language": wording.language,
        "status": wording.status,
        "parallel_to": _named(desk, matter, wording.parallel_to),
        "basis": _named(desk, matter, wording.basis),
        "answers": tuple(find_version(desk, matter, spec).id for spec in wording.answers),
        "view": "original" if wording.view is View.ORIGINAL and reading.content.marked else None,
        "taken_from": wording.text.name if wording.text else "",
    }
    document = next(
        (d for d in matter.negotiation.documents.values() if d.key.casefold() == key.casefold()), None
    )
    opening = None if document else _opening(reading, key, wording, circumstances, party.id)
    number = _next_number(matter, document) if document else 1
    return _Draft(act, reading, document, opening, number, f"{document.key if document else key}@v{number}")


def _next_number(matter: Matter, document: Document) -> int:
    """One more than the versions ever recorded; a struck one keeps its number, a replaced one gave it away."""
    negotiation = matter.negotiation
    struck = [
        i for i, entry in negotiation.struck.items()
        if isinstance(entry.act, VersionRecorded) and entry.act.document == document.id and i not in negotiation.aliases
    ]  # fmt: skip
    return len(negotiation.versions_of(document)) + len(struck) + 1


def read_wording(wording: Wording) -> Reading:
    """A file as it would be recorded: its wording in the view that is meant, its exact bytes.

    Raises:
        NotFound: there is no such file.
        UnreadableFile: the file holds no readable text.
    """
    if wording.text is not None:
        return _sealed(wording, wording.text)
    if isinstance(wording.file, Path):
        return read_side(wording.file, wording.view, allow_controls=wording.allow_controls)
    return seen_in(read_bytes(*wording.file, allow_controls=wording.allow_controls), wording.view)


def _sealed(wording: Wording, text: Path) -> Reading:
    """The bytes of a file, whatever they are, with the wording of another one."""
    name, content = seal_file(wording.file) if isinstance(wording.file, Path) else wording.file
    read = load_file(text, allow_controls=wording.allow_controls)
    told = f"the wording is taken from {text.name}; {PurePath(name).name} is kept as it came and was not read"
    return Reading(
        read.text,
        content,
        safe_suffix(name),
        "application/octet-stream",
        Content(read.text, warnings=(told,)),
    )


def _named(desk: Desk, matter: Matter, spec: str | None) -> str | None:
    return find_version(desk, matter, spec).id if spec else None


def _opening(
    reading: Reading, key: str, wording: Wording, circumstances: Circumstances, party: str
) -> DocumentOpened:
    title = wording.title or _own_title(reading) or key
    kind = wording.kind or (DocumentKind.RESPONSE if wording.answers else DocumentKind.DRAFT)
    return DocumentOpened(on=circumstances.on, by=party, key=key, title=title, document_kind=kind)


def _own_title(reading: Reading) -> str:
    tree = parse_text(reading.text)
    title = next((clause.heading for clause in tree if clause.kind is ClauseKind.TITLE), "")
    return shorten(title, 200)


def _known(matter: Matter, draft: _Draft, by: str) -> Version | None:
    """The version of the same document by the same party with the same bytes, read in the same view, if there is one."""
    if draft.document is None:
        return None
    said = sha256(draft.reading.source).hexdigest()
    party = find_party(matter.negotiation, by)
    for version in matter.negotiation.versions_of(draft.document):
        entry = entry_of(matter, version)
        seal, alike = entry.record.source, entry.act.view == draft.act["view"]
        if alike and version.by == party and seal is not None and seal.sha256 == said:
            return version
    return None


def entry_of(matter: Matter, version: Version) -> Entry:
    """The record that filed a version."""
    return next(entry for entry, _ in matter.negotiation.acts(VersionRecorded) if entry.id == version.id)


def _write(pen: Pen, draft: _Draft) -> list[Entry]:
    entries = [pen.add(draft.opening)] if draft.opening else []
    document = draft.document.id if draft.document else entries[0].id
    reading = draft.reading
    act = VersionRecorded(document=document, **draft.act)
    source = Source(reading.source, reading.suffix, reading.media)
    return [*entries, pen.add(act, text=reading.text, source=source)]


def _write_received(
    pen: Pen, draft: _Draft, transmission: dict[str, Any], ours: Party | None, on: date
) -> list[Entry]:
    entries = _write(pen, draft)
    entries.append(pen.add(Transmitted(versions=(entries[-1].id,), **transmission)))
    if ours is not None and ours.id in transmission["to"]:
        entries.append(pen.add(Received(on=on, by=ours.id, transmission=entries[-1].id)))
    return entries


def _told(draft: _Draft) -> str:
    clauses = len(parse_text(draft.reading.text))
    return f"Recorded {draft.label}: {clauses} clauses"


def _noted(draft: _Draft) -> tuple[str, ...]:
    """What was recorded, with everything that its reader had to decide."""
    return (_told(draft), *(f"Note: {warning}" for warning in draft.reading.warnings))


def _sent(
    matter: Matter, draft: _Draft, sender: str, delivery: Delivery, circumstances: Circumstances
) -> dict[str, Any]:
    to = find_parties(matter.negotiation, delivery.to)
    if not to and matter.ours is None:
        raise UsageProblem("nobody is named as addressee", "Name those who received it with --to.")
    kind = (
        draft.document.kind
        if draft.document
        else (draft.opening.document_kind if draft.opening else DocumentKind.OTHER)
    )
    return transmission_terms(matter, sender, delivery, circumstances, asks=kind.asks) | {
        "to": ids_of(to or (matter.ours,) if matter.ours else to)
    }


def transmission_terms(
    matter: Matter, sender: str, delivery: Delivery, circumstances: Circumstances, *, asks: bool
) -> dict[str, Any]:
    """What a transmission says, but for what was sent and to whom.

    Raises:
        NotFound: a party that is named has not joined.
        UsageProblem: the answer is due before the act.
    """
    party = find_party(matter.negotiation, sender)
    reply = delivery.reply or (Reply.REQUESTED if asks or delivery.due else Reply.NONE)
    if delivery.due and reply is Reply.NONE:
        raise UsageProblem(
            "a due date asks for a reply, and --reply none says that none is asked", "Leave one out."
        )
    return base_of(matter, sender, circumstances) | {
        "on_behalf_of": ids_of(find_parties(matter.negotiation, delivery.on_behalf_of)),
        "reply": reply,
        "due": parse_due(
            delivery.due,
            circumstances.on,
            DueKind.REQUESTED,
            stated_by=party,
            calendar=matter.negotiation.calendar,
            words=delivery.words,
        ),
        "channel": delivery.channel,
        "classification": delivery.classification,
        "reference": delivery.reference,
        "marks": dict(_mark(matter, delivery, mark) for mark in delivery.marks),
    }


def _mark(matter: Matter, delivery: Delivery, mark: str) -> tuple[str, str]:
    """The addressee of a copy, by its record id, with the mark of the copy."""
    key, equals, text = mark.partition("=")
    party = find_party(matter.negotiation, key.strip())
    if not equals or not text.strip():
        raise UsageProblem(f"{mark!r} gives no copy a mark", 'Write PARTY=MARK, such as "ORS=copy 2 of 3".')
    to = find_parties(matter.negotiation, delivery.to) or tuple(filter(None, [matter.ours]))
    if party not in to:
        raise UsageProblem(
            f"{party.key} is no addressee, and has no copy", "Mark the copies of those it goes to."
        )
    return party.id, text.strip()
