"""Turn: whose move it is follows from the acts, clause by clause, with the act that put it there."""

from build import Case, day
from proposaltrack.actions.reading import list_turns
from proposaltrack.actions.replies import decide_reply, offer_reply
from proposaltrack.actions.settling import agree, judge
from proposaltrack.ledger.turn import Turn
from proposaltrack.model.acts.answers import AgreementLevel
from proposaltrack.text.address import address_of


def case() -> Case:
    """A treaty that RU has sent to US, from an observer's seat."""
    made = Case(("RU", "US", "UK"))
    made.draft()
    made.send("treaty", to="US", on=2)
    return made


def turns(of: Case, on: int) -> list[Turn]:
    """What waits for whom on a day."""
    return list(list_turns(of.desk(on), of.matter()))


def told(of: Case, on: int) -> list[tuple[str, str, str, str]]:
    """The same as party, move, clauses and cause."""
    matter = of.matter()
    return [
        (
            turn.party.key,
            turn.move.value,
            " ".join(address_of(matter.wordings.tree_of(turn.version.id), c) for c in turn.clauses),
            turn.cause,
        )
        for turn in turns(of, on)
    ]


def test_who_was_asked_moves_until_it_has_answered() -> None:
    """The clauses not answered yet are named; an answer to all leaves no move."""
    made = case()
    made.answer("1(1)", "accepts", on=3)
    assert told(made, 3) == [("US", "answer", "1(2) 2 3", f"transmitted {day(2)}")]
    made.answer("all", "accepts", on=4)
    assert told(made, 4) == []


def test_a_question_puts_the_clause_in_the_other_court_until_it_is_answered() -> None:
    """The asker of the draft has to clarify; once it has spoken to the clause, it has not."""
    made = case()
    made.answer("all", "accepts", on=3)
    made.answer("2", "asks-for-clarification", on=4)
    assert told(made, 5) == [("RU", "clarify", "2", f"US asked for clarification {day(4)}")]
    made.answer("2", "notes", by="RU", on=6)
    assert [move for _, move, _, _ in told(made, 6)] == []


def test_a_counter_proposal_waits_for_the_asker_until_a_newer_text_is_sent() -> None:
    """Words proposed have to be considered; a newer version sent says what became of them."""
    made = case()
    made.answer("1(1) 2", "counter-proposes", on=3)
    assert ("RU", "consider the counter-proposal", "1(1) 2", f"US proposed other words {day(3)}") in told(
        made, 4
    )
    made.draft(text="# Treaty\n\n## Article 1\n\nOther words.\n", on=5)
    made.send("treaty", to="US", on=5)
    assert [party for party, *_ in told(made, 6)] == ["US"]


def test_a_joint_reply_waits_for_the_asker_from_the_day_it_was_offered() -> None:
    """Refused, the addressee is asked again; accepted, nobody is."""
    made = case()
    made.draft("joint", "# Reply\n\nNo.\n", by="UK", on=3, kind="letter")
    made.do(offer_reply, "joint", answers="treaty@v1", by="UK", on_behalf_of=["US"], on=4)
    ((party, move, _, cause),) = told(made, 5)
    assert (party, move, cause) == ("RU", "decide on the joint reply", f"joint reply offered {day(4)}")
    made.do(decide_reply, "joint@v1", accepted=False, by="RU", on=6)
    assert [(party, move) for party, move, _, _ in told(made, 6)] == [("US", "answer")]
    made.do(decide_reply, "joint@v1", accepted=True, by="RU", on=7)
    assert told(made, 7) == []


def test_each_authority_confirms_what_was_agreed_ad_referendum() -> None:
    """Who has spoken has no move left."""
    made = case()
    made.answer("all", "accepts", on=3)
    entry = made.do(
        agree, "treaty@v1", by=["RU", "US"], clauses=["2"], level=AgreementLevel.AD_REFERENDUM, on=4
    )
    assert [(party, move) for party, move, _, _ in told(made, 5)] == [
        ("RU", "confirm or disavow"), ("US", "confirm or disavow"),
    ]  # fmt: skip
    made.do(judge, entry[:8], by="RU", confirmed=True, on=6)
    assert [party for party, *_ in told(made, 6)] == ["US"]


def test_any_past_day_is_answered_from_the_acts_up_to_it() -> None:
    """What came later moves nothing earlier."""
    made = case()
    before = told(made, 3)
    made.answer("all", "accepts", on=4)
    assert told(made, 3) == before
    assert told(made, 1) == []
