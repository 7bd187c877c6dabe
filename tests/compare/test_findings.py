"""Findings: what went stale or cannot be seen is told; what only followed a renumbering is not."""

from proposaltrack.compare.comparison import compare
from proposaltrack.compare.findings import LOOKED_FOR, Finding, check, check_change, check_text
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
        ("hidden-character", "high", "1", "U+202E (right-to-left override)"),
        ("look-alike", "high", "1", "P\u0430rty"),
        ("unbalanced-bracket", "medium", "2", "The crew]"),
        ("hidden-character", "low", "3", "U+00AD (soft hyphen)"),
    ]
    assert check_text(parse_text(BEFORE)) == ()


def test_every_finding_is_of_a_kind_that_is_announced() -> None:
    """Nothing is found that the list of kinds does not name."""
    found = (*changed(BEFORE, CUT), *check_text(parse_text(BEFORE)))
    assert {finding.kind for finding in found} <= set(LOOKED_FOR)


def test_a_number_that_a_new_clause_took_makes_a_citation_stale() -> None:
    """What was meant went on under another number; a clause that stands for one that is gone may be meant."""
    added = "Article 2\nWeather\n\nIn fog, no boat leaves the harbour of either side.\n\n"
    after = BEFORE.replace("Article 4\nPorts", "Article 5\nPorts").replace(
        "Article 5\nFinal", "Article 6\nFinal"
    )
    after = after.replace("Article 3\nCrew", "Article 4\nCrew").replace("Article 2\nTime", "Article 3\nTime")
    after = after.replace("Article 3\nTime", f"{added}Article 3\nTime")
    (told,) = of_kind("stale-reference", changed(BEFORE, after))
    assert told.startswith("still cites Article 3: what was 3 (Crew) is now 4 (Crew)")
    crew = BEFORE[BEFORE.index("Article 3\n") : BEFORE.index("Article 4\n")]
    replaced = BEFORE.replace(crew, added.replace("Article 2", "Article 3"))
    assert of_kind("stale-reference", changed(BEFORE, replaced)) == []


def test_a_citation_of_nothing_is_found_in_one_text_and_told_once_in_two() -> None:
    """A number that no clause carries is told; what had one before is told as stale instead."""
    lost = BEFORE.replace("Article 3 applies", "Article 9 applies")
    assert of_kind("stale-reference", check_text(parse_text(lost))) == [
        "cites Article 9, and no clause of this text carries that number"
    ]
    gone = BEFORE[: BEFORE.index("Article 5\n")].replace("Article 3 a", "Article 5 a")
    both = check(compare(parse_text(BEFORE.replace("Article 3 a", "Article 5 a")), parse_text(gone)))
    (told,) = of_kind("stale-reference", both)
    assert told.startswith("still cites Article 5: what was 5 (Final) is gone")


def test_a_changed_definition_names_everybody_who_uses_the_term() -> None:
    """Other words are told with every user; another number in a citation is no other meaning, a comma a small one."""
    wider = BEFORE.replace("from April to October", "from March to October")
    (found,) = changed(BEFORE, wider)
    assert (found.kind, found.severity, found.clause.number) == ("definition-changed", "medium", "1(2)")
    assert found.message == "the definition of “Season” changed; it is used in 2(1)"
    assert [clause.number for clause in found.used_in] == ["2(1)"]
    assert (found.before, found.after) == (
        "the months from April to October",
        "the months from March to October",
    )
    (small,) = changed(BEFORE, BEFORE.replace("April to", "April, to"))
    assert small.severity == "low"
    cites = BEFORE.replace("over the water", "as Article 4 says")
    renumbered = cites.replace("as Article 4 says", "as Article 5 says")
    assert of_kind("definition-changed", changed(cites, renumbered)) == []


def test_a_term_that_is_defined_in_other_words_is_not_undefined() -> None:
    """A definition that moved into a recital in quotation marks is still one."""
    dropped = BEFORE.replace('2. "Season" means the months from April to October.\n', "").replace(
        "in the Season", "from April to October, hereinafter called “the Season”"
    )
    assert of_kind("undefined-term", changed(BEFORE, dropped)) == []


def test_marks_of_direction_belong_to_a_text_from_right_to_left() -> None:
    """They are found among Latin letters only."""
    tree = parse_text(
        "Article 1\n\nThe \u200fParty.\n\nArticle 2\n\n\u05d4\u05e6\u05d3 \u200f(1) \u05e9\u05dc\u05d5\u05dd\n"
    )
    assert [found.clause.number for found in check_text(tree)] == ["1"]


def test_what_only_follows_its_parent_has_no_new_number_of_its_own() -> None:
    """Decimal numbers are told by the part that a clause brings to them."""
    boats = "{0}. Boats\n\n{0}.1. Boats sail by day only.\n\n{0}.2. Fares are low for all.\n\n"
    ports = "{0}. Ports\n\n{0}.1. Ports are kept clean.\n\n{0}.2. Quays are swept at dawn.\n"
    crew = "1. Crew\n\n1.1. The captain commands on board.\n\n"
    before = boats.format(1) + ports.format(2)
    after = crew + boats.format(2) + ports.format(3)
    assert of_kind("numbering-changed", changed(before, after)) == ["1 to 2 are now 2 to 3"]
