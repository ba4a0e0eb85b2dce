"""How often a series meets, and why a meeting is not on the day it would have been."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from elvis_tui.domain.school_year import label_of, starting_year
from elvis_tui.domain.teams import Team
from elvis_tui.i18n import _, ngettext
from elvis_tui.wording.dates import clock_time, iso_week, short_date, short_weekday, weekday_name

if TYPE_CHECKING:
    from elvis_tui.domain.across.next_meeting import NextMeeting, Passed


def meets(team: Team) -> str:
    """«ons. 12.00, hver 2. uke»; nothing where nothing is usual."""
    when = short_weekday(team.weekday) if team.weekday else ""
    if team.start:
        when = f"{when} {clock_time(team.start)}".strip()
    every = _every(team.every_weeks) if team.every_weeks else ""
    return ", ".join(filter(None, (when, every)))


def _every(weeks: int) -> str:
    return _("hver uke") if weeks == 1 else _("hver {n}. uke").format(n=weeks)


def why_then(found: NextMeeting) -> str:
    """Why the meeting is not on the day it would have been, or why no day is proposed."""
    told = _passed(found.passed[0]) if found.passed else ""
    if found.unknown:
        years = label_of(starting_year(found.unknown))
        unknown = _("Skoleruta for {years} er ikke kjent: velg datoen selv.").format(years=years)
        return f"{told} {unknown}".strip()
    more = len(found.passed) - 1
    if told and more > 0:
        left = ngettext(
            "Også dagen etter den faller bort.",
            "Også de {n} neste faller bort.",
            more,
        ).format(n=more)
        return f"{told} {left}"
    return told


def _passed(day: Passed) -> str:
    from elvis_tui.domain.across.next_meeting import Off

    # A break has weeks; a day that is free alone is a day.
    if day.why is Off.BREAK and day.name.endswith(_("ferie")):
        words = _("Uke {week} er det {name}.")
        return words.format(week=iso_week(day.on), name=_lower(day.name))
    if day.name:
        words = _("{day} er fri ({name}).")
        return words.format(day=_day(day.on), name=day.name)
    return _("{day} er utenfor skoleåret.").format(day=_day(day.on))


def _lower(name: str) -> str:
    return name[:1].lower() + name[1:]


def _day(day: date) -> str:
    """«Onsdag 23.12.»"""
    name = weekday_name(day.isoweekday())
    return f"{name[:1].upper()}{name[1:]} {short_date(day)}"
