"""How old somebody is: from eighteen on a student decides alone who may be told."""

from __future__ import annotations

from datetime import date

OF_AGE = 18
"""Years (vergemålsloven § 8): whoever is younger is under the care of their guardians."""


def age(born: date, today: date) -> int:
    """Whole years; whoever is born on 29 February has the birthday on 1 March in other years."""
    had_birthday = (today.month, today.day) >= (born.month, born.day)
    return today.year - born.year - (0 if had_birthday else 1)


def of_age_on(born: date) -> date:
    """The day somebody turns eighteen."""
    try:
        return born.replace(year=born.year + OF_AGE)
    except ValueError:  # born on 29 February
        return date(born.year + OF_AGE, 3, 1)


def is_of_age(born: date, today: date) -> bool:
    """Whether somebody has turned eighteen."""
    return age(born, today) >= OF_AGE
