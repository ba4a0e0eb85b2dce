"""Norway's public holidays by name."""

from __future__ import annotations

from datetime import date

from elvis_tui.domain.plan import public_holidays as rules
from elvis_tui.domain.plan.public_holidays import Holiday
from elvis_tui.i18n import _


def public_holidays(year: int) -> dict[date, str]:
    """Norway's public holidays of a calendar year, with their names in bokmål.

    Two that fall on one day stand together («Grunnlovsdag, Andre pinsedag»).
    """
    named: dict[date, str] = {}
    for day, holiday in rules.public_holidays(year):
        named[day] = f"{named[day]}, {_name(holiday)}" if day in named else _name(holiday)
    return named


def _name(holiday: Holiday) -> str:
    return {
        Holiday.NEW_YEAR: _("Første nyttårsdag"),
        Holiday.MAUNDY_THURSDAY: _("Skjærtorsdag"),
        Holiday.GOOD_FRIDAY: _("Langfredag"),
        Holiday.EASTER_SUNDAY: _("Første påskedag"),
        Holiday.EASTER_MONDAY: _("Andre påskedag"),
        Holiday.LABOUR_DAY: _("Arbeidernes dag"),
        Holiday.CONSTITUTION_DAY: _("Grunnlovsdag"),
        Holiday.ASCENSION_DAY: _("Kristi himmelfartsdag"),
        Holiday.WHIT_SUNDAY: _("Første pinsedag"),
        Holiday.WHIT_MONDAY: _("Andre pinsedag"),
        Holiday.CHRISTMAS_DAY: _("Første juledag"),
        Holiday.BOXING_DAY: _("Andre juledag"),
    }[holiday]
