"""Two programs in two terminals on one data file."""

from __future__ import annotations

import time
from pathlib import Path

from tests.terminal.fixtures import SitDown
from tests.terminal.hands import fill, leave, open_form, save

DAY = "2026-10-21"
F6 = "\x1b[17~"


def test_the_second_reads_along_and_takes_over_when_the_first_is_left(
    sit_down: SitDown, tmp_path: Path
) -> None:
    """FAULTS 28: within a second it shows what the first one saved."""
    arguments = ("--today", DAY, "--data", str(tmp_path / "skole.json"), "demo")
    first = sit_down(*arguments)
    first.wait_for("Krever noe nå")
    second = sit_down(*arguments)
    second.wait_for("skrivebeskyttet: .* har fila siden")
    second.press("5")
    second.wait_for("Avholdt")
    first.press("5")
    first.wait_for("Avholdt")
    open_form(first, "n", "Nytt møte")
    fill(first, "Sted", "Sløydsal", tabs=3)
    save(first, "Innkalt")
    began = time.monotonic()
    second.wait_for("Sløydsal")
    assert time.monotonic() - began < 2.0  # a second, and a machine with much to do
    second.send(F6)
    second.wait_for("du får skrive når")
    leave(first)
    second.wait_for("Nå kan du skrive")
    assert "skrivebeskyttet" not in second.text()
