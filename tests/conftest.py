"""What all tests share: an invented school, a clock that stands still, a home of their own."""

from __future__ import annotations

from pathlib import Path

import pytest

from elvis_tui.services.desk.desk import Desk
from tests.school import desk_with

AT_A_TERMINAL = {"terminal", "shell/test_wheel.py", "shell/test_command_streams.py"}
"""Where tests sit at a real terminal also without the fixture."""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark what sits at a real terminal: `.ci/run` tries only that once more."""
    here = Path(__file__).parent
    for item in items:
        place = item.path.relative_to(here)
        sits = {place.parts[0], place.as_posix()} & AT_A_TERMINAL
        if sits or "sit_down" in getattr(item, "fixturenames", ()):
            item.add_marker("terminal")


@pytest.fixture(autouse=True)
def away_from_the_developers_own_data(
    monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory
) -> Path:
    """A home of its own, so that no test can read or write real data."""
    home = tmp_path_factory.mktemp("home")
    for variable in ("HOME", "USERPROFILE"):
        monkeypatch.setenv(variable, str(home))
    for variable in ("XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME", "XDG_STATE_HOME"):
        monkeypatch.setenv(variable, str(home / variable.lower()))
    monkeypatch.setenv("ELVIS_TUI_DATA", str(home / "elvis" / "elvis.json"))
    return home


@pytest.fixture
def desk() -> Desk:
    """The invented school, in memory, on Monday 19.10.2026 at 12.00."""
    return desk_with()


@pytest.fixture
def empty_desk() -> Desk:
    """A program that nobody has used yet."""
    return desk_with(())
