"""Automatic numbers, written as a page shows them."""

_ROMAN = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"),
    (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip
_MOST = 9_999
"""Beyond this no letter and no Roman number is readable; digits are."""


def write_number(value: int, style: str, *, doubled: bool = False) -> str:
    """A number in a style; digits where the style cannot write it.

    Args:
        value: the number.
        style: "1", "a", "A", "i" or "I"; "" for a number that is not shown.
        doubled: after "z" comes "aa", then "bb"; without it, "ab".
    """
    if not style:
        return ""
    if style not in {"a", "A", "i", "I"} or not 0 < value <= _MOST:
        return str(value)
    if style in "iI":
        written = _roman(value)
    elif doubled:
        written = chr(97 + (value - 1) % 26) * min((value - 1) // 26 + 1, 20)
    else:
        written = _letters(value)
    return written.upper() if style.isupper() else written


def _roman(value: int) -> str:
    written = ""
    for worth, letters in _ROMAN:
        written += letters * (value // worth)
        value %= worth
    return written


def _letters(value: int) -> str:
    written = ""
    while value:
        value, nth = divmod(value - 1, 26)
        written = chr(97 + nth) + written
    return written
