"""diff, changes, compare and outline: what they answer, and how they end."""

import json
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from proposaltrack.model.comparison import ChangeKind
from proposaltrack.text.clauses import parse_text

Say = Callable[..., Any]

CLAUSE = {"ordinal", "number", "heading", "path", "line", "fingerprint"}
CHANGE = {"kinds", "before", "after", "confidence", "why", "weight", "edits"}

WORDS = st.sampled_from(
    [
        "Each",
        "Party",
        "shall",
        "should",
        "not",
        "30",
        "45",
        "days",
        "notice",
        "“water”",
        "—",
        "уведомление",
        "条约",
        "é",
    ]
)
LINES = st.one_of(
    st.lists(WORDS, min_size=1, max_size=12).map(" ".join),
    st.integers(1, 9).map(lambda n: f"## Article {n}. Title"),
    st.integers(1, 4).map(lambda n: f"{n}. The Parties shall consult."),
    st.sampled_from(
        ["(a) first;", "(b) second.", "", "Annex I", "| a | b |", "2. [deleted]", "\u202eevil\u200b"]
    ),
)
TEXTS = st.lists(LINES, min_size=1, max_size=14).map("\n".join).filter(str.strip)


def rebuilt(answer: dict[str, Any], side: int, kinds: set[str]) -> list[str]:
    """The text of each change on one side, from its edits."""
    return [
        "".join(
            edit[side] if edit[0] == "folded" else edit[1] for edit in change["edits"] if edit[0] in kinds
        )
        for change in answer["changes"]
    ]


@settings(max_examples=60)
@given(TEXTS, TEXTS)
def test_compare_rebuilds_both_sides_exactly(say: Say, before: str, after: str) -> None:
    """The JSON of any two texts names every clause of both, and its edits rebuild both to the letter."""
    with TemporaryDirectory() as folder:
        old, new = Path(folder, "old.md"), Path(folder, "new.md")
        old.write_text(before, "utf-8")
        new.write_text(after, "utf-8")
        said = say("compare", old, new, "--json")
    assert said.code == 0, said.err
    answer = json.loads(said.out)
    for name, place, kinds in (
        ("before", 1, {"kept", "deleted", "folded"}),
        ("after", 2, {"kept", "inserted", "folded"}),
    ):
        tree = parse_text(before if name == "before" else after)
        texts = rebuilt(answer, place, kinds)
        for change, text in zip(answer["changes"], texts, strict=True):
            clauses = [tree.clause(ref["ordinal"]) for ref in change[name]]
            assert text == "".join(tree.text_of(clause) for clause in clauses)
        assert {ref["ordinal"] for change in answer["changes"] for ref in change[name]} == set(
            range(1, len(tree) + 1)
        )
        assert answer[name]["clauses"] == len(tree)


def test_the_json_of_a_comparison_has_the_agreed_shape(ask: Say) -> None:
    """Names, totals, clause references and edits are those that other programs rely on."""
    answer = json.loads(ask("diff", "treaty", "v3", "v4", "--json").out)
    assert answer["schema"] == "proposaltrack/comparison/1"
    assert answer["before"]["version"] == "treaty@v3"
    assert len(answer["after"]["version_id"]) == 64
    assert list(answer["totals"]) == [kind.value for kind in ChangeKind]
    for change in answer["changes"]:
        assert change.keys() >= CHANGE
        assert all(ref.keys() >= CLAUSE for ref in change["before"] + change["after"])
        assert all(len(edit) == (3 if edit[0] == "folded" else 2) for edit in change["edits"])


def test_changes_only_leaves_unchanged_clauses_out_of_the_json(ask: Say) -> None:
    """With --changes-only the totals still count what is left out."""
    answer = json.loads(ask("diff", "treaty", "v6", "v7", "--json", "--changes-only").out)
    assert all(change["kinds"] != ["unchanged"] for change in answer["changes"])
    assert answer["totals"]["unchanged"] == 62


def test_changes_is_another_name_for_diff(ask: Say) -> None:
    """Both names give the same answer."""
    assert ask("changes", "treaty", "v6", "v7") == ask("diff", "treaty", "v6", "v7")


def test_versions_may_carry_the_name_of_their_document(ask: Say) -> None:
    """`diff treaty@v3 treaty@v4` reads as it is written: before, then after."""
    assert ask("diff", "treaty@v3", "treaty@v4") == ask("diff", "treaty", "v3", "v4")


def test_without_versions_the_latest_is_compared_with_its_basis(ask: Say) -> None:
    """Who has seen nothing yet gets what the latest version changed."""
    assert ask("diff", "treaty").out.startswith("treaty@v6 (TAR/2) → treaty@v7 (LMC/2026/1/Rev.2)")


def test_the_days_asked_about_are_obeyed(ask: Say) -> None:
    """As of a day, the latest version is the latest of that day."""
    assert "→ treaty@v3 (TAR/1)" in ask("--as-of", "2026-06-30", "diff", "treaty").out
    assert ask("--known-on", "2026-01-01", "documents").code == 3


