"""Another plan: first what was read and what it changes, line for line, and then ctrl+s."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterable, Sequence
from typing import TypeVar

from textual.widget import Widget
from textual.widgets import Input
from textual.worker import get_current_worker

from elvis_tui.domain.errors import ElvisError, Fault
from elvis_tui.i18n import _
from elvis_tui.screens.dialogs.form import Labelled
from elvis_tui.screens.frame.dialog import Dialog
from elvis_tui.screens.frame.session import Session
from elvis_tui.screens.plan.taking_in_commands import TAKE_IN
from elvis_tui.services.desk.named_path import named_path
from elvis_tui.services.desk.proposal import apply
from elvis_tui.services.plan.importing import IncomingPlan, PlanProposal, carrying, read
from elvis_tui.widgets.fields import LineField
from elvis_tui.widgets.rows import Column, Line, Row, RowList
from elvis_tui.wording.faults import explain
from elvis_tui.wording.keys import key
from elvis_tui.wording.plan_import import ITEM, lines, taken_in

T = TypeVar("T")
COLUMNS = {"": (Column(20, grow=True, wrap=True),)}
MOST_TOLD = 400
"""Rows of one kind that can be scrolled through."""


class _LeftError(Exception):
    """The dialog was left, or another file named, while this one was read."""


class TakeInPlan(Dialog[bool]):
    """Dismisses with whether the plan is used now.

    Args:
        session: What the screens share.
        incoming: A plan that is known; without it a file is asked for.
    """

    AUTO_FOCUS = "LineField, RowList"
    shape = "list"
    OWN_COMMANDS = TAKE_IN

    def __init__(self, session: Session, incoming: IncomingPlan | None = None) -> None:
        super().__init__()
        self.session = session
        self._incoming = incoming
        self._known = incoming is not None
        self._proposal: PlanProposal | None = None

    def heading(self) -> str:
        return _("Bruk en plan igjen") if self._known else _("Ta inn en plan")

    def body(self) -> Iterable[Widget]:
        if not self._known:
            yield Labelled(_("Fil"), LineField(placeholder="~/handlingsplan.md", id="path"))
        yield RowList(COLUMNS, id="told")

    def on_mount(self) -> None:
        if self._incoming is not None:
            self._plan(self._incoming)
            return
        self.query_one(RowList).can_focus = False
        self._say_how()

    def _say_how(self) -> None:
        self._say(
            [
                _("{look} viser hva som kommer. Ingenting lagres før {apply}.").format(
                    look=key("taking_in.look", "Enter"), apply=key("taking_in.apply", "ctrl+s")
                ),
                _("Planen er en Markdown-fil (.md). Den gamle planen blir tatt vare på."),
            ]
        )

    def has_field(self) -> bool:
        """Whether a file is asked for."""
        return not self._known

    def is_ready(self) -> bool:
        """Whether what comes has been shown, and there is something to take in."""
        return self._proposal is not None and not self._proposal.summary.is_used

    def is_long(self) -> bool:
        """Whether there is more to read than is seen."""
        return any(rows.max_scroll_y > 0 for rows in self.query(RowList))

    def may_carry(self) -> bool:
        """Whether there are marks of rows that were put in other words."""
        return self.is_ready() and bool(self._proposal and self._proposal.summary.carried)

    def on_input_changed(self, _message: Input.Changed) -> None:
        self.workers.cancel_node(self)
        self._proposal = None
        self._say_how()

    # Reading, in a thread

    def action_look(self) -> None:
        self._proposal = None
        path = named_path(self.query_one("#path", LineField).value)
        self._say([_("Leser … {cancel} avbryter.").format(cancel=key("taking_in.cancel", "Esc"))])
        self.run_worker(lambda: self._work(lambda: read(path)), thread=True, exclusive=True)

    def _work(self, reading: Callable[[], IncomingPlan]) -> None:
        with contextlib.suppress(_LeftError):
            try:
                incoming = reading()
            except ElvisError as fault:
                sentence = explain(fault)
                self._in_app(lambda: self._say([sentence]))
            else:
                self._in_app(lambda: self._plan(incoming))

    def _in_app(self, call: Callable[[], T]) -> T:
        """What `call` gives in the app's own thread.

        Raises:
            _LeftError: when nobody waits for it any more.
        """
        worker = get_current_worker()

        def waited_for() -> T:
            if worker.is_cancelled:
                raise _LeftError
            return call()

        return self.app.call_from_thread(waited_for)

    # Showing and taking in

    def _plan(self, incoming: IncomingPlan, *, anew: bool = False) -> None:
        self._incoming = incoming
        self._proposal = proposal = incoming.planner(self.session.desk)()
        told = lines(proposal.summary, MOST_TOLD)
        if anew:
            told.insert(0, _("Data ble endret imens. Dette er det som kommer nå:"))
        if not proposal.summary.is_used:
            told.insert(
                0, _("{apply} tar planen i bruk.").format(apply=key("taking_in.apply", "ctrl+s"))
            )
        self._say(told)
        # What is read now is the list: its keys are those of every list, and Tab goes back.
        self.query_one(RowList).can_focus = True
        self.query_one(RowList).focus()

    def _say(self, told: Sequence[str]) -> None:
        rows = self.query_one(RowList)
        rows.fill(_rows([*map(self.session.names.text, told)]))
        self.call_after_refresh(self.refresh_bindings)

    def action_move(self, step: int) -> None:
        self.query_one(RowList).action_move(step)

    def action_page(self, step: int) -> None:
        rows = self.query_one(RowList)
        seen = rows.scroll_offset
        rows.action_page(step)
        if rows.scroll_offset == seen:  # the cursor moved within what is seen
            rows.action_page(step)

    def action_carry(self) -> None:
        if self._incoming is not None:
            self._plan(carrying(self._incoming, not self._incoming.carries))

    def action_apply(self) -> None:
        proposal, incoming = self._proposal, self._incoming
        if proposal is None or incoming is None or proposal.summary.is_used:
            return
        try:
            apply(self.session.desk, proposal)
        except ElvisError as fault:
            if fault.fault is Fault.PROPOSAL_STALE:
                self._plan(incoming, anew=True)
            else:
                self._proposal = None
                self._say([explain(fault)])
            return
        self.notify(taken_in(proposal.summary), markup=False)
        self.dismiss(True)

    def action_cancel(self) -> None:
        self.workers.cancel_node(self)
        self.dismiss(False)


def _rows(told: Sequence[str]) -> list[Line]:
    """The sentences as rows; what is named under one stands after a point, and is muted."""
    return [Row(str(at), (_cell(line),)) for at, line in enumerate(told)]


def _cell(line: str) -> str | tuple[str, str]:
    if line.startswith(ITEM):
        return f"· {line.removeprefix(ITEM)}", "muted"
    return (line, "key") if line.endswith(":") else line
