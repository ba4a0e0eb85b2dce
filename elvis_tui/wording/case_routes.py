"""§ 12-5 and serious cases in words."""

from __future__ import annotations

from datetime import date

from elvis_tui.domain.cases.severity import Severity, Suspicion
from elvis_tui.domain.people.names import Names
from elvis_tui.i18n import _
from elvis_tui.wording.case_parts import trigger
from elvis_tui.wording.cases import decision
from elvis_tui.wording.dates import near_date


def suspected() -> str:
    return _("§ 12-5: en ansatt er mistenkt")


def serious() -> str:
    return _("Alvorlig sak")


def suspicion(value: Suspicion, names: Names, today: date) -> str:
    """«Kari Nordmann, fra 12.10.»: with names hidden nobody reads who."""
    day = near_date(value.on, today)
    who = "" if names.hidden else names.staff(value.whom)
    told = _("{who}, fra {day}").format(who=who, day=day) if who else _("fra {day}").format(day=day)
    if value.leader:
        told = _("{told}, i ledelsen: rett til fylkeskommunen").format(told=told)
    if value.groundless is None:
        return told
    why = decision(value.groundless, names, today)
    return _("{told} · åpenbart grunnløs: {why}").format(told=told, why=why)


def severity(value: Severity, names: Names, today: date) -> str:
    """«grove trusler på sosiale medier, fra 12.10. (Rektor): drapstrusler»."""
    return _("{triggers}, fra {day} ({who}): {why}").format(
        triggers=", ".join(map(trigger, value.triggers)),
        day=near_date(value.on, today),
        who=names.staff(value.by),
        why=names.text(value.why),
    )
