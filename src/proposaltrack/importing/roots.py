"""The root element of an XML file, seen from its first bytes without reading the rest."""

import codecs
import re
from typing import NamedTuple

_BEFORE = re.compile(
    r"\s+|<\?.*?\?>|<!--.*?-->|<!DOCTYPE[^\[>]{0,2000}(?:\[.*?\]\s*)?>", re.DOTALL | re.IGNORECASE
)
_TAG = re.compile(r"<(?:[\w.-]+:)?([\w.-]+)([^>]*)>")
_SEEN = 100_000
"""Bytes; the root element begins long before."""


class Root(NamedTuple):
    """A root element.

    Args:
        name: without its prefix.
        attributes: as written, name spaces among them.
    """

    name: str
    attributes: str


def root_of(content: bytes) -> Root | None:
    """The root element of a file; None when no element is in sight.

    Args:
        content: the bytes.
    """
    wide = content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    text = content[:_SEEN].decode("utf-16" if wide else "utf-8-sig", "replace")
    at = 0
    while found := _BEFORE.match(text, at):
        at = found.end()
    tag = _TAG.match(text, at)
    return Root(tag[1], tag[2]) if tag else None
