"""A day, a week, a month or a term of the plan in words."""

from __future__ import annotations

from elvis_tui.domain.plan.calendar import week_number
from elvis_tui.domain.plan.periods import Period, PeriodKind, period
from elvis_tui.i18n import _
from elvis_tui.wording.dates import month_name, short_day, span_words


def period_words(code: str) -> str:
    """«ons. 14.10.2026», «uke 42 2026», «oktober 2026» or «høsten 2026»."""
    found = period(code)
    if found is None:
        return code
    year = found.first.isocalendar().year if found.kind is PeriodKind.WEEK else found.first.year
    return f"{short_period(found).rstrip('.')}{'.' if found.kind is PeriodKind.DAY else ' '}{year}"


def short_period(one: Period) -> str:
    """«ons. 14.10.», «5.–9.10.», «uke 42», «oktober» or «høsten»."""
    match one.kind:
        case PeriodKind.DAY if one.first == one.last:
            return short_day(one.first)
        case PeriodKind.DAY:
            return span_words(one.first, one.last)
        case PeriodKind.WEEK:
            return _("uke {number}").format(number=week_number(one.first))
        case PeriodKind.TERM:
            return _("høsten") if one.first.month > 7 else _("våren")
        case PeriodKind.MONTH:
            return _months(one)


def _months(one: Period) -> str:
    if one.first.month == one.last.month:
        return month_name(one.first.month)
    return f"{month_name(one.first.month)}–{month_name(one.last.month)}"
