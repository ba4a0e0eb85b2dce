"""In which meeting something is to be taken up, and what it is about."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import partial
from typing import TYPE_CHECKING

from textual.widget import Widget

from elvis_tui.domain.across.agenda_keys import both
from elvis_tui.domain.errors import at_field
from elvis_tui.domain.free_text import FreeText
from elvis_tui.domain.meetings.records import AgendaItem, Meeting
from elvis_tui.domain.record import replace
from elvis_tui.i18n import _
from elvis_tui.screens.dialogs.choose import Answer, Choose
from elvis_tui.screens.dialogs.form import Form, Labelled
from elvis_tui.screens.dialogs.subject_form import DATE_HINT
from elvis_tui.screens.frame.session import Accept, Session
from elvis_tui.screens.meetings.agenda_lines import item_name, item_why
from elvis_tui.services.meetings import taking_up as service
from elvis_tui.services.meetings import verbs as meetings
from elvis_tui.widgets.fields import LineField, ShortField
from elvis_tui.widgets.words import Words
from elvis_tui.wording import meetings as meeting_words
from elvis_tui.wording.dates import long_date, long_day, read_date
from elvis_tui.wording.keys import key
from elvis_tui.wording.meeting_names import called

if TYPE_CHECKING:
    from textual.screen import Screen


class TakeUpForm(Form[AgendaItem]):
    """Returns the item with what somebody wants to say about it, which may be nothing.

    Args:
        session: What the screens share.
        meeting_id: In which meeting.
        item: What is to be taken up.
        accept: Takes the item.
    """

    def __init__(
        self, session: Session, meeting_id: str, item: AgendaItem, accept: Accept[AgendaItem]
    ) -> None:
        from elvis_tui.domain.across.agenda_keys import item_key

        super().__init__(session, f"take_up:{meeting_id}:{item_key(item)}", accept)
        self._meeting_id, self._item = meeting_id, item

    @property
    def _meeting(self) -> Meeting:
        return meetings.get(self.gate, self._meeting_id)

    def heading(self) -> str:
        when = when_and_which(self.session, self._meeting)
        return _("Ta opp i {meeting}").format(meeting=when)

    def fields(self) -> Iterable[Widget]:
        yield Words(self._told(), id="about")
        yield Labelled(_("Hva gjelder det"), LineField(id="detail", placeholder=_("kan stå tomt")))

    def _told(self) -> str:
        name = item_name(self.session, self._item)
        there = service.stands(self.gate, self._meeting, self._item)
        if there is None:
            return name
        why = item_why(self.session, there)
        return _("{name} står alt på sakslista: {why}").format(name=name, why=why)

    def names_changed(self) -> None:
        super().names_changed()
        self.say_heading()
        self.query_one("#about", Words).say(self._told())

    def read(self) -> AgendaItem:
        said = both(self._item.detail, FreeText(self.value("detail")))
        return replace(self._item, detail=said)


class PlanAndTakeUpForm(TakeUpForm):
    """Returns the item for a meeting that is planned with it; the day is that of the series.

    Args:
        session: What the screens share.
        usual: The meeting as it would usually be, without an id.
        item: What is to be taken up.
        accept: Takes the item and the meeting.
    """

    def __init__(
        self,
        session: Session,
        usual: Meeting,
        item: AgendaItem,
        accept: Callable[[AgendaItem, Meeting], object],
    ) -> None:
        self._usual = usual
        super().__init__(session, f"new:{usual.team}", item, lambda i: accept(i, self._usual))

    @property
    def _meeting(self) -> Meeting:
        return self._usual

    def heading(self) -> str:
        name = called(self._usual, self.session.names)
        return _("Planlegg {meeting}, og ta opp der").format(meeting=name)

    def fields(self) -> Iterable[Widget]:
        yield from super().fields()
        day = ShortField(long_date(self._usual.on), placeholder=str(DATE_HINT), id="on")
        yield Labelled(_("Dato"), day)

    def read(self) -> AgendaItem:
        with at_field("on"):
            on = read_date(self.value("on"), self.gate.today) or self._usual.on
        self._usual = replace(self._usual, on=on)
        return super().read()


def when_and_which(session: Session, meeting: Meeting) -> str:
    """«IKO-team onsdag 16.12.2026», or that it runs now, or was not held."""
    name = called(meeting, session.names)
    if meeting.is_running:
        return f"{name} ({meeting_words.meeting_status(meeting.status)})"
    when = f"{name} {long_day(meeting.on)}"
    if meeting.id and meeting.on < session.gate.today:
        return _("{meeting} (ikke holdt)").format(meeting=when)
    return when if meeting.id else _("{meeting} (planlegges nå)").format(meeting=when)


def take_up(screen: Screen[object], session: Session, item: AgendaItem) -> None:
    """Ask in which meeting, where there are several, and what it is about."""
    found = service.where(session.gate, item)
    kept_out = service.is_kept_out(session.gate, item)
    why = _("Der elever deltar, tas ingenting om personer opp (opplæringslova § 10-4).")
    if not found:
        screen.notify(why, severity="warning", markup=False)
        return

    by_answer = {meeting.id or f"new:{meeting.team}": meeting for meeting in found}

    def chosen(answer: str | None) -> None:
        meeting = by_answer.get(answer or "")
        if meeting is None:
            return
        if meeting.id:
            _ask(screen, session, meeting.id, item)
        else:
            _ask_and_plan(screen, session, meeting, item)

    if len(found) == 1:
        chosen(*by_answer)
        return
    answers = [Answer(a, partial(when_and_which, session, m)) for a, m in by_answer.items()]
    question = Choose(_("Ta opp i hvilket møte?"), why if kept_out else "", answers)
    screen.app.push_screen(question, chosen)


def _ask_and_plan(
    screen: Screen[object], session: Session, usual: Meeting, item: AgendaItem
) -> None:
    def accept(typed: AgendaItem, planned: Meeting) -> None:
        made = service.plan_and_take_up(session.desk, planned, typed)
        words = _("Planlagt: {meeting}. Det står på sakslista der; {undo} angrer begge deler.")
        told = words.format(meeting=when_and_which(session, made), undo=key("app.undo", "u"))
        screen.notify(told, markup=False)

    screen.app.push_screen(PlanAndTakeUpForm(session, usual, item, accept))


def _ask(screen: Screen[object], session: Session, meeting_id: str, item: AgendaItem) -> None:
    def accept(typed: AgendaItem) -> None:
        added = service.take_up(session.desk, meeting_id, typed)
        meeting = meetings.get(session.gate, meeting_id)
        words = _("Satt på sakslista til {meeting}.")
        if not added:
            words = _("Det står alt på sakslista til {meeting}.")
        told = words.format(meeting=when_and_which(session, meeting))
        screen.notify(told, markup=False)

    screen.app.push_screen(TakeUpForm(session, meeting_id, item, accept))
