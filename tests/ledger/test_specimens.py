"""The two specimens, asked on chosen days: what a desk officer reads is what the acts say."""

import os
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from proposaltrack.actions.desk import Desk, Matter, load_matter
from proposaltrack.actions.replay import import_folder
from proposaltrack.actions.specimens import specimen_folders
from proposaltrack.ledger.outstanding import Item, find_outstanding
from proposaltrack.ledger.positions import find_positions
from proposaltrack.model.acts.exchange import JointReplyDecided, JointReplyOffered
from proposaltrack.model.clause import Clause
from proposaltrack.store.git import open_store
from proposaltrack.text.address import address_of

NOW = datetime(2026, 11, 25, 12, tzinfo=UTC)
GOLDEN = Path(__file__).parent / "golden"
LAKE, SECURITY = specimen_folders()
PREAMBLE = [f"preamble/{number}" for number in range(1, 9)]


def load_specimen(folder: Path, room: Path, ours: str | None) -> Iterator[Matter]:
    import_folder(folder, lambda key: room / key, now=NOW, environ=os.environ)
    store = open_store(room / folder.name, environ=os.environ)
    yield load_matter(Desk(store, ours, NOW, NOW.date()))
    store.close()


@pytest.fixture(scope="module")
def security(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Matter]:
    """The exchange of security guarantees, from an observer's seat."""
    yield from load_specimen(SECURITY, tmp_path_factory.mktemp("security"), None)


@pytest.fixture(scope="module")
def lake(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Matter]:
    """The waters of Lake Merrow, from the seat of Tarvenia."""
    yield from load_specimen(LAKE, tmp_path_factory.mktemp("lake"), "TAR")


def open_on(matter: Matter, day: str) -> dict[str, Item]:
    """What is open on a day, by who owes whom what."""
    items = find_outstanding(matter.negotiation, matter.wordings, date.fromisoformat(day), only_open=True)
    return {f"{i.awaited_from.key} {i.version.label} {i.awaited_by.key}": i for i in items}


def names(matter: Matter, item: Item, clauses: tuple[Clause, ...]) -> list[str]:
    tree = matter.wordings.tree_of(item.version.id)
    return [address_of(tree, clause) for clause in clauses]


def told(items: dict[str, Item]) -> dict[str, tuple[str, ...]]:
    """State and flags of each item."""
    return {name: (item.state.value, *item.flags) for name, item in items.items()}


def test_two_drafts_are_awaited_in_january(security: Matter) -> None:
    """On 22 January both drafts are unanswered; the promise of the day before is not due yet."""
    items = open_on(security, "2022-01-22")
    assert told(items) == {"US treaty@v1 RU": ("transmitted",), "NATO agreement@v1 RU": ("transmitted",)}
    due = items["US treaty@v1 RU"].due
    assert due is not None
    assert (due.first, due.last, due.kind) == (date(2022, 1, 24), date(2022, 1, 28), "promised")
    assert items["NATO agreement@v1 RU"].due is None


def test_two_parts_of_answers_are_there_on_26_january(security: Matter) -> None:
    """The responses answer a part; each draft stays open with the clauses that nobody spoke to."""
    items = open_on(security, "2022-01-26")
    assert told(items) == {
        "US treaty@v1 RU": ("partly answered", "due"),
        "NATO agreement@v1 RU": ("partly answered",),
    }
    treaty, agreement = items["US treaty@v1 RU"], items["NATO agreement@v1 RU"]
    assert names(security, treaty, treaty.unanswered) == [*PREAMBLE, "2", "3", "7(2)", "8"]
    assert names(security, agreement, agreement.unanswered) == [*PREAMBLE[:6], "8", "9(1)", "9(2)", "9(3)"]


def test_37_ministers_owe_an_answer_on_14_february(security: Matter) -> None:
    """All 37 are asked still; 36 were spoken for in replies that the asker did not accept."""
    items = open_on(security, "2022-02-14")
    letters = [item for name, item in items.items() if "letter@v1" in name]
    assert len(letters) == 37
    assert sorted(item.flags for item in letters) == [(), *[("joint reply not accepted",)] * 36]
    assert (items["US treaty@v1 RU"].flags, items["US treaty@v1 RU"].days) == (("overdue",), 17)


def test_the_reaction_of_17_february_asks_nothing(security: Matter) -> None:
    """A written reaction awaits no answer, and nothing that was open has closed by it."""
    before, after = open_on(security, "2022-02-14"), open_on(security, "2022-02-17")
    assert told(after) == told(before)
    assert after["US treaty@v1 RU"].days == 20


