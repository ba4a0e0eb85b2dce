"""A list of students or classes, read from a file: first what would come, then ctrl+s."""

from __future__ import annotations

import contextlib
from collections.abc import Iterable
from pathlib import Path

from textual.widget import Widget
from textual.widgets import Input, ProgressBar

from elvis_tui.domain.errors import ElvisError
from elvis_tui.domain.people.roster_summary import ImportSummary
from elvis_tui.i18n import _
from elvis_tui.screens.dialogs.form import Labelled
from elvis_tui.screens.frame.dialog import Dialog
from elvis_tui.screens.frame.session import Session
from elvis_tui.screens.people import commands
from elvis_tui.services.people import importing
from elvis_tui.widgets.fields import LineField
from elvis_tui.widgets.text import Words
from elvis_tui.wording.faults import explain
from elvis_tui.wording.roster import lines


class RosterForm(Dialog[ImportSummary | None]):
    """Dismisses with what was read in, or None."""

    AUTO_FOCUS = "LineField"
    OWN_COMMANDS = commands.IMPORT

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.session = session
        self._ready = False

    def heading(self) -> str:
        return _("Hent elever og klasser")

    def body(self) -> Iterable[Widget]:
        yield Labelled(_("CSV-fil"), LineField(placeholder="~/elever.csv", id="path"))
        yield ProgressBar(show_eta=False, show_percentage=True)
        yield Words(_("Enter viser hva som kommer. Ingenting lagres før ctrl+s."), id="report")

    def on_mount(self) -> None:
        self.query_one(ProgressBar).display = False

    def on_input_changed(self, _message: Input.Changed) -> None:
        self._ready = False
        self.refresh_bindings()

    def is_ready(self) -> bool:
        """Whether what comes has been shown."""
        return self._ready

    @property
    def _path(self) -> Path:
        path = Path(self.query_one(LineField).value.strip().strip("'\""))
        with contextlib.suppress(RuntimeError):  # ~somebody who is not there: no such file
            path = path.expanduser()
        return path

    def _progress(self, done: int, total: int) -> None:
        bar = self.query_one(ProgressBar)
        self.app.call_from_thread(bar.update, total=total, progress=done)

    def action_look(self) -> None:
        self.query_one(ProgressBar).display = True
        self.run_worker(self._look, thread=True, exclusive=True)

    def _look(self) -> None:
        try:
            summary = importing.preview(self.session.desk, self._path, self._progress)
        except ElvisError as fault:
            self.app.call_from_thread(self._tell, [explain(fault)], False)
            return
        self.app.call_from_thread(
            self._tell, [*lines(summary), _("ctrl+s henter inn.")], not summary.nothing
        )

    def _tell(self, sentences: Iterable[str], ready: bool) -> None:
        self._ready = ready
        self.query_one(ProgressBar).display = ready
        self.query_one("#report", Words).say("\n".join(sentences))
        self.refresh_bindings()

    def action_apply(self) -> None:
        try:
            summary = importing.apply(self.session.desk, self._path)
        except ElvisError as fault:
            self._tell([explain(fault)], False)
            return
        self.notify("\n".join(lines(summary)[:2]), markup=False)
        self.dismiss(summary)

    def action_cancel(self) -> None:
        self.dismiss(None)
