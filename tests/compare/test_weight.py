"""Weight: a changed duty, number or term stands out; a changed adjective does not."""

from pathlib import Path

import pytest

from proposaltrack.compare.comparison import compare
from proposaltrack.compare.speech import guess_language, languages, primary
from proposaltrack.compare.weight import SORTS, lightest_last, weigh
from proposaltrack.compare.wording import diff_words
from proposaltrack.model.comparison import ChangeKind, ClauseChange
from proposaltrack.text.clauses import parse_text


@pytest.mark.parametrize(
    ("before", "after", "weight"),
    [
        ("Each side shall meet.", "Each side may meet.", ("modal verb",)),
        ("Each side shall sail.", "Each side shall not sail.", ("modal verb", "negation")),
        ("It can not sail at night.", "It cannot sail at night.", ()),
        ("they shal meet at sea", "they shall meet at sea", ()),
        ("within thirty-five days", "within 35 days", ()),
        ("in May they meet", "in June they meet", ("date",)),
        ("the boat; and", "the boat; or", ("and/or",)),
        ("the boat; and", "the boat;", ()),
        ("the boat and the raft", "the boat and/or the raft", ("and/or",)),
        ("the “Ferry” sails", 'the "Ferry" sails', ()),
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
        ("of each Party here", "of the Parties here", ()),
        ("of each State here", "of each Agency here", ("defined term",)),
        ("of each lake, and river", "of each lake and river", ("typography",)),
        ("of each lake", "Of each lake.", ("typography",)),
        ("of each [lake]", "of each lake", ()),
        ("the Authority here", "the \u0410uthority here", ("look-alike", "defined term")),
        ("up to 10000 tons", "up to 10\u200b000 tons", ("look-alike", "number")),
        ("shall pay 30 within 3 days", "may pay 40 within 3 days", ("modal verb", "number")),
    ],
)
def test_what_weighs_is_named(before: str, after: str, weight: tuple[str, ...]) -> None:
    """What a change touches is named, the heaviest first; what was only put elsewhere weighs nothing."""
    assert weigh(diff_words(before, after)) == weight


FRENCH = [
    ("La Partie doit payer.", "La Partie peut payer.", ("modal verb",)),
    ("La Partie doit payer.", "La Partie ne doit pas payer.", ("modal verb", "negation")),
    ("la rive doit rester propre", "les rives doivent rester propres", ()),
    ("la taxe n'est due à personne", "la taxe est due à tous", ("negation",)),
    ("dans les trente jours", "dans les 45 jours", ("number",)),
    ("dans les quatre-vingt-dix jours", "dans les 90 jours", ()),
    ("avant le 1er mai 2024 au soir", "avant le 3 juin 2024 au soir", ("date",)),
    ("un montant de 5 euros", "un montant de 6 euros", ("amount",)),
    ("le bateau et le port", "le bateau ou le port", ("and/or",)),
    ("selon l’Agence", "selon l’Institut", ("defined term",)),
    ("selon l’article 5 du présent", "selon l’article 6 du présent", ("cross-reference",)),
    ("l’eau est propre", "cette eau est propre", ()),
    ("un grand lac", "un beau lac", ()),
    ("de chaque Partie ici", "des Parties ici", ()),
    ("la Commission peut voter", "la Commission ne peut voter", ("modal verb", "negation")),
    ("deux tiers des voix", "trois quarts des voix", ("number",)),
    ("du port, et du lac", "du port et du lac", ("typography",)),
    ("les eaux, les « rives »", 'les eaux, les "rives"', ("typography",)),
]
RUSSIAN = [
    ("Сторона должна платить.", "Сторона может платить.", ("modal verb",)),
    ("Сторона может платить.", "Сторона не может платить.", ("modal verb", "negation")),
    ("берег должен быть чистым", "берега должны быть чистыми", ()),
    ("без согласия", "с согласия", ("negation",)),
    ("в течение тридцати дней", "в течение 45 дней", ("number",)),
    ("в течение тридцати дней", "в течение 30 дней", ()),
    ("в течение трёх дней", "в течение трех дней", ()),
    ("до 1 мая 2024 года", "до 3 июня 2024 года", ("date",)),
    ("сумма в 5 млн рублей", "сумма в 6 млн рублей", ("amount",)),
    ("суда и порты", "суда или порты", ("and/or",)),
    ("как решает Комиссия сама", "как решает Совет сам", ("defined term",)),
    ("согласно статье 5 настоящего", "согласно статье 6 настоящего", ("cross-reference",)),
    ("большое озеро", "великое озеро", ()),
    ("права каждой Стороны здесь", "права обеих Сторон здесь", ()),
    ("перед другой Стороной здесь", "перед третьим Государством здесь", ("defined term",)),
    ("на озере, и на реке", "на озере и на реке", ("typography",)),
    ("каждая Сторона обязуется платить", "каждая Сторона вправе платить", ("modal verb",)),
]
UNKNOWN = [
    ("für 30 Tage", "für 45 Tage", ("number",)),
    ("vor dem 1.5.2024", "vor dem 2.5.2024", ("date",)),
    ("höchstens 5 € am Tag", "höchstens 6 € am Tag", ("amount",)),
    ("nach Artikel 5 gilt", "nach Artikel 6 gilt", ("cross-reference",)),
    ("die Partei soll das Haus bauen", "die Partei darf den Turm bauen", ()),
]


