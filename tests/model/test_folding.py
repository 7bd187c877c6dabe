"""Folding: the standing facts that follow from the entries of every space."""

from datetime import UTC, date, datetime

import pytest

from build import FERRY, Case, asked, day
from proposaltrack.actions.correcting import correct, strike
from proposaltrack.actions.replies import acknowledge
from proposaltrack.errors import NotFound, StoreDamaged
from proposaltrack.model.acts.exchange import Acknowledged, Transmitted
from proposaltrack.model.folding import fold_entries
from proposaltrack.store.memory import MemoryStore

NOON = datetime(2024, 6, 1, 12, tzinfo=UTC)


def labels(case: Case, known_on: date | None = None) -> list[str]:
    return [version.label for version in case.matter(known_on).negotiation.versions.values()]


def test_a_store_that_opens_nothing_is_damaged() -> None:
    """Where no record opens a negotiation, that is said with the next step."""
    with pytest.raises(StoreDamaged, match=r"opens no negotiation\. Run"):
        fold_entries(MemoryStore(NOON).entries())


def test_acts_come_by_their_day_whenever_they_were_recorded() -> None:
    """A letter of January recorded in March is a letter of January."""
    case = asked()
    case.do(acknowledge, "treaty", by="US", on=9)
    case.do(acknowledge, "treaty", by="US", on=3)
    assert [act.on for _, act in case.matter().negotiation.acts(Acknowledged)] == [day(3), day(9)]


def test_numbers_follow_the_order_of_recording() -> None:
    """A version keeps its number when an older one is recorded after it, and comes behind it in the fold."""
    case = Case()
    case.draft(on=5)
    case.draft(text=FERRY.replace("30", "20"), on=2)
    assert labels(case) == ["treaty@v2", "treaty@v1"]


def test_a_struck_version_keeps_its_number() -> None:
    """What is struck leaves a gap, so that a label always means the same wording."""
    case = Case()
    case.draft()
    second = case.draft(text=FERRY.replace("30", "20"), on=2)
    case.do(strike, second, reason="The wrong file.", on=3)
    case.draft(text=FERRY.replace("30", "10"), on=4)
    assert labels(case) == ["treaty@v1", "treaty@v3"]
    assert second in case.matter().negotiation.struck


def test_a_version_put_right_twice_keeps_its_number_on_every_day_it_was_known() -> None:
    """A replacement has the number of what it replaces, also as known between two corrections."""
    case = Case()
    case.draft()
    for place, symbol in enumerate(("Rev.1", "Rev.2")):
        case.now = NOON.replace(day=10 + place)
        (last,) = case.matter().negotiation.versions
        case.do(correct, last, changes={"symbol": symbol}, reason="A slip.", on=2)
    for known, symbol in ((9, ""), (10, "Rev.1"), (11, "Rev.2")):
        (version,) = case.matter(date(2024, 6, known)).negotiation.versions.values()
        assert (version.label, version.symbol) == ("treaty@v1", symbol)


def test_what_named_a_replaced_record_names_its_replacement() -> None:
    """Acts on a version that was put right are acts on the corrected one."""
    case = asked()
    (version,) = case.matter().negotiation.versions
    case.do(correct, version, changes={"symbol": "Rev.1"}, reason="A slip.", on=2)
    negotiation = case.matter().negotiation
    (new,) = negotiation.versions
    ((_, sent),) = negotiation.acts(Transmitted)
    assert (sent.versions, negotiation.aliases[version]) == ((new,), new)
    assert case.item(3).state == "transmitted"


def test_what_is_known_on_a_day_was_recorded_by_then() -> None:
    """A day before a record was made does not know it."""
    case = asked()
    case.now = NOON.replace(day=20)
    case.do(acknowledge, "treaty", by="US", on=2)
    assert case.item(5, known_on=date(2024, 6, 19)).state == "transmitted"
    assert case.item(5, known_on=date(2024, 6, 20)).state == "acknowledged"


def test_a_day_before_the_first_record_is_not_found() -> None:
    """Asked as known before anything was recorded, the answer says when the first record was made."""
    case = asked()
    with pytest.raises(NotFound, match="2024-06-01"):
        case.matter(known_on=date(2024, 5, 31))
