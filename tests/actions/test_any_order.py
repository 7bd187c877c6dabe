"""The verbs in any order: whatever people do, they get an answer or one clear refusal, and the ledger holds."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from build import DAWN, FERRY, LETTER, Case, day, facts_until, tell_all
from proposaltrack.actions.correcting import CORRECTABLE, correct, strike
from proposaltrack.actions.exchange import meet, publish
from proposaltrack.actions.joining import join
from proposaltrack.actions.opening import NewParty, add_parties
from proposaltrack.actions.replies import (
    acknowledge,
    close,
    consult,
    decide_reply,
    extend,
    offer_reply,
    promise,
    withdraw,
)
from proposaltrack.actions.responding import leave
from proposaltrack.actions.settling import agree, judge, lift, package, reserve
from proposaltrack.actions.silence import move_silence, open_silence
from proposaltrack.actions.wordings import StoredWordings
from proposaltrack.errors import ProposalTrackError
from proposaltrack.ledger.outstanding import find_outstanding
from proposaltrack.model.acts.answers import AgreementLevel, ReservationKind, SilenceStep
from proposaltrack.model.acts.base import DueKind, Form
from proposaltrack.model.folding import fold_entries
from proposaltrack.model.stance import Stance
from proposaltrack.store.memory import MemoryStore

LAST = 12
TEXTS = (
    FERRY,
    FERRY.replace("30", "40"),
    FERRY.replace("run one ferry.\n\n2. Each Party shall keep", "run one ferry and keep"),
    FERRY.replace("Article 2", "Article 9") + "\n## Article 10\n\n[deleted]\n",
    LETTER,
)
early, days = st.integers(1, 6), st.integers(3, LAST)
parties = st.sampled_from(["RU", "US", "RU", "US", "UK", "NATO"])
several = st.sampled_from(["US", "RU", "US UK", "RU UK NATO", "US UK NATO", "RU US UK NATO", "XX"])
places = st.integers(0, 10_000)
clauses = st.sampled_from(["1", "1(1)", "2", "3", "all", "2", "3", "#2", "9", "title"])
dues = st.sampled_from(
    [None, None, "2024-01-16", "2024-01-09..2024-01-14", "+3d", "+2wd", "2024-01-02", "soon"]
)
forms = st.sampled_from([None, *Form])


def others_than(by: str, keys: str) -> str:
    """Parties without one of them."""
    return " ".join(key for key in keys.split() if key != by)


class Negotiating(RuleBasedStateMachine):
    """A negotiation in which anything may be said, by anybody, on any day, sense or not."""

    @initialize(ours=st.sampled_from([None, "US", "RU"]))
    def begin(self, ours: str | None) -> None:
        """A treaty has been sent to everybody; it is read from one of the seats."""
        draws = (f"{number:016x}" for number in range(99))
        store = MemoryStore(DAWN, lambda: next(draws))
        self.case = Case(("NATO", "RU", "US", "UK@NATO"), ours, store=store)
        self.case.draft()
        self.case.send("treaty", to="US UK NATO")
        self.refusals: list[str] = []

    def attempt(self, verb: Callable[..., Any], *words: object, **said: Any) -> None:
        """Do something a moment later; nothing but a refusal in words is allowed."""
        self.case.now += timedelta(hours=7)
        try:
            verb(*words, **said)
        except ProposalTrackError as wrong:
            self.refusals.append(str(wrong))

    def act(self, verb: Callable[..., Any], *words: object, **said: Any) -> None:
        """Do something with a verb of the negotiation."""
        self.attempt(self.case.do, verb, *words, **said)

    def version(self, place: int) -> str:
        """The name of some version, or of none."""
        labels = [version.label for version in self.case.matter().negotiation.versions.values()]
        return labels[place % len(labels)] if place % 19 and labels else "treaty@v77"

    def entry(self, place: int) -> str:
        """The id of some entry, or of none."""
        entries = self.case.store.entries()
        return entries[place % len(entries)].id if place % 11 else "feedfeed"

    @rule(
        key=st.sampled_from(["treaty", "treaty", "reply"]),
        text=st.sampled_from(TEXTS),
        by=parties,
        on=early,
        basis=places,
        answers=places,
        bare=st.booleans(),
    )
    def record(self, *, key: str, text: str, by: str, on: int, basis: int, answers: int, bare: bool) -> None:
        """A version is recorded."""
        kind = "draft-agreement" if key == "treaty" else "written-response"
        said: dict[str, Any] = (
            {} if bare else {"basis": self.version(basis), "answers": (self.version(answers),)}
        )
        self.attempt(self.case.draft, key, f"{text}\n{by}\n", by=by, on=on, kind=kind, **said)

    @rule(
        paper=places,
        by=parties,
        to=several,
        on=days,
        due=dues,
        reply=st.sampled_from([None, "requested", "requested", "invited", "none"]),
    )
    def send(self, *, paper: int, by: str, to: str, on: int, due: str | None, reply: str | None) -> None:
        """A version is transmitted."""
        self.attempt(
            self.case.send, self.version(paper), by=by, to=others_than(by, to), on=on, due=due, reply=reply
        )

    @rule(place=places, by=parties, to=several, on=days)
    def send_entry(self, place: int, by: str, to: str, on: int) -> None:
        """Some entry is transmitted by its id, a response or not."""
        self.attempt(self.case.send, self.entry(place), by=by, to=others_than(by, to), on=on)

    @rule(
        to=places, clause=clauses, by=parties, on=days, form=forms, behalf=several,
        stances=st.lists(st.sampled_from([str(s) for s in Stance]), min_size=1, max_size=2), paper=st.none() | places,
    )  # fmt: skip
    def answer(
        self,
        *,
        to: int,
        clause: str,
        by: str,
        on: int,
        form: Form | None,
        behalf: str,
        stances: list[str],
        paper: int | None,
    ) -> None:
        """A clause is answered."""
        said: dict[str, Any] = {"in_": self.version(paper)} if paper else {"form": form}
        self.attempt(
            self.case.answer,
            clause,
            " ".join(stances),
            by=by,
            on=on,
            to=self.version(to),
            on_behalf_of=tuple(behalf.split()),
            **said,
        )

    @rule(to=places, clause=clauses, by=parties, on=days)
    def leave(self, to: int, clause: str, by: str, on: int) -> None:
        """A clause is left aside."""
        self.act(leave, self.version(to), by=by, clauses=[clause], reason="Later.", on=on)

    @rule(of=places, by=parties, others=several, on=days, due=dues, kind=st.sampled_from(DueKind))
    def move(self, *, of: int, by: str, others: str, on: int, due: str | None, kind: DueKind) -> None:
        """An answer is acknowledged, consulted on, promised, extended and let go, as far as it may be."""
        self.act(acknowledge, self.version(of), by=by, on=on)
        self.act(consult, self.version(of), by=by, to=others.split(), due=due, on=on)
        self.act(promise, self.version(of), by=by, to=others.split(), due=due or "", kind=kind, on=on)
        self.act(extend, self.version(of), by=by, owed_by=others.split(), due=due or "", on=on)

    @rule(of=places, by=parties, others=several, on=days)
    def let_go(self, of: int, by: str, others: str, on: int) -> None:
        """A question is closed."""
        self.act(close, self.version(of), by=by, owed_by=others.split(), on=on)

    @rule(reply=places, of=places, by=parties, others=several, on=days, accepted=st.booleans())
    def reply_jointly(self, *, reply: int, of: int, by: str, others: str, on: int, accepted: bool) -> None:
        """A joint reply is offered, or decided on."""
        self.act(
            offer_reply,
            self.version(reply),
            answers=self.version(of),
            by=by,
            on_behalf_of=others.split(),
            on=on,
        )
        self.act(
            decide_reply, self.version(reply), accepted=accepted, by="RU", for_=others.split()[:1], on=on
        )

    @rule(of=places, place=places, by=parties, on=days, whole=st.booleans())
    def take_back(self, of: int, place: int, by: str, on: int, whole: bool) -> None:
        """A version or an entry is withdrawn."""
        self.act(withdraw, self.version(of) if whole else self.entry(place), by=by, on=on)

    @rule(place=places, on=days)
    def strike(self, place: int, on: int) -> None:
        """An entry is struck."""
        self.act(strike, self.entry(place), reason="A mistake.", on=on)

    @rule(
        place=places, on=days, option=st.sampled_from([*(option for option, _, _ in CORRECTABLE), "nonsense"]),
        text=st.sampled_from(["", "RU", "US,UK", "2024-01-05", "2024-01-02..2024-01-08", "rejects", "none", "oral", "en"]),
    )  # fmt: skip
    def correct(self, place: int, on: int, option: str, text: str) -> None:
        """An entry is put right."""
        self.act(correct, self.entry(place), changes={option: text}, reason="A slip.", on=on)

    @rule(key=st.sampled_from(["FR", "US", "a b"]), group=st.sampled_from(["NATO", "XX"]), on=days)
    def enter(self, key: str, group: str, on: int) -> None:
        """A party joins, or tries to."""
        self.act(add_parties, [NewParty(key, key, member_of=(group,), seat=False)], on=on)

    @rule(paper=places, by=parties, to=several, on=days, account=parties, two=places, three=places)
    def tell_again(
        self, *, paper: int, by: str, to: str, on: int, account: str, two: int, three: int
    ) -> None:
        """A transmission is told from somebody's account, and entries are said to tell of one act."""
        label = self.version(paper)
        self.attempt(self.case.send, label, by=by, to=others_than(by, to), on=on, account=account)
        self.act(join, [self.entry(two), self.entry(three)], on=on)

    @rule(of=places, place=places, by=parties, others=several, clause=clauses, on=days, yes=st.booleans())
    def settle(self, *, of: int, place: int, by: str, others: str, clause: str, on: int, yes: bool) -> None:
        """A reservation is entered and lifted, an agreement reached and judged, clauses are tied."""
        level = AgreementLevel.AD_REFERENDUM if yes else AgreementLevel.NEGOTIATORS
        kind = list(ReservationKind)[place % 4]
        label = self.version(of)
        self.act(reserve, label, by=by, clauses=[clause], kind=kind, on=on)
        self.act(lift, self.entry(place), by=by, on=on)
        self.act(agree, label, by=others.split(), clauses=[clause], level=level, on=on)
        self.act(judge, self.entry(place), by=by, confirmed=yes, on=on)
        self.act(package, "Tied", [f"{label}#{clause}", f"{self.version(place)}#2"], by=by, on=on)

    @rule(of=places, by=parties, on=days, until=days, step=st.sampled_from(SilenceStep))
    def keep_silent(self, *, of: int, by: str, on: int, until: int, step: SilenceStep) -> None:
        """A silence is opened, and broken, extended or cancelled."""
        expires = f"2024-01-{until:02}T12:00+01:00"
        self.act(open_silence, self.version(of), by=by, expires=expires, on=on)
        self.act(move_silence, self.version(of), step, by=by, expires=expires, on=on)

    @rule(of=places, by=st.none() | parties, on=days)
    def go_public(self, of: int, by: str | None, on: int) -> None:
        """Something is published, and a meeting held."""
        self.act(publish, self.version(of), by=by, publisher="" if by else "a newspaper", on=on)
        self.act(meet, title="Round", parties=[by] if by else [], documents=["treaty"], on=on)

    @invariant()
    def every_day_can_be_asked(self) -> None:
        """What is owed and where everybody stands is computed for every day, and as known on any day."""
        if not hasattr(self, "case"):
            return
        for known_on in (None, (DAWN + timedelta(days=1)).date()):
            matter = self.case.matter(known_on)
            for on in (1, LAST // 2, LAST):
                for item in find_outstanding(matter.negotiation, matter.wordings, day(on)):
                    counted = (*item.answered, *item.unanswered, *item.on_earlier_wording, *item.left)
                    tree = matter.wordings.tree_of(item.version.id)
                    by_clause = item.version.document.kind.answered_by_clause
                    expected = [clause.ordinal for clause in tree.operative()] if by_clause else []
                    assert sorted(clause.ordinal for clause in counted) == expected
                    assert item.why
                tell_all(matter.negotiation, matter.wordings, day(on))

    @invariant()
    def a_day_is_told_by_what_happened_until_then(self) -> None:
        """As of a day the ledger says what it says of the acts up to that day alone."""
        if hasattr(self, "case"):
            matter = self.case.matter()
            for on in (day(2), day(LAST // 2)):
                earlier = facts_until(matter.negotiation, on)
                wordings = StoredWordings(self.case.store, earlier)
                assert tell_all(matter.negotiation, matter.wordings, on) == tell_all(earlier, wordings, on)

    @invariant()
    def what_was_known_is_told_by_what_had_been_recorded(self) -> None:
        """As known on a day the ledger says what it says of the records up to that day alone."""
        if hasattr(self, "case"):
            known_on = (DAWN + timedelta(days=1)).date()
            entries = [e for e in self.case.store.entries() if e.record.recorded_at.date() <= known_on]
            matter, alone = self.case.matter(known_on), fold_entries(entries)
            wordings = StoredWordings(self.case.store, alone)
            assert tell_all(matter.negotiation, matter.wordings, day(LAST)) == tell_all(
                alone, wordings, day(LAST)
            )

    @invariant()
    def the_order_of_arrival_changes_nothing(self) -> None:
        """The same records, read in the opposite order, give the same ledger."""
        if hasattr(self, "case"):
            matter, turned = self.case.matter(), fold_entries(reversed(self.case.store.entries()))
            wordings = StoredWordings(self.case.store, turned)
            assert tell_all(matter.negotiation, matter.wordings, day(LAST)) == tell_all(
                turned, wordings, day(LAST)
            )

    @invariant()
    def every_refusal_is_a_sentence(self) -> None:
        """What is refused is refused with words."""
        assert all(getattr(self, "refusals", []))

    @invariant()
    def only_what_is_open_is_found_alike(self) -> None:
        """Asking for what is open gives the open ones of everything."""
        if hasattr(self, "case"):
            every = self.case.items(LAST)
            assert self.case.items(LAST, only_open=True) == tuple(item for item in every if item.open)

    @invariant()
    def nothing_shared_names_what_is_not(self) -> None:
        """Every record holds, and none at the table names one that its readers do not have."""
        if hasattr(self, "case"):
            assert self.case.store.verify() == ()


Negotiating.TestCase.settings = settings(max_examples=30, stateful_step_count=25)
TestNegotiating = Negotiating.TestCase
