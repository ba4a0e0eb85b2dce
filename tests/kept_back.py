"""A school with a student whose address is protected, and with what somebody wrote in confidence.

What must stand nowhere is planted in words and days that nothing else in the school has.
"""

from __future__ import annotations

import re
from datetime import date, timedelta

from elvis_tui.domain.absence.records import StudentAbsence
from elvis_tui.domain.follow_ups.records import Contact, ContactMethod, Measure, Reached
from elvis_tui.domain.meetings import rules
from elvis_tui.domain.meetings.records import Entry, EntryKind
from elvis_tui.domain.people.records import SchoolClass, Student
from elvis_tui.domain.record import replace
from elvis_tui.domain.subject import Subject
from elvis_tui.domain.tasks.records import Task
from elvis_tui.services.desk.desk import Desk
from elvis_tui.services.follow_ups import contacts, corrections
from elvis_tui.services.follow_ups import verbs as follow_ups
from elvis_tui.services.meetings import corrections as entries
from elvis_tui.services.meetings import verbs as meetings
from elvis_tui.services.meetings.restricting import restrict
from elvis_tui.services.people import students
from elvis_tui.services.tasks import verbs as tasks
from tests.school import TODAY
from tests.screens.walks import busy_desk

FOLLOWED = "f-1"
WHOSE = "s-1"
RUNNING = "meeting-2"
HELD = "meeting-1"
NEXT = TODAY - timedelta(days=8)
"""A day that nothing else in the school has."""
PLACE = ("9zqx", "yttervang", "querlsen")
"""The class, what is next there, and the contact teacher: words."""
EVALUATED, DUE, NOTED_DUE = date(2026, 12, 29), date(2026, 12, 30), date(2026, 12, 31)
"""When a measure is evaluated, a step of the ladder is due, and a task from the meeting."""
DAYS = (
    *("11.10", "2026-10-11", "forfalt 8 d", "14.12", "2026-12-14"),
    *("29.12.2026", "2026-12-29", "om 71 d", "30.12.2026", "2026-12-30", "om 72 d"),
    *("31.12.2026", "2026-12-31", "om 73 d"),
)
"""When it is, in all the ways a day is told; the next contact, an evaluation, and two tasks."""
_CLASS_ITSELF = re.compile(r"9zqx +(?:klasse\b|mona querlsen)")
"""The class and its teacher stand in the register like every other: what nobody is told is who
goes in it."""
IN_CONFIDENCE = ("kvaxholm", "jexvold", "brimfossen", "ulvestrand", "skjermet.txt", "snarholt")
"""What was noted, whom was rung and what was agreed, what it said before, what was taken away."""


def kept_back() -> Desk:
    """The invented school in the middle of a meeting, with all of it in the history as well."""
    desk = busy_desk()
    desk.store.commit(put=[SchoolClass(id="c-9", code="9ZQX", contact_teacher="Mona Querlsen")])
    before = students.facts_of(desk, desk.store.get(Student, WHOSE))
    students.edit(desk, WHOSE, replace(before, class_code="9ZQX"))
    students.edit(desk, WHOSE, replace(before, class_code="9ZQX", address_protected=True))
    contact = Contact(
        id="",
        on=date(2026, 10, 12),
        by="berit",
        whom="mor",
        how=ContactMethod.PHONE,
        reached=Reached.YES,
        next_on=date(2026, 12, 14),
    )
    contacts.add(desk, FOLLOWED, contact)
    follow_ups.set_next(desk, FOLLOWED, NEXT, "møte på Yttervang")
    desk.store.commit(put=[_absence(one) for one in desk.all(StudentAbsence).values()])
    measure = Measure(id="", what="svømming", who="Jon", start=TODAY, evaluate_on=EVALUATED)
    follow_ups.add_measure(desk, FOLLOWED, measure)
    whom = Subject.of_student(WHOSE)
    task = Task(id="", what="låner bok", who="Jon", due=DUE, created_on=TODAY, subject=whom)
    tasks.add_task(desk, replace(task, trigger="tom pult", trigger_on=TODAY))
    running = meetings.get(desk, "meeting-2")
    item = next(one for one in running.agenda if one.subject == whom)
    entry = Entry(id="", kind=EntryKind.TASK, text="kjøper kart", who="Jon", due=NOTED_DUE)
    meetings.note(desk, running.id, item.id, entry)
    _in_confidence(desk)
    return desk


