"""Every act that can be filed: the union that the stored format is made of.

A new kind of act is one model in one of the modules here and one line in ACTS.
"""

from typing import get_args

from proposaltrack.model.acts.answers import (
    Agreed,
    AgreementJudged,
    LeftAside,
    Lifted,
    Packaged,
    Reserved,
    Responded,
    SilenceMoved,
    SilenceOpened,
)
from proposaltrack.model.acts.base import BaseAct
from proposaltrack.model.acts.exchange import (
    Acknowledged,
    Closed,
    Consulted,
    Extended,
    JointReplyDecided,
    JointReplyOffered,
    Met,
    Promised,
    Published,
    Received,
    Transmitted,
)
from proposaltrack.model.acts.matter import (
    DocumentOpened,
    GistWritten,
    NegotiationOpened,
    PartyJoined,
    SourceReread,
    VersionRecorded,
)
from proposaltrack.model.acts.upkeep import (
    Checkpointed,
    Corrected,
    KeyBound,
    Matched,
    SameAct,
    Shared,
    SpaceOpened,
    Withdrawn,
)

ACTS: tuple[type[BaseAct], ...] = (
    SpaceOpened,
    NegotiationOpened,
    PartyJoined,
    DocumentOpened,
    VersionRecorded,
    SourceReread,
    GistWritten,
    Transmitted,
    Received,
    Acknowledged,
    Consulted,
    Promised,
    Extended,
    Closed,
    Met,
    Published,
    JointReplyOffered,
    JointReplyDecided,
    Responded,
    LeftAside,
    Reserved,
    Lifted,
    Agreed,
    AgreementJudged,
    Packaged,
    SilenceOpened,
    SilenceMoved,
    Withdrawn,
    Corrected,
    Matched,
    SameAct,
    Shared,
    KeyBound,
    Checkpointed,
)


def kind_of(act: type[BaseAct]) -> str:
    """The word by which a kind of act is filed ("version")."""
    return str(get_args(act.model_fields["kind"].annotation)[0])


KINDS: dict[str, type[BaseAct]] = {kind_of(act): act for act in ACTS}
