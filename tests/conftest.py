"""What all tests share: an invented school, a clock that stands still, a home of their own."""

from __future__ import annotations

from pathlib import Path

import pytest

from elvis_tui.services.desk.desk import Desk
from tests.school import desk_with


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
