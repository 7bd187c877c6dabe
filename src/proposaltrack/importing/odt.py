"""Text documents of LibreOffice and its kin (.odt), with their numbers and the changes tracked in them."""

from typing import TYPE_CHECKING

from proposaltrack.errors import Problem, UnreadableFile
from proposaltrack.importing.base import Content, Format
from proposaltrack.model.marked import MarkedText

if TYPE_CHECKING:
    from collections.abc import Iterable

    from proposaltrack.importing.opendocument.numbering import Place

_LEFT_OUT = "tables of contents and other indexes are left out; they repeat what stands in the text"


def _parse(name: str, content: bytes, _allow_controls: bool) -> Content:
    # Whoever reads plain text does not wait for the libraries that this needs.
    from proposaltrack.importing.archives import Archive  # noqa: PLC0415
    from proposaltrack.importing.opendocument.body import Body  # noqa: PLC0415
    from proposaltrack.importing.opendocument.numbering import number_paragraphs  # noqa: PLC0415
    from proposaltrack.importing.opendocument.styles import Styles  # noqa: PLC0415

    archive = Archive(name, content)
    if b"encryption-data" in (archive.read("META-INF/manifest.xml") or b""):
        told = "it is protected with a password"
        raise UnreadableFile(
            name, [Problem("", told, "Save it without a password, or name a text of it with --text.")]
        )
    root = archive.tree("content.xml")
    if root is None:
        told = "it is no text document: it has no content.xml"
        raise UnreadableFile(name, [Problem("", told, "Ask the sender for it again.")])
    body = Body(root, Styles(root, archive.tree("styles.xml")))
    marked = MarkedText(
        number_paragraphs(body.paragraphs, body.places),
        tuple(body.comments),
        numbering=tuple(_told(body.places)),
        formatting=body.formatting,
    )
    return Content(marked=marked, warnings=(_LEFT_OUT,) if body.indexes else ())


def _told(places: "Iterable[Place | None]") -> "Iterable[str]":
    """What the automatic numbers are made from, each with the label that it begins with."""
    from proposaltrack.importing.opendocument.styles import Level, write_label  # noqa: PLC0415

    kinds = {(place.style, place.level): place for place in places if place is not None}
    for (style, level), place in kinds.items():
        starts = [place.levels.get(nth, Level()).start for nth in range(1, level + 1)]
        label = write_label(place.levels, level, starts)
        yield f"{style or 'outline'}, level {level}: {label or 'no number'}"


FORMAT = Format("an OpenDocument text", (".odt",), "application/vnd.oasis.opendocument.text", _parse)
