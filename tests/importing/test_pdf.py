"""PDF files: paragraphs out of lines, without heads and feet, and with a word on what cannot be read."""

import textwrap
import time

import pytest

from proposaltrack.errors import UnreadableFile
from proposaltrack.importing.base import Reading
from proposaltrack.importing.files import read_bytes
from proposaltrack.importing.printed.glyphs import odd_share
from proposaltrack.importing.printed.lines import Line
from proposaltrack.importing.printed.paragraphs import join_words

NO_CHANGES = "a PDF carries no tracked changes: what was changed shows only when it is compared"

Words = tuple[float, float, float, str]
"""Left, base line, size and words of a line."""


def pdf(*pages: list[Words], trailer: bytes = b"", letters: dict[str, str] | None = None) -> bytes:
    """A file in the standard font Helvetica; `letters` says what some of its signs stand for."""
    font = b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding%s>>"
    parts = [font % (b"/ToUnicode 3 0 R" if letters else b""), b""]
    if letters:
        told = b"".join(
            b"<%02x> <%s>\n" % (ord(sign), meant.encode("utf-16-be").hex().encode())
            for sign, meant in letters.items()
        )
        told = b"begincmap\n1 begincodespacerange\n<00> <FF>\nendcodespacerange\n%d beginbfchar\n%sendbfchar\nendcmap" % (
            len(letters), told,
        )  # fmt: skip
        parts.append(b"<</Length %d>>stream\n%s\nendstream" % (len(told), told))
    kids = []
    for lines in pages:
        shown = b"".join(
            b"BT /F1 %g Tf 1 0 0 1 %g %g Tm (%s) Tj ET\n" % (size, left, base, escaped(words))
            for left, base, size, words in lines
        )
        parts.append(b"<</Length %d>>stream\n%s\nendstream" % (len(shown), shown))
        box = b"/MediaBox[0 0 595 842]/Resources<</Font<</F1 1 0 R>>>>"
        parts.append(b"<</Type/Page/Parent 2 0 R%s/Contents %d 0 R>>" % (box, len(parts)))
        kids.append(b"%d 0 R" % len(parts))
    parts[1] = b"<</Type/Pages/Kids[%s]/Count %d>>" % (b" ".join(kids), len(kids))
    parts.append(b"<</Type/Catalog/Pages 2 0 R>>")
    made, places = b"%PDF-1.4\n", b""
    for number, part in enumerate(parts, 1):
        places += b"%010d 00000 n \n" % len(made)
        made += b"%d 0 obj%s endobj\n" % (number, part)
    table = b"xref\n0 %d\n0000000000 65535 f \n%s" % (len(parts) + 1, places)
    ending = b"trailer<</Size %d/Root %d 0 R%s>>\nstartxref\n%d\n%%%%EOF" % (
        len(parts) + 1, len(parts), trailer, len(made),
    )  # fmt: skip
    return made + table + ending


def escaped(words: str) -> bytes:
    return words.encode("cp1252").replace(b"\\", b"\\\\").replace(b"(", b"\\(").replace(b")", b"\\)")


def column(
    *paragraphs: str, top: float = 760, first: float = 0, rest: float = 0, gap: float = 0, size: float = 11
) -> list[Words]:
    """Paragraphs in lines of about eighty signs, with an indentation and a gap before each."""
    lines: list[Words] = []
    for paragraph in paragraphs:
        for nth, words in enumerate(textwrap.wrap(paragraph, 80)):
            lines.append((72 + (rest if nth else first), top, size, words))
            top -= 1.2 * size
        top -= gap
    return lines


def read(*pages: list[Words]) -> Reading:
    return read_bytes("t.pdf", pdf(*pages))


def paragraphs(*pages: list[Words]) -> list[str]:
    return read(*pages).text.removesuffix("\n").split("\n\n")


LONG = (
    "The Parties shall cooperate with each other and with the Commission in good faith, and shall exchange the "
    "information that is needed for the equitable and reasonable use of the waters, in accordance with this Treaty."
)
OTHER = (
    "Each Party shall appoint one member within sixty days of the request, and the two who are so appointed shall "
    "choose the chair; where they fail to do so, the chair of the Commission makes the appointment instead."
)


