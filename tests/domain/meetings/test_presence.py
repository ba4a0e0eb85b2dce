"""Who is here, from when and until when: also over midnight."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from elvis_tui.domain.meetings import presence
from elvis_tui.domain.meetings.presence import Moment, Odd
from elvis_tui.domain.meetings.records import Meeting, MeetingStatus, Participant
from elvis_tui.domain.record import replace

BERIT = Participant(id="p-1", name="Berit Moen", role="Rektor")
OLA = Participant(id="p-2", name="Ola Vik", role="PPT", external=True)
DAY = Meeting(
    id="m",
    team="iko",
    on=date(2028, 2, 29),
    start=time(12, 0),
    end=time(13, 0),
    status=MeetingStatus.FINISHED,
    participants=(BERIT, OLA),
)
NIGHT = replace(DAY, start=time(23, 30), end=time(0, 20))
MORNING = replace(DAY, start=time(8, 0), end=None, status=MeetingStatus.RUNNING)
RUNNING = replace(NIGHT, end=None, status=MeetingStatus.RUNNING)
times = st.times().map(lambda t: time(t.hour, t.minute))


def test_a_time_makes_somebody_present_and_absence_takes_the_times_away() -> None:
    came = presence.at(DAY, "p-1", Moment.CAME, time(12, 20))
    gone = presence.at(came, "p-1", Moment.LEFT, time(12, 45))
    assert gone.participants[0] == replace(
        BERIT, present=True, came=time(12, 20), left=time(12, 45)
    )
    assert (len(gone.present), presence.still_here(gone)) == (1, 0)
    assert presence.tick(gone, "p-1").participants == (BERIT, OLA)
    everybody = presence.tick_all(gone)
    assert everybody.participants[0].came == time(12, 20)
    assert presence.tick_all(everybody).participants == (BERIT, OLA)


def test_a_time_is_taken_away_again_without_making_anybody_absent() -> None:
    came = presence.at(DAY, "p-1", Moment.CAME, time(12, 20))
    emptied = presence.at(came, "p-1", Moment.CAME, None)
    assert emptied.participants[0] == replace(BERIT, present=True)
    assert presence.at(DAY, "p-1", Moment.LEFT, None) == DAY


@pytest.mark.parametrize(
    ("meeting", "when", "odd"),
    [
        (DAY, time(12, 0), None),
        (DAY, time(13, 0), None),
        (DAY, time(11, 50), Odd.BEFORE_START),
        (DAY, time(13, 1), Odd.AFTER_END),
        (NIGHT, time(23, 45), None),
        (NIGHT, time(0, 10), None),
        (NIGHT, time(23, 20), Odd.BEFORE_START),
        (NIGHT, time(0, 30), Odd.AFTER_END),
        (RUNNING, time(0, 10), None),
        (RUNNING, time(23, 20), Odd.BEFORE_START),
        (replace(DAY, start=None), time(3, 0), None),
    ],
)
def test_what_lies_outside_the_meeting_is_odd(
    meeting: Meeting, when: time, odd: Odd | None
) -> None:
    assert presence.odd(meeting, BERIT, Moment.CAME, when) is odd
    assert presence.odd(meeting, BERIT, Moment.LEFT, when) is odd


def test_nobody_leaves_before_they_come() -> None:
    late = replace(BERIT, came=time(0, 10))
    assert presence.odd(NIGHT, late, Moment.LEFT, time(23, 50)) is Odd.LEFT_BEFORE_CAME
    assert presence.odd(NIGHT, late, Moment.LEFT, time(0, 15)) is None
    assert presence.odd(NIGHT, replace(BERIT, left=time(23, 40)), Moment.CAME, time(0, 1))


def test_a_meeting_over_midnight_lasted_what_it_did() -> None:
    assert presence.lasted(NIGHT) == 50
    assert presence.lasted(DAY) == 60
    assert presence.lasted(RUNNING) is None


@pytest.mark.parametrize(
    ("meeting", "when", "now", "odd"),
    [
        (MORNING, time(12, 20), time(8, 20), Odd.TO_COME),
        (MORNING, time(8, 21), time(8, 20), Odd.TO_COME),
        (MORNING, time(8, 20), time(8, 20), None),
        (MORNING, time(8, 10), time(8, 20), None),
        (RUNNING, time(0, 30), time(0, 10), Odd.TO_COME),
        (RUNNING, time(23, 50), time(0, 10), None),
        (DAY, time(12, 50), time(12, 10), None),
    ],
)
def test_in_a_meeting_that_runs_nobody_has_come_later_than_now(
    meeting: Meeting, when: time, now: time, odd: Odd | None
) -> None:
    assert presence.odd(meeting, BERIT, Moment.CAME, when, now) is odd


@given(times, st.integers(0, presence.DAY - 1))
def test_the_minutes_between_two_times_lead_from_one_to_the_other(start: time, length: int) -> None:
    began = datetime.combine(date(2028, 2, 28), start)
    end = (began + timedelta(minutes=length)).time()
    assert presence.minutes_between(start, end) == length


@given(times, st.integers(0, presence.DAY - 1), st.integers(0, presence.DAY - 1))
def test_a_time_within_the_meeting_is_never_odd(start: time, length: int, after: int) -> None:
    began = datetime.combine(date(2028, 2, 28), start)
    meeting = replace(DAY, start=start, end=(began + timedelta(minutes=length)).time())
    when = (began + timedelta(minutes=after)).time()
    inside = after <= length
    assert (presence.odd(meeting, BERIT, Moment.CAME, when) is None) is inside


def test_what_is_put_right_and_what_was_changed_meanwhile_both_stand() -> None:
    kari = Participant(id="p-3", name="Kari Ås")
    here, late = replace(BERIT, present=True), replace(BERIT, came=time(12, 20))
    both = replace(BERIT, present=True, came=time(12, 20))
    assert presence.merged((BERIT, OLA), (here, OLA), (late, OLA, kari)) == (both, OLA, kari)
    assert presence.merged((BERIT, OLA), (BERIT, kari), (late, OLA)) == (late, kari)
    assert presence.merged((BERIT, OLA), (here, OLA), (OLA,)) == (OLA,)
    assert presence.merged((BERIT,), (BERIT, kari), (BERIT, kari)) == (BERIT, kari)
