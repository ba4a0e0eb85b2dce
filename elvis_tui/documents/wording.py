"""The words for codes: phases, levels, reasons, lateness, faults."""

from __future__ import annotations

from datetime import date

from elvis_tui.documents.dates import long_date
from elvis_tui.domain.cases import StepStatus
from elvis_tui.domain.follow_ups import Level, Phase, Reached
from elvis_tui.domain.meetings import EntryKind, ItemStatus, MeetingStatus, Reason
from elvis_tui.domain.people import Team
from elvis_tui.i18n import _


def team(value: Team) -> str:
    return {Team.IKO: _("IKO-team"), Team.ATTENDANCE: _("Nærværsteam")}[value]


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


def step_mark(value: StepStatus) -> str:
    return {
        StepStatus.NOT_STARTED: "·",
        StepStatus.IN_PROGRESS: "◐",
        StepStatus.DONE: "✔",
        StepStatus.NOT_APPLICABLE: "–",
    }[value]


def step_status(value: StepStatus) -> str:
    return {
        StepStatus.NOT_STARTED: _("ikke begynt"),
        StepStatus.IN_PROGRESS: _("i gang"),
        StepStatus.DONE: _("gjort"),
        StepStatus.NOT_APPLICABLE: _("gjelder ikke"),
    }[value]


def meeting_status(value: MeetingStatus) -> str:
    return {
        MeetingStatus.PLANNED: _("planlagt"),
        MeetingStatus.RUNNING: _("pågår"),
        MeetingStatus.FINISHED: _("avsluttet"),
    }[value]


def item_status(value: ItemStatus) -> str:
    """The county's own words for what became of an agenda item."""
    return {
        ItemStatus.REPORTED: _("oppmeldt"),
        ItemStatus.CLOSED: _("avsluttet"),
        ItemStatus.POSTPONED: _("utsatt til neste møte"),
    }[value]


def entry_kind(value: EntryKind) -> str:
    return {
        EntryKind.INFO: _("informasjon"),
        EntryKind.DECISION: _("beslutning"),
        EntryKind.TASK: _("oppgave"),
    }[value]


def reason(value: Reason) -> str:
    return {
        Reason.CARRIED_OVER: _("utsatt fra sist"),
        Reason.OVERDUE: _("forfalt"),
        Reason.DUE: _("skal tas opp"),
        Reason.NEW: _("ny siden sist"),
        Reason.EVALUATION: _("tiltak skal evalueres"),
        Reason.CASE_STEP: _("steg venter"),
        Reason.TASK_OVERDUE: _("oppgave forfalt"),
        Reason.PLAN: _("planen denne måneden"),
        Reason.ADDED: _("meldt inn"),
    }[value]


def lateness(due: date | None, today: date) -> str:
    """«forfalt 3 d», «i dag», «i morgen», «om 4 d», or «–» without a date."""
    if due is None:
        return "–"
    days = (due - today).days
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
    return "–" if due is None else f"{long_date(due)} ({lateness(due, today)})"
