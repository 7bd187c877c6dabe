"""How well clauses are matched, on a set of version pairs whose true pairs are known.

The set lies outside the project, in the folder given as the first argument or by PROPOSALTRACK_ALIGNMENT_SET: files
`truth_*.json` beside the texts they name. A clause is known there by the line on which it starts.
"""

import json
import os
import sys
import time
from collections import Counter
from collections.abc import Iterator
from difflib import SequenceMatcher
from pathlib import Path
from typing import Any

from benchmarks.measuring import calls_in_turn
from benchmarks.table import Row, ratio_row
from proposaltrack.compare.align import align
from proposaltrack.compare.comparison import compare
from proposaltrack.model.clause import ClauseTree
from proposaltrack.model.comparison import ChangeKind, Comparison
from proposaltrack.text.clauses import parse_text
from proposaltrack.text.normalise import fold

PARTS = ("anchored", "chained", "synthetic")
BARS = {
    "all": ">= 0.997",
    "anchored": ">= 0.996",
    "chained": ">= 0.999",
    "synthetic": ">= 0.997",
}
EVERY = 5
ROUNDS = 5
LEAST = 0.6
"""The ratio above which the textbook's way takes two clauses for one."""
Pair = tuple[int, int]


def version_pairs(folder: Path) -> Iterator[tuple[str, dict[str, Any], dict[str, Any]]]:
    """The name of the part, the truth of each pair of versions, and the chain it belongs to."""
    for part in PARTS:
        told = json.loads((folder / f"truth_{part}.json").read_text("utf-8"))
        yield from ((part, pair, chain) for chain in told["chains"] for pair in chain["pairs"])


def compared(folder: Path, truth: dict[str, Any]) -> Comparison:
    """The two versions of a pair compared."""
    before, after = ((folder / truth[side]).read_text("utf-8") for side in ("a_file", "b_file"))
    return compare(parse_text(before), parse_text(after))


def found_pairs(comparison: Comparison) -> dict[Pair, frozenset[ChangeKind]]:
    """Every pair of lines that was matched, with what is said to have happened."""
    return {
        (one.line, two.line): frozenset(change.kinds)
        for change in comparison.changes
        for one in change.before
        for two in change.after
    }


def score(
    found: dict[Pair, frozenset[ChangeKind]], truth: dict[str, Any], chain: dict[str, Any]
) -> Counter[str]:
    """Right, wrong and true pairs; what the truth leaves open counts for nothing."""
    listed = [{entry[0] for entry in chain["clauses"][truth[side]]} for side in ("a_file", "b_file")]
    true = {(entry["a"], entry["b"]): entry for entry in truth["pairs"]}
    ends = {a for a, _ in true}, {b for _, b in true}
    open_pairs = {tuple(pair) for pair in truth["ignore"]} | {(a, b) for _, a, b in truth.get("extra", [])}
    unknown = set(truth["unknown_a"]), set(truth["unknown_b"])
    counts = Counter({"true": len(true), "right": len(found.keys() & true.keys())})
    for a, b in found.keys() - true.keys() - open_pairs:
        spared = (a in unknown[0] and (b in unknown[1] or b not in ends[1])) or (
            b in unknown[1] and a not in ends[0]
        )
        counts["wrong, both known"] += not spared and a in listed[0] and b in listed[1]
        counts["wrong"] += not spared and (a in listed[0] or b in listed[1])
    for kind in (ChangeKind.MOVED, ChangeKind.RENUMBERED):
        for pair in found.keys() & true.keys():
            counts[f"{kind} {kind in found[pair]} {bool(true[pair][kind.value])}"] += 1
    return counts


def _f1(right: int, wrong: int, missed: int) -> float:
    """The harmonic mean of precision and recall."""
    return round(2 * right / (2 * right + wrong + missed), 4) if right else 0.0


