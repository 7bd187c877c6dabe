"""The table of speed: `python -m benchmarks`, or `make bench`."""

import argparse
import os
import platform
import subprocess
import sys
import time
from pathlib import Path
from types import ModuleType

from benchmarks import alignment, comparison, formats, inside, ledger, lineage, painting, start, store
from benchmarks.table import Row, render_markdown, render_text

BENCHMARKS: tuple[ModuleType, ...] = (
    start,
    comparison,
    inside,
    store,
    painting,
    alignment,
    lineage,
    ledger,
    formats,
)
"""Every benchmark: a module with `rows()`, and the question that the first line of its docstring puts."""


def main(words: list[str]) -> int:
    """Run the benchmarks asked for and print the table.

    Args:
        words: the command line after the program's name.
    """
    asked = _read(words)
    rows: list[Row] = []
    for benchmark in BENCHMARKS:
        name = _name(benchmark)
        if not asked.only or name in asked.only:
            begun = time.perf_counter()
            rows += benchmark.rows()
            print(f"{name}: {time.perf_counter() - begun:.0f} s", file=sys.stderr)
    if asked.markdown:
        asked.markdown.write_text(f"{render_markdown(rows)}\n\n{machine()}\n", "utf-8")
    print(f"{render_text(rows)}\n\n{machine()}")
    return 0


def machine() -> str:
    """What it was measured on, in one line."""
    git = subprocess.run(["git", "version"], capture_output=True, text=True, check=True).stdout.split()[2]
    return f"{os.cpu_count()} cores, Python {platform.python_version()}, git {git}, {platform.system()}"


def _read(words: list[str]) -> argparse.Namespace:
    told = "\n".join(f"  {_name(one):<12}{(one.__doc__ or '').splitlines()[0]}" for one in BENCHMARKS)
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks", epilog=told, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    names = [_name(one) for one in BENCHMARKS]
    parser.add_argument("--only", metavar="NAME", action="append", choices=names, help="only this one")
    parser.add_argument("--markdown", metavar="FILE", type=Path, help="write the table as Markdown, too")
    return parser.parse_args(words)


def _name(benchmark: ModuleType) -> str:
    return benchmark.__name__.rpartition(".")[2]


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
