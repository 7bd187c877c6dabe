"""Labels: the paragraphs of a document, numbered once as if all were rejected and once as if all were accepted."""

from collections.abc import Sequence

from proposaltrack.importing.word.body import RawParagraph
from proposaltrack.importing.word.names import value_of, w
from proposaltrack.importing.word.numbering import Counting, Numbering
from proposaltrack.importing.word.styles import Style
from proposaltrack.model.marked import Paragraph, View, group_lines, keeper_of

_LISTED = f"{w('numPr')}/{w('ins')}"


def number_paragraphs(raw: Sequence[RawParagraph], numbering: Numbering) -> tuple[Paragraph, ...]:
    """The paragraphs with their automatic numbers in both views.

    Args:
        raw: the paragraphs as read, footnotes behind the body.
        numbering: the lists of the document.
    """
    bare = tuple(_bare(paragraph) for paragraph in raw)
    final = _labels(raw, bare, numbering, View.FINAL)
    changed = any(map(_comes_or_goes, bare)) or any(map(_is_relisted, raw))
    original = _labels(raw, bare, numbering, View.ORIGINAL) if changed else final
    return tuple(
        Paragraph(
            p.runs, (original.get(i, ""), final.get(i, "")), p.level, p.inserted, p.deleted, p.row_inserted,
            p.row_deleted, p.cell, p.note,
        )
        if i in final or i in original else p
        for i, p in enumerate(bare)
    )  # fmt: skip


def _comes_or_goes(paragraph: Paragraph) -> bool:
    """True for a paragraph that does not stand, or not end, in both views; changes within it shift no number."""
    return any((paragraph.inserted, paragraph.deleted, paragraph.row_inserted, paragraph.row_deleted))


def _is_relisted(raw: RawParagraph) -> bool:
    """True for a paragraph whose list may be another one in the original view."""
    properties = raw.properties
    return properties is not None and (
        properties.find(w("pPrChange")) is not None or properties.find(_LISTED) is not None
    )


def _bare(raw: RawParagraph) -> Paragraph:
    return Paragraph(
        raw.runs,
        ("", ""),
        _level(raw),
        raw.inserted,
        raw.deleted,
        raw.row.inserted,
        raw.row.deleted,
        raw.cell,
        raw.note,
    )


def _level(raw: RawParagraph) -> int:
    own = value_of(raw.properties, w("outlineLvl"))
    if own.isdecimal():
        return int(own) + 1 if int(own) < 9 else 0
    return raw.style.level


def _labels(
    raw: Sequence[RawParagraph], bare: Sequence[Paragraph], numbering: Numbering, view: View
) -> dict[int, str]:
    """The number of each paragraph that carries a line of a view."""
    counting = Counting(numbering)
    found = {}
    for group in group_lines(bare, view):
        place = keeper_of(bare, group, view)
        listed = _place_of(raw[place], numbering, view)
        if listed is not None and not raw[place].bare:
            found[place] = counting.next(listed)
    return found


def _place_of(raw: RawParagraph, numbering: Numbering, view: View) -> tuple[str, int] | None:
    """The list a paragraph stands in; in the original view, what a marked change of its properties says it was."""
    properties, style = raw.properties, raw.style
    former = None if properties is None else properties.find(w("pPrChange"))
    if view is View.ORIGINAL and former is not None:
        properties = former.find(w("pPr"))
        style = numbering.styles.of(value_of(properties, w("pStyle")))
    elif view is View.ORIGINAL and properties is not None and properties.find(_LISTED) is not None:
        properties = None
    return numbering.place_of(properties, _unlisted(style) if raw.note else style)


def _unlisted(style: Style) -> Style:
    """Notes are counted by their own marks."""
    return Style(level=style.level, hidden=style.hidden)
