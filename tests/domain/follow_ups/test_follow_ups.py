"""A follow-up: what comes next, and how it ends."""

from __future__ import annotations

from datetime import date, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from elvis_tui.domain.errors import DomainError, Fault
from elvis_tui.domain.follow_ups.records import (
    Contact,
    ContactMethod,
    FollowUp,
    Level,
    Measure,
    Note,
    Phase,
    Reached,
)
from elvis_tui.domain.follow_ups.rules import (
    by_next_date,
    check_contact,
    check_measure,
    close,
    evaluate,
    last_seen,
    reopen,
)
from elvis_tui.domain.measures import Went
from elvis_tui.domain.record import replace
from elvis_tui.domain.subject import Subject, SubjectKind
from elvis_tui.domain.teams import IKO

TODAY = date(2026, 10, 19)
SUMMER = timezone(timedelta(hours=2))
FOLLOW_UP = FollowUp(
    id="f-1",
    subject=Subject(kind=SubjectKind.STUDENT, id="s-1"),
    team=IKO,
    opened_on=date(2026, 9, 1),
)
CALLS = Measure(
    id="m-1",
    what="Morgenringing",
    who="Miljøteam",
    start=date(2026, 9, 21),
    evaluate_on=date(2026, 10, 12),
)
TALK = replace(CALLS, id="m-2", what="Samtale", evaluate_on=date(2026, 11, 2))
FOLLOWED = replace(
    FOLLOW_UP,
    phase=Phase.FOLLOWING,
    next_date=date(2026, 10, 26),
    next_what="samtale",
    measures=(CALLS, TALK),
)


def contact(on: date, reached: Reached) -> Contact:
    return Contact(
        id=f"k-{on}",
        on=on,
        by="Sos.ped.",
        whom="eleven",
        how=ContactMethod.PHONE,
        reached=reached,
    )


@pytest.mark.parametrize("phase", Phase)
def test_a_follow_up_is_open_in_every_phase_but_the_last(phase: Phase) -> None:
    assert replace(FOLLOW_UP, phase=phase).is_open == (phase is not Phase.CLOSED)


def test_next_due_is_the_nearest_of_the_next_date_and_open_evaluations() -> None:
    assert FOLLOW_UP.next_due is None
    assert FOLLOWED.next_due == CALLS.evaluate_on
    assert evaluate(FOLLOWED, "m-1", today=TODAY, result="virker").next_due == FOLLOWED.next_date
    assert replace(FOLLOWED, next_date=None, measures=(TALK,)).next_due == TALK.evaluate_on


def test_a_measure_without_an_evaluation_date_is_open_and_never_due() -> None:
    measure = replace(CALLS, evaluate_on=None)
    found = replace(FOLLOW_UP, measures=(measure,))
    assert found.open_measures == (measure,)
    assert found.next_due is None


def test_evaluating_closes_one_measure_today_and_leaves_the_others() -> None:
    found = evaluate(FOLLOWED, "m-1", today=TODAY, result="Møter på skolen", went=Went.PARTLY)
    calls = replace(CALLS, result="Møter på skolen", went=Went.PARTLY, evaluated_on=TODAY)
    assert found.measures == (calls, TALK)
    assert found.open_measures == (TALK,)


def test_a_measure_that_is_not_there_cannot_be_evaluated() -> None:
    with pytest.raises(DomainError) as caught:
        evaluate(FOLLOWED, "m-9", today=TODAY, result="skrevet og ikke tapt")
    assert caught.value.fault is Fault.NOT_FOUND
    assert caught.value.facts == {"what": "measure"}


def test_last_seen_is_the_last_day_somebody_met_or_spoke_with_the_student() -> None:
    def seen(follow_up: FollowUp) -> date | None:
        return last_seen(follow_up, lambda whom: whom == "eleven")

    assert seen(FOLLOW_UP) is None
    talked = contact(date(2026, 10, 1), Reached.YES)
    late = datetime(2026, 10, 9, 23, 30, tzinfo=SUMMER)
    found = replace(
        FOLLOW_UP,
        contacts=(
            talked,
            contact(date(2026, 10, 12), Reached.NO),
            contact(date(2026, 10, 13), Reached.MESSAGE),
            replace(talked, on=date(2026, 10, 14), whom="foresatte"),
            replace(talked, on=date(2026, 10, 15), how=ContactMethod.MESSAGE),
        ),
        notes=(Note(id="n-1", at=late, by="Sos.ped.", text="samtale"),),
    )
    assert seen(found) == date(2026, 10, 1)
    met = replace(talked, on=date(2026, 10, 16), how=ContactMethod.HOME_VISIT)
    assert seen(replace(found, contacts=(*found.contacts, met))) == date(2026, 10, 16)


