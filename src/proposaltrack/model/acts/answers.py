"""Acts on clauses: responses, reservations, agreement, packages, silence."""

from enum import StrEnum
from typing import Annotated, Literal

from pydantic import AwareDatetime, Field

from proposaltrack.model.acts.base import BaseAct, Id, Passage
from proposaltrack.model.stance import Stance

Passages = Annotated[tuple[Passage, ...], Field(min_length=1)]


class Responded(BaseAct):
    """A party's answer to given clauses of a given version; a counter-text travels with the record.

    Args:
        version: record id of the version answered.
        passages: the clauses answered, each by its own text; the whole text for a response to all.
        whole: it answers every clause, those of the passages or not.
        stances: at least one.
        reason: why.
        condition: what it depends on, in words.
        depends_on: passages that the condition names.
        on_behalf_of: record ids of the parties it is given for, besides the responder.
        in_version: record id of the version of a written response in which it is made.
        in_passage: the passage of that version.
    """

    kind: Literal["response"] = "response"
    version: Id
    passages: tuple[Passage, ...] = ()
    whole: bool = False
    stances: Annotated[tuple[Stance, ...], Field(min_length=1)]
    reason: str = ""
    condition: str = ""
    depends_on: tuple[Passage, ...] = ()
    on_behalf_of: tuple[Id, ...] = ()
    in_version: Id | None = None
    in_passage: Passage | None = None


class LeftAside(BaseAct):
    """Clauses left unanswered on purpose; internal, never shared.

    Args:
        passages: the clauses.
        reason: why.
    """

    kind: Literal["leave"] = "leave"
    passages: Passages
    reason: str


class ReservationKind(StrEnum):
    """Why a party does not yet join a text."""

    SCRUTINY = "scrutiny"
    PARLIAMENTARY = "parliamentary"
    LINGUISTIC = "linguistic"
    SUBSTANTIVE = "substantive"


class Reserved(BaseAct):
    """A party enters a reservation on clauses.

    Args:
        passages: the clauses.
        reservation: its kind.
        reason: why.
    """

    kind: Literal["reservation"] = "reservation"
    passages: Passages
    reservation: ReservationKind
    reason: str = ""


class Lifted(BaseAct):
    """A party lifts a reservation.

    Args:
        reservation: record id of the reservation.
    """

    kind: Literal["lifting"] = "lifting"
    reservation: Id


class AgreementLevel(StrEnum):
    """How far an agreement on a clause goes."""

    NEGOTIATORS = "negotiators"
    AD_REFERENDUM = "ad-referendum"
    CONFIRMED = "confirmed"


class Agreed(BaseAct):
    """Parties agree on the wording of clauses; another agreed wording travels with the record.

    Args:
        passages: the clauses.
        parties: record ids of those who agree.
        level: how far the agreement goes.
        meeting: record id of the meeting at which it was reached.
    """

    kind: Literal["agreement"] = "agreement"
    passages: Passages
    parties: Annotated[tuple[Id, ...], Field(min_length=1)]
    level: AgreementLevel
    meeting: Id | None = None


class AgreementJudged(BaseAct):
    """An authority upholds or refuses what its negotiators agreed.

    Args:
        agreement: record id of the agreement.
        confirmed: True for confirm, False for disavow.
        reason: why.
    """

    kind: Literal["agreement-judgement"] = "agreement-judgement"
    agreement: Id
    confirmed: bool
    reason: str = ""


class Packaged(BaseAct):
    """Clauses, of several documents perhaps, that stand or fall together.

    Args:
        title: what the package is called.
        passages: its clauses.
    """

    kind: Literal["package"] = "package"
    title: str
    passages: Passages


class SilenceOpened(BaseAct):
    """A text is put under a silence procedure.

    Args:
        version: record id of the version.
        passages: the clauses; empty for the whole text.
        expires_at: the instant at which it is adopted unless broken.
    """

    kind: Literal["silence"] = "silence"
    version: Id
    passages: tuple[Passage, ...] = ()
    expires_at: AwareDatetime


class SilenceStep(StrEnum):
    """What may happen to a running silence procedure."""

    BROKEN = "broken"
    EXTENDED = "extended"
    CANCELLED = "cancelled"


class SilenceMoved(BaseAct):
    """A running silence procedure is broken, extended or cancelled.

    Args:
        silence: record id of its opening.
        step: what happened.
        expires_at: the new instant, when extended.
        reason: why.
    """

    kind: Literal["silence-step"] = "silence-step"
    silence: Id
    step: SilenceStep
    expires_at: AwareDatetime | None = None
    reason: str = ""
