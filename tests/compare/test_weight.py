"""Weight: a changed duty, number or term stands out; a changed adjective does not."""

import pytest

from proposaltrack.compare.weight import weigh
from proposaltrack.compare.wording import diff_words


@pytest.mark.parametrize(
    ("before", "after", "weight"),
    [
        ("Each side shall meet.", "Each side may meet.", ("modal verb",)),
        ("The side does meet.", "The side does not meet.", ("negation",)),
        ("within 30 days", "within 45 days", ("number",)),
        ("within thirty days", "within forty-five days", ("number",)),
        ("before 1 May 2024 at noon", "before 3 June 2024 at noon", ("date",)),
        ("since 2019 at least", "since 2029 at least", ("date",)),
        ("a fee of $ 5 a day", "a fee of $ 6 a day", ("amount",)),
        ("as the Agency decides", "as the Commission decides", ("defined term",)),
        ("subject to Article 5 here", "subject to Article 6 here", ("cross-reference",)),
        ("a large lake", "a great lake", ()),
        ("A shall pay and B may go.", "A may pay and B shall go.", ("modal verb",)),
        ("the Agency told the Court", "the Court told the Agency", ("defined term",)),
        ("The lake is cold.", "Cold is what it is.", ()),
        ("it shall, in winter, meet", "in winter it shall meet", ()),
        ("shall pay 30 within 3 days", "may pay 40 within 3 days", ("modal verb", "number")),
    ],
)
def test_what_weighs_is_named(before: str, after: str, weight: tuple[str, ...]) -> None:
    """What a change touches is named, the heaviest first; what was only put elsewhere weighs nothing."""
    assert weigh(diff_words(before, after)) == weight
