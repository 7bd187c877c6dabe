"""Every run of words knows the version that brought it in, whatever happened to its clause since."""

import tomllib
from itertools import pairwise
from pathlib import Path
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from proposaltrack.compare.align import align
from proposaltrack.compare.attribution import Attributed, carry_words, first_words, lend_words
from proposaltrack.compare.comparison import compare
from proposaltrack.compare.strands import trace
from proposaltrack.model.clause import ClauseTree
from proposaltrack.model.lineage import Lineage, Stage
from proposaltrack.text.clauses import parse_text

LAKE = Path(__file__).parents[2] / "proposals" / "lake-basin"
SHARE = (
    "The Parties shall share the waters of the river in {} parts, as they have done since the great flood."
)
FISH = "No Party shall fish in the spawning grounds between March and June of any year."
COURT = "A dispute goes to three arbitrators, whose award binds both Parties."


def articles(*said: str) -> ClauseTree:
    return parse_text("".join(f"## Article {n}\n\n{words}\n\n" for n, words in enumerate(said, 1)))


def attributed(*trees: ClauseTree) -> tuple[Attributed, Lineage]:
    """The words of the last of these versions, each made from the one before it; they are called "1", "2" and so on."""
    names = [str(number) for number in range(1, len(trees) + 1)]
    by_name = dict(zip(names, trees, strict=True))
    stages = [Stage(name, names[place - 1] if place else "") for place, name in enumerate(names)]
    lineage = trace(stages, by_name.__getitem__, lambda one, two: align(by_name[one], by_name[two]))
    known = first_words(trees[0], "1")
    for one, two in pairwise(names):
        known = carry_words(known, compare(by_name[one], by_name[two]), two, lineage)
    return known, lineage


def brought(known: Attributed, ordinal: int) -> dict[str, str]:
    """The words of a clause by the version that brought them, label and heading left out."""
    found: dict[str, str] = {}
    for run in known.runs[ordinal]:
        found[run.version] = f"{found.get(run.version, '')} {run.text.strip()}".strip()
    return found


def test_a_changed_word_belongs_to_the_version_that_changed_it() -> None:
    """Only the words that differ are new; the rest stays with the first version."""
    known, _ = attributed(articles(SHARE.format("equal")), articles(SHARE.format("fair")))
    assert brought(known, 1)["2"] == "fair"


def test_words_keep_their_origin_through_a_move() -> None:
    """A clause that changes its place and number keeps its words' origin; only the number is new."""
    known, _ = attributed(articles(SHARE, FISH, COURT), articles(FISH, COURT, SHARE))
    assert brought(known, 3).get("2", "3") == "3"


def test_words_keep_their_origin_through_a_split_and_a_merge() -> None:
    """Halves of a split, and clauses made one, hold the words of the first version."""
    whole = f"{FISH} {COURT}"
    split, _ = attributed(articles(SHARE, whole), articles(SHARE, FISH, COURT))
    merged, _ = attributed(articles(SHARE, FISH, COURT), articles(SHARE, whole))
    assert FISH in brought(split, 2)["1"]
    assert COURT.removesuffix(".") in brought(split, 3)["1"]
    assert FISH.removesuffix(".") in brought(merged, 2)["1"]
    assert COURT.removesuffix(".") in brought(merged, 2)["1"]


def test_a_word_that_comes_back_is_the_word_that_was_there() -> None:
    """A word that a later version struck and another one brought back belongs to who brought it first."""
    known, _ = attributed(*(articles(SHARE.format(word)) for word in ("equal", "fair", "equal")))
    assert "2" not in brought(known, 1)
    assert "3" not in brought(known, 1)


def test_a_clause_that_comes_back_has_its_words_from_when_it_stood() -> None:
    """A clause that was left out and is restored keeps the origins of its words, those of two versions too."""
    known, _ = attributed(
        articles(SHARE.format("equal"), COURT),
        articles(SHARE.format("fair"), COURT),
        articles(COURT),
        articles(SHARE.format("fair"), COURT),
    )
    assert brought(known, 1)["2"] == "fair"
    assert "The Parties shall share" in brought(known, 1)["1"]


def test_words_that_went_to_another_clause_keep_their_origin() -> None:
    """A sentence taken from one clause and put at the end of another in the same version is not new."""
    known, _ = attributed(
        articles(f"{SHARE.format('equal')} {FISH}", COURT), articles(SHARE.format("equal"), f"{COURT} {FISH}")
    )
    assert "spawning grounds between March and June" in brought(known, 2)["1"]


