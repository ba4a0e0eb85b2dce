"""Which tests may be tried once more: those that sit at a real terminal, and no others."""

from __future__ import annotations

import pytest

from tests.terminal.fixtures import SitDown, home, sit_down

__all__ = ["home", "sit_down"]


def test_one_that_sits_down_is_marked(request: pytest.FixtureRequest, sit_down: SitDown) -> None:
    assert request.node.get_closest_marker("terminal")


def test_any_other_is_not(request: pytest.FixtureRequest) -> None:
    assert not request.node.get_closest_marker("terminal")
