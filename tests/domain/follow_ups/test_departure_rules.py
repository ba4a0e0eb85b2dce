"""The clock of «Har eleven sluttet?»: every day of it, who is called, and what ends it."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from elvis_tui.domain.across.departures import overlaps
from elvis_tui.domain.dated_rules import DatedRule, RuleId
from elvis_tui.domain.errors import DomainError, Fault
from elvis_tui.domain.follow_ups.departure import DateCorrection, Day, Deed, Departure, Done
from elvis_tui.domain.follow_ups.departure_deeds import (
    check_order,
    reopened,
    with_day,
    with_done,
    without,
)
from elvis_tui.domain.follow_ups.departure_rules import Ending, Lack, Move, Run, Sides, run
from elvis_tui.domain.follow_ups.records import Contact, ContactMethod, Reached
from elvis_tui.domain.people.age import is_of_age, of_age_on
from elvis_tui.domain.plan.calendar import Break, SchoolYear
from elvis_tui.domain.record import replace
from tests.school import student

WEEKS = {RuleId.LEFT_TRIES: 2, RuleId.LEFT_ANSWER: 3, RuleId.LEFT_COMPLAINT: 3}
BEGAN = date(2026, 11, 30)
FIRST = date(2026, 12, 1)
GROWN, CHILD = date(2026, 1, 1), date(2027, 6, 1)
"""Eighteenth birthdays."""


def rule(rule_id: RuleId, day: date) -> DatedRule:
    return DatedRule(
        id=rule_id,
        name="",
        number=WEEKS[rule_id],
        unit="uker",
        paragraph="§ 9",
        source="forskrift",
        certainty="høy",
    )


def sides(whom: str) -> Sides:
    return Sides(student="eleven" in whom, guardian="mor" in whom)


def tried(on: date, whom: str = "eleven", reached: Reached = Reached.NO) -> Contact:
    how = ContactMethod.PHONE
    return Contact(id=f"k-{on}-{whom}", on=on, by="berit", whom=whom, how=how, reached=reached)


def done(deed: Deed, on: date, **fields: str) -> Done:
    return Done(id=deed.value, deed=deed, on=on, by="berit", **fields)


def matter(*made: Done, began: date = BEGAN) -> Departure:
    return Departure(
        id="d", subject=student("s-1"), began_on=began, doubt="borte i tre uker", done=made
    )


def stands(
    departure: Departure, *contacts: Contact, today: date, of_age: date | None = GROWN
) -> Run:
    return run(departure, contacts, sides, of_age, rule, today)


def through(*deeds: Deed) -> Departure:
    """One in which some things were done as early as may be, over the end of the year."""
    days = {
        Deed.NOTICE: date(2026, 12, 15),
        Deed.ANSWER: date(2026, 12, 20),
        Deed.DECISION: date(2027, 1, 6),
        Deed.COMPLAINT: date(2027, 1, 27),
        Deed.SIGNED_OUT: date(2027, 1, 28),
        Deed.OT_TOLD: date(2027, 1, 28),
    }
    return matter(*(done(deed, days[deed]) for deed in deeds))


# The days


def test_the_two_weeks_are_counted_from_the_first_try_and_not_from_the_doubt() -> None:
    now = stands(matter(), tried(FIRST), today=date(2026, 12, 10))
    assert (now.first_try, now.notice_from, now.days_tried) == (FIRST, date(2026, 12, 15), 9)
    assert (now.move, now.due) == (Move.NOTICE, date(2026, 12, 15))
    assert now.lacks(Deed.NOTICE, date(2026, 12, 14)) == (Lack.TOO_SOON, Lack.GAP)
    assert Lack.TOO_SOON not in now.lacks(Deed.NOTICE, date(2026, 12, 15))


def test_before_any_try_one_is_to_try_at_once() -> None:
    now = stands(matter(), tried(BEGAN, "kontaktlærer", Reached.YES), today=BEGAN)
    assert (now.first_try, now.notice_from, now.move, now.due) == (None, None, Move.TRY, BEGAN)
    assert now.lacks(Deed.NOTICE, BEGAN) == (Lack.NO_TRY,)
    earlier = stands(matter(), tried(BEGAN - timedelta(days=1)), today=BEGAN)
    assert earlier.tries == ()


def test_every_day_over_the_end_of_a_year() -> None:
    tries = tried(FIRST), tried(date(2026, 12, 8))
    sent = stands(through(Deed.NOTICE), *tries, today=date(2026, 12, 20))
    assert (sent.answer_by, sent.move, sent.due) == (
        date(2027, 1, 5),
        Move.DECIDE,
        date(2027, 1, 6),
    )
    decided = stands(through(Deed.NOTICE, Deed.DECISION), *tries, today=date(2027, 1, 6))
    assert (decided.complain_by, decided.move, decided.due) == (
        date(2027, 1, 27),
        Move.SIGN_OUT,
        date(2027, 1, 28),
    )
    out = through(Deed.NOTICE, Deed.DECISION, Deed.SIGNED_OUT)
    waits = stands(out, *tries, today=date(2027, 1, 29))
    assert (waits.move, waits.due, waits.is_open) == (Move.TELL_OT, date(2027, 1, 28), True)
    over = stands(
        through(Deed.NOTICE, Deed.DECISION, Deed.SIGNED_OUT, Deed.OT_TOLD),
        *tries,
        today=date(2027, 1, 29),
    )
    assert (over.ending, over.ended_on, over.move, over.due) == (
        Ending.SIGNED_OUT,
        date(2027, 1, 28),
        None,
        None,
    )


def test_a_long_time_without_a_try_is_told_and_stops_nobody() -> None:
    tries = tried(FIRST), tried(date(2026, 12, 10))
    now = stands(matter(), *tries, today=date(2026, 12, 15))
    assert now.gap(now.today) == (FIRST, date(2026, 12, 10))
    assert now.lacks(Deed.NOTICE, now.today) == (Lack.GAP,)
    with_done(now, done(Deed.NOTICE, now.today))
    close = stands(matter(), *tries, tried(date(2026, 12, 5)), today=date(2026, 12, 15))
    assert close.gap(close.today) is None


# Guardians, and the eighteenth birthday


def test_guardians_of_one_under_eighteen_are_to_be_tried_and_get_the_varsel() -> None:
    today = date(2026, 12, 15)
    alone = stands(matter(), tried(FIRST), tried(date(2026, 12, 8)), today=today, of_age=CHILD)
    assert alone.lacks(Deed.NOTICE, today) == (Lack.GUARDIANS_NOT_TRIED,)
    assert alone.move is Move.TRY
    both = tried(FIRST), tried(date(2026, 12, 8), "mor")
    assert stands(matter(), *both, today=today, of_age=CHILD).lacks(Deed.NOTICE, today) == ()
    only = stands(matter(), both[1], today=date(2026, 12, 22), of_age=CHILD)
    assert Lack.STUDENT_NOT_TRIED in only.lacks(Deed.NOTICE, only.today)
    sent = matter(done(Deed.NOTICE, today, whom="eleven"))
    late = date(2027, 1, 6)
    child = stands(sent, *both, today=late, of_age=CHILD)
    assert child.lacks(Deed.DECISION, late) == (Lack.NOTICE_GUARDIANS,)
    told = matter(done(Deed.NOTICE, today, whom="eleven og mor"))
    assert stands(told, *both, today=late, of_age=CHILD).lacks(Deed.DECISION, late) == ()


def test_a_birthday_on_the_way_changes_who_gets_the_varsel_and_not_who_was_to_be_called() -> None:
    birthday, sent_on = date(2026, 12, 10), date(2026, 12, 15)
    alone = stands(matter(), tried(FIRST), tried(date(2026, 12, 8)), today=sent_on, of_age=birthday)
    assert alone.lacks(Deed.NOTICE, sent_on) == (Lack.GUARDIANS_NOT_TRIED,)
    assert alone.comes_of_age == birthday
    late = date(2027, 1, 6)
    sent = matter(done(Deed.NOTICE, sent_on, whom="eleven"))
    now = stands(sent, tried(FIRST), today=late, of_age=birthday)
    assert now.lacks(Deed.DECISION, late) == ()
    after = stands(matter(), tried(FIRST), today=sent_on, of_age=date(2027, 5, 1))
    assert after.comes_of_age is None


def test_without_a_day_of_birth_it_is_told_that_nobody_knows() -> None:
    today = date(2026, 12, 15)
    now = stands(matter(), tried(FIRST), tried(date(2026, 12, 8)), today=today, of_age=None)
    assert now.lacks(Deed.NOTICE, today) == (Lack.BIRTH_UNKNOWN,)
    assert now.comes_of_age is None
    with_done(now, done(Deed.NOTICE, today))


def test_whoever_is_born_on_29_february_comes_of_age_on_1_march() -> None:
    assert of_age_on(date(2008, 2, 29)) == date(2026, 3, 1)
    assert of_age_on(date(2008, 12, 31)) == date(2026, 12, 31)
    began, today = date(2026, 2, 20), date(2026, 2, 28)
    leap = of_age_on(date(2008, 2, 29))
    now = stands(matter(began=began), tried(began), today=today, of_age=leap)
    assert now.is_under_age(today) is True
    assert now.is_under_age(date(2026, 3, 1)) is False


@given(st.dates(date(1990, 1, 1), date(2020, 12, 31)))
def test_the_birthday_is_the_first_day_one_is_of_age(born: date) -> None:
    on = of_age_on(born)
    assert is_of_age(born, on)
    assert not is_of_age(born, on - timedelta(days=1))


# What ends it


def test_that_the_student_was_reached_ends_it_and_that_others_were_does_not() -> None:
    today = date(2026, 12, 10)
    mother = tried(date(2026, 12, 3), "mor", Reached.YES)
    assert stands(matter(), tried(FIRST), mother, today=today).is_open
    message = replace(tried(date(2026, 12, 4), reached=Reached.YES), how=ContactMethod.MESSAGE)
    now = stands(matter(), tried(FIRST), mother, message, today=today)
    assert (now.ending, now.ended_on) == (Ending.REACHED, date(2026, 12, 4))
    assert stands(matter(), tried(FIRST, reached=Reached.MESSAGE), today=today).is_open


def test_after_the_decision_contact_ends_nothing_and_is_told() -> None:
    after = tried(date(2027, 1, 7), reached=Reached.YES)
    decided = through(Deed.NOTICE, Deed.DECISION)
    now = stands(decided, tried(FIRST), after, today=date(2027, 1, 8))
    assert now.is_open
    assert now.reached_after_decision == date(2027, 1, 7)
    same_day = tried(date(2027, 1, 6), reached=Reached.YES)
    ended = stands(decided, tried(FIRST), same_day, today=date(2027, 1, 8))
    assert ended.ending is Ending.REACHED


def test_an_answer_and_a_complaint_in_time_end_it() -> None:
    answered = through(Deed.NOTICE, Deed.ANSWER)
    assert stands(answered, tried(FIRST), today=date(2027, 2, 1)).ending is Ending.ANSWERED
    reversed_ = through(Deed.NOTICE, Deed.DECISION, Deed.COMPLAINT)
    assert stands(reversed_, tried(FIRST), today=date(2027, 2, 1)).ending is Ending.REVERSED


@given(
    st.integers(0, 200), st.lists(st.integers(0, 60), max_size=4), st.booleans(), st.integers(0, 90)
)
def test_contact_with_the_student_always_ends_what_is_not_decided(
    reached_after: int, tries: list[int], noticed: bool, waited: int
) -> None:
    contacts = [tried(BEGAN + timedelta(days=n)) for n in tries]
    reached = tried(BEGAN + timedelta(days=reached_after), reached=Reached.YES)
    made = (done(Deed.NOTICE, BEGAN + timedelta(days=waited)),) if noticed else ()
    now = stands(matter(*made), *contacts, reached, today=BEGAN + timedelta(days=300))
    assert (now.ending, now.ended_on, now.move) == (Ending.REACHED, reached.on, None)


# What may be done, and in which order

LATE = date(2027, 3, 1)


@pytest.mark.parametrize(
    ("departure", "new", "fault"),
    [
        (matter(), done(Deed.DECISION, LATE), Fault.STEP_NOT_YET),
        (through(Deed.NOTICE), done(Deed.COMPLAINT, LATE), Fault.STEP_NOT_YET),
        (through(Deed.NOTICE, Deed.DECISION), done(Deed.OT_TOLD, LATE), Fault.STEP_NOT_YET),
        (through(Deed.NOTICE), done(Deed.DECISION, date(2026, 12, 14)), Fault.STEP_TOO_EARLY),
        (through(Deed.NOTICE), done(Deed.DECISION, date(2027, 3, 2)), Fault.DAY_TO_COME),
        (through(Deed.NOTICE), done(Deed.DECISION, date(2027, 1, 5)), Fault.STEP_LACKS),
        (through(Deed.NOTICE), done(Deed.NOTICE, LATE), Fault.STEP_DONE),
        (through(Deed.NOTICE, Deed.ANSWER), done(Deed.DECISION, LATE), Fault.RUN_ENDED),
        (
            through(Deed.NOTICE, Deed.DECISION),
            done(Deed.COMPLAINT, date(2027, 1, 28)),
            Fault.COMPLAINT_LATE,
        ),
        (
            through(Deed.NOTICE, Deed.DECISION),
            done(Deed.ANSWER, LATE),
            Fault.ANSWER_AFTER_DECISION,
        ),
        (
            through(Deed.NOTICE, Deed.DECISION),
            done(Deed.SIGNED_OUT, date(2027, 1, 27)),
            Fault.STEP_LACKS,
        ),
    ],
)
def test_what_is_refused(departure: Departure, new: Done, fault: Fault) -> None:
    with pytest.raises(DomainError) as refused:
        with_done(stands(departure, tried(FIRST), today=LATE), new)
    assert refused.value.fault is fault


def test_one_goes_on_with_something_missing_only_with_a_reason() -> None:
    now = stands(matter(), tried(FIRST), today=date(2026, 12, 10))
    early = done(Deed.NOTICE, date(2026, 12, 10))
    with pytest.raises(DomainError) as refused:
        with_done(now, early)
    assert refused.value.facts["lacking"] == (Lack.TOO_SOON,)
    made = with_done(now, replace(early, why="eleven har flyttet"))
    assert made.of(Deed.NOTICE) == replace(early, why="eleven har flyttet")


def test_what_something_follows_from_stays() -> None:
    with pytest.raises(DomainError) as refused:
        without(through(Deed.NOTICE, Deed.DECISION), Deed.NOTICE)
    assert refused.value.fault is Fault.STEP_LEADS_ON
    assert without(through(Deed.NOTICE, Deed.DECISION), Deed.DECISION) == through(Deed.NOTICE)


def test_what_ended_it_can_be_withdrawn_but_a_contact_is_put_right_where_it_stands() -> None:
    def again(departure: Departure, *contacts: Contact) -> tuple[Departure, tuple[Done, ...]]:
        return reopened(stands(departure, tried(FIRST), *contacts, today=LATE))

    answered = through(Deed.NOTICE, Deed.ANSWER)
    assert again(answered) == (through(Deed.NOTICE), (answered.of(Deed.ANSWER),))
    out = through(Deed.NOTICE, Deed.DECISION, Deed.SIGNED_OUT, Deed.OT_TOLD)
    assert again(out)[0] == through(Deed.NOTICE, Deed.DECISION)
    complained = through(Deed.NOTICE, Deed.DECISION, Deed.COMPLAINT)
    assert again(complained)[0] == through(Deed.NOTICE, Deed.DECISION)
    for contacts, fault in (
        ((), Fault.STILL_OPEN),
        ((tried(date(2026, 12, 4), reached=Reached.YES),), Fault.ENDED_BY_CONTACT),
    ):
        with pytest.raises(DomainError) as refused:
            again(matter(), *contacts)
        assert refused.value.fault is fault


# A day that is put right


def fix(day: Day, on: date, why: str = "posten var sein") -> DateCorrection:
    made = date(2027, 1, 2)
    return DateCorrection(id="r", day=day, before=None, on=on, by="berit", made_on=made, why=why)


def test_a_day_that_is_worked_out_can_be_put_right_and_what_was_worked_out_stays() -> None:
    now = stands(through(Deed.NOTICE), tried(FIRST), today=date(2027, 1, 2))
    moved = with_day(now, fix(Day.ANSWER_BY, date(2027, 1, 9)))
    again = stands(moved, tried(FIRST), today=date(2027, 1, 2))
    worked = again.days[Day.ANSWER_BY]
    assert (worked.on, worked.computed) == (date(2027, 1, 9), date(2027, 1, 5))
    assert (moved.corrections[0].before, again.due) == (date(2027, 1, 5), date(2027, 1, 10))
    back = with_day(again, fix(Day.ANSWER_BY, date(2027, 1, 5), "likevel ikke"))
    assert len(back.corrections) == 2
    assert stands(back, tried(FIRST), today=LATE).days[Day.ANSWER_BY].correction is None


def test_the_day_something_was_done_can_be_put_right_and_moves_what_follows() -> None:
    now = stands(through(Deed.NOTICE), tried(FIRST), today=date(2027, 1, 2))
    moved = with_day(now, fix(Day.NOTICE, date(2026, 12, 18)))
    again = stands(moved, tried(FIRST), today=date(2027, 1, 2))
    assert again.answer_by == date(2027, 1, 8)
    assert moved.corrections[0].before == date(2026, 12, 15)
    earlier = with_day(now, fix(Day.BEGAN, date(2026, 11, 20)))
    assert (earlier.began_on, earlier.corrections[0].before) == (date(2026, 11, 20), BEGAN)


@pytest.mark.parametrize(
    ("correction", "fault"),
    [
        (fix(Day.NOTICE, date(2026, 11, 1)), Fault.STEP_TOO_EARLY),
        (fix(Day.BEGAN, date(2027, 1, 1)), Fault.STEP_TOO_EARLY),
        (fix(Day.NOTICE, LATE), Fault.DAY_TO_COME),
        (fix(Day.DECISION, date(2027, 1, 1)), Fault.NOT_FOUND),
        (fix(Day.COMPLAIN_BY, date(2027, 1, 1)), Fault.NOT_FOUND),
        (fix(Day.NOTICE, date(2026, 12, 16), " "), Fault.EMPTY_FIELD),
    ],
)
def test_a_day_that_cannot_be_is_refused(correction: DateCorrection, fault: Fault) -> None:
    with pytest.raises(DomainError) as refused:
        with_day(stands(through(Deed.NOTICE), tried(FIRST), today=date(2027, 1, 2)), correction)
    assert refused.value.fault is fault


@given(st.data())
def test_whatever_is_put_right_the_order_holds_and_nothing_worked_out_is_lost(
    data: st.DataObject,
) -> None:
    departure = through(Deed.NOTICE, Deed.DECISION, Deed.SIGNED_OUT)
    kept = 0
    for _ in range(data.draw(st.integers(1, 5))):
        now = stands(departure, tried(FIRST), today=LATE)
        day = data.draw(st.sampled_from(list(Day)))
        on = data.draw(st.dates(date(2026, 11, 1), date(2027, 4, 1)))
        before = {d: w.computed for d, w in now.days.items()}
        try:
            departure = with_day(now, fix(day, on))
        except DomainError:
            continue
        kept += 1
        assert departure.corrections[-1].before == before.get(day, departure.corrections[-1].before)
        check_order(departure, LATE)
        after = stands(departure, tried(FIRST), today=LATE)
        first = FIRST if departure.began_on <= FIRST else None
        assert after.days[Day.NOTICE_FROM].computed == (first and first + timedelta(days=14))
        notice, decision = departure.of(Deed.NOTICE), departure.of(Deed.DECISION)
        assert notice is not None
        assert decision is not None
        assert departure.began_on <= notice.on <= decision.on
        assert after.days[Day.ANSWER_BY].computed == notice.on + timedelta(days=21)
        assert after.days[Day.COMPLAIN_BY].computed == decision.on + timedelta(days=21)
    assert len(departure.corrections) == kept


# Breaks


def test_breaks_are_told_and_stop_no_clock() -> None:
    christmas = Break(name="Juleferie", first=date(2026, 12, 21), last=date(2027, 1, 3))
    year = SchoolYear(
        label="2026/27",
        first_day=date(2026, 8, 17),
        last_day=date(2027, 6, 18),
        breaks=(christmas,),
    )
    after = SchoolYear(label="2027/28", first_day=date(2027, 8, 16), last_day=date(2028, 6, 16))
    now = stands(through(Deed.NOTICE), tried(FIRST), today=date(2026, 12, 22))
    (found,) = overlaps(now, [year, after])
    assert (found.until, found.name, found.days) == (Day.ANSWER_BY, "Juleferie", 14)
    assert now.answer_by == date(2027, 1, 5)
    began = date(2027, 6, 10)
    summer = stands(matter(began=began), tried(began), today=date(2027, 6, 20))
    (off,) = overlaps(summer, [year, after])
    assert (off.name, off.first, off.last) == ("", date(2027, 6, 19), date(2027, 6, 24))
    assert overlaps(stands(matter(), today=BEGAN), [year]) == ()
