"""Laws of the ledger: what follows from the facts depends on nothing else."""

from collections.abc import Callable
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from build import DAWN, FERRY, Case, asked, day
from proposaltrack.actions.correcting import strike
from proposaltrack.actions.replies import acknowledge, consult, extend, promise
from proposaltrack.ledger.outstanding import find_outstanding
from proposaltrack.ledger.wordings import Wordings
from proposaltrack.model.folding import fold_entries
from proposaltrack.model.negotiation import Negotiation
from proposaltrack.store.memory import MemoryStore

CLAUSES = ("1", "1(1)", "1(2)", "2", "3", "all")
STANCES = ("accepts", "rejects", "reserves", "defers", "withdraws", "rejects counter-proposes")
VERSIONS = ("treaty@v1", "treaty@v2")

answers = st.tuples(
    st.just("answer"), st.sampled_from(CLAUSES), st.sampled_from(STANCES), st.sampled_from(VERSIONS)
)
steps = st.sampled_from([("acknowledge",), ("consult",), ("promise", "2024-02-20"), ("extend", "2024-02-25")])
facts = st.lists(st.one_of(answers, steps), min_size=1, max_size=6)

VERBS: dict[str, tuple[Callable[..., Any], dict[str, Any]]] = {
    "acknowledge": (acknowledge, {"by": "US"}),
    "consult": (consult, {"by": "US", "to": ["UK"]}),
    "promise": (promise, {"by": "US", "to": ["RU"]}),
    "extend": (extend, {"by": "RU", "owed_by": ["US"]}),
}


def told(case: Case, fact: tuple[str, ...], on: int) -> str:
    """The id of a fact once it is told."""
    if fact[0] == "answer":
        return case.answer(fact[1], fact[2], on=on, to=fact[3])
    verb, said = VERBS[fact[0]]
    due: dict[str, Any] = {"due": fact[1]} if len(fact) > 1 else {}
    return case.do(verb, "treaty@v1", on=on, **said, **due)


def beginning() -> Case:
    """Two versions, both sent; the second has another fare."""
    draws = (f"{number:016x}" for number in range(99))
    case = asked(parties=("RU", "US", "UK"), store=MemoryStore(DAWN, lambda: next(draws)))
    case.draft(text=FERRY.replace("30", "40"), on=2)
    case.send("treaty@v2", on=2)
    return case


def ledger(case: Case, on: int) -> list[object]:
    """Everything the ledger says on a day, but for ids."""
    items = [
        (i.version.label, i.state, i.flags, i.days, i.due and i.due.last, case.names(i, i.answered), i.why,
         case.names(i, i.unanswered), case.names(i, i.on_earlier_wording))
        for i in case.items(on)
    ]  # fmt: skip
    return [items, case.stances(on), [row.state for row in case.table(on).rows]]


@given(facts, st.randoms(use_true_random=False), st.integers(3, 12))
def test_the_order_of_recording_changes_nothing(
    given_facts: list[tuple[str, ...]], random: Any, on: int
) -> None:
    """The same facts on the same days, recorded in another order, give the same ledger on every day."""
    dated = list(enumerate(given_facts, 3))
    shuffled = random.sample(dated, len(dated))
    one, two = beginning(), beginning()
    for case, order in ((one, dated), (two, shuffled)):
        for number, fact in order:
            told(case, fact, number)
    assert ledger(one, on) == ledger(two, on)


@given(facts, st.integers(2, 12))
def test_what_happened_later_changes_no_earlier_day(given_facts: list[tuple[str, ...]], on: int) -> None:
    """The ledger as of a day is the same whether or not the facts of later days have been recorded."""
    short, long = beginning(), beginning()
    for number, fact in enumerate(given_facts, 3):
        told(long, fact, number)
        if number <= on:
            told(short, fact, number)
    assert ledger(short, on) == ledger(long, on)


