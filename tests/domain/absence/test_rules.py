"""What the rules ask of absence, by fixed days: limits, varsel, what has changed, days in a row."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from elvis_tui.domain.absence import rules
from elvis_tui.domain.absence.records import (
    Figures,
    Notice,
    NoticeKind,
    StudentAbsence,
    SubjectAbsence,
)
from elvis_tui.domain.absence.rules import Limits, Standing, standing
from elvis_tui.domain.plan.calendar import is_school_day
from elvis_tui.domain.plan.public_holidays import public_holidays
from elvis_tui.domain.record import replace
from elvis_tui.incoming.school_calendar import read_school_years
from elvis_tui.resources import content

TODAY = date(2026, 11, 26)
LISTED = date(2026, 11, 20)
LIMITS = Limits(warn=7.5, warn_small=5, small_hours=60)
YEARS = read_school_years(content("skoleruter.toml").read_text("utf-8"))
FREE = {day for year in (2026, 2027) for day, _name in public_holidays(year)}


def subject(
    name: str = "Norsk",
    *,
    ten: float | None = None,
    fifteen: float | None = None,
    as_of: date = LISTED,
    year_hours: float | None = None,
    left: bool = False,
    group: str = "",
    code: str = "",
    earlier: tuple[Figures, ...] = (),
) -> SubjectAbsence:
    now = Figures(as_of=as_of, ten=ten, fifteen=fifteen)
    return SubjectAbsence(
        name=name,
        group=group,
        code=code,
        year_hours=year_hours,
        left=left,
        now=now,
        earlier=earlier,
    )


def absence(*subjects: SubjectAbsence, notices: tuple[Notice, ...] = ()) -> StudentAbsence:
    return StudentAbsence(id="a-1", student_id="s-1", subjects=subjects, notices=notices)


def sent(
    on: date | None, about: str = "Norsk", kind: NoticeKind = NoticeKind.ABSENCE, id: str = "n-1"
) -> Notice:
    return Notice(id=id, kind=kind, subject=about, sent_on=on)


def asked(about: str = "Norsk", kind: NoticeKind = NoticeKind.ABSENCE, id: str = "n-2") -> Notice:
    return Notice(id=id, kind=kind, subject=about, asked_on=date(2026, 11, 2))


def school_day(day: date) -> bool:
    return is_school_day(day, YEARS, FREE) is not False


# Limits


@pytest.mark.parametrize(
    ("ten", "fifteen", "found"),
    [
        (None, None, Standing.FINE),
        (7.49, 7.49, Standing.FINE),
        (7.5, None, Standing.NEAR),
        (None, 7.5, Standing.NEAR),
        (10.0, None, Standing.NEAR),
        (10.004, None, Standing.OVER_TEN),
        (10.0000001, None, Standing.OVER_TEN),
        (None, 10.004, Standing.NEAR),
        (None, 15.0, Standing.NEAR),
        (20.0, 15.0, Standing.OVER_TEN),
        (None, 15.0001, Standing.OVER_FIFTEEN),
        (20.0, 16.0, Standing.OVER_FIFTEEN),
    ],
)
def test_exactly_a_limit_is_inside_and_each_figure_has_its_own(
    ten: float | None, fifteen: float | None, found: Standing
) -> None:
    assert standing(subject(ten=ten, fifteen=fifteen), LIMITS) is found


@pytest.mark.parametrize(
    ("year_hours", "found"),
    [(56, Standing.NEAR), (60, Standing.NEAR), (60.5, Standing.FINE), (None, Standing.FINE)],
)
def test_a_small_subject_is_near_earlier(year_hours: float | None, found: Standing) -> None:
    assert standing(subject(fifteen=5.0, year_hours=year_hours), LIMITS) is found


def part(as_of: date, ten: float | None = None, fifteen: float | None = None) -> Figures:
    first = as_of - timedelta(days=20)
    days = {"first_day": first, "last_day": as_of}
    return Figures(as_of=as_of, part=True, ten=ten, fifteen=fifteen, **days)


EARLY = date(2026, 9, 30)


@pytest.mark.parametrize(
    ("whole", "later", "found"),
    [
        (Figures(as_of=EARLY, fifteen=1), [part(LISTED, 21.43, 21.43)], Standing.OVER_FIFTEEN),
        (Figures(as_of=EARLY, fifteen=1), [part(LISTED, 12, 3)], Standing.OVER_TEN),
        (Figures(as_of=EARLY, fifteen=1), [part(LISTED, None, 7.5)], Standing.NEAR),
        (Figures(as_of=EARLY, fifteen=1), [part(LISTED, None, 15)], Standing.NEAR),
        (Figures(as_of=EARLY, fifteen=16), [part(LISTED, 2, 2)], Standing.OVER_FIFTEEN),
        # An older one that the newest does not replace.
        (
            Figures(as_of=EARLY, fifteen=1),
            [part(date(2026, 10, 30), 16, 16), part(LISTED, 2, 2)],
            Standing.OVER_FIFTEEN,
        ),
        # The whole is newer, and tells the figure: it has been put right.
        (
            Figures(as_of=LISTED, ten=2, fifteen=1),
            [part(date(2026, 10, 30), 16, 16)],
            Standing.FINE,
        ),
        (Figures(as_of=LISTED, ten=2), [part(date(2026, 10, 30), 9, 16)], Standing.OVER_FIFTEEN),
        (Figures(as_of=EARLY), [part(LISTED, 10, 10)], Standing.NEAR),
        # Parts are not added up.
        (part(date(2026, 10, 30), 6, 6), [part(LISTED, 6, 6)], Standing.FINE),
        (Figures(as_of=LISTED, fifteen=1), [part(date(2026, 6, 1), 20, 20)], Standing.FINE),
    ],
)
def test_what_is_at_least_as_much_is_held_against_the_limits(
    whole: Figures, later: list[Figures], found: Standing
) -> None:
    one = SubjectAbsence(name="Norsk", now=whole, beside=later[-1], parts=tuple(later[:-1]))
    assert standing(one, LIMITS) is found
    assert bool(missing(absence(one))) is (found is not Standing.FINE)
    lists = (whole, *later)
    assert rules.decisive(one) in lists
    assert rules.greatest(rules.decisive(one)) == rules.greatest(rules.latest(one))
    assert rules.newest_list([absence(one)]) == max(figures.as_of for figures in lists)


_FIGURE = st.sampled_from([None, 0.0, 7.5, 10.0, 10.5, 16.0])
_FIGURES = st.builds(
    lambda after, is_part, ten, fifteen: (
        part(EARLY + timedelta(days=after), ten, fifteen)
        if is_part
        else Figures(as_of=EARLY + timedelta(days=after), ten=ten, fifteen=fifteen)
    ),
    st.integers(0, 60),
    st.booleans(),
    _FIGURE,
    _FIGURE,
)


@given(_FIGURES, st.lists(_FIGURES, max_size=5))
def test_a_part_only_ever_adds_to_the_figure_of_the_whole(
    now: Figures, others: list[Figures]
) -> None:
    alone = SubjectAbsence(name="Norsk", now=now)
    later = [f for f in others if f.begins > now.begins]
    one = rules.with_later(alone, later)
    assert set(one.later) <= set(later)
    assert [f.as_of for f in one.later] == sorted(f.as_of for f in one.later)
    assert rules.with_later(one, one.later) == one
    for kind in rules.KINDS:
        before, found = rules.counting(alone, kind), rules.counting(one, kind)
        told = [f for f in (now, *later) if getattr(f, kind) is not None]
        assert (found is None) is (not told)
        if before is not None and found is not None:
            assert getattr(found, kind) >= getattr(before, kind)
            assert found.as_of >= before.as_of


def test_where_there_was_no_such_rule_nothing_is_over_it() -> None:
    older = replace(LIMITS, ten=None, fifteen=None)
    assert standing(subject(ten=40, fifteen=40), older) is Standing.NEAR


def test_the_greatest_figure_comes_first_and_unknown_ones_last() -> None:
    found = [
        *(subject("A"), subject("B", ten=3, fifteen=9), subject("C", ten=11)),
        *(subject("D", left=True, ten=50), subject("E", fifteen=0)),
    ]
    assert [s.name for s in rules.worst(found)] == ["C", "B", "E", "A"]


def test_figures_of_last_year_are_none_of_this_one() -> None:
    july, august = subject("A", as_of=date(2026, 7, 31)), subject("B", as_of=date(2026, 8, 1))
    assert [s.name for s in rules.of_this_year(absence(july, august), TODAY)] == ["B"]


# Varsel


def missing(one: StudentAbsence) -> list[tuple[str, NoticeKind, bool]]:
    found = rules.missing_notices(one, LIMITS, TODAY)
    assert rules.lacks_notice(one, LIMITS, TODAY) is bool(found)
    return [(m.subject.name if m.subject else "", m.kind, m.asked is not None) for m in found]


def test_near_the_limit_without_a_varsel_is_missing_one_the_nearest_first() -> None:
    one = absence(subject("A", fifteen=8), subject("B", ten=12), subject("C", fifteen=3))
    assert missing(one) == [
        ("B", NoticeKind.ABSENCE, False),
        ("A", NoticeKind.ABSENCE, False),
    ]


@pytest.mark.parametrize("day", [date(2026, 8, 20), TODAY, None])
def test_a_varsel_of_this_year_or_without_a_day_is_known(day: date | None) -> None:
    assert not missing(absence(subject(fifteen=8), notices=(sent(day),)))


@pytest.mark.parametrize(
    "notice",
    [
        sent(date(2026, 6, 1)),
        replace(sent(None), listed=True, listed_on=date(2026, 6, 1)),
        sent(TODAY, "Matematikk"),
        sent(TODAY, kind=NoticeKind.BASIS),
        sent(TODAY, "", NoticeKind.ORDER),
    ],
    ids=["last year", "counted last year", "another subject", "basis", "order"],
)
def test_a_varsel_of_last_year_or_of_something_else_is_not_the_one(notice: Notice) -> None:
    assert missing(absence(subject(fifteen=8), notices=(notice,))) == [
        ("Norsk", NoticeKind.ABSENCE, False)
    ]


@pytest.mark.parametrize("about", ["2STA/NOR1267", "NOR1267", "nor1267", "Norsk"])
def test_a_varsel_is_about_a_subject_by_any_of_its_names(about: str) -> None:
    one = subject(fifteen=8, group="2STA/NOR1267", code="NOR1267")
    assert not missing(absence(one, notices=(sent(TODAY, about),)))


def test_a_varsel_that_was_asked_for_is_missing_until_it_is_sent() -> None:
    fine = subject(fifteen=1)
    assert missing(absence(fine, notices=(asked(kind=NoticeKind.BASIS),))) == [
        ("Norsk", NoticeKind.BASIS, True)
    ]
    near = absence(subject(fifteen=8), notices=(asked(),))
    assert missing(near) == [("Norsk", NoticeKind.ABSENCE, True)]
    assert missing(absence(notices=(asked("", NoticeKind.ORDER),))) == [
        ("", NoticeKind.ORDER, True)
    ]


def test_nobody_is_missing_a_varsel_in_a_subject_that_is_broken_off() -> None:
    assert not missing(absence(subject(fifteen=20, left=True)))


# What has changed


def test_what_has_changed_since_a_day_is_told_of_the_list_that_was_newest_then() -> None:
    lists = tuple(Figures(as_of=date(2026, m, 1), fifteen=n) for m, n in ((9, 2.0), (10, 6.0)))
    one = subject(fifteen=4.5, earlier=lists)
    found = rules.since(one, date(2026, 10, 15))
    assert found is not None
    assert (found.then, found.change) == (lists[1], -1.5)
    assert rules.since(one, date(2026, 8, 31)) is None
    assert rules.since(one, LISTED) is None


def test_a_change_is_of_one_figure_and_never_of_the_one_against_the_other() -> None:
    one = subject(ten=9.0, earlier=(Figures(as_of=date(2026, 9, 1), fifteen=2.0),))
    found = rules.since(one, date(2026, 10, 1))
    assert found is not None
    assert found.change is None


def test_the_curve_is_of_the_figure_that_most_lists_tell() -> None:
    lists = (Figures(as_of=date(2026, 9, 1), ten=1.0), Figures(as_of=date(2026, 10, 1), ten=2.0))
    one = subject(ten=3.0, fifteen=1.0, earlier=lists)
    assert [value for _day, value in rules.trend(one)] == [1.0, 2.0, 3.0]


# Whole days in a row


@pytest.mark.parametrize(
    ("days", "found"),
    [
        ([], (0, None)),
        ([date(2026, 9, 7)], (1, date(2026, 9, 7))),
        ([date(2026, 9, 4), date(2026, 9, 7)], (2, date(2026, 9, 7))),
        ([date(2026, 9, 3), date(2026, 9, 7)], (1, date(2026, 9, 7))),
        ([date(2026, 10, 1), date(2026, 10, 2), date(2026, 10, 12)], (3, date(2026, 10, 12))),
        ([date(2026, 10, 2), date(2026, 10, 7), date(2026, 10, 12)], (2, date(2026, 10, 12))),
        ([date(2027, 5, 14), date(2027, 5, 18)], (2, date(2027, 5, 18))),
        ([date(2026, 12, 18), date(2027, 1, 4)], (2, date(2027, 1, 4))),
        ([date(2026, 9, 5), date(2026, 10, 7), date(2027, 5, 17)], (0, None)),
    ],
    ids=["none", "one", "weekend", "gap", "week 41", "in it", "17 May", "Christmas", "no school"],
)
def test_days_in_a_row_go_on_over_days_without_school(
    days: list[date], found: tuple[int, date | None]
) -> None:
    assert rules.streak(reversed(days), school_day) == found


@given(st.sets(st.dates(date(2026, 8, 1), date(2027, 6, 30)), max_size=30))
def test_days_in_a_row_are_as_many_as_were_asked_about_at_most(days: set[date]) -> None:
    count, last = rules.streak(days, school_day)
    at_school = {day for day in days if school_day(day)}
    assert last == max(at_school, default=None)
    assert count <= len(at_school)
    if last is not None:
        back, seen = last, 0
        while seen < count:
            seen += back in at_school
            assert back in at_school or not school_day(back)
            back -= timedelta(days=1)


# Two records of one student


def test_two_records_of_one_student_lose_no_list_and_tell_no_varsel_twice() -> None:
    old = Figures(as_of=date(2026, 9, 1), fifteen=2.0)
    mine = absence(subject(fifteen=4, earlier=(old,)), notices=(sent(TODAY),))
    theirs = replace(
        absence(
            subject(fifteen=3, as_of=date(2026, 10, 1)),
            subject("Kjemi", ten=1),
            notices=(sent(TODAY, id="n-9"), sent(None, id="n-8")),
        ),
        id="a-2",
        higher_risk_since=date(2026, 9, 3),
        streak=3,
        streak_ends=LISTED,
    )
    for found in (rules.joined(mine, theirs), rules.joined(theirs, mine)):
        by_name = {s.name: s for s in found.subjects}
        assert by_name["Norsk"].now.fifteen == 4
        assert [f.fifteen for f in by_name["Norsk"].earlier] == [2.0, 3.0]
        assert by_name["Kjemi"].now.ten == 1
        assert sorted(str(n.sent_on) for n in found.notices) == ["2026-11-26", "None"]
        assert (found.higher_risk_since, found.streak, found.streak_ends) == (
            *(date(2026, 9, 3), 3, LISTED),
        )


def test_the_newest_list_of_all_is_the_one_whose_day_is_told() -> None:
    every = [absence(subject(as_of=date(2026, 9, 1))), absence(subject(as_of=LISTED)), absence()]
    assert rules.newest_list(every) == LISTED
    assert rules.newest_list([]) is None
