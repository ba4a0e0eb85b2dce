"""The sample school's copy: always this week, never without the user's changes.

Cases: what moves and what does not; a new copy; the same week again; a new week with changes;
back in time; starting over; files that are not a sample; days at the edge of the calendar.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta, timezone
from pathlib import Path
from typing import Any, get_args, get_type_hints

import pytest
from hypothesis import given
from hypothesis import strategies as st

from elvis_tui.domain.across.agenda_found import due_reasons
from elvis_tui.domain.across.overview import dues, next_meeting
from elvis_tui.domain.cases.records import Case
from elvis_tui.domain.errors import Fault, StorageError
from elvis_tui.domain.fields import kinds_with
from elvis_tui.domain.follow_ups.records import (
    Contact,
    ContactMethod,
    FollowUp,
    Measure,
    Note,
    Reached,
)
from elvis_tui.domain.history import FieldChange, HistoryEntry
from elvis_tui.domain.meetings.records import Meeting
from elvis_tui.domain.people.records import Student
from elvis_tui.domain.plan.records import DoneMark, OwnTime
from elvis_tui.domain.record import Record, replace
from elvis_tui.domain.school import FileFacts, School
from elvis_tui.domain.subject import Subject, SubjectKind
from elvis_tui.domain.tasks.records import Task
from elvis_tui.domain.teams import ATTENDANCE, IKO
from elvis_tui.resources import sample
from elvis_tui.services.demo import prepare
from elvis_tui.services.demo_moving import moved, moves
from elvis_tui.services.demo_weeks import Move, SchoolWeeks
from elvis_tui.services.desk.sources import Sources
from elvis_tui.storage.file_store import FileStore
from elvis_tui.storage.tables import TABLES, AnyRecord

SAMPLE = sample("skole.json")
MONDAY = date(2026, 10, 19)
KNOWN = Sources().school_years()
WEEK = timedelta(days=7)
WEEKS_OFF = [date(2027, 7, 12), date(2026, 10, 5), date(2026, 12, 28), date(2027, 5, 10)]
"""Summer, a break, New Year, and a week with Whitsun after it."""
FAR_WEEKS = [MONDAY + 331 * WEEK, MONDAY - 209 * WEEK]
SUMMER = timezone(timedelta(hours=2))


@pytest.fixture
def scratch(tmp_path: Path) -> Path:
    return tmp_path / "elvis" / "demo.json"


def opened(path: Path) -> FileStore:
    return FileStore(path, read_only=True)


def change(path: Path, *put: AnyRecord, delete: tuple[AnyRecord, ...] = ()) -> None:
    store = FileStore(path)
    store.commit(put=put, delete=delete)
    store.close()


def every_record(path: Path) -> list[AnyRecord]:
    store = opened(path)
    kinds: list[Any] = list(TABLES)
    return [record for kind in kinds for record in store.all(kind).values()]


def day_of(value: date) -> date:
    return value.date() if isinstance(value, datetime) else value


def dates_in(value: object) -> Iterator[date]:
    if isinstance(value, date):
        yield value
    elif isinstance(value, tuple):
        for part in value:
            yield from dates_in(part)
    elif isinstance(value, Record):
        for name in value.__struct_fields__:
            yield from dates_in(getattr(value, name))


SAMPLE_RECORDS = [r for r in every_record(SAMPLE) if not isinstance(r, Student)]


def move_to(monday: date, old: date = MONDAY) -> Move:
    return Move(SchoolWeeks(old, KNOWN), SchoolWeeks(monday, KNOWN), old, monday)


NEXT_WEEK = move_to(MONDAY + WEEK)


# What moves


@given(record=st.sampled_from(SAMPLE_RECORDS), weeks=st.integers(-1500, 1500))
def test_every_date_of_a_record_goes_where_that_date_goes(record: AnyRecord, weeks: int) -> None:
    move = move_to(SchoolWeeks(MONDAY + weeks * WEEK, KNOWN).week_for(MONDAY + weeks * WEEK))
    if isinstance(record, FileFacts):
        assert moved(record, move).sample_monday == move.new
    else:
        before, after = list(dates_in(record)), list(dates_in(moved(record, move)))
        assert [day_of(d) for d in after] == [move(day_of(d)) for d in before]


def test_a_record_without_dates_is_the_same_object() -> None:
    student = Student(id="s", first_name="A", last_name="B", birth_date=date(2009, 2, 3))
    assert moved(student, NEXT_WEEK) is student
    undated = FollowUp(
        id="f",
        subject=Subject(kind=SubjectKind.STUDENT, id="s"),
        team=IKO,
        opened_on=MONDAY,
    )
    assert moved(undated, move_to(MONDAY)) is undated
    assert moved(undated, NEXT_WEEK).subject is undated.subject


def test_times_of_day_stay_when_the_day_moves() -> None:
    note = Note(id="n", at=datetime(2026, 10, 19, 9, 5, tzinfo=SUMMER), by="x", text="y")
    assert moved(note, move_to(MONDAY + 2 * WEEK)).at == datetime(2026, 11, 2, 9, 5, tzinfo=SUMMER)
    meeting = Meeting(id="m", team=IKO, on=MONDAY, start=time(12))
    assert moved(meeting, NEXT_WEEK) == replace(meeting, on=date(2026, 10, 26))


@pytest.mark.parametrize(
    ("period", "weeks", "there"),
    [
        ("2026-10", 4, "2026-10"),
        ("2026-10-14", 4, "2026-10-14"),
        ("2026-W42", 4, "2026-W42"),
        ("2026-autumn", 26, "2026-autumn"),
        # In August the plan's October is last year's, and from October on this year's.
        ("2026-10", 42, "2026-10"),
        ("2026-10", 52, "2027-10"),
        ("2026-10-14", 56, "2027-10-14"),
        ("2026-W42", 56, "2027-W42"),
        ("2026-autumn", 56, "2027-autumn"),
        ("2026-spring", 56, "2027-spring"),
        ("2025-12-10", 0, "2025-12-10"),
        ("2024-02-29", 56, "2025-02-28"),
        ("2020-W53", 56, "2021-W52"),
        ("2026-10", -52, "2025-10"),
        ("2026-12", 0, "2026-12"),
        ("rubbish", 4, "rubbish"),
    ],
)
def test_what_is_done_stays_at_its_time_of_the_year(period: str, weeks: int, there: str) -> None:
    mark = DoneMark(
        id="m", activity="k", text="x", period=period, on=date(2026, 10, 14), by="Rektor"
    )
    assert moved(mark, move_to(MONDAY + weeks * WEEK)).period == there


def test_an_own_time_is_of_the_school_year_its_date_has_moved_to() -> None:
    own = OwnTime(
        id="o", activity="k", text="x", year=2026, when_text="mai", on=date(2026, 10, 14), by="K"
    )
    assert moved(own, move_to(MONDAY + 4 * WEEK)).year == 2026
    assert moved(own, move_to(date(2027, 9, 6))).year == 2027


def test_dates_that_history_keeps_as_text_move_and_other_text_does_not() -> None:
    entry = HistoryEntry(
        id="h-1",
        number=1,
        at=datetime(2026, 10, 19, 8, tzinfo=SUMMER),
        by="x",
        verb="follow_up.edit",
        table="follow_ups",
        record_id="f",
        changes=(
            FieldChange(field="next_date", before="2026-10-19", after=None),
            FieldChange(field="birth_date", before="2009-02-03", after="2009-03-02"),
            FieldChange(field="owner", before="Rektor", after="2026-99-99"),
            FieldChange(
                field="notes",
                before=[],
                after=[{"at": "2026-10-19T08:00:00+02:00", "text": "ring 2026-10-19"}],
            ),
            FieldChange(field="done", after=[{"period": "2026-10", "on": "2026-10-28"}]),
        ),
    )
    assert moved(entry, NEXT_WEEK).changes == (
        FieldChange(field="next_date", before="2026-10-26", after=None),
        FieldChange(field="birth_date", before="2009-02-03", after="2009-03-02"),
        FieldChange(field="owner", before="Rektor", after="2026-99-99"),
        FieldChange(
            field="notes",
            before=[],
            after=[{"at": "2026-10-26T08:00:00+02:00", "text": "ring 2026-10-19"}],
        ),
        FieldChange(field="done", after=[{"period": "2026-10", "on": "2026-11-04"}]),
    )


def _holds_dates(hint: Any) -> bool:
    if isinstance(hint, type) and issubclass(hint, Record):
        hints = get_type_hints(hint)
        return any(_holds_dates(h) for name, h in hints.items() if name != "birth_date")
    parts = get_args(hint)
    return any(map(_holds_dates, parts)) or (isinstance(hint, type) and issubclass(hint, date))


def test_no_kind_of_record_with_dates_is_left_behind() -> None:
    assert {kind for kind in TABLES if _holds_dates(kind)} == set(kinds_with(moves))


# The copy


@pytest.mark.parametrize("weekday", range(7))
def test_a_new_copy_lives_in_the_week_of_today_whichever_day_it_is(
    scratch: Path, weekday: int
) -> None:
    prepare(SAMPLE, scratch, MONDAY + 5 * WEEK + timedelta(days=weekday))
    assert opened(scratch).get(FileFacts, "facts").sample_monday == MONDAY + 5 * WEEK
    move = move_to(MONDAY + 5 * WEEK)
    assert every_record(scratch) == [moved(r, move) for r in every_record(SAMPLE)]


def test_the_sample_itself_is_only_read(scratch: Path) -> None:
    before = SAMPLE.read_bytes(), sorted(p.name for p in SAMPLE.parent.iterdir())
    prepare(SAMPLE, scratch, MONDAY + WEEK)
    prepare(SAMPLE, scratch, MONDAY + 2 * WEEK, fresh=True)
    assert (SAMPLE.read_bytes(), sorted(p.name for p in SAMPLE.parent.iterdir())) == before


def test_within_the_same_week_nothing_is_written(scratch: Path) -> None:
    prepare(SAMPLE, scratch, MONDAY + WEEK)
    before = scratch.read_bytes(), scratch.stat().st_ino
    prepare(SAMPLE, scratch, MONDAY + WEEK + timedelta(days=6))
    assert (scratch.read_bytes(), scratch.stat().st_ino) == before


def test_what_the_user_changed_stays_and_moves_along(scratch: Path) -> None:
    today = MONDAY + WEEK
    prepare(SAMPLE, scratch, today)
    store = opened(scratch)
    old = next(f for f in store.all(FollowUp).values() if f.is_open)
    note = Note(id="note-mine", at=datetime(2026, 10, 27, 9, tzinfo=SUMMER), by="me", text="Mitt")
    called = Contact(
        id="c", on=today, by="me", whom="elev", how=ContactMethod.PHONE, reached=Reached.YES
    )
    tried = Measure(id="m", what="prøve", who="me", start=today, evaluate_on=today + WEEK)
    mine = replace(
        old, next_date=today, notes=(note,), contacts=(called,), measures=(tried,), owner="Jeg"
    )
    task = Task(id="task-mine", what="gjøre", who="meg", due=today, created_on=today)
    gone = next(iter(store.all(Case).values()))
    facts, named = store.get(FileFacts, "facts"), School(name="Min demo")
    change(scratch, mine, task, named, delete=(gone,))

    prepare(SAMPLE, scratch, today + 3 * WEEK)

    store = opened(scratch)
    move = move_to(today + 3 * WEEK, old=today)
    assert store.get(FollowUp, mine.id) == moved(mine, move)
    assert store.get(FollowUp, mine.id).notes[0].text == "Mitt"
    assert store.get(Task, "task-mine").due == today + 3 * WEEK
    assert store.find(Case, gone.id) is None
    assert store.get(FileFacts, "facts") == moved(facts, move)
    assert store.get(School, "school") == named


def test_back_in_the_first_week_everything_is_as_it_was(scratch: Path) -> None:
    prepare(SAMPLE, scratch, MONDAY)
    for weeks in (3, 30, 38, -60, 500, 0):
        prepare(SAMPLE, scratch, MONDAY + weeks * WEEK)
    assert every_record(scratch) == every_record(SAMPLE)


def test_a_fresh_copy_forgets_what_was_changed(scratch: Path) -> None:
    prepare(SAMPLE, scratch, MONDAY)
    gone = next(iter(opened(scratch).all(Student).values()))
    new = Task(id="task-mine", what="gjøre", who="meg", created_on=MONDAY)
    change(scratch, new, delete=(gone,))
    prepare(SAMPLE, scratch, MONDAY + WEEK, fresh=True)
    found = {(type(r), r.id): r for r in every_record(scratch)}
    assert found == {(type(r), r.id): moved(r, NEXT_WEEK) for r in every_record(SAMPLE)}


def test_a_sample_that_names_no_week_is_copied_and_left_where_it_is(
    tmp_path: Path, scratch: Path
) -> None:
    meeting = Meeting(id="m", team=IKO, on=MONDAY)
    change(tmp_path / "other.json", FileFacts(invented=True), meeting)
    for today in (MONDAY + WEEK, MONDAY + 2 * WEEK):
        prepare(tmp_path / "other.json", scratch, today)
        assert opened(scratch).all(Meeting) == {"m": meeting}


@pytest.mark.parametrize("today", [date.min, date.max, date(9999, 12, 1), date(1, 2, 1)])
def test_at_the_edge_of_the_calendar_nothing_moves(scratch: Path, today: date) -> None:
    prepare(SAMPLE, scratch, today)
    assert every_record(scratch) == every_record(SAMPLE)
    prepare(SAMPLE, scratch, MONDAY + WEEK)
    prepare(SAMPLE, scratch, today)
    assert opened(scratch).get(FileFacts, "facts").sample_monday == MONDAY + WEEK


# What is not a sample


@pytest.mark.parametrize("fresh", [False, True])
@pytest.mark.parametrize(
    "record", [School(name="Min skole"), Task(id="t", what="x", who="y", created_on=MONDAY)]
)
def test_real_data_are_refused_and_not_touched(
    scratch: Path, record: AnyRecord, *, fresh: bool
) -> None:
    change(scratch, record)
    before = scratch.read_bytes()
    with pytest.raises(StorageError) as refused:
        prepare(SAMPLE, scratch, MONDAY, fresh=fresh)
    assert refused.value.fault is Fault.DATA_FOREIGN
    assert refused.value.facts["path"] == scratch
    assert scratch.read_bytes() == before
    FileStore(scratch).close()


def test_without_a_sample_no_copy_is_made(tmp_path: Path, scratch: Path) -> None:
    with pytest.raises(StorageError) as refused:
        prepare(tmp_path / "gone.json", scratch, MONDAY)
    assert refused.value.fault is Fault.DATA_UNREADABLE
    assert not scratch.exists()


def test_a_copy_that_is_open_elsewhere_is_left_alone(scratch: Path) -> None:
    prepare(SAMPLE, scratch, MONDAY)
    elsewhere = FileStore(scratch)
    with pytest.raises(StorageError) as refused:
        prepare(SAMPLE, scratch, MONDAY + WEEK)
    elsewhere.close()
    assert refused.value.fault is Fault.DATA_IN_USE
    assert every_record(scratch) == every_record(SAMPLE)


# Alive on every day


@pytest.mark.parametrize("monday", [*FAR_WEEKS, *WEEKS_OFF])
@pytest.mark.parametrize("weekday", range(7))
def test_any_day_of_a_week_has_a_meeting_ahead_and_work_to_do(
    scratch: Path, monday: date, weekday: int
) -> None:
    today = monday + timedelta(days=weekday)
    prepare(SAMPLE, scratch, today)
    store = opened(scratch)
    follow_ups = store.all(FollowUp).values()
    now = dues(follow_ups, store.all(Case).values(), store.all(Task).values())
    assert sum(due.on <= today for due in now) >= 5
    for team in (IKO, ATTENDANCE):
        meeting = next_meeting([m for m in store.all(Meeting).values() if m.team == team], today)
        assert meeting is not None
        assert meeting.on >= today
        waiting = [f for f in follow_ups if f.is_open and f.team == team]
        assert sum(bool(due_reasons(f, today, today=today)) for f in waiting) >= 5
