"""Norway's public holidays: ten movable or fixed church days and the 1st and 17th of May.

Source: lov om helligdager og helligdagsfred (1995) § 2, and lov om 1. og 17. mai som høgtidsdagar
(1947). Christmas Eve and the eves before Easter and Whitsun are no public holidays.
"""

from __future__ import annotations

from datetime import date, timedelta
from enum import StrEnum


class Holiday(StrEnum):
    NEW_YEAR = "new_year"
    MAUNDY_THURSDAY = "maundy_thursday"
    GOOD_FRIDAY = "good_friday"
    EASTER_SUNDAY = "easter_sunday"
    EASTER_MONDAY = "easter_monday"
    LABOUR_DAY = "labour_day"
    CONSTITUTION_DAY = "constitution_day"
    ASCENSION_DAY = "ascension_day"
    WHIT_SUNDAY = "whit_sunday"
    WHIT_MONDAY = "whit_monday"
    CHRISTMAS_DAY = "christmas_day"
    BOXING_DAY = "boxing_day"


_FROM_EASTER = {
    Holiday.MAUNDY_THURSDAY: -3,
    Holiday.GOOD_FRIDAY: -2,
    Holiday.EASTER_SUNDAY: 0,
    Holiday.EASTER_MONDAY: 1,
    Holiday.ASCENSION_DAY: 39,
    Holiday.WHIT_SUNDAY: 49,
    Holiday.WHIT_MONDAY: 50,
}
_FIXED = {
    Holiday.NEW_YEAR: (1, 1),
    Holiday.LABOUR_DAY: (5, 1),
    Holiday.CONSTITUTION_DAY: (5, 17),
    Holiday.CHRISTMAS_DAY: (12, 25),
    Holiday.BOXING_DAY: (12, 26),
}


def easter_sunday(year: int) -> date:
    """Easter Sunday in the Gregorian calendar."""
    # The golden number, the century's leap days left out, and the moon's age give the full moon;
    # Easter is the Sunday after it.
    golden = year % 19
    century = year // 100
    epact = (century - century // 4 - (8 * century + 13) // 25 + 19 * golden + 15) % 30
    moon = epact - (epact // 28) * (1 - (29 // (epact + 1)) * ((21 - golden) // 11))
    weekday = (year + year // 4 + moon + 2 - century + century // 4) % 7
    from_march = moon - weekday + 28
    return date(year, 3, 1) + timedelta(days=from_march - 1)


def public_holidays(year: int) -> list[tuple[date, Holiday]]:
    """The public holidays of a calendar year, in order; two may fall on one day."""
    easter = easter_sunday(year)
    days = [(easter + timedelta(days=days), holiday) for holiday, days in _FROM_EASTER.items()]
    days += [(date(year, *day), holiday) for holiday, day in _FIXED.items()]
    return sorted(days)
