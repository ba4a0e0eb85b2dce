"""What was changed in a meeting, in words: «nivå gul → rød; neste dato 11.12.2026»."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date

from elvis_tui.domain.cases.records import StepStatus
from elvis_tui.domain.follow_ups.records import Level, Phase
from elvis_tui.domain.meetings.item_changes import Changed, ItemChange
from elvis_tui.domain.people.consents import Standing
from elvis_tui.domain.people.names import Names
from elvis_tui.i18n import _
from elvis_tui.wording import cases, consents, follow_ups
from elvis_tui.wording.dates import long_date


def all_changed(changes: Iterable[ItemChange], names: Names) -> str:
    """All that was changed of one item, on one line."""
    return "; ".join(dict.fromkeys(changed(one, names) for one in changes))


def changed(change: ItemChange, names: Names) -> str:
    """One thing that was changed; of a code that is none any more, only that it was."""
    try:
        return _in_full(change, names)
    except ValueError:
        return kind_of_change(change.what)


def _in_full(change: ItemChange, names: Names) -> str:
    match change.what:
        case Changed.LEVEL:
            return _between(_("nivå {value}"), change, lambda v: follow_ups.level_word(Level(v)))
        case Changed.PHASE:
            return _between(_("fase {value}"), change, lambda v: follow_ups.phase(Phase(v)))
        case Changed.NEXT_DATE:
            return _next_date(change)
        case Changed.OWNER:
            who = names.staff(change.who)
            return _("eier {who}").format(who=who) if who else _("ingen eier")
        case Changed.CONSENT:
            if not change.after:
                return kind_of_change(change.what)
            words = consents.standing(Standing(change.after))
            return _("samtykke {standing}").format(standing=words)
        case Changed.STEP:
            return _step(change, names)
        case Changed.MEASURE | Changed.EVALUATED:
            return _measure(change, names)
    return _of_task(change, names) or kind_of_change(change.what)


def _between(words: str, change: ItemChange, told: Callable[[str], str]) -> str:
    before, after = (told(v) if v else "" for v in (change.before, change.after))
    return words.format(value=f"{before} → {after}" if before and after else after or before)


def _next_date(change: ItemChange) -> str:
    if not change.before and not change.after:
        return kind_of_change(change.what)  # Which day is not to be told.
    if not change.after:
        return _("neste dato tatt bort")
    return _("neste dato {value}").format(value=_day(change.after))


def _day(value: str) -> str:
    return long_date(date.fromisoformat(value))


def _step(change: ItemChange, names: Names) -> str:
    title = cases.follow_on(change.duty) if change.duty else names.text(change.text)
    status = cases.step_status(StepStatus(change.after))
    return _("steget «{title}» {status}").format(title=title, status=status)


def _measure(change: ItemChange, names: Names) -> str:
    what, who = names.text(change.text), names.staff(change.who)
    if not what:
        return kind_of_change(change.what)
    if change.what is Changed.EVALUATED:
        return _("evaluert «{what}»").format(what=what)
    if not who:
        return _("nytt tiltak «{what}»").format(what=what)
    return _("nytt tiltak «{what}» ({who})").format(what=what, who=who)


def _of_task(change: ItemChange, names: Names) -> str:
    what, who = names.text(change.text), names.staff(change.who)
    if not what:
        return ""
    match change.what:
        case Changed.TASK_GIVEN:
            words = _("ny oppgave «{what}» ({who})") if who else _("ny oppgave «{what}»")
        case Changed.TASK_DONE:
            words = _("oppgaven «{what}» gjort")
        case Changed.TASK_OPENED:
            words = _("oppgaven «{what}» åpnet igjen")
        case Changed.TASK_WHO:
            words = _("oppgaven «{what}» til {who}") if who else _("oppgaven «{what}» til ingen")
        case Changed.TASK_DUE if change.after:
            words = _("oppgaven «{what}» frist {day}")
        case Changed.TASK_DUE:
            words = _("oppgaven «{what}» ny frist")
        case _:
            return ""
    return words.format(what=what, who=who, day=_day(change.after) if change.after else "")


def kind_of_change(what: Changed) -> str:
    """What was done, and no more."""
    return {
        Changed.BEGUN: _("oppfølging begynt"),
        Changed.LEVEL: _("nivå endret"),
        Changed.PHASE: _("fase endret"),
        Changed.OWNER: _("eier endret"),
        Changed.NEXT_DATE: _("neste dato satt"),
        Changed.MEASURE: _("nytt tiltak"),
        Changed.EVALUATED: _("tiltak evaluert"),
        Changed.CONSENT: _("samtykke rettet"),
        Changed.STEP: _("steg endret"),
        Changed.TASK_GIVEN: _("ny oppgave"),
        Changed.TASK_DONE: _("oppgave gjort"),
        Changed.TASK_OPENED: _("oppgave åpnet igjen"),
        Changed.TASK_WHO: _("oppgave til en annen"),
        Changed.TASK_DUE: _("oppgave med ny frist"),
        Changed.MAPPING: _("kartlegging ført"),
        Changed.CRITERION: _("kriterium ført"),
        Changed.CONTACT: _("kontakt ført"),
        Changed.NOTE: _("notat skrevet"),
        Changed.HANDOVER: _("overlevering skrevet"),
        Changed.CASE_FACTS: _("opplysningene i saken endret"),
        Changed.CASE_CLOSED: _("saken avsluttet"),
        Changed.CASE_REOPENED: _("saken tatt opp igjen"),
        Changed.PLAN_DONE: _("aktiviteten merket gjort"),
        Changed.PLAN_NOT_DONE: _("aktiviteten merket ikke gjort"),
    }[what]
