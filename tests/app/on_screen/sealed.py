"""A school that is encrypted as far as anybody can see, and hands that lock and open it."""

from __future__ import annotations

import threading

from textual.widgets import Input

from elvis_tui.domain.errors import Fault, StorageError
from elvis_tui.storage.memory import MemoryStore
from tests.school import NAME_PARTS, SCHOOL
from tests.screens.running import Running
from tests.screens.waiting import wait_until

SECRET = "blåbær på fjellet"


class SealedStore(MemoryStore):
    """Encrypted as far as anybody can see; `fails` is what dropping the key meets."""

    def __init__(self) -> None:
        super().__init__(SCHOOL)
        self.has_key = True
        self.fails: StorageError | None = None
        self.tried: list[str] = []
        self.may_answer = threading.Event()
        self.may_answer.set()

    @property
    def is_sealed(self) -> bool:
        return True

    def drop_key(self) -> None:
        if self.fails:
            raise self.fails
        self.has_key = False

    def unlock(self, secret: str) -> None:
        self.may_answer.wait(10)
        self.tried.append(secret)
        if secret != SECRET:
            raise StorageError(Fault.WRONG_PASSPHRASE)
        self.has_key = True


async def locked(app: Running) -> None:
    await app.press("f4")
    await app.on("LockedScreen")


async def asks(app: Running) -> None:
    """Wait until the key is forgotten and the passphrase is taken."""
    await locked(app)
    await wait_until(app.pilot, lambda: "lagrer det siste" not in app.text)


async def give(app: Running, secret: str) -> None:
    app.screen.query_one(Input).value = secret
    await app.press("enter")


def is_blank(app: Running) -> bool:
    """Whether nothing but the lock's own words can be read."""
    text = app.text.casefold()
    own = "Skjermen er låst" in app.text
    return own and not [p for p in (*NAME_PARTS, "2sta", "oversikt", "elev ") if p in text]
