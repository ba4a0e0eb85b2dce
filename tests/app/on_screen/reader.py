"""The program of somebody who reads along while Berit writes."""

from __future__ import annotations

from typing import cast

from elvis_tui.services.desk.desk import Desk
from elvis_tui.storage.store import WriteLock
from tests.screens.other_hands import BERIT, OthersStore, over
from tests.screens.running import Running
from tests.screens.walks import busy_desk


def reader(desk: Desk | None = None, lock: WriteLock = BERIT) -> Desk:
    return over(desk or busy_desk(), OthersStore, lock)


def store_of(desk: Desk) -> OthersStore:
    return cast(OthersStore, desk.store)


def banner(app: Running) -> str:
    return app.text.splitlines()[1].strip()
