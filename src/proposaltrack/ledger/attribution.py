"""Attribution: the words of one version with the parties and days that brought them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from proposaltrack.compare.attribution import Attributed, Struck, carry_words, first_words, lend_words
from proposaltrack.ledger.wordings import Wordings
from proposaltrack.model.clause import Clause, ClauseTree
from proposaltrack.model.lineage import Lineage, Stage
from proposaltrack.model.negotiation import Version


@dataclass(frozen=True, slots=True)
class Attribution:
    """The words of a version.

    Args:
        version: the version.
        tree: its clauses.
        words: the runs of each clause, and what was struck.
        lineage: the strands of the document.
        versions: the versions of the lineage, by record id.
    """

    version: Version
    tree: ClauseTree
    words: Attributed
    lineage: Lineage
    versions: Mapping[str, Version]

    def struck_from(self, clause: Clause) -> Sequence[Struck]:
        """What stood in a clause once and is gone, the latest last."""
        return self.words.struck.get(self.lineage.strand_at[self.version.id][clause.ordinal - 1], ())


def attribute_words(
    lineage: Lineage, wordings: Wordings, versions: Sequence[Version], version: Version
) -> Attribution:
    """The words of a version, carried down from the first version it goes back to.

    Args:
        lineage: the strands of the document.
        wordings: the texts.
        versions: every version of the lineage.
        version: the version asked about.
    """
    words: dict[str, Attributed] = {}
    for stage in lineage.stages:
        words[stage.version] = _words(lineage, wordings, words, stage)
        if stage.version == version.id:
            break
    by_id = {known.id: known for known in versions}
    return Attribution(version, wordings.tree_of(version.id), words[version.id], lineage, by_id)


def _words(lineage: Lineage, wordings: Wordings, known: Mapping[str, Attributed], stage: Stage) -> Attributed:
    """The words of a stage, from those of the stages before it."""
    if not stage.parent:
        return first_words(wordings.tree_of(stage.version), stage.version)
    line = set(lineage.line_back(stage.version))
    rivals = {version: words for version, words in known.items() if version not in line}
    comparison = wordings.comparison_of(stage.parent, stage.version)
    lent = lend_words(rivals, line, lineage)
    return carry_words(known[stage.parent], comparison, stage.version, lineage, lent)
