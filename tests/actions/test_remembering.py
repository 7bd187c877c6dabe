"""What was compared once is found again while all it depends on is the same, and computed where it is lost."""

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from build import Case
from proposaltrack.actions import remembering
from proposaltrack.actions.remembering import Past, comparison_of, tree_of
from proposaltrack.compare import packing as comparisons
from proposaltrack.compare.pairing import Pin
from proposaltrack.model.comparison import ChangeKind, Comparison
from proposaltrack.store.memory import MemoryStore
from proposaltrack.text import packing as trees

HARBOUR, LIGHT, PILOTS = (
    "The harbour is open to both.",
    "The light burns from dusk to dawn.",
    "The pilots are ours alone.",
)


def pact(*articles: str) -> str:
    return "\n\n".join(f"## Article {number}\n\n{words}" for number, words in enumerate(articles, 1))


FIRST, SECOND = pact(HARBOUR, LIGHT), pact(HARBOUR, PILOTS, LIGHT.replace("dusk", "nightfall"))


class Counting(MemoryStore):
    """A store that counts what it is given to keep."""

    def __init__(self) -> None:
        super().__init__(datetime(2024, 3, 1, tzinfo=UTC))
        self.given = 0

    def keep(self, key: str, content: bytes) -> None:
        self.given += 1
        super().keep(key, content)


def compared(
    store: MemoryStore,
    *pins: Pin,
    one: str = FIRST,
    two: str = SECOND,
    seal: str = "",
    texts: tuple[str, ...] = (),
) -> Comparison:
    past = Past(seal, (("earlier", text) for text in texts))
    return comparison_of(store, tree_of(store, one), tree_of(store, two), pins, past)


@pytest.fixture
def warm() -> Counting:
    """A store in which the two texts have been compared."""
    store = Counting()
    compared(store)
    store.given = 0
    return store


def test_the_same_is_not_computed_again(warm: Counting, monkeypatch: pytest.MonkeyPatch) -> None:
    """The same two texts are neither read nor compared a second time, and the answer is the same."""
    first = compared(Counting())

    def fail(*_words: object) -> None:
        raise AssertionError("it was computed again")

    monkeypatch.setattr("proposaltrack.compare.comparison.compare", fail)
    monkeypatch.setattr("proposaltrack.text.clauses.parse_text", fail)
    assert compared(warm) == first
    assert warm.given == 0


def test_a_new_pin_is_obeyed(warm: Counting) -> None:
    """A person's word on a match is heard though the texts were compared without it."""
    parted = compared(warm, Pin(1, 1, match=False))
    assert parted.change_of[1].after == ()
    assert compared(warm).change_of[1].after != ()


def test_a_new_earlier_version_is_looked_at(warm: Counting) -> None:
    """With an earlier version that had the clause, it is restored, though it was added before."""
    again = compared(warm, seal="one more", texts=(pact(PILOTS),))
    kinds = [
        change.kinds
        for change in again.changes
        if change.after and PILOTS in again.after.text_of(change.after[0])
    ]
    assert ChangeKind.RESTORED in kinds[0]


@pytest.mark.parametrize("packing", [trees, comparisons], ids=["reading", "comparing"])
def test_a_raised_method_computes_anew(
    warm: Counting, packing: object, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What another version of the method gave is not used."""
    monkeypatch.setattr(packing, "METHOD", 1_000)
    compared(warm)
    assert warm.given > 0


def test_changed_sources_compute_anew(warm: Counting, monkeypatch: pytest.MonkeyPatch) -> None:
    """What modules gave that are not those that run now is not used."""
    monkeypatch.setattr(remembering, "_sources", lambda: "other modules")
    compared(warm)
    assert warm.given == 3


@given(st.binary(max_size=30))
def test_damage_is_computed_anew(damage: bytes) -> None:
    """Whatever stands where something was kept, the answer is the one that comparing gives."""
    store = Counting()
    first = compared(store)
    for key in list(store._kept):
        store.keep(key, damage)
    assert compared(store) == first


def test_a_version_filed_in_between_counts() -> None:
    """Of a whole negotiation: the same two versions are compared anew once an earlier one is filed."""
    case = Case()
    case.draft("pact", FIRST, on=2)
    case.draft("pact", SECOND, on=3, basis="pact@v1")
    first, second = case.matter().negotiation.versions
    before = case.matter().wordings.comparison_of(first, second)
    assert not any(ChangeKind.RESTORED in change.kinds for change in before.changes)
    case.draft("pact", pact(PILOTS), on=1)
    after = case.matter().wordings.comparison_of(first, second)
    assert any(ChangeKind.RESTORED in change.kinds for change in after.changes)
