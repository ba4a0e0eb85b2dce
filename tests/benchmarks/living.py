"""What a rådgiver's first week costs in keys."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Callable

from tests.benchmarks.figures import Figure
from tests.benchmarks.place import Place
from tests.benchmarks.terminal import ROOT
from tests.terminal import week as journey
from tests.terminal.terminal import Terminal


def week(place: Place) -> list[Figure]:
    """The keys of the whole week, and of its parts; a text counts its letters."""
    own = place.folder / "week"
    own.mkdir()
    where = ("--today", journey.TODAY, "--data", str(own / "elvis.json"))
    for path in journey.lists(own):
        command = place.elvis(*where, "import", path)
        subprocess.run(
            command,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            cwd=ROOT,
            env={**os.environ, **place.environment},
            check=True,
        )
    figures = []
    with Terminal(place.elvis(*where), cwd=ROOT, env=place.environment) as terminal:
        for words, part in journey.PARTS.items():
            took = [_keys(terminal, part)]
            figures.append(Figure(what=f"week: {words}", elvis=took, unit="keys"))
    whole = sum(figure.elvis[0] for figure in figures)
    return [
        *figures,
        Figure(what="week, whole", elvis=[whole], unit="keys", value_bar=float(journey.MOST_KEYS)),
    ]


def _keys(terminal: Terminal, part: Callable[[Terminal], None]) -> float:
    before = terminal.keys
    part(terminal)
    return float(terminal.keys - before)
