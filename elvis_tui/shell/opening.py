"""`elvis-tui` and `elvis-tui demo`: the program on the screen, where there is one."""

from __future__ import annotations

import os

from elvis_tui.bootstrap import Options, demo_desk, open_desk, run_app
from elvis_tui.i18n import _
from elvis_tui.shell.exit_code import ExitCode
from elvis_tui.terminal.streams import is_terminal, say


def open_program(options: Options) -> int:
    """The user's own data on the screen, until it is left.

    Raises:
        StorageError: when they cannot be opened, or the last change could not be saved.
    """
    if not _has_screen():
        return ExitCode.FAILED
    return run_app(open_desk(options, along=True), options)


def open_demo(options: Options, *, fresh: bool) -> int:
    """The invented school on the screen; `fresh` begins anew. Raises as `open_program` does."""
    if not _has_screen():
        return ExitCode.FAILED
    return run_app(demo_desk(options, fresh=fresh), options)


def _has_screen() -> bool:
    """Whether the program can be shown here; says why not."""
    if not is_terminal():
        say(_("Elvis trenger en terminal. Se elvis-tui --help for det som virker uten."))
        return False
    if os.environ.get("TERM", "") in ("", "dumb"):
        say(_("Denne terminalen (TERM) kan ikke vise Elvis. Prøv TERM=xterm-256color."))
        return False
    return True
