"""Spelled: a number in words means what the digits behind it say, or is told to disagree."""

import pytest

from proposaltrack.compare.findings import check_text
from proposaltrack.compare.speech import speech_of
from proposaltrack.compare.spelled import find_spelled
from proposaltrack.text.clauses import parse_text

ROWS = [
    ("en", "within thirty (30) days", (30, 30)),
    ("en", "within thirty (45) days", (30, 45)),
    ("en", "Thirty-five (35) members", (35, 35)),
    ("en", "two hundred and fifty (250) tons", (250, 250)),
    ("en", "one thousand two hundred (1,200) tons", (1200, 1200)),
    ("en", "three million (3 000 000) crowns", (3_000_000, 3_000_000)),
    ("en", "three hundred thousand (300.000) crowns", (300_000, 300_000)),
    ("en", "twelve\n(12) months", (12, 12)),
    ("fr", "dans un délai de trente (30) jours", (30, 30)),
    ("fr", "quatre-vingt-dix (90) jours", (90, 90)),
    ("fr", "deux cents (20) tonnes", (200, 20)),
    ("fr", "trente et un (31) jours", None),
    ("ru", "в течение тридцати (30) дней", (30, 30)),
    ("ru", "двадцати пяти (35) дней", (25, 35)),
    ("ru", "две тысячи двести (2 200) тонн", (2200, 2200)),
    ("en", "the later one (2019) prevails", None),
    ("en", "as in paragraph (2)", None),
    ("en", "once (1) a year", None),
    ("en", "thirty, (30) days", None),
    ("en", "thirty (a) days", None),
    ("", "thirty (45) days", None),
]


@pytest.mark.parametrize(("language", "text", "found"), ROWS)
def test_words_and_digits_are_read_together(language: str, text: str, found: tuple[int, int] | None) -> None:
    """What the words say and what the digits say; nothing where the words are no number, or may be none."""
    told = [(place.value, place.digits) for place in find_spelled(text, speech_of(language))]
    assert told == ([found] if found else [])


def test_a_mismatch_is_a_finding_of_the_clause_it_stands_in() -> None:
    """The finding quotes the words and says both numbers; numbers that agree are passed over."""
    text = "## Article 1\n\nThe tenant gives thirty (30) days.\n\n## Article 2\n\nThe fee is two hundred (220) crowns.\n"
    (found,) = [f for f in check_text(parse_text(text)) if f.kind == "number-mismatch"]
    assert (found.clause.number, found.severity) == ("2", "high")
    assert found.message == "“two hundred (220)” says 200 in words and 220 in digits"
