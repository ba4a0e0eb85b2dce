"""What a consent is worth on a day: ages, birthdays, ends, refusals, withdrawals."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from elvis_tui.domain.errors import DomainError, Fault
from elvis_tui.domain.people import consent_rules as rules
from elvis_tui.domain.people.age import is_of_age, of_age_on
from elvis_tui.domain.people.consent_rules import AskKind, ConsentAges, Doubt, State
from elvis_tui.domain.people.consents import Consent, Giver, Standing
from elvis_tui.domain.record import replace

AGES = ConsentAges(education=15, health=16)
GIVEN_ON = date(2026, 9, 4)
ENDS = date(2027, 6, 18)
PPT = Consent(
    id="c-1",
    student="s-1",
    services=("PPT", "BUP"),
    given_by=Giver.STUDENT,
    on=GIVEN_ON,
    expires_on=ENDS,
)
ADULT = date(2008, 1, 12)
"""Eighteen all through the school year."""
TURNS = date(2009, 1, 12)
"""Turns eighteen on 12 January 2027."""
DAY = timedelta(days=1)
consents = st.builds(
    Consent,
    id=st.uuids().map(str),
    student=st.just("s-1"),
    standing=st.sampled_from(Standing),
    services=st.lists(st.sampled_from(["PPT", "BUP", "NAV"]), max_size=2, unique=True).map(tuple),
    about_health=st.booleans(),
    given_by=st.sampled_from(Giver),
    on=st.dates(date(2025, 1, 1), date(2027, 12, 31)),
    expires_on=st.none() | st.dates(date(2025, 1, 1), date(2028, 12, 31)),
    withdrawn_on=st.none() | st.dates(date(2025, 1, 1), date(2027, 12, 31)),
)
births = st.none() | st.dates(date(2005, 1, 1), date(2013, 12, 31))
days = st.dates(date(2025, 1, 1), date(2028, 12, 31))


def state(consent: Consent, on: date, born: date | None = ADULT) -> State:
    return rules.state(consent, born, on, AGES)


# The day it ends


def test_it_holds_on_its_last_day_and_has_run_out_the_day_after() -> None:
    assert state(PPT, ENDS) is State.SOON
    assert state(PPT, ENDS + DAY) is State.EXPIRED


def test_it_runs_out_soon_from_thirty_days_before() -> None:
    assert state(PPT, ENDS - 31 * DAY) is State.IN_FORCE
    assert state(PPT, ENDS - 30 * DAY) is State.SOON
    assert state(replace(PPT, expires_on=None), date(2030, 1, 1)) is State.IN_FORCE


def test_the_end_of_a_year_is_a_day_like_others() -> None:
    till_new_year = replace(PPT, expires_on=date(2026, 12, 31))
    assert state(till_new_year, date(2026, 12, 31)) is State.SOON
    assert state(till_new_year, date(2027, 1, 1)) is State.EXPIRED


# Who may give it


@pytest.mark.parametrize(
    ("health", "on", "who"),
    [
        (False, date(2026, 1, 11), Giver.GUARDIANS),
        (False, date(2026, 1, 12), Giver.STUDENT),
        (True, date(2027, 1, 11), Giver.GUARDIANS),
        (True, date(2027, 1, 12), Giver.STUDENT),
    ],
)
def test_from_fifteen_about_the_education_and_from_sixteen_about_health(
    health: bool, on: date, who: Giver
) -> None:
    consent = replace(PPT, about_health=health)
    assert rules.may_give(date(2011, 1, 12), on, AGES.of(consent)) is who
    assert rules.may_give(None, on, 15) is Giver.NOT_TOLD


def test_a_student_who_was_too_young_alone_is_not_counted_and_both_are() -> None:
    born = date(2012, 1, 12)  # fourteen
    assert rules.doubt(PPT, born, AGES) is Doubt.TOO_YOUNG
    assert state(PPT, GIVEN_ON, born) is State.UNCLEAR
    # It is judged by the day it was given: growing older makes nothing clear.
    assert state(PPT, date(2027, 2, 1), born) is State.UNCLEAR
    for giver in (Giver.BOTH, Giver.GUARDIANS, Giver.NOT_TOLD):
        assert state(replace(PPT, given_by=giver), GIVEN_ON, born) is State.IN_FORCE


def test_guardians_alone_do_not_answer_for_one_who_answers_alone() -> None:
    alone = replace(PPT, given_by=Giver.GUARDIANS)
    assert rules.doubt(alone, TURNS, AGES) is Doubt.STUDENT_DECIDES
    assert rules.doubt(replace(alone, given_by=Giver.BOTH), TURNS, AGES) is None
    assert rules.doubt(alone, None, AGES) is None
    assert rules.doubt(replace(alone, standing=Standing.REFUSED), TURNS, AGES) is None


# Eighteen


@pytest.mark.parametrize("giver", [Giver.BOTH, Giver.NOT_TOLD])
def test_what_guardians_had_a_part_in_is_asked_anew_from_the_eighteenth_birthday(
    giver: Giver,
) -> None:
    both = replace(PPT, given_by=giver)
    assert state(both, date(2027, 1, 11), TURNS) is State.IN_FORCE
    assert state(both, date(2027, 1, 12), TURNS) is State.ASK_ANEW
    assert state(PPT, date(2027, 1, 12), TURNS) is State.IN_FORCE
    # Given after the birthday it stands, and of one whose birthday nobody knows too.
    assert state(both, ENDS - 40 * DAY, ADULT) is State.IN_FORCE
    assert state(both, ENDS - 40 * DAY, None) is State.IN_FORCE


def test_guardians_who_answered_for_a_child_are_asked_no_more_at_eighteen() -> None:
    born = date(2012, 1, 12)
    old = replace(PPT, given_by=Giver.GUARDIANS, expires_on=None)
    assert state(old, date(2030, 1, 11), born) is State.IN_FORCE
    assert state(old, date(2030, 1, 12), born) is State.ASK_ANEW


@pytest.mark.parametrize("giver", [Giver.GUARDIANS, Giver.BOTH, Giver.NOT_TOLD])
@pytest.mark.parametrize("standing", [Standing.REFUSED, Standing.WITHDRAWN])
def test_a_no_that_guardians_had_a_part_in_is_asked_anew_at_eighteen_too(
    giver: Giver, standing: Standing
) -> None:
    birthday, refused = date(2027, 1, 12), standing is Standing.REFUSED
    no = replace(PPT, standing=standing, given_by=giver)
    no = replace(no, expires_on=None) if refused else replace(no, withdrawn_on=date(2026, 10, 3))
    stands = State.REFUSED if refused else State.WITHDRAWN
    assert state(no, birthday - DAY, TURNS) is stands
    assert state(no, birthday, TURNS) is State.ASK_ANEW
    assert asked(no, on=birthday - 31 * DAY, born=TURNS) == []
    assert asked(no, on=birthday - 30 * DAY, born=TURNS) == [(AskKind.OF_AGE, birthday)]
    assert asked(no, on=birthday + 400 * DAY, born=TURNS) == [(AskKind.OF_AGE, birthday)]
    assert rules.valid_consent([no], "PPT", TURNS, birthday, AGES) is None
    # The student's own no stands, and so does one after the birthday; nothing is asked for ever.
    own = replace(no, given_by=Giver.STUDENT)
    assert state(own, birthday, TURNS) is stands
    again = replace(own, id="c-2", on=birthday, withdrawn_on=None if refused else birthday)
    assert asked(no, again, on=birthday + DAY, born=TURNS) == []
    assert state(no, birthday, None) is stands


def test_what_an_adult_withdrew_is_not_asked_anew_and_was_before_it() -> None:
    birthday = date(2027, 1, 12)
    gone = replace(PPT, given_by=Giver.BOTH, standing=Standing.WITHDRAWN, expires_on=None)
    gone = replace(gone, withdrawn_on=birthday + 5 * DAY)
    assert state(gone, birthday + 4 * DAY, TURNS) is State.ASK_ANEW
    assert state(gone, birthday + 5 * DAY, TURNS) is State.WITHDRAWN
    assert asked(gone, on=birthday + 5 * DAY, born=TURNS) == []


def test_a_birthday_on_29_february_is_on_1_march_in_other_years() -> None:
    born = date(2008, 2, 29)
    both = replace(PPT, given_by=Giver.BOTH, on=date(2025, 9, 1), expires_on=date(2026, 12, 1))
    assert of_age_on(born) == date(2026, 3, 1)
    assert state(both, date(2026, 2, 28), born) is State.IN_FORCE
    assert state(both, date(2026, 3, 1), born) is State.ASK_ANEW


@given(st.dates(date(1990, 1, 1), date(2020, 12, 31)))
def test_the_birthday_is_the_first_day_of_age(born: date) -> None:
    assert is_of_age(born, of_age_on(born))
    assert not is_of_age(born, of_age_on(born) - DAY)


# Refused, withdrawn, unclear


def test_a_refusal_has_no_end_and_a_withdrawal_counts_from_its_day() -> None:
    refused = replace(PPT, standing=Standing.REFUSED)
    assert state(refused, date(2030, 1, 1)) is State.REFUSED
    gone = replace(PPT, standing=Standing.WITHDRAWN, withdrawn_on=date(2026, 10, 3))
    assert state(gone, date(2026, 10, 2)) is State.IN_FORCE
    assert state(gone, date(2026, 10, 3)) is State.WITHDRAWN
    assert state(gone, date(2028, 1, 1)) is State.WITHDRAWN


def test_words_alone_are_no_answer() -> None:
    words = Consent(id="c", student="s-1", standing=Standing.UNCLEAR, as_it_stood="PPT ut året")
    assert state(words, GIVEN_ON) is State.UNCLEAR
    assert rules.valid_consent([words], "PPT", ADULT, GIVEN_ON, AGES) is None
    assert rules.current([words, PPT], GIVEN_ON) == [PPT, words]


# Whether a service may be told


def valid(*several: Consent, service: str = "PPT", on: date = date(2026, 10, 19)) -> str | None:
    found = rules.valid_consent(several, service, ADULT, on, AGES)
    return found.id if found else None


def test_it_is_given_to_services_by_name_however_they_are_written() -> None:
    assert valid(PPT) == valid(PPT, service="ppt") == "c-1"
    assert valid(PPT, service="NAV") is None
    assert valid(PPT, on=GIVEN_ON - DAY) is None
    assert valid(PPT, on=ENDS + DAY) is None
    assert valid() is None


def test_the_last_answer_that_goes_for_the_service_decides() -> None:
    refused = replace(
        PPT, id="c-2", standing=Standing.REFUSED, services=("PPT",), on=GIVEN_ON + DAY
    )
    again = replace(PPT, id="c-3", services=("PPT",), on=GIVEN_ON + 2 * DAY)
    assert valid(PPT, refused) is None
    assert valid(PPT, refused, service="BUP") == "c-1"
    assert valid(PPT, refused, again) == "c-3"
    assert valid(again, refused, PPT) == "c-3", "whichever was recorded first"


def test_a_refusal_of_everything_goes_for_every_service() -> None:
    nothing = replace(PPT, id="c-2", standing=Standing.REFUSED, services=(), on=GIVEN_ON + DAY)
    assert valid(PPT, nothing) is None
    assert valid(PPT, nothing, service="BUP") is None
    assert rules.current([PPT, nothing], ENDS) == [nothing]
    later = replace(PPT, id="c-3", on=GIVEN_ON + 2 * DAY)
    assert valid(PPT, nothing, later) == "c-3"
    assert rules.current([PPT, nothing, later], ENDS) == [later, nothing]


def test_what_is_withdrawn_after_another_was_given_is_what_was_said_last() -> None:
    gone = replace(PPT, standing=Standing.WITHDRAWN, withdrawn_on=date(2026, 10, 10))
    between = replace(PPT, id="c-2", on=date(2026, 10, 1))
    after = replace(PPT, id="c-3", on=date(2026, 10, 12))
    assert valid(gone, between, on=date(2026, 10, 9)) == "c-2"
    assert valid(gone, between) is None
    assert valid(gone, between, after) == "c-3"


@given(st.lists(consents, max_size=5), births, days)
def test_nobody_is_told_on_an_answer_that_does_not_stand(
    several: list[Consent], born: date | None, on: date
) -> None:
    found = rules.valid_consent(several, "PPT", born, on, AGES)
    if found is not None:
        assert "PPT" in found.services
        assert found.on is not None
        assert found.on <= on
        assert found.expires_on is None or on <= found.expires_on
        assert found.standing is not Standing.REFUSED
        assert rules.state(found, born, on, AGES) in (State.IN_FORCE, State.SOON)
        assert found in rules.current(several, on)


@given(st.lists(consents, max_size=5), births, days)
def test_a_refusal_of_today_is_never_overruled(
    several: list[Consent], born: date | None, on: date
) -> None:
    refusal = Consent(id="no", student="s-1", standing=Standing.REFUSED, on=on)
    assert rules.valid_consent([*several, refusal], "PPT", born, on, AGES) is None


# What has to be asked


def asked(*several: Consent, on: date, born: date | None = ADULT) -> list[tuple[AskKind, date]]:
    return [(a.kind, a.on) for a in rules.asks(several, born, on, AGES)]


def test_what_runs_out_comes_up_thirty_days_before_and_until_there_is_a_later_answer() -> None:
    assert asked(PPT, on=ENDS - 31 * DAY) == []
    assert asked(PPT, on=ENDS - 30 * DAY) == [(AskKind.ENDS, ENDS)]
    assert asked(PPT, on=ENDS + 60 * DAY) == [(AskKind.ENDS, ENDS)]
    half = replace(PPT, id="c-2", services=("PPT",), on=ENDS, expires_on=None)
    assert asked(PPT, half, on=ENDS + DAY) == [(AskKind.ENDS, ENDS)], "BUP is not answered yet"
    whole = replace(PPT, id="c-2", standing=Standing.REFUSED, on=ENDS)
    assert asked(PPT, whole, on=ENDS + DAY) == []


def test_an_eighteenth_birthday_comes_up_where_guardians_had_a_part() -> None:
    both = replace(PPT, given_by=Giver.BOTH)
    birthday = date(2027, 1, 12)
    assert asked(both, on=birthday - 31 * DAY, born=TURNS) == []
    assert asked(both, on=birthday - 30 * DAY, born=TURNS) == [(AskKind.OF_AGE, birthday)]
    assert asked(both, on=birthday + 90 * DAY, born=TURNS) == [(AskKind.OF_AGE, birthday)]
    assert asked(PPT, on=birthday, born=TURNS) == []
    short = replace(both, expires_on=birthday - 2 * DAY)
    assert asked(short, on=birthday - 10 * DAY, born=TURNS) == [(AskKind.ENDS, birthday - 2 * DAY)]


@given(st.lists(consents, max_size=5), births, days)
def test_each_thing_is_asked_once_the_nearest_first(
    several: list[Consent], born: date | None, on: date
) -> None:
    found = rules.asks(several, born, on, AGES)
    assert len({a.kind for a in found}) == len(found)
    assert [a.on for a in found] == sorted(a.on for a in found)
    assert all(a.on - on <= rules.SOON for a in found)


# What cannot be


def refused(consent: Consent, today: date = date(2026, 10, 19)) -> tuple[Fault, object]:
    with pytest.raises(DomainError) as caught:
        rules.check(consent, TURNS, today)
    return caught.value.fault, caught.value.facts["field"]


def test_impossible_days_are_refused_with_the_field_they_stand_in() -> None:
    today = date(2026, 10, 19)
    gone = replace(PPT, standing=Standing.WITHDRAWN)
    assert refused(replace(PPT, on=today + DAY)) == (Fault.DAY_TO_COME, "on")
    assert refused(replace(PPT, on=date(2008, 1, 1))) == (Fault.ANSWERED_BEFORE_BIRTH, "on")
    assert refused(replace(PPT, expires_on=GIVEN_ON - DAY)) == (
        Fault.EXPIRES_BEFORE_GIVEN,
        "expires_on",
    )
    assert refused(replace(PPT, services=())) == (Fault.EMPTY_FIELD, "services")
    assert refused(replace(PPT, on=None)) == (Fault.EMPTY_FIELD, "on")
    assert refused(gone) == (Fault.EMPTY_FIELD, "withdrawn_on")
    for day, fault in (
        (today + DAY, Fault.DAY_TO_COME),
        (GIVEN_ON - DAY, Fault.WITHDRAWN_BEFORE_GIVEN),
    ):
        assert refused(replace(gone, withdrawn_on=day)) == (fault, "withdrawn_on")


def test_a_refusal_may_go_for_everything_and_words_need_no_day() -> None:
    today = date(2026, 10, 19)
    rules.check(replace(PPT, standing=Standing.REFUSED, services=()), None, today)
    rules.check(Consent(id="c", student="s", standing=Standing.UNCLEAR), None, today)
    rules.check(replace(PPT, expires_on=GIVEN_ON), ADULT, today)


# As it is typed


@pytest.mark.parametrize(
    ("typed", "services"),
    [
        ("ppt, bup og nav", ("PPT", "BUP", "NAV")),
        (" PPT ;; ppt\nBUP ", ("PPT", "BUP")),
        ("helse og omsorg i Løten, NAV", ("helse og omsorg i Løten", "NAV")),
        ("[/], PPT", ("[/]", "PPT")),
        ("  ", ()),
    ],
)
def test_services_are_read_each_once(typed: str, services: tuple[str, ...]) -> None:
    assert rules.read_services(typed, ("PPT", "BUP", "NAV")) == services
