"""Acts that set out the matter: the negotiation, its parties, documents and versions."""

from enum import StrEnum
from typing import Literal

from proposaltrack.model.acts.base import BaseAct, Id, Key


class DocumentKind(StrEnum):
    """What a document is; it decides whether sending it asks for a reply by default."""

    DRAFT = "draft-agreement"
    RESPONSE = "written-response"
    LETTER = "letter"
    NON_PAPER = "non-paper"
    COMMUNIQUE = "communique"
    OTHER = "other"

    @property
    def asks(self) -> bool:
        """True when sending one requests a reply unless the sender says otherwise."""
        return self in (DocumentKind.DRAFT, DocumentKind.LETTER)

    @property
    def answered_by_clause(self) -> bool:
        """True when an answer is owed on each clause, not on the paper as a whole."""
        return self is DocumentKind.DRAFT


class TextStatus(StrEnum):
    """Whether a language version is authentic or a courtesy translation."""

    AUTHENTIC = "authentic"
    COURTESY = "courtesy"


class NegotiationOpened(BaseAct):
    """The matter as a whole.

    Args:
        key: short local name.
        title: full title.
        calendar: name of the holiday calendar that working days follow; "" for Monday to Friday.
        single_undertaking: nothing is agreed until everything is agreed.
    """

    kind: Literal["negotiation"] = "negotiation"
    key: Key
    title: str
    calendar: str = ""
    single_undertaking: bool = False


class PartyJoined(BaseAct):
    """A side of the negotiation.

    Args:
        key: short local name ("RU").
        name: full name.
        group: it speaks for members.
        member_of: groups it belongs to, by record id.
        seat: it sits at the table, and so reads what is shared there; False for allies who are only consulted.
    """

    kind: Literal["party"] = "party"
    key: Key
    name: str
    group: bool = False
    member_of: tuple[Id, ...] = ()
    seat: bool = True


class DocumentOpened(BaseAct):
    """A thing negotiated or answered.

    Args:
        key: short local name ("treaty").
        title: full title.
        document_kind: what it is.
    """

    kind: Literal["document"] = "document"
    key: Key
    title: str
    document_kind: DocumentKind


class VersionRecorded(BaseAct):
    """One immutable wording of a document by a party; its text travels with the record.

    Args:
        document: record id of the document.
        symbol: the trade's own mark ("Rev.1"); may be empty.
        language: BCP 47 tag ("en").
        status: authentic or courtesy.
        parallel_to: record id of the version in another language that it mirrors.
        basis: record id of the version it was made from.
        answers: record ids of the versions it replies to.
        view: "original" where its file was read with every marked change rejected; absent for accepted.
        taken_from: name of the file that its wording was taken from, where its own file was not read; may be empty.
    """

    kind: Literal["version"] = "version"
    document: Id
    symbol: str = ""
    language: str = "en"
    status: TextStatus = TextStatus.AUTHENTIC
    parallel_to: Id | None = None
    basis: Id | None = None
    answers: tuple[Id, ...] = ()
    view: Literal["original"] | None = None
    taken_from: str = ""


class SourceReread(BaseAct):
    """A better reading of a version's source bytes; its text travels with the record.

    Args:
        version: record id of the version.
        reader: name and version of the importer that made it.
    """

    kind: Literal["reading"] = "reading"
    version: Id
    reader: str


class GistWritten(BaseAct):
    """A person's one-sentence gist of a clause; internal, never shared.

    Args:
        version: record id of the version.
        start: first code point of the clause in its text.
        gist: the sentence.
        lead: who leads on it.
    """

    kind: Literal["gist"] = "gist"
    version: Id
    start: int
    gist: str
    lead: str = ""
