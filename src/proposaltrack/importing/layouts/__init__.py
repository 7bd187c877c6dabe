"""The tables that people exchange, by their headings: each known layout is listed in LAYOUTS."""

from proposaltrack.importing.layouts.base import Layout
from proposaltrack.importing.layouts.matrices import ENGINEERING_SHEET, FEDERAL, MILITARY
from proposaltrack.importing.layouts.schedules import COLUMNS, ISSUES_LIST, REDFERN, SCOTT_SCHEDULE, SHEET
from proposaltrack.importing.layouts.standards import IEEE_COMMENTS, ISO_COMMENTS, OASIS_LOG

LAYOUTS: tuple[Layout, ...] = (
    SHEET,
    ISO_COMMENTS,
    IEEE_COMMENTS,
    FEDERAL,
    MILITARY,
    ENGINEERING_SHEET,
    OASIS_LOG,
    REDFERN,
    SCOTT_SCHEDULE,
    ISSUES_LIST,
    COLUMNS,
)
"""Every layout that is known; the best fit reads a table, the first of those that fit as well."""
