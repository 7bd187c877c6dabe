"""Commands for the tables that people exchange, response sheets, and briefs."""

import sys
from collections.abc import Mapping
from pathlib import Path

import click

from proposaltrack import settings
from proposaltrack.actions.briefing import write_brief, write_gist
from proposaltrack.actions.desk import Circumstances, load_matter
from proposaltrack.actions.sheets import make_sheet
from proposaltrack.actions.tables import (
    answer_table,
    exchange_table,
    receive_table,
    write_table,
)
from proposaltrack.actions.understanding import read_table
from proposaltrack.cli.completion import complete_clause, complete_party, complete_version
from proposaltrack.cli.given import author
from proposaltrack.cli.options import FILE, act_options, json_option, upkeep_options
from proposaltrack.cli.output import put_bytes, put_filed, put_json, put_lines, put_text, width
from proposaltrack.cli.render.remarks import remarks_lines
from proposaltrack.cli.session import Session
from proposaltrack.errors import UsageProblem
from proposaltrack.importing.layouts.base import FIELDS
from proposaltrack.text.display import make_safe
from proposaltrack.views.remarks import remarks_json

LAYOUTS = ("iso", "matrix", "issues", "redfern")
_OUTPUT = click.option(
    "-o", "output", type=FILE, metavar="FILE", help="Where to write it; its suffix is the format."
)
_FORCE = click.option("--force", is_flag=True, help="Write over a file that is there.")
_MAP = click.option(
    "--map",
    "mapped",
    multiple=True,
    metavar="HEADING=FIELD",
    help=f"What stands under a heading: {', '.join(FIELDS)}.",
)
_VERSION = click.argument("version", metavar="DOC[@V]", shell_complete=complete_version)


@click.command()
@_VERSION
@click.option(
    "--by", metavar="PARTY", shell_complete=complete_party, help="Who is to answer; we when left out."
)
@click.option("--in", "in_", metavar="DOC@V", shell_complete=complete_version, help="The written response.")
@click.option("--by-passage", is_flag=True, help="A row for each passage of the written response.")
@_OUTPUT
@_FORCE
@click.pass_obj
def sheet(
    session: Session,
    /,
    *,
    version: str,
    by: str | None,
    in_: str | None,
    by_passage: bool,
    output: Path | None,
    force: bool,
) -> None:
    r"""Write a response sheet to fill in: a row for each clause, or for each passage of a written response.

    \b
    Examples:
      proposaltrack sheet treaty@v2 -o sheet.docx
      proposaltrack sheet treaty@v2 --in answer@v1 --by-passage -o sheet.xlsx
      proposaltrack respond treaty@v2 --sheet sheet.docx           reads it back

    A sheet is a .docx, .xlsx, .csv or .md file; rows that stay empty answer nothing.
    """
    if by_passage and in_ is None:
        raise UsageProblem("the written response is not named", "Name it with --in.")
    if in_ is not None and not by_passage:
        raise UsageProblem(
            "a sheet by clause needs no written response",
            "Say --by-passage, or leave --in out and name it to `proposaltrack respond --sheet`.",
        )
    with session.desk() as desk:
        content = make_sheet(
            desk, load_matter(desk), version, _suffix(output, ".md"), by=author(desk, by), in_=in_
        )
    _put(content, output, force=force)


def _suffix(output: Path | None, default: str) -> str:
    return output.suffix if output is not None else default


def _put(content: bytes, output: Path | None, *, force: bool) -> None:
    if output is None:
        put_text(content.decode(), None)
    else:
        put_bytes(content, output, force=force)


@click.group()
def table() -> None:
    r"""Read, answer and write the tables that people exchange.

    \b
    Examples:
      proposaltrack table read comments.docx
      proposaltrack table receive treaty@v2 comments.xlsx --from ORS
      proposaltrack table answer treaty@v2 comments.xlsx -o answered.xlsx
      proposaltrack table write treaty@v2 --layout iso -o comments.docx

    Known are the ISO/IEC/CEN commenting template, comment resolution matrices, IEEE and OASIS logs, issues lists,
    texts in columns, and Redfern and Scott schedules, as .docx, .xlsx, .csv, .md, .html or .json files.
    """


