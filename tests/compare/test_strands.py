"""A clause is followed through a whole history: under new numbers, through splits, merges, absence and rival drafts."""

from collections.abc import Mapping

from hypothesis import given
from hypothesis import strategies as st

from proposaltrack.compare.align import align
from proposaltrack.compare.strands import VERSION, Word, pack_lineage, trace, unpack_lineage
from proposaltrack.model.clause import ClauseTree
from proposaltrack.model.lineage import Lineage, Stage
from proposaltrack.text.clauses import parse_text

WATER = "The Parties shall share the waters of the river in equal parts."
FISH = "No Party shall fish in the spawning grounds between March and June."
BOATS = "Vessels of either Party may pass the lock by day without paying a toll."
COURT = "A dispute goes to three arbitrators, whose award binds both Parties."


def articles(*said: str) -> ClauseTree:
    return parse_text("".join(f"## Article {n}\n\n{words}\n\n" for n, words in enumerate(said, 1)))


def traced(versions: Mapping[str, tuple[str, ClauseTree]], **said: list[Word]) -> Lineage:
    """The strands of versions given with their parent and their clauses, and of what a person said of some of them."""
    trees = {version: tree for version, (_, tree) in versions.items()}
    stages = [Stage(version, parent) for version, (parent, _) in versions.items()]
    return trace(
        stages, trees.__getitem__, lambda one, two: align(trees[one], trees[two]), None,
        lambda version: said.get(version, []),
    )  # fmt: skip


def numbers(lineage: Lineage, versions: Mapping[str, tuple[str, ClauseTree]], strand: int) -> list[str]:
    return [
        "+".join(tree.clause(ordinal).number for ordinal in lineage.ordinals_of(version, strand))
        for version, (_, tree) in versions.items()
    ]


def test_a_clause_keeps_its_strand_under_new_numbers() -> None:
    """A clause that is renumbered by an insertion before it, and moved afterwards, is one strand."""
    history = {
        "a": ("", articles(WATER, FISH)),
        "b": ("a", articles(BOATS, WATER, FISH)),
        "c": ("b", articles(FISH, BOATS, WATER)),
    }
    lineage = traced(history)
    assert numbers(lineage, history, lineage.strand_at["a"][0]) == ["1", "2", "3"]
    assert numbers(lineage, history, lineage.strand_at["a"][1]) == ["2", "3", "1"]
    assert numbers(lineage, history, lineage.strand_at["b"][0]) == ["", "1", "2"]


def test_a_clause_that_comes_back_is_the_clause_that_was_there() -> None:
    """What was left out for two versions and is restored word for word under another number keeps its strand."""
    history = {
        "a": ("", articles(WATER, FISH, COURT)),
        "b": ("a", articles(WATER, COURT)),
        "c": ("b", articles(WATER, BOATS, COURT)),
        "d": ("c", articles(WATER, BOATS, FISH, COURT)),
    }
    lineage = traced(history)
    assert numbers(lineage, history, lineage.strand_at["a"][1]) == ["2", "", "", "3"]


def test_a_rival_draft_that_takes_a_clause_over_takes_its_strand() -> None:
    """Two drafts made from one: what the second takes from the first, word for word, is the same clause."""
    history = {
        "base": ("", articles(WATER, COURT)),
        "ours": ("base", articles(WATER, FISH, COURT)),
        "theirs": ("base", articles(WATER, BOATS, COURT)),
        "joint": ("theirs", articles(WATER, BOATS, FISH, COURT)),
    }
    lineage = traced(history)
    assert numbers(lineage, history, lineage.strand_at["ours"][1]) == ["", "2", "", "3"]


def test_halves_of_a_split_know_where_they_came_from() -> None:
    """One half of a split goes on as the clause, the other begins a strand that names it."""
    long = f"{WATER} {FISH} {COURT}"
    history = {"a": ("", articles(long, BOATS)), "b": ("a", articles(f"{WATER} {FISH}", COURT, BOATS))}
    lineage = traced(history)
    first, second = lineage.strand_at["b"][:2]
    assert lineage.strand_at["a"][0] in {first, second}
    fresh = second if first == lineage.strand_at["a"][0] else first
    assert lineage.strand(fresh).split_from == lineage.strand_at["a"][0]
    assert lineage.line_of("b", lineage.strand_at["b"].index(fresh) + 1) == (lineage.strand_at["a"][0], fresh)


