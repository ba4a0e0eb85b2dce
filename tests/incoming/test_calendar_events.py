"""A calendar as Outlook and Google write it: whole days, time zones, and what recurs."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

import pytest
from dateutil.rrule import rrulestr
from hypothesis import given
from hypothesis import strategies as st

from elvis_tui.domain.errors import Fault, InputError
from elvis_tui.domain.plan.calendar_import import CalendarRead, LeftWhy
from elvis_tui.incoming.calendar_file import read_calendar
from elvis_tui.incoming.calendar_recurrence import WEEKDAYS, read_rule, unrolled
from elvis_tui.wording.sources import faults_in_words
from tests.incoming.calendars import calendar, event

AUTUMN = (
    "DTSTART;VALUE=DATE:20271011",
    "DTEND;VALUE=DATE:20271016",
    "UID:b@google.com",
    "SUMMARY:Høstferie",
)


def read(*events: str, product: str = "-//x//EN") -> CalendarRead:
    return read_calendar("skolerute.ics", calendar(*events, product=product))


def days(found: CalendarRead) -> list[tuple[str, date, date]]:
    (year,) = found.years
    return [(b.name, b.first, b.last) for b in year.breaks]


def told(data: bytes) -> str:
    with pytest.raises(InputError) as caught:
        read_calendar("skolerute.ics", data)
    assert caught.value.fault is Fault.SOURCE_UNUSABLE
    return faults_in_words(caught.value.facts["faults"])


def test_the_end_of_whole_days_is_the_day_after() -> None:
    found = read(event(*AUTUMN), event("DTSTART;VALUE=DATE:20271112", "SUMMARY:Fridag"))
    assert days(found) == [
        ("Høstferie", date(2027, 10, 11), date(2027, 10, 15)),
        ("Fridag", date(2027, 11, 12), date(2027, 11, 12)),
    ]
    assert found.years[0].first_day == date(2027, 8, 16)
    assert found.years[0].last_day == date(2028, 6, 16)


def test_whole_days_of_outlook_are_from_midnight_to_midnight_in_its_own_zone() -> None:
    found = read(
        event(
            "DTSTART;TZID=W. Europe Standard Time:20280221T000000",
            "DTEND;TZID=W. Europe Standard Time:20280226T000000",
            "X-MICROSOFT-CDO-ALLDAYEVENT:TRUE",
            "SUMMARY;LANGUAGE=nb:Vinterferie",
        ),
        event("DTSTART:20280302T230000Z", "DTEND:20280303T230000Z", "SUMMARY:Fri"),
        event("DTSTART;VALUE=DATE:20271220", "DURATION:P12D", "SUMMARY:Juleferie"),
        product="-//Microsoft Corporation//Outlook 16.0 MIMEDIR//EN",
    )
    assert days(found) == [
        ("Juleferie", date(2027, 12, 20), date(2027, 12, 31)),
        ("Vinterferie", date(2028, 2, 21), date(2028, 2, 25)),
        ("Fri", date(2028, 3, 3), date(2028, 3, 3)),
    ]


def test_a_line_that_is_folded_is_one_line() -> None:
    found = read(event("DTSTART;VALUE=DATE:20271112", "SUMMARY:Fri for alle elever p", " å skolen"))
    assert days(found)[0][0] == "Fri for alle elever på skolen"


def test_what_is_no_day_off_is_left_out_and_said() -> None:
    found = read(
        event("DTSTART:20271101T180000", "DTEND:20271101T200000", "SUMMARY:Ferieplanlegging"),
        event(
            "DTSTART;VALUE=DATE:20271102", "RRULE:FREQ=WEEKLY;COUNT=1000", "SUMMARY:Foreldremøte"
        ),
        event("DTSTART;VALUE=DATE:20280517", "SUMMARY:Fri"),
        event("DTSTART;VALUE=DATE:20271103", "STATUS:CANCELLED", "SUMMARY:Fri"),
        event("DTSTART;VALUE=DATE:20290103", "SUMMARY:Fri"),
    )
    assert days(found) == []
    assert {one.why for one in found.left_out} == {
        LeftWhy.TIMED,
        LeftWhy.NOT_FREE,
        LeftWhy.PUBLIC_HOLIDAY,
        LeftWhy.OTHER_YEAR,
    }


def test_what_recurs_is_unrolled_without_what_is_cancelled_or_moved() -> None:
    found = read(
        event(
            "DTSTART;VALUE=DATE:20271105",
            "RRULE:FREQ=MONTHLY;BYDAY=1FR;COUNT=5",
            "EXDATE;VALUE=DATE:20280107",
            "RDATE;VALUE=DATE:20280309",
            "UID:m@x",
            "SUMMARY:Fridag",
        ),
        event(
            "DTSTART;VALUE=DATE:20271206",
            "RECURRENCE-ID;VALUE=DATE:20271203",
            "UID:m@x",
            "SUMMARY:Fridag",
        ),
    )
    assert [first for _name, first, _last in days(found)] == [
        date(2027, 11, 5),
        date(2027, 12, 6),
        date(2028, 2, 4),
        date(2028, 3, 3),
        date(2028, 3, 9),
    ]


def test_a_break_that_recurs_every_year_is_that_of_the_year_that_is_told() -> None:
    found = read(event(*AUTUMN, "RRULE:FREQ=YEARLY"))
    assert days(found) == [("Høstferie", date(2027, 10, 11), date(2027, 10, 15))]


@pytest.mark.parametrize(
    ("rule", "words"),
    [
        ("FREQ=DAILY", "hendelsen gjentas for ofte til å være en ferie"),
        ("FREQ=DAILY;COUNT=100000", "hendelsen gjentas for ofte til å være en ferie"),
        ("FREQ=SECONDLY", "hendelsen gjentas for ofte til å være en ferie"),
        ("FREQ=DAILY;INTERVAL=0", "gjentakelsen kan ikke leses"),
        ("FREQ=WEEKLY;BYDAY=XX", "gjentakelsen kan ikke leses"),
        ("FREQ=YEARLY;BYSETPOS=1;BYDAY=MO", "gjentakelsen kan ikke leses"),
        ("FREQ=NEVER", "gjentakelsen kan ikke leses"),
    ],
)
def test_what_recurs_too_often_or_unreadably_is_refused_with_its_line(
    rule: str, words: str
) -> None:
    assert told(calendar(event(*AUTUMN, f"RRULE:{rule}"))) == f"linje 13: {words}"


def test_a_rule_that_never_comes_true_is_not_looked_for_for_ever() -> None:
    rule = "RRULE:FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30"
    found = read(event(*AUTUMN, rule))
    assert len(days(found)) == 1
    many = (event("DTSTART;VALUE=DATE:20271112", rule, "SUMMARY:Fri"),) * 201
    assert told(calendar(*many)) == "fila er for stor til å være en skolerute"


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"hello", "linje 1: fila er ikke en kalenderfil (ICS)"),
        (
            calendar().replace(b"20270816", b"20271316"),
            "linje 4: «DTSTART» i hendelsen er ikke en dato som finnes (20261005)",
        ),
        (
            calendar(event("DTSTART;VALUE=DATE:20271131", "SUMMARY:Fri")),
            "linje 13: «DTSTART» i hendelsen er ikke en dato som finnes (20261005)",
        ),
        (
            calendar(event(*AUTUMN, "DTSTART;VALUE=DATE:20271012")),
            "linje 13: hendelsen har «DTSTART» to ganger",
        ),
        (calendar(event("SUMMARY:Fri")), "linje 13: hendelsen mangler «DTSTART»"),
        (
            calendar(event(*AUTUMN)).partition(b"DTEND;VALUE=DATE:20271016")[0],
            "linje 14: fila slutter midt i. Hent den på nytt der den kom fra",
        ),
        (
            calendar(event("DTSTART;VALUE=DATE:20270803", "SUMMARY:Fri")),
            "linje 13: 3.8.2027 ligger utenfor skoleåret",
        ),
        (
            calendar(
                event("DTSTART;VALUE=DATE:20271112", "DTEND;VALUE=DATE:20271110", "SUMMARY:Fri")
            ),
            "linje 13: «til» kommer før «fra»",
        ),
        (
            calendar(event(*AUTUMN), event("DTSTART;VALUE=DATE:20271015", "SUMMARY:Fri")),
            "linje 19: dagene står også i linje 13",
        ),
        (
            b"BEGIN:VCALENDAR\r\nVERSION:2.0\r\nEND:VCALENDAR\r\n",
            "«Skolestart» med dato mangler; «Siste skoledag» med dato mangler",
        ),
        (b"BEGIN:VCALENDAR\n" + b"BEGIN:VEVENT\nEND:VEVENT\n" * 3_001, "fila er for stor"),
        (b"BEGIN:VCALENDAR\n" + b"x" * (3 << 20), "fila er for stor til å være en skolerute"),
    ],
)
def test_a_file_that_cannot_be_used_is_told_plainly(data: bytes, words: str) -> None:
    assert told(data).startswith(words)


@given(st.binary(max_size=300))
def test_no_bytes_crash_the_reader(noise: bytes) -> None:
    data = calendar(event(*AUTUMN))
    at = len(noise) % 200 + 60
    for broken in (noise, data[:at] + noise + data[at:]):
        try:
            read_calendar("skolerute.ics", broken)
        except InputError:
            continue


@st.composite
def _rules(draw: st.DrawFn) -> str:
    frequency = draw(st.sampled_from(["DAILY", "WEEKLY", "MONTHLY", "YEARLY"]))
    parts = [f"FREQ={frequency}"]
    if draw(st.booleans()):
        parts.append(f"INTERVAL={draw(st.integers(1, 4))}")
    if draw(st.booleans()):
        months = sorted(draw(st.sets(st.integers(1, 12), min_size=1)))
        parts.append(f"BYMONTH={','.join(map(str, months))}")
    weekdays = sorted(draw(st.sets(st.sampled_from(WEEKDAYS), max_size=3)))
    if frequency == "MONTHLY" and weekdays and draw(st.booleans()):
        weekdays = [f"{draw(st.sampled_from([1, 2, -1]))}{day}" for day in weekdays]
    if weekdays:
        parts.append(f"BYDAY={','.join(weekdays)}")
    if frequency == "WEEKLY":
        parts.append(f"WKST={draw(st.sampled_from(['MO', 'SU']))}")
    if frequency in ("MONTHLY", "YEARLY") and not weekdays and draw(st.booleans()):
        parts.append(f"BYMONTHDAY={draw(st.sampled_from([1, 15, 31, -1]))}")
    if draw(st.booleans()):
        parts.append(f"COUNT={draw(st.integers(1, 20))}")
    return ";".join(parts)


@given(_rules(), st.dates(date(2026, 1, 1), date(2028, 12, 31)))
def test_a_rule_comes_to_the_same_days_as_another_library_says(rule: str, first: date) -> None:
    parts = dict(part.split("=") for part in rule.split(";"))
    ends = first + timedelta(days=500)
    ours = list(unrolled(read_rule({n: v.split(",") for n, v in parts.items()}), first, ends))
    theirs = rrulestr(rule, dtstart=datetime.combine(first, time())).between(
        datetime.combine(first, time()), datetime.combine(ends, time()), inc=True
    )
    assert ours == [moment.date() for moment in theirs]


@pytest.mark.parametrize(
    ("rule", "first", "expected"),
    [
        ("FREQ=YEARLY", "20231004", [date(2027, 10, 4)]),
        ("FREQ=YEARLY;COUNT=5", "20231004", [date(2027, 10, 4)]),
        ("FREQ=YEARLY;INTERVAL=2", "20191004", [date(2027, 10, 4)]),
        ("FREQ=WEEKLY;UNTIL=20270820", "20230804", [date(2027, 8, 20)]),
        ("FREQ=WEEKLY;UNTIL=20280630", "20230804", [date(2028, 6, 16)]),
    ],
)
def test_what_began_long_ago_still_comes_in_the_year_of_the_file(
    rule: str, first: str, expected: list[date]
) -> None:
    found = read(event(f"DTSTART;VALUE=DATE:{first}", f"RRULE:{rule}", "SUMMARY:Fri"))
    assert [b.first for b in found.years[0].breaks][-1:] == expected
    assert {one.why for one in found.left_out} <= {LeftWhy.PUBLIC_HOLIDAY}


def test_what_has_ended_before_the_year_is_told_and_not_taken_in() -> None:
    rule = "RRULE:FREQ=YEARLY;UNTIL=20251231"
    found = read(event("DTSTART;VALUE=DATE:20231004", rule, "SUMMARY:Fri"))
    assert days(found) == []
    assert [(one.why, one.first) for one in found.left_out] == [
        (LeftWhy.OTHER_YEAR, date(2023, 10, 4))
    ]


@pytest.mark.parametrize(
    ("begins", "ends"),
    [
        ("DTSTART;TZID=Etc/UTC:20280302T230000", "DTEND;TZID=Etc/UTC:20280303T230000"),
        ("DTSTART;TZID=UTC:20280302T230000", "DTEND;TZID=UTC:20280303T230000"),
        (
            "DTSTART;TZID=America/New_York:20280302T180000",
            "DTEND;TZID=America/New_York:20280303T180000",
        ),
        ("DTSTART;TZID=Europe/Oslo:20280303T000000", "DTEND;TZID=Europe/Oslo:20280304T000000"),
        ("DTSTART;TZID=Europe/Oslo:20280303T000000", "DTEND;TZID=Europe/Oslo:20280303T235900"),
        ("DTSTART;TZID=Asia/Tokyo:20280303T080000", "DTEND;TZID=Asia/Tokyo:20280304T080000"),
    ],
)
def test_a_moment_in_any_zone_is_the_day_it_is_in_norway(begins: str, ends: str) -> None:
    found = read(event(begins, ends, "SUMMARY:Fri"))
    assert days(found) == [("Fri", date(2028, 3, 3), date(2028, 3, 3))]


def test_what_recurs_in_another_zone_recurs_by_the_days_there() -> None:
    rule = "RRULE:FREQ=WEEKLY;BYDAY=TH;COUNT=2"
    found = read(event("DTSTART:20280302T230000Z", "DURATION:P1D", rule, "SUMMARY:Fri"))
    assert [first for _name, first, _last in days(found)] == [date(2028, 3, 3), date(2028, 3, 10)]


def test_a_day_off_of_every_week_gives_way_to_a_break_it_is_in() -> None:
    rule = "RRULE:FREQ=WEEKLY;UNTIL=20271029"
    found = read(event("DTSTART;VALUE=DATE:20271001", rule, "SUMMARY:Fri fredag"), event(*AUTUMN))
    assert [(name, first.day) for name, first, _last in days(found)] == [
        ("Fri fredag", 1),
        ("Fri fredag", 8),
        ("Høstferie", 11),
        ("Fri fredag", 22),
        ("Fri fredag", 29),
    ]
