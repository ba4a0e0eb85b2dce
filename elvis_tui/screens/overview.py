"""1 Oversikt: what does today ask?"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING

from textual.widget import Widget

from elvis_tui.domain.across.overview import Due, DueKind
from elvis_tui.domain.cases.interventions import Intervention
from elvis_tui.domain.cases.records import Case
from elvis_tui.domain.follow_ups.departure import Departure
from elvis_tui.domain.follow_ups.records import FollowUp
from elvis_tui.domain.meetings.records import AgendaItem, Meeting
from elvis_tui.domain.subject import Subject
from elvis_tui.domain.tasks.records import Task
from elvis_tui.i18n import _, ngettext
from elvis_tui.screens.commands import OVERVIEW
from elvis_tui.screens.frame import tones
from elvis_tui.screens.frame.navigation import (
    GoToRoom,
    ImportLists,
    NewFollowUp,
    Search,
    ShowCase,
    ShowFollowUp,
    ShowIntervention,
    ShowMeeting,
    ShowTasks,
)
from elvis_tui.screens.frame.room import Room
from elvis_tui.screens.frame.session import Session
from elvis_tui.screens.frame.taking_up import TakesUp
from elvis_tui.screens.overview_meetings import meeting_row
from elvis_tui.screens.overview_plan import NEW_YEAR, PLAN, open_plan, plan_lines
from elvis_tui.services.across import overview as service
from elvis_tui.widgets.rows import Cell, Column, Line, Row, RowList, Section
from elvis_tui.wording import due as due_words
from elvis_tui.wording import follow_ups as follow_up_words
from elvis_tui.wording.withheld import in_brief

if TYPE_CHECKING:
    from elvis_tui.domain.people.names import Names

LAYOUTS = {
    "": (
        Column(1),
        Column(22),
        Column(6),
        Column(10, grow=True),
        Column(13, above=84),
        Column(13),
    ),
    "meeting": (Column(10, grow=True),),
    "plan": (Column(1), Column(10, grow=True), Column(26, above=84), Column(13)),
}
LINES_AROUND = 14
"""Lines that are taken before anything is due: title, headings, the next meeting, keys."""
LEAST_NOW, LEAST_AHEAD = 3, 2
MOST_UNDATED = 3
"""Lines for those without a date, until their last line is opened."""


class OverviewScreen(TakesUp, Room):
    """The day on one page; Enter goes to the thing itself."""

    mode = "overview"
    OWN_COMMANDS = OVERVIEW

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._meetings: tuple[Meeting, ...] = ()
        self._opened: set[str] = set()
        self._height = 0

    def body(self) -> Iterable[Widget]:
        yield RowList(LAYOUTS, id="day")

    def head(self) -> str:
        return self.session.names.text(self.gate.school.name) or _("I dag")

    def reload(self) -> None:
        self._height = self.size.height
        day = service.overview(self.gate)
        self._meetings = tuple(meeting for meeting, _items in day.meetings)
        several = len(self._meetings) > 1
        lines: list[Line] = [Section(_("Møter som pågår") if several else _("Neste møte"))]
        rows = (*day.meetings, *day.not_held)
        lines += [meeting_row(self.session, meeting, items) for meeting, items in rows]
        if not rows:
            lines.append(
                Row(
                    "meeting:", ((_("Ingen møter er planlagt. Trykk 5 og n."), "muted"),), "meeting"
                )
            )
        room_now, room_ahead = self._room(
            len(day.now),
            len(day.ahead),
            len(day.asked) + _undated_room(day) + max(0, len(rows) - 1),
        )
        lines += self._section("now", _("Krever noe nå"), day.now, room_now)
        lines += self._section("ahead", _("Neste 14 dager"), day.ahead, room_ahead)
        lines += self._undated_lines(day)
        lines += plan_lines(day, self.gate.today)
        self.query_one(RowList).fill(lines)

    def _room(self, now: int, ahead: int, activities: int) -> tuple[int, int]:
        """How many lines each list may take, so that every section has something to show."""
        free = self.size.height - LINES_AROUND - max(1, activities)
        for_ahead = min(ahead, max(LEAST_AHEAD, free // 3))
        return max(LEAST_NOW, free - for_ahead), max(for_ahead, free - now)

    def _section(self, name: str, title: str, dues: tuple[Due, ...], room: int) -> Iterable[Line]:
        """A list of what is due; what there is no room for waits behind its last line."""
        names = self.session.names
        yield Section()
        yield Section(title, str(len(dues) or ""))
        shown = dues if len(dues) <= room or name in self._opened else dues[: max(1, room - 1)]
        for due in shown:
            yield self._due_row(due, names)
        if len(shown) < len(dues):
            words = _("… og {n} til").format(n=len(dues) - len(shown))
            yield Row(f"more:{name}", ((words, "muted"),), "meeting")
        if not dues:
            words = _("Ingenting er forfalt.") if name == "now" else _("Ingenting står for tur.")
            yield Row(f"none:{name}", ((words, "muted"),), "meeting", opens=False)

    def _undated_lines(self, day: service.Overview) -> Iterable[Line]:
        """What nothing but this would bring back."""
        rows = [
            *(self._standing_row(case) for case in day.standing),
            *(self._undated_row(follow_up) for follow_up in day.undated),
        ]
        if not rows:
            return
        yield Section()
        yield Section(_("Uten dato, venter på å bli tatt opp"), str(len(rows)))
        fits = len(rows) <= MOST_UNDATED or "undated" in self._opened
        yield from rows if fits else rows[: MOST_UNDATED - 1]
        if not fits:
            words = _("… og {n} til").format(n=len(rows) - MOST_UNDATED + 1)
            yield Row("more:undated", ((words, "muted"),), "meeting")

    def _undated_row(self, follow_up: FollowUp) -> Row:
        names = self.session.names
        cells: tuple[Cell, ...] = (
            (follow_up_words.level_mark(follow_up.level), tones.LEVEL[follow_up.level]),
            names.subject(follow_up.subject),
            in_brief(names.group(follow_up.subject, _("klasse"))),
            names.text(follow_up.next_what),
            (names.staff(follow_up.owner), "muted"),
            (_("uten dato"), "muted"),
        )
        return Row(f"{DueKind.FOLLOW_UP}:{follow_up.id}:undated", cells)

    def _standing_row(self, case: Case) -> Row:
        what = _case_waits(case, self.session.names, self.gate.today)
        cells = (*_case_cells(case), what, "", (_("uten dato"), "muted"))
        return Row(f"{DueKind.CASE}:{case.id}:undated", cells)

    def on_resize(self) -> None:
        if self.is_current and self.size.height != self._height:
            self.reload()

    def _due_row(self, due: Due, names: Names) -> Row:
        today = self.gate.today
        late = due.on < today
        mark, tone, who, group = "▲", "yellow", "", ""
        what = names.text(due.what)
        owner = ""
        match due.record:
            case FollowUp() as follow_up:
                mark, tone = (
                    follow_up_words.level_mark(follow_up.level),
                    tones.LEVEL[follow_up.level],
                )
                who = names.subject(follow_up.subject)
                group = in_brief(names.group(follow_up.subject, _("klasse")))
                owner = names.staff(follow_up.owner)
            case Case() as case:
                (mark, tone), who, group = _case_cells(case)
                what = _due_of_case(case, due, names)
            case Departure() as departure:
                mark, tone = "▶", "red" if late else "yellow"
                who = names.subject(departure.subject)
                group = in_brief(names.group(departure.subject, _("klasse")))
                what = _next_of_departure(due)
            case Intervention() as one:
                mark, tone = "▲", "red"
                who = names.student(one.student)
                group = in_brief(names.group(Subject.of_student(one.student), ""))
                what = _missing_of_intervention(due)
                owner = names.staff(one.employee)
            case Task() as task:
                mark, tone = "□", "yellow" if late else "muted"
                who = names.subject(task.subject) if task.subject else names.staff(task.who)
                group = in_brief(names.group(task.subject, _("klasse"))) if task.subject else ""
                owner = names.staff(task.who)
        what = _asked(due, what, today)
        lateness: Cell = (
            due_words.lateness(due.on, today),
            "red" if late else "strong" if due.on == today else "muted",
        )
        if due.kind is DueKind.LADDER or _is_birthday(due):
            # A trigger is not late when a list tells of it; and how many days it is to a birthday
            # would tell who «Elev 07» is.
            words = _("svar") if due.kind is DueKind.LADDER else _("spør")
            lateness = (words, "strong")
        if due.kind is DueKind.CASE and due.part:
            # It is to be done at once, and stays red however long it has been owed.
            lateness = (due_words.lateness(due.on, today) if late else _("straks"), "red")
        cells: tuple[Cell, ...] = ((mark, tone), who, group, what, (owner, "muted"), lateness)
        return Row(f"{due.kind}:{due.record.id}:{due.part}", cells)

    # Going there

    def on_row_list_opened(self, message: RowList.Opened) -> None:
        kind, _sep, rest = message.row_id.partition(":")
        record_id = rest.partition(":")[0]
        if kind in (DueKind.FOLLOW_UP, DueKind.MEASURE, DueKind.CONSENT, DueKind.LADDER):
            self.post_message(ShowFollowUp(record_id))
        elif kind == DueKind.CASE:
            self.post_message(ShowCase(record_id))
        elif kind == DueKind.INTERVENTION:
            self.post_message(ShowIntervention(record_id))
        elif kind == DueKind.TASK:
            self._open_task(record_id)
        elif kind == DueKind.DEPARTURE:
            from elvis_tui.screens.follow_ups.departure.opening import show

            show(self, record_id)
        elif kind == "meeting" and record_id:
            self.post_message(ShowMeeting(record_id))
        elif kind == "meeting":
            self.action_meeting()
        elif kind == "more":
            self._opened.add(record_id)
            self.reload()
        elif kind in (PLAN, NEW_YEAR):
            open_plan(self, kind, record_id)

    def to_take_up(self) -> AgendaItem | None:
        from elvis_tui.screens.overview_items import to_take_up

        return to_take_up(self.gate, self.row_here)

    def _open_task(self, task_id: str) -> None:
        from elvis_tui.screens.dialogs.task_done import TaskDone

        self.app.push_screen(TaskDone(self.session, task_id))

    def action_meeting(self) -> None:
        if len(self._meetings) > 1:
            from elvis_tui.screens.overview_meetings import which_meeting

            def go(meeting_id: str) -> None:
                self.post_message(ShowMeeting(meeting_id))

            self.app.push_screen(*which_meeting(self.session, self._meetings, go))
        elif self._meetings:
            self.post_message(ShowMeeting(self._meetings[0].id))
        else:
            self.post_message(GoToRoom("meetings"))

    def action_new(self) -> None:
        self.post_message(NewFollowUp())

    def action_import(self) -> None:
        self.post_message(ImportLists())

    def action_school(self) -> None:
        from elvis_tui.screens.people.school import SchoolScreen

        self.app.push_screen(SchoolScreen(self.session))

    def action_tasks(self) -> None:
        self.post_message(ShowTasks())

    def action_search(self) -> None:
        self.post_message(Search())


def _undated_room(day: service.Overview) -> int:
    """The lines that what has no date takes, with its heading."""
    count = len(day.undated) + len(day.standing)
    return min(count, MOST_UNDATED) + 2 if count else 0


def _next_of_departure(due: Due) -> str:
    """What the school does next where a student may have left."""
    from elvis_tui.domain.follow_ups.departure_rules import Move
    from elvis_tui.wording import departures as words

    return words.due(Move(due.part))


def _missing_of_intervention(due: Due) -> str:
    """What is missing of a physical intervention."""
    from elvis_tui.domain.cases.intervention_rules import Part
    from elvis_tui.wording import interventions as words

    return words.due(map(Part, due.part.split(",")))


def _asked(due: Due, what: str, today: date) -> str:
    """What is to be done, with a word of what it is."""
    match due.kind:
        case DueKind.MEASURE:
            return _("evaluer tiltak «{what}»").format(what=what)
        case DueKind.TASK:
            return _("oppgave: {what}").format(what=what)
        case DueKind.LADDER:
            return _("trinn foreslått: {what}").format(what=what)
        case DueKind.CONSENT:
            return _consent(due, today)
        case _:
            return what


def _consent(due: Due, today: date) -> str:
    from elvis_tui.domain.people.consent_rules import AskKind
    from elvis_tui.wording import consents as words

    return words.ask(AskKind(due.part), due.on, today)


def _is_birthday(due: Due) -> bool:
    """Whether a consent has to be asked about for an eighteenth birthday."""
    if due.kind is not DueKind.CONSENT:
        return False
    from elvis_tui.domain.people.consent_rules import AskKind

    return due.part == AskKind.OF_AGE


def _due_of_case(case: Case, due: Due, names: Names) -> str:
    """What a case asks for: the follow-on duty that is owed, else what has the nearest date."""
    from elvis_tui.domain.cases.moves import dated_move, owed
    from elvis_tui.wording import case_parts as words

    if owes := next((s for s in owed(case) if s.id == due.part), None):
        return words.owed(owes)
    move = dated_move(case)
    return words.move(move, names) if move else ""


def _case_waits(case: Case, names: Names, today: date) -> str:
    """What a case without a date waits for; of one that waits for nothing, how it stands."""
    from elvis_tui.domain.cases.moves import next_move
    from elvis_tui.wording import case_parts, cases

    move = next_move(case)
    return case_parts.move(move, names) if move else cases.stands(case, today)


def _case_cells(case: Case) -> tuple[tuple[str, str], str, str]:
    """The mark of a case, its number, and how many students it is about."""
    from elvis_tui.wording.cases import name

    students = len(case.students)
    about = ngettext("{n} el.", "{n} el.", students).format(n=students)
    return ("■", "red"), name(case), about
