"""Writing behind the screen: the newest save, in a thread of its own, until it is on disk."""

from __future__ import annotations

import contextlib
import errno
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

from elvis_tui.domain.errors import Fault, StorageError
from elvis_tui.storage.store import DataState, SaveState

Save = Callable[[], object]
RETRY_SECONDS = 5.0


class WriteBehind:
    """Does the save that was `put` last; one that another overtakes is never done.

    A save that fails is told of and tried again: at the next `put` or `flush`, and every
    `RETRY_SECONDS`.

    Args:
        path: What is written, for errors.
        tell: Called from the thread after every attempt.
    """

    def __init__(self, path: Path, tell: Callable[[], None]) -> None:
        self._path = path
        self._tell = tell
        self._changed = threading.Condition()
        self._at_work = threading.Lock()
        self._save: Save = lambda: None
        self._put = self._written = 0
        self._begun = self._ended = 0
        self._asked = self._closing = self._is_over = False
        self._error: StorageError | None = None
        self._thread: threading.Thread | None = None

    @property
    def is_closed(self) -> bool:
        return self._closing

    @property
    def state(self) -> DataState:
        with self._changed:
            if self._written == self._put:
                return DataState(SaveState.SAVED)
            if self._error is not None:
                return DataState(SaveState.FAILED, self._error)
            return DataState(SaveState.SAVING)

    def put(self, save: Save) -> None:
        """Have `save` put everything on disk; it returns at once."""
        with self._changed:
            self._save = save
            self._put += 1
            self._asked = True
            self._begin()
            self._changed.notify_all()

    def _begin(self) -> None:
        """Have the thread run; where the system has none to give, that is a save that failed."""
        if self._thread is not None:
            return
        thread = threading.Thread(target=self._run, name="elvis-save", daemon=True)
        try:
            thread.start()
        except RuntimeError:
            self._error = StorageError(Fault.DATA_UNWRITABLE, path=self._path, errno=errno.EAGAIN)
        else:
            self._thread = thread

    @contextlib.contextmanager
    def still(self) -> Iterator[None]:
        """Nothing is written within; a save under way is waited for first."""
        with self._at_work:
            yield

    def forget(self) -> None:
        """Give up what was put and has not been written; only while it is `still`."""
        with self._changed:
            self._written, self._error = self._put, None
            self._changed.notify_all()

    def flush(self) -> None:
        """Wait until all that was put is on disk.

        Raises:
            StorageError: when an attempt begun after this call could not do it.
        """
        with self._changed:
            wanted, attempt = self._put, self._begun + 1
            self._asked = True
            if wanted > self._written:
                self._begin()
            self._changed.notify_all()
            if self._thread is not None:
                self._changed.wait_for(
                    lambda: self._written >= wanted or self._ended >= attempt or self._is_over
                )
            if self._written < wanted and self._error is not None:
                raise self._error

    def close(self) -> None:
        """Write what is left and end the thread.

        Raises:
            StorageError: when that could not be written.
        """
        with self._changed:
            self._closing = self._asked = True
            self._changed.notify_all()
        if self._thread is not None:
            self._thread.join()
        elif self._written < self._put:
            self._work()
        if self._written < self._put and self._error is not None:
            raise self._error

    def _run(self) -> None:
        while self._wait_for_work():
            self._work()
            # Nothing a listener does may end the saving.
            with contextlib.suppress(Exception):
                self._tell()
        with self._changed:
            self._is_over = True
            self._changed.notify_all()

    def _work(self) -> None:
        with self._at_work:
            with self._changed:
                put, save = self._put, self._save
                is_wanted = self._written < put  # it may have been forgotten meanwhile
                self._begun += 1
            error = self._attempt(save) if is_wanted else None
            with self._changed:
                self._error = error
                self._ended += 1
                if error is None:
                    self._written = put
                self._changed.notify_all()

    def _wait_for_work(self) -> bool:
        """Wait until there is something to write, or to try again; False when all is over."""
        with self._changed:
            while True:
                if self._error is not None:
                    self._changed.wait_for(lambda: self._asked or self._closing, RETRY_SECONDS)
                else:
                    self._changed.wait_for(lambda: self._written < self._put or self._closing)
                given_up = self._closing and self._error is not None and not self._asked
                self._asked = False
                if self._written < self._put and not given_up:
                    return True
                # What was to be tried again may have been forgotten: that ends nothing.
                if self._closing:
                    return False

    def _attempt(self, save: Save) -> StorageError | None:
        try:
            save()
        except StorageError as error:
            return error
        except Exception:
            # Whatever it was, memory still has the change and the next attempt may do it.
            return StorageError(Fault.DATA_UNWRITABLE, path=self._path)
        return None
