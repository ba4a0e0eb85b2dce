"""Saving behind the screen: the newest is done, failures are tried again, the end is orderly."""

from __future__ import annotations

import threading
from collections.abc import Callable
from pathlib import Path

import pytest

from elvis_tui.domain.errors import Fault, StorageError
from elvis_tui.storage import write_behind
from elvis_tui.storage.store import SaveState
from elvis_tui.storage.write_behind import WriteBehind

PATH = Path("elvis.json")
FULL = StorageError(Fault.DATA_UNWRITABLE, path=PATH, errno=28)


class Saves:
    """Saves that are done when the test lets them, and fail as it says."""

    def __init__(self) -> None:
        self.done: list[str] = []
        self.faults: list[StorageError] = []
        self.begun = threading.Semaphore(0)
        self.may_end = threading.Semaphore(0)

    def __getitem__(self, name: str) -> Callable[[], None]:
        def save() -> None:
            self.begun.release()
            assert self.may_end.acquire(timeout=10)
            if self.faults:
                raise self.faults.pop()
            self.done.append(name)

        return save

    def wait_until_one_is_under_way(self) -> None:
        assert self.begun.acquire(timeout=10)


@pytest.fixture
def saves() -> Saves:
    return Saves()


@pytest.fixture
def behind() -> WriteBehind:
    return WriteBehind(PATH, lambda: None)


def test_a_save_that_another_overtakes_is_never_done(behind: WriteBehind, saves: Saves) -> None:
    behind.put(saves["a"])
    saves.wait_until_one_is_under_way()
    behind.put(saves["b"])
    behind.put(saves["c"])
    assert behind.state.state is SaveState.SAVING
    saves.may_end.release(2)
    behind.close()
    assert saves.done == ["a", "c"]
    assert behind.state.state is SaveState.SAVED


def test_flush_waits_for_a_save_that_is_under_way(behind: WriteBehind, saves: Saves) -> None:
    behind.put(saves["a"])
    saves.wait_until_one_is_under_way()
    saves.may_end.release()
    behind.flush()
    assert saves.done == ["a"]
    behind.close()


def test_flush_does_not_take_the_failure_of_an_earlier_save_for_its_own(
    behind: WriteBehind, saves: Saves
) -> None:
    saves.faults = [FULL]
    behind.put(saves["a"])
    saves.wait_until_one_is_under_way()
    saves.may_end.release(2)
    behind.flush()
    assert saves.done == ["a"]
    behind.close()


def test_flush_raises_what_its_own_attempt_met(behind: WriteBehind, saves: Saves) -> None:
    saves.faults = [FULL] * 9
    saves.may_end.release(20)
    behind.put(saves["a"])
    with pytest.raises(StorageError) as caught:
        behind.flush()
    assert caught.value is FULL
    assert behind.state.error is FULL
    saves.faults.clear()
    behind.close()
    assert saves.done == ["a"]


def test_a_new_save_is_tried_at_once_after_a_failure(behind: WriteBehind, saves: Saves) -> None:
    assert write_behind.RETRY_SECONDS >= 1
    saves.faults = [FULL]
    saves.may_end.release()
    behind.put(saves["a"])
    saves.wait_until_one_is_under_way()
    saves.may_end.release(2)
    behind.put(saves["b"])
    saves.wait_until_one_is_under_way()
    behind.close()
    assert saves.done[-1] == "b"


def test_a_failed_save_is_tried_again_in_its_time(
    monkeypatch: pytest.MonkeyPatch, saves: Saves
) -> None:
    monkeypatch.setattr(write_behind, "RETRY_SECONDS", 0.001)
    saves.faults = [FULL] * 5
    saves.may_end.release(6)
    saved = threading.Event()
    behind = WriteBehind(PATH, lambda: saved.set() if saves.done else None)
    behind.put(saves["a"])
    assert saved.wait(10)
    assert behind.state.state is SaveState.SAVED
    behind.close()


