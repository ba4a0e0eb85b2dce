"""Keys at a terminal, with the big school loaded: moving, changing rooms, searching."""

from __future__ import annotations

from collections.abc import Iterable
from math import isnan
from statistics import median

from elvis_tui.terminal.sifting import LETTER_GAP
from tests.benchmarks import bare
from tests.benchmarks.figures import Figure
from tests.benchmarks.place import BARE, DEMO_SCREEN, Place
from tests.benchmarks.terminal import Terminal

KEY_BAR, WORST_MS, SEARCH_MS = 0.75, 50.0, 16.0
LETTER_MS = WORST_MS + LETTER_GAP * 1000
"""A letter that is a command waits to see whether it is the first of a paste."""
MOVES = ("pagedown", "pagedown", "pageup", "end", "up", "home", "down")
LIST_SCREEN = "Alle åpne"
LIST_KEYS = "⏎ åpne"
QUERY = "nora sol"
NOTE = "frammøte"


def keys(place: Place) -> list[Figure]:
    """A key press in the list of follow-ups and in the bare table."""
    command = place.elvis("--data", place.big)
    down: dict[str, list[float]] = {"elvis": [], "bare": []}
    worst: dict[str, list[float]] = {"elvis": [], "bare": []}
    rooms: list[float] = []
    year: list[float] = []
    start: dict[str, list[float]] = {"elvis": [], "bare": []}
    for counts in place.turns:
        with place.terminal(BARE) as terminal:
            began = terminal.wait_for(bare.FIRST_SCREEN)
            moved, every = _moves(terminal, place.keys)
        if counts:
            start["bare"].append(began * 1000)
            down["bare"].append(moved)
            worst["bare"].append(every)
        with place.terminal(command) as terminal:
            began = terminal.wait_for(DEMO_SCREEN)
            changed = [_ms(terminal, key) for key in ("2", "1", "2")]
            terminal.wait_for(LIST_SCREEN)
            moved, every = _moves(terminal, place.keys)
            _ms(terminal, "4")
            opened = _ms(terminal, "y")
        if counts:
            year.append(opened)
            start["elvis"].append(began * 1000)
            down["elvis"].append(moved)
            worst["elvis"].append(every)
            rooms.append(max(changed))
    size = f"{place.students:,} students"
    return [
        Figure(what=f"start, {size}", elvis=start["elvis"], other=start["bare"]),
        Figure(
            what=f"key press, {size}", elvis=down["elvis"], other=down["bare"], ratio_bar=KEY_BAR
        ),
        Figure(
            what="the worst key that moves",
            elvis=worst["elvis"],
            other=worst["bare"],
            value_bar=WORST_MS,
        ),
        Figure(what="the worst key that changes room", elvis=rooms, value_bar=LETTER_MS),
        Figure(what="the key that opens the plan's year", elvis=year, value_bar=LETTER_MS),
    ]


def typing(place: Place) -> list[Figure]:
    """Search as one types, in the list of follow-ups and where a student is picked."""
    command = place.elvis("--data", place.big)
    found: dict[str, list[float]] = {"list": [], "picker": []}
    worst: dict[str, list[float]] = {"list": [], "picker": []}
    opened: list[float] = []
    for counts in place.turns:
        with place.terminal(command) as terminal:
            terminal.wait_for(DEMO_SCREEN)
            opening = _ms(terminal, "n")
            picker = _typed(terminal, QUERY)
            terminal.press("escape", quiet=0.3)
            terminal.wait_for(LIST_KEYS)  # or Esc and 2 are read as one key, alt+2
            terminal.press("2", quiet=0.3)
            terminal.wait_for(LIST_SCREEN)
            terminal.press("/", quiet=0.3)
            listed = _typed(terminal, NOTE)
        if counts:
            opened.append(opening)
            for name, took in (("list", listed), ("picker", picker)):
                found[name].append(median(took))
                worst[name].append(max(took))
    figures = []
    for name, where in (("list", "follow-ups and notes"), ("picker", "students")):
        what = f"search in {place.students:,} {where}"
        figures += [
            Figure(what=f"{what}, a key", elvis=found[name], value_bar=SEARCH_MS),
            Figure(what=f"{what}, the worst", elvis=worst[name], value_bar=WORST_MS),
        ]
    return [
        *figures,
        Figure(what="the key that opens the picker", elvis=opened, value_bar=LETTER_MS),
    ]


def _ms(terminal: Terminal, key: str) -> float:
    return terminal.press(key, quiet=0.25).milliseconds


def _typed(terminal: Terminal, query: str) -> list[float]:
    took = [terminal.press(letter, quiet=0.15).milliseconds for letter in query]
    return [value for value in took if not isnan(value)]


def _moves(terminal: Terminal, count: int) -> tuple[float, float]:
    """The middle of `count` downs, and the worst of all keys that move; milliseconds."""
    terminal.press("down")
    downs = list(_there(terminal.press("down").milliseconds for _n in range(count)))
    others = _there(terminal.press(key).milliseconds for key in MOVES)
    return median(downs), max(*downs, *others)


def _there(values: Iterable[float]) -> Iterable[float]:
    return (value for value in values if not isnan(value))
