"""How long it is since anybody was sought, and what a contact leaves behind."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from elvis_tui.domain.errors import DomainError, Fault
from elvis_tui.domain.follow_ups import rules
from elvis_tui.domain.follow_ups.contact_rules import (
    last_reached,
    last_sought,
    silent_days,
    with_contact,
)
from elvis_tui.domain.follow_ups.records import Contact, ContactMethod, FollowUp, Reached
from elvis_tui.domain.plan.calendar import Break, SchoolYear, times_off
from elvis_tui.domain.record import replace
from elvis_tui.domain.teams import IKO
from tests.school import TODAY, student

AUTUMN = Break(name="Høstferie", first=date(2026, 10, 5), last=date(2026, 10, 9))
YEAR = SchoolYear(
    label="2026/27", first_day=date(2026, 8, 17), last_day=date(2027, 6, 18), breaks=(AUTUMN,)
)
NEXT = SchoolYear(label="2027/28", first_day=date(2027, 8, 16), last_day=date(2028, 6, 16))
LATER = SchoolYear(label="2029/30", first_day=date(2029, 8, 20), last_day=date(2030, 6, 14))
OFF = times_off([NEXT, YEAR])


def contact(on: date, reached: Reached = Reached.YES, **fields: object) -> Contact:
    how = ContactMethod.PHONE
    return Contact(id="k", on=on, by="siv", whom="mor", how=how, reached=reached, **fields)  # type: ignore[arg-type]


def followed(*contacts: Contact, opened: date = date(2026, 9, 1)) -> FollowUp:
    subject = student("s-1")
    return FollowUp(id="f", subject=subject, team=IKO, opened_on=opened, contacts=contacts)


def test_reached_is_anybody_and_sought_is_any_attempt() -> None:
    one = followed(
        contact(date(2026, 10, 1)),
        contact(date(2026, 10, 12), Reached.NO),
        contact(date(2026, 10, 2), Reached.MESSAGE),
    )
    assert last_reached(one) == date(2026, 10, 1)
    assert last_sought(one) == date(2026, 10, 12)
    assert last_reached(followed()) is last_sought(followed()) is None


@pytest.mark.parametrize(
    ("since", "today", "days"),
    [
        (date(2026, 10, 19), TODAY, 0),
        (date(2026, 10, 18), TODAY, 1),
        # The five days of the break are not counted, the weekends round it are.
        (date(2026, 10, 2), TODAY, 12),
        (date(2026, 10, 4), date(2026, 10, 9), 0),
        (date(2026, 10, 6), TODAY, 10),
        # Neither is the summer: Friday before it to the second day after it.
        (date(2027, 6, 18), date(2027, 8, 17), 2),
        (date(2027, 6, 30), date(2027, 7, 20), 0),
    ],
)
def test_days_off_school_are_not_silence(since: date, today: date, days: int) -> None:
    assert silent_days(followed(contact(since, Reached.NO)), today, OFF) == days


def test_without_any_contact_it_is_counted_from_when_it_was_taken_up() -> None:
    assert silent_days(followed(opened=date(2026, 10, 12)), TODAY, OFF) == 7
    again = replace(followed(contact(date(2026, 9, 2))), reopened_on=date(2026, 10, 16))
    assert silent_days(again, TODAY, OFF) == 3


def test_a_year_that_nobody_knows_the_calendar_of_is_no_summer() -> None:
    assert times_off([NEXT, LATER]) == ()


@given(st.dates(date(2026, 8, 17), date(2027, 12, 1)), st.integers(0, 500))
def test_it_is_the_days_that_are_not_off_one_by_one(since: date, count: int) -> None:
    today = since + timedelta(days=count)
    days = (since + timedelta(days=n) for n in range(1, count + 1))
    own = sum(not any(first <= day <= last for first, last in OFF) for day in days)
    assert silent_days(followed(contact(since), opened=since), today, OFF) == own


@pytest.mark.parametrize(
    ("stands", "expected"),
    [
        (None, date(2026, 10, 26)),
        (date(2026, 10, 16), date(2026, 10, 26)),
        (TODAY, date(2026, 10, 26)),
        (date(2026, 10, 23), date(2026, 10, 23)),
        (date(2026, 11, 2), date(2026, 10, 26)),
    ],
)
def test_the_next_contact_is_what_happens_next(stands: date | None, expected: date) -> None:
    before = replace(followed(), next_date=stands)
    agreed = contact(TODAY, next_on=date(2026, 10, 26), text="ring mor\nx")
    made = with_contact(before, agreed, TODAY)
    assert made.next_date == expected
    assert made.next_what == ("" if expected == stands else "ring mor")


def test_words_that_stand_are_kept_and_an_ended_one_gets_no_date() -> None:
    before = replace(followed(), next_what="samtale")
    new = contact(TODAY, next_on=date(2026, 10, 26), text="ring mor")
    assert with_contact(before, new, TODAY).next_what == "samtale"
    ended = rules.close(before, today=TODAY, why="trives")
    assert with_contact(ended, new, TODAY).next_date is None


@pytest.mark.parametrize("next_on", [TODAY, date(2026, 10, 1)])
def test_the_next_contact_comes_after_this_one(next_on: date) -> None:
    with pytest.raises(DomainError) as refused:
        rules.check_contact(contact(TODAY, next_on=next_on), TODAY)
    assert (refused.value.fault, refused.value.facts["field"]) == (Fault.BEFORE_CONTACT, "next_on")
