"""A meeting to be held: which team, when, where."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, time
from typing import NamedTuple

from textual.widget import Widget

from elvis_tui.domain.errors import at_field
from elvis_tui.domain.meetings.records import Meeting
from elvis_tui.i18n import _
from elvis_tui.screens.dialogs.form import Form, Labelled
from elvis_tui.screens.dialogs.subject_form import DATE_HINT
from elvis_tui.screens.dialogs.team_field import team_field
from elvis_tui.screens.frame.masks import to_edit
from elvis_tui.screens.frame.session import Accept, Session
from elvis_tui.services.desk.teams import teams
from elvis_tui.services.meetings.proposing import proposed
from elvis_tui.widgets.fields import ChoiceField, LineField, ShortField
from elvis_tui.widgets.words import Words
from elvis_tui.wording.dates import clock_time, long_date, read_date, read_time
from elvis_tui.wording.series import why_then


class PlannedMeeting(NamedTuple):
    """What the form gives."""

    team: str
    on: date
    start: time | None
    place: str


class MeetingForm(Form[PlannedMeeting]):
    """Returns when and where a team is to meet.

    Of a new one the next date, time and place of the series are proposed; another series proposes
    its own, where nobody has typed over them.

    Args:
        old: The meeting to move; a new one without it.
        team: The series that is chosen at first.
    """

    def __init__(
        self,
        session: Session,
        accept: Accept[PlannedMeeting],
        old: Meeting | None = None,
        team: str = "",
    ) -> None:
        # One that is planned from a series is another than one whose series is chosen here.
        key = old.id if old else f"new:{team}" if team else "new"
        super().__init__(session, f"meeting:{key}", accept)
        self._old = old
        first = team or next((one.id for one in teams(self.gate)), "")
        self._team = old.team if old else first
        self._proposed = {} if old else self._proposals(first)

    def heading(self) -> str:
        return _("Flytt møtet") if self._old else _("Nytt møte")

    def _proposals(self, team_id: str) -> dict[str, str]:
        """What is proposed for the next meeting of a series, as it stands in the fields."""
        found = proposed(self.gate, team_id)
        return {
            "on": long_date(found.day.on or self.gate.today),
            "start": clock_time(found.start) if found.start else "",
            "place": to_edit(found.place),
        }

    def fields(self) -> Iterable[Widget]:
        old = self._old
        stands = self._proposed
        if old:
            start = clock_time(old.start) if old.start else ""
            stands = {"on": long_date(old.on), "start": start, "place": to_edit(old.place)}
        yield team_field(self.session, self._team)
        yield Labelled(_("Dato"), ShortField(stands["on"], placeholder=str(DATE_HINT), id="on"))
        hint = _("f.eks. 12.00")
        yield Labelled(_("Klokka"), ShortField(stands["start"], placeholder=hint, id="start"))
        hint = _("f.eks. møterom 2")
        place = LineField(stands["place"], placeholder=hint, offered=True, id="place")
        yield Labelled(_("Sted"), place)
        yield Words("", id="why", classes="hint")

    def filled(self) -> None:
        self._team = self.value("team")
        if not self._old:
            self._proposed = self._proposals(self._team)
        self._say_why()

    def on_choice_field_changed(self, message: ChoiceField.Changed) -> None:
        self._propose()
        message.prevent_default()
        super().on_choice_field_changed(message)

    def _propose(self) -> None:
        """Let the fields hold what is proposed for the series that is chosen now."""
        if self._old or not self.is_mounted or self.values()["team"] == self._team:
            return
        self._team = self.values()["team"]
        stood, self._proposed = self._proposed, self._proposals(self._team)
        values = self.values()
        for field in self.query("LineField").results(LineField):
            name = field.id or ""
            if name in stood and values[name] == stood[name]:
                field.put(self._proposed[name])
        self._say_why()

    def _say_why(self) -> None:
        """Why the date that is proposed is not the one it usually would be."""
        told = "" if self._old else why_then(proposed(self.gate, self._team).day)
        words = self.query_one("#why", Words)
        words.display = bool(told)
        words.say(told)

    def read(self) -> PlannedMeeting:
        with at_field("on"):
            on = read_date(self.value("on"), self.gate.today) or self.gate.today
        with at_field("start"):
            start = read_time(self.value("start"))
        return PlannedMeeting(self.value("team"), on, start, self.value("place"))