@pytest.mark.parametrize(("words", "code"), [(("v6", "v7"), 1), (("v7", "v7"), 0)])
def test_exit_code_tells_a_difference_when_asked(words: tuple[str, ...], code: int, ask: Say) -> None:
    """With --exit-code a difference ends with 1, none with 0; without it both end with 0."""
    assert ask("diff", "treaty", *words, "--exit-code").code == code
    assert ask("diff", "treaty", *words).code == 0


def test_one_clause_is_compared_with_what_stands_below_it(ask: Say) -> None:
    """--clause takes the name of either side and brings its paragraphs along."""
    answer = json.loads(ask("diff", "treaty", "v3", "v4", "--clause", "9", "--json").out)
    before = {ref["number"] for change in answer["changes"] for ref in change["before"]}
    assert before == {"8", "8(1)", "8(2)", "9", "9(1)", "9(2)", "9(3)", "9(4)"}


@pytest.mark.parametrize(
    ("words", "code", "told"),
    [
        (("diff", "traety"), 3, "no document 'traety'. Did you mean treaty?"),
        (("diff", "treaty", "v19"), 3, "no version 'treaty@v19'"),
        (("diff", "treaty", "v1"), 0, ""),
        (("diff", "treaty", "v3", "v4", "--clause", "44"), 3, "no clause '44'. Did you mean 4 or 14?"),
        (("diff", "letter"), 3, "It is the first one"),
        (("outline", "treaty@v19"), 3, "no version 'treaty@v19'"),
        (("outline", "missing.md"), 3, "no file 'missing.md'"),
        (("compare", "missing.md", "gone.md"), 3, "no file 'missing.md'"),
        (("compare", "one.md"), 2, "missing argument"),
    ],
)
def test_what_does_not_exist_is_named_with_what_does(
    words: tuple[str, ...], code: int, told: str, ask: Say
) -> None:
    """A name that fits nothing gives the nearest ones on stderr, nothing on stdout, and the documented code."""
    said = ask(*words)
    assert said.code == code
    assert told in said.err
    assert bool(said.out) == (code == 0)