def test_a_merged_clause_ends_in_the_other() -> None:
    """Of two clauses made one the strand of one goes on, and the other says where it went."""
    history = {"a": ("", articles(WATER, FISH, BOATS)), "b": ("a", articles(f"{WATER} {FISH}", BOATS))}
    lineage = traced(history)
    both, joint = lineage.strand_at["a"][:2], lineage.strand_at["b"][0]
    (ended,) = set(both) - {joint}
    assert lineage.strand(ended).merged_into == joint


def test_a_persons_word_joins_versions_that_are_not_made_from_each_other() -> None:
    """What a rival draft says in other words, and what came back reworded, is the clause a person says it is."""
    history = {
        "base": ("", articles(WATER, COURT)),
        "ours": ("base", articles(WATER, FISH, COURT)),
        "theirs": ("base", articles(WATER, BOATS, COURT)),
        "joint": ("theirs", articles(WATER, COURT)),
    }
    lineage = traced(history, theirs=[Word("ours", 2, 2, holds=True)])
    assert numbers(lineage, history, lineage.strand_at["ours"][1]) == ["", "2", "2", ""]
    assert traced(history).strand_at["theirs"][1] != traced(history).strand_at["ours"][1]


def test_a_forbidden_match_parts_a_strand() -> None:
    """A clause that a person keeps apart from an earlier one begins a strand, though link and words say otherwise."""
    history = {
        "a": ("", articles(WATER, FISH, COURT)),
        "b": ("a", articles(WATER, FISH, COURT)),
        "c": ("b", articles(WATER, FISH, COURT)),
        "d": ("c", articles(WATER, FISH, COURT)),
    }
    lineage = traced(history, c=[Word("a", 2, 2, holds=False)])
    assert numbers(lineage, history, lineage.strand_at["a"][1]) == ["2", "2", "", ""]
    assert numbers(lineage, history, lineage.strand_at["d"][1]) == ["", "", "2", "2"]


def test_a_person_may_say_that_a_clause_was_split_or_merged() -> None:
    """One clause matched with two of a later version goes on in the first; two matched with one end in one strand."""
    history = {"a": ("", articles(WATER, FISH)), "b": ("a", articles(BOATS, COURT))}
    split = traced(history, b=[Word("a", 1, 1, holds=True), Word("a", 1, 2, holds=True)])
    first, second = split.strand_at["b"]
    assert first == split.strand_at["a"][0]
    assert split.strand(second).split_from == first
    merged = traced(history, b=[Word("a", 1, 1, holds=True), Word("a", 2, 1, holds=True)])
    assert merged.strand(merged.strand_at["a"][1]).merged_into == merged.strand_at["b"][0]


def test_adding_a_version_extends_what_is_known() -> None:
    """Tracing the last version onto a kept lineage gives what tracing everything gives."""
    history = {
        "a": ("", articles(WATER, FISH)),
        "b": ("a", articles(FISH, WATER)),
        "c": ("b", articles(FISH, BOATS)),
    }
    trees = {version: tree for version, (_, tree) in history.items()}
    stages = [Stage(version, parent) for version, (parent, _) in history.items()]

    def links(one: str, two: str) -> tuple[object, ...]:
        return align(trees[one], trees[two])

    whole = trace(stages, trees.__getitem__, links)  # type: ignore[arg-type]
    start = trace(stages[:2], trees.__getitem__, links)  # type: ignore[arg-type]
    kept = unpack_lineage(pack_lineage(start))
    assert kept == start
    assert trace(stages, trees.__getitem__, links, kept) == whole  # type: ignore[arg-type]


def test_damaged_bytes_are_no_lineage() -> None:
    """What was kept and is damaged, or was made by another method, is computed anew instead of believed."""
    packed = pack_lineage(traced({"a": ("", articles(WATER))}))
    assert unpack_lineage(packed[:-3]) is None
    assert unpack_lineage(packed.replace(f'"version":{VERSION}'.encode(), b'"version":0')) is None
    assert unpack_lineage(b"[]") is None


@given(st.lists(st.permutations([WATER, FISH, BOATS, COURT]), min_size=1, max_size=5))
def test_a_text_that_is_only_reordered_keeps_its_strands(orders: list[list[str]]) -> None:
    """Whatever order the clauses of a text are put in, each keeps its strand through every version."""
    history = {f"v{n}": (f"v{n - 1}" if n else "", articles(*order)) for n, order in enumerate(orders)}
    lineage = traced(history)
    assert len(lineage.strands) == 4
    for version, (_, tree) in history.items():
        for clause, number in zip(tree, lineage.strand_at[version], strict=True):
            first = history["v0"][1].clause(lineage.ordinals_of("v0", number)[0])
            assert tree.words_of(clause).strip() == history["v0"][1].words_of(first).strip()
