"""Parcel: a copy of a Word file with some of its parts written anew."""

import io
import zipfile
from collections.abc import Mapping

from lxml import etree

from proposaltrack.importing.archives import Element
from proposaltrack.importing.word.document import Package

_LONG_AGO = (1980, 1, 1, 0, 0, 0)
"""The date of every part that is written: the same redline gives the same bytes on every day."""


def write_parcel(package: Package, new: Mapping[str, Element] | None = None) -> bytes:
    """The bytes of a Word file whose read parts are written as they stand now, and all others as they came.

    Args:
        package: the file.
        new: parts that it had not, by name.
    """
    changed = {**package.trees, **(new or {})}
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as out:
        for name in dict.fromkeys((*package.archive.names(), *changed)):
            root = changed.get(name)
            content = _bytes_of(root) if root is not None else package.archive.read(name)
            out.writestr(zipfile.ZipInfo(name, _LONG_AGO), content or b"", zipfile.ZIP_DEFLATED)
    return packed.getvalue()


def _bytes_of(root: Element) -> bytes:
    return bytes(etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True))
