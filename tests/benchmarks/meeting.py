"""A meeting of 45 minutes, key by key: what each costs."""

from __future__ import annotations

import shutil
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from math import isnan
from statistics import median

from elvis_tui.terminal.sifting import LETTER_GAP
from tests.benchmarks import bare
from tests.benchmarks.figures import Figure
from tests.benchmarks.keys import WORST_MS
from tests.benchmarks.place import BARE, Place
from tests.benchmarks.terminal import NeverSeenError, Terminal
from tests.terminal import replay
from tests.terminal.replay import Step, Verb
from tests.terminal.terminal import KEYS

TYPED_QUIET, PRESSED_QUIET = 0.03, 0.15
"""Seconds of silence after a letter of a text, and after any other key, that tell it is drawn."""
PATIENCE = 20.0


@dataclass(frozen=True, slots=True)
class Timed:
    """What one key cost, and where in the script it is."""

    step: Step
    key: str
    milliseconds: float

    @property
    def own(self) -> float:
        """What the program took of it: a letter that is a command waits for a paste to go on."""
        waits = self.step.verb is Verb.PRESS and len(self.key) == 1
        return self.milliseconds - (LETTER_GAP * 1000 if waits else 0)

    def __str__(self) -> str:
        return f"{self.key!r}, line {self.step.number}"


@dataclass
class TimedSeat:
    """A seat at the terminal of the benchmarks; every key is drawn before the next."""

    terminal: Terminal
    step: Step
    every: list[Timed] = field(default_factory=list)

    def text(self) -> str:
        return self.terminal.text

    def cursor(self) -> tuple[str, int]:
        return self.terminal.cursor

    def press(self, *keys: str) -> None:
        for key in keys:
            self._time(key, KEYS.get(key, key), PRESSED_QUIET)

    def type(self, text: str) -> None:
        for letter in text:
            self._time(letter, letter, TYPED_QUIET)

    def paste(self, text: str) -> None:
        self._time("paste", f"\x1b[200~{text}\x1b[201~", PRESSED_QUIET)

    def wait_until(self, condition: Callable[[], object], otherwise: str) -> None:
        end = time.perf_counter() + PATIENCE
        while not condition():
            if time.perf_counter() > end:
                raise NeverSeenError(f"{otherwise}:\n{self.text()}")
            self.terminal.settle(PRESSED_QUIET)

    def _time(self, key: str, sent: str, quiet: float) -> None:
        took = self.terminal.press(sent, quiet).milliseconds
        if not isnan(took):
            self.every.append(Timed(self.step, key, took))


def meeting(place: Place, steps: Sequence[Step] = ()) -> list[Figure]:
    """The script of the sample meeting, played once: it has keys enough for a median."""
    steps = steps or replay.read(replay.SCRIPT.read_text(encoding="utf-8"))
    other = list(_bare(place))
    every = _play(place, steps)
    typed = [t for t in every if t.step.verb is Verb.TYPE]
    pressed = [t for t in every if t.step.verb is not Verb.TYPE]
    return [*_figures("letter typed", typed, other), *_figures("key", pressed, other)]


def _figures(what: str, every: Sequence[Timed], other: Sequence[float]) -> Iterator[Figure]:
    if not every:
        return
    took = sorted(timed.own for timed in every)
    worst = max(every, key=lambda timed: timed.own)
    late = took[min(len(took) - 1, round(len(took) * 0.95))]
    middle = [median(took)]
    yield Figure(what=f"meeting: a {what}, of {len(took)}", elvis=middle, other=[median(other)])
    yield Figure(what=f"meeting: a {what}, 95 of 100", elvis=[late], value_bar=WORST_MS)
    name = f"meeting: the worst {what} ({worst})"
    yield Figure(what=name, elvis=[worst.own], other=[max(other)], value_bar=WORST_MS)


def _bare(place: Place) -> Iterator[float]:
    with place.terminal(BARE) as terminal:
        terminal.wait_for(bare.FIRST_SCREEN)
        for _n in range(place.keys):
            took = terminal.press("down").milliseconds
            if not isnan(took):
                yield took


def _play(place: Place, steps: Sequence[Step]) -> list[Timed]:
    folder = place.folder / "meeting"
    folder.mkdir()
    school = shutil.copy(replay.SCHOOL, folder / "skole.json")
    command = place.elvis("--today", replay.TODAY, "--data", school)
    environment = {**place.environment, "LOGNAME": replay.WHO}
    with Terminal(command, environment, place.patience) as terminal:
        seat = TimedSeat(terminal, steps[0])
        for step in steps:
            seat.step = step
            replay.play([step], seat)
    return seat.every
