"""Formulas: mathematics written out in one line, so that no part of it is lost."""

from collections.abc import Callable

from proposaltrack.importing.archives import Element, local_name
from proposaltrack.importing.word.names import w
from proposaltrack.model.marked import View

_SPACES = (
    "{http://schemas.openxmlformats.org/officeDocument/2006/math}",
    "{http://purl.oclc.org/ooxml/officeDocument/math}",
)
FORMULAS = frozenset(space + name for space in _SPACES for name in ("oMath", "oMathPara"))
"""The elements that hold a formula, or a paragraph of formulas."""
_COMING, _GOING = frozenset(map(w, ("ins", "moveTo"))), frozenset(map(w, ("del", "moveFrom")))
_LOOKS = frozenset(("argPr", "ctrlPr", "rPr"))


def formula_text(element: Element, view: View) -> str:
    """A formula in one line: "x^2", "(a+b)/c", "√(2)".

    Args:
        element: the formula, or any part of it.
        view: with the changes marked in it rejected, or accepted.
    """
    name = local_name(element)
    if element.tag in (_COMING if view is View.ORIGINAL else _GOING) or name in _LOOKS:
        return ""
    if name in {"t", "delText"}:
        return element.text or ""
    shape = _SHAPES.get(name)
    parts = [(local_name(child), formula_text(child, view)) for child in element]
    return shape(element, parts) if shape else _side_by_side(parts)


_Parts = list[tuple[str, str]]


def _part(parts: _Parts, name: str) -> str:
    return "".join(text for found, text in parts if found == name)


def _side_by_side(parts: _Parts) -> str:
    """Parts in their order, a space between a fraction or power and the letter behind it."""
    said = ""
    for name, text in parts:
        crowded = name != "r" and said[-1:].isalnum() and text[:1].isalnum()
        behind = name == "r" and said.endswith(" ") and not text[:1].isalnum()
        said = (said.rstrip(" ") if behind else said) + (" " if crowded else "") + text
        if name in _SHAPES and said[-1:].isalnum():
            said += " "
    return said.strip(" ")


def _grouped(text: str) -> str:
    """In brackets, unless it is one word or bracketed already."""
    whole = text.startswith("(") and text.endswith(")")
    return text if whole or text.isalnum() else f"({text})" if text else ""


def _behind(sign: str, text: str) -> str:
    return sign + _grouped(text) if text else ""


def _fraction(_: Element, parts: _Parts) -> str:
    return f"{_grouped(_part(parts, 'num'))}/{_grouped(_part(parts, 'den'))}"


def _scripts(_: Element, parts: _Parts) -> str:
    return _part(parts, "e") + _behind("_", _part(parts, "sub")) + _behind("^", _part(parts, "sup"))


def _root(_: Element, parts: _Parts) -> str:
    return f"√{_part(parts, 'deg')}({_part(parts, 'e')})"


def _sum(element: Element, parts: _Parts) -> str:
    sign = _setting(element, "naryPr", "chr", "∫")
    limits = _scripts(element, [part for part in parts if part[0] != "e"])
    return f"{sign}{limits} {_grouped(_part(parts, 'e'))}"


def _fence(element: Element, parts: _Parts) -> str:
    inner = _setting(element, "dPr", "sepChr", "|").join(text for name, text in parts if name == "e")
    return _setting(element, "dPr", "begChr", "(") + inner + _setting(element, "dPr", "endChr", ")")


def _lines(_: Element, parts: _Parts) -> str:
    return "; ".join(text for name, text in parts if name in {"mr", "e", "oMath"})


def _row(_: Element, parts: _Parts) -> str:
    return ", ".join(text for name, text in parts if name == "e")


def _limit(_: Element, parts: _Parts) -> str:
    return _part(parts, "e") + _behind("_", _part(parts, "lim"))


def _setting(element: Element, properties: str, name: str, default: str) -> str:
    space = element.tag.partition("}")[0] + "}"
    found = element.find(f"{space}{properties}/{space}{name}")
    return default if found is None else found.get(space + "val", "")


_SHAPES: dict[str, Callable[[Element, _Parts], str]] = {
    "f": _fraction, "sSub": _scripts, "sSup": _scripts, "sSubSup": _scripts, "sPre": _scripts, "rad": _root,
    "nary": _sum, "d": _fence, "eqArr": _lines, "m": _lines, "oMathPara": _lines, "mr": _row, "limLow": _limit,
    "limUpp": _limit,
}  # fmt: skip
