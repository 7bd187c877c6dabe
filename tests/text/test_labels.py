"""Labels: the numbers that clauses carry in print are read as each country writes them, and nothing else is."""

import pytest

from proposaltrack.text.labels import next_reading, read_label
from proposaltrack.text.numbering import plain_number


@pytest.mark.parametrize(
    ("line", "printed", "own", "rest"),
    [
        ("Article 1er", "Article 1er", "1", ""),
        ("Titre Ier", "Titre Ier", "I", ""),
        ("Artigo 5.º-A", "Artigo 5.º-A", "5.º-A", ""),
        ("Artículo 2.º", "Artículo 2.º", "2", ""),
        ("Art. 3-bis. Barche", "Art. 3-bis", "3-bis", "Barche"),
        ("Статья 12-1", "Статья 12-1", "12-1", ""),
        ("Article L. 111-1", "Article L. 111-1", "L. 111-1", ""),
        ("Приложение № 2", "Приложение № 2", "2", ""),
        ("Annex No. 2", "Annex No. 2", "2", ""),
        ("Article (4)", "Article (4)", "4", ""),
        ("مادة (٤)", "مادة (٤)", "٤", ""),
        ("附件一", "附件一", "一", ""),
        ("附件2：船只", "附件2", "2", "船只"),
        ("Cláusula segunda", "Cláusula segunda", "segunda", ""),
        ("Capo II", "Capo II", "II", ""),
        ("סעיף יא.", "סעיף יא", "יא", ""),
        ("First Schedule", "First Schedule", "", ""),
        ("Zweiter Abschnitt – Boote", "Zweiter Abschnitt", "", "Boote"),
    ],
)
def test_a_heading_is_read_as_its_country_numbers_it(line: str, printed: str, own: str, rest: str) -> None:
    """What is printed stays, and the number is without the signs that only say that it is one."""
    label = read_label(line, heading=True)
    assert label is not None
    assert (label.printed, label.own, line[label.end :]) == (printed, own, rest)


@pytest.mark.parametrize(
    ("line", "printed"),
    [
        ("1-bis. Le barche", "1-bis."),
        ("c-ter) le barche", "c-ter)"),
        ("bb) die Boote", "bb)"),
        ("2° les barques", "2°"),
        ("3.- Las barcas", "3."),
        ("II.- Las barcas", "II."),
        ("TERCERA.- Barcas", "TERCERA"),
        ("Décima primera: Barcas.", "Décima primera"),
        ("((2. Le barche", "2."),
        ("§ 4. (1) Jedes Boot wird gezählt.", "§ 4"),
        ("4.—(1) Each boat is counted.", "4."),
        ("4 (1) Each boat is counted.", "4"),
        ("A.1. Boats", "A.1."),
        ("4.1.BOATS AND OARS", "4.1."),
        ("B.2.3 Each boat is counted.", "B.2.3"),
        ("4.2\u00a0\u00a0 each boat is counted.", "4.2"),
        ("Section 2.01 Boats. Each boat is counted.", "Section 2.01"),
    ],
)
def test_a_paragraph_is_read_as_its_country_numbers_it(line: str, printed: str) -> None:
    """Suffixes with a hyphen, double letters, degrees and dashes behind a stop belong to the label."""
    label = read_label(line)
    assert label is not None
    assert label.printed == printed


@pytest.mark.parametrize(
    "line",
    [
        "20° C is the most",
        "Section 5 Boats are counted. No more.",
        "Second part of the lake is closed",
        "Primera vez que se cuenta.",
        "Article 12 of the Treaty.",
        "5.–10. May",
        "§ 4 (1) Satz 2 gilt nicht.",
        "A.1 and A.2 are closed",
        "4 (2) of those boats",
    ],
)
def test_the_beginning_of_a_sentence_is_no_label(line: str) -> None:
    """A temperature, a sentence that cites a clause, and an ordinal that counts something else."""
    assert read_label(line) is None


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("1-bis.", "1-ter."),
        ("1.", "1-bis."),
        ("a)", "a-bis)"),
        ("aa)", "bb)"),
        ("1.0", "2.0"),
        ("PRIMERA.-", "SEGUNDA.-"),
    ],
)
def test_labels_of_one_list_follow_each_other(before: str, after: str) -> None:
    """What was inserted comes behind the number that it was inserted after."""
    first, second = read_label(f"{before} Boats"), read_label(f"{after} Boats")
    assert first is not None
    assert second is not None
    assert any(next_reading(reading, second.readings) for reading in first.readings)


@pytest.mark.parametrize(
    ("printed", "number"),
    [("1er", "1"), ("№ 2", "2"), ("5.º-A", "5-a"), ("(4)", "4"), ("No. 3", "3"), ("nier", "nier")],
)
def test_a_number_is_found_without_the_signs_around_it(printed: str, number: str) -> None:
    """Signs that say only that it is a number are no part of it."""
    assert plain_number(printed) == number
