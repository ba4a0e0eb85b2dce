"""The saksliste whatever is thrown at it: nobody twice, and nobody who is due left out."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from elvis_tui.domain.follow_ups.records import FollowUp, Phase
from elvis_tui.domain.meetings.records import AgendaItem, AgendaReason, ItemStatus
from elvis_tui.domain.record import replace
from elvis_tui.domain.subject import Subject, SubjectKind
from elvis_tui.domain.tasks.records import Task
from elvis_tui.domain.teams import ATTENDANCE, IKO
from tests.domain.across.test_agenda import (
    ACTIVITY,
    LAST,
    LAST_ON,
    MEETING,
    TODAY,
    agenda,
    case,
    measure,
    task,
)

DAYS = st.one_of(st.none(), st.dates(TODAY - timedelta(days=9), TODAY + timedelta(days=9)))
SUBJECTS = st.builds(
    Subject, kind=st.sampled_from(SubjectKind), id=st.sampled_from(["x", "y", "z"])
)
ITEMS = st.builds(
    AgendaItem,
    id=st.uuids().map(str),
    subject=st.none() | SUBJECTS,
    title=st.sampled_from(["Skoletur", "Markering av verdensdagen"]),
    status=st.sampled_from(ItemStatus),
).map(lambda i: replace(i, title="") if i.subject else i)


@given(
    follow_ups=st.lists(
        st.builds(
            FollowUp,
            id=st.uuids().map(str),
            subject=SUBJECTS,
            team=st.sampled_from((IKO, ATTENDANCE)),
            opened_on=st.dates(LAST_ON - timedelta(days=5), TODAY),
            phase=st.sampled_from(Phase),
            next_date=DAYS,
            measures=st.lists(DAYS.map(lambda d: measure(d or TODAY)), max_size=1).map(tuple),
        ),
        max_size=6,
    ),
    tasks=st.lists(
        st.builds(
            lambda day, subject, case_id: task("t", day, subject=subject, case_id=case_id),
            DAYS,
            st.none() | SUBJECTS,
            st.sampled_from([None, "case-1"]),
        ),
        max_size=4,
    ),
    due=DAYS,
    last=st.lists(ITEMS, max_size=5).map(tuple),
    by_hand=st.lists(ITEMS, max_size=3).map(tuple),
    team=st.sampled_from((IKO, ATTENDANCE)),
)
def test_nobody_stands_twice_and_nobody_who_is_due_is_left_out(
    follow_ups: list[FollowUp],
    tasks: list[Task],
    due: date | None,
    last: tuple[AgendaItem, ...],
    by_hand: tuple[AgendaItem, ...],
    team: str,
) -> None:
    meeting = replace(MEETING, team=team, agenda=by_hand)
    items = agenda(
        meeting,
        follow_ups=follow_ups,
        cases=[case("case-1", due)],
        tasks=tasks,
        activities=[ACTIVITY],
        held=[replace(LAST, agenda=last)],
    )
    told = [(i.subject, i.case_id if not i.subject else None, i.title) for i in items]
    assert len(told) == len(set(told))
    assert len({i.id for i in items}) == len(items)
    there = {i.subject for i in items}
    for wanted in follow_ups:
        if wanted.team == team and wanted.next_due and wanted.next_due <= TODAY:
            assert wanted.subject in there
    for put_off in (i for i in last if i.status is ItemStatus.POSTPONED and i.subject):
        found = next(i for i in items if i.subject == put_off.subject)
        assert AgendaReason.CARRIED_OVER in found.reasons
        assert items.index(found) < len([i for i in last if i.status is ItemStatus.POSTPONED])
