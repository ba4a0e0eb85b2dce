"""What the rules ask of absence in a subject. Nothing here says that a grade is lost.

Forskrift til opplæringsloven § 9-8, as it stands since 1 August 2025: *more than* the limit of the
health and undocumented absence, and *up to and with* the limit at rektor's discretion. Over a
limit a documented ground and a basis for assessment still give a grade. § 9-7: a written varsel at
once when it is clear that a grade is in danger.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from enum import StrEnum

from elvis_tui.domain.absence.records import (
    Figures,
    Notice,
    NoticeKind,
    StudentAbsence,
    SubjectAbsence,
)
from elvis_tui.domain.free_text import unmasked
from elvis_tui.domain.record import Record, replace
from elvis_tui.domain.school_year import starting_year
from elvis_tui.domain.text import folded


class Limits(Record, frozen=True, kw_only=True):
    """What figures are held against, in percent of the subject's yearly hours.

    `ten` and `fifteen` are the law's of the day, None where there was no such rule. `warn` and
    `warn_small` are the school's own, from where it warns; the latter in subjects of at most
    `small_hours` hours a year.
    """

    ten: float | None = 10
    fifteen: float | None = 15
    warn: float
    warn_small: float
    small_hours: float

    def warns_from(self, subject: SubjectAbsence) -> float:
        """From which figure the school warns in this subject."""
        hours = subject.year_hours
        return self.warn_small if hours is not None and hours <= self.small_hours else self.warn


class Standing(StrEnum):
    """How near the limits a subject is, by what is known of it."""

    FINE = "fine"
    NEAR = "near"
    """At or over where the school warns, and over no limit that is known."""
    OVER_TEN = "over_ten"
    """Health and undocumented absence is over its limit: egenmelding no longer counts."""
    OVER_FIFTEEN = "over_fifteen"
    """Self-reported and undocumented absence is over what rektor may allow."""


def greatest(figures: Figures) -> float | None:
    """The greatest figure that is known; of an unknown one nothing is guessed."""
    known = [one for one in (figures.ten, figures.fifteen) if one is not None]
    return max(known, default=None)


KINDS = ("ten", "fifteen")
"""The two figures, by their names in `Figures`."""


def furthest_back(subject: SubjectAbsence, one: str) -> Figures | None:
    """The newest list of the school year that tells a figure of a kind, of those that reach the
    furthest back.

    One list may tell the one and not the other: what it does not say is no reason to forget.
    """
    if getattr(subject.now, one) is not None:
        return subject.now
    year = starting_year(subject.now.as_of)
    for figures in reversed(subject.earlier):
        if getattr(figures, one) is not None and starting_year(figures.as_of) == year:
            return figures
    return None


def counting(subject: SubjectAbsence, one: str) -> Figures | None:
    """The list whose figure of a kind is held against the limits; None where none tells it.

    That which reaches the furthest back; but the whole year is at least as much as a part of it,
    so that a higher figure of a part counts where no such list is newer. Parts are not added up.
    """
    whole = furthest_back(subject, one)
    if not subject.later:
        return whole
    year = starting_year(subject.now.as_of)
    told = [whole] if whole else []
    for part in subject.later:
        is_newer = whole is None or part.as_of >= whole.as_of
        if getattr(part, one) is not None and is_newer and starting_year(part.as_of) == year:
            told.append(part)
    return max(told, key=lambda figures: getattr(figures, one), default=None)


def latest(subject: SubjectAbsence) -> Figures:
    """The figure of each kind that is held against the limits, whichever list tells it."""
    now = subject.now
    if not subject.later and now.ten is not None and now.fifteen is not None:
        return now
    ten, fifteen = (_figure_of(subject, one) for one in KINDS)
    same = (ten, fifteen) == (now.ten, now.fifteen)
    return now if same else replace(now, ten=ten, fifteen=fifteen)


def _figure_of(subject: SubjectAbsence, one: str) -> float | None:
    found = counting(subject, one)
    told: float | None = getattr(found, one) if found else None
    return told


def decisive(subject: SubjectAbsence) -> Figures:
    """The list that tells the greatest of the figures; the newest where none is known."""
    highest = greatest(latest(subject))
    for one in KINDS:
        found = counting(subject, one)
        if found is not None and getattr(found, one) == highest:
            return found
    return subject.now


def standing(subject: SubjectAbsence, limits: Limits) -> Standing:
    """How near the limits a subject is. Exactly a limit is not over it."""
    now = latest(subject)
    if _is_over(now.fifteen, limits.fifteen):
        return Standing.OVER_FIFTEEN
    if _is_over(now.ten, limits.ten):
        return Standing.OVER_TEN
    highest = greatest(now)
    near = highest is not None and highest >= limits.warns_from(subject)
    return Standing.NEAR if near else Standing.FINE


def _is_over(figure: float | None, limit: float | None) -> bool:
    return figure is not None and limit is not None and figure > limit


def worst(subjects: Iterable[SubjectAbsence]) -> list[SubjectAbsence]:
    """Those the student still takes, the greatest known figure first; then those without any."""
    there = [subject for subject in subjects if not subject.left]

    def order(subject: SubjectAbsence) -> tuple[bool, float, str, str]:
        figure = greatest(latest(subject))
        return figure is None, -(figure or 0.0), unmasked(subject.called), unmasked(subject.key)

    return sorted(there, key=order)


def of_this_year(absence: StudentAbsence, today: date) -> tuple[SubjectAbsence, ...]:
    """The subjects whose figures are of this school year: there is one settlement a year."""
    year = starting_year(today)
    return tuple(s for s in absence.subjects if starting_year(s.now.as_of) == year)


# Varsel


class MissingNotice(Record, frozen=True, kw_only=True):
    """A varsel that is not known to have been sent: for absence near a limit, or asked for.

    `subject` is None for orden and oppførsel, and for a subject that no list has named.
    """

    absence: StudentAbsence
    subject: SubjectAbsence | None
    kind: NoticeKind
    asked: Notice | None = None


def notices_for(absence: StudentAbsence, subject: SubjectAbsence, today: date) -> list[Notice]:
    """The varsel of this school year that are about a subject, oldest first."""
    if not absence.notices:
        return []
    names = subject.names
    found = (
        n
        for n in absence.notices
        if folded(unmasked(n.subject)) in names and is_of_this_year(n, today)
    )
    return sorted(found, key=lambda n: n.sent_on or date.min)


def is_of_this_year(notice: Notice, today: date) -> bool:
    """Whether a varsel is of this school year: one of last year says nothing of this one."""
    day = notice.sent_on or notice.asked_on or notice.listed_on
    return day is None or starting_year(day) == starting_year(today)


def is_sent(notice: Notice) -> bool:
    """Whether a varsel has been sent, also one of which nobody knows the day."""
    return not notice.is_needed


def missing_notices(absence: StudentAbsence, limits: Limits, today: date) -> list[MissingNotice]:
    """What of § 9-7 seems to be wanting for a student, the nearest to a limit first.

    A subject counts when its figures are of this school year, the student still takes it, a known
    figure is at or over where the school warns, and no varsel of absence is known.
    """
    return list(_missing(worst(of_this_year(absence, today)), absence, limits, today))


def lacks_notice(absence: StudentAbsence, limits: Limits, today: date) -> bool:
    """Whether there are any `missing_notices`: asked of many, it stops at the first."""
    there = (subject for subject in of_this_year(absence, today) if not subject.left)
    return any(True for _one in _missing(there, absence, limits, today))


def _missing(
    subjects: Iterable[SubjectAbsence], absence: StudentAbsence, limits: Limits, today: date
) -> Iterator[MissingNotice]:
    told = set()
    for subject in subjects:
        theirs = notices_for(absence, subject, today)
        asked = {n.kind: n for n in theirs if n.is_needed}
        told |= {n.id for n in theirs}
        if not any(n.kind is NoticeKind.ABSENCE and is_sent(n) for n in theirs) and (
            standing(subject, limits) is not Standing.FINE
        ):
            kind = NoticeKind.ABSENCE
            asked_for = asked.pop(kind, None)
            yield MissingNotice(absence=absence, subject=subject, kind=kind, asked=asked_for)
        for kind, notice in asked.items():
            yield MissingNotice(absence=absence, subject=subject, kind=kind, asked=notice)
    for notice in absence.notices:
        if notice.is_needed and notice.id not in told and is_of_this_year(notice, today):
            yield MissingNotice(absence=absence, subject=None, kind=notice.kind, asked=notice)


# What has changed


class Since(Record, frozen=True, kw_only=True):
    """A subject's figures then and now: of the list that was newest then, and of the last one."""

    subject: SubjectAbsence
    then: Figures
    now: Figures

    @property
    def change(self) -> float | None:
        """In percentage points of the figure both tell: the 15 % one, else the 10 % one."""
        for one in ("fifteen", "ten"):
            before, after = getattr(self.then, one), getattr(self.now, one)
            if before is not None and after is not None:
                return float(after - before)
        return None


