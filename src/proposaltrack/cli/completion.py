"""Completion: the documents, versions, clauses and parties that a shell can offer while a person types.

Nothing here may fail or be felt: without a workspace, or with a damaged one, nothing is offered.
"""

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from proposaltrack.actions.desk import Desk, Matter

Offer = Callable[["Desk", "Matter", click.Context], Iterable[str]]


def complete_document(ctx: click.Context, _param: click.Parameter, incomplete: str) -> list[str]:
    """The short names of documents."""
    return _offer(
        ctx, incomplete, lambda _d, matter, _c: (d.key for d in matter.negotiation.documents.values())
    )


def complete_version(ctx: click.Context, _param: click.Parameter, incomplete: str) -> list[str]:
    """The short names of documents and of their versions."""
    return _offer(ctx, incomplete, _versions)


def complete_clause(ctx: click.Context, _param: click.Parameter, incomplete: str) -> list[str]:
    """The clauses of the version that the command names before."""
    return _offer(ctx, incomplete, _clauses)


def complete_party(ctx: click.Context, _param: click.Parameter, incomplete: str) -> list[str]:
    """The short names of parties; the last one of names parted by commas is completed."""
    before, comma, last = incomplete.rpartition(",")
    keys = _offer(ctx, last, lambda _d, matter, _c: (p.key for p in matter.negotiation.parties.values()))
    return [f"{before}{comma}{key}" for key in keys]


def _versions(_desk: "Desk", matter: "Matter", ctx: click.Context) -> Iterable[str]:
    named = _typed(ctx).partition("@")[0]
    versions = tuple(matter.negotiation.versions.values())
    if named:
        # The second name of a comparison needs no document before it.
        return (f"v{version.number}" for version in versions if version.document.key == named)
    documents = (document.key for document in matter.negotiation.documents.values())
    return (*documents, *(version.label for version in versions))


def _clauses(desk: "Desk", matter: "Matter", ctx: click.Context) -> Iterable[str]:
    from proposaltrack.actions.naming import find_version  # noqa: PLC0415 - only completion pays for it
    from proposaltrack.text.address import address_of  # noqa: PLC0415

    tree = matter.wordings.tree_of(find_version(desk, matter, _typed(ctx)).id)
    return (address_of(tree, clause) for clause in tree)


def _typed(ctx: click.Context) -> str:
    """The document or version that was typed before; "" when none was."""
    named = (ctx.params.get(name) for name in ("document", "version", "target"))
    # An option without its value yet keeps click from handing out the arguments before it.
    loose = (word for word in ctx.args if not word.startswith("-"))
    return str(next((name for name in (*named, *loose) if name), ""))


def _offer(ctx: click.Context, incomplete: str, offer: Offer) -> list[str]:
    """What the negotiation offers that begins as typed, case ignored."""
    try:
        return [name for name in _offered(ctx, offer) if name.casefold().startswith(incomplete.casefold())]
    except Exception:  # noqa: BLE001 - a key press in somebody's shell must never end in a traceback
        return []


def _offered(ctx: click.Context, offer: Offer) -> list[str]:
    from proposaltrack.actions.desk import load_matter  # noqa: PLC0415
    from proposaltrack.cli.session import Session, Surroundings  # noqa: PLC0415

    surroundings = ctx.find_object(Surroundings)
    if surroundings is None:
        return []
    # While completing, the root command is not run, so its options are read here.
    given = ctx.find_root().params
    session = Session(surroundings, given.get("workspace") or "", given.get("negotiation"))
    with session.desk() as desk:
        return list(offer(desk, load_matter(desk), ctx))
