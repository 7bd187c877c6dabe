"""Disclosure for a terminal: each version, who was given it under which marking, and what became public."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from proposaltrack.cli.render.clauses import compress_names
from proposaltrack.cli.render.layout import Piece, flow
from proposaltrack.text.display import make_line

if TYPE_CHECKING:
    from proposaltrack.views.clauses import Json

_INDENT, _HANG = "  ", "      "
_LOOKS = {"leaked": "pressing", "leaked and published": "pressing", "published": "strong"}


def confidentiality_lines(answer: "Json", width: int) -> Iterator[str]:
    """Who was given what, as lines.

    Args:
        answer: as `views.disclosure.confidentiality_json` gives it.
        width: columns.
    """
    if not answer["versions"]:
        yield "Nothing was transmitted or made public."
    for version in answer["versions"]:
        by = f" of {make_line(version['by'])}" if version["by"] else ""
        state = Piece(f" · {version['state']}", _LOOKS.get(version["state"], "quiet"))
        yield from flow([Piece(f"{make_line(version['version'])}{by}", "strong"), state], width, hang=_HANG)
        for sending in version["transmissions"]:
            yield from flow([Piece(_sending(sending))], width, _INDENT, hang=_HANG)
        for publication in version["publications"]:
            look = "pressing" if publication["leak"] else ""
            yield from flow([Piece(_publication(publication), look)], width, _INDENT, hang=_HANG)


def _sending(sending: "Json") -> str:
    to = ", ".join(compress_names([_copy(copy) for copy in sending["to"]]))
    terms = [sending["classification"] or "no marking", sending["channel"], sending["reference"]]
    told = ", ".join(make_line(term) for term in terms if term)
    return f"{sending['on']} {make_line(sending['by'] or 'somebody')} to {to}: {told}"


def _copy(copy: "Json") -> str:
    mark = f" ({make_line(copy['mark'])})" if copy["mark"] else ""
    return f"{make_line(copy['party'] or 'somebody')}{mark}"


def _publication(publication: "Json") -> str:
    who = make_line(publication["publisher"] or publication["by"] or "somebody")
    where = f", {make_line(publication['where'])}" if publication["where"] else ""
    return f"{publication['on']} {'leaked' if publication['leak'] else 'published'} by {who}{where}"
