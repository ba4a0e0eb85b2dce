"""The closing meeting of a case, to be planned, and where the case is archived."""

from __future__ import annotations

from collections.abc import Iterable

from textual.widget import Widget

from elvis_tui.domain.cases.records import Case
from elvis_tui.domain.errors import at_field
from elvis_tui.domain.fields import Field
from elvis_tui.domain.free_text import FreeText
from elvis_tui.domain.marks import Asked
from elvis_tui.i18n import _, later
from elvis_tui.screens.cases.doubting import DoubtsYear, doubted_year
from elvis_tui.screens.dialogs.form import Labelled
from elvis_tui.screens.dialogs.subject_form import DATE_HINT, SubjectForm
from elvis_tui.screens.dialogs.team_field import team_field
from elvis_tui.screens.frame.session import Accept, Session
from elvis_tui.services.cases.closing_meeting import ClosingMeeting, usual_team
from elvis_tui.services.desk.concealing import suspected_among
from elvis_tui.services.desk.teams import teams
from elvis_tui.services.people import register
from elvis_tui.widgets.fields import LineField, ShortField
from elvis_tui.widgets.many_field import ManyField
from elvis_tui.wording import case_routes as route_words
from elvis_tui.wording import cases as case_words
from elvis_tui.wording.dates import long_date, read_time
from elvis_tui.wording.keys import key


class ClosingMeetingForm(SubjectForm[ClosingMeeting]):
    """Returns when and where the closing meeting of a case is to be, and who is called in."""

    words = later("Avslutningsmøte")
    AUTO_FOCUS = "#called"

    def __init__(self, session: Session, case: Case, accept: Accept[ClosingMeeting]) -> None:
        about = case_words.name(case)
        super().__init__(session, f"closing:{case.id}", about, accept)
        self._case = case

    def fields(self) -> Iterable[Widget]:
        team = usual_team(self.gate)
        yield Labelled(
            _("Innkalles"),
            ManyField(
                placeholder=_("navn, navn: eleven, foresatte, kontaktlærer"),
                suggestions=register.who_options(self.gate, self._case),
                id="called",
            ),
        )
        on = long_date(self.gate.today)
        yield Labelled(_("Dato"), ShortField(on, placeholder=str(DATE_HINT), id="on"))
        hint = _("f.eks. 12.00")
        yield Labelled(_("Klokka"), ShortField(placeholder=hint, id="start"))
        hint = _("f.eks. møterom 2")
        yield Labelled(_("Sted"), LineField(placeholder=hint, offered=True, id="place"))
        # Where students take part no case is taken up (§ 10-4).
        offered = [one for one in teams(self.gate) if not one.students_take_part]
        yield team_field(self.session, team, offered)

    def read(self) -> ClosingMeeting:
        called = self.needed("called").split(",")
        with at_field("start"):
            start = read_time(self.value("start"))
        return ClosingMeeting(
            team=self.value("team"),
            on=self.date_of("on") or self.gate.today,
            start=start,
            place=FreeText(self.value("place")),
            called=tuple(filter(None, map(str.strip, called))),
        )

    def doubt(self, result: ClosingMeeting) -> str:
        offered = {"on": self.gate.today}
        found = suspected_among(self.gate, self._case.id, result.called)
        if found:
            return route_words.is_called_in(", ".join(found), key("form.save", "ctrl+s"))
        return doubted_year(self, self._case.reported_on, {"on": result.on}, offered)


class ArchiveForm(DoubtsYear[Case]):
    """Returns the case with its reference in the archive, and since when it lies there."""

    words = later("Arkiv (Elements)")
    asks = Asked.ARCHIVE

    def __init__(self, session: Session, case: Case, accept: Accept[Case]) -> None:
        super().__init__(session, f"archive:{case.id}", case_words.name(case), case, accept)
        self.of_case = case

    def field_for(self, field: Field) -> Widget:
        widget = super().field_for(field)
        if field.name == "archived_on" and isinstance(widget, LineField):
            widget.placeholder = _("tom: i dag")
        return widget
