"""What the user prefers: read when the program starts, written as it is chosen."""

from __future__ import annotations

import contextlib
from collections.abc import Mapping
from pathlib import Path

from elvis_tui.domain.errors import Fault, StorageError
from elvis_tui.domain.preferences import Preferences
from elvis_tui.domain.record import replace
from elvis_tui.storage import user_file
from elvis_tui.storage.write_behind import WriteBehind


class PreferencesFile:
    """A user's preferences, and the file they lie in.

    A choice counts at once and is written behind the screen. A file that cannot be read is never
    written: what its owner wrote in it is worth more than a choice.

    Args:
        path: The file, there or not; None for choices that last as long as the program.
        keep: Whether choices are written to it.
    """

    def __init__(self, path: Path | None = None, *, keep: bool = True) -> None:
        self.now = Preferences()
        self.faults: list[StorageError] = []
        """What was wrong with the file when it was read."""
        self._path = path
        self._waiting: dict[str, object] = {}
        self._behind = WriteBehind(path, lambda: None) if path and keep else None
        self._is_told = False
        self._is_there = path is not None and self._read(path)

    def _read(self, path: Path) -> bool:
        """Whether there is a file; what can be used of it counts from now on."""
        try:
            data = user_file.read(path)
            if data is None:
                return False
            from elvis_tui.incoming.preferences import read_preferences

            self.now, self.faults = read_preferences(data, path)
        except StorageError as fault:
            self.faults = [fault]
            # A slip on another line must not put the names of one who hid them on the wall.
            self.now = Preferences(names_hidden=True)
            return fault.fault is Fault.PREFERENCES_BROKEN
        return True

    def refuse(self, field: str, key: str = "") -> None:
        """Have it told that a value in the file cannot be used, by what it is called there.

        Args:
            field: The field of `Preferences`.
            key: Which of its entries, for a field that is a table.
        """
        if self._path is not None:
            from elvis_tui.incoming.preferences import KEYS, NAMES

            name = f"{KEYS}.{key}" if key else NAMES[field]
            self.faults.append(StorageError(Fault.PREFERENCES_VALUE, path=self._path, field=name))

    def choose(self, **choices: object) -> None:
        """Have fields of `Preferences` at other values, from now on and at the next start.

        Raises:
            StorageError: `PREFERENCES_BROKEN` or `PREFERENCES_DISK`, once, when the file does not
                take choices; they count all the same until the program ends.
        """
        self.now = replace(self.now, **choices)
        if self._behind is None:
            return
        failed = self._behind.state.error
        self._waiting |= choices
        self._behind.put(self._write)
        if failed is not None and not self._is_told:
            self._is_told = True
            raise failed

    def _write(self) -> None:
        """Put what waits into the file as it is on disk now; called in the thread."""
        path, choices = self._path, dict(self._waiting)
        assert path is not None
        data = user_file.read(path) or b""
        user_file.write(path, _with_choices(data, choices, path))
        for field, value in choices.items():
            if self._waiting.get(field) == value:
                del self._waiting[field]

    def take_over(self, former: Preferences) -> bool:
        """Have the choices of somebody who has no file yet.

        Returns:
            Whether they are on disk now, or there is a file that counts instead.
        """
        if self._is_there:
            return True
        with contextlib.suppress(StorageError):
            self.choose(
                theme=former.theme,
                names_hidden=former.names_hidden,
                lock_minutes=former.lock_minutes,
            )
            if self._behind is not None:
                self._behind.flush()
                return True
        return False

    def close(self) -> None:
        """Write what is left, if it can be written."""
        if self._behind is not None:
            with contextlib.suppress(StorageError):
                self._behind.close()


def _with_choices(data: bytes, choices: Mapping[str, object], path: Path) -> bytes:
    from elvis_tui.incoming.preferences import read_preferences
    from elvis_tui.outgoing.preferences import with_choices

    read_preferences(data, path)
    try:
        return with_choices(data.decode("utf-8-sig"), choices).encode()
    except ValueError:
        raise StorageError(Fault.PREFERENCES_BROKEN, path=path, line=1) from None
