"""SheetRow: one line of the sheet on which a party writes its answers to a version."""

from dataclasses import dataclass

from proposaltrack.model.stance import Stance


@dataclass(frozen=True, slots=True)
class SheetRow:
    """One clause with the answer to it; or, by passage, one passage of a response with the clause it answers.

    Args:
        ref: what finds the clause again: its ordinal and the beginning of its fingerprint ("12-3fa94c01").
        clause: its name, as people use it.
        heading: its heading.
        text: its words.
        stances: the answer; empty while there is none.
        counter_text: the wording proposed instead.
        reason: why.
        condition: what the answer depends on.
        passage: by passage, the name of the passage of the response; else "".
        answers: by passage, the names of the clauses it answers, parted by commas; else "".
        place: where it stands in its file.
    """

    ref: str
    clause: str = ""
    heading: str = ""
    text: str = ""
    stances: tuple[Stance, ...] = ()
    counter_text: str = ""
    reason: str = ""
    condition: str = ""
    passage: str = ""
    answers: str = ""
    place: str = ""