def since(subject: SubjectAbsence, day: date) -> Since | None:
    """How a subject's figures have changed since a day; None without a list from before it."""
    lists = (*subject.earlier, subject.now)
    then = [figures for figures in lists if figures.as_of <= day]
    if not then or then[-1] is subject.now:
        return None
    return Since(subject=subject, then=then[-1], now=subject.now)


def trend(subject: SubjectAbsence) -> list[tuple[date, float]]:
    """The figure that most lists tell, by the day of each: what a small curve is drawn of."""
    lists = (*subject.earlier, subject.now)

    def told(one: str) -> list[tuple[date, float]]:
        values = ((f.as_of, getattr(f, one)) for f in lists)
        return [(day, value) for day, value in values if value is not None]

    return max((told("fifteen"), told("ten")), key=len)


# Days


def streak(days: Iterable[date], is_school_day: Callable[[date], bool]) -> tuple[int, date | None]:
    """How many school days in a row, up to the last of `days`, somebody was away, and that day.

    Days without school neither count nor break it.

    Args:
        days: The whole days of absence, in any order.
        is_school_day: Whether there was school on a day.
    """
    away = {day for day in days if is_school_day(day)}
    last = max(away, default=None)
    if last is None:
        return 0, None
    day, count = last, 0
    first = min(away)
    while day >= first:
        if is_school_day(day):
            if day not in away:
                break
            count += 1
        day -= timedelta(days=1)
    return count, last


