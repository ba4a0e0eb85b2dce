"""Start, documents, the wire and memory: what a start costs, thing by thing in turn."""

from __future__ import annotations

import math
import sys
from collections.abc import Sequence
from statistics import median

from tests.benchmarks import bare
from tests.benchmarks.figures import Figure
from tests.benchmarks.place import BARE, DEMO_SCREEN, Place

WELCOME = "Velkommen"
START_BAR, DOCUMENT_BAR, MEMORY_BAR = 1.15, 0.5, 1.25
FIRST_SCREEN_KB, MOVE_BYTES = 9.0, 550.0
ROOMS = {"overview": "", "follow-ups": "2", "cases": "3", "plan": "4", "meetings": "5"}
"""The rooms, and the key that goes there from the first one."""


def start(place: Place) -> list[Figure]:
    """Start of the sample school and of nothing, and of commands that print."""
    where = place.demo
    data = ("--data", where)
    commands = {
        "--version": place.elvis("--version"),
        "minutes --latest": place.elvis(*data, "minutes", "--latest"),
        "plan --month": place.elvis(*data, "plan", "--month", "2026-10"),
    }
    screens = {
        "bare": (BARE, bare.FIRST_SCREEN),
        "demo": (place.elvis("demo"), DEMO_SCREEN),
        "own": (place.elvis("--data", place.folder / "own" / "elvis.json"), WELCOME),
    }
    times: dict[str, list[float]] = {name: [] for name in (*screens, *commands, "python")}
    for counts in place.turns:
        took = {}
        for name, (command, words) in screens.items():
            with place.terminal(command) as terminal:
                took[name] = terminal.wait_for(words) * 1000
        for name, command in commands.items():
            took[name] = place.milliseconds(command)
        took["python"] = place.milliseconds((sys.executable, "-c", "pass"))
        if counts:
            for name, value in took.items():
                times[name].append(value)
    held = times["bare"]
    figures = [
        Figure(what="start, sample school", elvis=times["demo"], other=held, ratio_bar=START_BAR),
        Figure(what="start, own data, empty", elvis=times["own"], other=held, ratio_bar=START_BAR),
    ]
    figures += [
        Figure(
            what=name,
            elvis=times[name],
            other=times["demo"],
            ratio_bar=DOCUMENT_BAR,
            other_name="full screen",
        )
        for name in commands
    ]
    figures.append(
        Figure(
            what="--version", elvis=times["--version"], other=times["python"], other_name="python"
        )
    )
    return figures


def wire(place: Place) -> list[Figure]:
    """Bytes of the first screen and of a cursor move, and the memory held by then."""
    where = place.demo
    assert where.exists()
    screens: dict[str, tuple[tuple[str, ...], str, str]] = {
        "bare": (BARE, bare.FIRST_SCREEN, ""),
        **{name: (place.elvis("demo"), DEMO_SCREEN, key) for name, key in ROOMS.items()},
    }
    first: dict[str, list[float]] = {name: [] for name in screens}
    moves: dict[str, list[float]] = {name: [] for name in screens}
    worst: dict[str, list[float]] = {name: [] for name in screens}
    memory: dict[str, list[float]] = {name: [] for name in screens}
    for _run in range(place.runs):
        for name, (command, words, room) in screens.items():
            with place.terminal(command) as terminal:
                terminal.wait_for(words, quiet=0.6)
                first[name].append(terminal.size / 1000)
                memory[name].append(terminal.megabytes)
                if room:
                    terminal.press(room, quiet=0.3)
                # At the end of a short list a key moves nothing: that is no cursor move.
                presses = [terminal.press("down").size for _n in range(place.keys)]
                sizes = [float(size) for size in presses if size] or [math.nan]
                moves[name].append(median(sizes))
                worst[name].append(max(sizes))
    return [
        _first_screen(first),
        *_moves(moves, worst),
        Figure(
            what="memory, sample school",
            elvis=memory["overview"],
            other=memory["bare"],
            unit="MB",
            ratio_bar=MEMORY_BAR,
        ),
    ]


def _first_screen(first: dict[str, list[float]]) -> Figure:
    return Figure(
        what="first screen, over the wire",
        elvis=first["overview"],
        other=first["bare"],
        unit="kB",
        value_bar=FIRST_SCREEN_KB,
    )


def _moves(moves: dict[str, list[float]], worst: dict[str, list[float]]) -> Sequence[Figure]:
    return [
        Figure(
            what=f"cursor move in the {name}, {kind}",
            elvis=sizes[name],
            other=sizes["bare"],
            unit="B",
            value_bar=MOVE_BYTES,
        )
        for name in ROOMS
        for kind, sizes in (("median", moves), ("largest", worst))
    ]
