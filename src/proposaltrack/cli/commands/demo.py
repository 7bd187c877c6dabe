"""Commands that open the terminal application: on a person's own work, or on a workspace made to look around in."""

import shlex
import shutil
import sys
from pathlib import Path

import click

from proposaltrack import settings
from proposaltrack.actions.specimens import specimen_folders
from proposaltrack.cli.commands.opening import bring_in
from proposaltrack.cli.options import FILE
from proposaltrack.cli.output import put_lines
from proposaltrack.cli.session import Session
from proposaltrack.cli.tour import FIRST, tour_of, typed
from proposaltrack.errors import NotFound, Refused, UsageProblem
from proposaltrack.settings import Workspace
from proposaltrack.store.locked import unwritable
from proposaltrack.text.display import make_line

FOLDER = Path("proposaltrack-demo")
"""Where the demonstration goes when nothing is said."""


@click.command()
@click.argument("folder", metavar="[DIR]", required=False, type=FILE)
@click.pass_obj
def demo(session: Session, /, *, folder: Path | None) -> None:
    r"""See two real negotiations in a workspace made for it; without a terminal the tour is printed.

    \b
    Examples:
      proposaltrack demo
      proposaltrack demo /tmp/look-around
    """
    place = folder or (Path(session.workspace) if session.workspace else FOLDER)
    workspace = _made(session, place)
    if on_terminal():
        open_application(session, workspace, None)
    else:
        _print_tour(session, workspace, place)


def _print_tour(session: Session, workspace: Workspace, place: Path) -> None:
    """Every command of the tour is run as if it had been typed, so that none can say what it does not do."""
    root = click.get_current_context().find_root().command
    for words in tour_of(session, workspace, place):
        put_lines(session, [click.style(f"$ {make_line(typed(words))}", bold=True)])
        root.main(list(words), "proposaltrack", standalone_mode=False, obj=session.surroundings)
        put_lines(session, [""])
    put_lines(session, [f"To look further: cd {make_line(shlex.quote(str(place)))}; proposaltrack --help"])


def _made(session: Session, place: Path) -> Workspace:
    """The workspace with the specimens, built or found there.

    Raises:
        Refused: the folder holds something else, or it cannot be written.
        NotFound: the specimens did not travel with the program.
    """
    if _is_demo(place):
        click.echo(make_line(f"Using the demonstration in {place}"), err=True)
        return settings.find_workspace(place, str(place))
    if place.exists() and (not place.is_dir() or any(place.iterdir())):
        raise Refused(
            f"{place} is there already and is no demonstration",
            "Name another folder: `proposaltrack demo DIR`.",
        )
    _build(session, place)
    click.echo(
        make_line(f"Made a workspace with {len(specimen_folders())} negotiations in {place}"), err=True
    )
    return settings.find_workspace(place, str(place))


def _is_demo(place: Path) -> bool:
    """True when every specimen is there; a person's own work may stand beside them."""
    keys = set(settings.negotiation_keys(Workspace(place.absolute())))
    return bool(keys) and keys >= {folder.name for folder in specimen_folders()}


def _build(session: Session, place: Path) -> None:
    """Built beside its place and moved there whole, so that a killed program leaves no half of it."""
    folders = specimen_folders()
    if not folders:
        raise NotFound("specimens in", "the program", next_step="Install proposaltrack again.")
    beside = place.absolute().with_name(f".{place.absolute().name}.building")
    shutil.rmtree(beside, ignore_errors=True)
    try:
        workspace = settings.init_workspace(beside)
        for folder in folders:
            bring_in(session, workspace, folder)
        settings.choose(workspace, FIRST)
        beside.rename(place.absolute())
    except OSError as wrong:
        raise unwritable(place.parent, wrong) from None
    finally:
        shutil.rmtree(beside, ignore_errors=True)


@click.command()
@click.pass_obj
def tui(session: Session, /) -> None:
    r"""Open the terminal application.

    \b
    Examples:
      proposaltrack tui
      proposaltrack --negotiation lake tui
    """
    if not on_terminal():
        raise UsageProblem(
            "the application needs a terminal",
            "Elsewhere use `proposaltrack outstanding` and the other commands.",
        )
    open_application(session, session.find_workspace(), session.negotiation)


def on_terminal() -> bool:
    """True when a person sits at both ends."""
    return sys.stdin.isatty() and sys.stdout.isatty()


def open_application(session: Session, workspace: Workspace, key: str | None) -> None:
    """Run the terminal application until the person leaves it."""
    from proposaltrack.tui.app import run_app  # noqa: PLC0415 - a tour as text does without it

    around = session.surroundings
    code = run_app(
        workspace, key, clock=around.clock, environ=around.environ, environment=around.environment,
        as_of=session.as_of, known_on=session.known_on,
    )  # fmt: skip
    click.get_current_context().exit(code)
