"""A program left alone: what it sends, and the processor time it takes."""

from __future__ import annotations

import threading

from tests.benchmarks import bare
from tests.benchmarks.figures import Figure
from tests.benchmarks.place import BARE, DEMO_SCREEN, Place
from tests.benchmarks.terminal import Terminal


def idle(place: Place) -> list[Figure]:
    """The sample school and the bare table, watched at the same time."""
    assert place.demo.exists()
    with place.terminal(place.elvis("demo")) as mine, place.terminal(BARE) as its:
        mine.wait_for(DEMO_SCREEN, quiet=1.0)
        its.wait_for(bare.FIRST_SCREEN, quiet=1.0)
        seen: dict[str, tuple[int, float]] = {}

        def watch(name: str, terminal: Terminal) -> None:
            seen[name] = terminal.watch(place.idle)

        watchers = [
            threading.Thread(target=watch, args=pair) for pair in (("mine", mine), ("its", its))
        ]
        for watcher in watchers:
            watcher.start()
        for watcher in watchers:
            watcher.join()
    seconds = f"idle for {place.idle:g} s"
    sizes = ([float(seen["mine"][0])], [float(seen["its"][0])])
    times = ([seen["mine"][1] * 1000], [seen["its"][1] * 1000])
    return [
        Figure(what=f"{seconds}, sent", elvis=sizes[0], other=sizes[1], unit="B", value_bar=0.0),
        Figure(
            what=f"{seconds}, processor",
            elvis=times[0],
            other=times[1],
            value_bar=max(10.0, times[1][0]),
        ),
    ]
