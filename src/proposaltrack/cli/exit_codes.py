"""Exit codes: the only place where an exception becomes a number."""

from proposaltrack.errors import NotFound, ProposalTrackError, Refused, Unreadable, UsageProblem

DONE = 0
FINDINGS = 1
USAGE = 2
NOT_FOUND = 3
UNREADABLE = 4
REFUSED = 5
INTERRUPTED = 130

_CODES: tuple[tuple[type[ProposalTrackError], int], ...] = (
    (UsageProblem, USAGE),
    (NotFound, NOT_FOUND),
    (Unreadable, UNREADABLE),
    (Refused, REFUSED),
)


def code_of(wrong: ProposalTrackError) -> int:
    """The exit code for a failure, as docs/reference/cli.md lists them."""
    return next((code for kind, code in _CODES if isinstance(wrong, kind)), USAGE)
