"""Commands that set the parties' texts side by side, and tell how close they have come."""

from pathlib import Path

import click

from proposaltrack.actions.columns import Columns, read_columns, read_convergence, read_uptake
from proposaltrack.actions.desk import load_matter
from proposaltrack.actions.tables import write_columns
from proposaltrack.cli.completion import complete_document, complete_party, complete_version
from proposaltrack.cli.options import FILE, json_option
from proposaltrack.cli.output import put_bytes, put_json, put_lines, uses_color, width
from proposaltrack.cli.render.columns import columns_lines
from proposaltrack.cli.render.convergence import convergence_lines
from proposaltrack.cli.render.uptake import uptake_lines
from proposaltrack.cli.session import Session
from proposaltrack.errors import NotFound
from proposaltrack.views.columns import columns_json
from proposaltrack.views.convergence import convergence_json
from proposaltrack.views.uptake import uptake_json


@click.command()
@click.argument("document", metavar="DOC", shell_complete=complete_document)
@click.option(
    "--column",
    "names",
    multiple=True,
    metavar="DOC@V",
    shell_complete=complete_version,
    help="A version in a column of its own; each party's latest when left out.",
)
@click.option(
    "--compromise",
    metavar="DOC@V",
    shell_complete=complete_version,
    help="A version in the last column, which belongs to nobody.",
)
@click.option("--only", type=click.Choice(["open"]), help="Leave out clauses on which all say the same.")
@click.option(
    "--diff", "pair", nargs=2, metavar="A B", help="Two columns, by party or version, word by word."
)
@click.option(
    "-o", "output", type=FILE, metavar="FILE", help="Write a table: .docx, .xlsx, .csv, .md, .html or .json."
)
@click.option("--force", is_flag=True, help="Write over a file that is there.")
@json_option
@click.pass_obj
def columns(
    session: Session,
    /,
    *,
    document: str,
    names: tuple[str, ...],
    compromise: str | None,
    only: str | None,
    pair: tuple[str, str] | None,
    output: Path | None,
    force: bool,
    as_json: bool,
) -> None:
    r"""Set the parties' texts side by side, clause by clause.

    \b
    Examples:
      proposaltrack columns treaty
      proposaltrack columns treaty --column treaty@v5 --column treaty@v6 --compromise treaty@v7 --only open
      proposaltrack columns treaty --diff TAR ORS
      proposaltrack columns treaty -o columns.docx

    Identical, close and opposed are told by the words; silent is a clause to which somebody has tabled no text.
    """
    with session.desk() as desk:
        matter = load_matter(desk)
        found = read_columns(desk, matter, document, names, compromise)
        answer = columns_json(
            matter.wordings, found.document, found.columns, found.rows, compromise=found.compromise,
            only_open=only == "open", against=_pair(found, pair) if pair else None,
        )  # fmt: skip
    if output is not None:
        put_bytes(write_columns(answer, output.suffix), output, force=force)
    elif as_json:
        put_json(answer)
    else:
        put_lines(session, columns_lines(answer, width(), styled=uses_color(session)))


def _pair(found: Columns, names: tuple[str, str]) -> tuple[int, int]:
    """The places of two columns, named by party or version."""
    one, two = (_place(found, name) for name in names)
    return one, two


def _place(found: Columns, name: str) -> int:
    for place, column in enumerate(found.columns):
        version = column.version
        if name.casefold() in {version.label.casefold(), version.by.key.casefold() if version.by else ""}:
            return place
    known = [column.version.by.key if column.version.by else column.version.label for column in found.columns]
    raise NotFound("column", name, known)


@click.command()
@click.argument("document", metavar="DOC", shell_complete=complete_document)
@json_option
@click.pass_obj
def convergence(session: Session, /, *, document: str, as_json: bool) -> None:
    r"""Show how close the parties have come, version by version.

    \b
    Example:
      proposaltrack convergence treaty

    Clauses agreed, brackets open, and the words by which the parties' latest texts differ, each as of that day.
    """
    with session.desk() as desk:
        answer = convergence_json(read_convergence(desk, load_matter(desk), document))
    if as_json:
        put_json(answer)
    else:
        put_lines(session, convergence_lines(answer, width()))


@click.command()
@click.argument("document", metavar="DOC", shell_complete=complete_document)
@click.option(
    "--party",
    metavar="P",
    shell_complete=complete_party,
    help="Whose words; ours when left out, everybody's for an observer.",
)
@json_option
@click.pass_obj
def uptake(session: Session, /, *, document: str, party: str | None, as_json: bool) -> None:
    r"""Show what became of the words a party put forward: adopted, partly, or ignored.

    \b
    Examples:
      proposaltrack uptake treaty
      proposaltrack --as-of 2026-06-30 uptake treaty --party ORS

    Words are put forward by a counter-draft that was transmitted, and by a counter-text in a response that was given.
    They are looked for in the next version that somebody else tabled; what is left of the difference is shown.
    """
    with session.desk() as desk:
        matter = load_matter(desk)
        answer = uptake_json(matter.wordings, *read_uptake(desk, matter, document, party))
    if as_json:
        put_json(answer)
    else:
        put_lines(session, uptake_lines(answer, width(), styled=uses_color(session)))
