"""How late something is, and how long ago, in words."""

from __future__ import annotations

from datetime import date

from elvis_tui.domain.withheld import is_withheld
from elvis_tui.i18n import _
from elvis_tui.wording.dates import long_date
from elvis_tui.wording.withheld import withheld


def lateness(due: date | None, today: date) -> str:
    """«forfalt 3 d», «i dag», «i morgen», «om 4 d», or «–» without a date.

    Of a day that is withheld only that it is past: whoever is to do something has to know it.
    """
    if due is None:
        return "–"
    days = (due - today).days
    if is_withheld(due):
        return _("◼ forfalt") if days < 0 else withheld()
    if days < 0:
        return _("forfalt {days} d").format(days=-days)
    if days == 0:
        return _("i dag")
    if days == 1:
        return _("i morgen")
    return _("om {days} d").format(days=days)


def since(day: date | None, today: date) -> str:
    """«12 d siden», «i dag», or «aldri»."""
    if day is None:
        return _("aldri")
    days = (today - day).days
    return _("i dag") if days <= 0 else _("{days} d siden").format(days=days)


def days_ago(day: date | None, today: date) -> str:
    """`since`, short, for a column: «12 d»."""
    if day is None:
        return _("aldri")
    days = (today - day).days
    return _("i dag") if days <= 0 else _("{days} d").format(days=days)


def dated_lateness(due: date | None, today: date) -> str:
    """«16.10.2026 (forfalt 3 d)»."""
    if due is None or is_withheld(due):
        return lateness(due, today)
    return f"{long_date(due)} ({lateness(due, today)})"
