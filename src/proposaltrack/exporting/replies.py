"""Our answers in the table that came: which cells to fill in, in the words of that table."""

from collections.abc import Mapping
from dataclasses import dataclass

from proposaltrack.errors import Refused
from proposaltrack.importing.layouts.base import Matched
from proposaltrack.importing.layouts.matching import match_table
from proposaltrack.model.stance import Stance
from proposaltrack.model.table import Table


@dataclass(frozen=True, slots=True)
class Reply:
    """What is answered to one line of a table.

    Args:
        stances: the answer.
        observation: what is said to it.
    """

    stances: tuple[Stance, ...] = ()
    observation: str = ""


def reply_changes(
    name: str,
    table: Table,
    replies: Mapping[str, Reply],
    mapping: Mapping[str, str] | None = None,
    *,
    party: str = "",
) -> dict[str, dict[str, str]]:
    """What to fill in, as the writers of `exporting.tables` take it: row place to heading to text.

    The answer stands in the table's own words in the column that it keeps for answers; where it keeps none, it opens
    the observation, and where it keeps no observations, they follow the answer.

    Args:
        name: the file's name, for messages.
        table: the table as it was read.
        replies: the answers by the place of their row.
        mapping: heading to field; it always wins.
        party: whose columns are filled in, where the table has several parties beside each other.

    Raises:
        UnreadableFile: no layout fits.
        UsageProblem: the mapping does not fit the table.
        Refused: the table has no column for an answer.
    """
    matched = match_table(name, table, mapping)
    answer, observation = (_heading(matched, field, party) for field in ("stance", "observation"))
    if answer is None and observation is None:
        headings = ", ".join(repr(heading) for heading in matched.table.headings if heading.strip())
        advice = 'Say which column it is with --map "Heading=stance" or --map "Heading=observation".'
        raise Refused(f"{name} has no column for an answer among {headings}", advice)
    return {place: _cells(matched, reply, answer, observation) for place, reply in replies.items()}


def _heading(matched: Matched, field: str, party: str) -> str | None:
    """The heading of a field: that of the party, else the one that belongs to nobody."""
    pairs = zip(matched.table.headings, matched.columns, strict=True)
    found = {column.party: heading for heading, column in pairs if column and column.field == field}
    return found.get(party, found.get(""))


def _cells(matched: Matched, reply: Reply, answer: str | None, observation: str | None) -> dict[str, str]:
    words, said = matched.words.words_for(reply.stances), reply.observation
    if answer is not None and observation is not None:
        return {answer: words, observation: said}
    told = ". ".join(part for part in (words, said) if part)
    return {answer if answer is not None else observation or "": told}
