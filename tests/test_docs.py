"""The pages say what the program does: every command, word, state and figure is there, and every transcript is run."""

import re
import sys
from pathlib import Path

import pytest

PROJECT = Path(__file__).parent.parent
sys.path.insert(0, str(PROJECT))

from docs import run_pages  # noqa: E402  the pages' own tools, which live beside them
from docs.pictures.draw import NOW, make_workspace  # noqa: E402
from docs.reference import write  # noqa: E402

import proposaltrack  # noqa: E402
from proposaltrack.cli import exit_codes  # noqa: E402
from proposaltrack.compare.findings import LOOKED_FOR  # noqa: E402
from proposaltrack.compare.weight import SORTS  # noqa: E402
from proposaltrack.ledger import guard  # noqa: E402
from proposaltrack.ledger.agreed import ClauseState  # noqa: E402
from proposaltrack.ledger.columns import RowState  # noqa: E402
from proposaltrack.ledger.disclosure import DisclosureState  # noqa: E402
from proposaltrack.ledger.progress import ResponseState  # noqa: E402
from proposaltrack.ledger.silences import SilenceState  # noqa: E402
from proposaltrack.ledger.turn import Move  # noqa: E402
from proposaltrack.ledger.uptake import UptakeState  # noqa: E402
from proposaltrack.model.acts import KINDS  # noqa: E402
from proposaltrack.model.acts.answers import ReservationKind  # noqa: E402
from proposaltrack.model.acts.base import BaseAct  # noqa: E402
from proposaltrack.model.comparison import ChangeKind, EditKind  # noqa: E402
from proposaltrack.model.stance import Stance  # noqa: E402

DOCS = PROJECT / "docs"
PAGES = sorted([*DOCS.rglob("*.md"), *PROJECT.glob("*.md")])


def read(page: Path) -> str:
    return page.read_text("utf-8")


def test_the_page_of_commands_is_what_the_program_says() -> None:
    """docs/reference/cli.md is the program's own help; `make reference` writes it anew."""
    assert read(DOCS / "reference" / "cli.md") == write.page()


@pytest.mark.parametrize(("name", "told"), list(write.pages()), ids=lambda value: value.split("\n")[0])
def test_every_help_page_opens_with_a_sentence_and_an_example(name: str, told: str) -> None:
    """A help page says what the command does and shows it in use before it lists options."""
    assert "Example" in told
    assert told.index("Example") < told.index("Options:")
    assert (
        f"proposaltrack {name}".replace("proposaltrack proposaltrack", "proposaltrack")
        in told.partition("Options:")[0]
    )


def test_the_tutorial_is_true(tmp_path: Path) -> None:
    """Every command of the tutorial, typed in its order, answers what the page shows."""
    assert run_pages.run_page(read(DOCS / "tutorial.md"), tmp_path, run_pages.THEN) == read(
        DOCS / "tutorial.md"
    )


def test_every_tricky_case_is_true(tmp_path: Path) -> None:
    """Every awkward edit of the page is answered as the page says, what is answered wrongly included."""
    page = read(run_pages.TRICKY)
    assert run_pages.run_page(page, tmp_path, run_pages.THEN) == page


def test_the_readme_is_true(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """The transcript of the README is what the program answers, and its Python runs and prints what is outstanding."""
    folder = tmp_path / "proposaltrack-demo"
    folder.mkdir()
    make_workspace(folder)
    assert run_pages.run_page(read(PROJECT / "README.md"), folder, NOW) == read(PROJECT / "README.md")
    monkeypatch.chdir(tmp_path)
    (snippet,) = re.findall(r"```python\n(.*?)```", read(PROJECT / "README.md"), re.DOTALL)
    exec(compile(snippet, "README.md", "exec"), {})
    told = capsys.readouterr().out
    assert "7(1) reworded" in told
    assert "ORS owes TAR treaty@v6" in told


@pytest.mark.parametrize("word", [
    *(stance.label for stance in Stance),
    *(kind.value.replace("_", " ") for kind in ChangeKind),
    *(kind.value for kind in EditKind),
    *(state.value for state in ResponseState),
    *(state.value for state in ClauseState),
    *(state.value for state in SilenceState),
    *(state.value for state in RowState),
    *(state.value for state in UptakeState),
    *(state.value for state in DisclosureState),
    *(move.value for move in Move),
    *(kind.value for kind in ReservationKind),
    *LOOKED_FOR,
    *guard.KINDS,
    *SORTS,
])  # fmt: skip
def test_every_word_of_the_program_is_in_the_glossary(word: str) -> None:
    """Each stance, kind of change, state, edit, finding and weight has its meaning in the glossary."""
    spelt = re.escape(word).replace(r"\-", "[- ]")
    assert re.search(rf"(\*\*|\| ){spelt}(\*\*| \|)", read(DOCS / "glossary.md"), re.IGNORECASE)


@pytest.mark.parametrize("kind", KINDS)
def test_every_act_is_on_its_page(kind: str) -> None:
    """docs/acts.md tells each kind of act that can be filed, and no other."""
    told = re.findall(r"^\| ([a-z-]+) \| (?:`|\|)", read(DOCS / "acts.md"), re.MULTILINE)
    assert kind in told
    assert set(told) <= set(KINDS)


@pytest.mark.parametrize("kind", KINDS)
def test_every_member_of_an_act_is_in_the_store_format(kind: str) -> None:
    """What is stored of an act is told under its kind, member by member, so that others can read the store."""
    _, _, told = read(DOCS / "store-format.md").partition(f"### `{kind}`\n")
    told = told.partition("\n### ")[0]
    own = KINDS[kind].model_fields.keys() - BaseAct.model_fields.keys() - {"kind"}
    assert {name for name in own if f"| `{name}` |" not in told} == set()


def test_every_exit_code_is_documented() -> None:
    """The page of commands lists each exit code."""
    codes = [value for name, value in vars(exit_codes).items() if name.isupper() and isinstance(value, int)]
    assert {f"| {code} |" for code in codes} <= {line[: line.index("|", 1) + 1] for line in _table_lines()}


def _table_lines() -> list[str]:
    lines = read(DOCS / "reference" / "cli.md").splitlines()
    return [line for line in lines if re.match(r"\| \d+ \|", line)]


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.relative_to(PROJECT).as_posix())
def test_every_link_leads_somewhere(page: Path) -> None:
    """What a page links to inside the project exists."""
    targets = re.findall(r"\]\(([^)#:\s]+)(?:#[^)]*)?\)", read(page))
    assert [target for target in targets if not (page.parent / target).exists()] == []


def test_the_changelog_has_the_present_version() -> None:
    """The changelog has a section for the version that the program says it has."""
    assert f"## {proposaltrack.__version__} " in read(PROJECT / "CHANGELOG.md")
