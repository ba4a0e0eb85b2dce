"""What a list of absence, of hours or of varsel would change: everything that would be saved."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, timedelta

from elvis_tui.domain.absence.codes import CodeTable
from elvis_tui.domain.absence.records import Figures, StudentAbsence
from elvis_tui.domain.absence.whole_days import days_known, of_newest, told_of, with_days
from elvis_tui.domain.across.absence_hours import figures_of_hours, whole_days
from elvis_tui.domain.across.absence_list import (
    About,
    AbsenceList,
    FigureRow,
    HourRow,
    NoticeRow,
)
from elvis_tui.domain.across.absence_notices import with_counted, with_key, with_sent
from elvis_tui.domain.across.absence_students import Register
from elvis_tui.domain.across.absence_subjects import by_subject, says_the_same, subject_after
from elvis_tui.domain.across.absence_summary import AbsencePlan
from elvis_tui.domain.free_text import FreeText, unmasked
from elvis_tui.domain.people.records import SchoolClass, Student
from elvis_tui.domain.people.roster_summary import BadRow, RowFault
from elvis_tui.domain.record import Record, replace
from elvis_tui.domain.school_year import FIRST_MONTH, starting_year
from elvis_tui.domain.text import folded

USUAL_FIRST_DAY = 17
"""Of August: when school begins where no calendar says it."""


class Told(Record, frozen=True, kw_only=True):
    """What is needed beside the list.

    Args:
        students: Those of the register.
        classes: Their classes.
        stored: What is known of absence.
        followed: The ids of those somebody follows: of them every earlier figure is kept.
        codes: What the codes mean on the day of the list.
        is_school_day: Whether there was school on a day.
        today: The day.
        year_begins: The first day of the school year, where its calendar is known.
    """

    students: tuple[Student, ...]
    classes: tuple[SchoolClass, ...]
    stored: tuple[StudentAbsence, ...]
    followed: frozenset[str]
    codes: CodeTable | None
    is_school_day: Callable[[date], bool]
    today: date
    year_begins: date | None = None


FIRST_WEEKS = timedelta(days=21)
"""In a list of the whole year that does not say when it begins, somebody is away within them."""
FIRST_WEEK = timedelta(days=7)
"""Within it a list of the whole year may begin, by its own words: classes begin on other days."""


def is_of_a_part(listed: AbsenceList, year_begins: date | None) -> bool:
    """Whether a list is of a part of its school year: it begins after the start of school.

    Where it says itself when it begins, that holds; else only the first absence in it is known.
    """
    first = listed.first_day
    if first is None:
        return False
    usual = date(starting_year(listed.as_of), FIRST_MONTH, USUAL_FIRST_DAY)
    return first >= (year_begins or usual) + (FIRST_WEEK if listed.period_told else FIRST_WEEKS)


def plan_absence(listed: AbsenceList, told: Told, new_id: Callable[[str], str]) -> AbsencePlan:
    """What has to be saved for the data to hold what the list holds.

    The same list a second time changes nothing. Of a row that may be another's, of two rows that
    contradict each other and of a list of last year nothing is taken.
    """
    if starting_year(listed.as_of) != starting_year(told.today):
        return AbsencePlan(last_year=True)
    planner = _Planner(listed, told, new_id)
    planner.plan()
    return planner.found()


COUNTED = ("new", "changed", "unchanged", "older", "broken_off", "regrouped", "beside",
           "days_new", "days_changed", "days_unchanged", "days_older")  # fmt: skip
"""What of `AbsencePlan` is counted row by row."""


def _period(listed: AbsenceList) -> tuple[date, date] | None:
    """The days of which a list tells whether they are whole days of absence; None of none."""
    rows = [row for row in listed.rows if isinstance(row, HourRow)]
    if not (listed.tells_days or any(row.whole_day for row in rows)):
        return None
    days = [
        row.on for row in rows if row.on and starting_year(row.on) == starting_year(listed.as_of)
    ]
    first = listed.first_day or min(days, default=None)
    last = listed.last_day or max(days, default=None)
    return None if first is None or last is None else (first, min(last, listed.as_of))


class _Planner:
    """Gathers what one list changes, student by student."""

    def __init__(self, listed: AbsenceList, told: Told, new_id: Callable[[str], str]) -> None:
        self._listed, self._told, self._new_id = listed, told, new_id
        self._register = Register(
            told.students, told.classes, (row.about.student for row in listed.rows)
        )
        self._before = {one.student_id: one for one in told.stored}
        self._after = dict(self._before)
        self._bad: list[BadRow] = []
        self._doubles: list[int] = []
        self._found: set[str] = set()
        self._counts = dict.fromkeys(COUNTED, 0)
        self._part = is_of_a_part(listed, told.year_begins)
        self._figures = Figures(
            as_of=listed.as_of,
            first_day=listed.first_day,
            last_day=listed.last_day,
            part=self._part,
        )
        self._codes: dict[str, None] = {}
        self._unclear_days = False
        self._days = _period(listed)

    def plan(self) -> None:
        figures: dict[str, list[FigureRow]] = {}
        hours: dict[str, list[HourRow]] = {}
        notices: dict[str, list[NoticeRow]] = {}
        for row in self._listed.rows:
            who = self._register.find(row.about.student)
            if isinstance(who, RowFault):
                self._refuse(row.about, who)
                continue
            self._found.add(who)
            if isinstance(row, FigureRow):
                figures.setdefault(who, []).append(row)
            elif isinstance(row, HourRow):
                hours.setdefault(who, []).append(row)
            else:
                notices.setdefault(who, []).append(row)
        for who, rows in hours.items():
            self._take_hours(who, rows)
        for who, rows_of_figures in figures.items():
            self._take_figures(who, rows_of_figures, tells_all=not self._part)
        for who, sent in notices.items():
            self._take_notices(who, sent)

    def found(self) -> AbsencePlan:
        """What has been gathered."""
        changed = [record for who, record in self._after.items() if record != self._before.get(who)]
        plan = AbsencePlan(
            records=tuple(changed),
            students=len(self._found),
            doubles=tuple(sorted(self._doubles)),
            bad_rows=tuple(sorted(self._bad, key=lambda bad: bad.line)),
            unknown_codes=tuple(self._codes),
            part=self._part,
            unclear_days=self._unclear_days,
        )
        return replace(plan, **self._counts)

    def _refuse(self, about: About, why: RowFault, field: str = "") -> None:
        student = about.student
        self._bad.append(
            BadRow(
                line=about.line,
                why=why,
                field=field,
                name=FreeText(student.name),
                class_code=student.class_code,
            )
        )

    def _of(self, who: str) -> StudentAbsence:
        there = self._after.get(who)
        return there or StudentAbsence(id=self._new_id("absence"), student_id=who)

    # Figures

    def _take_hours(self, who: str, rows: Sequence[HourRow]) -> None:
        year = starting_year(self._listed.as_of)
        this_year = []
        for row in rows:
            if row.on is not None and starting_year(row.on) != year:
                self._refuse(row.about, RowFault.LAST_YEAR)
            else:
                this_year.append(row)
        figures, unknown = figures_of_hours(this_year, self._told.codes)
        for row in unknown:
            if row.code_of_absence:
                self._codes[row.code_of_absence] = None
            self._refuse(row.about, RowFault.UNKNOWN_CODE, row.code_of_absence)
        self._take_figures(who, figures, tells_all=False)
        self._take_days(who, this_year)

    def _take_days(self, who: str, rows: Sequence[HourRow]) -> None:
        if self._days is None or not rows:
            return
        away, unclear = whole_days(rows, self._told.codes)
        self._unclear_days |= bool(unclear)
        told = told_of(self._listed.as_of, *self._days, away, unclear)
        if not told:
            return
        record, is_school_day = self._of(who), self._told.is_school_day
        known = days_known(record, is_school_day)
        days = of_newest(known, told)
        there = any(piece.listed_on == self._listed.as_of for piece in days)
        after = with_days(record, days, is_school_day)
        if not there:
            kind = "older"
        elif not known:
            kind = "new"
        else:
            kind = "unchanged" if after == record else "changed"
        self._counts[f"days_{kind}"] += 1
        if there:
            self._after[who] = after

    def _take_figures(self, who: str, rows: Sequence[FigureRow], *, tells_all: bool) -> None:
        subjects, unclear = by_subject(
            rows, self._of(who).subjects, self._listed.as_of, tells_all=tells_all
        )
        for row in unclear:
            self._refuse(row.about, RowFault.UNCLEAR_SUBJECT, row.about.key)
        for at, same in subjects:
            first, *others = same
            if all(says_the_same(first, other) for other in others):
                self._doubles += [other.about.line for other in others]
                counted = dict.fromkeys(kind for row in same for kind in row.notices)
                self._take(who, replace(first, notices=tuple(counted)), at)
            else:
                for row in same:
                    self._refuse(row.about, RowFault.TWO_FIGURES)

    def _take(self, who: str, row: FigureRow, at: int | None) -> None:
        record = before = self._of(who)
        old = None if at is None else record.subjects[at]
        figures = replace(self._figures, hours=row.hours, ten=row.ten, fifteen=row.fifteen)
        new = subject_after(old, row, figures, keeps_all=who in self._told.followed)
        if new is None:
            self._counts["older"] += 1
            return
        self._counts["broken_off"] += new.left
        self._counts["beside"] += new.now.begins < figures.begins
        if old is None:
            subjects = (*record.subjects, new)
        else:
            subjects = tuple(new if s is old else s for s in record.subjects)
            if old.group and folded(unmasked(old.group)) != folded(unmasked(new.group)):
                self._counts["regrouped"] += 1
                record = with_key(record, old, new)
        record = with_counted(record, new, row.notices, self._listed.as_of, self._new_id)
        record = replace(record, subjects=subjects)
        kind = "new" if old is None else "unchanged" if record == before else "changed"
        self._counts[kind] += 1
        self._after[who] = record

    # Varsel

    def _take_notices(self, who: str, rows: Sequence[NoticeRow]) -> None:
        year = starting_year(self._told.today)
        for row in sorted(rows, key=lambda r: (r.sent_on or date.max, r.about.key, r.about.line)):
            if row.sent_on is not None and starting_year(row.sent_on) != year:
                self._refuse(row.about, RowFault.LAST_YEAR)
                continue
            record = self._of(who)
            changed, what = with_sent(record, row, self._listed.as_of, self._new_id)
            self._counts[what] += 1
            if changed is not record:
                self._after[who] = changed
