"""Dates, times and numbers as Norwegian writes them (Språkrådet: 5.10.2026, kl. 13.00, 10 %)."""

from __future__ import annotations

import contextlib
import re
from datetime import date, datetime, time, timedelta

from elvis_tui.domain.errors import DomainError, Fault
from elvis_tui.domain.withheld import is_withheld
from elvis_tui.i18n import _
from elvis_tui.wording.withheld import withheld

_DAY = r"(\d{1,2})\.(\d{1,2})\.?(\d{2}|\d{4})?$"
HALF_A_YEAR = 183
"""Days back from today that a day without a year may lie."""


def month_name(month: int) -> str:
    """«oktober» for 10."""
    return (
        _("januar"),
        _("februar"),
        _("mars"),
        _("april"),
        _("mai"),
        _("juni"),
        _("juli"),
        _("august"),
        _("september"),
        _("oktober"),
        _("november"),
        _("desember"),
    )[month - 1]


def weekday_name(weekday: int) -> str:
    """«onsdag» for 3 (ISO)."""
    return (
        _("mandag"),
        _("tirsdag"),
        _("onsdag"),
        _("torsdag"),
        _("fredag"),
        _("lørdag"),
        _("søndag"),
    )[weekday - 1]


def short_weekday(weekday: int) -> str:
    """«ons.» for 3 (ISO)."""
    return weekday_name(weekday)[:3] + "."


def iso_week(day: date) -> int:
    return day.isocalendar().week


def short_date(day: date) -> str:
    """«5.10.»; of a day that is withheld, that it is."""
    if is_withheld(day):
        return withheld()
    return f"{day.day}.{day.month}."


def span_words(first: date, last: date) -> str:
    """«5.10.», «5.–9.10.», «21.12.–1.1.»: the school year is told beside it."""
    if first == last:
        return short_date(first)
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day}.–{short_date(last)}"
    return f"{short_date(first)}–{short_date(last)}"


def day_or_span(first: date, last: date) -> str:
    """«ons. 14.10.» for one day, else as `span_words`."""
    return short_day(first) if first == last else span_words(first, last)


def long_date(day: date) -> str:
    """«5.10.2026»; of a day that is withheld, that it is."""
    if is_withheld(day):
        return withheld()
    return f"{day.day}.{day.month}.{day.year}"


def near_date(day: date, today: date) -> str:
    """«5.10.» in the same year, else «5.10.2025»."""
    return short_date(day) if day.year == today.year else long_date(day)


def short_day(day: date) -> str:
    """«tir. 20.10.»; of a day that is withheld, that it is."""
    return _with_weekday(day, short_weekday(day.isoweekday()), short_date(day))


def near_day(day: date, today: date) -> str:
    """«tir. 20.10.» in the same year, else «tir. 20.10.2025»."""
    return _with_weekday(day, short_weekday(day.isoweekday()), near_date(day, today))


def long_day(day: date) -> str:
    """«tirsdag 20.10.2026»; of a day that is withheld, that it is."""
    return _with_weekday(day, weekday_name(day.isoweekday()), long_date(day))


def _with_weekday(day: date, weekday: str, told: str) -> str:
    return told if is_withheld(day) else f"{weekday} {told}"


def clock_time(at: time | datetime) -> str:
    """«13.00»."""
    return f"{at.hour:02d}.{at.minute:02d}"


def at_clock(day: str, at: time | datetime) -> str:
    """«19.10. kl. 13.00»: a day, as it is told where it stands, with the time."""
    return _("{day} kl. {time}").format(day=day, time=clock_time(at))


def moment(at: datetime) -> str:
    """«19.10.2026 kl. 13.00»."""
    return at_clock(long_date(at), at)


def number(count: int) -> str:
    """«1 200», with a space that does not break."""
    return f"{count:,}".replace(",", "\u00a0")


