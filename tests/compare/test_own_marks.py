"""Tests of our own marks in a text."""

from judging.reading import marked_in
from proposaltrack.compare.own_marks import own_stretches, settle_own
from proposaltrack.model.marked import View, changes_in, lines_in
from word import A, B, dele, ins, make_docx, p, run


def test_our_changes_are_accepted_and_those_of_others_rejected() -> None:
    """The text to hold theirs against is ours with our marks settled, and our marks are told by paragraph."""
    mine = make_docx(p("Pay ", dele("30", A), ins(run("45"), A), " crowns."))
    both = marked_in(
        make_docx(p("Scope."), p("Pay ", dele("30", A), ins(run("45"), A), ins(run(" gold"), B), " crowns."))
    )
    ours = {change.stamp for change in changes_in(marked_in(mine))}
    assert [line.text for line in lines_in(settle_own(both, ours), View.ORIGINAL)] == [
        "Scope.",
        "Pay 45 crowns.",
    ]
    assert [(side, text, place) for side, _, text, place in own_stretches(both, ours)] == [
        ("deletion", "30", 1), ("insertion", "45", 1),
    ]  # fmt: skip
