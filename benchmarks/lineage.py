"""How often the history of a document is computed: tracing 20 versions of 500 clauses, reopening that, and adding one more."""

import random
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, timedelta
from time import perf_counter

from benchmarks.table import Row, ratio_row
from proposaltrack.actions.desk import Desk, load_matter
from proposaltrack.actions.lineage import trace_document
from proposaltrack.actions.naming import find_version
from proposaltrack.model.acts.matter import (
    DocumentKind,
    DocumentOpened,
    NegotiationOpened,
    PartyJoined,
    VersionRecorded,
)
from proposaltrack.store.base import INTERNAL
from proposaltrack.store.memory import MemoryStore

NOW = datetime(2024, 3, 1, tzinfo=UTC)
FIRST = date(2023, 1, 1)
VERSIONS = 20
ARTICLES = 50
ROUNDS = 5


def texts(seed: int = 11) -> Iterator[str]:
    """Versions of 50 articles with nine paragraphs each; every one rewords a tenth of them and moves an article."""
    chance = random.Random(seed)
    words = ["".join(chance.choices("abcdefghijklmnoprstuvw", k=chance.randint(2, 9))) for _ in range(4000)]
    articles = [[chance.choices(words, k=40) for _ in range(9)] for _ in range(ARTICLES)]
    for _ in range(VERSIONS):
        yield "\n".join(
            f"## Article {number}\n\n"
            + "\n".join(
                f"{place}. The Party shall {' '.join(said)}.\n" for place, said in enumerate(article, 1)
            )
            for number, article in enumerate(articles, 1)
        )
        for article in articles:
            for said in article:
                if chance.random() < 0.1:
                    for place in chance.sample(range(40), 4):
                        said[place] = chance.choice(words)
        articles.insert(chance.randrange(ARTICLES), articles.pop(chance.randrange(ARTICLES)))


def file_history() -> MemoryStore:
    """A negotiation with one document, a version of it a day, and nothing computed."""
    store = MemoryStore(NOW)
    with store.writing(INTERNAL, recorded_at=NOW, negotiation=None, speaker=None) as pen:
        opened = pen.add(NegotiationOpened(on=FIRST, key="border", title="Border"))
        pen.under(negotiation=opened.id, speaker=None)
        party = pen.add(PartyJoined(on=FIRST, key="RU", name="State RU"))
        document = pen.add(
            DocumentOpened(on=FIRST, key="treaty", title="Treaty", document_kind=DocumentKind.DRAFT)
        )
        for number, text in enumerate(texts()):
            on = FIRST + timedelta(number)
            pen.add(VersionRecorded(on=on, by=party.id, document=document.id), text=text)
    return store


def trace(store: MemoryStore, versions: int = VERSIONS) -> Callable[[], object]:
    """Tracing the first versions, as a process does that has read the facts and nothing else."""
    desk = Desk(store, None, NOW, FIRST + timedelta(versions - 1))
    matter = load_matter(desk)
    return lambda: trace_document(desk, matter, find_version(desk, matter, "treaty"))


def seconds_of(call: Callable[[], object]) -> float:
    """How long a call takes."""
    begun = perf_counter()
    call()
    return perf_counter() - begun


def rows() -> list[Row]:
    """What was measured, its figure, and the bar it is held against."""
    took: dict[str, list[float]] = {"whole": [], "again": [], "one": []}
    for _ in range(ROUNDS):
        store = file_history()
        took["whole"].append(seconds_of(trace(store)))
        took["again"].append(seconds_of(trace(store)))
        store = file_history()
        trace(store, VERSIONS - 1)()
        took["one"].append(seconds_of(trace(store)))
    return [
        ratio_row(
            "reopening the lineage of 20 versions of 500 clauses, times building it",
            took["again"],
            took["whole"],
            "<= 0.05",
        ),
        ratio_row("adding version 20 to it, times building it", took["one"], took["whole"], "<= 0.1"),
    ]
