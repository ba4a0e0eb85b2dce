"""What the storage tests share: a listener to wait for, a disk that fails, and a sealed file."""

from __future__ import annotations

import os
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from elvis_tui.storage import sealing
from elvis_tui.storage.sealing import Seal
from elvis_tui.storage.store import DataState, SaveState
from tests.storage.sealed import FACTS, PASSPHRASE, PLAIN

SAVER = "elvis-save"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "elvis" / "elvis.json"


class Told:
    """A listener that remembers, and can be waited for."""

    def __init__(self) -> None:
        self.states: list[DataState] = []
        self._changed = threading.Condition()

    def __call__(self, state: DataState) -> None:
        with self._changed:
            self.states.append(state)
            self._changed.notify_all()

    def wait_for(self, state: SaveState) -> None:
        """Wait until the last that was told is `state`."""
        with self._changed:
            assert self._changed.wait_for(
                lambda: bool(self.states) and self.states[-1].state is state, timeout=10
            ), f"never told {state}, but {[s.state.value for s in self.states]}"


@pytest.fixture
def told() -> Told:
    return Told()


class FailingDisk:
    """Counts the calls that put bytes on disk in the saving thread, and lets chosen ones fail."""

    CALLS = ("open", "write", "fsync", "link", "replace")

    def __init__(self) -> None:
        self.calls: list[str] = []
        self._fails: Callable[[int, str], bool] = lambda _call, _name: False
        self._errno = 0
        self.short = False

    def fail(self, errno: int, when: Callable[[int, str], bool]) -> None:
        """From now on let call number k (from 0) named n fail when `when(k, n)` says so."""
        self.calls.clear()
        self._errno, self._fails = errno, when

    def heal(self) -> None:
        self.fail(0, lambda _call, _name: False)
        self.short = False

    def wrapped(self, name: str, real: Callable[..., Any]) -> Callable[..., Any]:
        def call(*args: Any, **kwargs: Any) -> Any:
            if threading.current_thread().name != SAVER:
                return real(*args, **kwargs)
            self.calls.append(name)
            if self._fails(len(self.calls) - 1, name):
                raise OSError(self._errno, os.strerror(self._errno))
            if name == "write" and self.short:
                handle, data = args
                return real(handle, data[: max(1, len(data) // 2)])
            return real(*args, **kwargs)

        return call


@pytest.fixture
def disk(monkeypatch: pytest.MonkeyPatch) -> Iterator[FailingDisk]:
    failing = FailingDisk()
    for name in FailingDisk.CALLS:
        monkeypatch.setattr(os, name, failing.wrapped(name, getattr(os, name)))
    yield failing
    failing.heal()


@pytest.fixture(scope="module")
def quick_argon2() -> Any:
    """The least that Argon2id takes: what is tested here is not how long it takes."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(sealing, "MEMORY", 8 * sealing.LANES)
        patch.setattr(sealing, "ITERATIONS", 1)
        yield


@pytest.fixture(scope="module")
def made(quick_argon2: None) -> tuple[Seal, str]:
    return Seal.create(PASSPHRASE)


@pytest.fixture(scope="module")
def seal(made: tuple[Seal, str]) -> Seal:
    return made[0]


@pytest.fixture(scope="module")
def printed(made: tuple[Seal, str]) -> str:
    return made[1]


@pytest.fixture(scope="module")
def sealed(seal: Seal) -> bytes:
    return seal.close(PLAIN, **FACTS)
