"""Word files with different numbering schemes, restarts, overrides, style chains, section breaks, tables and insertions."""

from collections.abc import Callable

from word import (
    A,
    abstract,
    dele,
    footnote,
    ins,
    level,
    listed,
    make_docx,
    mark_del,
    mark_ins,
    note_ref,
    num,
    override,
    p,
    run,
    style,
    table,
    tr,
)  # fmt: skip

LEGAL = abstract(
    "1",
    level(0, "decimal", "%1."),
    level(1, "decimal", "%1.%2"),
    level(2, "lowerLetter", "(%3)"),
    level(3, "lowerRoman", "(%4)"),
)
SECTION = '<w:sectPr><w:type w:val="nextPage"/></w:sectPr>'


def n(text: str, depth: int = 0, of: str = "1", **more: str) -> str:
    """A numbered paragraph."""
    return p(text, num=(of, depth), **more)


def legal_decimal() -> bytes:
    """1., 1.1, (a), (i), each level beginning anew below the next one up."""
    return make_docx(
        n("Scope"), n("first", 1), n("one", 2), n("sub", 3), n("sub two", 3), n("two", 2), n("second", 1), n("three", 2),
        n("Term"), n("third", 1), n("four", 2), p("free text"), n("five", 2),
        parts={"numbering": LEGAL + num("1", "1")},
    )  # fmt: skip


def formats() -> bytes:
    """Every usual number format, three counts of each."""
    names = ["decimal", "lowerLetter", "upperLetter", "lowerRoman", "upperRoman", "decimalZero", "ordinal"]
    lists = "".join(abstract(str(i), level(0, name, "%1)")) for i, name in enumerate(names, 1))
    nums = "".join(num(str(i), str(i)) for i in range(1, len(names) + 1))
    body = [n(f"{name} {k}", of=str(i)) for i, name in enumerate(names, 1) for k in range(3)]
    return make_docx(*body, parts={"numbering": lists + nums})


def long_letters() -> bytes:
    """Letters beyond z are doubled."""
    body = [n(f"item {k}") for k in range(56)]
    return make_docx(
        *body, parts={"numbering": abstract("1", level(0, "lowerLetter", "(%1)")) + num("1", "1")}
    )


def long_roman() -> bytes:
    """Roman numbers into the forties."""
    body = [n(f"item {k}") for k in range(49)]
    return make_docx(*body, parts={"numbering": abstract("1", level(0, "upperRoman", "%1.")) + num("1", "1")})


def starts() -> bytes:
    """Levels that begin at another count than one."""
    lists = abstract(
        "1", level(0, "decimal", "Article %1", start=5), level(1, "lowerLetter", "(%2)", start=3)
    )
    return make_docx(
        n("five"), n("c", 1), n("d", 1), n("six"), n("c again", 1), parts={"numbering": lists + num("1", "1")}
    )


def start_override() -> bytes:
    """A second list of the same definition begins anew, once."""
    nums = num("1", "1") + num("2", "1", override(0, 1))
    body = [
        n("one"),
        n("two"),
        p("between"),
        n("one again", of="2"),
        n("two again", of="2"),
        n("three", of="2"),
    ]
    return make_docx(*body, parts={"numbering": LEGAL + nums})


def shared_counter() -> bytes:
    """Two lists of one definition without an override go on counting together."""
    nums = num("1", "1") + num("2", "1")
    body = [n("one"), n("two"), n("three", of="2"), n("four"), n("five", of="2")]
    return make_docx(*body, parts={"numbering": LEGAL + nums})


def separate_lists() -> bytes:
    """Two definitions count each for itself, also in turns."""
    lists = LEGAL + abstract("2", level(0, "upperLetter", "%1."))
    body = [n("one"), n("A", of="2"), n("two"), n("B", of="2"), n("sub", 1), n("C", of="2")]
    return make_docx(*body, parts={"numbering": lists + num("1", "1") + num("2", "2")})


def never_restarts() -> bytes:
    """A level that goes on through its parents."""
    lists = abstract(
        "1",
        level(0, "upperRoman", "Part %1"),
        level(1, "decimal", "Article %2", more='<w:lvlRestart w:val="0"/>'),
    )
    body = [n("I"), n("art 1", 1), n("art 2", 1), n("II"), n("art 3", 1), n("III"), n("art 4", 1)]
    return make_docx(*body, parts={"numbering": lists + num("1", "1")})


