"""Commands for reservations, agreement at its levels, and packages."""

from pathlib import Path

import click

from proposaltrack.actions import settling
from proposaltrack.actions.desk import Circumstances
from proposaltrack.cli.completion import complete_clause, complete_party, complete_version
from proposaltrack.cli.given import author, read_words
from proposaltrack.cli.options import FILE, NAMES, act_options, flatten
from proposaltrack.cli.output import put_filed
from proposaltrack.cli.session import Session
from proposaltrack.model.acts.answers import AgreementLevel, ReservationKind

Groups = tuple[tuple[str, ...], ...]
_version = click.argument("version", metavar="DOC[@V]", shell_complete=complete_version)
_clauses = click.option(
    "--clause", "clauses", type=NAMES, shell_complete=complete_clause, multiple=True, required=True,
    metavar="N[,N...]", help="Which clauses.",
)  # fmt: skip
_by = click.option("--by", metavar="PARTY", shell_complete=complete_party, help="Who acts; we when left out.")
_reason = click.option("--reason", default="", metavar="TEXT", help="Why.")


@click.command()
@_version
@_by
@_clauses
@click.option(
    "--kind", type=click.Choice([kind.value for kind in ReservationKind]), default="substantive",
    show_default=True, help="What keeps the party from joining.",
)  # fmt: skip
@_reason
@act_options
def reserve(
    session: Session,
    /,
    *,
    version: str,
    by: str | None,
    clauses: Groups,
    kind: str,
    reason: str,
    circumstances: Circumstances,
) -> None:
    r"""Note that a party enters a reservation on clauses.

    \b
    Example:
      proposaltrack reserve treaty@v7 --by ORS --clause 7(1) --kind parliamentary --reason "Before the spring session"
    """
    with session.desk() as desk:
        filed = settling.reserve(
            desk, version, by=author(desk, by), clauses=flatten(clauses), kind=ReservationKind(kind),
            reason=reason, circumstances=circumstances,
        )  # fmt: skip
        put_filed(session, filed)


@click.command()
@click.argument("reservation", metavar="ID")
@_by
@act_options
def lift(session: Session, /, *, reservation: str, by: str | None, circumstances: Circumstances) -> None:
    r"""Note that a party lifts its reservation, by the id of its entry.

    \b
    Example:
      proposaltrack lift 4f1c09aa --by ORS
    """
    with session.desk() as desk:
        put_filed(session, settling.lift(desk, reservation, by=author(desk, by), circumstances=circumstances))


@click.command()
@_version
@click.option(
    "--by", type=NAMES, shell_complete=complete_party, multiple=True, required=True,
    metavar="PARTY,PARTY[,...]", help="All who agree.",
)  # fmt: skip
@_clauses
@click.option(
    "--level", type=click.Choice([level.value for level in AgreementLevel]), default="negotiators",
    show_default=True, help="How far the agreement goes.",
)  # fmt: skip
@click.option(
    "--text",
    type=FILE,
    metavar="FILE",
    help="Another wording that was agreed; - reads it from standard input.",
)
@click.option("--at", "meeting", metavar="MEETING", help="Title of the meeting at which it was reached.")
@act_options
def agree(
    session: Session,
    /,
    *,
    version: str,
    by: Groups,
    clauses: Groups,
    level: str,
    text: Path | None,
    meeting: str | None,
    circumstances: Circumstances,
) -> None:
    r"""Note that parties agree on the wording of clauses.

    \b
    Examples:
      proposaltrack agree treaty@v7 --by TAR,ORS --clause 1,2
      proposaltrack agree treaty@v7 --by TAR,ORS --clause 7(1) --level ad-referendum --at "Sixth session"
    """
    with session.desk() as desk:
        filed = settling.agree(
            desk, version, by=flatten(by), clauses=flatten(clauses), level=AgreementLevel(level),
            text=read_words(text), meeting=meeting, circumstances=circumstances,
        )  # fmt: skip
        put_filed(session, filed)


@click.command()
@click.argument("agreement", metavar="ID")
@_by
@_reason
@act_options
def confirm(
    session: Session, /, *, agreement: str, by: str | None, reason: str, circumstances: Circumstances
) -> None:
    r"""Note that a party's authority upholds what its negotiators agreed.

    \b
    Example:
      proposaltrack confirm 4f1c09aa --by ORS
    """
    _judge(session, agreement, by, reason, circumstances, confirmed=True)


@click.command()
@click.argument("agreement", metavar="ID")
@_by
@_reason
@act_options
def disavow(
    session: Session, /, *, agreement: str, by: str | None, reason: str, circumstances: Circumstances
) -> None:
    r"""Note that a party's authority refuses what its negotiators agreed.

    \b
    Example:
      proposaltrack disavow 4f1c09aa --by ORS --reason "Beyond the mandate"
    """
    _judge(session, agreement, by, reason, circumstances, confirmed=False)


def _judge(
    session: Session,
    agreement: str,
    by: str | None,
    reason: str,
    circumstances: Circumstances,
    *,
    confirmed: bool,
) -> None:
    with session.desk() as desk:
        filed = settling.judge(
            desk,
            agreement,
            by=author(desk, by),
            confirmed=confirmed,
            reason=reason,
            circumstances=circumstances,
        )
        put_filed(session, filed)


@click.command()
@click.argument("title")
@click.argument("members", nargs=-1, required=True, metavar="DOC[@V]#CLAUSE...")
@click.option(
    "--by", metavar="PARTY", shell_complete=complete_party, help="Who ties them, if somebody in particular."
)
@act_options
def package(
    session: Session, /, *, title: str, members: tuple[str, ...], by: str | None, circumstances: Circumstances
) -> None:
    r"""Note that clauses, of several documents perhaps, stand or fall together.

    \b
    Example:
      proposaltrack package "Water and power" "treaty#4(1)" "treaty#7(1)"
    """
    with session.desk() as desk:
        put_filed(session, settling.package(desk, title, members, by=by, circumstances=circumstances))
