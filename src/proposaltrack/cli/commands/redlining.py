"""Commands that hand files out: redlines, clean texts, and the originals as they were received."""

from pathlib import Path

import click

from proposaltrack.actions.desk import load_matter
from proposaltrack.actions.exporting import export_original, export_version, original_suffix
from proposaltrack.actions.redlining import Signing, redline_files, redline_versions
from proposaltrack.cli.completion import complete_version
from proposaltrack.cli.options import FILE
from proposaltrack.cli.output import put_bytes, put_text
from proposaltrack.cli.session import Session
from proposaltrack.cli.targets import is_file
from proposaltrack.errors import NotFound, UsageProblem, WorkspaceNotFound
from proposaltrack.text.display import make_safe

_OUTPUT = click.option(
    "-o", "output", type=FILE, metavar="FILE", help="Where to write it; its suffix is the format."
)
_FORCE = click.option("--force", is_flag=True, help="Write over a file that is there.")


@click.command()
@click.argument("before", metavar="BEFORE", shell_complete=complete_version)
@click.argument("after", metavar="AFTER", shell_complete=complete_version)
@_OUTPUT
@click.option(
    "--author", default="", metavar="NAME", help="Who signs the changes; the party of AFTER when left out."
)
@click.option("--no-dates", is_flag=True, help="The changes bear no day.")
@click.option("--no-stances", is_flag=True, help="Leave what was answered out of the margin.")
@_FORCE
@click.pass_obj
def redline(
    session: Session,
    /,
    *,
    before: str,
    after: str,
    output: Path | None,
    author: str,
    no_dates: bool,
    no_stances: bool,
    force: bool,
) -> None:
    r"""Write a redline of two files or versions: .docx with tracked changes, .html, .md, .txt, .json or .pdf.

    \b
    Examples:
      proposaltrack redline draft.docx counter.docx -o redline.docx     no workspace needed
      proposaltrack redline treaty@v1 treaty@v2 -o redline.docx
      proposaltrack redline treaty@v1 treaty@v2 -o redline.html
      proposaltrack redline draft.md counter.md                         on the screen

    A Word redline is made in a copy of the file that was sent. Every file is read back first: reject all must give
    BEFORE, accept all AFTER, numbers included; what cannot be marked exactly is refused with the reason.
    """
    signing = Signing(author, dated=not no_dates, stances=not no_stances)
    suffix = output.suffix if output is not None else ".txt"
    if is_file(before) and is_file(after):
        content = redline_files(Path(before), Path(after), suffix, signing)
    else:
        content = _of_versions(session, before, after, suffix, signing)
    if output is None:
        put_text(content.decode(), None)
    else:
        sides = [Path(name) for name in (before, after) if is_file(name)]
        put_bytes(content, output, force=force, made_from=sides)


def _of_versions(session: Session, before: str, after: str, suffix: str, signing: Signing) -> bytes:
    one, two = (Path(name) if is_file(name) else name for name in (before, after))
    try:
        with session.desk() as desk:
            return redline_versions(desk, load_matter(desk), (one, two), suffix, signing)
    except WorkspaceNotFound:
        name = next(name for name in (before, after) if not is_file(name))
        raise NotFound(
            "file", name, next_step="For a document, name its workspace with --workspace."
        ) from None


@click.command()
@click.argument("version", metavar="DOC[@V]", shell_complete=complete_version)
@_OUTPUT
@click.option("--original", is_flag=True, help="The very bytes that were received, as they were sealed.")
@_FORCE
@click.pass_obj
def export(session: Session, /, *, version: str, output: Path | None, original: bool, force: bool) -> None:
    r"""Write a version as a file: its clean text as .docx, .html, .md or .txt, or the original as it was received.

    \b
    Examples:
      proposaltrack export treaty@v2 -o treaty.docx
      proposaltrack export treaty@v2 --original -o as-received.docx
      proposaltrack export sha256:9f2c41aa --original -o as-received.docx
    """
    if output is None:
        raise UsageProblem("the file to write is not named", "Name it with -o; its suffix is the format.")
    with session.desk() as desk:
        matter = load_matter(desk)
        if original:
            content = export_original(desk, matter, version)
            _tell_suffix(original_suffix(desk, matter, version), output)
        else:
            content = export_version(desk, matter, version, output.suffix)
    put_bytes(content, output, force=force)


def _tell_suffix(suffix: str, output: Path) -> None:
    """Say that a file gets the name of another format; its bytes stay those that came."""
    if suffix and suffix != output.suffix.casefold():
        told = f"Note: the original came as {suffix}; a program that goes by the name {output.name} may not open it"
        click.echo(make_safe(told), err=True)
