"""Commands that tell how things stand: who owes whom, and who stands where."""

from collections.abc import Iterator
from dataclasses import replace

import click

from proposaltrack import settings
from proposaltrack.actions.desk import load_matter
from proposaltrack.actions.reading import list_outstanding, list_positions
from proposaltrack.cli.completion import complete_document, complete_party, complete_version
from proposaltrack.cli.options import json_option
from proposaltrack.cli.output import put_json, put_lines, width
from proposaltrack.cli.render.layout import Piece, flow
from proposaltrack.cli.render.outstanding import outstanding_lines
from proposaltrack.cli.session import Session
from proposaltrack.text.display import make_line
from proposaltrack.views.clauses import Json
from proposaltrack.views.outstanding import outstanding_json


@click.command()
@click.option(
    "--party", metavar="P", shell_complete=complete_party, help="Only what this party owes or awaits."
)
@click.option(
    "--document", metavar="D", shell_complete=complete_document, help="Only answers to this document."
)
@click.option("--according-to", metavar="P", shell_complete=complete_party, help="As this party tells it.")
@click.option(
    "--all", "everything", is_flag=True, help="Settled answers too, and every addressee on its own."
)
@click.option("--why", is_flag=True, help="The facts behind every state; few answers show them anyway.")
@json_option
@click.pass_obj
def outstanding(
    session: Session,
    /,
    *,
    party: str | None,
    document: str | None,
    according_to: str | None,
    everything: bool,
    why: bool,
    as_json: bool,
) -> None:
    r"""Show who awaits what from whom: what is overdue, what we owe, what others owe.

    \b
    Examples:
      proposaltrack outstanding
      proposaltrack outstanding --party ORS --why
      proposaltrack --as-of 2026-06-30 outstanding
    """
    narrowed = bool(party or document or according_to)
    found = [
        _outstanding(one, party=party, document=document, according_to=according_to, everything=everything)
        for one in ([session] if narrowed else _sessions(session))
    ]
    if as_json:
        items = [item for _, answer, _ in found for item in answer["items"]]
        put_json({**found[0][1], "items": items})
    else:
        each = everything or party is not None
        put_lines(session, _all_lines(found, why=why, each=each))


def _sessions(session: Session) -> list[Session]:
    """One for each negotiation that is meant: the one named, chosen or only, else every one there is."""
    workspace = session.find_workspace()
    keys = settings.negotiation_keys(workspace)
    if session.negotiation is None and len(keys) > 1 and not settings.is_chosen(workspace):
        return [replace(session, negotiation=key) for key in keys]
    return [session]


Found = tuple[str, Json, str | None]
"""The title of a negotiation, the answer, and the short name of our own party in it."""


def _outstanding(
    session: Session, *, party: str | None, document: str | None, according_to: str | None, everything: bool
) -> Found:
    with session.desk() as desk:
        matter = load_matter(desk)
        items = list_outstanding(
            desk, matter, party=party, document=document, according_to=according_to, everything=everything
        )
        answer = outstanding_json(matter.negotiation, matter.wordings, items, desk.as_of.isoformat())
        return matter.negotiation.title, answer, desk.ours


def _all_lines(found: list[Found], *, why: bool, each: bool) -> Iterator[str]:
    for place, (title, answer, ours) in enumerate(found):
        if len(found) > 1:
            yield from ["", ""] if place else []
            yield from flow([Piece(make_line(title), "strong")], width())
        yield from outstanding_lines(answer, width(), ours, why=why, each=each)


@click.command()
@click.argument("document", metavar="DOC[@V]", shell_complete=complete_version)
@json_option
@click.pass_obj
def positions(session: Session, /, *, document: str, as_json: bool) -> None:
    r"""Show where each party stands, clause by clause, on the latest version or the one named.

    \b
    Examples:
      proposaltrack positions treaty
      proposaltrack --as-of 2026-06-30 positions treaty@v3

    Each letter stands for a stance. ~ marks what was given on earlier wording that has changed in substance since;
    ^ marks what is prepared and has not been transmitted.
    """
    # `outstanding` is asked far more often, and does not wait for these.
    from proposaltrack.cli.render.positions import positions_lines  # noqa: PLC0415
    from proposaltrack.views.positions import positions_json  # noqa: PLC0415

    with session.desk() as desk:
        matter = load_matter(desk)
        table = list_positions(desk, matter, document)
        answer = positions_json(matter.negotiation, matter.wordings, table)
    if as_json:
        put_json(answer)
    else:
        put_lines(session, positions_lines(answer, width()))


@click.command()
@click.option("--party", metavar="P", shell_complete=complete_party, help="Only what waits for this party.")
@click.option(
    "--document", metavar="D", shell_complete=complete_document, help="Only what is about this document."
)
@json_option
@click.pass_obj
def turn(session: Session, /, *, party: str | None, document: str | None, as_json: bool) -> None:
    r"""Show whose move it is, on which clauses, since when, and by which act.

    \b
    Examples:
      proposaltrack turn
      proposaltrack --as-of 2022-01-27 turn --party RU

    Who was asked moves until it has answered. A question for clarification or a counter-proposal puts the clause in
    the asker's court until it speaks to it again, or sends a newer text.
    """
    from proposaltrack.actions.reading import list_turns  # noqa: PLC0415 - `outstanding` does not wait for these
    from proposaltrack.cli.render.turn import turn_lines  # noqa: PLC0415
    from proposaltrack.views.turn import turn_json  # noqa: PLC0415

    with session.desk() as desk:
        matter = load_matter(desk)
        turns = list_turns(desk, matter, party=party, document=document)
        answer = turn_json(matter.negotiation, matter.wordings, turns, desk.as_of)
        ours = desk.ours
    if as_json:
        put_json(answer)
    else:
        put_lines(session, turn_lines(answer, width(), ours))