def legal_form() -> bytes:
    """Upper counts in digits although their own level prints Roman."""
    lists = abstract("1", level(0, "upperRoman", "%1."), level(1, "decimal", "%1.%2", more="<w:isLgl/>"))
    body = [n("I"), n("1.1", 1), n("II"), n("2.1", 1), n("2.2", 1)]
    return make_docx(*body, parts={"numbering": lists + num("1", "1")})


def style_numbers() -> bytes:
    """Headings that are numbered by their styles, each level owned by one."""
    lists = abstract(
        "1", level(0, "decimal", "%1.", more='<w:pStyle w:val="H1"/>'), level(1, "decimal", "%1.%2", more='<w:pStyle w:val="H2"/>'),
        level(2, "lowerLetter", "(%3)", more='<w:pStyle w:val="H3"/>'),
    )  # fmt: skip
    styles = (
        style("H1", props=listed("1"), title="heading 1")
        + style("H2", props=listed("1", 1), title="heading 2")
        + style("H3", props=listed("1", 2))
    )
    body = [
        p("one", style="H1"),
        p("a", style="H2"),
        p("x", style="H3"),
        p("b", style="H2"),
        p("two", style="H1"),
        p("c", style="H2"),
    ]
    return make_docx(*body, parts={"numbering": lists + num("1", "1"), "styles": styles})


def style_chain() -> bytes:
    """A style that takes its number from the one it is based on, and one that takes it away."""
    lists = abstract("1", level(0, "decimal", "%1.", more='<w:pStyle w:val="Base"/>'))
    styles = (
        style("Base", props=listed("1")) + style("Child", based="Base") + style("Grand", based="Child", looks="<w:b/>")
        + style("Bare", based="Base", props=listed("0"))
    )  # fmt: skip
    body = [
        p("one", style="Base"),
        p("two", style="Child"),
        p("none", style="Bare"),
        p("three", style="Grand"),
    ]
    return make_docx(*body, parts={"numbering": lists + num("1", "1"), "styles": styles})


def own_over_style() -> bytes:
    """A paragraph's own list, level or want of number wins over its style's."""
    lists = LEGAL.replace(
        '<w:numFmt w:val="decimal"/>', '<w:numFmt w:val="decimal"/><w:pStyle w:val="H1"/>', 1
    )
    styles = style("H1", props=listed("1"))
    body = [
        p("one", style="H1"),
        p("none", style="H1", num=("0", 0)),
        p("deep", style="H1", num=("1", 1)),
        p("two", style="H1"),
    ]
    return make_docx(*body, parts={"numbering": lists + num("1", "1"), "styles": styles})


def section_breaks() -> bytes:
    """A paragraph that only ends a section takes no number."""
    body = [n("one"), p("", num=("1", 0), more=SECTION), n("two"), p("", more=SECTION), n("three")]
    return make_docx(*body, parts={"numbering": LEGAL + num("1", "1")})


def in_tables() -> bytes:
    """Numbers that run through the cells of a table and on behind it."""
    body = [n("one"), table(tr(n("two"), "free"), tr(n("three"), n("four"))), n("five"), n("sub", 1)]
    return make_docx(*body, parts={"numbering": LEGAL + num("1", "1")})


def inserted_paragraph() -> bytes:
    """A proposed clause in the middle shifts those behind it in the final view alone."""
    body = [n("one"), p(ins(run("new")), num=("1", 0), mark=mark_ins()), n("two or three"), n("sub", 1)]
    return make_docx(*body, parts={"numbering": LEGAL + num("1", "1")})


def deleted_paragraph() -> bytes:
    """A clause that is to go holds its number in the original view alone."""
    body = [n("one"), p(dele("old"), num=("1", 0), mark=mark_del()), n("three or two"), n("sub", 1)]
    return make_docx(*body, parts={"numbering": LEGAL + num("1", "1")})


def bullets() -> bytes:
    """Bullets between numbers count nothing."""
    lists = LEGAL + abstract("2", level(0, "bullet", "\u2022"), level(1, "bullet", "\u2013"))
    body = [n("one"), n("dot", of="2"), n("dash", 1, of="2"), n("two"), n("dot", of="2")]
    return make_docx(*body, parts={"numbering": lists + num("1", "1") + num("2", "2")})


def words_in_label() -> bytes:
    """Labels with words around the count, and a level that prints none."""
    lists = abstract(
        "1", level(0, "decimal", "Article %1"), level(1, "none", ""), level(2, "decimal", "§ %1-%3:")
    )
    body = [n("first"), n("bare", 1), n("deep", 2), n("deep two", 2), n("second"), n("deep three", 2)]
    return make_docx(*body, parts={"numbering": lists + num("1", "1")})


