"""Acts between the parties: sending, receiving, promising, meeting, publishing, replying jointly."""

from typing import Annotated, Literal

from pydantic import Field

from proposaltrack.model.acts.base import BaseAct, Due, Id, Reply

Ids = tuple[Id, ...]
SomeIds = Annotated[tuple[Id, ...], Field(min_length=1)]


class Transmitted(BaseAct):
    """The act of sending versions, with the responses made in them, to addressees.

    Args:
        versions: record ids of the versions sent; may be empty when only responses are sent.
        responses: record ids of responses sent by themselves, outside any version.
        to: record ids of the addressees.
        on_behalf_of: record ids of the parties it is sent for, besides the sender.
        reply: whether an answer is requested, invited or not asked.
        due: by when an answer is asked or owed.
        channel: how it went ("by hand, Moscow").
        classification: marking it carried ("confidential").
        reference: the sender's own reference.
        marks: mark of each copy, by the addressee's record id.
    """

    kind: Literal["transmission"] = "transmission"
    versions: Ids = ()
    responses: Ids = ()
    to: SomeIds
    on_behalf_of: Ids = ()
    reply: Reply
    due: Due | None = None
    channel: str = ""
    classification: str = ""
    reference: str = ""
    marks: dict[str, str] = {}


class Received(BaseAct):
    """An addressee's statement that a transmission arrived.

    Args:
        transmission: record id of the transmission.
    """

    kind: Literal["receipt"] = "receipt"
    transmission: Id


class Acknowledged(BaseAct):
    """An addressee confirms receipt to the sender; it says nothing on substance.

    Args:
        version: record id of the version acknowledged.
    """

    kind: Literal["acknowledgement"] = "acknowledgement"
    version: Id


class Consulted(BaseAct):
    """An addressee seeks views before it replies; the reply stays owed.

    Args:
        version: record id of the version under consultation.
        with_: record ids of those consulted.
        shown: record ids of versions shown to them.
        due: by when their views are asked for.
    """

    kind: Literal["consultation"] = "consultation"
    version: Id
    with_: SomeIds
    shown: Ids = ()
    due: Due | None = None


class Promised(BaseAct):
    """A party says by when it will answer, or a date is agreed or follows from a rule.

    Args:
        version: record id of the version to be answered.
        to: record ids of those it is promised to.
        due: the span, with its kind, words and meeting.
    """

    kind: Literal["promise"] = "promise"
    version: Id
    to: Ids = ()
    due: Due


class Extended(BaseAct):
    """A due date moved by consent.

    Args:
        version: record id of the version to be answered.
        owed_by: record ids of those who owe the answer.
        due: the new span.
    """

    kind: Literal["extension"] = "extension"
    version: Id
    owed_by: SomeIds
    due: Due


class Closed(BaseAct):
    """The asker no longer awaits an answer.

    Args:
        version: record id of the version that was to be answered.
        owed_by: record ids of those released; empty for all.
        reason: why.
    """

    kind: Literal["closure"] = "closure"
    version: Id
    owed_by: Ids = ()
    reason: str = ""


class Met(BaseAct):
    """A meeting or call.

    Args:
        parties: record ids of those present.
        place: where ("Geneva").
        title: what it was.
        documents: record ids of documents on the agenda.
    """

    kind: Literal["meeting"] = "meeting"
    parties: Ids = ()
    place: str = ""
    title: str
    documents: Ids = ()


class Published(BaseAct):
    """A version is made public; by a third party it is a leak.

    Args:
        version: record id of the version.
        where: where it appeared.
        publisher: name of a publisher that is no party ("a newspaper"); "" when `by` published it.
    """

    kind: Literal["publication"] = "publication"
    version: Id
    where: str = ""
    publisher: str = ""


class JointReplyOffered(BaseAct):
    """One reply given for several addressees.

    Args:
        version: record id of the version that was to be answered.
        reply: record id of the version that is the reply.
        on_behalf_of: record ids of those it is given for.
    """

    kind: Literal["joint-reply"] = "joint-reply"
    version: Id
    reply: Id
    on_behalf_of: SomeIds


class JointReplyDecided(BaseAct):
    """The asker takes a joint reply as the answer, or does not.

    Args:
        reply: record id of the version that is the reply.
        accepted: True when it counts as the answer of all it was given for.
        for_: record ids it is accepted or refused for; empty for all.
    """

    kind: Literal["joint-reply-decision"] = "joint-reply-decision"
    reply: Id
    accepted: bool
    for_: Ids = ()
