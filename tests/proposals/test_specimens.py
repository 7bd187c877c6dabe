"""The specimens say what they should, hold together, and keep a true record of who changed what."""

import tomllib
from collections.abc import Iterator
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from proposaltrack.actions.naming import parse_stances
from proposaltrack.compare.comparison import compare
from proposaltrack.compare.restoring import mark_restored
from proposaltrack.model.acts.matter import DocumentKind
from proposaltrack.model.clause import Clause, ClauseKind, ClauseTree
from proposaltrack.model.comparison import ChangeKind, ClauseChange
from proposaltrack.text.clauses import parse_text

PROPOSALS = Path(__file__).parents[2] / "proposals"
SPECIMENS = ("lake-basin", "security-guarantees")
RECORDING = ("record", "receive")
VERBS = (
    *RECORDING,
    *("transmit", "respond", "leave", "acknowledge", "consult", "promise", "meet", "publish"),
    *("offer-reply", "accept-reply", "refuse-reply", "withdraw", "correct", "strike", "extend", "close"),
)
LABELS = {kind.name: kind.value.replace("-", " ") for kind in DocumentKind} | {"COMMUNIQUE": "communiqué"}
TREATY = tuple(f"treaty-v{number}.md" for number in range(1, 8))

every_specimen = pytest.mark.parametrize("specimen", SPECIMENS)


@cache
def load_told(specimen: str) -> dict[str, Any]:
    return tomllib.loads((PROPOSALS / specimen / "negotiation.toml").read_text(encoding="utf-8"))


@cache
def load_tree(specimen: str, file: str) -> ClauseTree:
    return parse_text((PROPOSALS / specimen / file).read_text(encoding="utf-8"))


def acts_of(specimen: str, *verbs: str) -> list[dict[str, Any]]:
    return [act for act in load_told(specimen)["act"] if not verbs or act["do"] in verbs]


def files_by_version(specimen: str) -> dict[str, str]:
    """The file of each version, by its label ("treaty@v2"), as the acts record them."""
    counts: dict[str, int] = {}
    files: dict[str, str] = {}
    for act in acts_of(specimen, *RECORDING):
        counts[act["document"]] = counts.get(act["document"], 0) + 1
        files[f"{act['document']}@v{counts[act['document']]}"] = act["file"]
    return files


def versions_named(act: dict[str, Any]) -> Iterator[str]:
    """Every version that an act points at, passages left out."""
    named = [act.get(key, "") for key in ("document", "basis", "answers", "in")]
    return (name.partition("#")[0] for name in named if "@" in name)


def parties_named(act: dict[str, Any]) -> Iterator[str]:
    for key in ("by", "from", "to", "parties", "on_behalf_of", "according_to"):
        named = act.get(key, [])
        yield from [named] if isinstance(named, str) else named


def documents_named(act: dict[str, Any]) -> Iterator[str]:
    """The documents that an act is about, by short name or as versions."""
    named = [act.get("document", []), act.get("documents", [])]
    keys = [key for value in named for key in ([value] if isinstance(value, str) else value)]
    return (key for key in keys if act["do"] != "withdraw" or "@" in key)


def names_of(tree: ClauseTree) -> dict[int, str]:
    """A name for each clause by its ordinal: its number, or its kind, counted, where it has none."""
    counts: dict[str, int] = {}
    names: dict[int, str] = {}
    for clause in tree:
        kind = clause.kind.value
        counts[kind] = counts.get(kind, 0) + 1
        names[clause.ordinal] = clause.number or f"{kind}/{counts[kind]}"
    return names


def articles_of(tree: ClauseTree) -> list[Clause]:
    return [clause for clause in tree if clause.kind is ClauseKind.ARTICLE]


def spoken(tree: ClauseTree, clauses: tuple[Clause, ...]) -> tuple[str, ...]:
    return tuple(names_of(tree)[clause.ordinal] for clause in clauses)


def told_changes(step: dict[str, Any]) -> dict[tuple[tuple[str, ...], tuple[str, ...]], set[str]]:
    return {(tuple(c["before"]), tuple(c["after"])): set(c["kinds"]) for c in step["change"]}


def load_steps() -> list[dict[str, Any]]:
    told = tomllib.loads((PROPOSALS / "lake-basin" / "changes.toml").read_text(encoding="utf-8"))
    steps: list[dict[str, Any]] = told["step"]
    return steps


@every_specimen
def test_every_party_named_is_declared(specimen: str) -> None:
    """Each party that an act or a membership names is declared, a group before its members."""
    declared: list[str] = []
    for party in load_told(specimen)["party"]:
        assert set(party.get("member_of", [])) <= set(declared)
        declared.append(party["key"])
    assert len(declared) == len(set(declared))
    assert {name for act in acts_of(specimen) for name in parties_named(act)} <= set(declared)


