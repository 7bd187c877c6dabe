"""Signs: what is read of one thing in a run, by whoever reads a paragraph and by whoever marks one."""

from collections.abc import Callable, Sequence

from proposaltrack.importing.archives import Element
from proposaltrack.importing.word.names import chosen, w, words_of

PAGE = "\f"
"""The end of a page or column in the middle of a paragraph; never part of a text, see `settle_pages`."""
TEXTS = frozenset((w("t"), w("delText")))
_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}AlternateContent"


def sign_of(child: Element) -> str:
    """What is read of a thing in a run; "" for what says nothing by itself, as calls of notes and fields."""
    reads = _READERS.get(child.tag)
    return reads(child) if reads else ""


def _break(child: Element) -> str:
    return PAGE if child.get(w("type")) in {"page", "column"} else "\n"


def _ruby(child: Element) -> str:
    """The words below a ruby; how they are pronounced is no part of the text."""
    base = child.find(w("rubyBase"))
    return "" if base is None else "".join(sign_of(sign) for run in base.iter(w("r")) for sign in run)


def _alternatives(child: Element) -> str:
    return "".join(sign_of(sign) for sign in chosen(child))


def _symbol(child: Element) -> str:
    """A sign of a symbol font; what has no letter of its own is shown as a bullet."""
    try:
        sign = chr(int(child.get(w("char"), ""), 16))
    except (ValueError, OverflowError):
        return "•"
    return "•" if "\ud800" <= sign <= "\uf8ff" or ord(sign) < 32 else sign


_READERS: dict[str, Callable[[Element], str]] = {
    **dict.fromkeys(TEXTS, words_of),
    w("tab"): lambda _: "\t", w("ptab"): lambda _: "\t", w("cr"): lambda _: "\n", w("noBreakHyphen"): lambda _: "\u2011",
    w("softHyphen"): lambda _: "\u00ad", w("br"): _break, w("sym"): _symbol, w("ruby"): _ruby, _MC: _alternatives,
}  # fmt: skip


def settle_pages(texts: Sequence[str]) -> list[str]:
    """The pieces of a paragraph in order; the end of a page parts words, and is nothing where none stand on one side."""
    said = [place for place, text in enumerate(texts) if text != PAGE]
    within = range(said[0], said[-1]) if said else range(0)
    return [
        "\n" if text == PAGE and place in within else text.replace(PAGE, "")
        for place, text in enumerate(texts)
    ]