def test_positions_show_rejecting_and_proposing_at_once(security: Matter) -> None:
    """The United States rejects 5(1) and proposes another text; it said nothing on 2, 3, 7(2) and 8."""
    negotiation = security.negotiation
    (treaty,) = (d for d in negotiation.documents.values() if d.key == "treaty")
    table = find_positions(negotiation, security.wordings, treaty, date(2022, 2, 17))
    assert table is not None
    tree = security.wordings.tree_of(table.version.id)
    found = {
        address_of(tree, row.clause): [str(s) for p in row.positions.values() for s in p.stances]
        for row in table.rows
    }
    assert found["5(1)"] == ["rejects", "counter-proposes"]
    assert [name for name, stances in found.items() if not stances] == [*PREAMBLE, "2", "3", "7(2)", "8"]


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        ("2026-02-11", {"TAR treaty@v1 COM": ("received",), "ORS treaty@v1 COM": ("transmitted",)}),
        ("2026-03-19", {"TAR treaty@v1 COM": ("acknowledged",), "TAR treaty@v2 ORS": ("received",)}),
        ("2026-04-01", {"TAR treaty@v2 ORS": ("under consultation",)}),
        ("2026-04-20", {"TAR treaty@v2 ORS": ("prepared",)}),
        ("2026-04-22", {"ORS treaty@v3 TAR": ("transmitted",)}),
        ("2026-06-23", {"ORS treaty@v3 TAR": ("acknowledged", "extended")}),
        ("2026-06-24", {"ORS treaty@v3 TAR": ("partly answered", "extended")}),
        ("2026-06-30", {"ORS treaty@v3 TAR": ("partly answered", "due", "extended")}),
        (
            "2026-07-09",
            {
                "ORS treaty@v3 TAR": ("partly answered", "overdue", "extended"),
                "TAR treaty@v4 COM": ("received",),
                "ORS treaty@v4 COM": ("transmitted",),
            },
        ),
        ("2026-08-21", {"TAR treaty@v5 ORS": ("received",), "TAR treaty@v4 COM": ("acknowledged",)}),
        ("2026-09-15", {"TAR treaty@v5 ORS": ("prepared",), "TAR treaty@v4 COM": ("prepared",)}),
        ("2026-09-16", {"ORS treaty@v6 TAR": ("transmitted",)}),
        ("2026-10-10", {"ORS treaty@v6 TAR": ("acknowledged",)}),
        ("2026-10-16", {"ORS treaty@v6 TAR": ("acknowledged", "due")}),
        ("2026-10-17", {"ORS treaty@v6 TAR": ("acknowledged", "overdue")}),
        (
            "2026-11-25",
            {
                "ORS treaty@v6 TAR": ("acknowledged", "overdue"),
                "ORS letter@v1 TAR": ("transmitted", "past the date asked"),
                "TAR treaty@v7 COM": ("prepared",),
                "ORS treaty@v7 COM": ("transmitted",),
            },
        ),
    ],
)
def test_the_lake_stands_on_each_day_as_its_papers_say(
    lake: Matter, day: str, expected: dict[str, tuple[str, ...]]
) -> None:
    """Who owes whom what is what the acts up to the day come to."""
    assert told(open_on(lake, day)) == expected


def test_what_tarvenia_owes_at_the_end(lake: Matter) -> None:
    """On 25 November Tarvenia owes the Commission one answer, prepared in part, by the end of the month."""
    owed = [item for name, item in open_on(lake, "2026-11-25").items() if name.startswith("TAR ")]
    (item,) = owed
    assert item.due is not None
    assert (item.version.label, item.due.last, item.days) == ("treaty@v7", date(2026, 11, 30), 0)
    assert names(lake, item, item.prepared) == [
        "preamble/4", "4(1)", "7(1)", "10(3)", "15(2)", "Annex II(1)", "Annex II(2)", "Annex II(3)",
    ]  # fmt: skip
    assert names(lake, item, item.unanswered) == [
        *PREAMBLE[:5], "1(d)", "4(3)", "16", "17", "Annex II(1)", "Annex II(2)", "Annex II(3)",
    ]  # fmt: skip
    assert set(names(lake, item, item.on_earlier_wording)) >= {"4(1)", "7(1)", "10(3)", "18"}


