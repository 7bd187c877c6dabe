"""Tracked changes of OpenDocument, as they are listed ahead of the text."""

from typing import TYPE_CHECKING, NamedTuple

from proposaltrack.importing.archives import local_name
from proposaltrack.importing.opendocument.names import IDENTIFIER, TEXT
from proposaltrack.model.marked import Stamp

if TYPE_CHECKING:
    from proposaltrack.importing.archives import Element


class Region(NamedTuple):
    """One tracked change.

    Args:
        inserted: who inserted; None for no insertion. Both hold where one strikes what another inserted.
        deleted: who deleted; None for no deletion.
        content: the element that holds the deleted blocks; None for an insertion.
        formatting: it changes formatting alone.
    """

    inserted: Stamp | None = None
    deleted: Stamp | None = None
    content: "Element" = None
    formatting: bool = False


def read_regions(root: "Element") -> dict[str, Region]:
    """Every tracked change of a document by its identifier.

    Args:
        root: root of the content.
    """
    return {
        element.get(IDENTIFIER) or element.get(f"{TEXT}id", ""): _region(element)
        for element in root.iter(f"{TEXT}changed-region")
    }


def _region(element: "Element") -> Region:
    region = Region()
    for part in element:
        kind = local_name(part)
        if kind == "insertion":
            region = region._replace(inserted=_stamp(part))
        elif kind == "deletion":
            region = region._replace(deleted=_stamp(part), content=part)
        elif kind == "format-change":
            region = region._replace(formatting=True)
    return region


def _stamp(part: "Element") -> Stamp:
    told: dict[str, str] = {}
    for info in part:
        if local_name(info) == "change-info":
            told = {local_name(fact): (fact.text or "").strip() for fact in info}
    return Stamp(told.get("creator", ""), told.get("date", ""))
