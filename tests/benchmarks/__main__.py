"""Run the benchmarks and print their one table."""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

from tests.benchmarks import (
    idling,
    importing,
    keys,
    living,
    meeting,
    searching,
    starting,
    storing,
)
from tests.benchmarks.figures import Figure, table
from tests.benchmarks.place import Place

GROUPS: dict[str, Callable[[Place], list[Figure]]] = {
    "start": starting.start,
    "wire": starting.wire,
    "keys": keys.keys,
    "typing": keys.typing,
    "search": searching.search,
    "save": storing.save,
    "sealed": storing.sealed,
    "growth": storing.growth,
    "absence": importing.absence,
    "idle": idling.idle,
    "week": living.week,
    "meeting": meeting.meeting,
}

ABOUT = f"""\
Measure the program through a pseudo-terminal of 100x30 and print one table. Everything is held
against a bare Textual app that shows one table of 200 rows (tests/benchmarks/bare.py), or
against another named beside the figure, measured in turn with it in the same run after a
warm-up. Figures are medians with the lowest and the highest; the ratio is that of the medians.
Only ratios may be compared between machines. Nothing is asserted: «ok?» tells what meets its bar.

Groups: {", ".join(GROUPS)}.
"""


def main() -> int:
    """Run what is asked for; the table goes to standard output."""
    parser = argparse.ArgumentParser(
        prog="python -m tests.benchmarks",
        description=ABOUT,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--runs", type=int, default=7, help="how often each is measured (7)")
    parser.add_argument("--idle", type=float, default=10, help="seconds of idleness watched (10)")
    parser.add_argument(
        "--only", action="append", choices=GROUPS, help="one group; may be given more than once"
    )
    options = parser.parse_args()
    figures: list[Figure] = []
    with tempfile.TemporaryDirectory(prefix="elvis-benchmarks-") as folder:
        place = Place(Path(folder), runs=max(1, options.runs), idle=options.idle)
        for name in options.only or GROUPS:
            print(f"{name} …", file=sys.stderr, flush=True)
            figures += GROUPS[name](place)
    print(table(figures))
    return 0


if __name__ == "__main__":
    sys.exit(main())
