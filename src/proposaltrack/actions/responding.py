"""Responding: a party's stances on the clauses of a version, tied to the exact wording they answer."""

from collections.abc import Sequence
from dataclasses import dataclass

from proposaltrack.actions.conditions import check_conditions
from proposaltrack.actions.desk import Circumstances, Desk, Filed, Matter, Paper, file_papers, load_matter
from proposaltrack.actions.naming import (
    base_of,
    find_one_passage,
    find_parties,
    find_party,
    find_passages,
    find_version,
    ids_of,
)
from proposaltrack.actions.settling import ALL, check_stands, find_tied, names_of
from proposaltrack.errors import UsageProblem
from proposaltrack.model.acts.answers import LeftAside, Responded
from proposaltrack.model.acts.base import Passage
from proposaltrack.model.negotiation import Party, Version
from proposaltrack.model.stance import Stance, opposed_in


@dataclass(frozen=True, slots=True)
class Answer:
    """What a party says to clauses.

    Args:
        clauses: names of clauses, or `ALL`.
        stances: at least one.
        text: counter-text; may be empty.
        reason: why.
        condition: what it depends on, in words.
        depends_on: clauses that it depends on, each as `DOC#CLAUSE` or `DOC@V#CLAUSE`.
        on_behalf_of: short names of the parties it is given for, besides the responder.
        in_: the version of a written response it is made in, with `#PASSAGE` where it is known; None for none.
    """

    clauses: tuple[str, ...]
    stances: tuple[Stance, ...]
    text: str = ""
    reason: str = ""
    condition: str = ""
    depends_on: tuple[str, ...] = ()
    on_behalf_of: tuple[str, ...] = ()
    in_: str | None = None


def respond(desk: Desk, version: str, answer: Answer, *, by: str, circumstances: Circumstances) -> Filed:
    """File a party's answer to clauses of a version.

    Args:
        desk: whose seat it is.
        version: the version answered, as people name it.
        answer: what it says.
        by: short name of the party.
        circumstances: day, form and note.

    Raises:
        NotFound: a clause, version, passage or party that is named does not exist.
        UsageProblem: no stance, two that exclude each other, a counter-proposal without text, an answer before the
            version it is about, or a condition that leads back to itself.
        Refused: the version was withdrawn.
    """
    matter = load_matter(desk)
    found, party = find_version(desk, matter, version), find_party(matter.negotiation, by)
    return file_answers(desk, matter, found, ((party, answer),), circumstances=circumstances)


def file_answers(
    desk: Desk,
    matter: Matter,
    version: Version,
    answers: Sequence[tuple[Party, Answer]],
    *,
    circumstances: Circumstances,
) -> Filed:
    """File several answers to clauses of a version: all of them or none.

    Args:
        desk: whose seat it is.
        matter: the standing facts.
        version: the version answered.
        answers: who answers, and what it says.
        circumstances: day, form and note.

    Raises:
        NotFound: a clause, version, passage or party that is named does not exist.
        UsageProblem: an answer says nothing, contradicts itself, or is older than the version.
        Refused: the version was withdrawn.
    """
    check_stands(matter, version, circumstances)
    papers, told = [], []
    for party, answer in answers:
        _check_answer(answer, version, circumstances)
        act = _responded(desk, matter, version, party, answer, circumstances=circumstances)
        papers.append(Paper(act, text=f"{answer.text.strip()}\n" if answer.text.strip() else None))
        told.append(_told(matter, act, version, party.key))
    return Filed(file_papers(desk, matter, papers), tuple(told))


