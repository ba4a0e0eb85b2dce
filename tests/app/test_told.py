"""What stands above the keys: one sentence, and what is said at the start."""

from __future__ import annotations

from typing import Any

import pytest

from elvis_tui.app.told import LASTING, Told


class Line:
    """What stands there, and a clock that is set by hand."""

    def __init__(self) -> None:
        self.shown: list[str] = []
        self.now = 100.0
        self.lasting: dict[str, float] = {}
        self.told = Told(self._show, self.shown.clear, lambda: self.now)

    def _show(self, words: str, *, timeout: float, **_options: Any) -> None:
        self.shown.append(words)
        self.lasting[words] = timeout


@pytest.fixture
def line() -> Line:
    return Line()


def test_a_new_sentence_takes_the_place_of_the_one_before(line: Line) -> None:
    for words in ("Feltet er tomt.", "Feltet er tomt.", "Møtet pågår."):
        line.told.tell(words)
    assert line.shown == ["Møtet pågår."]


def test_what_is_said_at_the_start_stands_its_time(line: Line) -> None:
    line.told.tell("Fila kan leses av andre.", timeout=LASTING)
    line.told.tell("Fila kan leses av andre.", timeout=LASTING)
    line.now += 5
    line.told.tell("Feltet er tomt.")
    assert line.shown == ["Fila kan leses av andre.", "Feltet er tomt."]
    assert line.lasting["Fila kan leses av andre."] == LASTING - 5
    line.told.past()
    assert line.shown == ["Fila kan leses av andre."]
    line.now += LASTING
    line.told.tell("Nå er det over.")
    assert line.shown == ["Nå er det over."]


def test_nothing_to_put_away_is_nothing_drawn(line: Line) -> None:
    line.told.tell("Fila kan leses av andre.", timeout=LASTING)
    line.shown.append("drawn")
    line.told.past()
    assert line.shown[-1] == "drawn"


def test_all_of_it_can_be_taken_down(line: Line) -> None:
    line.told.tell("Fila kan leses av andre.", timeout=LASTING)
    line.told.tell("Feltet er tomt.")
    line.told.clear()
    assert line.shown == []
    line.told.tell("Møtet pågår.")
    assert line.shown == ["Møtet pågår."]
