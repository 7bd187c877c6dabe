"""Rolling: the parties' versions in one bracketed text, one party's version out of it, and brackets counted."""

from collections.abc import Sequence

from proposaltrack.actions.desk import Desk, Matter
from proposaltrack.actions.lineage import trace_document
from proposaltrack.actions.naming import find_document, find_version
from proposaltrack.compare.rolling import compile_texts
from proposaltrack.errors import UsageProblem
from proposaltrack.ledger.brackets import Brackets, ClauseChoices, choices_in, count_brackets
from proposaltrack.model.negotiation import Version


def compile_versions(desk: Desk, matter: Matter, names: Sequence[str]) -> str:
    """One bracketed text out of versions of several parties.

    Args:
        desk: whose seat it is.
        matter: the standing facts.
        names: the versions, one of each party.

    Raises:
        NotFound: no such version.
        UsageProblem: fewer than two, two of one party, or one without a party.
    """
    texts: dict[str, str] = {}
    for name in names:
        version = find_version(desk, matter, name)
        if version.by is None:
            raise UsageProblem(f"{version.label} is nobody's", "Name a version that a party recorded.")
        key = version.by.key
        if key in texts:
            raise UsageProblem(f"two of the versions are {key}'s", "Name one version of each party.")
        texts[key] = matter.wordings.tree_of(version.id).text
    return compile_texts(texts)


def read_choices(desk: Desk, matter: Matter, version: str) -> tuple[Version, tuple[ClauseChoices, ...]]:
    """What the brackets of a version offer for choice, clause by clause.

    Raises:
        NotFound: no such version.
    """
    found = find_version(desk, matter, version)
    return found, choices_in(matter.wordings.tree_of(found.id))


def read_brackets(desk: Desk, matter: Matter, document: str) -> Brackets:
    """How many pairs of square brackets each clause has in each version of a document.

    Raises:
        NotFound: no such document, or it has no version.
    """
    latest = find_version(desk, matter, find_document(matter.negotiation, document).key)
    traced = trace_document(desk, matter, latest)
    return count_brackets(traced.lineage, matter.wordings, traced.versions)
