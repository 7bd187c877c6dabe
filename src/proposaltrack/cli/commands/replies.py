"""Commands for what addressees and askers do while an answer is awaited."""

from collections.abc import Callable
from typing import Any

import click

from proposaltrack.actions import replies
from proposaltrack.actions.desk import Circumstances
from proposaltrack.cli.completion import complete_party, complete_version
from proposaltrack.cli.given import author
from proposaltrack.cli.options import NAMES, act_options, flatten
from proposaltrack.cli.output import put_filed
from proposaltrack.cli.session import Session
from proposaltrack.model.acts.base import DueKind

Groups = tuple[tuple[str, ...], ...]
Command = Callable[..., Any]


def _version(command: Command) -> Command:
    return click.argument("version", metavar="DOC[@V]", shell_complete=complete_version)(command)


def _by(told: str) -> Callable[[Command], Command]:
    return click.option(
        "--by", metavar="PARTY", shell_complete=complete_party, help=f"{told}; we when left out."
    )


def _reason(command: Command) -> Command:
    return click.option("--reason", default="", metavar="TEXT", help="Why.")(command)


def _words(command: Command) -> Command:
    return click.option(
        "--words", default="", metavar="TEXT", help='The words in which the date was put ("next week").'
    )(command)


_DUE = "DAY|SPAN|+Nd|+Nwd"


@click.command()
@_version
@_by("Who confirmed receipt")
@act_options
def acknowledge(session: Session, /, *, version: str, by: str | None, circumstances: Circumstances) -> None:
    r"""Note that an addressee confirmed receipt; it answers nothing.

    \b
    Example:
      proposaltrack acknowledge treaty@v2 --by ORS
    """
    with session.desk() as desk:
        put_filed(
            session, replies.acknowledge(desk, version, by=author(desk, by), circumstances=circumstances)
        )


@click.command()
@_version
@_by("Who seeks views")
@click.option(
    "--to", type=NAMES, shell_complete=complete_party, multiple=True, required=True, help="Who is consulted."
)
@click.option("--shown", type=NAMES, multiple=True, metavar="DOC@V[,...]", help="Versions they were shown.")
@click.option("--due", metavar=_DUE, help="By when their views are asked for.")
@_words
@act_options
def consult(
    session: Session,
    /,
    *,
    version: str,
    by: str | None,
    to: Groups,
    shown: Groups,
    due: str | None,
    words: str,
    circumstances: Circumstances,
) -> None:
    r"""Note that views are sought before a reply; the reply stays owed.

    \b
    Example:
      proposaltrack consult treaty@v2 --by TAR --to DEL --due +10d
    """
    with session.desk() as desk:
        filed = replies.consult(
            desk, version, by=author(desk, by), to=flatten(to), shown=flatten(shown), due=due, words=words,
            circumstances=circumstances,
        )  # fmt: skip
        put_filed(session, filed)


@click.command()
@_version
@_by("Who promised")
@click.option("--to", type=NAMES, shell_complete=complete_party, multiple=True, help="To whom.")
@click.option("--due", metavar=_DUE, required=True, help="By when the answer comes.")
@click.option(
    "--kind",
    type=click.Choice([kind.value for kind in DueKind if kind.binds]),
    default=DueKind.PROMISED.value,
    show_default=True,
    help="What the date rests on.",
)
@_words
@click.option("--at", metavar="MEETING", help="Title of the meeting at which it was said.")
@act_options
def promise(
    session: Session,
    /,
    *,
    version: str,
    by: str | None,
    to: Groups,
    due: str,
    kind: str,
    words: str,
    at: str | None,
    circumstances: Circumstances,
) -> None:
    r"""Note by when an answer was promised.

    \b
    Example:
      proposaltrack promise treaty@v2 --by ORS --to TAR --due 2026-05-15 --words "by the middle of May"
    """
    with session.desk() as desk:
        filed = replies.promise(
            desk, version, by=author(desk, by), to=flatten(to), due=due, kind=DueKind(kind), words=words, at=at,
            circumstances=circumstances,
        )  # fmt: skip
        put_filed(session, filed)


@click.command()
@_version
@_by("Who consents")
@click.option(
    "--from",
    "owed_by",
    type=NAMES,
    shell_complete=complete_party,
    multiple=True,
    required=True,
    help="Who owes the answer.",
)
@click.option("--due", metavar=_DUE, required=True, help="The new date.")
@_words
@act_options
def extend(
    session: Session,
    /,
    *,
    version: str,
    by: str | None,
    owed_by: Groups,
    due: str,
    words: str,
    circumstances: Circumstances,
) -> None:
    r"""Note that a due date was moved by consent.

    \b
    Example:
      proposaltrack extend treaty@v2 --by TAR --from ORS --due 2026-06-30
    """
    with session.desk() as desk:
        filed = replies.extend(
            desk, version, by=author(desk, by), owed_by=flatten(owed_by), due=due, words=words,
            circumstances=circumstances,
        )  # fmt: skip
        put_filed(session, filed)


