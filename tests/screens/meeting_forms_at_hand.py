"""The dialogs of series, meetings and minutes, with what to type in them and what comes of it."""

from __future__ import annotations

from datetime import date, time
from pathlib import Path

from elvis_tui.domain.meetings.presence import Moment
from elvis_tui.domain.meetings.records import AgendaItem, EntryKind, Meeting
from elvis_tui.domain.teams import ATTENDANCE, ItemKind, Team
from elvis_tui.screens.dialogs.team_form import TeamForm
from elvis_tui.screens.meetings.attendance_forms import GuestForm, TimeForm, WhyForm
from elvis_tui.screens.meetings.finishing import TaskEntryForm
from elvis_tui.screens.meetings.form import MeetingForm
from elvis_tui.screens.meetings.item_form import ItemForm
from elvis_tui.screens.meetings.minutes_form import MinutesForm, VersionForm
from elvis_tui.screens.meetings.taking_up import PlanAndTakeUpForm, TakeUpForm
from elvis_tui.screens.meetings.versions import ArchiveMinutes, ReopenMinutes
from elvis_tui.services.meetings.minutes import Form, Wanted
from tests.school import LAST_MEETING, student
from tests.screens.at_hand import AtHand

ABOUT = student("s-1")
NOTED_UNDER, NOTED_TASK = next(
    (i, e) for i in LAST_MEETING.agenda for e in i.entries if e.kind is EntryKind.TASK
)

MEETING_FORMS: dict[str, AtHand] = {
    "which version of minutes": AtHand(
        lambda s, a: VersionForm(s, LAST_MEETING, Wanted(), a),
        {"names": "coded", "whom": "berit aas"},
        lambda w: (w.hidden, w.coded, w.whom),
        wanted=(False, True, "berit aas"),
    ),
    "minutes to a file": AtHand(
        lambda s, a: MinutesForm(s, LAST_MEETING, Wanted(), a),
        {"kind": "docx", "names": "hidden", "whom": "Berit Aas", "path": "/x/r.docx"},
        tuple,
        needed=("path",),
        wanted=(Wanted(hidden=True, whom="Berit Aas", form=Form.WORD), Path("/x/r.docx")),
    ),
    "team": AtHand(
        lambda s, a: TeamForm(s, Team(id=""), a),
        {
            "name": "Skolemiljøutvalg",
            "students_take_part": "yes",
            "every_weeks": "4",
            "weekday": "3",
            "start": "12.15",
            "place": "Rom 4",
            "standing": "Godkjenne referat\nOrdenen",
            "private_kinds": "elev, annet",
        },
        lambda t: (
            t.name,
            t.students_take_part,
            t.every_weeks,
            t.weekday,
            t.start,
            t.place,
            t.standing,
            t.private_kinds,
        ),
        wanted=(
            "Skolemiljøutvalg",
            True,
            4,
            3,
            time(12, 15),
            "Rom 4",
            ("Godkjenne referat", "Ordenen"),
            (ItemKind.STUDENT, ItemKind.OTHER),
        ),
    ),
    "archive minutes": AtHand(
        lambda s, a: ArchiveMinutes(s, "archive:meeting-1", "IKO-team", LAST_MEETING, a),
        {"archive_ref": "26/117", "archived_on": "1.10."},
        lambda m: (m.archive_ref, m.archived_on),
        dates=("archived_on",),
        wanted=("26/117", date(2026, 10, 1)),
    ),
    "open minutes again": AtHand(
        lambda s, a: ReopenMinutes(s, "meeting-1", a),
        {"why": "feil dato"},
        lambda why: why,
        wanted="feil dato",
    ),
    "fill out a task of a meeting": AtHand(
        lambda s, a: TaskEntryForm(s, "fill_out:e-3", NOTED_UNDER, NOTED_TASK, a),
        {"text": "ring", "who": "Jon Vik", "due": "fredag"},
        lambda e: (e.text, e.who, e.due),
        dates=("due",),
        wanted=("ring", "Jon Vik", date(2026, 10, 23)),
    ),
    "item": AtHand(
        lambda s, a: ItemForm(s, "meeting-2", a),
        {"who": "1baa", "detail": "klassemiljø"},
        lambda i: (i.subject.id, i.follow_up_id, i.detail, i.title),
        wanted=("c-3", "f-3", "klassemiljø", ""),
    ),
    "take up": AtHand(
        lambda s, a: TakeUpForm(s, "meeting-2", AgendaItem(id="", subject=ABOUT), a),
        {"detail": "mor har ringt"},
        lambda i: (i.subject, i.detail),
        wanted=(ABOUT, "mor har ringt"),
    ),
    "plan and take up": AtHand(
        lambda s, a: PlanAndTakeUpForm(
            s,
            Meeting(id="", team=ATTENDANCE, on=date(2026, 10, 19)),
            AgendaItem(id="", subject=ABOUT),
            lambda item, meeting: a((item, meeting)),
        ),
        {"detail": "mor har ringt", "on": "2.11."},
        lambda made: (made[0].detail, made[1].on),
        dates=("on",),
        wanted=("mor har ringt", date(2026, 11, 2)),
    ),
    "meeting": AtHand(
        lambda s, a: MeetingForm(s, a),
        {"team": "attendance", "on": "2.11.", "start": "12.30", "place": "Rom 4"},
        tuple,
        dates=("on",),
        wanted=(ATTENDANCE, date(2026, 11, 2), time(12, 30), "Rom 4"),
    ),
    "guest": AtHand(
        lambda s, a: GuestForm(s, "meeting-2", a, always=False),
        {
            "name": "Ola Nordby",
            "role": "psykolog",
            "external": "external",
            "service": "BUP",
            "always": "always",
        },
        tuple,
        wanted=("Ola Nordby", "psykolog", True, True, "BUP"),
    ),
    "came": AtHand(
        lambda s, a: TimeForm(s, LAST_MEETING, LAST_MEETING.participants[0], Moment.CAME, a),
        {"at": "1210"},
        lambda when: (when,),
        wanted=(time(12, 10),),
    ),
    "why who was there": AtHand(
        lambda s, a: WhyForm(s, "meeting-1", a),
        {"why": "feil kryss"},
        lambda why: (why,),
        wanted=("feil kryss",),
    ),
}
