"""Correcting: what may be struck, put right or taken back, and by whom."""

import pytest

from build import asked
from proposaltrack.actions.correcting import correct, strike
from proposaltrack.actions.exchange import meet
from proposaltrack.actions.replies import close, withdraw
from proposaltrack.errors import Refused, UsageProblem


def test_a_party_that_is_named_cannot_be_struck() -> None:
    """Striking a party or a document that entries rest on is refused with what to do instead."""
    case = asked()
    negotiation = case.matter().negotiation
    (document,) = negotiation.documents
    for entry, key in ((next(iter(negotiation.parties)), "RU"), (document, "treaty")):
        with pytest.raises(Refused, match=rf"{key} is named by \d other entr.*proposaltrack correct"):
            case.do(strike, entry, reason="A mistake.", on=3)


def test_a_party_that_nothing_names_can_be_struck() -> None:
    """A party added by mistake, and never heard of, goes."""
    case = asked(parties=("RU", "US", "UK"))
    (last,) = (party.id for party in case.matter().negotiation.parties.values() if party.key == "UK")
    case.do(strike, last, reason="Not invited.", on=3)
    assert [party.key for party in case.matter().negotiation.parties.values()] == ["RU", "US"]


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        ({}, "nothing is changed"),
        ({"nonsense": "x"}, "such an entry has no nonsense"),
        ({"due": "2024-01-03"}, "such an entry has no due"),
        ({"on": "yesterday"}, "'yesterday' is no day"),
        ({"form": "sung"}, "'sung' is no form"),
    ],
)
def test_a_correction_that_makes_no_sense_is_refused(changes: dict[str, str], told: str) -> None:
    """What an entry cannot say is refused with words, and nothing is filed."""
    case = asked()
    met = case.do(meet, title="Dinner", on=2)
    filed = len(case.store.entries())
    with pytest.raises(UsageProblem, match=told):
        case.do(correct, met, changes=changes, reason="A slip.", on=3)
    assert len(case.store.entries()) == filed


def test_only_its_author_takes_a_version_back() -> None:
    """A withdrawal by another party is refused, naming whose version it is."""
    case = asked()
    with pytest.raises(UsageProblem, match=r"treaty@v1 is RU's, and only RU can withdraw it"):
        case.do(withdraw, "treaty@v1", by="US", on=2)


def test_only_who_asked_lets_an_answer_go() -> None:
    """Closing another party's question is refused, naming who asked."""
    case = asked()
    with pytest.raises(Refused, match=r"US asked for no answer to treaty@v1; RU did"):
        case.do(close, "treaty", by="US", on=2)