def test_closing_tries_once_more_and_raises_what_it_met(behind: WriteBehind, saves: Saves) -> None:
    saves.faults = [FULL] * 9
    saves.may_end.release(9)
    behind.put(saves["a"])
    with pytest.raises(StorageError) as caught:
        behind.close()
    assert caught.value is FULL
    assert behind.is_closed
    assert behind.state.state is SaveState.FAILED


def test_closing_without_a_save_starts_nothing(behind: WriteBehind) -> None:
    before = threading.active_count()
    behind.flush()
    behind.close()
    assert threading.active_count() == before
    assert behind.state.state is SaveState.SAVED


def test_a_closed_one_leaves_no_thread(behind: WriteBehind, saves: Saves) -> None:
    before = set(threading.enumerate())
    saves.may_end.release()
    behind.put(saves["a"])
    behind.close()
    assert set(threading.enumerate()) == before


def test_what_is_forgotten_after_a_failure_does_not_end_the_saving(
    monkeypatch: pytest.MonkeyPatch, saves: Saves
) -> None:
    """The thread that tries again finds nothing to do, and must stay for the next save."""
    monkeypatch.setattr(write_behind, "RETRY_SECONDS", 0.001)
    failed = threading.Event()
    before = set(threading.enumerate())
    behind = WriteBehind(PATH, failed.set)
    saves.faults = [FULL] * 10_000
    saves.may_end.release(20_000)
    behind.put(saves["a"])
    assert failed.wait(10)
    with behind.still():
        behind.forget()
    assert behind.state.state is SaveState.SAVED
    (thread,) = set(threading.enumerate()) - before
    thread.join(0.2)
    assert thread.is_alive()
    saves.faults.clear()
    behind.put(saves["b"])
    behind.flush()
    behind.close()
    assert saves.done == ["b"]


def test_while_it_is_still_nothing_is_written(behind: WriteBehind, saves: Saves) -> None:
    saves.may_end.release(2)
    with behind.still():
        behind.put(saves["a"])
        assert not saves.begun.acquire(timeout=0.1)
        behind.forget()
    behind.put(saves["b"])
    behind.close()
    assert saves.done == ["b"]


def test_a_system_without_a_thread_to_give_is_a_save_that_failed(
    behind: WriteBehind, saves: Saves, monkeypatch: pytest.MonkeyPatch
) -> None:
    def none_left(_thread: threading.Thread) -> None:
        raise RuntimeError("can't start new thread")

    saves.may_end.release(3)
    with monkeypatch.context() as patch:
        patch.setattr(threading.Thread, "start", none_left)
        behind.put(saves["a"])
        assert behind.state.state is SaveState.FAILED
        with pytest.raises(StorageError) as caught:
            behind.flush()
        assert caught.value.fault is Fault.DATA_UNWRITABLE
    behind.flush()
    assert saves.done == ["a"]
    behind.close()


def test_without_a_thread_the_last_is_written_at_the_end(
    behind: WriteBehind, saves: Saves, monkeypatch: pytest.MonkeyPatch
) -> None:
    def none_left(_thread: threading.Thread) -> None:
        raise RuntimeError("can't start new thread")

    saves.may_end.release()
    monkeypatch.setattr(threading.Thread, "start", none_left)
    behind.put(saves["a"])
    behind.close()
    assert saves.done == ["a"]


def test_after_the_end_nobody_waits_for_what_could_not_be_written(
    behind: WriteBehind, saves: Saves
) -> None:
    saves.faults = [FULL] * 9
    saves.may_end.release(20)
    behind.put(saves["a"])
    with pytest.raises(StorageError):
        behind.close()
    flushed: list[object] = []

    def flush() -> None:
        with pytest.raises(StorageError) as caught:
            behind.flush()
        flushed.append(caught.value)

    late = threading.Thread(target=flush, daemon=True)
    late.start()
    late.join(10)
    assert flushed == [FULL]