def level_override() -> bytes:
    """A list that replaces one level of its definition."""
    own = f'<w:lvlOverride w:ilvl="0">{level(0, "upperLetter", "Annex %1")}</w:lvlOverride>'
    body = [n("one"), n("sub", 1), n("annex", of="2"), n("annex two", of="2")]
    return make_docx(*body, parts={"numbering": LEGAL + num("1", "1") + num("2", "1", own)})


def numbering_style() -> bytes:
    """A list that is defined by way of a numbering style."""
    lists = abstract(
        "1", level(0, "decimal", "%1)"), level(1, "lowerLetter", "%2)"), more='<w:styleLink w:val="Outline"/>'
    )
    lists += abstract("2", more='<w:numStyleLink w:val="Outline"/>')
    styles = '<w:style w:type="numbering" w:styleId="Outline"><w:name w:val="Outline"/><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
    body = [n("one", of="2"), n("a", 1, of="2"), n("b", 1, of="2"), n("two", of="2")]
    return make_docx(*body, parts={"numbering": lists + num("1", "1") + num("2", "2"), "styles": styles})


def deep() -> bytes:
    """Nine levels, all upper counts printed."""
    levels = [level(i, "decimal", ".".join(f"%{k}" for k in range(1, i + 2))) for i in range(9)]
    body = [n(f"depth {i}", i) for i in (0, 1, 2, 3, 4, 5, 6, 7, 8, 8, 7, 3, 4, 1, 0, 1)]
    return make_docx(*body, parts={"numbering": abstract("1", *levels) + num("1", "1")})


def skipped_level() -> bytes:
    """A deep level without the one above it."""
    return make_docx(
        n("one"),
        n("deep", 2),
        n("deep two", 2),
        n("two"),
        n("sub", 1),
        n("deep three", 2),
        parts={"numbering": LEGAL + num("1", "1")},
    )


def passed_over() -> bytes:
    """A level that comes in only after a deeper one has stood without it."""
    return make_docx(
        n("sub", 1),
        n("two"),
        n("deep", 2),
        n("sub two", 1),
        n("three"),
        parts={"numbering": LEGAL + num("1", "1")},
    )


def empty_numbered() -> bytes:
    """An empty paragraph of a list counts like any other."""
    return make_docx(n("one"), n(""), n("three"), parts={"numbering": LEGAL + num("1", "1")})


def with_footnotes() -> bytes:
    """Footnotes called from numbered clauses."""
    notes = footnote(1, p("the first note")) + footnote(2, p("the second note"))
    body = [
        n("one", of="1"),
        p("two", note_ref(1), " goes on", num=("1", 0)),
        p("three", note_ref(2), num=("1", 0)),
    ]
    return make_docx(*body, parts={"numbering": LEGAL + num("1", "1"), "footnotes": notes})


def moved_between_lists() -> bytes:
    """A marked change of a paragraph's list: the original view counts it where it was."""
    former = f'<w:pPrChange w:id="9" {A}><w:pPr><w:numPr><w:ilvl w:val="1"/><w:numId w:val="1"/></w:numPr></w:pPr></w:pPrChange>'
    return make_docx(
        n("one"),
        n("sub", 1),
        n("two or sub", more=former),
        n("last"),
        parts={"numbering": LEGAL + num("1", "1")},
    )


SCHEMES: tuple[Callable[[], bytes], ...] = (
    legal_decimal, formats, long_letters, long_roman, starts, start_override, shared_counter, separate_lists,
    style_numbers, style_chain, own_over_style, section_breaks, in_tables,
    inserted_paragraph, deleted_paragraph, bullets, words_in_label, level_override, numbering_style, deep,
    skipped_level, passed_over, empty_numbered, with_footnotes,
)  # fmt: skip

BEYOND: tuple[tuple[Callable[[], bytes], tuple[str, ...], tuple[str, ...]], ...] = (
    (
        never_restarts,
        (never := ("Part I", "Article 1", "Article 2", "Part II", "Article 3", "Part III", "Article 4")),
        never,
    ),
    (legal_form, (legal := ("I.", "1.1", "II.", "2.1", "2.2")), legal),
    (moved_between_lists, ("1.", "1.1", "1.2", "2."), ("1.", "1.1", "2.", "3.")),
)
"""What LibreOffice 7.4 does not know, with the numbers that ECMA-376 (17.9.3, 17.9.4, 17.9.10, 17.13.5.29) asks for: original, final."""
