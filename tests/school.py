"""A small invented school: enough that every screen has something to show.

The names are chosen so that no part of them is part of any word of the program.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import UTC, date, datetime, time, timedelta, timezone
from itertools import count

from elvis_tui.domain.absence.records import (
    Figures,
    Notice,
    NoticeKind,
    StudentAbsence,
    SubjectAbsence,
)
from elvis_tui.domain.cases.interventions import Intervention
from elvis_tui.domain.cases.records import Case, Step, StepStatus
from elvis_tui.domain.follow_ups.departure import (
    DateCorrection,
    Day,
    Deed,
    Departure,
    Done,
    Withdrawn,
)
from elvis_tui.domain.follow_ups.records import (
    Contact,
    ContactMethod,
    Criterion,
    FollowUp,
    Level,
    Measure,
    Note,
    Phase,
    Reached,
    WentOnWithout,
)
from elvis_tui.domain.meetings.records import (
    AgendaItem,
    AgendaReason,
    Entry,
    EntryKind,
    ItemStatus,
    Meeting,
    MeetingStatus,
    Participant,
)
from elvis_tui.domain.people.consents import Consent, Giver, Manner
from elvis_tui.domain.people.records import Person, SchoolClass, Student
from elvis_tui.domain.school import School
from elvis_tui.domain.subject import Subject, SubjectKind
from elvis_tui.domain.tasks.records import Task
from elvis_tui.domain.teams import ATTENDANCE, IKO
from elvis_tui.services.desk.clock import FixedClock
from elvis_tui.services.desk.desk import Desk
from elvis_tui.storage.drafts import Drafts
from elvis_tui.storage.memory import MemoryStore
from elvis_tui.storage.tables import AnyRecord
from tests.parties import parties

SUMMER = timezone(timedelta(hours=2))
NOW = datetime(2026, 10, 19, 12, 0, tzinfo=SUMMER)
"""A Monday in ISO week 43."""
TODAY = NOW.date()


def student(student_id: str) -> Subject:
    return Subject(kind=SubjectKind.STUDENT, id=student_id)


def school_class(class_id: str) -> Subject:
    return Subject(kind=SubjectKind.CLASS, id=class_id)


CLASSES = (
    SchoolClass(id="c-1", code="2STA", contact_teacher="Berit Aas"),
    SchoolClass(id="c-2", code="3PBA"),
    SchoolClass(id="c-3", code="1BAA"),
)
STUDENTS = (
    Student(id="s-1", first_name="Thorvaldine", last_name="Kvisgaard", class_id="c-1", number=1),
    Student(id="s-2", first_name="Øyolf", last_name="Grønnæss", class_id="c-2", number=2),
    Student(id="s-3", first_name="Ætna-Lovise", last_name="Brækhus", class_id="c-1", number=3),
    Student(id="s-4", first_name="Zebulon", last_name="Fjærestrand", class_id="c-2", number=4),
    Student(id="s-5", first_name="Ygdis", last_name="Hjorthaug", class_id="c-1", number=5),
)
NAME_PARTS = (
    *("thorvaldine", "kvisgaard", "øyolf", "grønnæss", "ætna", "lovise", "brækhus"),
    *("zebulon", "fjærestrand", "ygdis", "hjorthaug"),
)
"""What must not be read anywhere while names are hidden."""
PEOPLE = (
    Person(id="p-1", name="Berit Aas", role="Rådgiver", teams=(IKO, ATTENDANCE)),
    Person(id="p-2", name="Jon Vik", role="Sos.ped.", teams=(IKO,)),
    Person(id="p-3", name="Siv Dahle", role="PPT", external=True, teams=(IKO,)),
)
FOLLOW_UPS = (
    FollowUp(
        id="f-1",
        subject=student("s-1"),
        team=IKO,
        opened_on=date(2026, 9, 1),
        phase=Phase.FOLLOWING,
        level=Level.RED,
        criteria=(
            Criterion(text="fravær 11,8 %", source="Visma", on=date(2026, 9, 28)),
            Criterion(text="Thorvaldine sier hun mistrives", source="kontaktlærer"),
        ),
        owner="Rådgiver",
        next_date=date(2026, 10, 16),
        next_what="ring foresatte til Kvisgaard",
        findings="Thorvaldine blir stående utenfor rommet.",
        student_view="«Kvisgaard-bussen er sein.»",
        without=(
            WentOnWithout(
                phase=Phase.FOLLOWING,
                on=date(2026, 9, 20),
                by="berit",
                why="mor til Øyolf ville ikke vente",
            ),
        ),
        notes=(
            Note(
                id="n-1",
                at=datetime(2026, 9, 4, 9, 30, tzinfo=SUMMER),
                by="berit",
                text="Samtale med Thorvaldine og Øyolf.\nKvisgaards buss er sein.",
            ),
        ),
        contacts=(
            Contact(
                id="k-1",
                on=date(2026, 9, 28),
                by="berit",
                whom="mor til Thorvaldine",
                how=ContactMethod.PHONE,
                reached=Reached.NO,
                text="SMS sendt til Kvisgaard",
            ),
        ),
        measures=(
            Measure(
                id="m-1",
                what="morgenringing til Thorvaldine",
                who="Miljøteam",
                start=date(2026, 9, 21),
                evaluate_on=date(2026, 10, 16),
            ),
            Measure(
                id="m-2",
                what="tilpasset plan",
                who="Kontaktlærer",
                start=date(2026, 9, 1),
                evaluate_on=date(2026, 9, 20),
                result="Brækhus hjalp til",
                evaluated_on=date(2026, 9, 21),
            ),
        ),
    ),
    FollowUp(
        id="f-2",
        subject=student("s-2"),
        team=ATTENDANCE,
        opened_on=date(2026, 10, 1),
        next_date=TODAY,
        next_what="varsel ikke sendt",
    ),
    FollowUp(
        id="f-3",
        subject=school_class("c-3"),
        team=IKO,
        opened_on=date(2026, 9, 30),
        phase=Phase.MAPPING,
        next_date=TODAY,
        next_what="klassemiljø, kontaktlærer svarer",
    ),
    FollowUp(
        id="f-4",
        subject=student("s-3"),
        team=IKO,
        opened_on=date(2026, 9, 2),
        level=Level.GREEN,
        next_date=date(2026, 10, 23),
        next_what="samtale med Ætna-Lovise",
        owner="Brækhus' kontaktlærer",
    ),
    FollowUp(
        id="f-5",
        subject=student("s-4"),
        team=IKO,
        opened_on=date(2026, 8, 20),
        phase=Phase.CLOSED,
        closed_on=date(2026, 9, 30),
        closed_why="Fjærestrand trives igjen",
    ),
)
DEPARTURE = Departure(
    id="d-1",
    subject=student("s-2"),
    began_on=date(2026, 9, 24),
    doubt="Grønnæss-skapet er tømt",
    done=(
        Done(
            id="dn-1",
            deed=Deed.NOTICE,
            on=date(2026, 10, 12),
            by="berit",
            whom="Øyolf og far",
            sent_as="brev",
            text="hjem til Grønnæss",
            why="Kvisgaard så flyttebilen",
        ),
    ),
    corrections=(
        DateCorrection(
            id="dc-1",
            day=Day.ANSWER_BY,
            before=date(2026, 11, 2),
            on=date(2026, 11, 5),
            by="berit",
            made_on=date(2026, 10, 13),
            why="far til Øyolf fikk brevet seinere",
        ),
    ),
    withdrawn=(
        Withdrawn(
            id="dw-1",
            deed=Deed.ANSWER,
            on=date(2026, 10, 13),
            by="berit",
            made_on=date(2026, 10, 14),
            why="det var søster til Øyolf",
        ),
    ),
)
"""«Har eleven sluttet?» of one whom nobody has been able to reach; no part of the school."""
CONSENTS = (
    Consent(
        id="consent-1",
        student="s-1",
        services=("PPT", "helsesykepleier"),
        purpose="samarbeid om fraværet til Thorvaldine",
        data="fravær og tiltak",
        given_by=Giver.STUDENT,
        manner=Manner.WRITTEN,
        informed="samtale med Kvisgaard og mor",
        on=date(2026, 9, 4),
        expires_on=date(2027, 6, 1),
        kept_out="det som gjelder Øyolf",
        sources=("skolen",),
        by="berit",
    ),
)
CASES = (
    Case(
        id="case-1",
        number="2026-04",
        title="Utestenging i kantina, Zebulon og Ygdis",
        parties=parties("s-4", "s-5"),
        reported_on=date(2026, 10, 12),
        reported_by="Lærer",
        reported_how="muntlig",
        deadline=TODAY,
        steps=(
            Step(id="S1", duty_id="S1", title="Følge med", status=StepStatus.DONE, who="Alle"),
            Step(
                id="S2",
                duty_id="S2",
                title="Undersøke",
                who="Avdelingsleder",
                note="Ygdis er spurt",
            ),
        ),
    ),
)
INTERVENTION = Intervention(
    id="intervention-1",
    student="s-4",
    on=date(2026, 10, 16),
    at=time(10, 15),
    employee="Jon Vik",
    event="Zebulon slo etter Øyolf ved skapet til Grønnæss.",
    intervened="Holdt armen til Fjærestrand.",
    head_told="Rektor",
    head_told_on=date(2026, 10, 16),
    parents_told="mor til Zebulon",
    case_id="case-1",
)
"""A physical intervention of which something is missing."""
LAST_MEETING = Meeting(
    id="meeting-1",
    team=IKO,
    on=date(2026, 9, 21),
    start=time(12, 0),
    end=time(12, 45),
    place="Grupperom 2",
    status=MeetingStatus.FINISHED,
    finished_at=datetime(2026, 9, 21, 10, 45, tzinfo=UTC),
    participants=(
        Participant(id="p-1", name="Berit Aas", role="Rådgiver", present=True),
        Participant(id="p-2", name="Jon Vik", role="Sos.ped."),
    ),
    agenda=(
        AgendaItem(
            id="i-1",
            subject=student("s-1"),
            follow_up_id="f-1",
            reasons=(AgendaReason.OVERDUE,),
            detail="fravær hos Kvisgaard",
            status=ItemStatus.CLOSED,
            entries=(
                Entry(id="e-1", kind=EntryKind.INFO, text="Thorvaldine har vært borte mandager."),
                Entry(id="e-2", kind=EntryKind.DECISION, text="Morgenringing i to uker."),
                Entry(
                    id="e-3",
                    kind=EntryKind.TASK,
                    text="snakker med foresatte til Kvisgaard",
                    who="Berit Aas",
                    due=date(2026, 10, 1),
                    task_id="t-1",
                ),
            ),
        ),
        AgendaItem(
            id="i-2",
            subject=student("s-3"),
            follow_up_id="f-4",
            reasons=(AgendaReason.DUE,),
            status=ItemStatus.POSTPONED,
            times_carried=1,
        ),
    ),
)
MEETINGS = (
    LAST_MEETING,
    Meeting(
        id="meeting-2",
        team=IKO,
        on=TODAY,
        start=time(12, 0),
        place="Grupperom 2",
        participants=tuple(
            Participant(id=p.id, name=p.name, role=p.role, external=p.external) for p in PEOPLE
        ),
    ),
    Meeting(id="meeting-3", team=ATTENDANCE, on=date(2026, 10, 26), place="Rom 4"),
)
TASKS = (
    Task(
        id="t-1",
        what="snakker med foresatte til Kvisgaard",
        who="Berit Aas",
        due=date(2026, 10, 1),
        created_on=date(2026, 9, 21),
        subject=student("s-1"),
        meeting_id="meeting-1",
    ),
    Task(
        id="t-2",
        what="søker skyss for Øyolf",
        who="Grønnæss senior",
        due=date(2026, 10, 23),
        created_on=date(2026, 10, 1),
        subject=student("s-2"),
    ),
)
THE_SCHOOL = School(name="Fjellheim videregående skole")
LISTS = (date(2026, 9, 14), date(2026, 10, 12))
"""The days of the two lists of absence that have been taken in."""
ABSENCE = (
    StudentAbsence(
        id="absence-1",
        student_id="s-1",
        subjects=(
            SubjectAbsence(
                name="Matematikk 1P",
                code="MAT1019",
                group="2STA/MAT1019",
                teacher="Jon Vik",
                year_hours=140,
                now=Figures(as_of=LISTS[1], hours=13, fifteen=9.29),
                earlier=(Figures(as_of=LISTS[0], hours=6, fifteen=4.29),),
            ),
            SubjectAbsence(
                name="Norsk hovedmål",
                code="NOR1267",
                group="2STA/NOR1267",
                teacher="Berit Aas",
                year_hours=113,
                now=Figures(as_of=LISTS[1], hours=2, fifteen=1.77),
            ),
        ),
        notices=(
            Notice(
                id="notice-1",
                kind=NoticeKind.ORDER,
                sent_on=date(2026, 9, 30),
                by="Berit Aas",
                note="Kvisgaard kommer for seint.",
            ),
        ),
    ),
    StudentAbsence(
        id="absence-2",
        student_id="s-5",
        subjects=(
            SubjectAbsence(
                name="Engelsk",
                code="ENG1007",
                group="2STA/ENG1007",
                teacher="Jon Vik",
                year_hours=140,
                now=Figures(as_of=LISTS[1], hours=22, ten=15.71, fifteen=15.71),
            ),
        ),
        notices=(
            Notice(
                id="notice-2",
                kind=NoticeKind.ABSENCE,
                subject="2STA/ENG1007",
                sent_on=date(2026, 10, 1),
                by="Jon Vik",
                listed=True,
            ),
            Notice(
                id="notice-3",
                kind=NoticeKind.CONDUCT,
                by="Berit Aas",
                note="Hjorthaug forlater rommet.",
                asked_on=date(2026, 10, 9),
            ),
        ),
        streak=3,
        streak_ends=date(2026, 10, 16),
    ),
)

SCHOOL: tuple[AnyRecord, ...] = (
    *CLASSES,
    *STUDENTS,
    *PEOPLE,
    *CONSENTS,
    *FOLLOW_UPS,
    *ABSENCE,
    *CASES,
    *MEETINGS,
    *TASKS,
    THE_SCHOOL,
)


def counted_ids() -> Callable[[str], str]:
    """New ids that are the same in every run: «follow-new-1»."""
    numbers = count(1)
    return lambda prefix: f"{prefix}-new-{next(numbers)}"


def desk_with(
    records: Iterable[AnyRecord] = SCHOOL, *, now: datetime = NOW, drafts: Drafts | None = None
) -> Desk:
    """A desk over records in memory, on a clock that stands still."""
    return Desk(
        store=MemoryStore(records),
        clock=FixedClock(now),
        user="berit",
        drafts=drafts or Drafts(None),
        new_id=counted_ids(),
    )
