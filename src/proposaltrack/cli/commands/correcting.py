"""Commands that put a mistaken entry right; the original stays visible."""

from collections.abc import Callable
from typing import Any

import click

from proposaltrack.actions import correcting, joining
from proposaltrack.actions.correcting import CORRECTABLE
from proposaltrack.actions.desk import Circumstances
from proposaltrack.cli.options import upkeep_options
from proposaltrack.cli.output import put_filed
from proposaltrack.cli.session import Session

Command = Callable[..., Any]

RENAMED = {"reason": "new-reason"}
"""What can be corrected under another name than its own: --reason says why the entry is corrected."""


def _changes(command: Command) -> Command:
    """Give a command one option for each thing that can be corrected; it takes them as `told`."""
    for name, _, _ in reversed(CORRECTABLE):
        option = RENAMED.get(name, name)
        said = f"What stands instead as {name.replace('-', ' ')}."
        command = click.option(f"--{option}", name.replace("-", "_"), metavar="TEXT", help=said)(command)
    return command


@click.command()
@click.argument("entry", metavar="ID")
@click.option("--reason", "why", required=True, metavar="TEXT", help="Why the entry is put right.")
@_changes
@click.pass_obj
def correct(session: Session, /, *, entry: str, why: str, **told: str | None) -> None:
    r"""Replace a mistaken entry by one that says the same but for what is changed.

    \b
    Examples:
      proposaltrack correct 4be1c20a --on 2026-03-05 --reason "The note is of the fifth."
      proposaltrack correct 4be1c20a --due 2026-05-15 --reason "Read the wrong line."
    """
    changes = {name.replace("_", "-"): value for name, value in told.items() if value is not None}
    with session.desk() as desk:
        filed = correcting.correct(
            desk, entry, changes=changes, reason=why, circumstances=Circumstances(session.today)
        )
        put_filed(session, filed)


@click.command()
@click.argument("entries", metavar="ID ID...", nargs=-1, required=True)
@upkeep_options
def join(session: Session, /, *, entries: tuple[str, ...], circumstances: Circumstances) -> None:
    r"""Say that several entries tell of one act, which counts once.

    \b
    Example:
      proposaltrack join 4be1c20a 90d2f1aa

    The record of whoever acted counts, or the first one named where there is none; `show` tells the others beside it,
    and `outstanding --according-to` goes by the one of the party that is asked about.
    """
    with session.desk() as desk:
        put_filed(session, joining.join(desk, entries, circumstances=circumstances))


@click.command()
@click.argument("entry", metavar="ID")
@click.option("--reason", required=True, metavar="TEXT", help="Why it is struck out.")
@upkeep_options
def strike(session: Session, /, *, entry: str, reason: str, circumstances: Circumstances) -> None:
    r"""Strike a mistaken entry out; the original stays visible.

    \b
    Example:
      proposaltrack strike 4be1c20a --reason "Entered twice."
    """
    with session.desk() as desk:
        put_filed(session, correcting.strike(desk, entry, reason=reason, circumstances=circumstances))
