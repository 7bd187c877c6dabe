"""Generated: seeded pairs of wordings with every true link known, in the ways in which contracts are edited.

The words are made up here from a few lists, so that a seed gives the same pair everywhere.
"""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from random import Random
from typing import NamedTuple

Origin = tuple[int, ...]
"""Numbers of the clauses before that a clause is made from: none when it is new, the main one first."""

ACTORS = (
    "the Carrier", "the Keeper", "each Party", "the Harbour Office", "the Owner", "the Auditor", "the Board",
    "the Depositary", "the Tenant", "the Warden", "the Registrar", "the Trustee", "the Surveyor", "the Guarantor",
)  # fmt: skip
VERBS = (
    "deliver", "inspect", "register", "insure", "repair", "return", "publish", "measure", "refuse", "record",
    "unload", "guard", "paint", "count", "lend", "pledge", "clean", "divide", "escort", "salvage", "tow", "rent",
    "transfer", "sell", "store", "mark", "weigh", "replace", "certify", "withhold", "translate", "destroy",
    "auction", "ballot", "barter", "bottle", "buoy", "caulk", "censor", "condemn", "convene", "copy", "curtail", "debit",
    "decorate", "defend", "demolish", "detain", "dismantle", "dredge", "enclose", "endorse", "excavate", "exhibit", "fence",
    "forfeit", "fumigate", "grade", "grease", "halve", "harvest", "heat", "hoist", "import", "impound", "irrigate", "label",
    "launch", "level", "light", "mend", "mortgage", "muster", "notify", "overhaul", "pave", "perforate", "plant", "polish",
    "postpone", "pump", "quarry", "ration", "recover", "redeem", "requisition", "rinse", "seal", "shelter", "sieve", "sink",
    "stamp", "subdivide", "survey", "tax", "test", "thaw", "trade", "unseal", "ventilate", "vouch for", "wind up", "winter",
)  # fmt: skip
SORTS = (
    "sealed", "yearly", "lost", "spare", "frozen", "painted", "northern", "heavy", "narrow", "wooden", "salted",
    "rusty", "second", "empty", "eastern", "borrowed", "public", "double", "stranded", "numbered", "dry", "private",
    "foreign", "hidden", "leased", "broken", "registered", "seasonal", "floating", "common", "unsold", "inner", "copper",
    "abandoned", "ancient", "annual", "armoured", "autumn", "bonded", "brass", "brittle", "canvas", "cast-iron", "chilled",
    "coastal", "coiled", "convertible", "costly", "damp", "defective", "dented", "disputed", "dormant", "draughty", "elected",
    "enamelled", "exempt", "fallow", "fenced", "flooded", "folding", "forged", "fragile", "galvanised", "granite", "grazed",
    "hereditary", "hollow", "illegible", "inland", "insolvent", "jointed", "knotted", "leaking", "liquid", "locked", "lower",
    "minor", "mooring", "municipal", "nominal", "oak", "obsolete", "offshore", "outer", "parallel", "perishable", "pitched",
    "portable", "prepaid", "quarterly", "raw", "reserved", "rotten", "rural", "scheduled", "shallow", "silted", "skilled",
    "slate", "sloping", "southern", "spliced", "statutory", "submerged", "surplus", "tarred", "temporary", "tidal", "toxic",
    "undated", "unlit", "unstamped", "upper", "vacant", "volatile", "weekly", "western", "winter", "woven", "written",
)  # fmt: skip
THINGS = (
    "cargo", "vessels", "samples", "berths", "logbooks", "parts", "accounts", "anchors", "lenses", "tanks", "papers", "lines",
    "charts", "wages", "stores", "soil", "tables", "awards", "deposits", "meters", "licences", "tools", "walls", "ballast",
    "manifests", "silos", "buoys", "cranes", "ferries", "nets", "sheds", "tolls", "rafts", "seals", "flags", "barrels",
    "acres", "annuities", "apprentices", "arrears", "axles", "bales", "banners", "basins", "beacons", "bells", "benches",
    "boilers", "bonds", "bridges", "bulkheads", "cables", "canals", "casks", "cellars", "chains", "chapels", "cisterns",
    "clocks", "coal", "compasses", "crates", "culverts", "dams", "dividends", "docks", "doors", "drains", "embankments",
    "engines", "envelopes", "estates", "fields", "fines", "floats", "forests", "fountains", "furnaces", "gates", "grain",
    "granaries", "gravel", "gutters", "hatches", "hides", "hoists", "hulls", "inns", "keels", "kilns", "ladders", "lamps",
    "ledgers", "levees", "looms", "maps", "markets", "masts", "meadows", "mills", "mines", "molasses", "oars", "orchards",
    "pastures", "pensions", "piers", "pipes", "planks", "ponds", "portraits", "pumps", "quays", "quotas", "rails", "receipts",
    "reeds", "rents", "ropes", "rudders", "sails", "salaries", "scales", "shares", "signals", "slipways", "sluices", "spars",
    "stables", "stamps", "statutes", "stoves", "tariffs", "telegrams", "thresholds", "tides", "tiles", "timber", "towers",
    "tunnels", "turbines", "uniforms", "valves", "vaults", "vineyards", "vouchers", "warehouses", "weirs", "wells", "wharves",
)  # fmt: skip
TIMES = (
    "within {n} days of arrival", "not later than {n} hours before sailing", "for {n} months after the season",
    "at least {n} times a year", "before the end of week {n}", "at a price of {n} crowns a tonne",
    "in no more than {n} voyages", "once {n} boats have berthed",
)  # fmt: skip
REASONS = (
    "unless {thing} has been lost", "where {actor} so orders in writing", "if {thing} is found on board",
    "save for {thing}", "even when the price of {thing} has risen", "subject to the consent of {actor}",
    "so that {thing} is not harmed", "provided that {thing} has been paid for", "after hearing {actor}",
    "in the presence of {actor} and {actor}", "as far as {thing} permits", "until {actor} has seen {thing}",
)  # fmt: skip
EVENTS = (
    "a strike of the dockers", "the loss of the charter", "a flood of the lower basin", "a change of owner",
    "the death of the master", "an order of the court", "the end of the lease", "damage to the breakwater",
)  # fmt: skip
SUBJECTS = (
    "Berths", "Pilots", "Dues", "Salvage", "Insurance", "Ice", "Records", "Wages", "Charts", "Fuel", "Customs", "Lights",
    "Repairs", "Cargo", "Audit", "Disputes", "Fishing", "Storage", "Dredging", "Crew", "Notices", "Term", "Samples",
)  # fmt: skip