@every_specimen
def test_every_act_is_a_known_verb_on_a_day(specimen: str) -> None:
    """Each act is one of the verbs of the command line and has a day."""
    for act in acts_of(specimen):
        assert act["do"] in VERBS
        assert type(act["on"]) is date


@every_specimen
def test_acts_are_told_in_the_order_in_which_they_happened(specimen: str) -> None:
    """No act is told before one of an earlier day."""
    days = [act["on"] for act in acts_of(specimen)]
    assert days == sorted(days)


@every_specimen
def test_every_text_is_used_once_and_is_there(specimen: str) -> None:
    """Each text in the folder is recorded by exactly one act, and each recorded text is in the folder."""
    used = [act["file"] for act in acts_of(specimen, *RECORDING)]
    there = sorted(path.name for path in (PROPOSALS / specimen).iterdir())
    records = {"negotiation.toml"} | ({"changes.toml"} & set(there))
    assert sorted(used) == sorted(set(there) - records)


@every_specimen
def test_every_document_is_declared_and_used(specimen: str) -> None:
    """Each declared document is of a known kind and has a version, and no act names another document."""
    declared = {document["key"] for document in load_told(specimen)["document"]}
    assert {document["kind"] for document in load_told(specimen)["document"]} <= set(LABELS.values())
    assert {act["document"] for act in acts_of(specimen, *RECORDING)} == declared
    named = {key.partition("@")[0] for act in acts_of(specimen) for key in documents_named(act)}
    assert named <= declared


@every_specimen
def test_every_version_named_has_been_told_before(specimen: str) -> None:
    """An act names a version only after the act that recorded it."""
    counts: dict[str, int] = {}
    told: set[str] = set()
    for act in acts_of(specimen):
        if act["do"] in RECORDING:
            assert set(versions_named(act)) <= told
            counts[act["document"]] = counts.get(act["document"], 0) + 1
            told.add(f"{act['document']}@v{counts[act['document']]}")
        assert set(versions_named(act)) <= told


@every_specimen
def test_every_clause_answered_exists_in_the_version_answered(specimen: str) -> None:
    """Each clause that a response or a leave names is a clause of the version it is about."""
    files = files_by_version(specimen)
    for act in acts_of(specimen, "respond", "leave"):
        clauses = names_of(load_tree(specimen, files[act["document"]]))
        named = {name for name in act["clause"] if name != "preamble"}
        assert named <= set(clauses.values()), act


@every_specimen
def test_every_passage_of_a_response_exists(specimen: str) -> None:
    """Each passage in which a response is made is a clause of that paper."""
    files = files_by_version(specimen)
    for act in acts_of(specimen, "respond"):
        version, _, passage = act.get("in", "").partition("#")
        if passage:
            assert passage in names_of(load_tree(specimen, files[version])).values(), act


@every_specimen
def test_every_stance_is_known_and_says_what_it_needs(specimen: str) -> None:
    """Each stance is a stance, none is an internal one, and a counter-proposal comes with its text."""
    for act in acts_of(specimen, "respond"):
        stances = parse_stances(act["stance"])
        assert not any(stance.internal for stance in stances)
        assert act.get("text", "").strip() or not any(stance.needs_text for stance in stances)


@every_specimen
def test_what_an_act_refers_to_by_name_was_told_before(specimen: str) -> None:
    """A strike names an act told before it, and a promise a meeting told before it."""
    names: set[str] = set()
    for act in acts_of(specimen):
        assert {act[key] for key in ("id_of", "at") if key in act} <= names
        names |= {act[key] for key in ("name", "title") if key in act}


def test_every_public_text_is_marked_as_a_paraphrase() -> None:
    """The first line of each text of the public exchange says that it is a paraphrase in our own words."""
    for path in (PROPOSALS / "security-guarantees").glob("*.md"):
        first = path.read_text(encoding="utf-8").partition("\n")[0]
        assert first.startswith("# Illustrative paraphrase, in our own words: ")


@pytest.mark.parametrize(("file", "articles"), [("treaty-v1.md", 8), ("agreement-v1.md", 9)])
def test_the_two_public_drafts_have_their_articles(file: str, articles: int) -> None:
    """The draft treaty reads as 8 articles and the draft agreement as 9, numbered from 1."""
    tree = load_tree("security-guarantees", file)
    assert [clause.number for clause in articles_of(tree)] == [str(n) for n in range(1, articles + 1)]


def test_the_observer_has_no_side_and_no_secrets() -> None:
    """The public exchange is read from no party's seat: nothing in it is ours, recorded or left aside."""
    assert not any(party.get("ours") for party in load_told("security-guarantees")["party"])
    assert acts_of("security-guarantees", "record", "leave") == []


