"""Identified clauses: what a format's own identifiers say counts where the words agree."""

from pathlib import Path

from proposaltrack.actions.reading import compare_files
from proposaltrack.compare.identified import pin_identified
from proposaltrack.text.clauses import parse_text

LAW = """<akomaNtoso><act><body>{0}</body></act></akomaNtoso>"""
ARTICLE = (
    '<article eId="{0}"><num>Article {1}</num><heading>{2}</heading><content><p>{3}</p></content></article>'
)


def law(folder: Path, name: str, *articles: tuple[str, str, str, str]) -> Path:
    """A law of some articles: identifier, number, heading, words."""
    path = folder / name
    path.write_text(LAW.format("".join(ARTICLE.format(*article) for article in articles)), "utf-8")
    return path


def test_clauses_that_say_the_same_are_told_apart_by_their_identifiers(tmp_path: Path) -> None:
    """Of three reserved articles the one in the middle goes: without identifiers nobody could say which."""
    words = "This article is kept for later use by the parties."
    old = law(tmp_path, "a.xml", *[(f"art_{n}", str(k), "Reserved", words) for k, n in enumerate("abc", 1)])
    new = law(tmp_path, "b.xml", *[(f"art_{n}", str(k), "Reserved", words) for k, n in enumerate("ac", 1)])
    changes = compare_files(old, new).comparison.changes
    pairs = {c.before[0].number: c.after[0].number for c in changes if c.before and c.after}
    assert (pairs["1"], pairs["3"]) == ("1", "2")
    assert any("same identifier art_c" in change.why for change in changes)


def test_an_identifier_that_was_given_to_another_clause_counts_for_nothing() -> None:
    """Drafting programs number their identifiers anew when an article is put in."""
    before = parse_text("Article 1 Fish\n\nWhoever catches fish reports the catch.\n")
    after = parse_text("Article 1 Rent\n\nThe tenant pays every month in advance.\n")
    assert list(pin_identified(before, after, [(0, "art_1")], [(0, "art_1")])) == []