def _absence(one: StudentAbsence) -> StudentAbsence:
    """With groups whose codes have the class in them."""
    if one.student_id != WHOSE:
        return one
    subjects = tuple(replace(s, group=f"9ZQX/{s.code}") for s in one.subjects)
    return replace(one, subjects=subjects)


def _in_confidence(desk: Desk) -> None:
    """A note that said something else before, a contact, and one note that was taken away."""
    written = follow_ups.add_note(desk, FOLLOWED, "Brimfossen", restricted=True).notes[-1]
    corrections.correct(desk, FOLLOWED, replace(written, text="Kvaxholm"), "")
    opened = follow_ups.add_note(desk, FOLLOWED, "Ulvestrand").notes[-1]
    corrections.correct(desk, FOLLOWED, replace(opened, restricted=True), "")
    gone = follow_ups.add_note(desk, FOLLOWED, "skjermet.txt", restricted=True).notes[-1]
    corrections.take_away(desk, FOLLOWED, gone.id)
    contact = Contact(
        id="",
        on=date(2026, 10, 15),
        by="berit",
        whom="Jexvold",
        how=ContactMethod.HOME_VISIT,
        reached=Reached.YES,
        text="Kvaxholm",
        restricted=True,
    )
    contacts.add(desk, FOLLOWED, contact)
    _in_a_meeting(desk)


def _in_a_meeting(desk: Desk) -> None:
    """In the one that runs: one noted, one that said something else before, one taken away."""
    item = meetings.get(desk, RUNNING).agenda[1]
    for text in ("Kvaxholm", "Ulvestrand", "skjermet.txt"):
        new = Entry(id="", kind=EntryKind.INFO, text=text)
        written = meetings.note(desk, RUNNING, item.id, new).agenda[1].entries[-1]
        restrict(desk, RUNNING, written.id)
    there = meetings.get(desk, RUNNING).agenda[1].entries
    entries.correct(desk, RUNNING, replace(there[-2], text="Kvaxholm"), "")
    meetings.remove_entry(desk, RUNNING, there[-1].id)
    # Not the last: a task is, and is walked to.
    meeting = meetings.get(desk, RUNNING)
    *first, last, one, other = meeting.agenda[1].entries
    item = replace(meeting.agenda[1], entries=(*first, one, other, last))
    desk.store.commit(put=[rules.put_item(meeting, item)])
    held = meetings.get(desk, HELD)
    first = held.agenda[0]
    in_it = Entry(id="e-9", kind=EntryKind.INFO, text="Jexvold", by="berit", restricted=True)
    private = Entry(id="e-10", kind=EntryKind.INFO, text="Snarholt", by="berit", private=True)
    first = replace(first, entries=(*first.entries, in_it, private))
    desk.save("meeting.note", replace(held, agenda=(first, *held.agenda[1:])))


def note_id(desk: Desk, text: str = "Kvaxholm") -> str:
    """Of the note that says so."""
    return next(n.id for n in follow_ups.get(desk, FOLLOWED).notes if n.text == text)


def place_in(text: str) -> list[str]:
    """What can be read of the class and of where the student will be, and when."""
    text = _CLASS_ITSELF.sub("", text.casefold())
    return [word for word in (*PLACE, *DAYS) if word in text]


def confidence_in(text: str) -> list[str]:
    """What can be read of what was written in confidence."""
    return [word for word in IN_CONFIDENCE if word in text.casefold()]