def joined(mine: StudentAbsence, other: StudentAbsence) -> StudentAbsence:
    """Two records of one student as one: of a subject in both the newest figures stand.

    Those of the other's lists stay as earlier ones, and a varsel that both tell of is one.
    """
    subjects = {s.key: s for s in mine.subjects}
    for subject in other.subjects:
        key = _same_key(subjects, subject)
        here = subjects.pop(key, None)
        one = subject if here is None else _one_subject(here, subject)
        subjects[one.key] = one
    known = {n.id for n in mine.notices}
    facts = {replace(n, id="") for n in mine.notices}
    risks = [one.higher_risk_since for one in (mine, other) if one.higher_risk_since]
    newest = max(mine, other, key=lambda one: one.streak_ends or date.min)
    return replace(
        mine,
        subjects=tuple(subjects.values()),
        notices=(
            *mine.notices,
            *(n for n in other.notices if n.id not in known and replace(n, id="") not in facts),
        ),
        higher_risk_since=min(risks, default=None),
        streak=newest.streak,
        streak_ends=newest.streak_ends,
        streak_listed=newest.streak_listed,
        declined=tuple(dict.fromkeys((*mine.declined, *other.declined))),
    )


def _same_key(subjects: Mapping[str, SubjectAbsence], other: SubjectAbsence) -> str:
    """The subject that is the same: of its group; else the one of its code where one has none."""
    if other.key in subjects:
        return other.key
    code = folded(other.code)
    loose = [
        key
        for key, one in subjects.items()
        if code and folded(one.code) == code and not (one.group and other.group)
    ]
    return loose[0] if len(loose) == 1 else other.key


def _one_subject(mine: SubjectAbsence, other: SubjectAbsence) -> SubjectAbsence:
    old, new = sorted((other, mine), key=lambda s: (-s.now.begins.toordinal(), s.now.as_of))
    every = [f for s in (old, new) for f in (*s.earlier, s.now, *s.later)]
    by_day = {f.as_of: f for f in every if f.begins == new.now.begins}
    earlier = [by_day[day] for day in sorted(by_day) if day < new.now.as_of]
    later = [f for f in every if f.begins > new.now.begins]
    known = next((s for s in (new, old) if s.group), new)
    return with_later(replace(new, group=known.group, earlier=tuple(earlier)), later)


# Parts of the year


def with_later(subject: SubjectAbsence, parts: Iterable[Figures]) -> SubjectAbsence:
    """The subject with those of `parts` that no other list makes needless, by their days."""
    every = dict.fromkeys(parts)
    lists = (*subject.earlier, subject.now, *every)
    kept = [p for p in every if not any(covers(one, p) for one in lists)]
    kept.sort(key=lambda f: (f.as_of, -f.begins.toordinal()))
    return replace(subject, beside=kept[-1] if kept else None, parts=tuple(kept[:-1]))


def covers(one: Figures, part: Figures) -> bool:
    """Whether a list makes one of a part of the year needless.

    It is newer, reaches as far back, and tells each figure that the part tells.
    """
    reaches = one.begins <= part.begins and one.as_of > part.as_of
    return reaches and all(
        getattr(part, kind) is None or getattr(one, kind) is not None for kind in KINDS
    )


def newest_list(every: Sequence[StudentAbsence]) -> date | None:
    """The day of the newest list that any of them is told from."""
    lists = (f for one in every for s in one.subjects for f in (s.now, *s.later))
    return max((figures.as_of for figures in lists), default=None)