def test_what_has_ended_is_taken_up_again_with_a_reason() -> None:
    ended = close(FOLLOWED, today=TODAY, why="trives")
    later = TODAY + timedelta(days=30)
    again = reopen(ended, today=later, why="nytt fravær")
    assert (again.is_open, again.phase, again.closed_on) == (True, Phase.FOLLOWING, None)
    assert (again.taken_up_on, again.opened_on) == (later, FOLLOWED.opened_on)
    assert again.measures == FOLLOWED.measures
    for follow_up, why, fault in (
        (again, "mer", Fault.STILL_OPEN),
        (ended, " ", Fault.EMPTY_FIELD),
    ):
        with pytest.raises(DomainError) as refused:
            reopen(follow_up, today=later, why=why)
        assert refused.value.fault is fault


def test_the_list_is_soonest_first_and_undated_last() -> None:
    undated = replace(FOLLOW_UP, id="undated", level=Level.RED)
    soon = replace(FOLLOW_UP, id="soon", next_date=date(2026, 10, 20), level=Level.GREEN)
    later = replace(FOLLOW_UP, id="later", next_date=date(2026, 10, 21), level=Level.RED)
    assert by_next_date([undated, later, soon]) == [soon, later, undated]


def test_on_the_same_day_red_comes_before_yellow_before_green() -> None:
    given_on = {level: replace(FOLLOW_UP, id=level, level=level) for level in Level}
    assert [f.level for f in by_next_date(given_on.values())] == [
        Level.RED,
        Level.YELLOW,
        Level.GREEN,
    ]


@given(
    days=st.lists(st.tuples(st.none() | st.dates(), st.sampled_from(Level), st.dates()), max_size=8)
)
def test_the_order_is_the_same_however_they_lay(
    days: list[tuple[date | None, Level, date]],
) -> None:
    found = [
        replace(FOLLOW_UP, id=str(n), next_date=due, level=level, opened_on=opened)
        for n, (due, level, opened) in enumerate(days)
    ]
    assert by_next_date(reversed(found)) == by_next_date(found)


def test_closing_keeps_the_record_and_takes_away_what_was_to_come() -> None:
    found = close(FOLLOWED, today=TODAY, why="Til stede i fire uker")
    assert (found.phase, found.closed_on, found.closed_why) == (
        Phase.CLOSED,
        TODAY,
        "Til stede i fire uker",
    )
    assert (found.next_date, found.next_what) == (None, "")
    assert found.measures == FOLLOWED.measures
    assert found.next_due is None, "an evaluation left open would be asked for for ever"


def test_a_closed_follow_up_cannot_be_closed_again() -> None:
    closed = close(FOLLOWED, today=TODAY, why="Byttet skole")
    with pytest.raises(DomainError) as caught:
        close(closed, today=TODAY, why="igjen")
    assert caught.value.fault is Fault.ALREADY_CLOSED


@pytest.mark.parametrize("why", ["", "  ", "\n\t"])
def test_closing_asks_for_a_reason(why: str) -> None:
    with pytest.raises(DomainError) as caught:
        close(FOLLOWED, today=TODAY, why=why)
    assert (caught.value.fault, caught.value.facts) == (Fault.EMPTY_FIELD, {"field": "why"})


def test_nobody_was_met_tomorrow() -> None:
    met = Contact(
        id="k-1",
        on=TODAY,
        by="siv",
        whom="eleven",
        how=ContactMethod.PHONE,
        reached=Reached.YES,
    )
    check_contact(met, TODAY)
    with pytest.raises(DomainError) as caught:
        check_contact(replace(met, on=TODAY + timedelta(days=1)), TODAY)
    assert caught.value.fault is Fault.DAY_TO_COME


def test_a_measure_is_not_evaluated_before_it_begins() -> None:
    check_measure(replace(CALLS, evaluate_on=CALLS.start))
    with pytest.raises(DomainError) as caught:
        check_measure(replace(CALLS, evaluate_on=CALLS.start - timedelta(days=1)))
    assert caught.value.fault is Fault.EVALUATED_BEFORE_START
    later = replace(CALLS, start=TODAY + timedelta(days=1), evaluate_on=None)
    with pytest.raises(DomainError) as caught:
        evaluate(replace(FOLLOW_UP, measures=(later,)), later.id, today=TODAY, result="bra")
    assert caught.value.fault is Fault.EVALUATED_BEFORE_START
