"""Word files with lists in other scripts, and with lists that are tied to styles in roundabout ways."""

from collections.abc import Callable

from schemes import LEGAL, SECTION, n
from word import A, abstract, level, listed, make_docx, num, p, style

_SCRIPTS = (
    "hebrew1", "arabicAlpha", "arabicAbjad", "decimalEnclosedCircle", "ideographTraditional", "ideographZodiac",
    "japaneseCounting", "taiwaneseCountingThousand", "chineseCountingThousand", "ideographLegalTraditional",
    "chineseLegalSimplified", "koreanDigital", "koreanDigital2", "koreanCounting", "irohaFullWidth", "aiueoFullWidth",
    "ganada", "chosung",
)  # fmt: skip
_LINKED = '<w:styleLink w:val="Outline"/>', '<w:numStyleLink w:val="Outline"/>'


def other_scripts() -> bytes:
    """Hebrew, Arabic, Chinese, Japanese and Korean counts, twenty of each."""
    lists = "".join(abstract(str(i), level(0, name, "%1.")) for i, name in enumerate(_SCRIPTS, 1))
    nums = "".join(num(str(i), str(i)) for i in range(1, len(_SCRIPTS) + 1))
    body = [n(name, of=str(i)) for i, name in enumerate(_SCRIPTS, 1) for _ in range(20)]
    return make_docx(*body, parts={"numbering": lists + nums})


def padded() -> bytes:
    """Counts of three digits, with an alternative for programs that have none."""
    choice = '<mc:Choice Requires="w14"><w:numFmt w:val="custom" w:format="001, 002, 003, ..."/></mc:Choice>'
    fallback = '<mc:Fallback><w:numFmt w:val="decimal"/></mc:Fallback>'
    space = 'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    either = f"<mc:AlternateContent {space}>{choice}{fallback}</mc:AlternateContent>"
    lists = abstract("1", level(0, "X", "%1.").replace('<w:numFmt w:val="X"/>', either))
    return make_docx(*[n("item") for _ in range(11)], parts={"numbering": lists + num("1", "1")})


def level_of_style() -> bytes:
    """A style says its level itself, though another level is said to belong to the style it is based on."""
    lists = abstract(
        "1",
        level(0, "decimal", "%1", more='<w:pStyle w:val="Top"/>'),
        level(1, "decimal", "%1.%2", more='<w:pStyle w:val="Elsewhere"/>'),
    )
    below = style("Below", based="Top", props='<w:numPr><w:ilvl w:val="1"/></w:numPr>')
    styles = style("Top", props=listed("1")) + below
    body = [p(name, style=name) for name in ("Top", "Below", "Below", "Top", "Below")]
    return make_docx(*body, parts={"numbering": lists + num("1", "1"), "styles": styles})


def own_list_without_level() -> bytes:
    """A paragraph names a list and no level: it stands at the level of its style, in that list as in another one."""
    lists = LEGAL + abstract("2", level(0, "upperRoman", "%1."), level(1, "lowerLetter", "%1.%2"))
    own = '<w:numPr><w:numId w:val="{}"/></w:numPr>'
    body = [
        n("one"),
        p("below", style="Below"),
        p("below too", style="Below", more=own.format(1)),
        p("in another list", style="Below", more=own.format(2)),
        p("at the top of it", more=own.format(2)),
    ]
    parts = {
        "numbering": lists + num("1", "1") + num("2", "2"),
        "styles": style("Below", props=listed("1", 1)),
    }
    return make_docx(*body, parts=parts)


def picture_before_section() -> bytes:
    """A paragraph that ends a section and shows a picture counts, though it has no words."""
    picture = '<w:r><w:pict><v:rect xmlns:v="urn:schemas-microsoft-com:vml" style="width:9pt;height:9pt"/></w:pict></w:r>'
    body = [
        n("one"),
        p(picture, num=("1", 0), more=SECTION),
        n("three"),
        p("", num=("1", 0), more=SECTION),
        n("four"),
    ]
    return make_docx(*body, parts={"numbering": LEGAL + num("1", "1")})


def style_of_list() -> bytes:
    """A list that names a numbering style which no list names in turn, only its definition."""
    lists = abstract("1", level(0, "decimal", "%1)"), more=_LINKED[0]) + abstract("2", more=_LINKED[1])
    styles = '<w:style w:type="numbering" w:styleId="Outline"><w:name w:val="Outline"/></w:style>'
    return make_docx(
        n("one", of="2"), n("two", of="2"), parts={"numbering": lists + num("2", "2"), "styles": styles}
    )


def joined_a_list() -> bytes:
    """A paragraph that was taken into a list by a marked change."""
    new = f'<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/><w:ins w:id="4" {A}/></w:numPr>'
    return make_docx(
        n("one"), p("new in it", more=new), n("last"), parts={"numbering": LEGAL + num("1", "1")}
    )


LISTINGS: tuple[Callable[[], bytes], ...] = (
    other_scripts, padded, level_of_style, style_of_list, own_list_without_level, picture_before_section,
)  # fmt: skip
