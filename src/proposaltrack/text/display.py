"""Display: text from outside made safe to show, in a terminal or anywhere else.

Stored text is never touched; this is for the moment at which it is shown or copied. What would steer a terminal or
turn the reading direction is made visible instead: Unicode control pictures for the old control characters, a
name such as <U+202E> for the rest.
"""

import re

_PICTURES = {code: chr(0x2400 + code) for code in range(0x20) if code not in {0x09, 0x0A}} | {0x7F: "\u2421"}
_HIDDEN = (
    (0x80, 0x9F),  # control characters of ISO 6429: as good as ESC
    (0x00AD, 0x00AD),  # soft hyphen
    (0x061C, 0x061C),  # Arabic letter mark
    (0x180E, 0x180E),  # Mongolian vowel separator
    (0x200B, 0x200B),  # zero width space; the joiners stay, Persian and emoji need them
    (0x200E, 0x200F),  # direction marks
    (0x2028, 0x202E),  # separators, embeddings and overrides
    (0x2060, 0x206F),  # word joiner, isolates, old shaping controls
    (0xFEFF, 0xFEFF),  # byte order mark in the midst of a text
    (0xFFF9, 0xFFFB),  # interlinear annotation
    (0xD800, 0xDFFF),  # lone surrogates
    (0xE0000, 0xE007F),  # tag characters
)
_UNSAFE = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f" + "".join(f"{chr(first)}-{chr(last)}" for first, last in _HIDDEN) + "]"
)
_INVISIBLE = re.compile(
    "[\u200c\u200d\ufe00-\ufe0f\u00a0\u2000-\u200a\u202f\u205f\u3000\u115f\u1160\u3164\uffa0]"
)


def make_safe(text: str, *, reveal: bool = False) -> str:
    """The text with nothing in it that a terminal obeys and nothing that cannot be seen.

    Args:
        text: any text; line feeds and tabs are kept.
        reveal: name joiners, variation selectors and unusual spaces too, for a change that consists of them.
    """
    safe = _UNSAFE.sub(_visible, text) if _UNSAFE.search(text) else text
    return _INVISIBLE.sub(_visible, safe) if reveal and not safe.isascii() else safe


def find_hidden(text: str) -> tuple[str, ...]:
    """Every character of a text that a terminal or a word processor obeys instead of showing it, in their order."""
    return tuple(_UNSAFE.findall(text))


def hides_only(before: str, after: str) -> bool:
    """True when two texts differ only in characters that cannot be seen."""
    return before != after and _INVISIBLE.sub("", before) == _INVISIBLE.sub("", after)


def make_line(text: str) -> str:
    """The text made safe and put on one line."""
    return " ".join(make_safe(text).split())


def shorten(text: str, width: int) -> str:
    """The text on one safe line of at most `width` characters, cut at the end with an ellipsis."""
    line = make_line(text)
    return line if len(line) <= width else f"{line[: max(width - 1, 0)].rstrip()}…"


def _visible(found: re.Match[str]) -> str:
    code = ord(found[0])
    return _PICTURES.get(code, f"<U+{code:04X}>")
