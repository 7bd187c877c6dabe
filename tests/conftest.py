"""What every test relies on: a clean environment, and no silent gaps where gaps are forbidden."""

import os
from collections.abc import Generator, Iterator

import pytest
from hypothesis import HealthCheck, settings

from judging.libreoffice import Judge, is_here, judging

FORBID_SKIPS = bool(os.environ.get("PROPOSALTRACK_NO_SKIPS"))

LONGEST_SPELT = 100  # bytes: what can still be read in the name of a case

settings.register_profile(
    "steady", deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow], print_blob=True
)
settings.load_profile("steady")


def pytest_addoption(parser: pytest.Parser) -> None:
    """Golden files are written by the program and read by a person before they are kept."""
    parser.addoption(
        "--write-golden", action="store_true", help="Write golden files anew instead of comparing."
    )


def pytest_make_parametrize_id(val: object, argname: str) -> str | None:
    """A file made for a case is named, not spelt: archives hold the time, and every core must name the case alike."""
    return argname if isinstance(val, bytes) and len(val) > LONGEST_SPELT else None


@pytest.fixture(autouse=True)
def plain_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    """No setting of the person who runs the tests reaches the program under test."""
    for name in tuple(os.environ):
        if name.startswith(("GIT_", "PROPOSALTRACK_")) or name in {"NO_COLOR", "EDITOR", "VISUAL", "PAGER"}:
            monkeypatch.delenv(name)


@pytest.fixture(scope="module")
def judge(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Judge]:
    """LibreOffice, which reads Word files independently of us; started once for a module and stopped behind it."""
    if not is_here():
        pytest.skip("LibreOffice (libreoffice-writer-nogui and python3-uno) is not installed")
    with judging(tmp_path_factory.mktemp("judge")) as running:
        yield running


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """Where skips are forbidden, a skipped test is a failed one."""
    report = yield
    if FORBID_SKIPS and report.skipped and not hasattr(report, "wasxfail"):
        report.outcome = "failed"
        report.longrepr = f"{item.nodeid} was skipped, and PROPOSALTRACK_NO_SKIPS is set"
    return report
