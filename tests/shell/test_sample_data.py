"""The invented school: made again byte for byte, sound, and alive.

Cases: the script; the lists as Excel writes them; what the database holds; that every reference
resolves; that nothing in it goes stale or gives a name away; that every day has something to do.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from datetime import date, timedelta
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from elvis_tui.domain.across.overview import next_meeting
from elvis_tui.domain.cases.records import Case
from elvis_tui.domain.follow_ups.records import FollowUp, Level
from elvis_tui.domain.follow_ups.rules import by_next_date
from elvis_tui.domain.history import HistoryEntry
from elvis_tui.domain.meetings.records import EntryKind, ItemStatus, Meeting, MeetingStatus
from elvis_tui.domain.people.gathering_names import name_parts
from elvis_tui.domain.people.names import Names
from elvis_tui.domain.people.records import Person, SchoolClass, Student
from elvis_tui.domain.plan.own_times import read_own
from elvis_tui.domain.plan.periods import PeriodKind, read_period
from elvis_tui.domain.plan.records import DoneMark, OwnTime
from elvis_tui.domain.record import Record
from elvis_tui.domain.school import FileFacts
from elvis_tui.domain.source import Source, SourceInUse
from elvis_tui.domain.subject import Subject, SubjectKind
from elvis_tui.domain.tasks.records import Task
from elvis_tui.domain.teams import ATTENDANCE, IKO, Team
from elvis_tui.incoming.cells import table_of
from elvis_tui.incoming.roster import read_roster
from elvis_tui.incoming.roster_columns import Kind, find_columns, kind_of
from elvis_tui.incoming.staff import read_staff
from elvis_tui.resources import sample
from elvis_tui.services.desk.sources import Sources, plan_of
from elvis_tui.services.plan.marking import holidays_of
from elvis_tui.storage.file_store import FileStore
from elvis_tui.storage.tables import TABLES

FOLDER = sample("skole.json").parent
FILES = ("elever.csv", "klasser.csv", "ansatte.csv", "skole.json")
MONDAY = date(2026, 10, 19)
WEEK = [MONDAY + timedelta(days=n) for n in range(7)]
STORE = FileStore(FOLDER / "skole.json", read_only=True)
STUDENTS, CLASSES = STORE.all(Student), STORE.all(SchoolClass)
FOLLOW_UPS = list(STORE.all(FollowUp).values())
CASES = list(STORE.all(Case).values())
MEETINGS = list(STORE.all(Meeting).values())
TASKS = STORE.all(Task)
HELD = [m for m in MEETINGS if m.status is MeetingStatus.FINISHED]


# The script


@pytest.mark.parametrize("seed", ["1", "2"])
def test_the_script_makes_the_files_again_byte_for_byte(tmp_path: Path, seed: str) -> None:
    school = tmp_path / "school"
    school.mkdir()
    subprocess.run(
        [sys.executable, FOLDER / "make_school.py", school],
        check=True,
        env={**os.environ, "PYTHONHASHSEED": seed, "TZ": f"UTC+{seed}"},
    )
    made = {p.name: p.read_bytes() for p in school.iterdir()}
    others = [name for name in FILES if made.get(name) != (FOLDER / name).read_bytes()]
    assert others == [], "run python sample_data/make_school.py"
    assert set(made) == set(FILES)


# The lists


def test_the_student_list_is_what_excel_saves_as_csv_utf_8() -> None:
    data = (FOLDER / "elever.csv").read_bytes()
    lines = data.decode("utf-8-sig").split("\r\n")
    assert data.startswith(b"\xef\xbb\xbf")
    assert lines[0] == "Etternavn;Fornavn;Klasse;Født"
    assert lines[-1] == ""
    assert len(lines) == 1202
    assert "\n" not in "".join(lines)


@pytest.mark.parametrize("name", ["klasser.csv", "ansatte.csv"])
def test_the_other_lists_are_windows_1252(name: str) -> None:
    data = (FOLDER / name).read_bytes()
    assert "ø" in data.decode("cp1252")
    with pytest.raises(UnicodeDecodeError):
        data.decode("utf-8")


def test_the_student_list_is_read_whole_and_is_the_school_of_the_database() -> None:
    roster = read_roster((FOLDER / "elever.csv").read_bytes())
    assert roster.bad_rows == ()
    assert [(s.last_name, s.first_name, s.class_code, s.birth_date) for s in roster.students] == [
        (s.last_name, s.first_name, CLASSES[s.class_id or ""].code, s.birth_date)
        for s in STUDENTS.values()
    ]


def test_the_class_list_names_every_contact_teacher() -> None:
    roster = read_roster((FOLDER / "klasser.csv").read_bytes())
    assert roster.bad_rows == ()
    assert [(c.code, c.contact_teacher) for c in roster.classes] == [
        (c.code, c.contact_teacher) for c in CLASSES.values()
    ]


def test_the_staff_list_is_known_as_one_and_is_the_staff_of_the_database() -> None:
    table = table_of((FOLDER / "ansatte.csv").read_bytes())
    assert kind_of(find_columns(table.header)) is Kind.STAFF
    staff = read_staff(table, {})
    assert (staff.bad_rows, staff.bad_fields, staff.left_out) == ((), (), ("Kontaktlærer for",))
    assert {(p.name, p.role, bool(p.external)) for p in staff.people} == {
        (p.name, p.role, p.external) for p in STORE.all(Person).values()
    }


# What the database holds


def test_the_school_has_the_size_of_a_real_one() -> None:
    assert len(STUDENTS) == 1200
    assert len(CLASSES) == len({c.code for c in CLASSES.values()}) == 45
    assert {c.code[0] for c in CLASSES.values()} == {"1", "2", "3"}
    sizes = Counter(s.class_id for s in STUDENTS.values())
    assert min(sizes.values()) >= 20
    assert max(sizes.values()) <= 32
    assert sorted(s.number for s in STUDENTS.values()) == list(range(1, 1201))
    assert (FOLDER / "skole.json").stat().st_size < 1_000_000


def test_just_two_students_share_a_name_and_they_are_in_different_classes() -> None:
    names = Counter(s.name for s in STUDENTS.values())
    twice = [name for name, count in names.items() if count > 1]
    assert len(twice) == 1
    same = [s for s in STUDENTS.values() if s.name == twice[0]]
    assert len({s.class_id for s in same}) == len(same) == 2


def test_the_teams_have_their_people_and_only_iko_has_external_ones() -> None:
    staff = STORE.all(Person).values()
    iko = [p for p in staff if IKO in p.teams]
    attendance = [p for p in staff if ATTENDANCE in p.teams]
    assert (len(iko), len(attendance)) == (7, 6)
    assert {p.role for p in iko if p.external} == {"PPT", "Helsesykepleier"}
    assert not any(p.external for p in attendance)
    assert {c.contact_teacher for c in CLASSES.values()} <= {p.name for p in staff}


def test_follow_ups_are_many_and_differ() -> None:
    open_ones = [f for f in FOLLOW_UPS if f.is_open]
    assert (len(FOLLOW_UPS), len(open_ones)) == (160, 125)
    assert sum(f.subject.kind is SubjectKind.CLASS for f in FOLLOW_UPS) == 10
    assert 0.55 < sum(f.team == IKO for f in FOLLOW_UPS) / 160 < 0.65
    assert sum(f.level is Level.RED for f in open_ones) == 12
    assert sum(f.next_due is None for f in open_ones) == 10
    assert all(1 <= len(f.notes) + len(f.contacts) <= 6 for f in FOLLOW_UPS)
    assert all(f.criteria and f.owner for f in FOLLOW_UPS)
    assert 60 <= sum(bool(f.measures) for f in FOLLOW_UPS) <= 110
    assert len({n.text for f in FOLLOW_UPS for n in f.notes}) >= 60


def test_the_plan_in_it_is_the_plan_of_the_program() -> None:
    plan = Sources().plan()
    facts = STORE.get(FileFacts, "facts")
    assert (facts.invented, facts.sample_monday) == (True, MONDAY)
    assert {c.plan_digest for c in STORE.all(Case).values()} == {plan.digest}
    (source,) = STORE.all(Source).values()
    assert (source.id, plan_of(source)) == (plan.digest, plan)
    marks = STORE.all(DoneMark).values()
    assert {(m.activity, m.text) for m in marks} <= {(a.key, a.text) for a in plan.activities}
    assert len({m.activity for m in marks}) >= 5


def test_half_a_year_of_meetings_has_been_held() -> None:
    assert 24 <= len(HELD) <= 32
    assert all(5 <= len(m.agenda) <= 9 for m in HELD if m.case_id is None)
    assert (MONDAY - min(m.on for m in HELD)).days > 180
    for meeting in HELD:
        assert meeting.present
        assert meeting.on < MONDAY
        assert all(i.entries or i.status is ItemStatus.POSTPONED for i in meeting.agenda)
    kinds = {e.kind for m in HELD for i in m.agenda for e in i.entries}
    assert kinds == set(EntryKind)


@pytest.mark.parametrize("team", [IKO, ATTENDANCE])
def test_the_last_meeting_of_each_team_put_something_off(team: str) -> None:
    last = max((m for m in HELD if m.team == team), key=lambda m: m.on)
    assert any(i.status is ItemStatus.POSTPONED for i in last.agenda)


def test_tasks_are_mostly_done_and_some_are_late() -> None:
    waiting = [t for t in TASKS.values() if t.is_open]
    assert (len(waiting), sum(bool(t.due and t.due < MONDAY) for t in waiting)) == (12, 5)
    assert len(TASKS) > 4 * len(waiting)
    for task in TASKS.values():
        assert task.due is None or task.due >= task.created_on
        assert task.done_on is None or task.created_on <= task.done_on < MONDAY


# References


def _exists(subject: Subject) -> bool:
    return subject.id in (STUDENTS if subject.kind is SubjectKind.STUDENT else CLASSES)


def test_every_reference_resolves() -> None:
    assert all(s.class_id in CLASSES for s in STUDENTS.values())
    assert all(_exists(f.subject) for f in FOLLOW_UPS)
    assert all(c.students and set(c.students) <= STUDENTS.keys() for c in CASES)
    follow_ups, cases = STORE.all(FollowUp), STORE.all(Case)
    people = STORE.all(Person)
    for meeting in MEETINGS:
        staff = [p for p in meeting.participants if p.student is None]
        assert all(people[p.id].name == p.name for p in staff)
        assert {p.student for p in meeting.participants if p.student} <= STUDENTS.keys()
        if meeting.case_id is None and meeting.team in (IKO, ATTENDANCE):
            assert all(p.guest != (meeting.team in people[p.id].teams) for p in staff)
        for item in meeting.agenda:
            assert item.title or item.subject or item.case_id
            assert item.subject is None or _exists(item.subject)
            assert item.case_id is None or item.case_id in cases
            if item.follow_up_id:
                followed = follow_ups[item.follow_up_id]
                assert (followed.subject, followed.team) == (item.subject, meeting.team)
                assert followed.opened_on <= meeting.on


def test_every_task_given_in_a_meeting_is_a_task_and_the_other_way_round() -> None:
    given = {
        e.task_id: (e.text, e.who, e.due, i.subject, i.case_id, m.id)
        for m in MEETINGS
        for i in m.agenda
        for e in i.entries
        if e.kind is EntryKind.TASK
    }
    assert given == {
        t.id: (t.what, t.who, t.due, t.subject, t.case_id, t.meeting_id) for t in TASKS.values()
    }


def test_ids_are_never_used_twice() -> None:
    parts = [n.id for f in FOLLOW_UPS for n in f.notes]
    parts += [c.id for f in FOLLOW_UPS for c in f.contacts]
    parts += [m.id for f in FOLLOW_UPS for m in f.measures]
    parts += [i.id for m in MEETINGS for i in m.agenda]
    parts += [e.id for m in MEETINGS for i in m.agenda for e in i.entries]
    assert len(set(parts)) == len(parts)


def test_no_team_follows_anybody_twice_at_once() -> None:
    followed = Counter((f.subject, f.team) for f in FOLLOW_UPS if f.is_open)
    assert set(followed.values()) == {1}


def test_a_follow_up_holds_nothing_from_before_it_began_or_after_it_ended() -> None:
    for follow_up in FOLLOW_UPS:
        days = [n.at.date() for n in follow_up.notes]
        days += [c.on for c in follow_up.contacts]
        days += [m.start for m in follow_up.measures]
        days += [m.evaluated_on for m in follow_up.measures if m.evaluated_on]
        assert follow_up.opened_on <= min(days)
        assert max(days) <= (follow_up.closed_on or MONDAY)
        assert all(m.evaluated_on is None or m.result for m in follow_up.measures)
        assert bool(follow_up.closed_on) == bool(follow_up.closed_why) == (not follow_up.is_open)
        assert follow_up.is_open or not follow_up.open_measures


def test_history_is_numbered_in_time_and_ends_in_how_things_are() -> None:
    entries = list(STORE.all(HistoryEntry).values())
    assert [e.number for e in entries] == list(range(1, len(entries) + 1))
    assert [e.at for e in entries] == sorted(e.at for e in entries)
    assert 24 <= len(entries) <= 60
    for entry in entries:
        followed = STORE.get(FollowUp, entry.record_id)
        assert entry.at.date() >= followed.opened_on
        for change in entry.changes:
            assert getattr(followed, change.field) == change.after != change.before


# Nothing stale, no name given away


def _texts(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, tuple):
        for part in value:
            yield from _texts(part)
    elif isinstance(value, Record):
        for name in value.__struct_fields__:
            yield from _texts(getattr(value, name))


TOLD: list[Any] = [*FOLLOW_UPS, *CASES, *MEETINGS, *TASKS.values()]
MONTHS = "januar februar mars april mai juni juli august september oktober november desember"
STALE = re.compile(
    rf"\b({MONTHS.replace(' ', '|')}|jul|påske\w*|høstferi\w*|20\d\d)\b|\b\d{{1,2}}\.\d{{1,2}}\.",
    re.IGNORECASE,
)
CLOCK = re.compile(r"kl\. \d{1,2}\.\d{2}")


def test_no_text_names_a_date_that_moving_would_make_wrong() -> None:
    texts = [t for record in TOLD for t in _texts(record) if not re.fullmatch(r"2026-\d\d", t)]
    assert [t for t in texts if STALE.search(CLOCK.sub("", t))] == []


def test_hiding_the_names_masks_no_word_of_the_texts() -> None:
    hidden = Names(STUDENTS, CLASSES, hidden=True, parts=name_parts(STUDENTS.values()))
    told: list[Any] = [*TOLD, *STORE.all(Person).values(), *Sources().plan().activities]
    texts = {text for record in told for text in _texts(record)}
    assert len(texts) > 500
    assert [text for text in texts if hidden.text(text) != text] == []


def test_every_text_is_one_calm_line_without_blanks_left_open() -> None:
    for text in {text for record in TOLD for text in _texts(record)}:
        assert text == " ".join(text.split())
        assert "{" not in text


# Alive


@pytest.mark.parametrize("today", WEEK)
def test_every_day_of_the_week_has_a_meeting_ahead_and_work_for_both_teams(today: date) -> None:
    for team in (IKO, ATTENDANCE):
        meeting = next_meeting([m for m in MEETINGS if m.team == team], today)
        assert meeting is not None
        assert meeting.participants
        due = [f for f in FOLLOW_UPS if f.team == team and f.next_due and f.next_due <= today]
        assert 7 <= len(due) <= 12


def test_the_meetings_of_the_week_are_where_the_pictures_have_them() -> None:
    planned = [(m.team, m.on, f"{m.start:%H.%M}", m.place) for m in MEETINGS if m not in HELD]
    assert (IKO, date(2026, 10, 21), "12.00", "Grupperom 2") in planned
    assert (ATTENDANCE, date(2026, 10, 23), "09.15", "Møterom Elevtjenesten") in planned


def test_neighbours_in_the_list_never_read_the_same() -> None:
    rows = [f.next_what for f in by_next_date(FOLLOW_UPS) if f.is_open and f.next_what]
    assert len(rows) == 115
    assert [a for a, b in pairwise(rows) if a == b] == []


def test_what_comes_next_is_told_wherever_a_date_is_set() -> None:
    for follow_up in FOLLOW_UPS:
        assert bool(follow_up.next_what) == (follow_up.next_date is not None)
        assert len(follow_up.next_what) <= 45


def test_all_kinds_of_records_are_there() -> None:
    # The teams from the start are not stored, and the sample school has no other, nor a plan or
    # a calendar of its own.
    elsewhere = (Team, SourceInUse)
    kinds: list[Any] = [kind for kind in TABLES if kind not in elsewhere]
    assert [kind.__name__ for kind in kinds if not STORE.all(kind)] == []


def test_the_teams_own_times_are_read_and_marks_of_every_kind_are_there() -> None:
    years = Sources().school_years()
    for own in STORE.all(OwnTime).values():
        read = read_own(own.when_text, own.year, years, holidays_of(own.year))
        assert read.refused is None
        assert read.times or own.year < 2026  # of last year no calendar is known
    marks = STORE.all(DoneMark).values()
    assert {read_period(mark.period).kind for mark in marks} == set(PeriodKind)
    assert {read_period(mark.period).year for mark in marks} == {2025, 2026}
