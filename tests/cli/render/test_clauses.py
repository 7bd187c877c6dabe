"""Clauses in few words."""

import pytest

from proposaltrack.cli.render.clauses import compress, compress_names


@pytest.mark.parametrize(
    ("names", "told"),
    [
        (["3", "4(1)", "4(2)", "4(3)", "9"], "3, 4(1)-(3), 9"),
        (["1", "2", "3", "5"], "1-3, 5"),
        (["1", "2"], "1, 2"),
        (["2(a)", "2(b)", "2(c)", "3(a)"], "2(a)-(c), 3(a)"),
        (["1(i)", "1(ii)", "1(iii)", "1(iv)"], "1(i)-(iv)"),
        (["1(h)", "1(i)", "1(j)"], "1(h)-(j)"),
        (["preamble/1", "preamble/2", "preamble/3"], "preamble/1-3"),
        (["Annex II(1)", "Annex II(2)", "Annex II(3)"], "Annex II(1)-(3)"),
        (["7 bis", "8", "9"], "7 bis, 8, 9"),
        (["9", "10", "11"], "9-11"),
        (["#67"], "#67"),
        ([], ""),
    ],
)
def test_neighbours_are_joined_and_gaps_are_kept(names: list[str], told: str) -> None:
    """Three clauses or more that follow each other become a range, and nothing that is not there is named."""
    clauses = [{"ordinal": place, "number": name, "address": name} for place, name in enumerate(names, 1)]
    assert compress(clauses) == told


def test_names_that_count_on_are_joined() -> None:
    """Numbered names are joined with their leading zeros; others stand alone."""
    names = ["US", "addressee-08", "addressee-09", "addressee-10", "UA"]
    assert compress_names(names) == ("US", "addressee-08 to addressee-10", "UA")