@table.command()
@click.argument("file", type=FILE)
@_MAP
@json_option
@click.pass_obj
def read(session: Session, /, *, file: Path, mapped: tuple[str, ...], as_json: bool) -> None:
    r"""Show what a table of comments or answers says, in our words; no workspace is needed.

    \b
    Examples:
      proposaltrack table read comments.docx
      proposaltrack table read list.xlsx --map "Topic=clause" --map "Our view=comment"
    """
    found = read_table(file, _mapping(mapped))
    answer = remarks_json(found.name, found.layout, found.parts[0].table, found.remarks)
    for left in found.left:
        click.echo(make_safe(f"Note: {left}"), err=True)
    if as_json:
        put_json(answer)
    else:
        put_lines(session, remarks_lines(answer, width()))


@table.command()
@_VERSION
@click.argument("file", type=FILE)
@click.option(
    "--from", "sender", required=True, metavar="PARTY", shell_complete=complete_party, help="Who sent it."
)
@_MAP
@act_options
def receive(
    session: Session,
    /,
    *,
    version: str,
    file: Path,
    sender: str,
    mapped: tuple[str, ...],
    circumstances: Circumstances,
) -> None:
    r"""Record what a party says in a table: a proposed wording as a counter-proposal, a mere comment as noted.

    \b
    Example:
      proposaltrack table receive treaty@v2 comments.docx --from ORS

    All lines are recorded or none. A line that names another party by its short name is that one's. What --map says
    about headings is remembered for the sender.
    """
    known = _known(session, sender)
    said = _said(file, mapped, known)
    with session.desk() as desk:
        filed = receive_table(
            desk, version, file, sender=sender, mapping=said, remembered=known, circumstances=circumstances
        )
        put_filed(session, filed)
    _remember(session, sender, known, said)


@table.command()
@_VERSION
@click.argument("file", type=FILE)
@click.option(
    "--by", metavar="PARTY", shell_complete=complete_party, help="Whose answers; ours when left out."
)
@click.option("--from", "sender", default="", metavar="PARTY", shell_complete=complete_party,
              help="Who sent it: what was said of the headings of its tables is remembered.")  # fmt: skip
@_MAP
@_OUTPUT
@_FORCE
@click.pass_obj
def answer(
    session: Session, /, *, version: str, file: Path, by: str | None, sender: str, mapped: tuple[str, ...],
    output: Path | None, force: bool,
) -> None:  # fmt: skip
    r"""Fill our answers into the very table that came; its other cells, columns and looks stay as they are.

    \b
    Example:
      proposaltrack table answer treaty@v2 comments.xlsx -o answered.xlsx

    Our prepared answers go in, with their reasons and conditions; of another party only what it gave.
    """
    if output is None:
        raise UsageProblem("the file to write is not named", "Name it with -o.")
    if output.suffix.casefold() != file.suffix.casefold():
        raise UsageProblem(
            f"{file.name} is filled in as it came, and {output.name} does not end in {file.suffix}",
            "Name a file with the same suffix.",
        )
    known = _known(session, sender)
    said = _said(file, mapped, known)
    with session.desk() as desk:
        content = answer_table(
            desk, load_matter(desk), version, file, by=author(desk, by), mapping=said, remembered=known
        )
    put_bytes(content, output, force=force, made_from=[file])
    _remember(session, sender, known, said)


@table.command()
@_VERSION
@click.option("--layout", type=click.Choice(LAYOUTS), required=True, help="The layout that is expected.")
@click.option("--party", metavar="P", shell_complete=complete_party, help="Only what this party says.")
@_OUTPUT
@_FORCE
@click.pass_obj
def write(
    session: Session, /, *, version: str, layout: str, party: str | None, output: Path | None, force: bool
) -> None:
    r"""Write what the parties say to a version, in the layout that others expect.

    \b
    Examples:
      proposaltrack table write treaty@v2 --layout iso --party TAR -o comments.docx
      proposaltrack table write treaty@v2 --layout issues -o issues.xlsx

    Such a table is made to be handed out: only what was given stands in it. Our prepared answers stand in it only
    where --party names our own party.
    """
    with session.desk() as desk:
        made = exchange_table(desk, load_matter(desk), version, layout, party)
    _put(write_table(made, _suffix(output, ".md")), output, force=force)


