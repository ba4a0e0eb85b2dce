"""`elvis-tui import`: a list or an exchange file taken in, and what came of it told."""

from __future__ import annotations

from pathlib import Path

from elvis_tui.bootstrap import Options, open_desk
from elvis_tui.i18n import _
from elvis_tui.services.desk.desk import Desk
from elvis_tui.shell.exit_code import ExitCode
from elvis_tui.terminal.streams import say

EXCHANGE = ".json"
"""What the name of an exchange file ends in."""


def import_file(options: Options, *, file: Path, dry_run: bool) -> ExitCode:
    """Take a list, or an exchange file, into the data; `dry_run` only tells what would come.

    Raises:
        ElvisError: when the file or the data cannot be used; then nothing is changed.
    """
    desk = open_desk(options, read_only=dry_run)
    take = _exchange if file.suffix.casefold() == EXCHANGE else _list
    try:
        sentences = take(desk, file, dry_run)
    finally:
        desk.store.close()
    for line in sentences:
        say(line)
    if dry_run:
        say(_("Ingenting er lagret (--dry-run)."))
    return ExitCode.DONE


def _list(desk: Desk, file: Path, dry_run: bool) -> list[str]:
    """A list of students or classes, read with a progress bar."""
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

    from elvis_tui.services.desk.proposal import apply
    from elvis_tui.services.people.importing import propose
    from elvis_tui.wording.roster import lines

    console = Console(stderr=True, highlight=False, markup=False)
    with Progress(
        TextColumn(_("Leser lista")),
        BarColumn(),
        MofNCompleteColumn(),
        console=console,
        disable=not console.is_terminal,
    ) as progress:
        bar = progress.add_task("", total=None)
        proposal = propose(
            desk, file, lambda done, total: progress.update(bar, completed=done, total=total)
        )
    if not dry_run:
        apply(desk, proposal)
    return lines(proposal.summary)


def _exchange(desk: Desk, file: Path, dry_run: bool) -> list[str]:
    """Everything that was in other data, into these, which are empty."""
    from elvis_tui.services.across import exchange
    from elvis_tui.wording.exchange import dangling_lines, lines

    proposal = exchange.read(file).planner(desk)()
    if not dry_run:
        exchange.take_in(desk, proposal)
    return [*lines(proposal.summary.counts), *dangling_lines(proposal.summary.dangling)]
