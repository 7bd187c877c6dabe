"""The house rules, checked: layers, homes of libraries, sizes, docstrings, words of the interface."""

import ast
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

PROJECT = Path(__file__).parent.parent
SOURCE = PROJECT / "src" / "proposaltrack"
MODULES = sorted(SOURCE.rglob("*.py"))
TESTS = sorted((PROJECT / "tests").rglob("test_*.py"))

HOMES: dict[str, tuple[str, ...]] = {
    "git": ("store/git",),
    "gitdb": ("store/git",),
    "diff_match_patch": ("compare/wording",),
    "fast_diff_match_patch": ("compare/wording",),
    "rapidfuzz": ("compare/",),
    "holidays": ("actions/calendars",),
    "snowballstemmer": ("compare/speech",),
    "lxml": ("importing/", "exporting/"),
    "docx": ("exporting/",),
    "openpyxl": ("importing/grids/xlsx", "exporting/"),
    "pypdfium2_raw": ("importing/pdf",),
    "textual": ("tui/",),
    "rich": ("tui/",),
    "click": ("cli/",),
    "pydantic": ("model/", "store/codec", "settings"),
}
"""Each library, and the only places that may import it."""

WAITING_ROOMS = ("importing", "exporting", "cli", "tui")
"""Parts whose __init__ may hold a visible tuple; elsewhere an __init__ only says what the part is."""


def _name(module: Path) -> str:
    return module.relative_to(SOURCE).as_posix()


def _imports(module: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(module.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module


def _functions(module: Path) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    for node in ast.walk(ast.parse(module.read_text("utf-8"))):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield node


@pytest.mark.parametrize("library", HOMES)
def test_each_library_has_one_home(library: str) -> None:
    """A library is imported nowhere but in its home."""
    strays = [
        _name(module)
        for module in MODULES
        if any(name.split(".")[0] == library for name in _imports(module))
        and not _name(module).startswith(HOMES[library])
    ]
    assert strays == []


def test_imports_point_down() -> None:
    """The layers of the architecture hold, and every module has a place in them."""
    linter = Path(sys.executable).with_name("lint-imports")
    told = subprocess.run([linter, "--no-cache"], cwd=PROJECT, capture_output=True, text=True, check=False)
    assert told.returncode == 0, told.stdout + told.stderr


@pytest.mark.parametrize("module", MODULES, ids=_name)
def test_functions_and_modules_stay_small(module: Path) -> None:
    """No function is longer than 40 lines and no module longer than 400."""
    long = [f.name for f in _functions(module) if (f.end_lineno or f.lineno) - f.lineno + 1 > 40]
    assert long == []
    assert len(module.read_text("utf-8").splitlines()) <= 400


def _public(body: list[ast.stmt]) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef]:
    for node in body:
        if isinstance(
            node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef
        ) and not node.name.startswith("_"):
            yield node


@pytest.mark.parametrize("module", MODULES, ids=_name)
def test_public_names_say_what_you_get(module: Path) -> None:
    """Every module, public class and public function opens with a sentence."""
    tree = ast.parse(module.read_text("utf-8"))
    silent = [node.name for node in _public(tree.body) if not ast.get_docstring(node)]
    assert ast.get_docstring(tree), f"{_name(module)} has no docstring"
    assert silent == []


@pytest.mark.parametrize("module", TESTS, ids=lambda path: path.relative_to(PROJECT).as_posix())
def test_every_test_states_a_behaviour(module: Path) -> None:
    """Each test opens with one sentence that ends in a full stop."""
    silent = [
        f.name
        for f in _functions(module)
        if f.name.startswith("test_") and not (ast.get_docstring(f) or "").rstrip().endswith(".")
    ]
    assert silent == []


FORBIDDEN_NAME_PARTS = {"manager", "handler", "helper", "util", "utils", "service", "misc"}


@pytest.mark.parametrize("module", MODULES, ids=_name)
def test_names_say_something(module: Path) -> None:
    """No class, function or module is named after nothing in particular."""
    tree = ast.parse(module.read_text("utf-8"))
    names = [
        module.stem,
        *(node.name for node in ast.walk(tree) if isinstance(node, ast.ClassDef | ast.FunctionDef)),
    ]
    words = {word for name in names for word in _words(name)}
    assert not words & FORBIDDEN_NAME_PARTS


def _words(name: str) -> list[str]:
    return "".join(f"_{c.lower()}" if c.isupper() else c for c in name).split("_")
