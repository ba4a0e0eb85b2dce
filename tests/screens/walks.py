"""Ways through the program: the keys from the first screen to every screen and dialog there is."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from enum import Enum
from typing import Any

from msgspec import Struct
from msgspec.structs import fields

from elvis_tui.domain.meetings.records import Participant
from elvis_tui.domain.people.records import Person
from elvis_tui.domain.record import replace
from elvis_tui.services.desk.desk import Desk
from elvis_tui.services.desk.sources import Sources
from elvis_tui.services.meetings import verbs as meetings
from elvis_tui.storage.tables import AnyRecord
from tests.school import DEPARTURE, INTERVENTION, SCHOOL, desk_with
from tests.screens.running import Running

ALL = (*SCHOOL, DEPARTURE, INTERVENTION)
WALKS: Mapping[str, tuple[str, str]] = {
    "overview": ("1", "OverviewScreen"),
    "school": ("1 s", "SchoolScreen"),
    "school's name": ("1 s home enter", "SchoolForm"),
    "what team": ("1 s n", "Choose"),
    "new team": ("1 s n enter", "TeamForm"),
    "one of the plan's": ("1 s end enter end enter", "PersonForm"),
    "team": ("1 s end e", "TeamForm"),
    "members": ("1 s end up enter", "MembersScreen"),
    "new member": ("1 s end up enter n", "PersonForm"),
    "member": ("1 s end up enter enter", "PersonForm"),
    "take off a team": ("1 s end up enter x", "Ask"),
    "task": ("1 home down enter", "TaskDone"),
    "what came of a task": ("1 home down enter w", "TaskResultForm"),
    "tasks": ("1 o", "TasksScreen"),
    "tasks by person": ("1 o v", "TasksScreen"),
    "follow-ups": ("2", "FollowUpsScreen"),
    "absence": ("2 a", "AbsenceScreen"),
    "absence, all subjects": ("2 a v", "AbsenceScreen"),
    "varsel sent": ("2 a n", "NoticeForm"),
    "messages to teachers": ("2 a b", "MessagesScreen"),
    "write messages": ("2 a b w", "WriteForm"),
    "closed follow-ups": ("2 v end enter", "FollowUpsScreen"),
    "which view": ("2 v", "ViewsDialog"),
    "save a view": ("2 v n", "SavedViewForm"),
    "marked in the list": ("2 home space space", "FollowUpsScreen"),
    "one measure for several": ("2 home space space t", "SeveralMeasureForm"),
    "which trigger": ("2 home enter s", "Choose"),
    "a trigger": ("2 home enter s enter", "TriggerForm"),
    "the ladder": ("1 s home down down down down down enter", "LadderScreen"),
    "a step of the ladder": ("1 s home down down down down down enter enter", "RungForm"),
    "contact from the list": ("2 home c", "ContactForm"),
    "search": ("2 slash k v i s", "FollowUpsScreen"),
    "pick a student": ("2 n", "PickSubject"),
    "pick, searching": ("2 n 2 s t a", "PickSubject"),
    "new student": ("2 n q q x down enter", "StudentForm"),
    "new follow-up": ("2 n down enter", "FollowUpForm"),
    "page": ("2 home enter", "FollowUpScreen"),
    "page, further down": ("2 home enter end", "FollowUpScreen"),
    "history": ("2 home enter h", "SubjectHistory"),
    "edit": ("2 home enter e", "FollowUpForm"),
    "note": ("2 home enter w", "NoteForm"),
    "contact": ("2 home enter c", "ContactForm"),
    "measure": ("2 home enter t", "MeasureForm"),
    "evaluate": ("2 home enter enter", "EvaluateForm"),
    "handover": ("2 home enter p", "HandoverScreen"),
    "writing a handover": ("2 home enter p e", "HandoverForm"),
    "handover to a file": ("2 home enter p w", "WriteHandover"),
    "task about": ("2 home enter o", "TaskForm"),
    "next date": ("2 home enter d", "NextStepForm"),
    "close": ("2 home enter x", "CloseForm"),
    "consent": ("2 home enter m", "ConsentForm"),
    "consent, read": ("1 f5 s a m a r b enter", "ConsentDialog"),
    "consent, corrected": ("1 f5 s a m a r b enter e", "CorrectConsent"),
    "consent, withdrawn": ("1 f5 s a m a r b enter t", "WithdrawForm"),
    "consent of a student": ("2 home enter a m", "ConsentForm"),
    "criterion": ("2 home enter n", "CriterionForm"),
    "mapping": ("2 home enter y", "MappingForm"),
    "on to the next phase": ("2 end enter f", "PhaseForm"),
    "closed page, taken up again": ("2 v end enter enter r", "ReopenForm"),
    "which student of a case": ("3 home enter a", "Choose"),
    "closed page": ("2 v end enter enter", "FollowUpScreen"),
    "cases": ("3", "CasesScreen"),
    "cases, searching": ("3 slash k v i s", "CasesScreen"),
    "which cases": ("3 v", "Choose"),
    "case": ("3 home enter", "CaseScreen"),
    "case, further down": ("3 home enter end", "CaseScreen"),
    "former texts": ("2 home enter d tab space x ctrl+s h x", "Choose"),
    "former text": ("2 home enter d tab space x ctrl+s h x enter", "ErasureForm"),
    "clocks of a case": ("3 home enter t", "ClocksDialog"),
    "case history": ("3 home enter h", "CaseHistory"),
    "edit case": ("3 home enter f", "CaseForm"),
    "an employee suspected": ("3 home enter s", "SuspicionForm"),
    "a serious case": ("3 home enter l", "SeverityForm"),
    "step": ("3 home enter enter", "StepForm"),
    "whose part of a case": ("3 home enter p", "Choose"),
    "a student's part": ("3 home enter p enter", "CasePartyScreen"),
    "a student's part, further down": ("3 home enter p enter end", "CasePartyScreen"),
    "part, the student's view": ("3 home enter p enter v", "VoiceForm"),
    "part, the problem": ("3 home enter p enter p", "ProblemForm"),
    "part, a measure": ("3 home enter p enter t", "MeasureForm"),
    "part, no plan": ("3 home enter p enter i", "DecisionForm"),
    "part, the word": ("3 home enter p enter w", "WordForm"),
    "part, ended without": ("3 home enter p enter x", "DecisionForm"),
    "part, the role": ("3 home enter p enter r", "FactsForm"),
    "new case": ("3 n enter", "CaseForm"),
    "new case, whom": ("3 n", "PickSubject"),
    "close case": ("3 home enter x", "CaseScreen"),
    "closing meeting": ("3 home enter v", "ClosingMeetingForm"),
    "archive": ("3 home enter g", "ArchiveForm"),
    "which document of a case": ("3 home enter d", "Choose"),
    "document of a case": ("3 home enter d enter", "DocumentForm"),
    "plan of a case": ("3 home enter d down down enter", "DocumentForm"),
    "plan": ("4", "PlanScreen"),
    "activity": ("4 home enter", "ActivityScreen"),
    "activity done": ("4 home g", "MarkForm"),
    "the team's time": ("4 home enter d", "OwnTimeForm"),
    "report on the plan": ("4 y r", "ReportForm"),
    "new school year": ("4 y n", "NewYearScreen"),
    "plan text": ("4 p", "PlanTextScreen"),
    "plan, searching": ("4 slash m o t", "PlanScreen"),
    "plan, free days": ("4 f", "FreeDays"),
    "list of the plan": ("4 l", "PlanListScreen"),
    "list of the plan, the year": ("4 l l end", "PlanListScreen"),
    "law beside the plan": ("4 p o down enter l", "LawBeside"),
    "searching in the plan": ("4 p slash m o t", "PlanTextScreen"),
    "whom a student can turn to": ("4 t", "TurningTo"),
    "year of the plan": ("4 y", "YearScreen"),
    "year of the plan, the rest": ("4 y end enter", "YearScreen"),
    "whose part of the year": ("4 y a", "PickParty"),
    "searching in the year": ("4 y slash m o t", "YearScreen"),
    "meetings": ("5", "MeetingsScreen"),
    "new meeting": ("5 n", "MeetingForm"),
    "new series": ("5 s end enter", "TeamForm"),
    "agenda": ("5 home down enter", "AgendaScreen"),
    "agenda, another order": ("5 home down enter J K", "AgendaScreen"),
    "agenda, left out": ("5 home down enter h t end", "AgendaScreen"),
    "write agenda": ("5 home down enter w", "WriteForm"),
    "move meeting": ("5 home down enter e", "MeetingForm"),
    "call off": ("5 home down enter x", "Ask"),
    "add item": ("5 home down enter n", "ItemForm"),
    "add item, searching": ("5 home down enter n k v i s", "ItemForm"),
    "minutes": ("5 home end enter", "MinutesScreen"),
    "what to put right": ("5 home end enter e", "PickWritten"),
    "what was noted": ("5 home end enter e enter", "WrittenDialog"),
    "putting right what was noted": ("5 home end enter e enter e", "CorrectEntry"),
    "opening minutes again": ("5 home end enter r", "ReopenMinutes"),
    "versions of minutes": ("5 home end enter v", "PickVersion"),
    "archiving minutes": ("5 home end enter g", "ArchiveMinutes"),
    "write minutes": ("5 home end enter w", "MinutesForm"),
    "version of minutes": ("5 home end enter s", "VersionForm"),
    "meeting": ("5 home enter", "MeetingScreen"),
    "meeting, first item": ("5 home enter left left left", "MeetingScreen"),
    "meeting, a case": ("5 home enter space space", "MeetingScreen"),
    "meeting, what to change": ("5 home enter e", "Choose"),
    "meeting, the level": ("5 home enter e down enter", "Choose"),
    "meeting, a measure": ("5 home enter e down down down enter", "MeasureForm"),
    "meeting, a step": ("5 home enter space space e enter", "StepForm"),
    "meeting, with the time": ("5 home enter l", "MeetingScreen"),
    "noting": ("5 home enter i", "MeetingScreen"),
    "changing what was noted": ("5 home enter enter", "MeetingScreen"),
    "changing a task": ("5 home enter end enter", "MeetingScreen"),
    "deleting": ("5 home enter x", "Ask"),
    "who is here": ("5 home enter p", "Attendance"),
    "a guest": ("5 home enter p n", "GuestForm"),
    "taking off the team": ("5 home enter p end x", "Ask"),
    "off the meeting or the team": ("5 home enter p home x", "Choose"),
    "putting somebody right": ("5 home enter p e", "GuestForm"),
    "when somebody came": ("5 home enter p k k", "TimeForm"),
    "when somebody left": ("5 home enter p g g", "TimeForm"),
    "who was there": ("5 end enter p", "Attended"),
    "whole agenda, another order": ("5 home enter h J", "PickItem"),
    "take up": ("2 home enter z", "TakeUpForm"),
    "take up, in which meeting": ("4 home z", "Choose"),
    "minutes so far": ("5 home enter v", "MinutesScreen"),
    "ending": ("5 home enter f", "Finishing"),
    "help": ("2 home enter question_mark", "HelpScreen"),
    "everything": ("2 home enter a", "SubjectScreen"),
    "everything, further down": ("2 home enter a end", "SubjectScreen"),
    "put right a student": ("2 home enter a e", "StudentForm"),
    "who is the same": ("2 home enter a b", "PickSubject"),
    "left or a mistake": ("2 home enter a x", "Choose"),
    "put right a class": ("1 slash 2 s t a enter e", "ClassForm"),
    "a class": ("1 slash 2 s t a enter", "SubjectScreen"),
    "find": ("1 slash", "SearchDialog"),
    "find, searching": ("1 f5 k v i s", "SearchDialog"),
    "begin, has left": ("2 home enter g", "BeginForm"),
    "has left": ("2 home down down enter g", "DepartureScreen"),
    "has left, further down": ("2 home down down enter g end", "DepartureScreen"),
    "has left, decided": ("2 home down down enter g s", "DoneForm"),
    "has left, answered": ("2 home down down enter g b", "DoneForm"),
    "has left, contact": ("2 home down down enter g c", "ContactForm"),
    "has left, dates": ("2 home down down enter g d", "Choose"),
    "has left, a date": ("2 home down down enter g d enter", "DayForm"),
    "has left, to a file": ("2 home down down enter g w", "WriteForm"),
    "has left, the doubt": ("2 home down down enter g e", "CorrectForm"),
    "has left, a step": ("2 home down down enter g home down down enter", "WrittenDialog"),
    "has left, correct": ("2 home down down enter g home down down enter e", "CorrectDone"),
    "has left, taken away": ("2 home down down enter g x", "Choose"),
    "has left, a mistake": ("2 home down down enter g x enter", "WhyForm"),
    "page of one who may have left": ("2 home down down enter", "FollowUpScreen"),
    "all of one who may have left": ("2 home down down enter a", "SubjectScreen"),
    "complaint": ("3 home enter m", "ComplaintScreen"),
    "complaint, further down": ("3 home enter m end", "ComplaintScreen"),
    "complaint, reported": ("3 home enter m n", "ComplaintForm"),
    "complaint, its steps": ("3 home enter m n tab x ctrl+s", "ComplaintScreen"),
    "complaint, the next step": ("3 home enter m n tab x ctrl+s s", "ComplaintForm"),
    "complaint, a step": ("3 home enter m n tab x ctrl+s home enter", "ComplaintForm"),
    "complaint, taken away": ("3 home enter m n tab x ctrl+s x", "Choose"),
    "intervention against the student": ("2 home enter a i", "InterventionForm"),
    "intervention in a case, against whom": ("3 home enter i", "Choose"),
    "intervention in a case": ("3 home enter i enter", "InterventionForm"),
    "interventions": ("3 i", "InterventionsScreen"),
    "intervention, whom": ("3 i n", "PickSubject"),
    "new intervention": ("3 i n enter", "InterventionForm"),
    "intervention, from the list": ("3 i e", "InterventionForm"),
    "intervention": ("3 i enter", "InterventionScreen"),
    "intervention, further down": ("3 i enter end", "InterventionScreen"),
    "intervention, what is missing": ("3 i enter s", "InterventionForm"),
    "intervention, a part": ("3 i enter down enter", "InterventionForm"),
    "intervention, which case": ("3 i enter g", "Choose"),
    "intervention, to a file": ("3 i enter d", "WriteForm"),
    "intervention, taken away": ("3 i enter x", "Choose"),
    "intervention, of the student": ("3 i enter a", "SubjectScreen"),
    "intervention, erased": ("3 i enter x end enter", "ErasureForm"),
    "intervention, found": ("1 f5 s k a p enter", "InterventionScreen"),
    "palette": ("5 home enter ctrl+p", "Palette"),
}


def busy_desk(text: str = "", records: Iterable[AnyRecord] | None = None) -> Desk:
    """The school in the middle of a meeting at its second item.

    Args:
        text: Something that is added to every free text there is.
        records: Another school than the invented one.
    """
    desk = desk_with(records or (_with_text(record, text) for record in ALL))
    desk.store.commit(put=[_with_steps(desk)])
    meeting = meetings.start(desk, "meeting-2")
    item = meetings.get(desk, "meeting-1").agenda[0]
    agenda = (meeting.agenda[0], replace(meeting.agenda[1], entries=item.entries))
    people = meetings.get(desk, "meeting-1").participants
    guest = replace(people[0], id="guest", name=f"gjest{text}", role=f"rolle{text}", external=True)
    meeting = replace(
        meeting,
        agenda=(*agenda, *meeting.agenda[2:]),
        current=1,
        participants=(*meeting.participants, guest),
    )
    desk.store.commit(put=[meeting])
    return desk


def _with_steps(desk: Desk) -> AnyRecord:
    """The case with the duties of the real plan, so that its words can be found."""
    from elvis_tui.domain.across.checklist import checklist
    from elvis_tui.domain.cases.records import Case

    case = desk.store.get(Case, "case-1")
    done = case.steps[1]
    steps = checklist(Sources().plan().duties)
    return replace(case, steps=(replace(steps[0], note=done.note, who=done.who), *steps[1:]))


_NO_TEXT = {
    *("id", "number", "code", "team", "kind", "status", "table", "first_name", "last_name"),
    *("student", "person"),
}
_STAFF = (Person, Participant)
"""Their names are those of staff, and may be read."""


def _with_text(value: Any, text: str, name: str = "") -> Any:
    """`value` with `text` added to every free text in it."""
    if isinstance(value, str):
        free = not isinstance(value, Enum) and name not in _NO_TEXT and not name.endswith("_id")
        return value + text if free and text else value
    if isinstance(value, tuple):
        ids = name in ("students", "teams")
        return value if ids else tuple(_with_text(v, text, name) for v in value)
    if isinstance(value, Struct) and type(value).__name__ not in (
        *("Subject", "Student", "SchoolClass", "FileFacts"),
    ):
        changed = {f.name: _with_text(getattr(value, f.name), text, f.name) for f in fields(value)}
        if isinstance(value, _STAFF):
            del changed["name"]
        return replace(value, **changed)
    return value


async def walk(app: Running, name: str) -> None:
    """Go from wherever to one of the `WALKS`."""
    keys, screen = WALKS[name]
    for key in keys.split():
        await app.press(key)
    try:
        await app.on(screen)
    except AssertionError:
        raise AssertionError(f"{name} led to {type(app.screen).__name__}:\n{app.text}") from None