@pytest.mark.parametrize(
    ("first", "rest", "gap"),
    [(0, 0, 6), (20, 0, 0), (0, 20, 6), (0, 0, 0)],
    ids=["gap", "indent", "hang", "bare"],
)
def test_lines_are_joined_to_paragraphs(first: float, rest: float, gap: float) -> None:
    """A paragraph ends at a gap, at an indentation, or where its last line has room left."""
    given = [f"1. {LONG}", f"2. {OTHER}", f"3. {LONG}"]
    assert paragraphs(column(*given, first=first, rest=rest, gap=gap)) == given
    assert read(column(LONG)).warnings == (NO_CHANGES,)


def test_heads_feet_and_page_numbers_are_dropped() -> None:
    """What stands at the edge of page after page goes, and a sentence goes on over the page."""
    halves = textwrap.wrap(LONG, 80)
    pages = [
        [
            (72.0, 800.0, 9.0, "Draft of 3 May"),
            (400.0, 800.0, 9.0, f"Chapter {n}"),
            (300.0, 40.0, 9.0, f"Page {n} of 4"),
        ]
        for n in range(1, 5)
    ]
    pages[0] += column(OTHER, halves[0], gap=6)
    pages[1] += column(" ".join(halves[1:]), OTHER.upper(), gap=6)
    pages[2] += column("Article 3", LONG, gap=6)
    pages[3] += column("Article 4", OTHER, gap=6)
    assert paragraphs(*pages) == [OTHER, LONG, OTHER.upper(), "Article 3", LONG, "Article 4", OTHER]


def test_a_clause_at_the_head_of_every_page_is_no_running_head() -> None:
    """Articles that each begin a page are kept, and so is what a single page has at its edge."""
    given = [(f"Article {n}", f"{n}. {words} {LONG}") for n, words in enumerate(OTHER.split()[:7], 1)]
    assert paragraphs(*(column(*both, gap=6) for both in given)) == [text for both in given for text in both]
    assert paragraphs([(72.0, 800.0, 9.0, "Title"), *column(LONG)]) == ["Title", LONG]


def test_a_title_with_the_number_of_its_page_is_a_running_head() -> None:
    """Heads that change with the chapter are known by the number of the page behind them."""
    heads = ["Scope of the rules", "Institutions and organs", "Settling of disputes"]
    texts = [LONG, OTHER, f"However, {LONG}"]
    pages = [[(72.0, 800.0, 9.0, f"{head} {n + 7}"), *column(texts[n])] for n, head in enumerate(heads)]
    assert paragraphs(*pages) == texts


def test_words_broken_at_the_end_of_a_line_are_made_whole() -> None:
    """A hyphen goes when small letters follow, unless the document writes the word with one elsewhere."""
    lines = [
        "The Parties shall maintain the level of the Lake and shall for that purpose co-",
        "operate with each other, with the Commission, and with the governments of non-",
        "Members, in a well-ordered and long-term manner, as the plan laid down for a long-",
        "term use provides.",
    ]
    assert paragraphs([(72, 700 - 13 * n, 11, words) for n, words in enumerate(lines)]) == [
        (
            "The Parties shall maintain the level of the Lake and shall for that purpose cooperate with each other, with "
            "the Commission, and with the governments of non-Members, in a well-ordered and long-term manner, as the plan "
            "laid down for a long-term use provides."
        )
    ]


@pytest.mark.parametrize(
    "wrapped",
    [
        (
            "2.1 (Restrictions on Customer); or",
            "the Customer breaches any of the restrictions that are set out in Section",
        ),
        (
            "12.212 and DFAR 227.7202, as applicable.",
            "it is commercial computer software as that term is used in FAR Section",
        ),
        (
            "4. Nothing more is owed after that day.",
            "and then each Party pays the costs that it has borne under Article",
        ),
    ],
)
def test_a_number_in_a_sentence_that_begins_a_line_is_no_clause(wrapped: tuple[str, str]) -> None:
    """A label begins a paragraph only where it follows the sequence and the line before has ended."""
    after, before = wrapped
    lines = [
        (72, "2.1 The supplier may suspend the services when the customer fails to pay, until all is paid."),
        (72, "2.2 The supplier may end this agreement at once, and shall tell the customer in writing, when"),
        (98, before),
        (98, after),
        (72, "2.3 The customer may end this agreement on thirty days of notice in writing at any time."),
    ]
    found = paragraphs([(left, 700 - 13 * n, 11, words) for n, (left, words) in enumerate(lines)])
    assert [text[:4] for text in found] == ["2.1 ", "2.2 ", "2.3 "]
    assert f"{before} {after}" in found[1]


