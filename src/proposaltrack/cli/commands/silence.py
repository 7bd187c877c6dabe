"""Commands for silence procedures."""

import click

from proposaltrack.actions import silence as procedure
from proposaltrack.actions.desk import Circumstances, load_matter
from proposaltrack.cli.completion import complete_clause, complete_party, complete_version
from proposaltrack.cli.given import author
from proposaltrack.cli.options import NAMES, act_options, flatten, json_option
from proposaltrack.cli.output import put_filed, put_json, put_lines, width
from proposaltrack.cli.render.silences import silence_lines
from proposaltrack.cli.session import Session
from proposaltrack.model.acts.answers import SilenceStep
from proposaltrack.views.silences import silences_json

_by = click.option("--by", metavar="PARTY", shell_complete=complete_party, help="Who acts; we when left out.")
_what = click.argument("what", metavar="DOC[@V]|ID", shell_complete=complete_version)
_reason = click.option("--reason", default="", metavar="TEXT", help="Why.")
_INSTANT = "INSTANT"


@click.group()
def silence() -> None:
    r"""Texts that are adopted at an instant unless somebody objects in writing before it.

    \b
    Examples:
      proposaltrack silence open treaty@v7 --by COM --expires 2026-12-04T17:00+01:00
      proposaltrack silence break treaty@v7 --by ORS --reason "Article 7 is open"
      proposaltrack silence list
    """


@silence.command(name="open")
@click.argument("version", metavar="DOC[@V]", shell_complete=complete_version)
@_by
@click.option("--expires", required=True, metavar=_INSTANT, help="Day, hour and time zone of its end.")
@click.option(
    "--clause", "clauses", type=NAMES, shell_complete=complete_clause, multiple=True, metavar="N[,N...]",
    help="Only these clauses; the whole text when left out.",
)  # fmt: skip
@act_options
def open_(
    session: Session,
    /,
    *,
    version: str,
    by: str | None,
    expires: str,
    clauses: tuple[tuple[str, ...], ...],
    circumstances: Circumstances,
) -> None:
    r"""Put a text under silence.

    \b
    Example:
      proposaltrack silence open treaty@v7 --by COM --expires 2026-12-04T17:00+01:00
    """
    with session.desk() as desk:
        filed = procedure.open_silence(
            desk,
            version,
            by=author(desk, by),
            expires=expires,
            clauses=flatten(clauses),
            circumstances=circumstances,
        )
        put_filed(session, filed)


@silence.command(name="break")
@_what
@_by
@click.option(
    "--time", "at_time", metavar=_INSTANT, help="When the objection was made; else that day's beginning."
)
@_reason
@act_options
def break_(
    session: Session,
    /,
    *,
    what: str,
    by: str | None,
    at_time: str | None,
    reason: str,
    circumstances: Circumstances,
) -> None:
    r"""Note a written objection; after the end it is filed, and shown as late.

    \b
    Example:
      proposaltrack silence break treaty@v7 --by ORS --reason "Article 7 is open"
    """
    with session.desk() as desk:
        filed = procedure.move_silence(
            desk, what, SilenceStep.BROKEN, by=author(desk, by), at_time=at_time, reason=reason,
            circumstances=circumstances,
        )  # fmt: skip
        put_filed(session, filed)


@silence.command()
@_what
@_by
@click.option("--expires", required=True, metavar=_INSTANT, help="The new end.")
@_reason
@act_options
def extend(
    session: Session, /, *, what: str, by: str | None, expires: str, reason: str, circumstances: Circumstances
) -> None:
    r"""Move the end of a running silence.

    \b
    Example:
      proposaltrack silence extend treaty@v7 --by COM --expires 2026-12-07T17:00+01:00
    """
    with session.desk() as desk:
        filed = procedure.move_silence(
            desk, what, SilenceStep.EXTENDED, by=author(desk, by), expires=expires, reason=reason,
            circumstances=circumstances,
        )  # fmt: skip
        put_filed(session, filed)


@silence.command()
@_what
@_by
@_reason
@act_options
def cancel(
    session: Session, /, *, what: str, by: str | None, reason: str, circumstances: Circumstances
) -> None:
    r"""Take a running silence back.

    \b
    Example:
      proposaltrack silence cancel treaty@v7 --by COM
    """
    with session.desk() as desk:
        filed = procedure.move_silence(
            desk, what, SilenceStep.CANCELLED, by=author(desk, by), reason=reason, circumstances=circumstances
        )
        put_filed(session, filed)


@silence.command(name="list")
@json_option
@click.pass_obj
def list_(session: Session, /, *, as_json: bool) -> None:
    r"""Show every silence: running, broken, adopted or cancelled, with its objections.

    \b
    Example:
      proposaltrack --as-of 2026-12-01 silence list
    """
    with session.desk() as desk:
        matter = load_matter(desk)
        answer = silences_json(matter.negotiation, procedure.list_silences(desk, matter), desk.as_of)
    if as_json:
        put_json(answer)
    else:
        put_lines(session, silence_lines(answer, width()))