@click.command()
@_version
@_by("Who awaited it")
@click.option(
    "--from",
    "owed_by",
    type=NAMES,
    shell_complete=complete_party,
    multiple=True,
    help="Who is released; everybody when left out.",
)
@_reason
@act_options
def close(
    session: Session,
    /,
    *,
    version: str,
    by: str | None,
    owed_by: Groups,
    reason: str,
    circumstances: Circumstances,
) -> None:
    r"""Note that no answer is awaited any more.

    \b
    Example:
      proposaltrack close treaty@v2 --by TAR --from ORS --reason "Overtaken by the third draft."
    """
    with session.desk() as desk:
        filed = replies.close(
            desk, version, by=author(desk, by), owed_by=flatten(owed_by), reason=reason,
            circumstances=circumstances,
        )  # fmt: skip
        put_filed(session, filed)


@click.command("offer-reply")
@click.argument("reply", metavar="DOC[@V]", shell_complete=complete_version)
@click.option(
    "--answers",
    required=True,
    metavar="DOC[@V]",
    shell_complete=complete_version,
    help="The version that it answers.",
)
@_by("Who gave it")
@click.option(
    "--on-behalf-of",
    type=NAMES,
    shell_complete=complete_party,
    multiple=True,
    required=True,
    help="The addressees it is given for.",
)
@act_options
def offer_reply(
    session: Session,
    /,
    *,
    reply: str,
    answers: str,
    by: str | None,
    on_behalf_of: Groups,
    circumstances: Circumstances,
) -> None:
    r"""Note one reply given for several addressees; it counts when the asker takes it.

    \b
    Example:
      proposaltrack offer-reply joint-reply@v1 --answers letter@v1 --by LRS --on-behalf-of TAR,DEL
    """
    with session.desk() as desk:
        filed = replies.offer_reply(
            desk, reply, answers=answers, by=author(desk, by), on_behalf_of=flatten(on_behalf_of),
            circumstances=circumstances,
        )  # fmt: skip
        put_filed(session, filed)


def _decision(command: Command) -> Command:
    """Give a command what both decisions on a joint reply take."""
    for option in (
        act_options,
        _reason,
        click.option(
            "--for",
            "for_",
            type=NAMES,
            shell_complete=complete_party,
            multiple=True,
            help="For whom; for all when left out.",
        ),
        _by("The asker"),
        click.argument("reply", metavar="DOC[@V]", shell_complete=complete_version),
    ):
        command = option(command)
    return command


def _decide(
    session: Session, *, accepted: bool, reply: str, by: str | None, for_: Groups, **told: Any
) -> None:
    with session.desk() as desk:
        filed = replies.decide_reply(
            desk, reply, accepted=accepted, by=author(desk, by), for_=flatten(for_), **told
        )
        put_filed(session, filed)


@click.command("accept-reply")
@_decision
def accept_reply(session: Session, /, **told: Any) -> None:
    r"""Note that the asker takes a joint reply as the answer.

    \b
    Example:
      proposaltrack accept-reply joint-reply@v1 --by ORS
    """
    _decide(session, accepted=True, **told)


@click.command("refuse-reply")
@_decision
def refuse_reply(session: Session, /, **told: Any) -> None:
    r"""Note that the asker does not take a joint reply as the answer.

    \b
    Example:
      proposaltrack refuse-reply joint-reply@v1 --by ORS --reason "Each state is asked for itself."
    """
    _decide(session, accepted=False, **told)


@click.command()
@click.argument("what", metavar="DOC@V|ID", shell_complete=complete_version)
@_by("Whose it is")
@_reason
@act_options
def withdraw(
    session: Session, /, *, what: str, by: str | None, reason: str, circumstances: Circumstances
) -> None:
    r"""Take a version, response or transmission back from a day on; it stood until then.

    \b
    Examples:
      proposaltrack withdraw treaty@v3 --by TAR
      proposaltrack withdraw 4be1c20a --by ORS --reason "Given in error."
    """
    with session.desk() as desk:
        filed = replies.withdraw(desk, what, by=author(desk, by), reason=reason, circumstances=circumstances)
        put_filed(session, filed)