def _mapping(mapped: tuple[str, ...]) -> dict[str, str]:
    pairs = [one.rpartition("=") for one in mapped]
    wrong = [field for _, equals, field in pairs if not equals]
    if wrong:
        raise UsageProblem(f"{wrong[0]!r} says nothing of a heading", 'Write it as --map "Heading=field".')
    return {heading.strip(): field.strip() for heading, _, field in pairs}


def _known(session: Session, sender: str) -> dict[str, str]:
    """What was said before of the headings of this party's tables."""
    workspace = session.find_workspace()
    return settings.headings_of(workspace, session.key(workspace), sender) if sender else {}


def _said(file: Path, mapped: tuple[str, ...], known: Mapping[str, str]) -> dict[str, str]:
    """What is said of headings now; asked for on a terminal where nothing else tells."""
    said = _mapping(mapped)
    asks = not said and sys.stdin.isatty() and sys.stdout.isatty()
    return _asked(file, known) if asks else said


def _remember(session: Session, sender: str, known: Mapping[str, str], said: Mapping[str, str]) -> None:
    """Keep what was said of headings, once it has served."""
    told = {**known, **said}
    if sender and told != known:
        workspace = session.find_workspace()
        settings.keep_headings(workspace, session.key(workspace), sender, told)


def _asked(file: Path, known: Mapping[str, str]) -> dict[str, str]:
    """What a person says of the headings of a table that no layout fits; nothing where one does."""
    from proposaltrack.errors import UnreadableFile  # noqa: PLC0415
    from proposaltrack.importing.grids.files import load_tables  # noqa: PLC0415
    from proposaltrack.importing.layouts.matching import match_table, present_in  # noqa: PLC0415

    name, _, tables = load_tables(file)
    problems = []
    for table in tables:
        try:
            match_table(name, table, present_in(table, known))
        except UnreadableFile as wrong:
            problems.append(wrong)
    if len(problems) < len(tables):
        return {}
    click.echo(str(problems[0]), err=True)
    headings = [heading for heading in tables[0].headings if heading.strip()]
    kind = click.Choice([*FIELDS])
    return {
        h: click.prompt(f"What stands under {h!r}?", type=kind, default="rest", err=True) for h in headings
    }


@click.command()
@_VERSION
@click.option("--clause", required=True, metavar="N", shell_complete=complete_clause, help="The clause.")
@click.option("--lead", default="", metavar="NAME", help="Who leads on it.")
@click.argument("text", metavar="SENTENCE")
@upkeep_options
def gist(
    session: Session, /, *, version: str, clause: str, lead: str, text: str, circumstances: Circumstances
) -> None:
    r"""Write one sentence on what a clause says, and who leads on it; nobody else is told.

    \b
    Example:
      proposaltrack gist treaty@v2 --clause 4 --lead "Legal adviser" "Missiles are to stay out of range."
    """
    with session.desk() as desk:
        by = desk.ours or ""
        put_filed(session, write_gist(desk, version, clause, text, lead, by=by, circumstances=circumstances))


@click.command()
@_VERSION
@_OUTPUT
@_FORCE
@click.pass_obj
def brief(session: Session, /, *, version: str, output: Path | None, force: bool) -> None:
    r"""Write the table that is asked for on the first day: text, gist, lead, parallel clause and our line, clause by clause.

    \b
    Examples:
      proposaltrack brief treaty@v2 -o brief.docx
      proposaltrack brief treaty@v2                      on the screen

    Gists are written with `proposaltrack gist`, parallel clauses with `proposaltrack link … --as parallel`.
    """
    with session.desk() as desk:
        content = write_brief(desk, load_matter(desk), version, _suffix(output, ".md"))
    _put(content, output, force=force)
