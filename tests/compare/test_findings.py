"""Findings: what went stale or cannot be seen is told; what only followed a renumbering is not."""

from proposaltrack.compare.comparison import compare
from proposaltrack.compare.findings import LOOKED_FOR, Finding, check_change, check_text
from proposaltrack.text.clauses import parse_text

BEFORE = """# Treaty

Article 1
Definitions

1. "Ferry" means the vessel that carries cars over the water.
2. "Season" means the months from April to October.

Article 2
Timetable

1. The Ferry shall sail 4 times a day in the Season.
2. Fares may be changed once a year by decree.

Article 3
Crew

1. The crew shall be trained in the rescue of persons.
2. The captain commands the crew on board and ashore.

Article 4
Ports

Ports shall be kept clean. Article 3 applies.

Article 5
Final

Disputes are settled by talks; see Article 51 of the Charter.
"""
CUT = BEFORE[: BEFORE.index("Article 2\n")] + BEFORE[BEFORE.index("Article 3\n") :].replace(
    "Article 3\nCrew", "Article 2\nCrew"
).replace("Article 4\nPorts", "Article 3\nPorts").replace("Article 5\nFinal", "Article 4\nFinal")


def changed(before: str, after: str) -> tuple[Finding, ...]:
    """What is found in what became of a text."""
    return check_change(compare(parse_text(before), parse_text(after)))


def of_kind(kind: str, found: tuple[Finding, ...]) -> list[str]:
    """The messages of one kind."""
    return [finding.message for finding in found if finding.kind == kind]


def test_a_citation_that_kept_its_number_while_the_clause_lost_it_is_stale() -> None:
    """The finding says what was meant, what it is now, and what carries the number."""
    assert of_kind("stale-reference", changed(BEFORE, CUT)) == [
        "still cites Article 3: what was 3 (Crew) is now 2 (Crew), and that number is now carried by 3 (Ports)"
    ]


def test_a_citation_of_a_clause_that_is_gone_is_stale() -> None:
    """Where no clause carries the number any more, that is said."""
    after = BEFORE.replace(
        "Article 5\nFinal\n\nDisputes are settled by talks; see Article 51 of the Charter.\n", ""
    )
    found = changed(
        BEFORE.replace("Article 3 applies", "Article 5 applies"), after.replace("Article 3 a", "Article 5 a")
    )
    assert of_kind("stale-reference", found) == [
        "still cites Article 5: what was 5 (Final) is gone, and no clause carries that number now"
    ]


def test_a_citation_that_followed_is_not_stale() -> None:
    """A number that was carried over with its clause is right."""
    assert (
        of_kind("stale-reference", changed(BEFORE, CUT.replace("Article 3 applies", "Article 2 applies")))
        == []
    )
    assert changed(BEFORE, BEFORE) == ()


def test_a_new_number_is_told_once_for_neighbours() -> None:
    """Clauses that moved up together are one finding; paragraphs that only follow their article are none."""
    assert of_kind("numbering-changed", changed(BEFORE, CUT)) == ["3 to 5 are now 2 to 4"]


def test_a_term_in_use_whose_definition_went_is_undefined() -> None:
    """The finding names where it was defined and who uses it; a term nobody uses is none."""
    dropped = BEFORE.replace('2. "Season" means the months from April to October.\n', "")
    (told,) = of_kind("undefined-term", changed(BEFORE, dropped))
    assert told.startswith("“Season” was defined in 1(2)")
    assert told.endswith("is defined nowhere now; it is used in 2(1)")
    assert of_kind("undefined-term", changed(BEFORE, dropped.replace(" in the Season", ""))) == []


def test_what_cannot_be_seen_or_read_right_is_found_in_one_text() -> None:
    """Hidden characters, mixed alphabets and open brackets are told with their clause."""
    tree = parse_text(
        "Article 1\n\nThe P\u0430rty pays\u202e.\n\nArticle 2\n\nThe crew] sails.\n\nArticle 3\n\nso\u00adft\n"
    )
    assert [(f.kind, f.severity, f.clause.number, f.after) for f in check_text(tree)] == [
        ("hidden-character", "high", "1", "U+202E"),
        ("look-alike", "high", "1", "P\u0430rty"),
        ("unbalanced-bracket", "medium", "2", "The crew]"),
        ("hidden-character", "low", "3", "U+00AD"),
    ]
    assert check_text(parse_text(BEFORE)) == ()


def test_every_finding_is_of_a_kind_that_is_announced() -> None:
    """Nothing is found that the list of kinds does not name."""
    found = (*changed(BEFORE, CUT), *check_text(parse_text(BEFORE)))
    assert {finding.kind for finding in found} <= set(LOOKED_FOR)
