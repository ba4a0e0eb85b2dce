"""Where one run of the benchmarks works, and how big it is."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from tests.benchmarks import data
from tests.benchmarks.terminal import ROOT, Terminal

BARE = (sys.executable, "-m", "tests.benchmarks.bare")


@dataclass(frozen=True)
class Place:
    """A folder of one's own for all data, and the sizes of what is measured.

    Args:
        folder: Empty; it holds the scratch school and the big ones.
        runs: How often each thing is measured, after a warm-up.
        idle: Seconds to watch a program that does nothing.
        students: How big the big school is.
        growth: The sizes that open and save are compared at.
        keys: How often a key is pressed in a run.
        warm_ups: Runs that are not counted, before the others.
        patience: How long to wait for more to be drawn, as a share of what a measure needs.
    """

    folder: Path
    runs: int = 7
    idle: float = 10.0
    students: int = 10_000
    growth: tuple[int, ...] = (1_000, 10_000, 100_000)
    keys: int = 20
    warm_ups: int = 1
    patience: float = 1.0

    def elvis(self, *arguments: object) -> tuple[str, ...]:
        """The program's command line, on the day of the made school."""
        day = ("--today", data.TODAY.isoformat())
        return (sys.executable, "-m", "elvis_tui", *day, *map(str, arguments))

    @property
    def environment(self) -> dict[str, str]:
        """Own data under the folder, wherever the system keeps a user's data; compiled code kept.

        As when it is installed: a system where Python keeps no compiled code would be measured
        at compiling the program, which is most of a start, and the bare table has next to none.
        """
        home = str(self.folder)
        return {
            "XDG_DATA_HOME": home,
            "HOME": home,
            "ELVIS_TUI_DATA": "",
            "PYTHONDONTWRITEBYTECODE": "",
            "PYTHONPYCACHEPREFIX": str(self.folder / "compiled"),
        }

    def terminal(self, command: tuple[str, ...]) -> Terminal:
        return Terminal(command, self.environment, self.patience)

    @property
    def turns(self) -> Iterator[bool]:
        """One for every run, warm-ups first: whether the run counts."""
        return (turn >= self.warm_ups for turn in range(self.warm_ups + self.runs))

    def milliseconds(self, command: tuple[str, ...]) -> float:
        """From the start to the end of a command that prints and is done."""
        began = time.perf_counter()
        subprocess.run(
            command,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            cwd=ROOT,
            env={**os.environ, **self.environment},
            check=True,
        )
        return (time.perf_counter() - began) * 1000

    @cached_property
    def demo(self) -> Path:
        """The scratch copy of the sample school, made by a first start."""
        with self.terminal(self.elvis("demo")) as terminal:
            terminal.wait_for(DEMO_SCREEN)
        return next(self.folder.rglob("demo.json"))

    @cached_property
    def big(self) -> Path:
        """The big school, opened once so that the plan is in it."""
        path = data.make(self.folder / "big.json", self.students)
        with self.terminal(self.elvis("--data", path)) as terminal:
            terminal.wait_for(DEMO_SCREEN)
        return path


DEMO_SCREEN = "Planen i oktober"
"""The last heading of the overview."""