@dataclass
class Item:
    """A clause while a wording is being edited; `half` is "split" or "merge" for what is a second half."""

    words: str
    origin: Origin = ()
    half: str = ""
    line: int = 0


@dataclass
class Chapter:
    """A heading with its clauses."""

    heading: Item
    items: list[Item] = field(default_factory=list)


class Made(NamedTuple):
    """Two wordings and their true links, as pairs of lines; of splits and merges the second halves by themselves."""

    before: str
    after: str
    links: frozenset[tuple[int, int]]
    halves: frozenset[tuple[int, int]]


def thing(rng: Random) -> str:
    """Something that a contract is about."""
    return f"the {rng.choice(SORTS)} {rng.choice(THINGS)}"


def sentence(rng: Random) -> str:
    """A sentence of a contract."""
    actor = rng.choice(ACTORS)
    parts = [
        f"{actor[0].upper()}{actor[1:]} {rng.choice(('shall', 'may', 'must'))} {rng.choice(VERBS)} {thing(rng)}"
    ]
    if rng.random() < 0.5:
        parts.append(rng.choice(TIMES).format(n=rng.randint(2, 90)))
    if rng.random() < 0.7:
        parts.append(f"and {rng.choice(VERBS)} {thing(rng)} of {thing(rng)}")
    if rng.random() < 0.4:
        words = {"thing": thing(rng), "actor": rng.choice(ACTORS)}
        parts.append(rng.choice(REASONS).format(**words))
    return " ".join(parts) + "."


def words(rng: Random) -> str:
    """A clause of one to three sentences."""
    return " ".join(sentence(rng) for _ in range(rng.choice((1, 1, 2, 3))))


def template(rng: Random) -> str:
    """A clause that differs from others of its sort in four places only."""
    one, two = rng.sample(ACTORS, 2)
    day, event = rng.randint(2, 90), rng.choice(EVENTS)
    return f"{one[0].upper()}{one[1:]} may end this charter upon {day} days' notice in writing to {two} in the event of {event}."


Wording = list[Chapter]
Source = Callable[[Random], str]


