"""The dialog for what happens next, and when."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from textual.widget import Widget

from elvis_tui.domain.subject import Subject
from elvis_tui.i18n import _
from elvis_tui.screens.dialogs.form import Labelled
from elvis_tui.screens.dialogs.subject_form import DATE_HINT, About
from elvis_tui.screens.frame.session import Accept, Session
from elvis_tui.widgets.fields import LineField
from elvis_tui.wording.dates import long_date


class NextStep(NamedTuple):
    """What happens next, and when."""

    on: date | None
    what: str


class NextStepForm(About[NextStep]):
    words = _("Neste dato")

    def __init__(
        self,
        session: Session,
        key: str,
        about: Subject,
        old: NextStep,
        accept: Accept[NextStep],
    ) -> None:
        super().__init__(session, f"next:{key}", about, accept)
        self._old = old

    def fields(self) -> Iterable[Widget]:
        on = long_date(self._old.on) if self._old.on else ""
        yield Labelled(_("Når"), LineField(on, placeholder=DATE_HINT, id="on"))
        yield Labelled(_("Hva"), LineField(self._old.what, id="what"))

    def read(self) -> NextStep:
        return NextStep(self.date_of("on"), self.value("what"))
