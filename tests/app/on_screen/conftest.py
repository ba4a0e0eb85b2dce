"""No test of a screen sleeps; some have an encrypted school."""

from __future__ import annotations

import pytest

from elvis_tui.domain.record import replace
from elvis_tui.services.desk.desk import Desk
from tests.app.on_screen.sealed import SealedStore
from tests.settling import no_sleeping

__all__ = ["no_sleeping"]


@pytest.fixture
def sealed() -> SealedStore:
    return SealedStore()


@pytest.fixture
def sealed_desk(desk: Desk, sealed: SealedStore) -> Desk:
    return replace(desk, store=sealed)
