"""A rådgiver's first week, whole, at a real terminal; how many keys it takes is held."""

from __future__ import annotations

import subprocess
from pathlib import Path

from tests.terminal import week
from tests.terminal.fixtures import ELVIS, SitDown
from tests.terminal.hands import leave


def test_a_first_week_is_lived_in_few_keys_and_nobody_falls_out_of_sight(
    sit_down: SitDown, tmp_path: Path
) -> None:
    for path in week.lists(tmp_path):
        listed = sit_down("import", str(path))
        assert listed.wait() == 0
    terminal = sit_down()
    keys = week.live(terminal)
    leave(terminal)
    assert keys <= week.MOST_KEYS
    printed = subprocess.run(
        [*ELVIS, "minutes", "--latest"], capture_output=True, timeout=60, check=True
    ).stdout.decode()
    # Minutes are of their day: whoever has another name now stands with it, and a joined one once.
    assert "Ine Moen (1BAA)" in printed
    assert "Ine Marie" not in printed
    assert printed.count("Beslutning:") == 7
    assert "· **Frist:** 23.10.2026" in printed