def read_date(text: str, today: date, *, has_been: bool = False) -> date | None:
    """A date as it is typed: «23.10.», «23.10.26», «2026-10-23», «i dag», «i går», «fre», «+7».

    A day and month without a year is the first such day from half a year back on: what one
    types is nearly always ahead. Nothing typed is None.

    Args:
        text: What was typed.
        today: Today.
        has_been: Whether it is a day that has been: a weekday by name is then the last one.

    Raises:
        DomainError: `NOT_A_DATE` for anything else.
    """
    typed = text.strip().casefold()
    if not typed:
        return None
    try:
        found = _near(typed, today) or _weekday(typed, today, has_been) or _written(typed, today)
    except (ValueError, OverflowError):
        found = None
    if found is None:
        raise DomainError(Fault.NOT_A_DATE, text=text)
    return found


def is_next_meeting(text: str) -> bool:
    """Whether what was typed is the day of the next meeting."""
    said = "".join(text.casefold().split())
    # Nynorsk is read whichever the program speaks.
    every = (_("neste møte"), _("neste møtet"), _("neste gang"), _("neste gong"))
    return said in {"".join(words.split()) for words in every}


def _near(typed: str, today: date) -> date | None:
    """A date told by how far off it is."""
    near = {
        _("i dag"): 0,
        _("i går"): -1,
        _("i forgårs"): -2,
        _("i morgen"): 1,
        _("i overmorgen"): 2,
        _("om en uke"): 7,
        _("om to uker"): 14,
        # Nynorsk is read whichever the program speaks.
        _("i førgår"): -2,
        _("i morgon"): 1,
        _("i overmorgon"): 2,
        _("om ei veke"): 7,
        _("om to veker"): 14,
    }
    joined = "".join(typed.split())
    for words, days in near.items():
        if joined == "".join(words.split()):
            return today + timedelta(days=days)
    if re.fullmatch(r"\+\d{1,3}", typed):
        return today + timedelta(days=int(typed))
    return _counted(joined, today)


def _counted(joined: str, today: date) -> date | None:
    """«om 3 uker», «om 10 dager»; without its spaces."""
    for words, days in ((_("om {n} uker"), 7), (_("om {n} veker"), 7), (_("om {n} dager"), 1)):
        before, after = "".join(words.split()).split("{n}")
        if found := re.fullmatch(rf"{before}(\d{{1,3}}){after}", joined):
            return today + timedelta(days=days * int(found[1]))
    return None


def _weekday(typed: str, today: date, has_been: bool) -> date | None:
    """The next day of that name, today not among them; or the last one, today among them."""
    word = typed.rstrip(".").removeprefix(_("på") + " ").strip()
    nynorsk = (
        *(_("måndag"), _("tysdag"), _("onsdag"), _("torsdag")),
        *(_("fredag"), _("laurdag"), _("sundag")),
    )
    for weekday in range(1, 8):
        names = (weekday_name(weekday), nynorsk[weekday - 1])
        if len(word) >= 3 and any(name.startswith(word) for name in names):
            if has_been:
                return today - timedelta(days=(today.isoweekday() - weekday) % 7)
            return today + timedelta(days=(weekday - today.isoweekday() - 1) % 7 + 1)
    return None


def _written(typed: str, today: date) -> date | None:
    if re.fullmatch(r"\d{4}-\d\d-\d\d", typed):
        return date.fromisoformat(typed)
    found = re.fullmatch(_DAY, typed)
    if found is None:
        return None
    day, month, year = int(found[1]), int(found[2]), found[3]
    if year:
        return date(int(year) + (2000 if len(year) == 2 else 0), month, day)
    for candidate in range(max(1, today.year - 1), today.year + 2):
        with contextlib.suppress(ValueError):
            here = date(candidate, month, day)
            if (today - here).days <= HALF_A_YEAR:
                return here
    return None


def read_time(text: str) -> time | None:
    """A time of day as it is typed: «12.00», «12:00», «1200», «12»; nothing typed is None.

    Raises:
        DomainError: `NOT_A_TIME` for anything else.
    """
    typed = text.strip().casefold().removeprefix("kl.").strip()
    if not typed:
        return None
    found = re.fullmatch(r"(\d{1,2})(?:[.:]?(\d{2}))?", typed)
    if found and int(found[1]) < 24 and int(found[2] or 0) < 60:
        return time(int(found[1]), int(found[2] or 0))
    raise DomainError(Fault.NOT_A_TIME, text=text)
