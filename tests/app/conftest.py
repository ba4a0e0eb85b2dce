"""What the tests of the parts share."""

from __future__ import annotations

import pytest

from tests.app.stand_in import StandIn, Watch


@pytest.fixture
def host() -> StandIn:
    return StandIn()


@pytest.fixture
def watch() -> Watch:
    return Watch()
