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
from pathlib import Path
from typing import Any

from proposaltrack.compare.comparison import compare
from proposaltrack.model.comparison import ChangeKind, Comparison
from proposaltrack.text.clauses import parse_text

PARTS = ("anchored", "chained", "synthetic")
BARS = {"all": ">= .990 (aim .994)", "anchored": ">= .987", "chained": ">= .998", "synthetic": ">= .996"}
Pair = tuple[int, int]


def version_pairs(folder: Path) -> Iterator[tuple[str, dict[str, Any], dict[str, Any]]]:
    """The name of the part, the truth of each pair of versions, and the chain it belongs to."""
    for part in PARTS:
        told = json.loads((folder / f"truth_{part}.json").read_text("utf-8"))
        yield from ((part, pair, chain) for chain in told["chains"] for pair in chain["pairs"])


def compared(folder: Path, truth: dict[str, Any]) -> Comparison:
    """The two versions of a pair compared."""
    texts = ((folder / truth[side]).read_text("utf-8") for side in ("a_file", "b_file"))
    return compare(*map(parse_text, texts))


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


def f1(right: int, wrong: int, missed: int) -> float:
    """The harmonic mean of precision and recall."""
    return 2 * right / (2 * right + wrong + missed) if right else 0.0


def rows(folder: Path | None = None) -> list[tuple[str, float, str]]:
    """What was measured, its figure, and the bar it is held against; nothing where there is no set."""
    folder = folder or Path(os.environ.get("PROPOSALTRACK_ALIGNMENT_SET", ""))
    if not (folder / "truth_anchored.json").is_file():
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
    told = [
        (f"matching, F1 {name}", round(f1(c["right"], c["wrong"], c["true"] - c["right"]), 4), BARS[name])
        for name, c in totals.items()
    ]
    whole = totals["all"]
    told.append(
        ("matching, precision all", round(whole["right"] / (whole["right"] + whole["wrong"]), 4), "aim .996")
    )
    known = f1(whole["right"], whole["wrong, both known"], whole["true"] - whole["right"])
    told.append(("matching, F1 all, among clauses that the truth names", round(known, 4), "reported"))
    told += [(f"shown as {k}, F1", round(_shown(whole, k), 4), "reported") for k in ("moved", "renumbered")]
    return [*told, ("clauses compared a second", round(pace), "reported")]


def _shown(counts: Counter[str], kind: str) -> float:
    return f1(counts[f"{kind} True True"], counts[f"{kind} True False"], counts[f"{kind} False True"])


if __name__ == "__main__":
    for row in rows(Path(sys.argv[1]) if sys.argv[1:] else None):
        print(*row, sep="\t")
