"""What a list of absence, of hours or of varsel would change: everything that would be saved."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import date

from elvis_tui.domain.absence.codes import CodeTable
from elvis_tui.domain.absence.records import Figures, StudentAbsence, SubjectAbsence
from elvis_tui.domain.across.absence_hours import figures_of_hours, streaks
from elvis_tui.domain.across.absence_list import (
    About,
    AbsenceList,
    FigureRow,
    HourRow,
    NoticeRow,
)
from elvis_tui.domain.across.absence_notices import with_counted, with_sent
from elvis_tui.domain.across.absence_students import Register
from elvis_tui.domain.across.absence_summary import AbsencePlan
from elvis_tui.domain.free_text import FreeText, unmasked
from elvis_tui.domain.people.records import SchoolClass, Student
from elvis_tui.domain.people.roster_summary import BadRow, RowFault
from elvis_tui.domain.record import Record, replace
from elvis_tui.domain.school_year import starting_year
from elvis_tui.domain.text import folded


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
    """

    students: tuple[Student, ...]
    classes: tuple[SchoolClass, ...]
    stored: tuple[StudentAbsence, ...]
    followed: frozenset[str]
    codes: CodeTable | None
    is_school_day: Callable[[date], bool]
    today: date


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
        self._counts = {"new": 0, "changed": 0, "unchanged": 0, "older": 0, "broken_off": 0}
        self._codes: dict[str, None] = {}
        self._days_told = any(isinstance(r, HourRow) and r.whole_day for r in listed.rows)

    def plan(self) -> None:
        figures: dict[str, list[FigureRow]] = {}
        hours: dict[str, list[HourRow]] = {}
        notices: dict[str, list[NoticeRow]] = {}
        for row in self._listed.rows:
            who = self._register.find(row.about.student)
            if isinstance(who, RowFault):
                self._refuse(row.about.line, who)
            elif isinstance(row, FigureRow):
                figures.setdefault(who, []).append(row)
            elif isinstance(row, HourRow):
                hours.setdefault(who, []).append(row)
            else:
                notices.setdefault(who, []).append(row)
        for who, rows in hours.items():
            self._take_hours(who, rows)
        for who, rows_of_figures in figures.items():
            self._take_figures(who, rows_of_figures)
        for who, sent in notices.items():
            self._take_notices(who, sent)

    def found(self) -> AbsencePlan:
        """What has been gathered."""
        changed = [record for who, record in self._after.items() if record != self._before.get(who)]
        known = {row.about.student for row in self._listed.rows}
        found = {self._register.find(one) for one in known}
        return AbsencePlan(
            records=tuple(changed),
            students=sum(not isinstance(one, RowFault) for one in found),
            doubles=tuple(sorted(self._doubles)),
            bad_rows=tuple(sorted(self._bad, key=lambda bad: bad.line)),
            unknown_codes=tuple(self._codes),
            new=self._counts["new"],
            changed=self._counts["changed"],
            unchanged=self._counts["unchanged"],
            older=self._counts["older"],
            broken_off=self._counts["broken_off"],
        )

    def _refuse(self, line: int, why: RowFault, field: str = "") -> None:
        self._bad.append(BadRow(line=line, why=why, field=field))

    def _of(self, who: str) -> StudentAbsence:
        there = self._after.get(who)
        return there or StudentAbsence(id=self._new_id("absence"), student_id=who)

    # Figures

    def _take_hours(self, who: str, rows: Sequence[HourRow]) -> None:
        year = starting_year(self._listed.as_of)
        this_year = []
        for row in rows:
            if row.on is not None and starting_year(row.on) != year:
                self._refuse(row.about.line, RowFault.LAST_YEAR)
            else:
                this_year.append(row)
        figures, unknown = figures_of_hours(this_year, self._told.codes)
        for row in unknown:
            if row.code_of_absence:
                self._codes[row.code_of_absence] = None
            self._refuse(row.about.line, RowFault.UNKNOWN_CODE, row.code_of_absence)
        self._take_figures(who, figures)
        count, ends = streaks(this_year, self._told.codes, self._told.is_school_day)
        record = self._of(who)
        if self._tells_of(this_year, record.streak_ends, ends):
            same = (record.streak, record.streak_ends) == (count, ends)
            made = record.streak_listed if same else None
            self._after[who] = replace(
                record,
                streak=count,
                streak_ends=ends,
                streak_listed=made or (self._listed.as_of if ends else None),
            )

    def _tells_of(self, rows: Sequence[HourRow], known: date | None, ends: date | None) -> bool:
        """Whether the days in a row are those of this list: of later days, or corrected ones."""
        if known is None or (ends is not None and ends >= known):
            return ends is not None
        days = [row.on for row in rows if row.on is not None]
        return self._days_told and known <= self._listed.as_of and min(days, default=known) < known

    def _take_figures(self, who: str, rows: Sequence[FigureRow]) -> None:
        by_subject, unclear = _by_subject(rows, self._of(who).subjects)
        for row in unclear:
            self._refuse(row.about.line, RowFault.UNCLEAR_SUBJECT, row.about.key)
        for at, same in by_subject:
            first, *others = same
            if all(_says_the_same(first, other) for other in others):
                self._doubles += [other.about.line for other in others]
                counted = dict.fromkeys(kind for row in same for kind in row.notices)
                self._take(who, replace(first, notices=tuple(counted)), at)
            else:
                for row in same:
                    self._refuse(row.about.line, RowFault.TWO_FIGURES)

    def _take(self, who: str, row: FigureRow, at: int | None) -> None:
        record = self._of(who)
        subjects = list(record.subjects)
        old = None if at is None else subjects[at]
        if old is not None and old.now.as_of > self._listed.as_of:
            self._counts["older"] += 1
            return
        new = self._subject(row, old, followed=who in self._told.followed)
        self._counts["broken_off"] += new.left
        if old is None or at is None:
            subjects.append(new)
        else:
            subjects[at] = new
        record = with_counted(record, new, row.notices, self._listed.as_of, self._new_id)
        was = record.subjects
        record = replace(record, subjects=tuple(subjects))
        kind = "new" if old is None else "unchanged" if was == record.subjects else "changed"
        self._counts[kind] += 1
        self._after[who] = record

    def _subject(
        self, row: FigureRow, old: SubjectAbsence | None, *, followed: bool
    ) -> SubjectAbsence:
        about = row.about
        now = Figures(as_of=self._listed.as_of, hours=row.hours, ten=row.ten, fifteen=row.fifteen)
        earlier: tuple[Figures, ...] = ()
        if old is not None:
            if old.now.as_of == now.as_of:
                now = _filled(now, old.now)
                earlier = old.earlier
            elif starting_year(old.now.as_of) == starting_year(now.as_of):
                earlier = (*old.earlier, old.now) if followed else (old.now,)
        return SubjectAbsence(
            name=FreeText(about.name) or (old.name if old else FreeText("")),
            code=about.code or (old.code if old else ""),
            group=FreeText(about.group) or (old.group if old else FreeText("")),
            teacher=FreeText(about.teacher) or (old.teacher if old else FreeText("")),
            year_hours=about.year_hours or (old.year_hours if old else None),
            left=bool(old and old.left) if row.left is None else row.left,
            now=now,
            earlier=earlier,
        )

    # Varsel

    def _take_notices(self, who: str, rows: Sequence[NoticeRow]) -> None:
        year = starting_year(self._told.today)
        for row in sorted(rows, key=lambda r: (r.sent_on or date.max, r.about.key, r.about.line)):
            if row.sent_on is not None and starting_year(row.sent_on) != year:
                self._refuse(row.about.line, RowFault.LAST_YEAR)
                continue
            record = self._of(who)
            changed, what = with_sent(record, row, self._listed.as_of, self._new_id)
            self._counts[what] += 1
            if changed is not record:
                self._after[who] = changed


