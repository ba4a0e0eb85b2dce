"""The plan as a calendar file (iCalendar, RFC 5545), for Outlook and Google.

What has a day or a week stands in it, all day; what has a month or the whole year alone is given
no day. There is nobody in it but whom the plan itself holds responsible: what was learned, who did
something and the teams' meetings stay where they are.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache
from typing import TYPE_CHECKING

from elvis_tui.domain.plan.calendar import SchoolYear
from elvis_tui.domain.plan.days import ONE_DAY, days_of_span, recurring_days
from elvis_tui.domain.plan.free_days import FreeKind, why_free
from elvis_tui.domain.plan.occurrences import occurrences
from elvis_tui.domain.plan.placement import Place, Placement, Span, placed, placed_own
from elvis_tui.domain.plan.records import Activity
from elvis_tui.domain.plan.series import Series, series_of
from elvis_tui.domain.record import Record, replace
from elvis_tui.domain.school_year import label_of
from elvis_tui.domain.text import clean, encodable
from elvis_tui.i18n import _
from elvis_tui.wording.dates import short_day, span_words
from elvis_tui.wording.free_days import free_sentence
from elvis_tui.wording.public_holidays import public_holidays

if TYPE_CHECKING:
    from icalendar import Event

PRODUCT = "-//Elvis//elvis-tui//NO"
LONGEST_SUMMARY = 200
"""Signs; Outlook shows no more than 255 of a subject."""
COUNTED_FROM = datetime(2020, 1, 1, tzinfo=UTC)
"""A later writing has a higher number, without a count that anybody must keep."""
TO_FRIDAY = timedelta(days=4)
NO_DAYS = (date.min, date.min)
_DAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")


class CalendarFile(Record, frozen=True, kw_only=True):
    """The file, the ids of the activities in it, and those asked for that have no day in it."""

    data: bytes
    entries: int
    left_out: tuple[Activity, ...]
    in_it: frozenset[str] = frozenset()

    @property
    def without_day(self) -> int:
        """How many are left out."""
        return len(self.left_out)


class Entry(Record, frozen=True, kw_only=True):
    """One entry of the calendar: its days, all day, and the series it repeats in, if it does.

    `why_free` says that none of its days is a school day, and why. `uid` is the same each time
    the plan is written, so that a calendar that has the entry moves it and has it not twice.
    """

    uid: str
    activity: Activity
    days: Span
    is_own: bool = False
    is_deadline: bool = False
    series: Series | None = None
    why_free: str = ""


def plan_calendar(
    activities: Iterable[Activity],
    year: int,
    years: Iterable[SchoolYear],
    today: date,
    *,
    month: int | None = None,
    party: str = "",
    at: datetime | None = None,
) -> CalendarFile:
    """The plan's days and weeks of a school year, and those that the team has set.

    Args:
        activities: The plan's rows.
        year: The one in which the school year begins.
        years: The school years whose calendar is known.
        today: What each entry is stamped with, where the moment is not given.
        month: Only what stands in this calendar month of it.
        party: The name of whose activities they are, for the calendar's own name.
        at: The moment it is written: a calendar that has an entry takes a newer one for it.
    """
    from icalendar import Calendar, vText

    rows, known = tuple(activities), tuple(years)
    entries = [
        replace(entry, why_free=_why_free(entry, known))
        for row in rows
        for entry in entries_of(row, year, known, month)
    ]
    calendar = Calendar()
    calendar.add("prodid", PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("x-wr-calname", vText(_called(year, party)))
    stamp = at.astimezone(UTC) if at else datetime.combine(today, time(), UTC)
    for entry in entries:
        calendar.add_component(_event(entry, stamp))
    in_it = frozenset(entry.activity.id for entry in entries)
    return CalendarFile(
        data=calendar.to_ical(),
        entries=len(entries),
        left_out=tuple(row for row in rows if row.id not in in_it),
        in_it=in_it,
    )


def entries_of(
    activity: Activity, year: int, years: tuple[SchoolYear, ...], month: int | None = None
) -> Iterator[Entry]:
    """An activity's entries in a school year, the plan's own first; in one month of it alone.

    Where the team has set a time that the plan's own gives way to, only the team's is there.

    Args:
        activity: A row of the plan, with the team's own times.
        year: The one in which the school year begins.
        years: The school years whose calendar is known.
        month: A calendar month.
    """
    standing: dict[str, set[date]] = {}
    for one in occurrences(activity, year, years):
        if one.is_apart:
            continue
        whose = one.own.id if one.own else ""
        standing.setdefault(whose, set()).add(one.period.first)
    plans = Entry(
        uid=f"{activity.key or activity.id}-{year}",
        activity=activity,
        days=NO_DAYS,
    )
    yield from _entries(plans, placed(activity, year, years), standing.get("", set()), month)
    for own in activity.own:
        if own.year == year:
            teams = replace(plans, uid=own.id, is_own=True)
            yield from _entries(teams, placed_own(own, years), standing.get(own.id, set()), month)


def _entries(
    model: Entry, place: Placement, standing: set[date], month: int | None
) -> Iterator[Entry]:
    """The entries of one `place`, as `model` has them; of its times only those that begin
    on days `standing`.
    """
    model = replace(model, is_deadline=place.is_deadline)

    def entry(kind: str, days: Span, series: Series | None = None) -> Entry:
        return replace(model, uid=f"{model.uid}-{kind}@elvis", days=days, series=series)

    recurs = place.place is Place.RECURRENCE  # its weeks are no times to be marked one by one
    weeks = [(monday, monday + TO_FRIDAY) for monday in place.weeks]
    for kind, spans in (("d", place.spans), ("w", weeks)):
        for span in spans:
            if (recurs or span[0] in standing) and _touches(span, month):
                # What is on one day alone is the same when it is moved.
                yield entry(f"{kind}1" if len(spans) == 1 else f"{kind}-{_days_id(span)}", span)
    every = recurring_days(place, _holidays_of(place.year)) if place.days else ()
    asked = [day for day in every if day in standing and _touches((day, day), month)]
    if series := series_of(asked):
        # Of a month it is another series than the year's, which must not become as short.
        yield entry(f"r{month or ''}", (series.first, series.first), series)
        return
    for day in asked:
        yield entry(f"r-{_days_id((day, day))}", (day, day))


@lru_cache(maxsize=16)
def _holidays_of(year: int) -> frozenset[date]:
    return frozenset((*public_holidays(year), *public_holidays(year + 1)))


def _days_id(span: Span) -> str:
    first, last = span
    return f"{first:%Y%m%d}" if first == last else f"{first:%Y%m%d}-{last:%Y%m%d}"


def _why_free(entry: Entry, years: tuple[SchoolYear, ...]) -> str:
    """Why none of its days is a school day, where none of them is."""
    if entry.series:
        return ""
    first, last = entry.days
    for day in days_of_span(entry.days):
        free = why_free(day, years, public_holidays(day.year))
        if free is None or free.kind is FreeKind.NOT_KNOWN:
            return ""
    free = why_free(first, years, public_holidays(first.year))
    told = _("{days} er ikke skoledager.").format(days=span_words(first, last))
    if first == last:
        told = _("{day} er ikke skoledag.").format(day=short_day(first))
    return f"{told[:1].upper()}{told[1:]} {free_sentence(first, free)}" if free else ""


def _touches(span: Span, month: int | None) -> bool:
    first, last = span
    if month is None or month in (first.month, last.month):
        return True
    return first < last and any(
        (first + n * ONE_DAY).month == month for n in range((last - first).days)
    )


def _event(entry: Entry, stamp: datetime) -> Event:
    from icalendar import Event

    activity, (first, last) = entry.activity, entry.days
    event = Event()
    event.add("uid", entry.uid)
    event.add("dtstamp", stamp)
    event.add("sequence", (stamp - COUNTED_FROM) // timedelta(minutes=1))
    event.add("dtstart", first)
    event.add("dtend", last + ONE_DAY)
    event.add("summary", _summary(entry))
    event.add("description", _description(entry))
    if activity.responsible:
        event.add("categories", [_plain(name) for name in activity.responsible])
    if entry.series:
        _repeat(event, entry.series)
    event.add("status", "CONFIRMED")
    event.add("class", "PUBLIC")
    # A day of the plan takes nobody's time: whoever has it in the calendar is still free to meet.
    event.add("transp", "TRANSPARENT")
    event.add("x-microsoft-cdo-busystatus", "FREE")
    return event


def _repeat(event: Event, series: Series) -> None:
    # Outlook takes no day that is added to a series (RDATE) where there is no rule.
    nth = str(series.nth) if series.nth else ""
    rule = {
        "freq": "MONTHLY" if series.nth else "WEEKLY",
        "interval": series.interval,
        "byday": [f"{nth}{_DAYS[weekday - 1]}" for weekday in series.weekdays],
        "wkst": "MO",
        "until": series.last,
    }
    event.add("rrule", rule)
    if series.without:
        event.add("exdate", list(series.without))


def _summary(entry: Entry) -> str:
    text = _plain(entry.activity.text)
    if len(text) > LONGEST_SUMMARY:
        text = f"{text[:LONGEST_SUMMARY].rsplit(' ', 1)[0].rstrip(' ,;:.–-')} …"
    if entry.is_deadline:
        text = _("Frist: {text}").format(text=text)
    return _("{text} (teamets dato)").format(text=text) if entry.is_own else text


def _description(entry: Entry) -> str:
    activity = entry.activity
    lines = []
    if len(_plain(activity.text)) > LONGEST_SUMMARY:
        lines.append(_plain(activity.text))
    if activity.responsible:
        lines.append(_("Ansvarlig: {names}").format(names=_plain(", ".join(activity.responsible))))
    # What the team wrote may hold any words; the plan's are for everybody to read.
    plans = _("Når, i planen: «{when}»").format(when=_plain(activity.when_text))
    lines.append(_("Dagen er satt av teamet.") if entry.is_own else plans)
    if entry.why_free:
        lines.append(entry.why_free)
    return "\n".join(lines)


def _called(year: int, party: str) -> str:
    words = _("Handlingsplan {label}").format(label=label_of(year))
    return f"{words} ({_plain(party)})" if party else words


def _plain(text: str) -> str:
    """One line that a calendar can hold: control signs in it are shown, never obeyed."""
    return encodable(clean(text))
