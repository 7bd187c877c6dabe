"""Guard: a version that words agreed clauses otherwise, or brings given-up wording back, is found out."""

import pytest

from build import FERRY, Case, day
from proposaltrack.actions.checking import check_version
from proposaltrack.actions.settling import agree
from proposaltrack.model.acts.answers import AgreementLevel


@pytest.fixture
def case() -> Case:
    """A treaty of three versions: 30 days, then 40, then 30 again."""
    made = Case(("RU", "US"), "RU")
    made.draft()
    made.draft(text=FERRY.replace("30", "40"), on=3)
    return made


def found(case: Case, version: str) -> list[tuple[str, str, str]]:
    """Kind, severity and message of what the guard finds."""
    findings = check_version(case.desk(9), case.matter(), version).findings
    return [
        (f.kind, f.severity, f.message)
        for f in findings
        if f.kind in {"reopened", "earlier-wording-restored"}
    ]


def test_wording_that_was_replaced_and_is_back_is_found(case: Case) -> None:
    """Both versions are named: the one that had the wording, and the one that had replaced it."""
    case.draft(text=FERRY.replace("on signature", "on its signature"), on=5)
    ((kind, severity, told),) = found(case, "treaty@v3")
    assert (kind, severity) == ("earlier-wording-restored", "high")
    assert told == "the wording of treaty@v1 is back; treaty@v2 of RU had replaced it"


def test_an_agreed_clause_that_is_worded_otherwise_is_found(case: Case) -> None:
    """The finding names those who agreed, the version, the day and the level; a version that keeps it is clean."""
    case.do(
        agree, "treaty@v2", by=["RU", "US"], clauses=["1", "2", "3"], level=AgreementLevel.NEGOTIATORS, on=4
    )
    assert found(case, "treaty@v2") == []
    case.draft(text=FERRY.replace("30", "50"), on=5)
    ((kind, severity, told),) = found(case, "treaty@v3")
    assert (kind, severity) == ("reopened", "high")
    assert told == (
        f"RU, US agreed on treaty@v2 on {day(4)} (negotiators), and this version words it otherwise"
    )
