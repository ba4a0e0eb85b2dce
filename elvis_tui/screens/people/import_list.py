"""A list of students or classes, read from a file: first what would come, then ctrl+s."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TypeVar

from textual.widget import Widget
from textual.widgets import Input, ProgressBar
from textual.worker import get_current_worker

from elvis_tui.domain.errors import ElvisError, Fault
from elvis_tui.domain.people.roster_summary import ImportSummary
from elvis_tui.i18n import _
from elvis_tui.screens.dialogs.form import Labelled
from elvis_tui.screens.frame.dialog import Dialog
from elvis_tui.screens.frame.session import Session
from elvis_tui.screens.people import commands
from elvis_tui.services.desk.proposal import Incoming, Proposal, apply
from elvis_tui.services.people import importing
from elvis_tui.widgets.fields import LineField
from elvis_tui.widgets.text import Words
from elvis_tui.wording.faults import explain
from elvis_tui.wording.keys import key
from elvis_tui.wording.roster import lines

RosterProposal = Proposal[ImportSummary]
T = TypeVar("T")


class _StoppedError(Exception):
    """The dialog was left, or another file named, while this one was read."""


class RosterForm(Dialog[ImportSummary | None]):
    """Dismisses with what was read in, or None."""

    AUTO_FOCUS = "LineField"
    OWN_COMMANDS = commands.IMPORT

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.session = session
        self._proposal: RosterProposal | None = None

    def heading(self) -> str:
        return _("Hent elever og klasser")

    def body(self) -> Iterable[Widget]:
        yield Labelled(_("Fil"), LineField(placeholder="~/elever.csv", id="path"))
        yield ProgressBar(show_eta=False, show_percentage=True)
        yield Words(
            _("{look} viser hva som kommer. Ingenting lagres før {apply}.").format(
                look=key("roster.look", "Enter"), apply=key("roster.apply", "ctrl+s")
            ),
            id="report",
        )

    def on_mount(self) -> None:
        self.query_one(ProgressBar).display = False

    def on_input_changed(self, _message: Input.Changed) -> None:
        self.workers.cancel_node(self)
        self._proposal = None
        self.refresh_bindings()

    def is_ready(self) -> bool:
        """Whether what comes has been shown."""
        return self._proposal is not None

    @property
    def _path(self) -> Path:
        path = Path(self.query_one(LineField).value.strip().strip("'\""))
        with contextlib.suppress(RuntimeError):  # ~somebody who is not there: no such file
            path = path.expanduser()
        return path

    # Reading and planning, in a thread

    def action_look(self) -> None:
        self._proposal = None
        path = self._path
        self.query_one(ProgressBar).display = True
        self.query_one("#report", Words).say(
            _("Leser … {cancel} avbryter.").format(cancel=key("roster.cancel", "Esc"))
        )
        self._start(lambda: importing.read(path, self._progress))

    def _start(self, read: Callable[[], Incoming[ImportSummary]], *, anew: bool = False) -> None:
        """Read in a thread, plan against the data as they are then, and show what would come."""
        self.run_worker(lambda: self._work(read, anew), thread=True, exclusive=True)

    def _work(self, read: Callable[[], Incoming[ImportSummary]], anew: bool) -> None:
        with contextlib.suppress(_StoppedError):
            try:
                incoming = read()
                # What records there are is looked at where they are saved: in the app's thread.
                plan = self._in_app(lambda: incoming.planner(self.session.desk))
                proposal = plan()
            except ElvisError as fault:
                told = [explain(fault)]
                self._in_app(lambda: self._tell(told))
            else:
                self._in_app(lambda: self._show(proposal, anew))

    def _in_app(self, call: Callable[[], T]) -> T:
        """What `call` gives in the app's own thread.

        Raises:
            _StoppedError: when nobody waits for it any more.
        """
        worker = get_current_worker()

        def waited_for() -> T:
            if worker.is_cancelled:
                raise _StoppedError
            return call()

        return self.app.call_from_thread(waited_for)

    def _progress(self, done: int, total: int) -> None:
        self._in_app(lambda: self.query_one(ProgressBar).update(total=total, progress=done))

    # Showing and taking in

    def _show(self, proposal: RosterProposal, anew: bool) -> None:
        sentences = lines(proposal.summary)
        if anew:
            sentences.insert(0, _("Data ble endret imens. Dette er det som kommer nå:"))
        if proposal.summary.nothing:
            self._tell(sentences)
        else:
            self._tell(
                [*sentences, _("{apply} henter inn.").format(apply=key("roster.apply", "ctrl+s"))],
                proposal,
            )

    def _tell(self, sentences: Iterable[str], proposal: RosterProposal | None = None) -> None:
        self._proposal = proposal
        self.query_one(ProgressBar).display = proposal is not None
        self.query_one("#report", Words).say("\n".join(sentences))
        self.refresh_bindings()

    def action_apply(self) -> None:
        proposal = self._proposal
        if proposal is None:
            return
        try:
            apply(self.session.desk, proposal)
        except ElvisError as fault:
            if fault.fault is Fault.PROPOSAL_STALE:
                self._proposal = None
                self._start(lambda: proposal.incoming, anew=True)
            else:
                self._tell([explain(fault)])
            return
        self.notify("\n".join(lines(proposal.summary)[:2]), markup=False)
        self.dismiss(proposal.summary)

    def action_cancel(self) -> None:
        self.workers.cancel_node(self)
        self.dismiss(None)
