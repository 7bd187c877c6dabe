"""Commands that open a negotiation, choose one, bring one in, and let parties join."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path

import click

from proposaltrack import settings
from proposaltrack.actions.desk import Circumstances, Desk, load_matter
from proposaltrack.actions.founding import found_negotiation
from proposaltrack.actions.naming import find_party
from proposaltrack.actions.opening import NewParty, Rules, add_parties, check_key, load_parties
from proposaltrack.actions.replay import Imported, import_folder
from proposaltrack.cli.completion import complete_party
from proposaltrack.cli.options import DAY, FILE, NAMES, flatten, upkeep_options
from proposaltrack.cli.output import put_filed
from proposaltrack.cli.session import Session
from proposaltrack.errors import Refused, WorkspaceNotFound
from proposaltrack.settings import Workspace
from proposaltrack.text.display import make_line


@click.command()
@click.argument("key")
@click.option("--title", required=True, metavar="TEXT", help="The full title.")
@click.option("--on", type=DAY, help="Day on which it began; today when left out.")
@click.option(
    "--calendar",
    default="",
    metavar="CODE[+CODE]",
    help='Whose holidays are no working days ("FR", "CH-GE", "US+RU").',
)
@click.option("--single-undertaking", is_flag=True, help="Nothing is agreed until everything is agreed.")
@click.pass_obj
def init(
    session: Session, /, *, key: str, title: str, on: date | None, calendar: str, single_undertaking: bool
) -> None:
    r"""Start a negotiation in this folder; a workspace is made where there is none.

    \b
    Example:
      proposaltrack init lake --title "Treaty on the waters of the lake" --calendar CH-GE
    """
    check_key("negotiation", key)
    around = session.surroundings
    with _workspace(session) as workspace:
        filed = found_negotiation(
            settings.store_folder(workspace, key), key=key, title=title, on=on or session.today,
            now=around.now, environ=around.environ, rules=Rules(calendar, single_undertaking),
        )  # fmt: skip
    put_filed(session, filed)
    _choose(workspace, key)
    click.echo("Next: `proposaltrack party add KEY NAME --ours`, then the other parties.", err=True)


@contextmanager
def _workspace(session: Session) -> Iterator[Workspace]:
    """The workspace that the command means; one that is made for it is gone again when the block fails."""
    try:
        found = session.find_workspace()
    except WorkspaceNotFound:
        found = None
    if found is not None:
        yield found
        return
    inner = Workspace(session.folder().absolute()).inner
    fresh = not inner.exists()
    try:
        yield settings.init_workspace(session.folder())
    except BaseException:
        if fresh:
            shutil.rmtree(inner, ignore_errors=True)
        raise


def _choose(workspace: Workspace, key: str) -> None:
    settings.choose(workspace, key)
    if len(settings.negotiation_keys(workspace)) > 1:
        click.echo(f"Commands now mean {key}; `proposaltrack use KEY` chooses another.", err=True)


@click.command()
@click.argument("key")
@click.pass_obj
def use(session: Session, /, *, key: str) -> None:
    r"""Choose the negotiation that commands mean.

    \b
    Example:
      proposaltrack use lake
    """
    settings.choose(session.find_workspace(), key)
    click.echo(f"Commands now mean {key}")


@click.command("import")
@click.argument("folder", type=FILE)
@click.pass_obj
def import_(session: Session, /, *, folder: Path) -> None:
    r"""File a negotiation that a folder tells: negotiation.toml beside the texts it names.

    \b
    Example:
      proposaltrack import proposals/lake-basin
    """
    with _workspace(session) as workspace:
        imported = bring_in(session, workspace, folder)
    ours = f"; {imported.ours} is ours" if imported.ours else ""
    click.echo(make_line(f"Filed {imported.acts} acts of {imported.key} from {folder}{ours}"))
    _choose(workspace, imported.key)


def bring_in(session: Session, workspace: Workspace, folder: Path) -> Imported:
    """The negotiation that a folder tells, filed in a workspace, with our party set.

    Args:
        session: knows the instant and the environment.
        workspace: where it goes.
        folder: a folder that holds `negotiation.toml`.

    Raises:
        NotFound: there is no such folder or file.
        UnreadableFile: every mistake, with its line.
        Refused: there is a negotiation of that name already, or the disk cannot be written.
    """
    around = session.surroundings
    imported = import_folder(
        folder, lambda key: settings.store_folder(workspace, key), now=around.now, environ=around.environ
    )
    if imported.ours:
        settings.set_ours(workspace, imported.key, imported.ours)
    return imported


@click.group()
def party() -> None:
    r"""Add parties, and say which one is ours.

    \b
    Examples:
      proposaltrack party add TAR "Republic of Tarvenia" --ours
      proposaltrack party add ORS "Kingdom of Orsund"
    """


@party.command()
@click.argument("key", required=False)
@click.argument("name", required=False)
@click.option("--group", is_flag=True, help="It speaks for members.")
@click.option(
    "--member-of", type=NAMES, shell_complete=complete_party, multiple=True, help="Groups it belongs to."
)
@click.option("--ours", is_flag=True, help="It is our own; only this workspace knows.")
@click.option("--no-seat", is_flag=True, help="It does not read what is shared at the table.")
@click.option("--from", "table", type=FILE, help="A CSV file: key, name, group, member_of, seat.")
@upkeep_options
def add(
    session: Session,
    /,
    *,
    key: str | None,
    name: str | None,
    table: Path | None,
    ours: bool,
    circumstances: Circumstances,
    **told: object,
) -> None:
    r"""Add a party, or every party that a table lists.

    \b
    Examples:
      proposaltrack party add TAR "Republic of Tarvenia" --ours
      proposaltrack party add DEL "Federation of Delmara" --member-of LRS --no-seat
      proposaltrack party add --from parties.csv
    """
    if table is not None and (key or ours or any(told.values())):
        raise click.UsageError("--from reads every party from the file; give nothing else with it")
    if table is None and not (key and name):
        raise click.UsageError("a party needs a short name and a name: KEY NAME, or --from CSV for many")
    parties = load_parties(table) if table else (_new_party(str(key), str(name), **told),)
    with session.desk() as desk:
        if ours:
            _check_seat(desk, str(key))
        put_filed(session, add_parties(desk, parties, circumstances))
    if ours:
        _sit(session, str(key))


def _new_party(key: str, name: str, **told: object) -> NewParty:
    groups = flatten(told["member_of"])  # type: ignore[arg-type]  # click has read it as names
    return NewParty(key, name, bool(told["group"]), groups, not told["no_seat"])


def _check_seat(desk: Desk, key: str) -> None:
    if desk.ours:
        raise Refused(
            f"{desk.ours} is ours, and one workspace is one seat",
            f"Add {key} without --ours; `proposaltrack party ours KEY` puts a mistake right.",
        )


def _sit(session: Session, key: str) -> None:
    workspace = session.find_workspace()
    settings.set_ours(workspace, session.key(workspace), key)
    click.echo(f"{key} is ours")


@party.command()
@click.argument("key", shell_complete=complete_party)
@click.pass_obj
def ours(session: Session, /, *, key: str) -> None:
    r"""Say which party is ours; only this workspace knows.

    \b
    Example:
      proposaltrack party ours TAR
    """
    with session.desk() as desk:
        found = find_party(load_matter(desk).negotiation, key).key
    _sit(session, found)
