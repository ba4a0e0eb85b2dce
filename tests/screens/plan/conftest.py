"""The school's plan on a day in October."""

from __future__ import annotations

import pytest

from elvis_tui.services.desk.desk import Desk
from tests.screens.plan.plan_room import desk_on


@pytest.fixture
def desk() -> Desk:
    return desk_on(2026, 10, 19)
