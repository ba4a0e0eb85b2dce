"""What all tests share: an invented school, a clock that stands still, a home of their own."""

from __future__ import annotations

import math
import os
from collections.abc import Iterator
from itertools import count
from pathlib import Path
from typing import Any
from weakref import WeakSet

import pytest
from hypothesis import HealthCheck, settings

from elvis_tui.services.desk.desk import Desk
from tests.school import desk_with

AT_A_TERMINAL = {"terminal", "benchmarks", "shell/test_wheel.py", "shell/test_command_streams.py"}
"""Where tests sit at a real terminal also without the fixture."""

# How long an example takes is a matter of the machine, and no property of the program.
settings.register_profile("untimed", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("untimed")


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_auto_num_workers() -> int | None:
    """Half as many again as there are processors: tests on screens and at terminals also wait."""
    if os.environ.get("PYTEST_XDIST_AUTO_NUM_WORKERS"):
        return None
    return math.ceil(1.5 * (os.cpu_count() or 1))


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark what sits at a real terminal: `.ci/run` tries only that once more."""
    here = Path(__file__).parent
    for item in items:
        place = item.path.relative_to(here)
        sits = {place.parts[0], place.as_posix()} & AT_A_TERMINAL
        if sits or "sit_down" in getattr(item, "fixturenames", ()):
            item.add_marker("terminal")


@pytest.fixture(scope="session")
def homes(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """Folders that are not there yet.

    `mktemp` looks through all there are to find a free number: 7 ms for the nine thousandth.
    """
    among = tmp_path_factory.mktemp("homes")
    return (among / str(number) for number in count())


@pytest.fixture(autouse=True)
def away_from_the_developers_own_data(
    monkeypatch: pytest.MonkeyPatch, homes: Iterator[Path]
) -> Path:
    """A home of its own, so that no test can read or write real data."""
    home = next(homes)
    home.mkdir()
    for variable in ("HOME", "USERPROFILE"):
        monkeypatch.setenv(variable, str(home))
    for variable in ("XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME", "XDG_STATE_HOME"):
        monkeypatch.setenv(variable, str(home / variable.lower()))
    monkeypatch.setenv("ELVIS_TUI_DATA", str(home / "elvis" / "elvis.json"))
    return home


@pytest.fixture(scope="session", autouse=True)
def style_sheets_are_read_once() -> Iterator[None]:
    """Each test starts a program of its own, and all of them read the same style sheets.

    A style sheet remembers the rules it has read; here all of them remember together. It is an
    eighth of the time of a test on a screen.
    """
    from textual.css.model import RuleSet
    from textual.css.stylesheet import Stylesheet

    read = Stylesheet._parse_rules
    known: dict[object, list[RuleSet]] = {}

    def remembered(sheet: Stylesheet, *told: Any, **named: Any) -> list[RuleSet]:
        key = (told, frozenset(named.items()), frozenset(sheet._variables.items()))
        if key not in known:
            known[key] = read(sheet, *told, **named)
        return known[key]

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Stylesheet, "_parse_rules", remembered)
        yield


@pytest.fixture(scope="session", autouse=True)
def what_nobody_reads_is_not_drawn() -> Iterator[None]:
    """A screen is drawn when it comes, when a test reads it, and when `running` ends.

    Textual draws at every change also for a test's driver, which throws the drawing away: a quarter
    of the time of a test on a screen. `ELVIS_DRAWN=1` has all of it drawn, as at a terminal.
    """
    from textual import _compositor

    draw = _compositor.Compositor.render_update
    come: WeakSet[_compositor.Compositor] = WeakSet()

    def drawn_once(
        compositor: _compositor.Compositor,
        full: bool = False,
        screen_stack: list[Any] | None = None,
        simplify: bool = False,
    ) -> object:
        if compositor not in come:
            come.add(compositor)
            return draw(compositor, full, screen_stack, simplify)
        _compositor.visible_screen_stack.set(screen_stack or [])
        compositor._dirty_regions.clear()
        return None

    with pytest.MonkeyPatch.context() as patch:
        if not os.environ.get("ELVIS_DRAWN"):
            patch.setattr(_compositor.Compositor, "render_update", drawn_once)
        yield


@pytest.fixture
def desk() -> Desk:
    """The invented school, in memory, on Monday 19.10.2026 at 12.00."""
    return desk_with()


@pytest.fixture
def empty_desk() -> Desk:
    """A program that nobody has used yet."""
    return desk_with(())
