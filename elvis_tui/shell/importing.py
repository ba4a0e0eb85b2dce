"""`elvis-tui import`: a list or an exchange file taken in, and what came of it told."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from pathlib import Path

from elvis_tui.bootstrap import Options, hides_names, open_desk
from elvis_tui.domain.errors import InputError, StorageError
from elvis_tui.domain.people.names import Names
from elvis_tui.domain.people.roster_changes import Answer, IdentityChange
from elvis_tui.i18n import _
from elvis_tui.services.desk.desk import Desk
from elvis_tui.services.desk.named_path import named_path
from elvis_tui.shell.exit_code import ExitCode
from elvis_tui.terminal.streams import say

EXCHANGE = ".json"
"""What the name of an exchange file ends in."""


def import_file(options: Options, *, file: str, dry_run: bool, as_of: date | None) -> ExitCode:
    """Take a list, or an exchange file, into the data; `dry_run` only tells what would come.

    Rows that would change who somebody is are asked about at a terminal; without one they are
    left out, and the code is `BAD_INPUT`, as for a list of which nothing can be read.

    Raises:
        ElvisError: when the file or the data cannot be used; then nothing is changed.
    """
    path = named_path(file)
    desk = open_desk(options, read_only=dry_run)
    take = _exchange if path.suffix.casefold() == EXCHANGE else _list
    try:
        sentences, code = take(desk, options, path, dry_run, as_of)
    finally:
        desk.store.close()
    for line in sentences:
        say(line)
    if dry_run:
        say(_("Ingenting er lagret (--dry-run)."))
    return code


def _list(
    desk: Desk, options: Options, file: Path, dry_run: bool, as_of: date | None
) -> tuple[list[str], ExitCode]:
    """A list, read with a progress bar."""
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

    from elvis_tui.services.across.lists import read
    from elvis_tui.services.desk.naming import names
    from elvis_tui.services.desk.proposal import apply
    from elvis_tui.wording.absence_import import lines
    from elvis_tui.wording.listed import may_be_told
    from elvis_tui.wording.roster_changes import identity_lines

    shown = names(desk, hidden=hides_names(desk, options))
    console = Console(stderr=True, highlight=False, markup=False)
    with Progress(
        TextColumn(_("Leser lista")),
        BarColumn(),
        MofNCompleteColumn(),
        console=console,
        disable=not console.is_terminal,
    ) as progress:
        bar = progress.add_task("", total=None)

        def done(rows: int, total: int) -> None:
            progress.update(bar, completed=rows, total=total)

        try:
            incoming = read(desk, file, done, as_of)
            proposal = incoming.planner(desk)()
        except InputError as fault:
            raise may_be_told(fault, shown) from None
    if proposal.summary.questions and not dry_run:
        answers = ask(proposal.summary.questions, shown)
        proposal = incoming.answered(answers).planner(desk)()
    summary = proposal.summary
    if not dry_run:
        apply(desk, proposal)
    sound = summary.read and not summary.unanswered
    told = [*lines(summary, shown), *identity_lines(summary, shown)]
    return told, ExitCode.DONE if sound else ExitCode.BAD_INPUT


def ask(questions: Iterable[IdentityChange], names: Names) -> dict[str, Answer]:
    """What who sits at the terminal says of each, by its key; nothing without a terminal."""
    from elvis_tui.terminal import questions as terminal
    from elvis_tui.wording.roster_changes import line

    answers: dict[str, Answer] = {}
    if not terminal.can_be_asked():
        return answers
    for_all = _("a")
    told = {_("s"): Answer.SAME, _("n"): Answer.ANOTHER, for_all: Answer.SAME}
    typed = ""
    for question in questions:
        if typed != for_all:
            terminal.tell(line(question, names))
            asked = _("[s] samme elev, [n] ny elev, [a] samme for alle, Enter: ikke ta med:")
            try:
                typed = terminal.line(f"{asked} ").strip().casefold()
            except StorageError:
                break
        answers[question.key] = told.get(typed, Answer.LEFT_OUT)
    return answers


def _exchange(
    desk: Desk, _options: Options, file: Path, dry_run: bool, _as_of: date | None
) -> tuple[list[str], ExitCode]:
    """Everything that was in other data, into these, which are empty."""
    from elvis_tui.services.across import exchange
    from elvis_tui.wording.exchange import dangling_lines, lines

    proposal = exchange.read(file).planner(desk)()
    if not dry_run:
        exchange.take_in(desk, proposal)
    told = [*lines(proposal.summary.counts), *dangling_lines(proposal.summary.dangling)]
    return told, ExitCode.DONE