def draft(rng: Random, source: Source = words, dense: int = 0, chapters: int = 12) -> Wording:
    """A wording of chapters; `dense` gives one of them so many clauses of one template."""
    made = [
        Chapter(Item(subject), [Item(source(rng)) for _ in range(rng.randint(3, 8))])
        for subject in rng.sample(SUBJECTS, chapters)
    ]
    if dense:
        made[-2].items = [Item(template(rng)) for _ in range(dense)]
    for chapter in made:
        for place in range(len(chapter.items) // 6):
            chapter.items[place] = Item(template(rng))
    return made


def render(wording: Wording) -> str:
    """The wording as Markdown, numbered through; every item learns its line."""
    lines = ["# Agreement", ""]
    for number, chapter in enumerate(wording, 1):
        chapter.heading.line = len(lines) + 1
        lines += [f"## {number}. {chapter.heading.words}", ""]
        for place, item in enumerate(chapter.items, 1):
            item.line = len(lines) + 1
            lines += [f"{number}.{place}. {item.words}", ""]
    return "\n".join(lines)


def items_of(wording: Wording) -> list[Item]:
    """Every heading and clause in order."""
    return [item for chapter in wording for item in (chapter.heading, *chapter.items)]


def copy(wording: Wording) -> Wording:
    """The same wording, to be edited: every clause remembers which one it was."""
    count = iter(range(10**6))
    return [
        Chapter(
            replace(chapter.heading, origin=(next(count),)),
            [replace(item, origin=(next(count),)) for item in chapter.items],
        )
        for chapter in wording
    ]


Edit = Callable[[Random, Wording], None]


def _spot(rng: Random, wording: Wording) -> tuple[list[Item], int]:
    chapter = rng.choice([chapter for chapter in wording if chapter.items])
    return chapter.items, rng.randrange(len(chapter.items))


def _untouched(rng: Random, wording: Wording, least: int = 0) -> tuple[list[Item], int]:
    """A clause that no edit has reached yet."""
    spots = [
        (chapter.items, place)
        for chapter in wording
        for place, item in enumerate(chapter.items)
        if len(item.origin) == 1 and not item.half and len(item.words.split()) >= least
    ]
    return rng.choice(spots)


def insert(rng: Random, wording: Wording, source: Source = words) -> None:
    """Put a new clause in."""
    items, place = _spot(rng, wording)
    items.insert(place, Item(source(rng)))


def delete(rng: Random, wording: Wording) -> None:
    """Take a clause out."""
    items, place = _spot(rng, wording)
    del items[place]


def move(rng: Random, wording: Wording) -> Item:
    """Move a clause to another place."""
    items, place = _untouched(rng, wording)
    item = items.pop(place)
    others, spot = _spot(rng, [chapter for chapter in wording if chapter.items is not items])
    others.insert(spot, item)
    return item


def swap(rng: Random, wording: Wording) -> None:
    """Exchange two chapters."""
    one, two = sorted(rng.sample(range(len(wording)), 2))
    wording[one], wording[two] = wording[two], wording[one]


def rewrite_words(rng: Random, text: str, share: float, source: Source = words) -> str:
    """The text with about this share of its words put in place of others, in runs."""
    old, other = text.split(), source(rng).split() + source(rng).split()
    new: list[str] = []
    place = 0
    while place < len(old):
        run = rng.randint(1, 5)
        if rng.random() < share:
            start = rng.randrange(max(1, len(other) - run))
            new += other[start : start + max(0, run + rng.randint(-2, 1))]
        else:
            new += old[place : place + run]
        place += run
    return " ".join(new or other)


def rewriting(share: float, source: Source = words, count: int = 14) -> Edit:
    """An edit that rewrites so many clauses by this share."""

    def edit(rng: Random, wording: Wording) -> None:
        for _ in range(count):
            items, place = _untouched(rng, wording)
            items[place].words = rewrite_words(rng, items[place].words, share, source)

    return edit


def split(rng: Random, wording: Wording) -> None:
    """Cut a clause in two."""
    items, place = _untouched(rng, wording, least=16)
    old = items[place]
    told = old.words.split()
    cut = rng.randint(len(told) // 3, 2 * len(told) // 3)
    front, back = Item(" ".join(told[:cut]), old.origin), Item(" ".join(told[cut:]), old.origin)
    first, second = (front, back) if cut * 2 >= len(told) else (back, front)
    first.half, second.half = "whole", "split"
    items[place : place + 1] = [front, back]


def merge(rng: Random, wording: Wording) -> None:
    """Make one clause of two neighbours."""
    wide = [
        (chapter.items, place)
        for chapter in wording
        for place in range(len(chapter.items) - 1)
        if all(len(item.origin) == 1 and not item.half for item in chapter.items[place : place + 2])
    ]
    items, place = rng.choice(wide)
    one, two = items[place : place + 2]
    main, other = (one, two) if len(one.words) >= len(two.words) else (two, one)
    items[place : place + 2] = [Item(f"{one.words} {two.words}", (*main.origin, *other.origin), "merge")]


def nudge(rng: Random, wording: Wording) -> None:
    """Change one number of a clause."""
    items, place = _untouched(rng, wording)
    told = items[place].words.split()
    for spot in [spot for spot, word in enumerate(told) if word.isdigit()][:1]:
        told[spot] = str(int(told[spot]) + rng.choice((1, 5, 15)))
    items[place].words = " ".join(told)


def dense(rng: Random, wording: Wording) -> None:
    """Insert, delete, move and nudge among clauses of one template."""
    chapter = max(wording, key=lambda chapter: len(chapter.items))
    for _ in range(4):
        chapter.items.insert(rng.randrange(len(chapter.items)), Item(template(rng)))
        chapter.items.pop(rng.randrange(len(chapter.items)))
        nudge(rng, [chapter])
    for _ in range(2):
        chapter.items.insert(rng.randrange(10), chapter.items.pop(rng.randrange(10, len(chapter.items))))


def twice(rng: Random, wording: Wording) -> None:
    """Put in a clause that is nearly one that stands already."""
    items, place = _untouched(rng, wording)
    told = items[place].words.split()
    told[rng.randrange(len(told))] = rng.choice(SUBJECTS).lower()
    items.insert(place + rng.randint(0, 1), Item(" ".join(told)))


def hard(source: Source = words) -> Edit:
    """Clauses moved and rewritten at once, among clauses inserted and deleted."""

    def edit(rng: Random, wording: Wording) -> None:
        for _ in range(6):
            item = move(rng, wording)
            item.words = rewrite_words(rng, item.words, rng.choice((0.2, 0.35, 0.5)), source)
        for _ in range(4):
            insert(rng, wording, source)
            delete(rng, wording)

    return edit


def times(edit: Callable[..., object], count: int, *more: object) -> Edit:
    """The same edit so many times."""

    def repeated(rng: Random, wording: Wording) -> None:
        for _ in range(count):
            edit(rng, wording, *more)

    return repeated


def mixed(source: Source = words) -> Edit:
    """A little of everything."""
    parts: tuple[Edit, ...] = (
        times(move, 6), times(split, 4), times(merge, 3), rewriting(0.35, source, 10), times(nudge, 5),
        times(insert, 5, source), times(delete, 5), times(twice, 2),
    )  # fmt: skip

    def edit(rng: Random, wording: Wording) -> None:
        for part in parts:
            part(rng, wording)

    return edit


def families(source: Source = words) -> dict[str, Edit]:
    """Every way of editing by its name."""
    return {
        "renumber": times(insert, 8, source),
        "move": times(move, 7),
        "swap": times(swap, 3),
        "rewrite20": rewriting(0.2, source),
        "rewrite40": rewriting(0.4, source),
        "rewrite60": rewriting(0.5, source),
        "rewrite80": rewriting(0.65, source),
        "split": times(split, 6),
        "merge": times(merge, 6),
        "twice": times(twice, 8),
        "mix": mixed(source),
        "hard": hard(source),
        "dense": dense,
    }


def _unlike(source: Source) -> Source:
    """The same source, but no words twice."""
    told: set[str] = set()

    def fresh(rng: Random) -> str:
        while (found := source(rng)) in told:
            pass
        told.add(found)
        return found

    return fresh


def make(seed: int, family: str, source: Source = words) -> Made:
    """A pair of wordings of one family.

    Args:
        seed: gives the same pair whenever it is asked.
        family: one of `families`.
        source: what gives the words of a clause.
    """
    rng = Random(f"{seed} {family}")
    source = _unlike(source)
    before = draft(rng, source, dense=18 if family == "dense" else 0)
    after = copy(before)
    families(source)[family](rng, after)
    if family != "dense":
        times(delete, 2)(rng, after)
        times(insert, 4, source)(rng, after)
    texts = render(before), render(after)
    old = items_of(before)
    links = {
        (old[item.origin[0]].line, item.line)
        for item in items_of(after)
        if item.origin and item.half != "split"
    }
    halves = {(old[more].line, item.line) for item in items_of(after) for more in item.origin[1:]}
    halves |= {(old[item.origin[0]].line, item.line) for item in items_of(after) if item.half == "split"}
    return Made(*texts, frozenset(links), frozenset(halves))
