"""Listings as plain data."""

from proposaltrack.errors import Problem
from proposaltrack.views.listing import verification_json


def test_a_check_names_every_negotiation_and_every_finding() -> None:
    """A clean store is named too, so that nobody takes silence for a check."""
    found = {"lake": (), "sea": (Problem("table", "its text is missing", "Restore it."),)}
    assert verification_json(found) == {
        "schema": "proposaltrack/verification/1",
        "negotiations": [
            {"negotiation": "lake", "problems": []},
            {
                "negotiation": "sea",
                "problems": [
                    {"place": "table", "message": "its text is missing", "next_step": "Restore it."}
                ],
            },
        ],
    }