def test_clauses_without_gaps_are_told_apart_by_their_sequence() -> None:
    """Labels that follow one another part clauses, in lists within lists as well."""
    given = [
        "1. The Commission shall:",
        "(a) determine the inflow of each year and declare dry years;",
        "(b) keep the register, namely of",
        "(i) works that were lawful on the date of signature; and",
        "(ii) works that were permitted later.",
        "2. The Commission adopts its rules of procedure.",
    ]
    assert paragraphs(column(*given)) == given


def test_two_columns_are_read_one_after_the_other() -> None:
    """A paragraph goes on in the second column, and the labels there follow those of the first."""
    texts = [LONG.replace("Treaty", "treaty"), OTHER] * 2
    given = [f"{number}. {words}" for number, words in enumerate(texts, 1)]
    lines = [words for paragraph in given for words in textwrap.wrap(paragraph, 38)]
    half = len(lines) // 2 + 1
    page = [
        (72.0 if n < half else 320.0, 700.0 - 12 * (n % half), 9.0, words) for n, words in enumerate(lines)
    ]
    assert paragraphs([(72.0, 740.0, 9.0, LONG[:100]), *page])[1:] == given


def test_a_label_begins_a_paragraph_behind_a_gap_though_its_letter_is_small() -> None:
    """A gap parts points in small letters, and the rest of a sentence is no point."""
    given = ["1. Boats are:", "a) rafts, and whatever else floats on the lake; or", "b) canoes."]
    assert paragraphs(column(*given, gap=5)) == given


def test_a_number_that_was_passed_is_a_reference() -> None:
    """1.1 comes before 2, and behind it only an annex begins to count again."""
    lines = [*textwrap.wrap(f"3. {LONG}", 80)[:2], "1.1 Rafts and Canoes of the lake."]
    given = [
        "1. Boats.",
        "2. Oars.",
        *lines,
        "ANNEX 1",
        "1. Fees.",
        "1.1 Fees are low.",
        "1.2 Fees are paid.",
    ]
    found = paragraphs([(72, 760 - 13 * n, 11, words) for n, words in enumerate(given)])
    assert found[2] == " ".join(lines)
    assert found[-3:] == given[-3:]


def test_a_word_that_lacks_its_end_keeps_its_hyphen() -> None:
    """What two words share is written once, and neither is broken."""
    lines = [
        (72.0, 700.0, 11.0, "Der Eigner trägt die Kosten der Nutzungs-"),
        (72.0, 687.0, 11.0, "und Schutzrechte."),
    ]
    assert paragraphs(lines) == ["Der Eigner trägt die Kosten der Nutzungs- und Schutzrechte."]


def test_what_a_hyphen_between_figures_or_a_stroke_links_is_linked() -> None:
    """A number and "and/or" may go on in the next line, and a dash between words stays one."""
    lines = [
        Line(words, 72, 500, 700 - 13 * n, 11)
        for n, words in enumerate(["under 252.227-", "7014 a boat and/", "or an oar –", "5 at most"])
    ]
    assert join_words(lines, set()) == "under 252.227-7014 a boat and/or an oar – 5 at most"


def test_scripts_without_spaces_are_joined_without_one() -> None:
    """Lines of Chinese are joined as they are, and figures among the signs have no room around them."""
    lines = [
        Line("第 2 条规定船只的", 72, 500, 700, 11),
        Line("费用与 GPL 相同，", 72, 500, 687, 11),
        Line("and no more", 72, 130, 674, 11),
    ]
    assert join_words(lines, set()) == "第2条规定船只的费用与GPL相同， and no more"


def test_arabic_letters_that_one_sign_shows_are_read_in_their_order() -> None:
    """Lam and alef in one sign come out of a file the other way round; signs that only fill a line are left out."""
    letters = {"A": "ن", "B": "لا", "C": "ع", "D": "\x18", "E": "إ", "F": "ا", "G": "ل"}
    shown = [[(300.0, 700.0, 12.0, "ABDCBEF"), (300.0, 680.0, 12.0, "CGF")]]
    text = read_bytes("t.pdf", pdf(*shown, letters=letters)).text
    assert text.split() == ["اإلاعلان", "الع"]


def test_small_letters_behind_a_pause_and_a_gap_begin_a_paragraph() -> None:
    """Recitals begin with small letters in many languages, and end with a comma or a semicolon."""
    given = [
        "The Parties,",
        LONG.lower().replace("treaty.", "treaty,"),
        "noting the number of boats; and",
        "in good faith,",
        "agree.",
    ]
    assert paragraphs(column(*given, gap=6)) == given


