"""Formats that are not read: what each is, and what a person can do to have it read."""

from proposaltrack.errors import Problem

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_READING = "or name a text of it with --text"
_AS_WORD = f"Open it in a word processor and save it as .docx, {_READING}."
_ADVICE: dict[str, tuple[str, str]] = {
    ".doc": ("an old Word file (.doc), which is not read", _AS_WORD),
    ".dot": ("an old Word template (.dot), which is not read", _AS_WORD),
    ".rtf": ("a Rich Text file (.rtf), which is not read", _AS_WORD),
    ".wpd": ("a WordPerfect file (.wpd), which is not read", _AS_WORD),
    ".pages": (
        "a Pages file (.pages), which is not read",
        f"Export it from Pages as Word (.docx), {_READING}.",
    ),
    ".msg": (
        "an Outlook message (.msg), which is not read",
        f"Save it from the mail program as .eml, {_READING}.",
    ),
    ".xls": ("an old Excel file (.xls), which is not read", f"Save it as .xlsx or .csv, {_READING}."),
    ".zip": ("an archive (.zip)", "Unpack it, and name the file that is meant."),
    **{
        suffix: (f"a picture ({suffix})", f"Have its text typed or recognised, {_READING}.")
        for suffix in (".png", ".jpg", ".jpeg", ".gif", ".tif", ".tiff", ".bmp", ".heic")
    },
}
_TEXTLESS: dict[str, tuple[str, str]] = {
    **{
        suffix: (
            f"a workbook ({suffix}), which holds tables and no text",
            f"Read its lines with `proposaltrack table read`, {_READING}.",
        )
        for suffix in (".xlsx", ".xlsm", ".ods")
    },
    **{
        suffix: (f"a presentation ({suffix}), which is not read", f"Save it as .pdf, {_READING}.")
        for suffix in (".pptx", ".ppt", ".odp")
    },
}
_MODERN_OFFICE = (".docx", ".docm", ".dotx", ".xlsx", ".xlsm", ".odt")


def unreadable_advice(suffix: str, content: bytes) -> Problem | None:
    """What stands in the way of reading a file, with the next step; None when nothing does.

    Args:
        suffix: file suffix in lower case, with its dot.
        content: the bytes.
    """
    if content.startswith(_OLE) and suffix in _MODERN_OFFICE:
        told = "it is protected with a password, or an old file under a new name"
        return Problem("", told, "Ask for a copy without a password, saved as .docx.")
    if content.startswith(b"{\\rtf") and suffix not in _ADVICE:
        return Problem("", *_ADVICE[".rtf"])
    return Problem("", f"this is {_ADVICE[suffix][0]}", _ADVICE[suffix][1]) if suffix in _ADVICE else None


def textless_advice(suffix: str) -> Problem | None:
    """What stands in the way of reading a file as a text, where its tables might be read; None when nothing does.

    Args:
        suffix: file suffix in lower case, with its dot.
    """
    told = _TEXTLESS.get(suffix)
    return Problem("", f"this is {told[0]}", told[1]) if told else None