@pytest.mark.parametrize(
    ("language", "before", "after", "weight"),
    [(code, *row) for code, rows in (("fr", FRENCH), ("ru", RUSSIAN), ("", UNKNOWN)) for row in rows],
)
def test_each_language_weighs_by_its_own_words(
    language: str, before: str, after: str, weight: tuple[str, ...]
) -> None:
    """Verbs, numbers and lists are read in the words of the language; an unknown one by what needs no words."""
    assert weigh(diff_words(before, after), language) == weight


def test_a_text_says_its_language_by_its_words() -> None:
    """The commonest words tell English, French and Russian, and German for none of them."""
    found = Path(__file__).parent / "found"
    assert guess_language((found / "traite-after.md").read_text("utf-8")) == "fr"
    assert guess_language((found / "bill-after.md").read_text("utf-8")) == "en"
    assert guess_language("Стороны не могут без согласия менять границы, и это не вопрос.") == "ru"
    german = "Die Vertragsparteien sind sich einig, dass der Fluss von beiden genutzt wird und niemand ihn sperrt. "
    assert guess_language(german * 3) == ""
    assert [primary(tag) for tag in ("fr-CH", "EN", "de", "")] == ["fr", "en", "", ""]


def test_a_comparison_says_by_which_language_it_weighed() -> None:
    """The language that is named decides; without one the words of the text after do."""
    before, after = (
        parse_text(f"Article 1\n\nLa Partie {verb} payer et partir.\n") for verb in ("doit", "peut")
    )
    assert [compare(before, after, language=tag).language for tag in ("fr-CH", "en", "xx")] == [
        "fr",
        "en",
        "",
    ]
    guessed = compare(before, after)
    assert guessed.language == "fr"
    assert [change.weight for change in guessed.changes] == [("modal verb",)]


def test_every_language_lists_the_same_sorts_of_words() -> None:
    """A file of a language names months, money, joining words, and gives no form of a number twice."""
    from proposaltrack.compare.speech import speech_of  # noqa: PLC0415

    for code in languages():
        speech = speech_of(code)
        assert {sort for sorts in speech.sorts.values() for sort in sorts} == {
            "modal verb",
            "negation",
            "number",
        }
        assert len(speech.joins) >= 3
        assert speech.date.search("2024-05-01")
        assert speech.amount.search("5 euros") or speech.amount.search("5 евро")


def test_the_heaviest_changes_come_first() -> None:
    """Sorted by weight, a changed duty stands before a number, a number before a term, the rest in reading order."""
    weights = [*((sort,) for sort in reversed(SORTS[1:])), (), ("modal verb", "number"), ("modal verb",)]
    kinds = {False: (ChangeKind.REWORDED,), True: (ChangeKind.UNCHANGED,)}
    changes = [
        ClauseChange(kinds[not weight], (), (), 1.0, str(n), weight) for n, weight in enumerate(weights)
    ]
    told = [change.weight for change in lightest_last(changes)]
    assert told[:3] == [("modal verb", "number"), ("modal verb",), ("modal verb",)]
    assert told[3:] == [*((sort,) for sort in SORTS[2:-1]), (), (SORTS[-1],)]
