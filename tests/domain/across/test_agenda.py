"""The saksliste that makes itself: what comes on it, why, and in which order."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

from elvis_tui.domain.across.agenda import (
    build_agenda,
    held_meetings,
)
from elvis_tui.domain.across.agenda_found import due_reasons, is_new
from elvis_tui.domain.cases.records import Case, Step, StepStatus
from elvis_tui.domain.follow_ups.records import FollowUp, Level, Measure, Phase
from elvis_tui.domain.meetings.records import (
    AgendaItem,
    AgendaReason,
    Entry,
    EntryKind,
    ItemStatus,
    Meeting,
    MeetingStatus,
)
from elvis_tui.domain.plan.records import Activity
from elvis_tui.domain.plan.when import read_when
from elvis_tui.domain.record import replace
from elvis_tui.domain.tasks.records import Task
from elvis_tui.domain.teams import ATTENDANCE, IKO
from tests.parties import heard, parties
from tests.school import student

TODAY = date(2026, 10, 19)
LAST_ON = date(2026, 9, 21)
MEETING = Meeting(id="m-2", team=IKO, on=TODAY)
LAST = Meeting(id="m-1", team=IKO, on=LAST_ON, status=MeetingStatus.FINISHED)
ACTIVITY = Activity(
    id="a1",
    text="Markering av verdensdagen",
    when_text="Oktober",
    when=read_when("Oktober"),
    responsible=(),
)


def follow_up(subject: str, due: date | None = TODAY, **more: Any) -> FollowUp:
    facts = {"team": IKO, "opened_on": date(2026, 9, 1), "next_date": due} | more
    return FollowUp(id=f"f-{subject}", subject=student(subject), **facts)


def measure(evaluate_on: date, **more: Any) -> Measure:
    return Measure(id="t", what="ringing", who="", start=LAST_ON, evaluate_on=evaluate_on, **more)


def case(case_id: str, due: date | None) -> Case:
    step = Step(id="S1", duty_id="S1", title="Undersøke", due=due)
    return Case(
        id=case_id,
        number="2026-04",
        title="",
        parties=parties("s"),
        reported_on=LAST_ON,
        steps=(step,),
    )


def task(task_id: str, due: date | None, **more: Any) -> Task:
    facts = {"what": "ringe hjem", "who": "Rådgiver", "created_on": LAST_ON, "meeting_id": "m-1"}
    return Task(id=task_id, due=due, **{**facts, **more})


def agenda(meeting: Meeting = MEETING, **given_: Any) -> tuple[AgendaItem, ...]:
    nothing: dict[str, Any] = {"follow_ups": (), "cases": (), "tasks": (), "activities": ()}
    nothing |= {"held": [LAST], "takes_up_cases": True, "today": TODAY}
    return build_agenda(meeting, **{**nothing, **given_}).items


def subjects(items: tuple[AgendaItem, ...]) -> list[str]:
    return [i.subject.id if i.subject else i.case_id or i.title for i in items]


@pytest.mark.parametrize(
    ("due", "reasons"),
    [
        (TODAY - timedelta(days=1), (AgendaReason.OVERDUE,)),
        (TODAY, (AgendaReason.DUE,)),
        (TODAY + timedelta(days=1), ()),
        (None, ()),
    ],
)
def test_a_follow_up_is_on_the_agenda_from_its_next_date_on(
    due: date | None, reasons: tuple[AgendaReason, ...]
) -> None:
    assert due_reasons(follow_up("s-1", due), TODAY, today=TODAY) == reasons


def test_a_measure_is_taken_up_until_it_has_been_evaluated() -> None:
    waiting = follow_up("s-1", None, measures=(measure(TODAY),))
    later = follow_up("s-1", None, measures=(measure(TODAY + timedelta(days=1)),))
    done = follow_up("s-1", None, measures=(measure(TODAY, evaluated_on=TODAY),))
    assert due_reasons(waiting, TODAY, today=TODAY) == (AgendaReason.EVALUATION,)
    assert due_reasons(later, TODAY, today=TODAY) == ()
    assert due_reasons(done, TODAY, today=TODAY) == ()


def test_one_who_was_taken_up_after_the_last_meeting_is_new() -> None:
    new = follow_up("s-1", None, opened_on=LAST_ON + timedelta(days=1))
    assert is_new(new, [LAST])
    assert due_reasons(new, TODAY, today=TODAY, new=True) == (AgendaReason.NEW,)
    dated = replace(new, opened_on=LAST_ON - timedelta(days=1), next_date=TODAY)
    assert not is_new(dated, [LAST])


def test_one_that_was_opened_on_the_day_of_the_meeting_is_new_in_the_next() -> None:
    assert is_new(follow_up("s-1", opened_on=LAST_ON), [LAST])


def test_one_that_was_taken_up_again_is_new_also_where_it_was_taken_up_before() -> None:
    undated = follow_up("s-1", None)
    earlier = replace(LAST, agenda=(noted("s-1"),))
    assert not is_new(undated, [earlier])
    again = replace(undated, reopened_on=LAST_ON + timedelta(days=1))
    assert is_new(again, [earlier])
    assert not is_new(again, [earlier, replace(earlier, id="m-3", on=TODAY)])
    that_day = replace(undated, reopened_on=LAST_ON)
    assert is_new(that_day, [earlier]), "the meeting of that day was held before"


def test_at_a_teams_first_meeting_everyone_is_new() -> None:
    ahead = follow_up("s-2", TODAY + timedelta(days=9))
    items = agenda(follow_ups=[follow_up("s-1", None), ahead], held=[])
    assert {item.reasons for item in items} == {(AgendaReason.NEW,)}
    assert len(items) == 2


def noted(subject: str, **more: Any) -> AgendaItem:
    entries = (Entry(id="e", kind=EntryKind.INFO, text="x"),)
    return AgendaItem(id="i", subject=student(subject), **({"entries": entries} | more))


@pytest.mark.parametrize(
    ("item", "new"),
    [
        (noted("s-1"), False),
        (noted("s-1", entries=(), status=ItemStatus.CLOSED), False),
        (noted("s-1", entries=()), True),
        (noted("s-1", status=ItemStatus.POSTPONED), True),
        (noted("s-2"), True),
    ],
)
def test_one_without_a_date_is_new_until_it_has_been_taken_up(item: AgendaItem, new: bool) -> None:
    undated = follow_up("s-1", None)
    earlier = replace(LAST, id="m-0", on=LAST_ON - timedelta(days=7), agenda=(item,))
    assert is_new(undated, [earlier, LAST]) is new
    before = replace(earlier, on=undated.opened_on - timedelta(days=1))
    assert is_new(undated, [before, LAST])


def test_the_soonest_comes_first_and_red_before_green_on_the_same_day() -> None:
    items = agenda(
        follow_ups=[
            follow_up("green", TODAY, level=Level.GREEN),
            follow_up("red", TODAY, level=Level.RED),
            follow_up("late", TODAY - timedelta(days=3)),
            follow_up("later", TODAY + timedelta(days=1)),
        ]
    )
    assert subjects(items) == ["late", "red", "green"]
    assert items[0].follow_up_id == "f-late"


def test_only_the_teams_own_open_follow_ups_are_taken_up() -> None:
    items = agenda(
        follow_ups=[
            follow_up("other", team=ATTENDANCE),
            follow_up("closed", None, phase=Phase.CLOSED),
            follow_up("ours"),
        ]
    )
    assert subjects(items) == ["ours"]


def test_a_measure_that_outlives_its_follow_up_is_taken_up_when_it_is_to_be_evaluated() -> None:
    ended = follow_up("s-1", None, phase=Phase.CLOSED, measures=(measure(TODAY),))
    (item,) = agenda(follow_ups=[ended])
    assert (item.follow_up_id, item.reasons) == ("f-s-1", (AgendaReason.EVALUATION,))
    later = replace(ended, measures=(measure(TODAY + timedelta(days=1)),))
    assert agenda(follow_ups=[later]) == ()
    old = replace(later, next_date=LAST_ON)
    assert agenda(follow_ups=[old]) == (), "what was to come next comes no more"


def test_what_was_put_off_comes_first_and_counts_how_often() -> None:
    put_off = AgendaItem(
        id="i-1",
        subject=student("s-9"),
        follow_up_id="f-s-9",
        reasons=(AgendaReason.DUE,),
        status=ItemStatus.POSTPONED,
        entries=(Entry(id="e", kind=EntryKind.INFO, text="x"),),
        times_carried=1,
        seconds=300,
    )
    done = AgendaItem(id="i-2", subject=student("s-8"), status=ItemStatus.CLOSED)
    last = replace(LAST, agenda=(done, put_off))
    first, *rest = agenda(follow_ups=[follow_up("s-1", LAST_ON)], held=[last])
    assert (first.subject, first.reasons) == (student("s-9"), (AgendaReason.CARRIED_OVER,))
    assert (first.times_carried, first.entries, first.status) == (2, (), ItemStatus.REPORTED)
    assert first.seconds == 0, "the time of a meeting is its own"
    assert first.id != "i-1"
    assert subjects(tuple(rest)) == ["s-1"]


def test_what_was_put_off_is_about_what_comes_next_now() -> None:
    put_off = AgendaItem(
        id="i",
        subject=student("s-1"),
        follow_up_id="f-s-1",
        detail="avklar skyss",
        status=ItemStatus.POSTPONED,
    )
    (item,) = agenda(
        follow_ups=[follow_up("s-1", next_what="møte med eleven")],
        held=[replace(LAST, agenda=(put_off,))],
    )
    assert item.detail == "møte med eleven"


def test_one_subject_stands_once_with_all_its_reasons() -> None:
    last = replace(
        LAST,
        agenda=(AgendaItem(id="i", subject=student("s-1"), status=ItemStatus.POSTPONED),),
    )
    by_hand = AgendaItem(id="h", subject=student("s-1"), reasons=(AgendaReason.ADDED,))
    (item,) = agenda(
        replace(MEETING, agenda=(by_hand,)),
        follow_ups=[follow_up("s-1", LAST_ON, measures=(measure(TODAY),))],
        tasks=[task("t-1", LAST_ON, subject=student("s-1"))],
        held=[last],
    )
    assert item.reasons == (
        AgendaReason.CARRIED_OVER,
        AgendaReason.OVERDUE,
        AgendaReason.EVALUATION,
        AgendaReason.TASK_OVERDUE,
        AgendaReason.ADDED,
    )
    assert item.follow_up_id == "f-s-1"


def test_what_was_typed_when_a_subject_was_added_by_hand_is_not_lost() -> None:
    by_hand = AgendaItem(
        id="h", subject=student("s-1"), reasons=(AgendaReason.ADDED,), detail="mor har ringt"
    )
    (item,) = agenda(
        replace(MEETING, agenda=(by_hand,)),
        follow_ups=[follow_up("s-1", next_what="samtale")],
    )
    assert "samtale" in item.detail
    assert "mor har ringt" in item.detail


def test_overdue_tasks_of_the_teams_meetings_come_up_however_long_ago_they_were_given() -> None:
    yesterday = TODAY - timedelta(days=1)
    tasks = [
        task("late", yesterday, what="søke skyss"),
        task("today", TODAY, what="i dag"),
        task("undated", None, what="uten frist"),
        task("done", yesterday, what="gjort", done_on=yesterday),
        task("other", yesterday, what="annet møte", meeting_id="m-0"),
    ]
    items = agenda(tasks=tasks, held=[LAST])
    assert subjects(items) == ["søke skyss", "i dag", "uten frist"]
    assert [i.reasons for i in items] == [
        (AgendaReason.TASK_OVERDUE,),
        *((AgendaReason.TASK_OPEN,),) * 2,
    ]
    newer = replace(LAST, id="m-3", on=LAST_ON + timedelta(days=7))
    assert len(agenda(tasks=tasks, held=[LAST, newer])) == 3, "given when it had been held"
    newer = replace(newer, agenda=items)
    again = agenda(tasks=tasks, held=[LAST, newer])
    assert subjects(again) == ["søke skyss", "uten frist"], "no day would bring it back"
    assert agenda(tasks=tasks, held=[]) == ()


def test_what_has_not_come_yet_is_not_overdue_however_far_off_the_meeting_is() -> None:
    sent_out = TODAY - timedelta(days=21)
    coming, gone = TODAY - timedelta(days=10), sent_out - timedelta(days=1)
    follow_ups = [follow_up("s-1", gone), follow_up("s-2", coming), follow_up("s-3", sent_out)]
    tasks = [task("t", coming, what="skyss"), task("late", gone, what="brev")]
    found = {"follow_ups": follow_ups, "tasks": tasks}
    before = agenda(**found, today=sent_out)
    assert [i.reasons[0] for i in before] == [
        *(AgendaReason.OVERDUE, AgendaReason.DUE, AgendaReason.DUE),
        *(AgendaReason.TASK_OPEN, AgendaReason.TASK_OVERDUE),
    ]
    on_the_day = agenda(**found)
    assert {r for i in on_the_day for r in i.reasons} & {AgendaReason.DUE} == set()
    assert sorted(subjects(before)) == sorted(subjects(on_the_day))


def test_a_task_about_a_case_comes_up_as_the_case() -> None:
    (item,) = agenda(
        cases=[case("case-1", TODAY)],
        tasks=[task("t", LAST_ON, case_id="case-1", what="samtale nr. 3")],
        held=[LAST],
    )
    assert item.case_id == "case-1"
    assert item.reasons == (AgendaReason.TASK_OVERDUE, AgendaReason.CASE_STEP)


def test_a_case_waits_for_the_iko_team_and_for_nobody_else() -> None:
    cases = [
        case("due", TODAY),
        case("soon", TODAY + timedelta(days=14)),
        case("later", TODAY + timedelta(days=15)),
        case("undated", None),
        replace(case("closed", LAST_ON), closed_on=TODAY),
    ]
    items = agenda(cases=cases)
    assert [i.case_id for i in items] == ["due", "soon", "undated"]
    weekly = agenda(cases=cases, every_weeks=1)
    assert [i.case_id for i in weekly] == ["due", "undated"], "one meets again before it runs out"
    assert {(i.reasons, i.detail) for i in items} == {((AgendaReason.CASE_STEP,), "Undersøke")}
    assert agenda(cases=cases, takes_up_cases=False) == ()


@pytest.mark.parametrize(
    ("status", "reopened", "reason"),
    [
        (StepStatus.DONE, None, AgendaReason.CASE_DONE),
        (StepStatus.NOT_APPLICABLE, None, AgendaReason.CASE_NOTHING_APPLIES),
        (StepStatus.DONE, LAST_ON, AgendaReason.CASE_REOPENED),
    ],
)
def test_an_open_case_where_no_step_waits_is_taken_up_all_the_same(
    status: StepStatus, reopened: date | None, reason: AgendaReason
) -> None:
    there = case("due", TODAY)
    there = replace(there, parties=tuple(heard(p, TODAY) for p in there.parties))
    stands = replace(there, steps=(replace(there.steps[0], status=status),), reopened_on=reopened)
    (item,) = agenda(cases=[stands])
    assert (item.case_id, item.reasons, item.detail) == ("due", (reason,), "")
    assert agenda(cases=[replace(stands, closed_on=TODAY)]) == ()


def test_the_plan_comes_before_what_was_added_by_hand_and_after_all_else() -> None:
    by_hand = AgendaItem(id="h", title="Skoletur", reasons=(AgendaReason.ADDED,))
    items = agenda(
        replace(MEETING, agenda=(by_hand,)),
        follow_ups=[follow_up("s-1")],
        cases=[case("case-1", TODAY)],
        tasks=[task("t", LAST_ON, subject=student("s-2"))],
        activities=[ACTIVITY],
        held=[LAST],
    )
    assert subjects(items) == ["s-1", "s-2", "case-1", "Markering av verdensdagen", "Skoletur"]
    assert items[3].reasons == (AgendaReason.PLAN,)
    assert items[4].id == "h"
    assert len({i.id for i in items}) == 5


def test_the_meetings_that_were_held_are_the_teams_own_and_finished() -> None:
    older = replace(LAST, id="m-0", on=LAST_ON - timedelta(days=14))
    other = replace(LAST, id="m-3", team=ATTENDANCE, on=TODAY)
    planned = replace(LAST, id="m-4", status=MeetingStatus.PLANNED, on=TODAY)
    assert held_meetings([LAST, other, older, planned], IKO) == [older, LAST]
    assert held_meetings([planned], IKO) == []


def test_of_two_meetings_on_one_day_the_last_is_the_one_that_ended_last() -> None:
    early = replace(LAST, id="z", finished_at=datetime(2026, 9, 21, 9, tzinfo=UTC))
    late = replace(LAST, id="a", finished_at=datetime(2026, 9, 21, 13, tzinfo=UTC))
    assert held_meetings([late, early], IKO) == [early, late]


def test_a_varsel_that_is_missing_comes_up_where_somebody_follows() -> None:
    follow_up = FollowUp(id="f-1", subject=student("s-1"), team=IKO, opened_on=date(2026, 8, 20))
    follow_up = replace(follow_up, next_date=date(2027, 1, 4))
    held = [replace(LAST, agenda=(AgendaItem(id="i", subject=student("s-1"), entries=(NOTED,)),))]

    def reasons(*without: str, closed: bool = False) -> list[tuple[AgendaReason, ...]]:
        one = replace(follow_up, phase=Phase.CLOSED) if closed else follow_up
        agenda = build_agenda(
            MEETING,
            follow_ups=[one],
            cases=[],
            tasks=[],
            activities=[],
            held=held,
            takes_up_cases=False,
            today=TODAY,
            without_notice=without,
        )
        return [item.reasons for item in agenda.items]

    assert reasons("s-1", "s-2") == [(AgendaReason.NOTICE_MISSING,)]
    assert reasons("s-2") == []
    assert reasons("s-1", closed=True) == []


NOTED = Entry(id="e", kind=EntryKind.INFO, text="sett på")
