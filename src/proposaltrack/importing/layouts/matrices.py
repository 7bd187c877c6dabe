"""Comment resolution matrices and sheets: of armed forces, agencies and engineering firms."""

from proposaltrack.importing.layouts.base import Column, Layout
from proposaltrack.importing.layouts.words import ENGINEERING, MATRIX

_ID = Column(
    "id",
    (
        "Item",
        "Comment number",
        "Comment no.",
        "Item no.",
        "Item #",
        "Comment #",
        "No.",
        "Number",
        "#",
        "Serial",
    ),
)
_LINE = Column("line", ("Line", "Line number", "Line no.", "Line #", "Ln"))
_PAGE = Column("rest", ("Page", "Page number", "Page no.", "Page #", "Pg"))
_REASON = Column(
    "reason", ("Rationale", "Rationale for change", "Justification", "Reason", "Rationale/comment")
)
_STANCE = Column(
    "stance",
    (
        "Decision", "A/R/M", "A/M/R", "A/M/P/R/N", "Disposition", "Accept/Reject", "A/R/P", "A/R", "Adjudication",
        "Decision (A/M/R)", "Comment disposition", "Status",
    ),
)  # fmt: skip

MILITARY = Layout(
    "comment resolution matrix",
    (
        _ID,
        Column("rest", ("B #", "Batch", "Classification")),
        Column(
            "party",
            ("Source", "Source/Nation", "Nation", "Organization", "Organisation", "Component", "Agency"),
        ),
        Column("rest", ("Name of reviewing official", "Name", "Reviewer", "POC")),
        Column("rest", ("Rank/grade", "Rank", "Grade")),
        Column("rest", ("Office symbol",)),
        Column("rest", ("Telephone", "Phone")),
        Column("rest", ("Date",)),
        Column("type", ("Type", "Comment type", "C/S/A", "Critical/Substantive/Administrative", "Category")),
        _PAGE,
        Column(
            "clause",
            ("Paragraph", "Para", "Paragraph number", "Paragraph no.", "Para #", "Section", "Clause"),
        ),
        _LINE,
        Column(
            "comment",
            (
                "Comment",
                "Comments",
                "Comment/recommended change",
                "Recommended change and comment",
                "Comment text",
            ),
        ),
        Column(
            "proposed",
            (
                "Proposed wording",
                "Proposed change",
                "Recommended change",
                "Recommendation",
                "Suggested text change",
            ),
        ),
        _REASON,
        _STANCE,
        Column(
            "observation",
            ("Decision rationale", "Resolution", "Adjudication comments", "Response", "Remarks"),
        ),
    ),
    MATRIX,
    ("Source", "Paragraph"),
)

FEDERAL = Layout(
    "comment resolution matrix of an agency",
    (
        _ID,
        Column("rest", ("Reviewer initials", "Reviewer", "Initials")),
        Column("party", ("Agency", "Organization", "Bureau")),
        Column("rest", ("Report version", "Version")),
        Column("clause", ("Section", "Clause", "Paragraph", "Section number")),
        _PAGE,
        _LINE,
        Column(
            "type",
            ("Comment type", "Comment Type: Editorial/Grammar, Clarification, Technical", "Type",
             "Comment type (Editorial/Grammar, Clarification, Technical)"),
        ),
        Column("comment", ("Agency notes", "Agency comment", "Agency comments", "Comment")),
        Column("proposed", ("Agency suggested text change", "Suggested text change", "Suggested change")),
        Column("observation", ("NTIA comments", "Response", "Comments")),
        Column("stance", ("Comment disposition", "Disposition")),
        Column("rest", ("Resolution",)),
    ),
    MATRIX,
    ("Agency", "Section", "Agency notes"),
)  # fmt: skip

ENGINEERING_SHEET = Layout(
    "engineering comment resolution sheet",
    (
        Column("id", ("Comment ID", "Comment no.", "Item", "No.")),
        Column("rest", ("Document number", "Document no.", "Document")),
        Column("rest", ("Revision", "Rev.")),
        Column("clause", ("Section", "Clause", "Section/Clause", "Paragraph")),
        Column("comment", ("Comment", "Comments", "Reviewer comment")),
        Column("type", ("Category", "Type")),
        Column("rest", ("Criticality", "Severity")),
        Column("party", ("Raised by", "Reviewer", "Originator")),
        Column("rest", ("Date raised",)),
        Column("observation", ("Author response", "Response", "Originator response", "Contractor response")),
        Column("stance", ("Response code", "Code", "Resolution code")),
        Column("rest", ("Status",)),
        Column("rest", ("Closed by/date", "Closed by", "Date closed")),
    ),
    ENGINEERING,
    ("Section", "Comment", "Raised by"),
)