def _by_subject(
    rows: Iterable[FigureRow], known: Sequence[SubjectAbsence]
) -> tuple[list[tuple[int | None, list[FigureRow]]], list[FigureRow]]:
    """The rows of each subject, with its place among those that are known, and the unclear rows.

    A row that tells less than others, such as a name that two groups have, is nobody's guess.
    What comes out does not hang on the order of the rows.
    """
    places: list[int | None] = list(range(len(known)))
    subjects: list[SubjectAbsence | About] = list(known)
    found: list[list[FigureRow]] = [[] for _one in known]
    unclear = []
    ordered = sorted(rows, key=lambda r: (not r.about.group, not r.about.code, r.about.line))
    split = {
        i for i, one in enumerate(known) if not one.group and len(_groups_of(one, ordered)) > 1
    }
    for row in ordered:
        same = [
            i
            for i, one in enumerate(subjects)
            if is_same_subject(one, row.about) and not (i in split and row.about.group)
        ]
        if len(same) > 1:
            unclear.append(row)
        elif same:
            found[same[0]].append(row)
        else:
            places.append(None)
            subjects.append(row.about)
            found.append([row])
    return [(at, same) for at, same in zip(places, found, strict=True) if same], unclear


def _groups_of(known: SubjectAbsence, rows: Iterable[FigureRow]) -> set[str]:
    """The groups that may be a subject whose group nobody knew."""
    return {folded(r.about.group) for r in rows if is_same_subject(known, r.about)} - {""}


def is_same_subject(stored: SubjectAbsence | About, about: About) -> bool:
    """Whether a row is about a subject that is known: by group, else by code, else by name."""
    for mine, theirs in (
        (unmasked(stored.group), about.group),
        (stored.code, about.code),
        (unmasked(stored.name), about.name),
    ):
        if mine and theirs:
            return folded(mine) == folded(theirs)
    return False


def _says_the_same(one: FigureRow, other: FigureRow) -> bool:
    return (one.hours, one.ten, one.fifteen, one.left) == (
        other.hours,
        other.ten,
        other.fifteen,
        other.left,
    )


def _filled(new: Figures, old: Figures) -> Figures:
    """What two lists of one day tell together: one may hold the one figure, one the other."""
    return replace(
        new,
        hours=old.hours if new.hours is None else new.hours,
        ten=old.ten if new.ten is None else new.ten,
        fifteen=old.fifteen if new.fifteen is None else new.fifteen,
    )