@given(facts, facts, st.integers(2, 16))
def test_what_is_struck_was_never_recorded(
    kept: list[tuple[str, ...]], struck: list[tuple[str, ...]], on: int
) -> None:
    """A ledger with facts that were struck out is the one without them."""
    clean, put_right = beginning(), beginning()
    mistakes = []
    for number, (fact, mistake) in enumerate(zip(kept, struck, strict=False), 3):
        told(clean, fact, number)
        told(put_right, fact, number)
        mistakes.append(told(put_right, mistake, number))
    for entry in mistakes:
        put_right.do(strike, entry, reason="A mistake.", on=14)
    assert ledger(clean, on) == ledger(put_right, on)


@given(facts, st.randoms(use_true_random=False))
def test_the_order_of_the_entries_changes_nothing(given_facts: list[tuple[str, ...]], random: Any) -> None:
    """However the entries lie in the store, the same negotiation is read from them."""
    case = beginning()
    ids = [told(case, fact, number) for number, fact in enumerate(given_facts, 3)]
    case.do(strike, ids[0], reason="A mistake.", on=14)
    entries = list(case.store.entries())
    shuffled = random.sample(entries, len(entries))
    assert fold_entries(shuffled) == fold_entries(entries)


@given(facts)
def test_clauses_are_shared_out(given_facts: list[tuple[str, ...]]) -> None:
    """Every clause counted is answered, unanswered or answered on earlier wording, and never two of these."""
    case = beginning()
    for number, fact in enumerate(given_facts, 3):
        told(case, fact, number)
    for item in case.items(14):
        lists = (*item.answered, *item.unanswered, *item.on_earlier_wording, *item.left)
        tree = case.matter().wordings.tree_of(item.version.id)
        assert sorted(clause.ordinal for clause in lists) == [clause.ordinal for clause in tree.operative()]
        assert (item.state == "answered") == (item.clauses_total == len(item.answered))


class Unread:
    """Wordings that may not be asked for."""

    def __init__(self, wordings: Wordings, allowed: set[str]) -> None:
        self._wordings = wordings
        self._allowed = allowed

    def tree_of(self, version_id: str) -> Any:
        assert version_id in self._allowed
        return self._wordings.tree_of(version_id)

    def comparison_of(self, before_id: str, after_id: str) -> Any:
        return self._wordings.comparison_of(before_id, after_id)


class Counting:
    """Wordings that remember what was compared."""

    def __init__(self, wordings: Wordings) -> None:
        self._wordings = wordings
        self.compared: list[tuple[str, str]] = []

    def tree_of(self, version_id: str) -> Any:
        return self._wordings.tree_of(version_id)

    def comparison_of(self, before_id: str, after_id: str) -> Any:
        self.compared.append((before_id, after_id))
        return self._wordings.comparison_of(before_id, after_id)


def latest_of(negotiation: Negotiation) -> str:
    return max(negotiation.versions.values(), key=lambda version: version.order).id


def test_what_is_open_is_found_without_reading_what_is_settled() -> None:
    """Of a hundred questions each superseded by the next, only the text of the last is read."""
    case = Case()
    for number in range(1, 101):
        case.draft(text=FERRY.replace("30", str(number)), on=number)
        case.send(f"treaty@v{number}", on=number)
    matter = case.matter()
    wordings = Unread(matter.wordings, {latest_of(matter.negotiation)})
    items = find_outstanding(matter.negotiation, wordings, day(200), only_open=True)
    assert [item.version.label for item in items] == ["treaty@v100"]


def test_old_answers_are_compared_only_as_far_back_as_they_count() -> None:
    """Of many answers in full to older versions, only the last is compared with the version that is open."""
    case = Case()
    for number in range(1, 31):
        case.draft(text=FERRY.replace("30", str(number)), on=number)
        case.send(f"treaty@v{number}", on=number)
        if number < 30:
            case.answer("all", "accepts", on=number, to=f"treaty@v{number}")
    wordings = Counting(case.matter().wordings)
    (item,) = find_outstanding(case.matter().negotiation, wordings, day(40), only_open=True)
    assert (case.names(item, item.on_earlier_wording), len(item.answered)) == ("2", 3)
    assert len(set(wordings.compared)) == 1
