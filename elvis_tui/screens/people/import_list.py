"""A list of people, absence or varsel, read from a file: first what would come, then ctrl+s."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterable, Mapping
from datetime import date
from typing import TypeVar

from textual.widget import Widget
from textual.widgets import Input, ProgressBar
from textual.worker import get_current_worker

from elvis_tui.domain.across.absence_summary import Summary
from elvis_tui.domain.errors import ElvisError, Fault, InputError
from elvis_tui.domain.people.roster_changes import Answer
from elvis_tui.i18n import _
from elvis_tui.screens.dialogs.form import Labelled
from elvis_tui.screens.frame.dialog import Dialog
from elvis_tui.screens.frame.session import Session
from elvis_tui.screens.people import commands
from elvis_tui.services.across import lists
from elvis_tui.services.across.lists import IncomingList
from elvis_tui.services.desk.named_path import named_path
from elvis_tui.services.desk.proposal import Proposal, apply
from elvis_tui.widgets.fields import LineField
from elvis_tui.widgets.words import Words
from elvis_tui.wording.absence_import import lines, receipt
from elvis_tui.wording.calendars import calendar_file_lines, refusal
from elvis_tui.wording.dates import read_date
from elvis_tui.wording.faults import explain
from elvis_tui.wording.keys import key
from elvis_tui.wording.listed import may_be_told
from elvis_tui.wording.roster_changes import identity_lines

RosterProposal = Proposal[Summary]
T = TypeVar("T")
CHANGES_TOLD = 20
"""Rows that are named before one is asked about them all."""


class _StoppedError(Exception):
    """The dialog was left, or another file named, while this one was read."""


class RosterForm(Dialog[Summary | None]):
    """Dismisses with what was read in, or None."""

    AUTO_FOCUS = "LineField"
    OWN_COMMANDS = commands.IMPORT

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.session = session
        self._proposal: RosterProposal | None = None
        self._list: IncomingList | None = None
        self._answers: Mapping[str, Answer] | None = None
        self._told: Callable[[], Iterable[str]] = tuple

    def heading(self) -> str:
        return _("Hent lister")

    def body(self) -> Iterable[Widget]:
        yield Labelled(_("Fil"), LineField(placeholder="~/elever.csv", id="path"))
        hint = _("tomt: som lista sier; for fravær")
        yield Labelled(_("Lista er fra"), LineField(placeholder=hint, id="as_of"))
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
        self._proposal = self._answers = None
        self.refresh_bindings()

    def is_ready(self) -> bool:
        """Whether what comes has been shown."""
        return self._proposal is not None

    def names_changed(self) -> None:
        """Tell what would come with the names as they may be shown now."""
        if self._told is not tuple:
            self.query_one("#report", Words).say("\n".join(self._told()))

    # Reading and planning, in a thread

    def action_look(self) -> None:
        self._proposal = self._answers = None
        path = named_path(self.query_one("#path", LineField).value)
        try:
            as_of = self._made_on()
        except ElvisError as fault:
            sentence = explain(fault)
            self._tell(lambda: [sentence])
            return
        self.query_one(ProgressBar).display = True
        self._told = tuple
        self.query_one("#report", Words).say(
            _("Leser … {cancel} avbryter.").format(cancel=key("roster.cancel", "Esc"))
        )
        self._start(lambda: lists.read(self.session.desk, path, self._progress, as_of))

    def _made_on(self) -> date | None:
        """The day that somebody says the list was made.

        Raises:
            DomainError: for what is no date.
        """
        return read_date(self.query_one("#as_of", LineField).value, self.session.gate.today)

    def _start(self, read: Callable[[], IncomingList], *, anew: bool = False) -> None:
        """Read in a thread, plan against the data as they are then, and show what would come."""
        self.run_worker(lambda: self._work(read, anew), thread=True, exclusive=True)

    def _work(self, read: Callable[[], IncomingList], anew: bool) -> None:
        with contextlib.suppress(_StoppedError):
            try:
                incoming = read()
                # What records there are is looked at where they are saved: in the app's thread.
                plan = self._in_app(lambda: incoming.planner(self.session.desk))
                proposal = plan()
            except ElvisError as fault:
                wrong = fault
                self._in_app(lambda: self._tell(lambda: self._explained(wrong)))
            else:
                self._in_app(lambda: self._show(incoming, proposal, anew))

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

    def _show(self, incoming: IncomingList, proposal: RosterProposal, anew: bool) -> None:
        summary = proposal.summary
        self._list = incoming
        if anew:
            self._answers = None
        asks = summary.unanswered > 0 and self._answers is None
        applies = key("roster.apply", "ctrl+s")

        def told() -> list[str]:
            sentences = [
                *lines(summary, self.session.names),
                *identity_lines(summary, self.session.names, CHANGES_TOLD),
            ]
            if anew:
                sentences.insert(0, _("Data ble endret imens. Dette er det som kommer nå:"))
            if asks:
                return [*sentences, _("{apply} spør først hvem de er.").format(apply=applies)]
            if summary.nothing:
                return sentences
            return [*sentences, _("{apply} henter inn.").format(apply=applies)]

        self._tell(told, None if summary.nothing and not asks else proposal)

    def _tell(
        self, told: Callable[[], Iterable[str]], proposal: RosterProposal | None = None
    ) -> None:
        self._proposal, self._told = proposal, told
        self.query_one(ProgressBar).display = proposal is not None
        self.query_one("#report", Words).say("\n".join(told()))
        self.refresh_bindings()

    def _explained(self, fault: ElvisError) -> list[str]:
        """What is wrong, with the words of the list as they may be shown now."""
        if not isinstance(fault, InputError):
            return [explain(fault)]
        fault = may_be_told(fault, self.session.names)
        return refusal(fault) if fault.fault is Fault.CALENDAR_FAULTY else [explain(fault)]

    def _ask(self, incoming: IncomingList, summary: Summary) -> None:
        """Have who sits there say who is who, and plan it anew with the answers."""
        from elvis_tui.screens.people.who_is_who import WhoIsWho

        def answered(answers: Mapping[str, Answer] | None) -> None:
            if answers is not None:
                self._proposal, self._answers = None, answers
                self._start(lambda: incoming.answered(answers))

        self.app.push_screen(WhoIsWho(self.session, summary.questions), answered)

    def action_apply(self) -> None:
        proposal, incoming = self._proposal, self._list
        if proposal is None or incoming is None:
            return
        if proposal.summary.unanswered and self._answers is None:
            self._ask(incoming, proposal.summary)
            return
        try:
            apply(self.session.desk, proposal)
        except ElvisError as fault:
            if fault.fault is Fault.PROPOSAL_STALE:
                self._proposal = None
                self._start(lambda: incoming, anew=True)
            else:
                sentence = explain(fault)
                self._tell(lambda: [sentence])
            return
        self.notify("\n".join(receipt(proposal.summary, self.session.names)), markup=False)
        self.dismiss(proposal.summary)

    def action_cancel(self) -> None:
        self.workers.cancel_node(self)
        self.dismiss(None)


class CalendarForm(RosterForm):
    """The same for the school's own calendar: how its file must look is told first."""

    def heading(self) -> str:
        return _("Hent skolerute")

    def body(self) -> Iterable[Widget]:
        yield Labelled(_("Fil"), LineField(placeholder="~/skolerute.csv", id="path"))
        yield ProgressBar(show_eta=False, show_percentage=True)
        yield Words("\n".join(calendar_file_lines()), id="report")

    def _made_on(self) -> date | None:
        return None
