"""How a workbook spells what XML cannot hold, and keeps words apart that only look like such a spelling."""

import re

_CODED = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")


def coded(text: str) -> str:
    """A text in which nothing is taken for the spelling of a character that XML cannot hold."""
    return _CODED.sub("_x005F_", text)
