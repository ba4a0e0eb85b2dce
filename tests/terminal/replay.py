"""A meeting played from a script of keys that a person can read and follow.

A line of the script is the minute of the meeting, a verb, and what it does it with, with two
spaces or more between them. Empty lines, and lines that begin with «#», are for the reader. The
verbs: «tast» presses keys, by name; «skriv» types letter by letter; «lim» pastes in one go, with
«⏎» where the lines end; «se» waits for a regular expression to come on the screen, «borte» for it
to be gone, and «ved» for the cursor to stand in the line that has the words, after them.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import partial
from itertools import pairwise
from pathlib import Path
from typing import Protocol

from tests.terminal.terminal import KEYS

FOLDER = Path(__file__).parents[2] / "sample_data"
SCRIPT, SCHOOL = FOLDER / "mote-45-minutter.txt", FOLDER / "skole.json"
TODAY, WHO = "2026-10-21", "berit"
COLUMNS, ROWS = 100, 30
END_OF_LINE = "⏎"


class Verb(StrEnum):
    PRESS, TYPE, PASTE = "tast", "skriv", "lim"
    SEE, GONE, AT = "se", "borte", "ved"


class ScriptError(ValueError):
    """A line of the script that cannot be played; it says which."""


@dataclass(frozen=True, slots=True)
class Step:
    """One line of the script."""

    number: int
    minute: str
    verb: Verb
    argument: str

    @property
    def keys(self) -> list[str]:
        """What is pressed, key by key."""
        match self.verb:
            case Verb.PRESS:
                return self.argument.split()
            case Verb.TYPE:
                return list(self.argument)
            case _:
                return []

    @property
    def pasted(self) -> str:
        return self.argument.replace(END_OF_LINE, "\r")

    def __str__(self) -> str:
        return f"line {self.number}: {self.minute}  {self.verb}  {self.argument}"


def read(text: str) -> list[Step]:
    """The steps of a script, in their order.

    Raises:
        ScriptError: A line is none of the script's, or the clock goes back in it.
    """
    steps = list(_steps(text))
    for before, step in pairwise(steps):
        if step.minute < before.minute:
            raise ScriptError(f"{step}: it was {before.minute} already")
    return steps


def _steps(text: str) -> Iterator[Step]:
    for number, line in enumerate(text.splitlines(), 1):
        if line.strip() and not line.startswith("#"):
            yield _step(number, line)


def _step(number: int, line: str) -> Step:
    minute, verb, argument = [*re.split(r"\s{2,}", line.strip(), maxsplit=2), "", ""][:3]
    where = f"line {number}: {line}"
    if not re.fullmatch(r"[0-5]\d:[0-5]\d", minute):
        raise ScriptError(f"{where}: begins with no time as in 04:30")
    if verb not in set(Verb):
        raise ScriptError(f"{where}: {verb!r} is none of {', '.join(Verb)}")
    if not argument:
        raise ScriptError(f"{where}: {verb!r} of nothing")
    step = Step(number, minute, Verb(verb), argument)
    if step.verb is Verb.PRESS:
        unknown = [key for key in step.keys if len(key) > 1 and key not in KEYS]
        if unknown:
            raise ScriptError(f"{where}: there is no key {unknown[0]!r}")
    elif step.verb in (Verb.SEE, Verb.GONE):
        try:
            re.compile(argument)
        except re.error as fault:
            raise ScriptError(f"{where}: {fault}") from None
    return step


class Seat(Protocol):
    """A terminal that a meeting can be held at."""

    def text(self) -> str: ...

    def cursor(self) -> tuple[str, int]: ...

    def rest(self) -> None:
        """Wait for as long as a hand takes from a key to letters, or from letters to a key."""
        ...

    def press(self, *keys: str) -> None: ...

    def type(self, text: str) -> None: ...

    def paste(self, text: str) -> None: ...

    def wait_until(self, condition: Callable[[], object], otherwise: str) -> None: ...


def play(steps: Iterable[Step], seat: Seat) -> None:
    """Do everything the script says, each step when the one before it has been seen."""
    hand = Verb.PRESS
    for step in steps:
        if step.verb in (Verb.PRESS, Verb.TYPE) and step.verb is not hand:
            # A key that comes at the heels of a text would be taken for a part of it.
            seat.rest()
            hand = step.verb
        match step.verb:
            case Verb.PRESS:
                seat.press(*step.keys)
            case Verb.TYPE:
                before = seat.text()
                seat.type(step.argument)
                seat.wait_until(
                    partial(_is_written, step, before, seat), f"{step}: it is not written"
                )
            case Verb.PASTE:
                seat.paste(step.pasted)
            case _:
                seat.wait_until(partial(_holds, step, seat), f"{step}: it never came")


def _is_written(step: Step, before: str, seat: Seat) -> bool:
    """Whether the cursor stands behind the last word: that may stand somewhere else already."""
    now, (line, column) = seat.text(), seat.cursor()
    # What is typed privately is drawn as dots, with how many there are.
    is_there = line[:column].rstrip().endswith(step.argument.split()[-1])
    return now != before and (is_there or f"{len(step.argument)} tegn" in now)


def _holds(step: Step, seat: Seat) -> bool:
    if step.verb is Verb.AT:
        line, column = seat.cursor()
        return 0 <= line.find(step.argument) <= column
    return bool(re.search(step.argument, seat.text())) is (step.verb is Verb.SEE)
