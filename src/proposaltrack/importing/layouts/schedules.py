"""Tables with the parties beside each other: issues lists, schedules of arbitration, texts in columns; and our own."""

from proposaltrack.importing.layouts.base import Column, Layout
from proposaltrack.importing.layouts.words import ISSUES, OURS, SCOTT

CLAIMANT, RESPONDENT, TRIBUNAL = "Claimant", "Respondent", "Tribunal"
REQUESTING, OBJECTING = "Requesting party", "Objecting party"
WE, THEY, DRAFT = "ours", "theirs", "draft agreement"
"""Whose words stand under a heading that names nobody."""
UNTABLED = ("no text tabled",)
"""What stands in a cell of a text in columns that has no text, folded."""

ISSUES_LIST = Layout(
    "issues list",
    (
        Column("id", ("No.", "#", "Item", "Number")),
        Column("clause", ("Clause", "Section", "Article", "Provision", "Clause/Section", "Reference", "Ref")),
        Column("comment", ("Issue", "Open issue", "Point", "Topic")),
        Column("proposed", ("Our proposal", "Our position", "Our wording"), WE),
        Column(
            "proposed", ("Their proposal", "Their position", "Their wording", "Counterparty position"), THEY
        ),
        Column("observation", ("Resolution", "Outcome", "Agreed wording", "Comments")),
        Column("rest", ("Responsible", "Owner", "Action")),
        Column("stance", ("Status",)),
        Column("rest", ("Due", "Due date", "Deadline")),
    ),
    ISSUES,
    ("Issue", "Our proposal", "Their proposal"),
    by_clause=False,
)

REDFERN = Layout(
    "Redfern schedule",
    (
        Column("id", ("No.", "#", "Request no.", "Document request no.")),
        Column("clause", ("Clause", "Reference")),
        Column(
            "comment",
            ("Request", "Documents requested", "Document request", "Documents or category of documents requested"),
        ),
        Column(
            "reason",
            ("Requesting party's submissions", "Relevance and materiality", "Requesting party's submission",
             "Justification for request", "Requesting party's submissions and reply"),
            REQUESTING,
        ),
        Column(
            "observation",
            ("Objecting party's submissions", "Objections", "Objecting party's objections", "Response",
             "Objecting party's submission", "Objections to document request"),
            OBJECTING,
        ),
        Column("reason", ("Reply", "Reply to objections", "Requesting party's reply"), REQUESTING),
        Column("observation", ("Tribunal's decision", "Decision of the tribunal", "Decision"), TRIBUNAL),
    ),
    SCOTT,
    ("Request", "Objecting party's submissions", "Tribunal's decision"),
    by_clause=False,
)  # fmt: skip

SCOTT_SCHEDULE = Layout(
    "Scott schedule",
    (
        Column("id", ("Item", "No.", "Item no.", "#")),
        Column("clause", ("Clause", "Clause reference", "Contract clause")),
        Column("comment", ("Issue", "Description", "Description of item", "Defect", "Allegation")),
        Column(
            "reason", ("Claimant's position", "Claimant's case", "Claimant's comments", "Claimant"), CLAIMANT
        ),
        Column(
            "reason",
            ("Respondent's position", "Respondent's case", "Defendant's position", "Defendant's comments",
             "Respondent's comments", "Respondent"),
            RESPONDENT,
        ),
        Column("rest", ("Evidence", "Evidence reference")),
        Column("stance", ("Admitted/Disputed", "Admitted or disputed", "Status")),
        Column("observation", ("Tribunal's note", "Tribunal's notes", "Judge's comments", "Tribunal"), TRIBUNAL),
    ),
    SCOTT,
    ("Issue", "Claimant's position", "Respondent's position"),
    by_clause=False,
)  # fmt: skip

COLUMNS = Layout(
    "texts in columns",
    (
        Column("id", ("Row", "No.", "#", "Row no.", "Line no.")),
        Column("clause", ("Clause", "Article", "Provision", "Article/Recital", "Recital/Article")),
        Column("rest", ("Row type", "State")),
        Column("rest", ("Heading",)),
        Column("proposed", ("Commission proposal", "Proposal of the Commission"), "Commission"),
        Column(
            "proposed",
            ("Parliament mandate", "EP mandate", "Parliament position", "EP position", "EP amendments"),
            "Parliament",
        ),
        Column("proposed", ("Council mandate", "Council position", "Council general approach"), "Council"),
        Column(
            "proposed", ("Draft agreement", "Compromise", "Compromise text", "Provisional agreement"), DRAFT
        ),
    ),
    ISSUES,
    (),
    parties=True,
    by_clause=False,
)

SHEET = Layout(
    "response sheet",
    (
        Column("id", ("Ref",)),
        Column("clause", ("Clause",)),
        Column("rest", ("Passage of the response",)),
        Column("rest", ("Heading",)),
        Column("rest", ("Text",)),
        Column("clause", ("Answers clause",)),
        Column("stance", ("Stance",)),
        Column("proposed", ("Counter-text",)),
        Column("reason", ("Reason",)),
        Column("rest", ("Condition",)),
    ),
    OURS,
    ("Ref", "Stance", "Counter-text"),
)
"""Our own; `importing.sheet` reads it with all that is checked on it."""
