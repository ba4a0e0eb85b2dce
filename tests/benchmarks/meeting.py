"""A meeting of 45 minutes, key by key: what each costs."""

from __future__ import annotations

import shutil
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from math import ceil, isnan
from statistics import median

from elvis_tui.terminal.sifting import LETTER_GAP
from tests.benchmarks import bare
from tests.benchmarks.figures import Figure
from tests.benchmarks.keys import WORST_MS
from tests.benchmarks.place import BARE, Place
from tests.benchmarks.terminal import NeverSeenError, Press, Terminal
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
    press: Press

    @property
    def answered(self) -> float:
        """Milliseconds to the first that is drawn of it."""
        return self.press.answered - self._waited

    @property
    def drawn(self) -> float:
        """Milliseconds until all of it is drawn: what is behind it, and that it is saved."""
        return self.press.milliseconds - self._waited

    @property
    def _waited(self) -> float:
        """A letter that is a command waits to see whether it is the first of a paste."""
        is_command = self.step.verb is Verb.PRESS and len(self.key) == 1
        return LETTER_GAP * 1000 if is_command else 0

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

    def rest(self) -> None:
        """After every key it is waited until all is drawn."""

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
        press = self.terminal.press(sent, quiet)
        if press.size:
            self.every.append(Timed(self.step, key, press))


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
    answered = [timed.answered for timed in every]
    drawn = [timed.drawn for timed in every]
    first = max(every, key=lambda timed: timed.answered)
    last = max(every, key=lambda timed: timed.drawn)
    what = f"meeting: a {what}"
    yield Figure(what=f"{what} answered, of {len(every)}", elvis=[median(answered)])
    yield Figure(what=f"{what} answered, 95 %", elvis=[_late(answered)], value_bar=WORST_MS)
    yield Figure(
        what=f"{what} answered, worst: {first}", elvis=[first.answered], value_bar=WORST_MS
    )
    yield Figure(what=f"{what}, all drawn", elvis=[median(drawn)], other=[median(other)])
    yield Figure(what=f"{what}, all drawn, 95 %", elvis=[_late(drawn)], other=[_late(other)])
    yield Figure(what=f"{what}, all drawn, worst: {last}", elvis=[last.drawn], other=[max(other)])


def _late(values: Sequence[float]) -> float:
    """What 95 of 100 are at most."""
    return sorted(values)[max(0, ceil(len(values) * 0.95) - 1)]


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
