"""Where a «Når» stands in the school year, in few words: for one who looks over how it is read."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from elvis_tui.domain.plan.placement import Place, Placement
from elvis_tui.domain.plan.records import Recurrence
from elvis_tui.domain.plan.year import SCHOOL_MONTHS
from elvis_tui.i18n import _
from elvis_tui.wording.dates import day_or_span, month_name, short_day
from elvis_tui.wording.lists import all_of
from elvis_tui.wording.plan import band_title
from elvis_tui.wording.plan_times import weeks_words

MOST_TIMES = 6
"""Days that are written out; the rest are counted."""


def read_as(placement: Placement) -> str:
    """«ons. 14.10.», «uke 36–38», «oktober og mars» or «gjentas: ons. 2.9., … og 4 til»."""
    words = _words(placement)
    return _("innen {time}").format(time=words) if placement.is_deadline else words


def _words(placement: Placement) -> str:
    times = _times(placement)
    match placement.place:
        case Place.NONE:
            return _("ikke lest")
        case Place.RECURRENCE | Place.MONTHS if placement.band is not Recurrence.MONTHS:
            band = band_title(placement.band).lower()
            if len(placement.months) >= len(SCHOOL_MONTHS) and not placement.days:
                return band
            return _("{band}: {times}").format(band=band, times=times) if times else band
        case _:
            return times


def _times(placement: Placement) -> str:
    if placement.spans:
        return _some([day_or_span(*span) for span in placement.spans])
    if placement.days:
        return _some([short_day(day) for day in placement.days])
    if placement.weeks:
        return weeks_words(placement.weeks)
    return months_words((*placement.months, *placement.elsewhere))


def months_words(months: Iterable[int]) -> str:
    """«oktober og mars», «august–oktober»: those that follow each other are told as one."""
    runs: list[list[int]] = []
    for month in months:
        if runs and month == runs[-1][-1] % 12 + 1:
            runs[-1].append(month)
        else:
            runs.append([month])
    told = [
        month_name(run[0]) if len(run) == 1 else f"{month_name(run[0])}–{month_name(run[-1])}"
        for run in runs
    ]
    return all_of(told) if told else ""


def _some(times: Sequence[str]) -> str:
    if len(times) <= MOST_TIMES:
        return all_of(times)
    words = ", ".join(times[:MOST_TIMES])
    return _("{words} … og {n} til").format(words=words, n=len(times) - MOST_TIMES)