def rows(folder: Path | None = None) -> list[Row]:
    """What was measured, its figure, and the bar it is held against; nothing where there is no set.

    Args:
        folder: where the set lies; None for the one that PROPOSALTRACK_ALIGNMENT_SET names.
    """
    folder = folder or Path(os.environ.get("PROPOSALTRACK_ALIGNMENT_SET", ""))
    if not (folder / "truth_anchored.json").is_file():
        print("alignment: PROPOSALTRACK_ALIGNMENT_SET names no folder with the set", file=sys.stderr)
        return []
    totals: dict[str, Counter[str]] = {name: Counter() for name in ("all", *PARTS)}
    clauses, start = 0, time.perf_counter()
    for part, truth, chain in version_pairs(folder):
        comparison = compared(folder, truth)
        clauses += len(comparison.before) + len(comparison.after)
        counts = score(found_pairs(comparison), truth, chain)
        totals["all"] += counts
        totals[part] += counts
    pace = clauses / (time.perf_counter() - start)
    return [
        *_matched(totals),
        Row("clauses read and compared a second", round(pace), "reported"),
        *_beside_greedy(folder),
    ]


def _matched(totals: dict[str, Counter[str]]) -> Iterator[Row]:
    """How well pairs were found, in each part of the set and in all of it."""
    for name, c in totals.items():
        yield Row(f"matching, F1 {name}", _f1(c["right"], c["wrong"], c["true"] - c["right"]), BARS[name])
    whole = totals["all"]
    precision = round(whole["right"] / (whole["right"] + whole["wrong"]), 4)
    yield Row("matching, precision all", precision, ">= 0.998")
    known = _f1(whole["right"], whole["wrong, both known"], whole["true"] - whole["right"])
    yield Row("matching, F1 all, among clauses that the truth names", known, "reported")
    for kind in ("moved", "renumbered"):
        yield Row(f"shown as {kind}, F1", _shown(whole, kind), "reported")


def _beside_greedy(folder: Path) -> Iterator[Row]:
    """The pace of matching alone beside the textbook's way, on every EVERY-th pair of versions.

    The textbook's way is measured twice: as it is told, every ratio worked out, and with difflib's own upper bounds
    asked first, which passes most ratios over.
    """
    files = [
        [(folder / truth[side]).read_text("utf-8") for side in ("a_file", "b_file")]
        for _, truth, _ in list(version_pairs(folder))[::EVERY]
    ]
    trees = [(parse_text(before), parse_text(after)) for before, after in files]
    ways = (
        lambda: [align(before, after) for before, after in trees],
        lambda: [greedy(before, after, bounds=False) for before, after in trees],
        lambda: [greedy(before, after) for before, after in trees],
    )
    ours, textbook, bounded = calls_in_turn(ways, ROUNDS)
    yield ratio_row("matching alone, times as fast as greedy difflib", textbook, ours, ">= 2")
    yield ratio_row("the same, where difflib's bounds are asked first", bounded, ours, "reported")


def greedy(before: ClauseTree, after: ClauseTree, *, bounds: bool = True) -> dict[int, int]:
    """The textbook's way: equal clauses first, then the best ratio of difflib above .6, word by word; ordinals after by those before.

    Args:
        before: the wording before.
        after: the wording after.
        bounds: pass pairs over whose ratio difflib's quicker ones show to be too low.
    """
    texts = [
        {c.ordinal: tuple(fold(f"{c.heading} {tree.words_of(c)}").split()) for c in tree}
        for tree in (before, after)
    ]
    ordinals = {words: ordinal for ordinal, words in texts[1].items()}
    found = {one: ordinals.pop(words) for one, words in texts[0].items() if words in ordinals}
    left = [(one, words) for one, words in texts[0].items() if one not in found]
    known = set(found.values())
    right = [(two, words) for two, words in texts[1].items() if two not in known]
    rated: list[tuple[float, int, int]] = []
    for two, words in right:
        matcher = SequenceMatcher(None, (), words, autojunk=False)
        for one, other in left:
            matcher.set_seq1(other)
            if not bounds or (matcher.real_quick_ratio() > LEAST and matcher.quick_ratio() > LEAST):
                rated.append((matcher.ratio(), one, two))
    taken: set[int] = set()
    for ratio, one, two in sorted(rated, reverse=True):
        if ratio > LEAST and one not in found and two not in taken:
            found[one] = two
            taken.add(two)
    return found


def _shown(counts: Counter[str], kind: str) -> float:
    return _f1(counts[f"{kind} True True"], counts[f"{kind} True False"], counts[f"{kind} False True"])


if __name__ == "__main__":
    for row in rows(Path(sys.argv[1]) if sys.argv[1:] else None):
        print(*row, row.verdict, sep="\t")
