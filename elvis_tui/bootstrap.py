"""The one place where store, clock, desk and app are put together.

What they are made of is imported when they are made: `elvis-tui where` needs a path and no desk.
"""

from __future__ import annotations

import errno
import os
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from elvis_tui.domain.errors import Fault, StorageError
from elvis_tui.domain.record import Record
from elvis_tui.i18n import use_language
from elvis_tui.terminal.streams import outlive_the_line

if TYPE_CHECKING:
    from elvis_tui.services.desk.desk import Desk
    from elvis_tui.storage.file_store import FileStore
    from elvis_tui.storage.sealing import Seal

DATA_VARIABLE = "ELVIS_TUI_DATA"


class Options(Record, frozen=True, kw_only=True):
    """What the command line said."""

    data: Path | None = None
    today: date | None = None
    names_hidden: bool | None = None
    theme: str = ""
    demo: bool = False
    """The sample school instead of the user's own data."""


def data_folder() -> Path:
    """Where this user's data belong on this system."""
    from platformdirs import user_data_path

    return _from_home(user_data_path("elvis-tui", appauthor=False))


def cache_folder() -> Path | None:
    """Where what can be derived again is kept on this system; None where there is no such place."""
    from platformdirs import user_cache_path

    try:
        return user_cache_path("elvis-tui", appauthor=False).expanduser()
    except RuntimeError:
        return None


def _from_home(path: Path) -> Path:
    """`path` with its `~`; one that leads nowhere must not become a folder named «~» here.

    Raises:
        StorageError: `DATA_UNWRITABLE`.
    """
    try:
        return path.expanduser()
    except RuntimeError:
        raise StorageError(Fault.DATA_UNWRITABLE, path=path, errno=errno.ENOENT) from None


def data_path(options: Options) -> Path:
    """The data file: named by `--data`, else by ELVIS_TUI_DATA, else the user's own.

    With `--demo` it is the scratch copy of the sample school, unless one is named on the line.

    Raises:
        StorageError: `DATA_UNWRITABLE` when it begins in a home that is not there.
    """
    if options.data:
        return _from_home(options.data)
    if options.demo:
        return data_folder() / "demo.json"
    if named := os.environ.get(DATA_VARIABLE):
        return _from_home(Path(named))
    return data_folder() / "elvis.json"


def preferences_path() -> Path | None:
    """Where this user's preferences belong on this system; None for who has no home there."""
    from platformdirs import user_config_path

    try:
        return user_config_path("elvis-tui", appauthor=False).expanduser() / "innstillinger.toml"
    except RuntimeError:
        return None


def hides_names(desk: Desk, options: Options) -> bool:
    """Whether students stand by number in what a command writes: as asked, else as last chosen."""
    asked = options.names_hidden
    return desk.preferences.now.names_hidden if asked is None else asked


def open_desk(
    options: Options,
    path: Path | None = None,
    *,
    read_only: bool = False,
    along: bool = False,
    demo: bool = False,
    opened: FileStore | None = None,
) -> Desk:
    """A desk over the data file.

    Args:
        options: What the command line said.
        path: The data file, if it is not the one the options name.
        read_only: For a command that prints.
        along: For somebody at the screen: data that cannot be written are read along, and over
            damaged ones an older version is offered.
        demo: The package's own documents alone; the user's preferences count, and what is chosen
            is not kept.
        opened: The data file, where it is open already.

    Raises:
        StorageError: when it cannot be opened as asked.
    """
    from elvis_tui.services.desk.clock import SystemClock
    from elvis_tui.services.desk.desk import Desk
    from elvis_tui.services.desk.former_choices import carry_over
    from elvis_tui.services.desk.preferences import PreferencesFile
    from elvis_tui.services.desk.sources import FOLDER, Sources
    from elvis_tui.storage.derived import Derived
    from elvis_tui.storage.drafts import Drafts
    from elvis_tui.storage.file_store import FileStore
    from elvis_tui.storage.write_lock import user_name

    if options.demo and path is None:
        return demo_desk(options, read_only=read_only)
    chosen = path or data_path(options)
    preferences = PreferencesFile(preferences_path(), keep=not (read_only or demo))
    use_language(preferences.now.language)

    def open_with(seal: Seal | None) -> Desk:
        store = opened or FileStore(chosen, read_only=read_only, along=along, seal=seal)
        beside = store.path.with_name(f"{store.path.name}.drafts")
        there = None if read_only else beside
        drafts = Drafts(there, seal, begin=store.write_lock.held, owner=user_name())
        own = None if demo else store.path.parent / FOLDER
        return Desk(
            store=store,
            clock=SystemClock(options.today),
            user=user_name(),
            drafts=drafts,
            sources=Sources(own, Derived(cache_folder())),
            preferences=preferences,
        )

    try:
        desk = open_with(None)
    except StorageError as fault:
        from elvis_tui.terminal.unlocking import open_with_help

        desk = open_with_help(fault, chosen, open_with, older=along)
    if not demo:
        carry_over(desk)
    return desk


def demo_desk(options: Options, *, fresh: bool = False, read_only: bool = False) -> Desk:
    """A desk over the scratch copy of the sample school, its dates moved to this week."""
    from elvis_tui.resources import sample
    from elvis_tui.services import demo
    from elvis_tui.services.desk.clock import SystemClock

    path = data_path(options) if options.data else data_folder() / "demo.json"
    today, opened = SystemClock(options.today).today(), None
    try:
        # Opened once for somebody at the screen; a command that prints holds no lock.
        if read_only:
            demo.prepare(sample("skole.json"), path, today, fresh=fresh)
        else:
            opened = demo.opened(sample("skole.json"), path, today, fresh=fresh)
    except StorageError as fault:
        # Whoever has it open has moved its dates.
        if fault.fault is not Fault.DATA_IN_USE:
            raise
    return open_desk(
        options, path, read_only=read_only, along=not read_only, demo=True, opened=opened
    )


def run_app(desk: Desk, options: Options) -> int:
    """Run the program on the screen until it is left; returns its exit code.

    Raises:
        StorageError: when the last change could not be saved.
    """
    # Textual's own: with them it writes keys and pictures of the screen to files for all to read.
    for variable in [name for name in os.environ if name.split("_")[0] == "TEXTUAL"]:
        del os.environ[variable]
    # A size the shell has exported hides every later one.
    for variable in ("COLUMNS", "LINES"):
        os.environ.pop(variable, None)
    outlive_the_line()
    desk.finish_erasing()
    from elvis_tui.app.application import ElvisApp
    from elvis_tui.terminal import kinds

    app = ElvisApp(
        desk,
        names_hidden=options.names_hidden,
        theme=options.theme,
        driver_class=kinds.driver(),
    )
    try:
        app.run(mouse=kinds.may_track_mouse(os.environ))
    finally:
        desk.store.listen(None)
        desk.drafts.close()
        desk.preferences.close()
        desk.store.close()
    return app.return_code or 0
