"""A made-up negotiation of thousands of versions, as real ones go: drafts ask for replies, and most are answered.

Dossiers of two documents each: one party's draft, and the other's written response to it. Every round records the
next draft, sends it, records the response to it and, in nine rounds of ten, sends that too. At least every second
dossier waits for its last answer. Texts are small, so that the records weigh and not the wording.
"""

import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from proposaltrack.errors import WorkspaceNotFound
from proposaltrack.model.acts.answers import Responded
from proposaltrack.model.acts.base import Due, DueKind, Reply
from proposaltrack.model.acts.exchange import Received, Transmitted
from proposaltrack.model.acts.matter import (
    DocumentKind,
    DocumentOpened,
    NegotiationOpened,
    PartyJoined,
    VersionRecorded,
)
from proposaltrack.model.record import Entry
from proposaltrack.model.stance import Stance
from proposaltrack.settings import Workspace, find_workspace, init_workspace, set_ours, store_folder
from proposaltrack.store.base import INTERNAL, Pen
from proposaltrack.store.git import init_store
from proposaltrack.text.clauses import parse_text
from proposaltrack.text.passages import seal_passage

NOW = datetime(2024, 3, 1, tzinfo=UTC)
FIRST = date(2001, 1, 8)
KEY = "border"
PARTIES = ("RU", "US", "FR", "DE")
STANCES = (Stance.ACCEPTS, Stance.REJECTS, Stance.NOTES, Stance.RESERVES)
TOGETHER = 5
"""Rounds filed in one block; each leaves a pack, as tidying does after some thousands of objects."""
UNSENT = 10
"""Every round divisible by this, the response is recorded and not sent."""


@dataclass(frozen=True, slots=True)
class Dossier:
    """A draft and the written response to it.

    Args:
        draft: record id of the document that asks.
        response: record id of the document that answers.
        asker: record id of the party that drafts.
        owing: record id of the party that answers.
    """

    draft: str
    response: str
    asker: str
    owing: str


def file_negotiation(  # noqa: PLR0913  how large it is, and how it is said
    folder: Path,
    *,
    key: str = KEY,
    dossiers: int = 20,
    rounds: int = 250,
    responses: int = 0,
    together: int = TOGETHER,
) -> int:
    """A workspace with one more negotiation in it.

    Args:
        folder: the workspace, or where it is made.
        key: short name of the negotiation.
        dossiers: pairs of documents; two versions are filed in each round of each.
        rounds: versions of each document.
        responses: how many responses are made in every answer that is sent, so that it counts clause by clause: one
            accepts the whole draft, more take a stand on one clause each.
        together: how many rounds are filed in one block.

    Returns:
        How many versions were filed.
    """
    workspace = _workspace_in(folder)
    store = init_store(store_folder(workspace, key), now=NOW, environ=os.environ)
    try:
        with store.writing(INTERNAL, recorded_at=NOW, negotiation=None, speaker=None) as pen:
            opened, ours, files = _open_matter(pen, key, dossiers)
        last: dict[str, Entry] = {}
        for begun in range(1, rounds + 1, together):
            with store.writing(INTERNAL, recorded_at=NOW, negotiation=opened, speaker=ours) as pen:
                for number in range(begun, min(begun + together, rounds + 1)):
                    for paper in _file_round(pen, files, number, last, final=number == rounds):
                        _respond(pen, paper, number, responses)
    finally:
        store.close()
    set_ours(workspace, key, PARTIES[0])
    return 2 * dossiers * rounds


def _workspace_in(folder: Path) -> Workspace:
    try:
        return find_workspace(folder)
    except WorkspaceNotFound:
        return init_workspace(folder)


def _open_matter(pen: Pen, key: str, dossiers: int) -> tuple[str, str, tuple[Dossier, ...]]:
    """The id of the negotiation, of our own party, and every dossier."""
    opened = pen.add(NegotiationOpened(on=FIRST, key=key, title="Border"))
    pen.under(negotiation=opened.id, speaker=None)
    parties = [pen.add(PartyJoined(on=FIRST, key=key, name=f"State {key}")).id for key in PARTIES]
    files = [_open_dossier(pen, number, parties) for number in range(dossiers)]
    return opened.id, parties[0], tuple(files)


def _open_dossier(pen: Pen, number: int, parties: list[str]) -> Dossier:
    kinds = DocumentKind.DRAFT, DocumentKind.RESPONSE
    papers = [
        pen.add(
            DocumentOpened(on=FIRST, key=f"{word}-{number}", title=f"{word} {number}", document_kind=kind)
        )
        for word, kind in zip(("draft", "response"), kinds, strict=True)
    ]
    asker, owing = (parties[(number + step) % len(parties)] for step in (0, 1))
    return Dossier(papers[0].id, papers[1].id, asker, owing)


def _file_round(
    pen: Pen, dossiers: Sequence[Dossier], number: int, last: dict[str, Entry], *, final: bool
) -> Iterator[Entry]:
    """The next draft of every dossier and the response to it, which is given where it was sent.

    `last` holds the last draft of each document.
    """
    on = FIRST + timedelta(days=14 * number)
    for place, dossier in enumerate(dossiers):
        draft = _ask(pen, dossier, number, on, last.get(dossier.draft))
        last[dossier.draft] = draft
        sent = number % UNSENT > 0 and not (final and place % 2)
        paper = pen.add(
            VersionRecorded(
                on=on + timedelta(days=9), by=dossier.owing, document=dossier.response, answers=(draft.id,)
            ),
            text=text_of("response", number),
        )
        if sent:
            _send(pen, paper, dossier.asker, Reply.NONE)
            yield paper


def _ask(pen: Pen, dossier: Dossier, number: int, on: date, basis: Entry | None) -> Entry:
    draft = pen.add(
        VersionRecorded(on=on, by=dossier.asker, document=dossier.draft, basis=basis.id if basis else None),
        text=text_of("draft", number),
    )
    due = Due(first=on + timedelta(days=7), last=on + timedelta(days=10), kind=DueKind.REQUESTED)
    _send(pen, draft, dossier.owing, Reply.REQUESTED, due)
    return draft


def _send(pen: Pen, paper: Entry, to: str, reply: Reply, due: Due | None = None) -> None:
    """A paper sent by its author and received by another party the day after."""
    on, by = paper.act.on, paper.act.by
    sent = pen.add(Transmitted(on=on, by=by, versions=(paper.id,), to=(to,), reply=reply, due=due))
    pen.add(Received(on=on + timedelta(days=1), by=to, transmission=sent.id))


def _respond(pen: Pen, paper: Entry, number: int, responses: int) -> None:
    """What the paper says to the draft of its round: to the whole of it, or to one clause after the other."""
    act = paper.act
    said = {"on": act.on, "by": act.by, "version": act.answers[0], "in_version": paper.id}
    if responses == 1:
        pen.add(Responded(**said, whole=True, stances=(Stance.ACCEPTS,)))
    elif responses:
        text = text_of("draft", number)
        for clause in parse_text(text).operative()[:responses]:
            passage = seal_passage(act.answers[0], text, clause.start, clause.end)
            pen.add(Responded(**said, passages=(passage,), stances=(STANCES[clause.ordinal % len(STANCES)],)))


def text_of(word: str, number: int) -> str:
    """Six short articles, one of them new in every round."""
    articles = (
        f"Article {place}\n\nThe Parties shall take step {number if place == 1 + number % 6 else place} of the {word}.\n"
        for place in range(1, 7)
    )
    return "\n".join(articles)
