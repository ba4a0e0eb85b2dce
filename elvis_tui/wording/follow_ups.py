"""The words for phases, levels and how a contact ended."""

from __future__ import annotations

from typing import TYPE_CHECKING

from elvis_tui.domain.follow_ups.records import (
    Contact,
    ContactMethod,
    Criterion,
    FollowUp,
    Level,
    Measure,
    Note,
    Phase,
    Reached,
)
from elvis_tui.i18n import _, pgettext

if TYPE_CHECKING:
    from elvis_tui.wording.late import Labels

LABELS: Labels = {
    FollowUp: lambda: {
        "subject": _("om"),
        "team": _("team"),
        "opened_on": _("begynt"),
        "phase": _("fase"),
        "level": _("nivå"),
        "criteria": _("kriterier"),
        "owner": _("eier"),
        "next_date": _("neste dato"),
        "next_what": _("neste steg"),
        "consent": _("samtykke"),
        "notes": _("notat"),
        "contacts": _("kontakt"),
        "measures": _("tiltak"),
        "closed_on": pgettext("dato", "avsluttet"),
        "closed_why": _("hvorfor"),
    },
    Criterion: lambda: {"text": _("tekst"), "source": _("kilde"), "on": _("sett")},
    Note: lambda: {"at": _("når"), "by": _("av"), "text": _("tekst")},
    Contact: lambda: {
        "on": _("dato"),
        "by": _("av"),
        "whom": pgettext("den man fikk tak i", "hvem"),
        "how": _("hvordan"),
        "reached": _("svar"),
        "text": _("tekst"),
    },
    Measure: lambda: {
        "what": _("hva"),
        "who": pgettext("den som gjør det", "hvem"),
        "start": _("fra"),
        "evaluate_on": _("evalueres"),
        "result": _("resultat"),
        "evaluated_on": _("evaluert"),
    },
}


def contact_method(value: ContactMethod) -> str:
    return {
        ContactMethod.PHONE: _("telefon"),
        ContactMethod.MESSAGE: _("melding"),
        ContactMethod.CONVERSATION: _("samtale"),
        ContactMethod.HOME_VISIT: _("hjemmebesøk"),
        ContactMethod.OTHER: _("på annen måte"),
    }[value]


def phase(value: Phase) -> str:
    return {
        Phase.IDENTIFYING: _("identifisering"),
        Phase.MAPPING: _("kartlegging"),
        Phase.FOLLOWING: _("oppfølging"),
        Phase.CLOSED: pgettext("fase", "avsluttet"),
    }[value]


def level(value: Level) -> str:
    """Mark and word, so that the colour is never alone."""
    return f"{level_mark(value)} {level_word(value)}"


def level_mark(value: Level) -> str:
    return {Level.GREEN: "●", Level.YELLOW: "▲", Level.RED: "■"}[value]


def level_word(value: Level) -> str:
    return {Level.GREEN: _("grønn"), Level.YELLOW: _("gul"), Level.RED: _("rød")}[value]


def reached(value: Reached) -> str:
    return {
        Reached.YES: _("fikk svar"),
        Reached.NO: _("ikke svar"),
        Reached.MESSAGE: _("la igjen beskjed"),
    }[value]
