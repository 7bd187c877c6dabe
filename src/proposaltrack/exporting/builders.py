"""Established tables from plain data: comments for a standards body, matrices, issues lists, schedules, texts in columns."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from proposaltrack.compare.wording import diff_words
from proposaltrack.importing.layouts.words import ISO, ISSUES, MATRIX, Words, hear_beginning
from proposaltrack.model.comparison import EditKind
from proposaltrack.model.stance import Stance
from proposaltrack.model.table import Remark, Row, Span, Table
from proposaltrack.views.columns import NO_TEXT

_RULES = re.compile(r"(?m)^\|(?:[ \t]*:?-+:?[ \t]*\|)+[ \t]*\n")
"""The line between the headings of a table and its rows."""

Title = tuple[tuple[str, str], ...]

ISO_HEADINGS = (
    "MB/NC", "Line number", "Clause/Subclause", "Paragraph/Figure/Table", "Type of comment", "Comments",
    "Proposed change", "Observations of the secretariat",
)  # fmt: skip
CRM_HEADINGS = (
    "Item", "Source", "Type", "Paragraph", "Line", "Comment", "Proposed wording", "Rationale", "Decision",
    "Decision rationale",
)  # fmt: skip
ISSUES_HEADINGS = (
    "No.", "Clause", "Issue", "Our proposal", "Their proposal", "Resolution", "Status", "Responsible", "Due",
)  # fmt: skip
REDFERN_HEADINGS = (
    "No.", "Request", "Requesting party's submissions", "Objecting party's submissions", "Reply",
    "Tribunal's decision",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Issue:
    """One point of an issues list.

    Args:
        issue: what it is about.
        clause: its clause.
        ours: the wording we propose, in its exact words.
        theirs: the wording they propose, in its exact words.
        resolution: how it was settled.
        stances: where it stands, as their answer to ours; empty while it is open.
        responsible: who is to act.
        due: by when.
    """

    issue: str
    clause: str = ""
    ours: str = ""
    theirs: str = ""
    resolution: str = ""
    stances: tuple[Stance, ...] = ()
    responsible: str = ""
    due: str = ""


@dataclass(frozen=True, slots=True)
class Request:
    """One line of a Redfern schedule.

    Args:
        request: what is asked for.
        submissions: why, in the words of the party that asks.
        objections: what the other party says to it.
        reply: what the party that asks says to that.
        decision: what was decided.
    """

    request: str
    submissions: str = ""
    objections: str = ""
    reply: str = ""
    decision: str = ""


def iso_table(remarks: Iterable[Remark], title: Title = ()) -> Table:
    """Comments in the eight columns of the ISO/IEC/CEN template; an answer opens the secretariat's observation.

    What stands under further headings has no place there and is left out.

    Args:
        remarks: the comments.
        title: date, document and project, as name and words.
    """
    rows = (
        Row((
            remark.id if remark.id.startswith(remark.party) else f"{remark.party} {remark.id}".strip(),
            remark.line, remark.clause, remark.paragraph, remark.type, _lines(remark.comment, remark.reason),
            remark.proposed, _answered(ISO, remark),
        ))
        for remark in remarks
    )  # fmt: skip
    return Table(ISO_HEADINGS, tuple(rows), title)


def _lines(*parts: str) -> str:
    return "\n".join(part for part in parts if part)


def _answered(words: Words, remark: Remark) -> str:
    """An observation that begins with the words for the answer, once."""
    if not remark.stances or hear_beginning(words, remark.observation) == remark.stances:
        return remark.observation
    told = words.words_for(remark.stances)
    return f"{told}. {remark.observation}" if told and remark.observation else told or remark.observation


def crm_table(remarks: Iterable[Remark], title: Title = ()) -> Table:
    """Comments as a comment resolution matrix, what was kept verbatim in columns behind the usual ones.

    Args:
        remarks: the comments; those without a number of their own are numbered.
        title: what stands above, as name and words.
    """
    remarks = tuple(remarks)
    extra = tuple(dict.fromkeys(heading for remark in remarks for heading, _ in _further(remark)))
    rows = (
        Row((
            remark.id or str(number), remark.party, remark.type, remark.clause, remark.line, remark.comment,
            remark.proposed, remark.reason, MATRIX.words_for(remark.stances), remark.observation,
            *(dict(_further(remark)).get(heading, "") for heading in extra),
        ))
        for number, remark in enumerate(remarks, 1)
    )  # fmt: skip
    return Table((*CRM_HEADINGS, *extra), tuple(rows), title)


def _further(remark: Remark) -> Iterator[tuple[str, str]]:
    yield from remark.rest
    if remark.paragraph:
        yield "Paragraph/Figure/Table", remark.paragraph


def issues_table(issues: Iterable[Issue], title: Title = ()) -> Table:
    """An issues list: each point with the exact words of both sides.

    Args:
        issues: the points, numbered in their order.
        title: what stands above, as name and words.
    """
    rows = (
        Row((
            str(number), issue.clause, issue.issue, issue.ours, issue.theirs, issue.resolution,
            ISSUES.words_for(issue.stances) or "Open", issue.responsible, issue.due,
        ))
        for number, issue in enumerate(issues, 1)
    )  # fmt: skip
    return Table(ISSUES_HEADINGS, tuple(rows), title)


def redfern_table(requests: Iterable[Request], title: Title = ()) -> Table:
    """A Redfern schedule: each request with what either party says to it, and the decision.

    Args:
        requests: the requests, numbered in their order.
        title: what stands above, as name and words.
    """
    rows = (
        Row((str(number), told.request, told.submissions, told.objections, told.reply, told.decision))
        for number, told in enumerate(requests, 1)
    )
    return Table(REDFERN_HEADINGS, tuple(rows), title)


def columns_table(columns_json: Mapping[str, Any], title: Title = ()) -> Table:
    """The parties' texts of a document side by side, row by row, as four-column documents show them.

    What a column says otherwise than the first one stands out; where the first says nothing, all of it does. Words
    that only the first has are not shown in the others.

    Args:
        columns_json: as `views.columns.columns_json` gives it.
        title: what stands above, as name and words; the document, when left out.
    """
    headed = any(row["clause"]["heading"] for row in columns_json["rows"])
    texts = (_heading(column) for column in columns_json["columns"])
    headings = ("Row", "Clause", *(("Heading",) if headed else ()), *texts, "State")
    rows = (_columns_row(n, row, headed=headed) for n, row in enumerate(columns_json["rows"], 1))
    return Table(headings, tuple(rows), title or (("Document", columns_json["document"]),))


def _heading(column: Mapping[str, Any]) -> str:
    who = "Compromise" if column["compromise"] else column["party"] or "Nobody"
    return f"{who}, {column['version']} of {column['on']}"


def _columns_row(number: int, row: Mapping[str, Any], *, headed: bool) -> Row:
    texts = [None if cell is None else plain_words(cell["text"]) for cell in row["cells"]]
    clause = (row["clause"]["address"], *((row["clause"]["heading"],) if headed else ()))
    first = texts[0] or ""
    marked = (() if n == 0 or not text else _new_words(first, text) for n, text in enumerate(texts))
    return Row(
        (str(number), *clause, *(text or NO_TEXT for text in texts), row["state"]),
        marked=((), *(() for _ in clause), *marked, ()),
    )


def _new_words(before: str, after: str) -> tuple[Span, ...]:
    """The stretches of a text that another one does not have."""
    spans: list[Span] = []
    at = 0
    for edit in diff_words(before, after):
        if edit.kind is EditKind.INSERTED:
            spans.append((at, at + len(edit.after)))
        at += len(edit.after)
    return tuple(spans)


def plain_words(text: str) -> str:
    """A stretch of canonical text as people read it: a line for each paragraph and row, without the marks of headings.

    Args:
        text: the stretch.
    """
    paragraphs = re.split(r"\n[ \t]*\n|\n(?=\|)", _RULES.sub("", text))
    lines = (" ".join(re.sub(r"^\s*#+[ \t]+", "", paragraph).split("\n")).strip() for paragraph in paragraphs)
    return "\n".join(line for line in lines if line)
