"""What the first screen shows."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

from elvis_tui.domain.cases.moves import owed
from elvis_tui.domain.cases.records import Case, Step, StepStatus
from elvis_tui.domain.cases.severity import Severity
from elvis_tui.domain.duties import FollowOn
from elvis_tui.domain.follow_ups.records import FollowUp
from elvis_tui.domain.meetings.records import (
    AgendaItem,
    Entry,
    EntryKind,
    Meeting,
    MeetingStatus,
)
from elvis_tui.domain.record import replace
from elvis_tui.domain.subject import Subject, SubjectKind
from elvis_tui.domain.teams import IKO
from elvis_tui.services.across.overview import overview
from elvis_tui.services.desk.desk import Desk
from elvis_tui.services.meetings import verbs as meetings
from elvis_tui.services.meetings.agenda import agenda_of
from tests.parties import ready
from tests.school import CASES, NOW, desk_with


def ids(dues: object) -> list[str]:
    return [d.record.id for d in dues]  # type: ignore[attr-defined]


def test_what_is_due_stands_apart_from_what_lies_ahead(desk: Desk) -> None:
    day = overview(desk)
    assert ids(day.now) == ["t-1", "f-1", "f-1", "case-1", "f-2", "f-3"]
    assert ids(day.ahead) == ["f-4", "t-2"]


def test_ahead_is_two_weeks() -> None:
    early = desk_with(now=NOW - timedelta(days=14 - 4))
    assert ids(overview(early).ahead)[-2:] == ["f-4", "t-2"]
    before = desk_with(now=NOW - timedelta(days=14 - 3))
    assert "f-4" not in ids(overview(before).ahead)


def test_the_next_meeting_is_told_with_the_length_of_its_agenda(desk: Desk) -> None:
    day = overview(desk)
    ((meeting, items),) = day.meetings
    assert (meeting.id, items) == ("meeting-2", len(agenda_of(desk, meeting)))


def test_a_meeting_that_runs_is_the_next_one(desk: Desk) -> None:
    meetings.start(desk, "meeting-3")
    assert [meeting.id for meeting, _items in overview(desk).meetings] == ["meeting-3"]


def test_the_plan_tells_what_belongs_to_this_month_alone(desk: Desk) -> None:
    assert [a.id for a in overview(desk).activities] == ["P18"]
    november = desk_with(now=NOW + timedelta(days=14))
    assert [a.id for a in overview(november).activities] == ["P19"]
    assert overview(november).school_year is None


def test_august_asks_for_what_stands_around_school_start() -> None:
    day = overview(desk_with(now=datetime(2026, 8, 3, 12, tzinfo=UTC)))
    assert [a.id for a in day.activities] == [f"P0{n}" for n in range(1, 8)]
    assert day.school_year is not None
    assert day.school_year.first_day == date(2026, 8, 17)
    unknown = overview(desk_with(now=datetime(2029, 8, 3, 12, tzinfo=UTC)))
    assert len(unknown.activities) == 7
    assert unknown.school_year is None


def test_an_empty_program_has_nothing_to_ask(empty_desk: Desk) -> None:
    day = overview(empty_desk)
    assert (day.meetings, day.now, day.ahead) == ((), (), ())


def test_looking_at_the_day_changes_nothing(desk: Desk) -> None:
    before = dict(desk.store.all(FollowUp))
    overview(desk)
    assert desk.store.all(FollowUp) == before
    assert meetings.get(desk, "meeting-2").agenda == ()


def test_one_without_a_date_is_in_sight_until_a_meeting_has_taken_it_up() -> None:
    desk = desk_with()
    undated = FollowUp(
        id="f-new",
        subject=Subject(kind=SubjectKind.STUDENT, id="s-5"),
        team=IKO,
        opened_on=desk.today - timedelta(days=1),
    )
    desk.store.commit(put=[undated])
    assert undated in overview(desk).undated
    meeting = next(m for m in desk.store.all(Meeting).values() if m.status is MeetingStatus.PLANNED)
    note = Entry(id="e-new", kind=EntryKind.INFO, text="Tatt opp")
    item = AgendaItem(id="i-new", subject=undated.subject, entries=(note,))
    held = replace(meeting, team=IKO, on=desk.today, status=MeetingStatus.FINISHED, agenda=(item,))
    desk.store.commit(put=[held])
    assert undated not in overview(desk).undated
    desk.store.commit(put=[replace(undated, next_date=desk.today)])
    assert overview(desk).undated == ()


def test_a_case_where_no_step_waits_is_in_sight_until_it_ends(desk: Desk) -> None:
    case = CASES[0]
    done = ready(case, desk.today)
    assert overview(desk).standing == ()
    desk.store.commit(put=[done])
    assert overview(desk).standing == (done,)
    desk.store.commit(put=[replace(done, closed_on=desk.today)])
    assert overview(desk).standing == ()


def test_a_follow_on_duty_that_is_owed_is_due_until_it_is_seen_to(desk: Desk) -> None:
    elements = Step(id="E", duty_id="SERIOUS", follow_on=FollowOn.ELEMENTS)
    whole = ready(CASES[0], desk.today)
    case = replace(whole, steps=(*whole.steps, elements), severity=Severity(on=date(2026, 10, 14)))

    def due(case: Case) -> list[tuple[date, str]]:
        desk.store.commit(put=[case])
        day = overview(desk)
        assert day.standing == () or not owed(case), "it stands once"
        return [(d.on, d.part) for d in (*day.now, *day.ahead) if d.record == case]

    assert due(case) == [(date(2026, 10, 14), "E")]
    planned = replace(elements, due=date(2026, 12, 1))
    assert (date(2026, 10, 14), "E") in due(replace(case, steps=(*whole.steps, planned)))
    done = replace(elements, status=StepStatus.DONE, on=desk.today)
    assert due(replace(case, steps=(*whole.steps, done))) == [(date(2026, 10, 14), "E")]
    archived = replace(done, reference="26/417")
    assert due(replace(case, steps=(*whole.steps, archived))) == []
