"""Root: the global options, and the commands, each loaded when it is called."""

import sys
from importlib import import_module

import click

import proposaltrack
from proposaltrack.cli import COMMANDS
from proposaltrack.cli.options import DAY
from proposaltrack.cli.session import Session, Surroundings


def _keep_examples(command: click.Command) -> click.Command:
    """The command, its examples left as they are laid out: raw docstrings spell click's sign for that in two characters."""
    command.help = (command.help or "").replace("\\b\n", "\b\n")
    for below in command.commands.values() if isinstance(command, click.Group) else ():
        _keep_examples(below)
    return command


class Commands(click.Group):
    """The commands of the visible tuple; their modules are imported one by one, when they are needed."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Every command, in the order of the tuple."""
        return [name for name, _, _ in COMMANDS]

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command of a name, or of a name it begins with when only one does."""
        fits = [entry for entry in COMMANDS if entry[0] == cmd_name]
        if not fits:
            return None
        name, module, _ = fits[0]
        commands = import_module(f"proposaltrack.cli.commands.{module}")
        plain = name.replace("-", "_")
        # A name that the language has taken has an underscore behind it.
        found = getattr(commands, plain, None) or getattr(commands, f"{plain}_")
        return _keep_examples(found) if isinstance(found, click.Command) else None

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """The command and what is left of the words; an unknown one gets the nearest names."""
        name = args[0]
        if name not in self.list_commands(ctx) and not name.startswith("-"):
            from difflib import get_close_matches  # noqa: PLC0415 - only a slip of the keys pays for it

            near = get_close_matches(name, self.list_commands(ctx), 3)
            advice = f"Did you mean {' or '.join(near)}?" if near else ""
            raise click.UsageError(f"no command {name!r}{'. ' + advice if advice else ''}", ctx)
        return super().resolve_command(ctx, args)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The list of commands, from the tuple alone."""
        with formatter.section("Commands"):
            formatter.write_dl([(name, said) for name, _, said in COMMANDS if name != "changes"])


_COLORS = {"auto": None, "always": True, "never": False}


@click.group(
    cls=Commands,
    invoke_without_command=True,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)
@click.option(
    "--workspace", metavar="DIR", default="", help="Folder of the workspace; else the nearest one upwards."
)
@click.option("--negotiation", metavar="KEY", help="Which negotiation; may be left out where there is one.")
@click.option("--as-of", type=DAY, help="Answer from acts dated up to the end of this day.")
@click.option("--known-on", type=DAY, help="Answer from what had been recorded by this day.")
@click.option(
    "--color", type=click.Choice(list(_COLORS)), default="auto", help="Colours: auto, always or never."
)
@click.option("--no-pager", is_flag=True, help="Never send long answers through a pager.")
@click.option("--debug", is_flag=True, help="Tell where in the program a failure arose.")
@click.version_option(proposaltrack.__version__, message="proposaltrack %(version)s")
@click.pass_context
def root(ctx: click.Context, /, **given: object) -> None:
    r"""Keep every draft and every written response of a negotiation, and see what changed and who owes whom.

    \b
    Examples:
      proposaltrack demo                            two real negotiations, to look around
      proposaltrack compare before.md after.md      what changed between two files
      proposaltrack outstanding                     who still owes whom an answer
    """
    surroundings = ctx.find_object(Surroundings)
    assert surroundings is not None
    ctx.obj = Session(
        surroundings,
        workspace=str(given["workspace"]),
        negotiation=given["negotiation"],  # type: ignore[arg-type]  # click has read them by their types
        as_of=given["as_of"],  # type: ignore[arg-type]
        known_on=given["known_on"],  # type: ignore[arg-type]
        color=False
        if surroundings.environment.no_color and given["color"] == "auto"
        else _COLORS[str(given["color"])],
        pager=not given["no_pager"] and not surroundings.environment.dumb,
    )
    if ctx.invoked_subcommand is None:
        _without_command(ctx)


_keep_examples(root)


def _without_command(ctx: click.Context) -> None:
    """On a terminal the application opens; elsewhere the help is shown."""
    stdin, stdout = sys.stdin, sys.stdout
    if stdin.isatty() and stdout.isatty():
        command = root.get_command(ctx, "tui")
        assert command is not None
        ctx.invoke(command)
    else:
        click.echo(ctx.get_help())
