"""What a list changes: the right student and subject, or a line that says why not."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import date
from itertools import count, permutations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from elvis_tui.domain.absence.codes import AbsenceCode, CodeTable, Counts
from elvis_tui.domain.absence.records import (
    Figures,
    Notice,
    NoticeKind,
    StudentAbsence,
    SubjectAbsence,
)
from elvis_tui.domain.absence.rules import joined, latest
from elvis_tui.domain.across.absence_import import Told, is_of_a_part, plan_absence
from elvis_tui.domain.across.absence_list import (
    About,
    AbsenceList,
    Dated,
    FigureRow,
    HourRow,
    ListKind,
    NoticeRow,
    Row,
)
from elvis_tui.domain.across.absence_summary import AbsencePlan, AbsenceSummary
from elvis_tui.domain.free_text import FreeText
from elvis_tui.domain.people.records import SchoolClass, Student
from elvis_tui.domain.people.roster_entries import RosterStudent
from elvis_tui.domain.people.roster_summary import RowFault
from elvis_tui.domain.record import replace

TODAY = date(2026, 11, 26)
LISTED = date(2026, 11, 20)
EARLIER = date(2026, 10, 16)
BORN = date(2009, 2, 3)
CLASSES = (SchoolClass(id="c-1", code="2STA"), SchoolClass(id="c-2", code="2STB"))


def student(id: str, name: str, class_id: str | None = "c-1", **facts: object) -> Student:
    first, _, last = name.rpartition(" ")
    made = Student(
        id=id, first_name=FreeText(first), last_name=FreeText(last), class_id=class_id, number=1
    )
    return replace(made, **facts)


ASE, IDA = student("s-1", "Åse Moen"), student("s-2", "Ida Berg", "c-2")
CODES = CodeTable(
    county="Prøve",
    holds_from=date(2020, 8, 1),
    source="prøve",
    certainty="lav",
    codes=tuple(
        AbsenceCode(code=code, name=code, counts=counts)
        for code, counts in (
            ("X", Counts.UNDOCUMENTED),
            ("M", Counts.SELF_REPORTED),
            ("D", Counts.DOCUMENTED),
            ("R", Counts.NOTHING),
        )
    ),
)


def about(
    line: int = 2, name: str = "Åse Moen", code: str = "2STA", group: str = "NOR-1", **facts: object
) -> About:
    born, subject = facts.pop("born", None), facts.pop("subject", "Norsk")
    first, _, last = name.rpartition(" ")
    who = RosterStudent(
        line=line,
        first_name=first,
        last_name=last,
        class_code=code,
        birth_date=born if isinstance(born, date) else None,
    )
    made = About(line=line, student=who, name=str(subject), group=group)
    return replace(made, **facts)


def row(fifteen: float | None = 7.5, line: int = 2, **facts: object) -> FigureRow:
    own = {k: facts.pop(k) for k in ("ten", "left", "notices", "hours") if k in facts}
    told = facts.pop("code_of", "")
    made = FigureRow(about=about(line, **facts), fifteen=fifteen)  # type: ignore[arg-type]
    return replace(made, about=replace(made.about, code=told), **own)


def a_list(
    *rows: Row,
    kind: ListKind = ListKind.FIGURES,
    as_of: date = LISTED,
    days: tuple[date | None, date | None] = (None, None),
) -> AbsenceList:
    return AbsenceList(
        kind=kind,
        rows=rows,
        as_of=as_of,
        dated=Dated.TITLE,
        tells_fifteen=True,
        first_day=days[0],
        last_day=days[1],
    )


class Known:
    """What is known, taking lists in."""

    def __init__(self, *students: Student, followed: Iterable[str] = ()) -> None:
        self.students = students or (ASE, IDA)
        self.stored: dict[str, StudentAbsence] = {}
        self.followed = frozenset(followed)
        numbers = count(1)
        self.new_id: Callable[[str], str] = lambda prefix: f"{prefix}-{next(numbers)}"

    def plan(self, listed: AbsenceList, today: date = TODAY) -> AbsencePlan:
        told = Told(
            students=self.students,
            classes=CLASSES,
            stored=tuple(self.stored.values()),
            followed=self.followed,
            codes=CODES,
            is_school_day=lambda day: day.isoweekday() < 6,
            today=today,
        )
        return plan_absence(listed, told, self.new_id)

    def take(
        self,
        *rows: Row,
        as_of: date = LISTED,
        today: date = TODAY,
        days: tuple[date | None, date | None] = (None, None),
    ) -> AbsencePlan:
        kinds = {FigureRow: ListKind.FIGURES, HourRow: ListKind.HOURS, NoticeRow: ListKind.NOTICES}
        kind = kinds[type(rows[0])] if rows else ListKind.FIGURES
        found = self.plan(a_list(*rows, kind=kind, as_of=as_of, days=days), today)
        self.stored |= {one.id: one for one in found.records}
        return found

    def subject(self, who: str = "s-1", group: str = "NOR-1") -> SubjectAbsence:
        [one] = [
            s for a in self.stored.values() if a.student_id == who for s in a.subjects
            if s.group == group
        ]  # fmt: skip
        return one

    def notices(self, who: str = "s-1") -> list[Notice]:
        return [n for a in self.stored.values() if a.student_id == who for n in a.notices]


def faults(plan: AbsencePlan) -> list[tuple[int, RowFault]]:
    return [(bad.line, bad.why) for bad in plan.bad_rows]


def counts(plan: AbsencePlan) -> tuple[int, int, int, int]:
    return plan.new, plan.changed, plan.unchanged, plan.older


# Who


def test_a_row_is_taken_by_name_and_class() -> None:
    known = Known()
    plan = known.take(row(8.5, name="åse  moen"), row(3, 3, name="IDA BERG", code="2 stb"))
    assert counts(plan) == (2, 0, 0, 0)
    assert (known.subject().now.fifteen, known.subject("s-2").now.fifteen) == (8.5, 3)
    assert plan.students == 2


@pytest.mark.parametrize(
    ("facts", "why"),
    [
        ({"name": "Kari Dal"}, RowFault.UNKNOWN_STUDENT),
        ({"code": "2STB"}, RowFault.OTHER_CLASS),
        ({"code": "9ZZZ"}, RowFault.OTHER_CLASS),
        ({"code": ""}, RowFault.NO_CLASS),
    ],
)
def test_who_is_not_surely_known_is_told_and_never_guessed(
    facts: dict[str, object], why: RowFault
) -> None:
    known = Known()
    assert faults(known.take(row(**facts))) == [(2, why)]
    assert not known.stored


def test_a_name_alone_is_never_enough_also_for_who_has_no_class() -> None:
    known = Known(student("s-1", "Åse Moen", None))
    assert faults(known.take(row(code=""))) == [(2, RowFault.NO_CLASS)]
    assert faults(known.take(row(code="2STA"))) == [(2, RowFault.OTHER_CLASS)]


def test_namesakes_in_one_class_are_told_apart_by_birth_alone() -> None:
    twins = (replace(ASE, birth_date=BORN), student("s-9", "Åse Moen"))
    known = Known(*twins)
    assert faults(known.take(row())) == [(2, RowFault.NAMESAKES)]
    assert not faults(known.take(row(8, born=BORN)))
    assert known.subject("s-1").now.fifteen == 8


def test_two_of_one_name_and_class_in_the_list_are_two_also_where_only_one_is_known() -> None:
    known = Known()
    plan = known.take(row(3, 2, born=BORN), row(9, 3, born=date(2009, 8, 8)))
    assert not known.stored
    assert {line for line, _why in faults(plan)} == {2, 3}


def test_a_birth_tells_who_it_is_in_another_class_too() -> None:
    known = Known(replace(ASE, birth_date=BORN))
    assert not faults(known.take(row(born=BORN, code="2STB")))
    other = Known(replace(ASE, birth_date=BORN))
    assert faults(other.take(row(born=date(2008, 1, 1)))) == [(2, RowFault.UNKNOWN_STUDENT)]


def test_namesakes_in_two_classes_each_get_their_own() -> None:
    known = Known(ASE, student("s-9", "Åse Moen", "c-2"))
    known.take(row(3), row(9, 3, code="2STB"))
    assert (known.subject("s-1").now.fifteen, known.subject("s-9").now.fifteen) == (3, 9)


def test_who_has_left_is_still_the_one_the_list_names() -> None:
    known = Known(replace(ASE, left_on=date(2026, 10, 1)))
    assert counts(known.take(row())) == (1, 0, 0, 0)


# Figures


def test_the_same_list_a_second_time_changes_nothing() -> None:
    known = Known(followed=["s-1"])
    rows = (row(notices=(NoticeKind.ABSENCE,)), row(3, 3, name="Ida Berg", code="2STB"))
    known.take(*rows)
    before = dict(known.stored)
    plan = known.take(*rows)
    assert (plan.records, counts(plan)) == ((), (0, 0, 2, 0))
    assert known.stored == before


def test_a_figure_that_falls_is_kept_with_its_day_for_who_is_followed() -> None:
    known = Known(followed=["s-1"])
    for day, figure in ((date(2026, 9, 18), 2.0), (EARLIER, 8.0), (LISTED, 6.5)):
        known.take(row(figure), as_of=day)
    found = known.subject()
    assert (found.now.as_of, found.now.fifteen) == (LISTED, 6.5)
    assert [(f.as_of, f.fifteen) for f in found.earlier] == [
        (date(2026, 9, 18), 2.0),
        (EARLIER, 8.0),
    ]


def test_of_everybody_else_only_the_figure_before_is_kept() -> None:
    known = Known()
    for day, figure in ((date(2026, 9, 18), 2.0), (EARLIER, 8.0), (LISTED, 6.5)):
        known.take(row(figure), as_of=day)
    assert [f.fifteen for f in known.subject().earlier] == [8.0]


def test_an_older_list_after_a_newer_one_changes_nothing_and_is_told() -> None:
    known = Known()
    known.take(row(6.5))
    assert counts(known.take(row(2), as_of=EARLIER)) == (0, 0, 0, 1)
    assert known.subject().now == Figures(as_of=LISTED, fifteen=6.5)


def test_two_lists_of_one_day_make_both_figures_known_in_either_order() -> None:
    lists = (row(7.5), row(None, ten=11.2))
    for pair in (lists, reversed(lists)):
        known = Known()
        for one in pair:
            known.take(one)
        now = known.subject().now
        assert (now.ten, now.fifteen, known.subject().earlier) == (11.2, 7.5, ())


def test_a_figure_that_a_newer_list_does_not_tell_is_unknown_and_not_the_older_one() -> None:
    known = Known()
    known.take(row(7.5), as_of=EARLIER)
    known.take(row(None, ten=9.0))
    assert (known.subject().now.ten, known.subject().now.fifteen) == (9.0, None)


def test_a_list_of_last_year_gives_nothing_at_all() -> None:
    known = Known()
    plan = known.take(row(), as_of=date(2026, 7, 31))
    assert (plan.last_year, plan.records, counts(plan)) == (True, (), (0, 0, 0, 0))
    assert not known.take(row(), as_of=date(2026, 8, 1)).last_year


def test_figures_of_last_year_are_no_earlier_ones_of_this() -> None:
    known = Known(followed=["s-1"])
    known.take(row(9), as_of=date(2026, 6, 1), today=date(2026, 6, 2))
    known.take(row(1), as_of=date(2026, 9, 1))
    assert known.subject().earlier == ()


def test_one_student_twice_in_a_subject_is_taken_once_or_not_at_all() -> None:
    known = Known()
    same = known.take(row(7.5, 2), row(7.5, 3, notices=(NoticeKind.ABSENCE,)))
    assert (same.doubles, counts(same)) == ((3,), (1, 0, 0, 0))
    assert [n.kind for n in known.notices()] == [NoticeKind.ABSENCE]
    two = Known()
    plan = two.take(row(7.5, 2), row(7, 3), row(1, 4, group="MAT-1", subject="Matte"))
    assert faults(plan) == [(2, RowFault.TWO_FIGURES), (3, RowFault.TWO_FIGURES)]
    assert [s.group for a in two.stored.values() for s in a.subjects] == ["MAT-1"]


def test_a_row_that_names_a_subject_by_less_does_not_overwrite_another_row() -> None:
    for rows in (
        [row(3, 2, code="2STA"), row(9, 3, group="")],
        [row(9, 2, group=""), row(3, 3)],
    ):
        plan = Known().take(*rows)
        assert [why for _line, why in faults(plan)] == [RowFault.TWO_FIGURES] * 2


def test_a_name_that_two_groups_have_is_nobody_s_guess() -> None:
    known = Known()
    known.take(row(3, 2), row(9, 3, group="NOR-2"))
    plan = known.take(row(5, 2, group=""), as_of=date(2026, 11, 24))
    assert faults(plan) == [(2, RowFault.UNCLEAR_SUBJECT)]
    assert (known.subject().now.fifteen, known.subject(group="NOR-2").now.fifteen) == (3, 9)


def test_a_subject_of_an_older_list_without_groups_gets_its_group() -> None:
    known = Known(followed=["s-1"])
    known.take(row(3, group=""), as_of=EARLIER)
    assert counts(known.take(row(5))) == (0, 1, 0, 0)
    assert [f.fifteen for f in known.subject().earlier] == [3]


def test_a_subject_that_turns_out_to_be_two_groups_is_neither_s() -> None:
    known = Known()
    known.take(row(3, group=""), as_of=EARLIER)
    assert counts(known.take(row(5, 2), row(6, 3, group="NOR-2"))) == (2, 0, 0, 0)
    assert known.subject().earlier == ()
    assert known.subject(group="NOR-2").earlier == ()


def test_that_a_subject_is_broken_off_stands_until_a_list_says_otherwise() -> None:
    known = Known()
    known.take(row(left=True), as_of=EARLIER)
    known.take(row(8, left=None), as_of=date(2026, 11, 1))
    assert known.subject().left
    known.take(row(8, left=False))
    assert not known.subject().left


# Another group

MATTE = row(2, 3, group="MAT-1", subject="Matte")


def test_a_subject_in_another_group_replaces_the_old_group_s_figures_and_keeps_them() -> None:
    for facts in ({"subject": "Norsk"}, {"subject": "", "code_of": "NOR1267"}):
        known = Known(followed=["s-1"])
        known.take(row(3, **facts), row(2, 3, group="MAT-1", subject="Matte"), as_of=EARLIER)
        plan = known.take(row(5, group="NOR-2", **facts), row(4, 3, group="MAT-1", subject="Matte"))
        assert (counts(plan), plan.regrouped) == ((0, 2, 0, 0), 1)
        found = known.subject(group="NOR-2")
        assert (found.now.fifteen, [f.fifteen for f in found.earlier]) == (5, [3])
        assert {s.group for a in known.stored.values() for s in a.subjects} == {"NOR-2", "MAT-1"}
        again = known.take(
            row(5, group="NOR-2", **facts), row(4, 3, group="MAT-1", subject="Matte")
        )
        assert (again.records, again.regrouped) == ((), 0)


def test_the_code_tells_two_subjects_of_one_name_apart() -> None:
    known = Known()
    known.take(row(3, group="A", code_of="NOR1267"), MATTE, as_of=EARLIER)
    plan = known.take(row(5, group="B", code_of="NOR1268"), MATTE)
    assert (counts(plan), plan.regrouped) == ((1, 1, 0, 0), 0)


def test_who_takes_a_subject_in_two_groups_keeps_both() -> None:
    known = Known()
    known.take(row(3), MATTE, as_of=EARLIER)
    plan = known.take(row(4), row(5, 3, group="NOR-2"), MATTE)
    assert (plan.regrouped, known.subject().now.fifteen) == (0, 4)
    assert known.subject(group="NOR-2").earlier == ()


@pytest.mark.parametrize("rows", [1, 2])
def test_where_two_groups_may_be_meant_none_is_replaced(rows: int) -> None:
    known = Known()
    old = (row(3), row(4, 3, group="NOR-2"))[:rows]
    known.take(*old, MATTE, as_of=EARLIER)
    new = (row(5, group="NOR-3"), row(6, 3, group="NOR-4"))[: 3 - rows]
    assert known.take(*new, MATTE).regrouped == 0
    assert known.subject().now.fifteen == 3


def test_an_older_list_does_not_bring_the_old_group_back() -> None:
    known = Known()
    known.take(row(5, group="NOR-2"), MATTE)
    assert counts(known.take(row(3), MATTE, as_of=EARLIER)) == (0, 0, 0, 2)
    assert [s.group for a in known.stored.values() for s in a.subjects] == ["NOR-2", "MAT-1"]


def test_two_lists_of_one_day_and_a_group_of_last_year_say_nothing_of_a_change() -> None:
    known = Known()
    known.take(row(3), MATTE)
    assert known.take(row(5, group="NOR-2"), MATTE).regrouped == 0
    before = Known()
    before.take(row(9), MATTE, as_of=date(2026, 6, 1), today=date(2026, 6, 2))
    assert before.take(row(1, group="NOR-2"), MATTE).regrouped == 0


def test_a_varsel_follows_its_subject_into_the_other_group() -> None:
    known = Known()
    known.take(row(8, notices=(NoticeKind.ABSENCE,)), MATTE, as_of=EARLIER)
    known.take(row(9, group="NOR-2", notices=(NoticeKind.ABSENCE,)), MATTE)
    assert [(n.subject, n.listed_on) for n in known.notices()] == [("NOR-2", EARLIER)]


def groups(known: Known) -> list[str]:
    return [s.group for a in known.stored.values() for s in a.subjects]


def test_only_a_list_of_all_the_subjects_shows_that_a_student_has_changed_group() -> None:
    english = row(3, 4, group="ENG-1", subject="Engelsk")
    moved = row(5, group="NOR-2")
    cannot: list[tuple[Row, ...]] = [
        (hour("X", 4, group="NOR-2"), hour("X", 4, 3, group="MAT-1"),
         hour("X", 4, 4, group="ENG-1")),
        (moved,),
        (moved, MATTE),
    ]  # fmt: skip
    for rows in cannot:
        known = Known()
        known.take(row(12), MATTE, english, as_of=EARLIER)
        assert known.take(*rows).regrouped == 0
        assert groups(known) == ["NOR-1", "MAT-1", "ENG-1", "NOR-2"]
        assert known.subject().now.fifteen == 12
    known = Known()
    known.take(row(12), MATTE, english, as_of=EARLIER)
    assert known.take(moved, MATTE, english, days=OCTOBER).regrouped == 0  # a part of the year
    for also in (row(4, 3, group="MAT-2", subject="Matte"), MATTE):
        known = Known()
        known.take(row(12), MATTE, replace(english, left=True), as_of=EARLIER)
        assert known.take(moved, also).regrouped == 1 + (also is not MATTE)
        assert groups(known) == ["NOR-2", also.about.group, "ENG-1"]


def test_a_student_of_whom_one_subject_is_known_may_as_well_have_two_groups() -> None:
    known = Known()
    known.take(row(12), as_of=EARLIER)
    assert known.take(row(1, group="NOR-2")).regrouped == 0
    assert groups(known) == ["NOR-1", "NOR-2"]


# A part of the year

BEGINS = date(2026, 8, 17)
OCTOBER = (date(2026, 10, 1), LISTED)
WHOLE = (date(2026, 8, 18), LISTED)


@pytest.mark.parametrize(
    ("first", "begins", "told", "part"),
    [
        (None, BEGINS, False, False),
        (date(2026, 8, 17), BEGINS, False, False),
        (date(2026, 9, 6), BEGINS, False, False),
        (date(2026, 9, 7), BEGINS, False, True),
        (date(2026, 9, 7), date(2026, 8, 19), False, False),
        (date(2026, 9, 6), None, False, False),
        (date(2026, 9, 7), None, False, True),
        (date(2026, 8, 1), BEGINS, True, False),
        (date(2026, 8, 23), BEGINS, True, False),
        (date(2026, 8, 24), BEGINS, True, True),
        (date(2026, 8, 24), date(2026, 8, 18), True, False),
        (date(2026, 9, 1), BEGINS, True, True),
        (date(2026, 8, 23), None, True, False),
        (date(2026, 9, 1), None, True, True),
    ],
)
def test_a_list_that_begins_after_the_start_of_school_is_of_a_part(
    first: date | None, begins: date | None, told: bool, part: bool
) -> None:
    listed = replace(a_list(days=(first, LISTED)), period_told=told)
    assert is_of_a_part(listed, begins) is part


def test_hours_of_a_part_say_from_which_day_and_the_whole_takes_their_place() -> None:
    known = Known(followed=["s-1"])
    plan = known.take(hour("X", 4), days=OCTOBER)
    assert (plan.part, plan.beside) == (True, 0)
    now = known.subject().now
    assert (now.part, now.first_day, now.last_day, now.fifteen) == (True, *OCTOBER, 4.0)
    for day in (EARLIER, date(2026, 11, 24)):
        other = Known()
        other.stored = dict(known.stored)
        other.take(row(9.5), as_of=day)
        found = other.subject()
        assert (found.now.as_of, found.now.fifteen, found.now.part) == (day, 9.5, False)
        assert (found.earlier, found.beside) == ((), now)


@pytest.mark.parametrize("as_of", [EARLIER, LISTED, date(2026, 11, 24)])
def test_a_part_never_takes_the_place_of_the_whole_and_stands_beside_it(as_of: date) -> None:
    known = Known()
    known.take(row(9.5, hours=10))
    before = known.subject()
    plan = known.take(hour("X", 4), as_of=as_of, days=(OCTOBER[0], as_of))
    assert (counts(plan), plan.beside) == ((0, 1, 0, 0), 1)
    found = known.subject()
    assert (found.now, found.earlier) == (before.now, before.earlier)
    assert found.beside is not None
    assert (found.beside.as_of, found.beside.hours, found.beside.part) == (as_of, 4.0, True)
    assert known.take(hour("X", 4), as_of=as_of, days=(OCTOBER[0], as_of)).records == ()


def test_an_older_part_does_not_take_the_place_of_a_newer_one() -> None:
    known = Known()
    known.take(row(9.5), as_of=EARLIER)
    known.take(hour("X", 4), days=OCTOBER)
    plan = known.take(hour("X", 1), as_of=date(2026, 11, 1), days=(OCTOBER[0], date(2026, 11, 1)))
    assert counts(plan) == (0, 0, 0, 1)


def test_a_part_that_begins_later_stands_beside_one_that_reaches_further_back() -> None:
    november = (date(2026, 11, 2), LISTED)
    october = (OCTOBER[0], date(2026, 10, 30))
    lists = [(hour("X", 9), october[1], october), (hour("X", 2), LISTED, november)]
    for order in (lists, lists[::-1]):
        known = Known()
        for one, as_of, days in order:
            known.take(one, as_of=as_of, days=days)
        found = known.subject()
        assert (found.now.hours, found.now.first_day) == (9.0, OCTOBER[0])
        assert found.beside is not None
        assert (found.beside.hours, found.beside.first_day) == (2.0, november[0])


def month(number: int) -> tuple[date, date]:
    return date(2026, number, 8), date(2026, number, 28)


def test_a_month_takes_no_other_month_s_place_whatever_the_order() -> None:
    lists = [(row(1), EARLIER, (None, None))]
    lists += [(hour("X", n), month(m)[1], month(m)) for m, n in ((9, 21), (10, 2), (11, 3))]  # type: ignore[list-item]
    for order in permutations(lists):
        known = Known()
        for one, as_of, days in order:
            known.take(one, as_of=as_of, days=days)
        found = known.subject()
        assert (found.now.as_of, [p.hours for p in found.later]) == (EARLIER, [21, 2, 3])
        assert known.take(*(order[-1][0],), as_of=order[-1][1], days=order[-1][2]).records == ()
    known.take(hour("X", 22), days=(month(9)[0], LISTED))
    assert [p.hours for p in known.subject().later] == [22, 3]
    known.take(row(4, ten=5), as_of=date(2026, 11, 29))
    assert known.subject().later == ()


def test_a_figure_of_an_older_list_stands_until_another_tells_it() -> None:
    known = Known()
    known.take(row(12), as_of=date(2026, 10, 2))
    for day in (9, 16, 23):
        known.take(row(None, ten=day), as_of=date(2026, 10, day))
    assert latest(known.subject()).fifteen == 12
    assert [f.as_of.day for f in known.subject().earlier] == [2, 16]
    known.take(row(3), as_of=date(2026, 10, 30))
    assert [f.as_of.day for f in known.subject().earlier] == [23]


def test_hours_of_the_whole_year_replace_older_ones_and_have_their_days() -> None:
    known = Known()
    known.take(row(3), as_of=EARLIER)
    known.take(hour("X", 4), days=WHOLE)
    found = known.subject()
    assert (found.now.part, found.now.first_day, found.now.fifteen) == (False, WHOLE[0], 4.0)
    assert (found.beside, [f.fifteen for f in found.earlier]) == (None, [3])


def test_the_hours_of_two_lists_of_one_day_keep_their_days() -> None:
    for lists in ([row(7.5), hour("X", 4)], [hour("X", 4), row(7.5)]):
        known = Known()
        for one in lists:
            known.take(one, days=WHOLE if isinstance(one, HourRow) else (None, None))
        now = known.subject().now
        assert (now.hours, now.first_day, now.last_day) == (4.0, *WHOLE)


def test_two_records_of_one_student_as_one_keep_what_reaches_furthest_back() -> None:
    whole = Figures(as_of=EARLIER, fifteen=9)
    part = Figures(as_of=LISTED, hours=4, first_day=OCTOBER[0], last_day=LISTED, part=True)
    one, other = (
        StudentAbsence(id=i, student_id="s-1", subjects=(SubjectAbsence(group="NOR-1", now=now),))
        for i, now in (("a", whole), ("b", part))
    )
    for pair in ((one, other), (other, one)):
        [subject] = joined(*pair).subjects
        assert (subject.now, subject.beside, subject.earlier) == (whole, part, ())


# Hours


def hour(
    code: str, hours: float | None, line: int = 2, year: float | None = 100, **facts: object
) -> HourRow:
    own = {k: facts.pop(k) for k in ("on", "whole_day") if k in facts}
    made = HourRow(
        about=about(line, year_hours=year, **facts),  # type: ignore[arg-type]
        code_of_absence=code,
        hours=hours,
    )
    return replace(made, **own)


def test_hours_are_added_up_to_both_figures() -> None:
    known = Known()
    known.take(hour("X", 4), hour("M", 2.5, 3), hour("x", 1, 4), hour("R", 9, 5))
    assert known.subject().now == Figures(as_of=LISTED, hours=7.5, ten=7.5, fifteen=7.5)


def test_a_documented_hour_leaves_the_ten_unknown() -> None:
    known = Known()
    known.take(hour("X", 4), hour("D", 2, 3))
    assert (known.subject().now.ten, known.subject().now.fifteen) == (None, 4.0)


def test_an_unknown_code_is_told_and_its_subject_s_figures_are_unknown() -> None:
    known = Known()
    plan = known.take(
        hour("X", 4), hour("Q", 2, 3), hour("X", 5, 4, group="MAT-1", subject="Matte")
    )
    assert plan.unknown_codes == ("Q",)
    assert faults(plan) == [(3, RowFault.UNKNOWN_CODE)]
    assert known.subject().now == Figures(as_of=LISTED)
    assert known.subject(group="MAT-1").now.fifteen == 5.0


def test_hours_nobody_can_read_make_the_figures_unknown_but_not_those_that_never_count() -> None:
    known = Known()
    known.take(hour("X", 4), hour("M", None, 3), hour("X", 5, 4, group="MAT-1"),
               hour("R", None, 5, group="MAT-1"))  # fmt: skip
    assert known.subject().now == Figures(as_of=LISTED)
    assert known.subject(group="MAT-1").now.fifteen == 5.0


def test_without_the_hours_of_the_year_there_is_no_part_of_them() -> None:
    known = Known()
    known.take(hour("X", 4, year=None))
    assert known.subject().now == Figures(as_of=LISTED, hours=4.0)


def test_hours_of_last_year_are_told_and_left_out() -> None:
    known = Known()
    plan = known.take(hour("X", 4, on=EARLIER), hour("X", 5, 3, on=date(2026, 6, 1)))
    assert faults(plan) == [(3, RowFault.LAST_YEAR)]
    assert known.subject().now.fifteen == 4.0


def test_whole_days_in_a_row_are_counted_and_an_older_list_does_not_take_them() -> None:
    known = Known()
    days = [date(2026, 11, 12), date(2026, 11, 13), date(2026, 11, 16)]
    known.take(*(hour("X", 1, n, on=day, whole_day=True) for n, day in enumerate(days, 2)))
    [one] = known.stored.values()
    assert (one.streak, one.streak_ends) == (3, date(2026, 11, 16))
    known.take(hour("X", 1, on=EARLIER, whole_day=True), as_of=EARLIER)
    [one] = known.stored.values()
    assert (one.streak, one.streak_ends) == (3, date(2026, 11, 16))


def test_whole_days_that_are_put_right_in_a_newer_list_are_no_longer_in_a_row() -> None:
    known = Known()
    away = [date(2026, 11, 12), date(2026, 11, 13)]
    known.take(*(hour("X", 1, n, on=day, whole_day=True) for n, day in enumerate(away, 2)))
    known.take(
        hour("X", 1, on=away[0], whole_day=True),
        hour("R", 1, 3, on=away[1], whole_day=True),
        as_of=date(2026, 11, 24),
    )
    [one] = known.stored.values()
    assert (one.streak, one.streak_ends) == (1, away[0])
    known.take(hour("X", 2, on=away[0]), as_of=date(2026, 11, 25))
    [one] = known.stored.values()
    assert (one.streak, one.streak_ends) == (1, away[0])  # that list does not tell of whole days


def test_a_day_of_a_code_that_is_no_absence_is_no_day_away() -> None:
    known = Known()
    known.take(hour("X", 1, on=date(2026, 11, 12), whole_day=True),
               hour("R", 1, 3, on=date(2026, 11, 13), whole_day=True))  # fmt: skip
    [one] = known.stored.values()
    assert (one.streak, one.streak_ends) == (1, date(2026, 11, 12))


def whole(*numbers: int, code: str = "X", group: str = "NOR-1") -> list[HourRow]:
    """Whole days of November."""
    days = (date(2026, 11, n) for n in numbers)
    subject = "Norsk" if group else ""
    return [
        hour(code, 1, line, on=day, whole_day=True, group=group, subject=subject)
        for line, day in enumerate(days, 2)
    ]


def streak_of(known: Known) -> tuple[int, date | None]:
    [one] = known.stored.values()
    return one.streak, one.streak_ends


def test_an_older_list_overrules_no_day_of_a_newer_one() -> None:
    known = Known()
    known.take(*whole(9, 10, 12, 13), as_of=date(2026, 11, 16))
    assert streak_of(known) == (2, date(2026, 11, 13))
    before = dict(known.stored)
    plan = known.take(*whole(9, 10, 11, 12, 13), as_of=date(2026, 11, 13))
    assert (known.stored, plan.records) == (before, ())
    assert (plan.days_older, plan.days_changed) == (1, 0)


def test_a_newer_list_on_which_a_student_was_there_all_week_lets_an_older_one_tell_nothing() -> (
    None
):
    known = Known()
    known.take(
        hour("X", 1, on=date(2026, 11, 9), whole_day=False),
        *(replace(row, about=about(9, name="Ida Berg", code="2STB")) for row in whole(9, 13)),
        as_of=date(2026, 11, 16),
    )
    known.take(*whole(9, 10, 11, 12, 13), as_of=date(2026, 11, 13))
    (mine,) = (one for one in known.stored.values() if one.student_id == "s-1")
    assert (mine.streak, mine.streak_ends) == (0, None)


def test_a_list_that_goes_on_joins_the_streak() -> None:
    known = Known()
    known.take(*whole(9, 10, 11), as_of=date(2026, 11, 11))
    plan = known.take(*whole(12, 13), as_of=date(2026, 11, 13))
    assert streak_of(known) == (5, date(2026, 11, 13))
    assert (plan.days_new, plan.days_changed) == (0, 1)
    known.take(*whole(16), as_of=date(2026, 11, 16))
    assert streak_of(known) == (6, date(2026, 11, 16)), "over the weekend"


@pytest.mark.parametrize("group", ["NOR-1", ""])
def test_whole_days_of_an_unknown_code_are_told_and_make_no_streak(group: str) -> None:
    known = Known()
    plan = known.take(*whole(9, 10, 11, code="ZZ", group=group))
    assert [why for _line, why in faults(plan)] == [RowFault.UNKNOWN_CODE] * 3
    assert plan.unknown_codes == ("ZZ",)
    assert plan.unclear_days
    assert all(one.streak == 0 and not one.days for one in known.stored.values())
    assert bool(plan.records) == bool(group), "the subject, whose figures are unknown"


def test_whole_days_without_a_subject_are_something_read_and_new() -> None:
    known = Known()
    plan = known.take(*whole(9, 10, 11, group=""))
    assert (plan.days_new, counts(plan)) == (1, (0, 0, 0, 0))
    assert streak_of(known) == (3, date(2026, 11, 11))
    again = known.take(*whole(9, 10, 11, group=""))
    assert (again.days_unchanged, again.records) == (1, ())


def test_a_whole_day_that_nobody_can_read_is_no_day_away_and_takes_none() -> None:
    known = Known()
    known.take(*whole(9, 10, 11), as_of=date(2026, 11, 11))
    unread = hour("X", 1, 3, on=date(2026, 11, 11), whole_day=None)
    known.take(*whole(12), unread, as_of=date(2026, 11, 12))
    assert streak_of(known) == (4, date(2026, 11, 12))


def test_a_varsel_that_a_list_counts_beside_the_same_figures_is_a_change() -> None:
    known = Known()
    known.take(row())
    plan = known.take(row(notices=(NoticeKind.ABSENCE,)))
    assert (counts(plan), len(plan.records)) == ((0, 1, 0, 0), 1)
    again = known.take(row(notices=(NoticeKind.ABSENCE,)))
    assert (counts(again), again.records) == ((0, 0, 1, 0), ())


@settings(deadline=None)
@given(
    st.lists(
        st.tuples(
            st.integers(2, 20),
            st.sets(st.integers(2, 20), max_size=6),
            st.sampled_from(["X", "ZZ", "R"]),
            st.sampled_from(["NOR-1", ""]),
            st.booleans(),
        ),
        max_size=4,
    )
)
def test_what_is_saved_is_what_is_said_to_be_read_and_new_or_changed(
    lists: list[tuple[int, set[int], str, str, bool]],
) -> None:
    known = Known()
    for made, numbers, code, group, counted in lists:
        if counted:
            rows: list[Row] = [row(notices=(NoticeKind.ABSENCE,) if numbers else ())]
        else:
            rows = [*whole(*(n for n in sorted(numbers) if n <= made), code=code, group=group)]
        listed = a_list(
            *rows,
            kind=ListKind.FIGURES if counted else ListKind.HOURS,
            as_of=date(2026, 11, made),
        )
        plan = known.plan(listed)
        summary = AbsenceSummary(listed=listed, plan=plan)
        assert summary.nothing == (not plan.records)
        assert summary.read or summary.nothing
        known.stored |= {one.id: one for one in plan.records}


# Varsel


def varsel(
    sent_on: date | None = EARLIER,
    kind: NoticeKind = NoticeKind.ABSENCE,
    line: int = 2,
    by: str = "",
    **facts: object,
) -> NoticeRow:
    return NoticeRow(about=about(line, **facts), kind=kind, sent_on=sent_on, by=by)  # type: ignore[arg-type]


def days(known: Known) -> list[tuple[str, date | None]]:
    return [(n.subject, n.sent_on) for n in known.notices()]


def test_a_varsel_is_known_once_and_each_day_is_one() -> None:
    known = Known()
    known.take(varsel(), varsel(LISTED, line=3))
    assert days(known) == [("NOR-1", EARLIER), ("NOR-1", LISTED)]
    assert known.take(varsel(), varsel(LISTED, line=3)).records == ()


def test_a_varsel_without_its_day_is_known_and_gets_its_day_from_another_list() -> None:
    known = Known()
    known.take(varsel(None, by="Berit Aas"))
    assert [(n.sent_on, n.is_needed, n.listed_on) for n in known.notices()] == [
        (None, False, LISTED)
    ]
    assert counts(known.take(varsel())) == (0, 1, 0, 0)
    assert [(n.sent_on, n.by, n.listed_on) for n in known.notices()] == [
        (EARLIER, "Berit Aas", None)
    ]
    assert known.take(varsel(None)).records == ()


def test_one_that_is_counted_in_the_list_of_absence_is_the_same_as_the_one_that_was_sent() -> None:
    for first, then in (
        (row(notices=(NoticeKind.ABSENCE,)), varsel()),
        (varsel(), row(notices=(NoticeKind.ABSENCE,))),
        (varsel(group="", code="2STA"), row(notices=(NoticeKind.ABSENCE,))),
    ):
        known = Known()
        known.take(first)
        known.take(then)
        known.take(row(8, notices=(NoticeKind.ABSENCE,)), as_of=date(2026, 11, 24))
        assert [n.sent_on for n in known.notices()] == [EARLIER]


def test_a_varsel_counted_before_the_subject_had_a_group_is_not_counted_again() -> None:
    known = Known()
    known.take(row(3, group="", notices=(NoticeKind.ABSENCE,)), as_of=EARLIER)
    known.take(row(5, notices=(NoticeKind.ABSENCE,)))
    assert len(known.notices()) == 1


def test_what_was_counted_last_year_is_counted_anew_this_year() -> None:
    known = Known()
    counted = row(9, notices=(NoticeKind.ABSENCE,))
    known.take(counted, as_of=date(2026, 6, 1), today=date(2026, 6, 2))
    known.take(row(8), as_of=date(2026, 9, 1))
    assert len(known.notices()) == 1
    known.take(counted)
    assert [n.listed_on for n in known.notices()] == [date(2026, 6, 1), LISTED]


def test_orden_and_oppforsel_are_of_no_subject_and_of_their_own_kind() -> None:
    known = Known()
    rows = (varsel(kind=NoticeKind.ORDER), varsel(kind=NoticeKind.CONDUCT, line=3))
    known.take(*rows)
    assert [(n.kind, n.subject) for n in known.notices()] == [
        (NoticeKind.ORDER, ""),
        (NoticeKind.CONDUCT, ""),
    ]
    assert known.take(*rows).records == ()


@pytest.mark.parametrize("found", [varsel(), row(notices=(NoticeKind.ABSENCE,))])
def test_one_that_was_asked_for_becomes_the_one_that_was_sent(found: Row) -> None:
    known = Known()
    asked = Notice(
        id="n-1", kind=NoticeKind.ABSENCE, subject="NOR-1", asked_on=EARLIER, note=FreeText("ring")
    )
    known.stored["a"] = StudentAbsence(
        id="a",
        student_id="s-1",
        notices=(asked,),
        subjects=(SubjectAbsence(group="NOR-1", now=Figures(as_of=EARLIER, fifteen=8)),),
    )
    known.take(found)
    assert [(n.id, n.is_needed, n.note) for n in known.notices()] == [("n-1", False, "ring")]


def test_a_varsel_of_last_year_is_told_and_not_taken() -> None:
    known = Known()
    assert faults(known.take(varsel(date(2026, 6, 1)))) == [(2, RowFault.LAST_YEAR)]
    assert not known.stored


# Any list at all

_ROWS = st.lists(
    st.builds(
        lambda who, group, figure, left: (who, group, figure, left),
        st.sampled_from(
            [("Åse Moen", "2STA"), ("Ida Berg", "2STB"), ("Ida Berg", "2STA"), ("X Y", "2STA")]
        ),
        st.sampled_from(["NOR-1", "NOR-2", "MAT-1", ""]),
        st.sampled_from([None, 0.0, 7.5, 10.0, 10.004]),
        st.sampled_from([None, True, False]),
    ),
    max_size=8,
)  # fmt: skip
_Made = Sequence[tuple[tuple[str, str], str, float | None, bool | None]]


def made(rows: _Made) -> list[FigureRow]:
    return [
        row(
            figure,
            line,
            name=name,
            code=code,
            group=group,
            subject="Matte" if group == "MAT-1" else "Norsk",
            left=left,
        )
        for line, ((name, code), group, figure, left) in enumerate(rows, 2)
    ]


def state(known: Known) -> set[tuple[object, ...]]:
    return {
        (a.student_id, s.name, s.group, s.left, s.now, s.earlier)
        for a in known.stored.values()
        for s in a.subjects
    }


@settings(max_examples=200)
@given(_ROWS)
def test_every_row_gives_the_figure_in_its_cell_or_is_told(rows: _Made) -> None:
    known = Known()
    listed = made(rows)
    plan = known.take(*listed)
    told = {bad.line for bad in plan.bad_rows}
    ids = {("Åse Moen", "2STA"): "s-1", ("Ida Berg", "2STB"): "s-2"}
    cells = {
        (ids.get((one.about.student.name, one.about.student.class_code)), one.about.group,
         one.fifteen)
        for one in listed if one.about.line not in told
    }  # fmt: skip
    assert None not in {who for who, _group, _figure in cells}
    assert {(who, s_group, now.fifteen) for who, _n, s_group, _l, now, _e in state(known)} >= {
        cell for cell in cells if cell[1]
    }
    assert {(who, now.fifteen) for who, _n, _g, _l, now, _e in state(known)} == {
        (who, figure) for who, _group, figure in cells
    }


@settings(max_examples=200)
@given(_ROWS, _ROWS, st.randoms())
def test_neither_the_order_of_rows_nor_a_second_reading_changes_anything(
    first: _Made, then: _Made, random: object
) -> None:
    one, other = Known(followed=["s-1"]), Known(followed=["s-1"])
    for rows, day in ((first, EARLIER), (then, LISTED)):
        listed = made(rows)
        shuffled = list(listed)
        random.shuffle(shuffled)  # type: ignore[attr-defined]
        told = one.take(*listed, as_of=day)
        turned = other.take(*shuffled, as_of=day)
        assert told.bad_rows == turned.bad_rows
        assert state(one) == state(other)
        assert one.take(*listed, as_of=day).records == ()
