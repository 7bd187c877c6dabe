"""Parcel: a copy of a Word file with some of its parts written anew."""

import io
import zipfile
from collections.abc import Mapping

from lxml import etree

from proposaltrack.importing.archives import Element
from proposaltrack.importing.word.document import Package

_MARKED = ("footnotes", "endnotes", "comments")
"""Kinds of parts in which something may be marked, besides the document itself."""
_PACKING = 3
"""How hard parts are packed, of 9: the file is opened again at once."""
_LONG_AGO = (1980, 1, 1, 0, 0, 0)
"""The date of every part that is written: the same redline gives the same bytes on every day."""


def write_parcel(package: Package, new: Mapping[str, Element] | None = None) -> bytes:
    """The bytes of a Word file whose marked parts are written as they stand now, and all others as they came.

    Args:
        package: the file.
        new: parts that it had not, by name.
    """
    names = {package.main, *(name for kind in _MARKED for name in package.names_of(kind))}
    if any("purl.oclc.org" in (address or "") for address in package.root.nsmap.values()):
        # What was read of the strict variant has other names now, in every part alike.
        names |= package.trees.keys()
    changed = {**{name: root for name, root in package.trees.items() if name in names}, **(new or {})}
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as out:
        for name in dict.fromkeys((*package.archive.names(), *changed)):
            root = changed.get(name)
            content = _bytes_of(root) if root is not None else package.archive.read(name)
            out.writestr(zipfile.ZipInfo(name, _LONG_AGO), content or b"", zipfile.ZIP_DEFLATED, _PACKING)
    return packed.getvalue()


def _bytes_of(root: Element) -> bytes:
    return bytes(etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True))
