"""Commands for brackets: counted, compiled out of the parties' versions, and taken apart again."""

from pathlib import Path

import click

from proposaltrack.actions.desk import load_matter
from proposaltrack.actions.naming import find_version
from proposaltrack.actions.rolling import compile_versions, read_brackets, read_choices
from proposaltrack.cli.completion import complete_party, complete_version
from proposaltrack.cli.options import FILE, json_option
from proposaltrack.cli.output import put_json, put_lines, put_text, width
from proposaltrack.cli.render.brackets import brackets_lines, choices_lines
from proposaltrack.cli.session import Session
from proposaltrack.cli.targets import is_file
from proposaltrack.compare.rolling import decompile_text
from proposaltrack.importing.files import load_file
from proposaltrack.views.brackets import brackets_json, choices_json

_output = click.option(
    "-o", "output", type=FILE, metavar="FILE", help="Where it is written; stdout when left out."
)


@click.command()
@click.argument("document", metavar="DOC[@V]", shell_complete=complete_version)
@json_option
@click.pass_obj
def brackets(session: Session, /, *, document: str, as_json: bool) -> None:
    r"""Show how many square brackets each clause has, version by version, or what those of one version offer.

    \b
    Examples:
      proposaltrack brackets treaty
      proposaltrack brackets treaty@v4

    In the table a point stands for none, a hyphen for a version that has no such clause. Of one version every bracket
    is shown: wordings to choose from, one within another, with the names before a colon and options by their name.
    """
    with session.desk() as desk:
        matter = load_matter(desk)
        if "@" in document:
            version, found = read_choices(desk, matter, document)
            answer = choices_json(matter.wordings.tree_of(version.id), version, found)
            lines = choices_lines(answer, width())
        else:
            answer = brackets_json(matter.wordings, read_brackets(desk, matter, document))
            lines = brackets_lines(answer, width())
    if as_json:
        put_json(answer)
    else:
        put_lines(session, lines)


@click.command("compile")
@click.argument("versions", metavar="DOC@V...", nargs=-1, required=True, shell_complete=complete_version)
@_output
@click.pass_obj
def compile_(session: Session, /, *, versions: tuple[str, ...], output: Path | None) -> None:
    r"""Make one bracketed text out of versions of several parties.

    \b
    Example:
      proposaltrack compile treaty@v5 treaty@v6 -o rolling.md

    Words that all have stand plain; the others in brackets after those who have them: [TAR: shall][ORS: should].
    `decompile` gives each party's text back, to the letter.
    """
    with session.desk() as desk:
        put_text(compile_versions(desk, load_matter(desk), versions), output)


@click.command()
@click.argument("target", metavar="FILE|DOC[@V]", shell_complete=complete_version)
@click.option(
    "--for",
    "party",
    metavar="PARTY",
    required=True,
    shell_complete=complete_party,
    help="Whose text is wanted.",
)
@_output
@click.pass_obj
def decompile(session: Session, /, *, target: str, party: str, output: Path | None) -> None:
    r"""Take one party's text out of a bracketed one.

    \b
    Example:
      proposaltrack decompile rolling.md --for ORS -o theirs.md
    """
    put_text(decompile_text(_rolling(session, target), party), output)


def _rolling(session: Session, target: str) -> str:
    if is_file(target):
        return load_file(Path(target), allow_controls=True).text
    with session.desk() as desk:
        matter = load_matter(desk)
        return matter.wordings.tree_of(find_version(desk, matter, target).id).text
