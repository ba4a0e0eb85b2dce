"""A meeting to be held: which team, when, where."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, time
from typing import NamedTuple

from textual.widget import Widget

from elvis_tui.domain.errors import DomainError
from elvis_tui.domain.meetings.records import Meeting
from elvis_tui.i18n import _
from elvis_tui.screens.dialogs.form import Form, Labelled
from elvis_tui.screens.dialogs.subject_form import DATE_HINT
from elvis_tui.screens.dialogs.team_field import team_field
from elvis_tui.screens.frame.masks import to_edit
from elvis_tui.screens.frame.session import Accept, Session
from elvis_tui.widgets.fields import LineField, ShortField
from elvis_tui.wording.dates import clock_time, long_date, read_date, read_time


class PlannedMeeting(NamedTuple):
    """What the form gives."""

    team: str
    on: date
    start: time | None
    place: str


class MeetingForm(Form[PlannedMeeting]):
    """Returns when and where a team is to meet.

    Args:
        old: The meeting to move; a new one without it.
    """

    def __init__(
        self, session: Session, accept: Accept[PlannedMeeting], old: Meeting | None = None
    ) -> None:
        super().__init__(session, f"meeting:{old.id if old else 'new'}", accept)
        self._old = old

    def heading(self) -> str:
        return _("Flytt møtet") if self._old else _("Nytt møte")

    def fields(self) -> Iterable[Widget]:
        old = self._old
        start = clock_time(old.start) if old and old.start else ""
        yield team_field(self.session, old.team if old else "")
        on = long_date(old.on if old else self.gate.today)
        yield Labelled(_("Dato"), ShortField(on, placeholder=str(DATE_HINT), id="on"))
        yield Labelled(_("Klokka"), ShortField(start, placeholder=_("f.eks. 12.00"), id="start"))
        place = to_edit(old.place) if old else ""
        yield Labelled(
            _("Sted"), LineField(place, placeholder=_("f.eks. møterom 2"), offered=True, id="place")
        )

    def read(self) -> PlannedMeeting:
        try:
            on = read_date(self.value("on"), self.gate.today) or self.gate.today
        except DomainError as fault:
            raise DomainError(fault.fault, **{**fault.facts, "field": "on"}) from None
        try:
            start = read_time(self.value("start"))
        except DomainError as fault:
            raise DomainError(fault.fault, **{**fault.facts, "field": "start"}) from None
        return PlannedMeeting(self.value("team"), on, start, self.value("place"))