def test_only_a_person_at_a_terminal_has_seen_a_version(
    say: Say, workspace: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A script changes nothing about what was seen; a person's next diff begins where the last one ended."""
    where = ("--workspace", workspace, "--no-pager")
    for words in (("diff", "treaty", "v1", "v2"), ("diff", "treaty", "v1", "v2", "--json")):
        say(*where, *words)
        assert say(*where, "diff", "treaty@seen", "--json").code == 3
    monkeypatch.setattr("proposaltrack.cli.commands.comparing.sys", _Terminal())
    say(*where, "diff", "treaty", "v1", "v2")
    assert say(*where, "diff", "treaty").out.startswith("treaty@v2 (ORS/1) → treaty@v7")


class _Terminal:
    """Stands for `sys` with a stdout that is a terminal."""

    @property
    def stdout(self) -> "_Terminal":
        return self

    def isatty(self) -> bool:
        return True


HOSTILE = "# Law\n\n1. Pay \x1b[31mred\x1b[0m \u202etxt\u202c now.\n"


def test_hostile_text_is_shown_and_never_obeyed(say: Say, tmp_path: Path) -> None:
    """What would steer a terminal is printed as signs, in lines and in JSON, which still reads back the same."""
    old, new = tmp_path / "old.md", tmp_path / "new.md"
    old.write_text("# Law\n\n1. Pay now.\n", "utf-8")
    new.write_text(HOSTILE, "utf-8")
    refused = say("compare", old, new)
    assert refused.code == 4
    assert "control character U+001B" in refused.err
    said = say("compare", old, new, "--allow-control-characters")
    assert "␛[31mred␛[0m" in said.out
    assert "<U+202E>txt" in said.out
    outline = say("outline", new, "--allow-control-characters", "--json")
    for out in (said.out, outline.out):
        assert not {"\x1b", "\u202e", "\x9b"} & set(out)
    assert "".join(c["text"] for c in json.loads(outline.out)["clauses"]) == HOSTILE


def test_a_hostile_file_name_is_shown_and_never_obeyed(say: Say, tmp_path: Path) -> None:
    """Names of files are text from outside too."""
    name = tmp_path / "a\x1b]0;owned\x07.md"
    name.write_text("1. One.\n", "utf-8")
    assert "\x1b" not in say("compare", name, name).out
    assert "\x1b" not in say("outline", tmp_path / "b\x1b[2J.md").err


def test_a_change_nobody_can_see_is_named(say: Say, tmp_path: Path) -> None:
    """A joiner put into a word is the whole change, and is shown by its name."""
    old, new = tmp_path / "old.md", tmp_path / "new.md"
    old.write_text("1. The Parties shall pay.\n", "utf-8")
    new.write_text("1. The Par\u200dties shall pay.\n", "utf-8")
    said = say("compare", old, new)
    assert "[-Parties-]{+Par<U+200D>ties+}" in said.out


def test_outline_knows_files_and_versions(ask: Say, tmp_path: Path) -> None:
    """An outline in JSON is the whole text, cut into its clauses."""
    file = tmp_path / "draft.md"
    file.write_text("# Pact\n\n## Article 1. Aim\n\n1. One.\n\n2. Two.\n", "utf-8")
    of_file = json.loads(ask("outline", file, "--json").out)
    assert [clause["address"] for clause in of_file["clauses"]] == ["title", "1", "1(1)", "1(2)"]
    assert "".join(clause["text"] for clause in of_file["clauses"]) == file.read_text("utf-8")
    of_version = json.loads(ask("outline", "treaty@v4", "--json").out)
    assert of_version["version"] == "treaty@v4"
    assert all(clause.keys() >= CLAUSE | {"text"} for clause in of_version["clauses"])


def test_files_are_compared_without_any_workspace(
    say: Say, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Compare and outline need nothing but the files; a document without a workspace is told as missing."""
    monkeypatch.chdir(tmp_path)
    Path("a.md").write_text("1. One.\n", "utf-8")
    assert say("compare", "a.md", "a.md", "--exit-code").code == 0
    assert say("outline", "a.md").code == 0
    assert say("outline", "treaty").code == 3


def test_by_weight_puts_changed_duties_first(ask: Say) -> None:
    """With --by-weight the same changes come in the order of what they touch, as text and as JSON."""
    plain = json.loads(ask("diff", "treaty", "v2", "v3", "--json").out)
    sorted_ = json.loads(ask("diff", "treaty", "v2", "v3", "--by-weight", "--json").out)
    weights = [change["weight"][:1] for change in sorted_["changes"]]
    last = [place for place, weight in enumerate(weights) if weight == ["modal verb"]][-1]
    assert all(weight == ["modal verb"] for weight in weights[: last + 1])
    assert weights[-1] == []
    assert weights != [change["weight"][:1] for change in plain["changes"]]
    assert len(sorted_["changes"]) == len(plain["changes"])
    assert "modal verb" in ask("diff", "treaty", "v2", "v3", "--by-weight").out.split("\n\n")[1]


def test_comparing_french_says_so(say: Say, tmp_path: Path) -> None:
    """Files in another language than English are weighed by its words, and the answer says which."""
    for name, verb in (("avant.md", "doit"), ("apres.md", "peut")):
        (tmp_path / name).write_text(f"Article 1\n\nLa Partie {verb} payer et partir.\n", "utf-8")
    told = say("compare", tmp_path / "avant.md", tmp_path / "apres.md").out
    assert "Weighed by the words of French" in told
    assert "! modal verb" in told


def test_steps_stand_beside_the_net_change(ask: Say) -> None:
    """With --steps each change says which versions touched it, with parties and days, and what was taken back."""
    plain = json.loads(ask("diff", "treaty", "v1", "v7", "--json").out)
    answer = json.loads(ask("diff", "treaty", "v1", "v7", "--steps", "--json").out)
    assert [change["edits"] for change in answer["changes"]] == [c["edits"] for c in plain["changes"]]
    (back,) = [
        change for change in answer["changes"] if change["after"] and change["after"][0]["number"] == "4(3)"
    ]
    assert back["kinds"] == ["unchanged"]
    told = [(step["version"], step["party"], step["on"], step["kinds"]) for step in back["steps"]]
    assert told == [
        ("treaty@v2", "ORS", "2026-03-18", ["removed"]),
        ("treaty@v3", "TAR", "2026-04-20", ["restored"]),
    ]
    (word,) = back["reverted"]
    assert (word["came_back"], word["first"]["version"], word["then"]["version"]) == (
        True,
        "treaty@v2",
        "treaty@v3",
    )
    few = json.loads(ask("diff", "treaty", "v1", "v7", "--steps", "--json", "--changes-only").out)
    assert back in few["changes"]
    assert len(few["changes"]) < len(answer["changes"])
    assert all("steps" not in change for change in plain["changes"])


def test_no_steps_lead_between_documents(ask: Say) -> None:
    """Versions of two documents can be compared, but no steps lead from one to the other."""
    said = ask("diff", "letter@v1", "treaty@v7", "--steps")
    assert said.code == 2
    assert "no steps lead from letter@v1 to treaty@v7" in said.err


def test_the_language_of_a_version_decides_by_which_words_it_is_weighed(ferry: Any) -> None:
    """A version that says its language is weighed by it, whatever its words look like."""
    for language in ("fr", "de"):
        file = ferry.file(f"{language}.md", f"# Accord\n\nArticle 1\n\nThe crew shall sail in {language}.\n")
        ferry.do("record", "treaty", file, "--by", "NOR", "--language", language, "--on", "2026-11-01")
    assert ferry.told("diff", "treaty", "v1", "v2")["language"] == "en"
    assert ferry.told("diff", "treaty", "v1", "v3")["language"] == "fr"
    assert ferry.told("diff", "treaty", "v1", "v4")["language"] is None