def _responded(
    desk: Desk,
    matter: Matter,
    version: Version,
    party: Party,
    answer: Answer,
    *,
    circumstances: Circumstances,
) -> Responded:
    """The act of an answer, its clauses anchored and its condition checked."""
    whole = tuple(name.casefold() for name in answer.clauses) == ALL
    passages = () if whole else find_passages(matter, version, answer.clauses)
    in_version, in_passage = _place(desk, matter, answer.in_)
    tied = tuple(p for name in answer.depends_on for p in find_tied(desk, matter, name, circumstances))
    check_conditions(matter, party, passages, tied)
    return Responded(
        **base_of(matter, party.key, circumstances),
        version=version.id,
        passages=passages,
        whole=whole,
        stances=tuple(dict.fromkeys(answer.stances)),
        reason=answer.reason,
        condition=answer.condition,
        depends_on=tied,
        on_behalf_of=ids_of(find_parties(matter.negotiation, answer.on_behalf_of)),
        in_version=in_version.id if in_version else None,
        in_passage=in_passage,
    )


def _check_answer(answer: Answer, version: Version, circumstances: Circumstances) -> None:
    if not answer.clauses:
        raise UsageProblem("an answer is to a clause", "Name clauses with --clause, or say --clause all.")
    if not answer.stances:
        raise UsageProblem(
            "an answer has a stance", f"Choose from: {', '.join(s.value for s in Stance if not s.internal)}."
        )
    if opposed := opposed_in(answer.stances):
        both = " and ".join(repr(stance.label) for stance in opposed)
        raise UsageProblem(
            f"{both} exclude each other", "File the one that holds; a later answer replaces it."
        )
    # The passage in which an answer is made may hold the text that it proposes.
    told = answer.text.strip() or "#" in (answer.in_ or "")
    wanting = [stance.label for stance in answer.stances if stance.needs_text and not told]
    if wanting:
        raise UsageProblem(
            f"{wanting[0]!r} says nothing without the text proposed",
            "Give it with --text FILE, or name its passage with --in.",
        )
    if any(stance.internal for stance in answer.stances):
        raise UsageProblem("'leaves aside' is our own business and no answer", "Use `proposaltrack leave`.")
    if circumstances.on < version.on:
        raise UsageProblem(
            f"the answer of {circumstances.on} is older than {version.label} of {version.on}", "Check --on."
        )


def _place(desk: Desk, matter: Matter, spec: str | None) -> tuple[Version | None, Passage | None]:
    """The version and passage that an answer is made in."""
    if not spec:
        return None, None
    name, hash_, passage = spec.partition("#")
    version = find_version(desk, matter, name)
    if not hash_ or not passage:
        return version, None
    ordinal_or_number = passage if not passage.isdigit() else _numbered(matter, version, passage)
    return version, find_one_passage(matter, version, ordinal_or_number)


def _numbered(matter: Matter, version: Version, passage: str) -> str:
    """A bare number is a printed one where the text has it, else the place in reading order."""
    tree = matter.wordings.tree_of(version.id)
    return passage if any(clause.number == passage for clause in tree) else f"#{passage}"


def _told(matter: Matter, act: Responded, version: Version, key: str) -> str:
    stances = ", ".join(stance.label for stance in act.stances)
    if act.whole:
        return f"{key} {stances}: all clauses of {version.label}"
    return f"{key} {stances}: {names_of(matter, version, act.passages)} of {version.label}"


def leave(
    desk: Desk, version: str, *, by: str, clauses: Sequence[str], reason: str, circumstances: Circumstances
) -> Filed:
    """Note that clauses are left unanswered on purpose; internal, never shared.

    Raises:
        NotFound: a clause, version or party that is named does not exist.
        UsageProblem: no clause or no reason is given.
    """
    matter = load_matter(desk)
    found, party = find_version(desk, matter, version), find_party(matter.negotiation, by)
    if not clauses or not reason.strip():
        raise UsageProblem("what is left aside needs clauses and a reason", "Give --clause and --reason.")
    passages = find_passages(matter, found, clauses)
    act = LeftAside(**base_of(matter, by, circumstances), passages=passages, reason=reason)
    told = f"{party.key} leaves aside {names_of(matter, found, passages)} of {found.label}"
    return Filed(file_papers(desk, matter, [Paper(act)]), (told,))
