"""Commands that record a new wording: our own, or one that another party sent."""

from datetime import date
from pathlib import Path
from typing import Any

import click

from proposaltrack.actions.desk import Circumstances
from proposaltrack.actions.versions import Delivery, receive_version, record_version
from proposaltrack.cli.completion import complete_document, complete_party
from proposaltrack.cli.given import author, wording_of
from proposaltrack.cli.options import DAY, FILE, act_options, sending_options, wording_options
from proposaltrack.cli.output import put_filed
from proposaltrack.cli.session import Session


@click.command()
@click.argument("document", metavar="DOC", shell_complete=complete_document)
@click.argument("file", type=FILE)
@click.option(
    "--by", metavar="PARTY", shell_complete=complete_party, help="Whose wording it is; ours when left out."
)
@wording_options
@act_options
def record(
    session: Session,
    /,
    *,
    document: str,
    file: Path,
    by: str | None,
    about: dict[str, Any],
    circumstances: Circumstances,
) -> None:
    r"""Record a new version of a document; the first one opens it.

    \b
    Examples:
      proposaltrack record treaty draft.md --by TAR
      proposaltrack record treaty draft-2.md --by TAR --basis treaty@v1 --symbol Rev.1
      proposaltrack record our-response answer.md --by TAR --answers treaty@v2
    """
    wording = wording_of(file, about)
    with session.desk() as desk:
        filed = record_version(desk, document, wording, by=author(desk, by), circumstances=circumstances)
        put_filed(session, filed)


@click.command()
@click.argument("document", metavar="DOC", shell_complete=complete_document)
@click.argument("file", type=FILE)
@click.option(
    "--from", "sender", required=True, metavar="PARTY", shell_complete=complete_party, help="Who sent it."
)
@click.option(
    "--by",
    metavar="PARTY",
    shell_complete=complete_party,
    help="Whose wording it is; the sender's when left out.",
)
@click.option("--dated", type=DAY, help="Day that the paper bears; the day of --on when left out.")
@sending_options
@wording_options
@act_options
def receive(
    session: Session,
    /,
    *,
    document: str,
    file: Path,
    sender: str,
    by: str | None,
    dated: date | None,
    delivery: Delivery,
    about: dict[str, Any],
    circumstances: Circumstances,
) -> None:
    r"""Record what another party sent: the version, its transmission and our receipt.

    \b
    Examples:
      proposaltrack receive treaty their-draft.md --from ORS --due 2026-04-30
      proposaltrack receive letter letter.md --from ORS --to TAR,COM --dated 2026-03-01 --on 2026-03-04
    """
    wording = wording_of(file, about)
    with session.desk() as desk:
        filed = receive_version(
            desk, document, wording, by=by or sender, sender=sender, delivery=delivery, dated=dated,
            circumstances=circumstances,
        )  # fmt: skip
        put_filed(session, filed)