def test_lists_with_bullets_are_kept_apart() -> None:
    """Every bullet begins a line of its own."""
    given = ["• whole numbers;", "• other numbers;", "• texts of any length;", "• dates."]
    assert paragraphs(column("These are read:", *given)) == ["These are read:", *given]


def test_footnotes_stand_behind_the_text() -> None:
    """Small lines with a number at the foot are notes, and the small figure that calls one is its mark."""
    page = [*column(LONG), (72, 600, 11, "The Lake"), (115.2, 604, 6, "1"), (119, 600, 11, " is meant.")]
    page += [
        (72, 90, 8, "1 As shown on the map that is annexed, in the edition"),
        (72, 80, 8, "of that year."),
    ]
    assert paragraphs(page) == [
        LONG,
        "The Lake[^1] is meant.",
        "[^1]: As shown on the map that is annexed, in the edition of that year.",
    ]


def test_pages_without_text_are_told() -> None:
    """A page that is a picture is named; a file of nothing else is refused with the next step."""
    assert (
        read(column(LONG), [], column(OTHER)).warnings[1] == "no text on page 2: what they show is not read"
    )
    with pytest.raises(UnreadableFile, match=r"no text layer.*with --text"):
        read([], [])


LOCK = b"/Encrypt<</Filter/Standard/V 1/R 2/O<%s>/U<%s>/P -4>>/ID[<00><00>]" % (b"00" * 32, b"11" * 32)
WHOLE = pdf(column(LONG, OTHER))


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"%PDF-1.4", "damaged, or no PDF"),
        (b"no PDF at all", "damaged, or no PDF"),
        (WHOLE[: len(WHOLE) // 3], "damaged, or no PDF"),
        (b"\x00" * 100, "damaged, or no PDF"),
        (pdf(), "damaged, or no PDF"),
        (pdf(column(LONG), trailer=LOCK), r"protected with a password\. Ask for a copy without"),
        (b"", "the file is empty"),
    ],
    ids=["head alone", "other", "cut", "zeros", "no pages", "locked", "empty"],
)
def test_what_cannot_be_read_is_told(content: bytes, told: str) -> None:
    """Damaged and protected files are refused with what is wrong and the next step."""
    with pytest.raises(UnreadableFile, match=told):
        read_bytes("t.pdf", content)


@pytest.mark.parametrize(
    ("text", "odd"),
    [
        (LONG, False),
        ("Статья 1. Стороны согласились. " * 9 + "Article 1. The Parties have agreed. " * 9, False),
        ("第一条 この条約は、湖の水の利用について定める。カナも書く。" * 9, False),
        ("µ is a unit, and so is Ω; " + LONG * 3, False),
        (LONG.replace("a", "\ue012"), True),
        (LONG.replace("th", "\ufffd"), True),
        ("المادة الأولى تتفق الأطراف على ما يلي ".replace("ا", "Ԃ") * 9, True),
        ("Parties agree օn thҽ following tҽrms ".replace("r", "ᴦ") * 9, True),
    ],
    ids=["plain", "two scripts", "Japanese", "signs", "private", "replaced", "broken map", "mixed words"],
)
def test_letters_that_cannot_be_meant_are_counted(text: str, odd: bool) -> None:
    """Letters for private use, and of scripts that the document is not in, show a font that does not say what it shows."""
    assert (odd_share(text) > 0.02) is odd


def test_a_font_that_does_not_say_its_letters_is_told() -> None:
    """More than a few letters that cannot be meant are a warning."""
    content = pdf(column(LONG)).replace(b"/WinAnsiEncoding", b"<</Differences[101/uniE000]>>")
    warnings = read_bytes("t.pdf", content).warnings
    assert "of the letters are not what the pages show" in warnings[1]


def test_a_long_document_is_read_in_no_time() -> None:
    """A treaty of 64 pages is read faster than anybody waits for."""
    content = pdf(*(column(f"{n}. {LONG}", *[LONG, OTHER] * 6, gap=6) for n in range(64)))
    read_bytes("t.pdf", pdf(column(LONG)))
    began = time.process_time()
    read_bytes("t.pdf", content)
    assert time.process_time() - began < 2


@pytest.mark.parametrize("size", [0.0, 1e-9, 1e6])
def test_absurd_measures_do_no_harm(size: float) -> None:
    """Type without height, or larger than any page, does not keep the rest from being read."""
    assert (
        "So." in read([(72, 700, size, "The Parties"), (72, 690, size, "agree."), (72, 680, 11, "So.")]).text
    )
