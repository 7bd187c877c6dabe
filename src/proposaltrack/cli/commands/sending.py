"""Commands for what happens between the parties: papers are sent or made public, meetings are held."""

import sys
from pathlib import Path

import click

from proposaltrack.actions import exchange
from proposaltrack.actions.desk import Circumstances, load_matter
from proposaltrack.actions.reading import list_disclosures
from proposaltrack.actions.versions import Delivery
from proposaltrack.cli.completion import complete_document, complete_party, complete_version
from proposaltrack.cli.given import author, read_words
from proposaltrack.cli.options import FILE, NAMES, act_options, flatten, json_option, sending_options
from proposaltrack.cli.output import put_filed, put_json, put_lines, width
from proposaltrack.cli.render.disclosure import confidentiality_lines
from proposaltrack.cli.session import Session
from proposaltrack.text.display import make_safe
from proposaltrack.views.disclosure import confidentiality_json


@click.command()
@click.argument("papers", metavar="DOC[@V]|ID...", shell_complete=complete_version, nargs=-1, required=True)
@click.option("--by", metavar="PARTY", shell_complete=complete_party, help="Who sends; we when left out.")
@click.option("--yes", is_flag=True, help="Do not ask, on a terminal, where clauses are not covered.")
@sending_options
@act_options
def transmit(
    session: Session,
    /,
    *,
    papers: tuple[str, ...],
    by: str | None,
    yes: bool,
    delivery: Delivery,
    circumstances: Circumstances,
) -> None:
    r"""Send versions with the responses made in them, or single responses by their ids.

    \b
    Examples:
      proposaltrack transmit our-response@v1 --to ORS
      proposaltrack transmit treaty@v3 our-response --to ORS,COM --due +10wd --channel "by note"

    What a written response leaves unanswered is told first, and on a terminal asked about.
    """
    with session.desk() as desk:
        sender = author(desk, by)
        missing = exchange.preview(desk, load_matter(desk), papers, by=sender)
        for line in missing:
            click.echo(make_safe(line))
        if missing and not yes and sys.stdin.isatty() and sys.stdout.isatty():
            click.confirm("Transmit all the same?", abort=True, err=True)
        put_filed(
            session,
            exchange.transmit(desk, papers, by=sender, delivery=delivery, circumstances=circumstances),
        )


@click.command()
@click.option("--title", required=True, metavar="TEXT", help="What it was called; a promise can name it.")
@click.option("--parties", type=NAMES, shell_complete=complete_party, multiple=True, help="Who met.")
@click.option("--place", default="", metavar="TEXT", help="Where it was held.")
@click.option(
    "--documents", type=NAMES, shell_complete=complete_document, multiple=True, help="What it was about."
)
@click.option("--minutes", type=FILE, help='A file with what was said; "-" for standard input.')
@act_options
def meet(
    session: Session,
    /,
    *,
    title: str,
    parties: tuple[tuple[str, ...], ...],
    place: str,
    documents: tuple[tuple[str, ...], ...],
    minutes: Path | None,
    circumstances: Circumstances,
) -> None:
    r"""Note that a meeting or call was held.

    \b
    Example:
      proposaltrack meet --title "First session" --parties TAR,ORS --place "Port Alder" --on 2026-03-04
    """
    words = read_words(minutes)
    with session.desk() as desk:
        filed = exchange.meet(
            desk, title=title, parties=flatten(parties), place=place, documents=flatten(documents),
            minutes=words, circumstances=circumstances,
        )  # fmt: skip
        put_filed(session, filed)


@click.command()
@click.argument("version", metavar="DOC[@V]", shell_complete=complete_version)
@click.option(
    "--by",
    metavar="PARTY",
    shell_complete=complete_party,
    help="The party that published it; we when nobody is named.",
)
@click.option("--publisher", default="", metavar="NAME", help="A publisher that is no party.")
@click.option("--where", default="", metavar="TEXT", help="Where it appeared.")
@act_options
def publish(
    session: Session,
    /,
    *,
    version: str,
    by: str | None,
    publisher: str,
    where: str,
    circumstances: Circumstances,
) -> None:
    r"""Note that a version was made public; by somebody other than its author it is a leak.

    \b
    Examples:
      proposaltrack publish treaty@v1 --by ORS --where "Foreign Ministry"
      proposaltrack publish our-response@v1 --publisher "A newspaper" --on 2026-05-02
    """
    with session.desk() as desk:
        who = by if publisher else author(desk, by)
        filed = exchange.publish(
            desk, version, by=who, publisher=publisher, where=where, circumstances=circumstances
        )
        put_filed(session, filed)


@click.command()
@click.argument("document", metavar="[DOC[@V]]", shell_complete=complete_version, required=False)
@json_option
@click.pass_obj
def confidentiality(session: Session, /, *, document: str | None, as_json: bool) -> None:
    r"""Show who was given which version under which marking, and what was published or leaked.

    \b
    Examples:
      proposaltrack confidentiality
      proposaltrack --as-of 2022-02-02 confidentiality us-response@v1

    A publication by anybody but the author of a version is a leak.
    """
    with session.desk() as desk:
        matter = load_matter(desk)
        found = list_disclosures(desk, matter, document)
        answer = confidentiality_json(matter.negotiation, found, desk.as_of)
    if as_json:
        put_json(answer)
    else:
        put_lines(session, confidentiality_lines(answer, width()))
