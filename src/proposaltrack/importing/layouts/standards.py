"""Tables of standards bodies: ISO, IEC, CEN and CENELEC; IEEE 802; OASIS."""

from proposaltrack.importing.layouts.base import Column, Layout
from proposaltrack.importing.layouts.words import IEEE, ISO

ISO_COMMENTS = Layout(
    "ISO/IEC/CEN commenting template",
    (
        Column("party", ("MB/NC", "MB", "NC", "NB", "MB/NC code", "MB/NC ID", "Member body", "Country")),
        Column("line", ("Line number", "Line", "Line no.", "Lines")),
        Column(
            "clause",
            (
                "Clause/Subclause", "Clause", "Subclause", "Clause No./Subclause No./Annex",
                "Clause No./Subclause No.", "Clause/Subclause/Annex", "Clause/Sub-clause", "Clause no.",
            ),
        ),
        Column(
            "paragraph",
            (
                "Paragraph/Figure/Table", "Paragraph", "Paragraph/Figure/Table/Note",
                "Paragraph/Figure/Table/Formula", "Para/Figure/Table", "Figure/Table",
            ),
        ),
        Column("type", ("Type of comment", "Type", "Type of com-ment", "Comment type")),
        Column(
            "comment",
            (
                "Comments", "Comment", "Comment by the MB", "Comment (justification for change)",
                "Comment (justification for change) by the MB",
            ),
        ),
        Column("proposed", ("Proposed change", "Proposed changes", "Proposed change by the MB", "Proposal")),
        Column(
            "observation",
            (
                "Observations of the secretariat", "Secretariat observations", "Observations", "Disposition",
                "Secretariat observations on each comment submitted", "Resolution",
            ),
        ),
        Column("id", ("ID", "Comment ID", "No.", "Comment number")),
    ),
    ISO,
    ("MB/NC", "Clause/Subclause", "Comments", "Proposed change"),
    numbered=True,
)  # fmt: skip

IEEE_COMMENTS = Layout(
    "IEEE 802 comments",
    (
        Column("party", ("Name", "Commenter", "Commenter name")),
        Column("id", ("CID", "Comment ID", "Comment #", "Index #")),
        Column("type", ("Category", "Comment type", "Type")),
        Column("rest", ("Page", "Pg")),
        Column("clause", ("Subclause", "Clause", "Clause number", "Clause/Subclause")),
        Column("line", ("Line", "Line number", "Ln")),
        Column("comment", ("Comment",)),
        Column("proposed", ("Proposed change", "Suggested remedy", "SuggestedRemedy")),
        Column("rest", ("Must be satisfied", "Must be satisfied?", "MBS")),
        Column("stance", ("Resolution", "Resolution status", "Disposition", "Disposition status")),
        Column("observation", ("Detail", "Resolution detail", "Disposition detail", "Response")),
    ),
    IEEE,
    ("Subclause", "Comment", "Proposed change", "Category"),
)

OASIS_LOG = Layout(
    "OASIS comment resolution log",
    (
        Column("id", ("Item #", "Item", "Issue #", "#", "Id")),
        Column("rest", ("Date", "Date received")),
        Column("party", ("Commenter", "Name", "Originator")),
        Column("comment", ("Description", "Comment", "Summary")),
        Column("rest", ("Date acknowledged", "Acknowledged")),
        Column("observation", ("Resolution", "Actions")),
        Column("stance", ("Disposition", "Status")),
    ),
    ISO,
    ("Commenter", "Description", "Resolution", "Disposition"),
    by_clause=False,
)
