"""Returned texts: what is not marked as a change is found, and honest redlines are left in peace."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from judging.reading import marked_in
from planting import PLANTED, SUBJECTS, honest, sent
from proposaltrack.compare.returned import Pile, hold_against
from proposaltrack.model.marked import Comment
from schemes import LEGAL, n
from word import A, B, dele, ins, make_docx, mark_ins, num, p, run


@pytest.mark.parametrize("subject", SUBJECTS)
def test_an_honest_redline_has_nothing_but_marked_changes(subject: str) -> None:
    """Changes marked inside, beside and around our own pending ones raise no alarm."""
    found = hold_against(marked_in(sent(subject)), marked_in(honest(subject)))
    assert found.differences == ()
    assert {change.stamp.author for change in found.marked} == {"BREM"}
    assert found.count(Pile.MARKED) == 6


@pytest.mark.parametrize("subject", SUBJECTS)
@pytest.mark.parametrize(("name", "plant", "kind"), PLANTED, ids=[name for name, _, _ in PLANTED])
def test_every_planted_edit_is_found(
    name: str, plant: Callable[[bytes], bytes], kind: str, subject: str
) -> None:
    """Nineteen kinds of edits in six honest redlines: each is found and called by its kind."""
    found = hold_against(marked_in(sent(subject)), marked_in(plant(honest(subject))))
    assert kind in {difference.kind for difference in found.differences}, name
    assert "wrong-baseline" not in {difference.kind for difference in found.differences}


def test_the_piles_are_told_apart() -> None:
    """A changed number, a mark of ours that is gone, and a number that only moved lie on three piles."""
    lists = {"numbering": LEGAL + num("1", "1")}
    was = make_docx(
        n("Scope of it."), p("Rent is 40 ", ins(run("silver ")), "crowns."), n("Term of it."), parts=lists
    )
    came = make_docx(
        n("Scope of it."),
        p("Rent is 45 silver crowns."),
        n("Term of it.", 1),
        p(ins(run("New."), B)),
        parts=lists,
    )
    found = hold_against(marked_in(was), marked_in(came))
    assert [(d.pile, d.kind) for d in found.differences] == [
        (Pile.NOT_MARKED, "unmarked-edit"), (Pile.MARKS_GONE, "silently-accepted"),
    ]  # fmt: skip
    plain = make_docx(n("Scope of it."), p("Rent is 40 crowns."), n("Term of it."), parts=lists)
    moved = make_docx(n("Scope of it."), p("Rent is 40 crowns."), n("Term of it.", 1), parts=lists)
    assert [d.pile for d in hold_against(marked_in(plain), marked_in(moved)).differences] == [Pile.RENUMBERED]


def test_the_gravest_is_told_by_what_it_touches() -> None:
    """A number that changed unmarked weighs more than a comma."""
    was, came = (
        make_docx(p("Pay 30 crowns."), p("Stay, then.")),
        make_docx(p("Pay 45 crowns."), p("Stay then.")),
    )
    first, second = hold_against(marked_in(was), marked_in(came)).differences
    assert (first.severity, second.severity) == ("high", "low")
    assert first.message == "changed, not marked as a change (number): “30” → “45”"


def test_another_original_is_named_and_nothing_else_is_claimed() -> None:
    """When their redline was made from an older version, every difference would be noise."""
    first = make_docx(*[p(f"Clause {k} says what it said first of all.") for k in range(12)])
    second = make_docx(
        *[p(f"Clause {k} says what {'we changed' if k < 5 else 'it said first of all'}.") for k in range(12)]
    )
    came = make_docx(
        *[p(f"Clause {k} says what it said first of all.", dele("x", B) if k == 3 else "") for k in range(12)]
    )
    found = hold_against(marked_in(second), marked_in(came), [("draft@v1", marked_in(first))])
    assert [(d.kind, d.message) for d in found.differences] == [
        ("wrong-baseline", "their original is draft@v1, and not what was sent last")
    ]


def test_a_text_that_shares_little_was_made_from_something_else() -> None:
    """Without another text to name, it is said how little is shared."""
    found = hold_against(marked_in(make_docx(*map(p, "abcdefgh"))), marked_in(make_docx(*map(p, "abwxyzuv"))))
    assert [d.kind for d in found.differences] == ["wrong-baseline"]


def test_what_is_gone_is_told_where_its_paragraph_stands_now() -> None:
    """A mark or a comment that is gone is told at its own paragraph, however many came in before it."""
    last = p("Pay 30 crowns.", ins(run(" Each month."), A))
    was = make_docx(p("Scope of it."), p("Term of it."), last)
    more = (p(ins(run(f"Annex {k} is part of this."), B), mark=mark_ins(B)) for k in range(3))
    came = make_docx(p("Scope of it."), *more, p("Term of it."), p("Pay 30 crowns. Each month."))
    found = hold_against(marked_in(was), marked_in(came))
    assert [(d.kind, d.place) for d in found.differences] == [("silently-accepted", 5)]
    sent, back = marked_in(was), marked_in(came)
    remark = Comment("Anna", "", "Which calendar?", place=1)
    (gone,) = (
        d
        for d in hold_against(replace(sent, comments=(remark,)), back).differences
        if d.kind == "comment-deleted"
    )
    assert gone.place == 4


def test_what_stands_behind_marked_paragraphs_is_told_at_its_own() -> None:
    """An unmarked change in the paragraph behind one that was put in is told where its words stand."""
    came = make_docx(p("Scope."), p(ins(run("Annexes."), B), mark=mark_ins(B)), p("Pay 45 crowns."))
    found = hold_against(marked_in(make_docx(p("Scope."), p("Pay 30 crowns."))), marked_in(came))
    assert [(d.kind, d.place) for d in found.differences] == [("unmarked-edit", 2)]


def test_a_file_that_is_only_saved_anew_is_not_renumbered() -> None:
    """Lists of other ids, levels that no paragraph has, and lists that nothing uses are no change of numbering."""
    one = '<w:lvl w:ilvl="0"><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl>'
    two = '<w:lvl w:ilvl="1"><w:numFmt w:val="decimal"/><w:lvlText w:val="%2."/></w:lvl>'

    def saved(used: str, levels: str) -> bytes:
        lists = "".join(f'<w:abstractNum w:abstractNumId="{n}">{levels}</w:abstractNum>' for n in "12")
        return make_docx(
            *(p(words, num=(used, 0)) for words in ("Scope of it.", "Pay 30 crowns.")),
            parts={"numbering": lists + num("1", "1") + num("2", "2")},
        )

    assert hold_against(marked_in(saved("1", one)), marked_in(saved("2", one + two))).differences == ()


def test_what_was_taken_out_is_told_with_its_number() -> None:
    """A paragraph that is gone has no clause any more, and is told by the number that it had."""
    lists = {"numbering": LEGAL + num("1", "1")}
    was = make_docx(n("Scope of it."), n("Pay 30 crowns."), p("Signed."), p("Sealed."), parts=lists)
    came = make_docx(n("Scope of it."), p("Signed."), parts=lists)
    told = [d.message for d in hold_against(marked_in(was), marked_in(came)).differences]
    assert told == [
        "2 was taken out, not marked as a change (number): “Pay 30 crowns.”",
        "taken out, not marked as a change: “Sealed.”",
    ]
