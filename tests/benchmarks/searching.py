"""Search as one types, without a terminal: what the services alone take for each key."""

from __future__ import annotations

import time
from collections.abc import Callable
from statistics import median

from elvis_tui.services.desk.clock import SystemClock
from elvis_tui.services.desk.desk import Desk
from elvis_tui.services.follow_ups.verbs import index
from elvis_tui.services.follow_ups.views import listed
from elvis_tui.services.people.register import subject_index
from elvis_tui.storage.file_store import FileStore
from tests.benchmarks.data import TODAY, make
from tests.benchmarks.figures import Figure
from tests.benchmarks.place import Place

QUERIES = ("nora solli", "2sta", "frammøte i neste uke", "e", "finnes ikke")
SEARCH_MS = 16.0


def search(place: Place) -> list[Figure]:
    """Every key of some queries, in the picker's index and in the list's."""
    path = place.folder / "search.json"
    desk = Desk(
        store=FileStore(make(path, place.students), read_only=True),
        clock=SystemClock(TODAY),
        user="benchmark",
    )
    figures = []
    builders: dict[str, Callable[[], Callable[[str], object]]] = {
        "follow-ups and notes": lambda: index(desk, listed(desk)).search,
        "students": lambda: subject_index(desk, hidden=False).search,
    }
    for where, build in builders.items():
        built, keys, worst = [], [], []
        for counts in place.turns:
            began = time.perf_counter()
            find = build()
            took = (time.perf_counter() - began) * 1000
            every = [_ms(find, query[: n + 1]) for query in QUERIES for n in range(len(query))]
            if counts:
                built.append(took)
                keys.append(median(every))
                worst.append(max(every))
        size = f"{place.students:,} {where}"
        figures += [
            Figure(what=f"index of {size}, in process", elvis=built),
            Figure(what=f"search in {size}, in process", elvis=keys, value_bar=SEARCH_MS),
            Figure(what="  the worst of them", elvis=worst, value_bar=SEARCH_MS),
        ]
    return figures


def _ms(find: Callable[[str], object], query: str) -> float:
    began = time.perf_counter()
    find(query)
    return (time.perf_counter() - began) * 1000
