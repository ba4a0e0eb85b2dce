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


def hidden_from_you(login: str, save: str) -> str:
    """Asked before a case is hidden from the very one who writes it."""
    return _(
        "Innloggingen din, «{login}», likner den mistenktes: saken blir borte for deg også. "
        "{save} en gang til lagrer."
    ).format(login=login, save=save)


def not_recognised(login: str, save: str) -> str:
    """Asked where log-ins are not made of names, and that of the suspected one is not written."""
    return _(
        "Innlogginger her («{login}») sier ikke navnet: skriv innloggingen til den mistenkte, "
        "ellers vises saken ved tastaturet. {save} en gang til lagrer uten."
    ).format(login=login, save=save)


def shared(login: str, save: str) -> str:
    """Asked where several may sit behind one log-in."""
    return _(
        "«{login}» sier ikke hvem som sitter ved tastaturet, og da vises saken der: kryss av den "
        "mistenkte som til stede i møtet. {save} en gang til lagrer."
    ).format(login=login, save=save)


def is_called_in(who: str, save: str) -> str:
    """Asked before the one who is suspected in a case is called in to a meeting about it."""
    return _(
        "{who} kan være den som er mistenkt i saken, og skal i så fall ikke høre om den: saken er "
        "skjermet på sakslista da. {save} en gang til kaller inn likevel."
    ).format(who=who, save=save)


def suspicion(value: Suspicion, names: Names, today: date) -> str:
    """«Kari Nordmann, fra 12.10.»: with names hidden nobody reads who."""
    day = near_date(value.on, today)
    who = "" if names.hidden else names.accused(value.whom)
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