def test_the_lake_is_read_from_one_seat() -> None:
    """Exactly one party of the lake is ours, and only it records, leaves aside or consults."""
    ours = [party["key"] for party in load_told("lake-basin")["party"] if party.get("ours")]
    assert ours == ["TAR"]
    internal = acts_of("lake-basin", "record", "leave", "consult", "strike")
    assert {act.get("by", "TAR") for act in internal} == {"TAR"}


def test_37_states_were_asked_and_each_joint_reply_counts_its_members() -> None:
    """The letter went to 37 states; the joint replies were given for 27 and for 30 of them and refused."""
    (letter,) = (act for act in acts_of("security-guarantees", "receive") if act["document"] == "letter")
    asked = set(letter["to"])
    given_for = [set(act["on_behalf_of"]) for act in acts_of("security-guarantees", "offer-reply")]
    assert (len(asked), [len(states) for states in given_for]) == (37, [27, 30])
    assert all(states <= asked for states in given_for)
    assert len(acts_of("security-guarantees", "refuse-reply")) == 2


@pytest.mark.parametrize("file", TREATY)
def test_every_version_of_the_lake_treaty_has_about_forty_clauses(file: str) -> None:
    """Each version of the lake treaty has between 40 and 50 clauses that an answer is counted on."""
    assert 40 <= len(load_tree("lake-basin", file).operative()) <= 50


def test_the_lake_treaty_knows_every_numbering_habit() -> None:
    """The lake treaty's versions hold a clause of every kind, notes aside, and articles with and without a heading."""
    trees = [load_tree("lake-basin", file) for file in TREATY]
    assert {clause.kind for tree in trees for clause in tree} >= set(ClauseKind) - {
        ClauseKind.UNNUMBERED,
        ClauseKind.NOTE,
    }
    assert {bool(article.heading) for article in articles_of(trees[0])} == {True, False}
    assert "7 bis(2)" in names_of(trees[1]).values()
    assert "5(1)(b)(ii)" in names_of(trees[0]).values()


def test_three_parties_made_the_versions_each_from_the_one_before() -> None:
    """Versions of the lake treaty come from three parties, each on the basis of the version before it."""
    made = [act for act in acts_of("lake-basin", *RECORDING) if act["document"] == "treaty"]
    assert {act["by"] for act in made} == {"TAR", "ORS", "COM"}
    assert [act.get("basis") for act in made] == [None, *(f"treaty@v{n}" for n in range(1, 7))]
    assert [(step["after"], step["by"]) for step in load_steps()] == [(a["file"], a["by"]) for a in made[1:]]


def test_every_kind_of_change_occurs_in_the_lake_treaty() -> None:
    """Over the lake treaty's history every kind of change occurs."""
    told = {kind for step in load_steps() for change in step["change"] for kind in change["kinds"]}
    assert told == {kind.value for kind in ChangeKind} - {"unchanged"}


def earlier_texts(step: dict[str, Any]) -> list[tuple[str, str]]:
    """The texts of the lake treaty before the step's version before, the latest first."""
    files = TREATY[: TREATY.index(step["before"])]
    return [(file, load_tree("lake-basin", file).text) for file in reversed(files)]


def only_placeholders(change: ClauseChange) -> bool:
    """True for "[deleted]" come or gone: it keeps a number and says nothing, and the record lists what says something."""
    return all(clause.kind is ClauseKind.PLACEHOLDER for clause in (*change.before, *change.after))


@pytest.mark.parametrize("step", load_steps(), ids=lambda step: step["after"])
def test_the_comparison_of_each_step_agrees_with_the_record(step: dict[str, Any]) -> None:
    """What the comparison of a version with its basis finds is what the record says was done."""
    before, after = load_tree("lake-basin", step["before"]), load_tree("lake-basin", step["after"])
    compared = mark_restored(compare(before, after), earlier_texts(step))
    found = {
        (spoken(before, change.before), spoken(after, change.after)): {str(kind) for kind in change.kinds}
        for change in compared.changes
        if not change.unchanged and not only_placeholders(change)
    }
    assert found == told_changes(step)


@pytest.mark.parametrize("step", load_steps(), ids=lambda step: step["after"])
def test_what_is_restored_is_traced_to_the_version_that_had_it(step: dict[str, Any]) -> None:
    """A restored clause names the version in which it last stood, as the record does."""
    before, after = load_tree("lake-basin", step["before"]), load_tree("lake-basin", step["after"])
    compared = mark_restored(compare(before, after), earlier_texts(step))
    found = {spoken(after, c.after): c.why for c in compared.changes if ChangeKind.RESTORED in c.kinds}
    told = {tuple(c["after"]): c["from"] for c in step["change"] if "restored" in c["kinds"]}
    assert found == {
        clauses: f"says what it said in {file}; left out since" for clauses, file in told.items()
    }