def test_what_was_settled_stays_settled(lake: Matter) -> None:
    """Orsund's draft of March was answered on 22 April, in full, and no later answer changes that."""
    for day in ("2026-04-22", "2026-07-01", "2026-11-25"):
        every = find_outstanding(lake.negotiation, lake.wordings, date.fromisoformat(day))
        item = next(i for i in every if i.version.label == "treaty@v2")
        assert (item.state, item.unanswered, item.on_earlier_wording, item.days) == ("answered", (), (), 0)


@pytest.mark.parametrize(
    ("specimen", "days"),
    [("security", ("2022-01-26", "2022-02-14")), ("lake", ("2026-04-20", "2026-07-09", "2026-11-25"))],
)
def test_the_facts_behind_each_state_read_as_they_should(
    specimen: str, days: tuple[str, ...], request: pytest.FixtureRequest
) -> None:
    """The reasons are the text that was read and found true; those of all the ministers are alike but for the replies."""
    matter: Matter = request.getfixturevalue(specimen)
    lines: list[str] = []
    for day in days:
        lines += [f"On {day}", ""]
        heard: set[tuple[str, ...]] = set()
        for name, item in open_on(matter, day).items():
            if item.why not in heard:
                heard.add(item.why)
                lines += [f"{name}: {item.state}", *(f"    {line}" for line in item.why), ""]
    assert "\n".join(lines) == (GOLDEN / f"{specimen}.txt").read_text("utf-8")


def with_acts(matter: Matter, acts: list[JointReplyDecided]) -> Matter:
    """The matter with some acts filed last."""
    negotiation = matter.negotiation
    last = negotiation.entries[-1]
    added = [
        replace(last, id=f"{n:064x}", record=last.record.model_copy(update={"act": act, "clock": 10_000 + n}))
        for n, act in enumerate(acts, 1)
    ]
    return replace(matter, negotiation=replace(negotiation, entries=(*negotiation.entries, *added)))


PAGE = Path(__file__).parents[2] / "docs" / "who-owed-whom.md"
DAYS = ("2021-12-20", "2022-01-22", "2022-01-27", "2022-02-03", "2022-02-12", "2022-02-18")


def rows_told(day: str) -> list[list[str]]:
    """The rows of the page on a day, without it."""
    lines = (line for line in PAGE.read_text("utf-8").splitlines() if line.startswith(f"| {day} |"))
    return [[cell.strip() for cell in line.strip("|").split("|")[1:]] for line in lines]


def rows_found(items: dict[str, Item]) -> list[list[str]]:
    """The same rows from what is outstanding; addressees of one letter in one state are counted."""
    rows: dict[tuple[str, ...], list[Item]] = {}
    for item in items.values():
        state = ", ".join((item.state.value, *item.flags))
        due = f"; {item.due.kind} for {item.due.first} to {item.due.last}" if item.due else ""
        clauses = f"{len(item.answered)} of {item.clauses_total}" if item.clauses_total else ""
        name = "" if item.version.document.key == "letter" else item.awaited_from.key
        key = name, item.awaited_by.key, item.version.label, f"{state}{due}", clauses
        rows.setdefault(key, []).append(item)
    counted = {key: f"{len(found)} addressee{'s' * (len(found) > 1)}" for key, found in rows.items()}
    return [[key[0] or counted[key], *key[1:]] for key in rows]


@pytest.mark.parametrize("day", DAYS)
def test_the_page_tells_who_owed_whom(security: Matter, day: str) -> None:
    """On each day of the page exactly the answers that it names are awaited, in the states that it names."""
    assert sorted(rows_found(open_on(security, day))) == sorted(rows_told(day))


def test_accepting_the_joint_replies_releases_those_they_were_given_for(security: Matter) -> None:
    """One of the 37 still owes an answer where the asker takes the replies; a refusal after that counts again."""
    (asker,) = (p for p in security.negotiation.parties.values() if p.key == "RU")
    offers = [act for _, act in security.negotiation.acts(JointReplyOffered)]
    assert len({offer.reply for offer in offers}) == 2
    for accepted, left in ((True, 1), (False, 37)):
        decided = [
            JointReplyDecided(on=date(2022, 2, 16), by=asker.id, reply=reply, accepted=accepted)
            for reply in dict.fromkeys(offer.reply for offer in offers)
        ]
        items = open_on(with_acts(security, decided), "2022-02-18")
        assert len([name for name in items if "letter@v1" in name]) == left