def test_struck_words_know_who_struck_them_and_who_had_brought_them() -> None:
    """What is gone is kept by clause, with the version that brought it and the one that left it out."""
    known, lineage = attributed(*(articles(SHARE.format(word)) for word in ("equal", "fair", "just")))
    gone = known.struck[lineage.strand_at["3"][0]]
    assert [(struck.text.strip(), struck.runs[0].version, struck.struck_in) for struck in gone] == [
        ("equal", "1", "2"),
        ("fair", "2", "3"),
    ]


def test_words_that_are_back_are_told_as_back() -> None:
    """What was struck and came back says in which version; struck again, it is told a second time."""
    known, lineage = attributed(
        *(articles(SHARE.format(word)) for word in ("equal", "fair", "equal", "just"))
    )
    gone = known.struck[lineage.strand_at["4"][0]]
    assert [(one.text.strip(), one.struck_in, one.back_in) for one in gone] == [
        ("equal", "2", "3"),
        ("fair", "3", ""),
        ("equal", "4", ""),
    ]


def test_words_taken_from_a_competing_draft_are_that_drafts() -> None:
    """A joint text made from the basis has a word of one draft, and an article of the other in the other's name."""
    trees = {
        "base": articles(SHARE.format("equal"), COURT),
        "ours": articles(SHARE.format("fair"), COURT),
        "theirs": articles(SHARE.format("equal"), FISH, COURT),
        "joint": articles(SHARE.format("fair"), FISH.replace("any year", "each year"), COURT),
    }
    stages = [Stage(name, "base" if name != "base" else "") for name in trees]
    lineage = trace(stages, trees.__getitem__, lambda one, two: align(trees[one], trees[two]))
    words = {"base": first_words(trees["base"], "base")}
    for name in ("ours", "theirs", "joint"):
        line = ("base", name)
        lent = lend_words({k: v for k, v in words.items() if k not in line}, line, lineage)
        compared = compare(trees["base"], trees[name])
        words[name] = carry_words(words["base"], compared, name, lineage, lent)
    assert brought(words["joint"], 1) == {**brought(words["joint"], 1), "ours": "fair"}
    assert "spawning grounds between March and June of" in brought(words["joint"], 2)["theirs"]
    assert "each" in brought(words["joint"], 2)["joint"]
    for clause in trees["joint"]:
        assert "".join(run.text for run in words["joint"].runs[clause.ordinal]) == trees["joint"].text_of(
            clause
        )


WORDS = st.sampled_from(
    ["shall", "may", "the", "Party", "river", "water", "fish", "lock", "day", "night", "toll", "twelve"]
)
TEXTS = st.lists(st.lists(WORDS, min_size=1, max_size=8).map(" ".join), min_size=1, max_size=4)


@given(st.lists(TEXTS, min_size=1, max_size=4))
def test_the_runs_of_a_clause_are_its_text(versions: list[list[str]]) -> None:
    """Joined, the runs of every clause are its text exactly, and each belongs to a version of the history."""
    trees = [articles(*said) for said in versions]
    known, _ = attributed(*trees)
    names = {str(number) for number in range(1, len(trees) + 1)}
    for clause in trees[-1]:
        assert "".join(run.text for run in known.runs[clause.ordinal]) == trees[-1].text_of(clause)
        assert {run.version for run in known.runs[clause.ordinal]} <= names


def lake_record() -> list[dict[str, Any]]:
    steps: list[dict[str, Any]] = tomllib.loads((LAKE / "changes.toml").read_text("utf-8"))["step"]
    return steps


def test_the_last_lake_treaty_agrees_with_its_own_record() -> None:
    """A clause of the last version holds words of just the versions that the record says changed it."""
    trees = [parse_text((LAKE / f"treaty-v{number}.md").read_text("utf-8")) for number in range(1, 8)]
    known, lineage = attributed(*trees)
    changed: dict[int, set[str]] = {}
    for place, step in enumerate(lake_record(), 2):
        for change in step["change"]:
            for clause in trees[place - 1]:
                if (
                    clause.number in change["after"]
                    or _spoken(trees[place - 1], clause.ordinal) in change["after"]
                ):
                    strand = lineage.strand_at[str(place)][clause.ordinal - 1]
                    changed.setdefault(strand, set()).add(str(place))
    for clause in trees[-1]:
        strand = lineage.strand_at["7"][clause.ordinal - 1]
        origins = {run.version for run in known.runs[clause.ordinal]}
        assert origins <= changed.get(strand, set()) | {"1"}, clause.number


def _spoken(tree: ClauseTree, ordinal: int) -> str:
    """What the record calls a clause without a number: its kind, counted."""
    kind = tree.clause(ordinal).kind
    rank = sum(1 for other in tree.clauses[:ordinal] if other.kind is kind)
    return f"{kind.value}/{rank}"
