"""Commands that follow clauses and words through a whole history, and take a person's word on a match."""

import csv
import sys
from collections.abc import Iterator

import click

from proposaltrack.actions.desk import Circumstances, load_matter
from proposaltrack.actions.lineage import read_attribution, read_concordance, read_history
from proposaltrack.actions.linking import link as link_clauses
from proposaltrack.cli.completion import complete_clause, complete_version
from proposaltrack.cli.options import json_option, upkeep_options
from proposaltrack.cli.output import put_filed, put_json, put_lines, uses_color, width
from proposaltrack.cli.render.attribution import attribution_lines
from proposaltrack.cli.render.clauses import names_of
from proposaltrack.cli.render.concordance import concordance_lines
from proposaltrack.cli.render.history import history_lines
from proposaltrack.cli.session import Session
from proposaltrack.model.acts.upkeep import Relation
from proposaltrack.text.address import find_clauses
from proposaltrack.text.display import make_line
from proposaltrack.views.attribution import attribution_json
from proposaltrack.views.clauses import Json
from proposaltrack.views.history import concordance_json, history_json


@click.command()
@click.argument("document", metavar="DOC[@V]", shell_complete=complete_version)
@click.argument("clause", shell_complete=complete_clause)
@click.option("--words", is_flag=True, help="Show the words that changed in each step.")
@json_option
@click.pass_obj
def history(session: Session, /, *, document: str, clause: str, words: bool, as_json: bool) -> None:
    r"""Show one clause through every version, under every number it had.

    \b
    Examples:
      proposaltrack history treaty "10(3)"
      proposaltrack history treaty@v3 "7 bis" --words
    """
    with session.desk() as desk:
        matter = load_matter(desk)
        version, found = read_history(desk, matter, document, clause)
        answer = history_json(matter.wordings, version, found)
    if as_json:
        put_json(answer)
    else:
        put_lines(session, history_lines(answer, width(), words=words, styled=uses_color(session)))


@click.command()
@click.argument("document", metavar="DOC", shell_complete=complete_version)
@click.argument("versions", metavar="[V V]...", nargs=-1, shell_complete=complete_version)
@click.option("--csv", "form", flag_value="csv", help="Answer as CSV.")
@click.option("--markdown", "form", flag_value="markdown", help="Answer as a Markdown table.")
@json_option
@click.pass_obj
def concordance(
    session: Session, /, *, document: str, versions: tuple[str, ...], form: str | None, as_json: bool
) -> None:
    r"""Show the numbers of clauses side by side, in two versions or in all.

    \b
    Examples:
      proposaltrack concordance treaty v3 v7
      proposaltrack concordance treaty --csv > numbers.csv
    """
    with session.desk() as desk:
        matter = load_matter(desk)
        answer = concordance_json(matter.wordings, *read_concordance(desk, matter, document, versions))
    if as_json:
        put_json(answer)
    elif form == "csv":
        csv.writer(sys.stdout, lineterminator="\n").writerows(_table(answer))
    elif form == "markdown":
        put_lines(session, _markdown(answer))
    else:
        put_lines(session, concordance_lines(answer, width()))


def _table(answer: Json) -> Iterator[list[str]]:
    """The head and the rows; a cell that a spreadsheet would take for a formula is quoted with an apostrophe."""
    relation = ["relation"] if len(answer["versions"]) == 2 else []
    yield [*(make_line(version["version"]) for version in answer["versions"]), *relation]
    for row in answer["rows"]:
        cells = [names_of(clauses) for clauses in row["clauses"]]
        kinds = [", ".join(kind.replace("_", " ") for kind in row["kinds"])] if relation else []
        yield [f"'{cell}" if cell[:1] in "=+-@" and cell else cell for cell in (*cells, *kinds)]


def _markdown(answer: Json) -> Iterator[str]:
    for place, row in enumerate(_table(answer)):
        yield f"| {' | '.join(cell.replace('|', chr(92) + '|') for cell in row)} |"
        if not place:
            yield f"|{'---|' * len(row)}"


@click.command()
@click.argument("version", metavar="DOC[@V]", shell_complete=complete_version)
@click.argument("clause", required=False, shell_complete=complete_clause)
@click.option("--deleted", is_flag=True, help="Tell what was struck too, by whom and when.")
@json_option
@click.pass_obj
def attribution(
    session: Session, /, *, version: str, clause: str | None, deleted: bool, as_json: bool
) -> None:
    r"""Show for every run of words the party, version and day that brought it in.

    \b
    Examples:
      proposaltrack attribution treaty "10(3)" --deleted
      proposaltrack attribution treaty@v5
    """
    with session.desk() as desk:
        found = read_attribution(desk, load_matter(desk), version)
        clauses = find_clauses(found.tree, clause) if clause else found.tree.clauses
        answer = attribution_json(found, clauses, deleted=deleted)
    if as_json:
        put_json(answer)
    else:
        put_lines(session, attribution_lines(answer, width()))


@click.command()
@click.argument("before", metavar="DOC@V", shell_complete=complete_version)
@click.argument("old", metavar="CLAUSE")
@click.argument("after", metavar="DOC@V", shell_complete=complete_version)
@click.argument("new", metavar="CLAUSE")
@click.option("--not", "apart", is_flag=True, help="They are not.")
@click.option(
    "--as", "relation", type=click.Choice([relation.value for relation in Relation]), default="same",
    show_default=True, help="How they are related.",
)  # fmt: skip
@upkeep_options
def link(
    session: Session, /, *, before: str, old: str, after: str, new: str, apart: bool, relation: str,
    circumstances: Circumstances,
) -> None:  # fmt: skip
    r"""Say that two clauses are one, or are not; your word always wins over the matching.

    \b
    Examples:
      proposaltrack link treaty@v3 "7(2)" treaty@v6 "6(2)"
      proposaltrack link treaty@v3 12 treaty@v4 12 --not
    """
    with session.desk() as desk:
        filed = link_clauses(
            desk, (before, old), (after, new), circumstances=circumstances, relation=Relation(relation),
            holds=not apart,
        )  # fmt: skip
    put_filed(session, filed)
