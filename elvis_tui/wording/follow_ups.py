"""The words for phases, levels and how a contact ended."""

from __future__ import annotations

from elvis_tui.domain.follow_ups.records import Level, Phase, Reached
from elvis_tui.i18n import _


def phase(value: Phase) -> str:
    return {
        Phase.IDENTIFYING: _("identifisering"),
        Phase.MAPPING: _("kartlegging"),
        Phase.FOLLOWING: _("oppfølging"),
        Phase.CLOSED: _("avsluttet"),
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
