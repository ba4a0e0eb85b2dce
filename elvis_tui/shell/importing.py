"""`elvis-tui import`: a list read with a progress bar, and what came of it told."""

from __future__ import annotations

from pathlib import Path

from elvis_tui.bootstrap import Options, open_desk
from elvis_tui.i18n import _
from elvis_tui.services.people.importing import apply, preview
from elvis_tui.shell.exit_code import ExitCode
from elvis_tui.terminal.streams import say
from elvis_tui.wording.roster import lines


def import_list(options: Options, *, file: Path, dry_run: bool) -> ExitCode:
    """Read a list of students or classes into the data; `dry_run` only tells what would come.

    Raises:
        ElvisError: when the list or the data file cannot be used; then nothing is changed.
    """
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

    console = Console(stderr=True, highlight=False, markup=False)
    desk = open_desk(options, read_only=dry_run)
    try:
        with Progress(
            TextColumn(_("Leser lista")),
            BarColumn(),
            MofNCompleteColumn(),
            console=console,
            disable=not console.is_terminal,
        ) as progress:
            bar = progress.add_task("", total=None)
            take = preview if dry_run else apply
            summary = take(
                desk, file, lambda done, total: progress.update(bar, completed=done, total=total)
            )
    finally:
        desk.store.close()
    for line in lines(summary):
        say(line)
    if dry_run:
        say(_("Ingenting er lagret (--dry-run)."))
    return ExitCode.DONE
