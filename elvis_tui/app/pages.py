"""The pages that a message from a screen asks for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from elvis_tui.app.host import Host
from elvis_tui.domain.cases.interventions import Intervention
from elvis_tui.domain.cases.records import Case
from elvis_tui.domain.errors import ElvisError
from elvis_tui.domain.follow_ups.departure import Departure
from elvis_tui.domain.follow_ups.records import FollowUp
from elvis_tui.domain.meetings.records import AgendaItem, Meeting
from elvis_tui.domain.people.consents import Consent
from elvis_tui.domain.people.records import SchoolClass, Student
from elvis_tui.domain.plan.records import Activity
from elvis_tui.domain.plan.written_out import Part
from elvis_tui.domain.subject import Subject
from elvis_tui.domain.tasks.records import Task
from elvis_tui.screens.frame import navigation
from elvis_tui.screens.frame.page import Page
from elvis_tui.screens.frame.session import Session
from elvis_tui.wording.faults import explain

if TYPE_CHECKING:
    from elvis_tui.services.across.search import Hit


class Pages:
    """Opens the page of a record; nothing of a page is imported before it is shown.

    Args:
        session: What the screens share.
        host: The application.
    """

    def __init__(self, session: Session, host: Host) -> None:
        self._session, self._host = session, host

    def open(self, wanted: navigation.PageWanted) -> None:
        """The page, or the dialog, that a message from a screen asks for."""
        match wanted:
            case navigation.ShowAgain():
                self._host.show_all_again()
            case navigation.ShowTasks():
                self.show_tasks()
            case navigation.NewFollowUp():
                self.begin_follow_up()
            case navigation.Search():
                self.search()
            case navigation.ShowAbsence():
                self.show_absence()
            case navigation.ImportLists():
                self.import_lists()
            case navigation.ImportCalendar():
                self.import_calendar()
            case _:
                self._open_about(wanted)

    def _open_about(self, wanted: navigation.PageWanted) -> None:
        """The page of one record."""
        match wanted:
            case navigation.ShowSubject(subject=subject):
                self.show_subject(subject)
            case navigation.ShowFollowUp(follow_up_id=follow_up_id):
                self.show_follow_up(follow_up_id)
            case navigation.ShowCase(case_id=case_id):
                self.show_case(case_id)
            case navigation.ShowCasePart(case_id=case_id, party_id=party_id):
                self.show_case(case_id, party_id)
            case navigation.ShowIntervention(intervention_id=intervention_id):
                self.show_intervention(intervention_id)
            case navigation.ShowMeeting(meeting_id=meeting_id, item_id=item_id, begins=begins):
                self.show_meeting(meeting_id, item_id, begins=begins)
            case navigation.ShowStudentAbsence(student_id=student_id):
                self.show_student_absence(student_id)
            case _:
                self._ask_about(wanted)

    def _ask_about(self, wanted: navigation.PageWanted) -> None:
        """A dialog about one record, in front of the page one stands on."""
        match wanted:
            case navigation.BeginFollowUp(subject=subject, team=team):
                self.begin_follow_up_of(subject, team)
            case navigation.ChangeFollowUp() | navigation.ChangeCase():
                self.change(wanted)
            case navigation.TakeUp(item=item):
                self.take_up(item)
            case navigation.TurnTo(about=about):
                self.turn_to(about)

    def show_subject(self, subject: Subject) -> None:
        """The page of a student or a class, followed up or not."""
        from elvis_tui.screens.subject import SubjectScreen

        self._host.push_screen(SubjectScreen(self._session, subject))

    def search(self) -> None:
        """Search everything, and show what is chosen."""
        from elvis_tui.screens.search import SearchDialog

        if not isinstance(self._host.screen, SearchDialog):
            self._host.push_screen(SearchDialog(self._session), self._show_hit)

    def _show_hit(self, hit: Hit | None) -> None:
        match hit.record if hit else None:
            case Student() | SchoolClass():
                if hit and hit.subject:
                    self.show_subject(hit.subject)
            case Departure(id=departure_id):
                from elvis_tui.screens.follow_ups.departure.page import DepartureScreen

                self._host.push_screen(DepartureScreen(self._session, departure_id))
            case Intervention(id=intervention_id):
                self.show_intervention(intervention_id)
            case FollowUp(id=follow_up_id):
                self.show_follow_up(follow_up_id)
            case Case(id=case_id):
                self.show_case(case_id, hit.party.id if hit and hit.party else "")
            case Meeting(id=meeting_id):
                item_id = hit.item.id if hit and hit.item else ""
                self.show_meeting(meeting_id, item_id, hit.typed if hit else "")
            case _:
                self._show_found(hit)

    def _show_found(self, hit: Hit | None) -> None:
        """What has no page of a room of its own, or a dialog alone."""
        match hit.record if hit else None:
            case Task(id=task_id):
                from elvis_tui.screens.dialogs.task_done import TaskDone

                self._host.push_screen(TaskDone(self._session, task_id))
            case Consent(id=consent_id):
                from elvis_tui.screens.dialogs.consent import ConsentDialog

                self._host.push_screen(ConsentDialog(self._session, consent_id))
            case Activity() as activity:
                from elvis_tui.screens.plan.activity import ActivityScreen

                today = self._session.gate.today
                month = today.year, today.month
                self._host.push_screen(ActivityScreen(self._session, activity, month))
            case Part() as part:
                from elvis_tui.screens.plan.document import PlanTextScreen

                typed = hit.typed if hit else ""
                page = PlanTextScreen(self._session, part=part.title, found_by=typed)
                self._host.push_screen(page)

    def show_follow_up(self, follow_up_id: str) -> None:
        """The page of a follow-up."""
        from elvis_tui.screens.follow_ups.page import FollowUpScreen

        self._host.push_screen(FollowUpScreen(self._session, follow_up_id))

    def show_case(self, case_id: str, party_id: str = "") -> None:
        """A case's checklist, or one student's part in it."""
        if party_id:
            from elvis_tui.screens.cases.part.page import CasePartyScreen

            self._host.push_screen(CasePartyScreen(self._session, case_id, party_id))
            return
        from elvis_tui.screens.cases.page import CaseScreen

        self._host.push_screen(CaseScreen(self._session, case_id))

    def show_intervention(self, intervention_id: str) -> None:
        """The page of a physical intervention."""
        from elvis_tui.screens.cases.interventions.page import InterventionScreen

        self._host.push_screen(InterventionScreen(self._session, intervention_id))

    def show_meeting(
        self, meeting_id: str, item_id: str = "", found_by: str = "", *, begins: bool = False
    ) -> None:
        """A meeting as it stands; its minutes at one item, and there at the words looked for."""
        from elvis_tui.screens.routes import meeting_screen

        page = meeting_screen(self._session, meeting_id, item_id, found_by, begins=begins)
        self._host.push_screen(page)

    def show_tasks(self) -> None:
        """The list of all tasks."""
        from elvis_tui.screens.tasks.list import TasksScreen

        self._host.push_screen(TasksScreen(self._session))

    def begin_follow_up(self) -> None:
        """Ask who is to be followed up."""
        from elvis_tui.screens.new_follow_up import new_follow_up

        new_follow_up(self._host.screen, self._session)

    def begin_follow_up_of(self, subject: Subject, team: str = "") -> None:
        """Ask for the facts of a follow-up of a certain student or class."""
        from elvis_tui.screens.new_follow_up import follow_up_of

        follow_up_of(self._host.screen, self._session, subject, team)

    def change(self, wanted: navigation.ChangeFollowUp | navigation.ChangeCase) -> None:
        """Ask for a change of a follow-up or a case, in front of the page one stands on."""
        page = self._host.screen
        if not isinstance(page, Page):
            return
        try:
            if isinstance(wanted, navigation.ChangeFollowUp):
                from elvis_tui.screens.follow_ups import changing

                changing.change(page, wanted.follow_up_id, wanted.what, wanted.of)
            else:
                from elvis_tui.screens.cases import changing as in_case

                in_case.change(page, wanted.case_id, wanted.what, wanted.of)
        except ElvisError as fault:
            page.tell(explain(fault))

    def take_up(self, item: AgendaItem) -> None:
        """Ask in which meeting something is to be taken up, and what it is about."""
        from elvis_tui.screens.meetings.taking_up import take_up

        take_up(self._host.screen, self._session, item)

    def turn_to(self, about: Subject | None = None) -> None:
        """Whom a student can turn to, in front of the page one stands on."""
        from elvis_tui.screens.plan.turning_to import TurningTo

        if not isinstance(self._host.screen, TurningTo):
            self._host.push_screen(TurningTo(self._session, about))

    def show_absence(self) -> None:
        """Who is near a limit of absence, and the varsel that are wanting."""
        from elvis_tui.screens.absence.list import AbsenceScreen

        self._host.push_screen(AbsenceScreen(self._session))

    def show_student_absence(self, student_id: str) -> None:
        """All that is known of one student's absence."""
        from elvis_tui.screens.absence.student import StudentAbsenceScreen

        self._host.push_screen(StudentAbsenceScreen(self._session, student_id))

    def import_lists(self) -> None:
        """Take in a list from a file."""
        from elvis_tui.screens.people.import_list import RosterForm

        self._host.push_screen(RosterForm(self._session))

    def import_calendar(self) -> None:
        """Ask for the file of the school's calendar."""
        from elvis_tui.screens.people.import_list import CalendarForm

        self._host.push_screen(CalendarForm(self._session))
