"""Whose move it is in a case, its dates by what they are, and how they were counted, in words."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from elvis_tui.domain.across.deadline_count import Counted, Skipped, Why
from elvis_tui.domain.cases import plan_due
from elvis_tui.domain.cases.clocks import (
    Clock,
    ClockKind,
    has_written_plan,
    is_being_changed,
    plan_finished_on,
)
from elvis_tui.domain.cases.five_duties import LawDuty, day_done, duty_of
from elvis_tui.domain.cases.moves import Move, owed
from elvis_tui.domain.cases.parties import Party
from elvis_tui.domain.cases.progress import Progress
from elvis_tui.domain.cases.records import Case, Step
from elvis_tui.domain.cases.turns import Turn, Whose
from elvis_tui.domain.cases.turns import turn as turn_of
from elvis_tui.domain.cases.views import CaseView
from elvis_tui.domain.free_text import FreeText
from elvis_tui.domain.people.names import Names
from elvis_tui.domain.plan.calendar import CHRISTMAS, SUMMER
from elvis_tui.domain.school_year import label_of, starting_year
from elvis_tui.i18n import _, ngettext, pgettext
from elvis_tui.wording import case_parts
from elvis_tui.wording import cases as case_words
from elvis_tui.wording import due as due_words
from elvis_tui.wording.dates import long_date, near_date, near_day
from elvis_tui.wording.public_holidays import public_holidays


def mark(value: Progress) -> str:
    """One sign for each step, told apart without colour."""
    return {
        Progress.DONE: "✔",
        Progress.NOW: "◐",
        Progress.LATE: "!",
        Progress.NOT_NEEDED: "–",
        Progress.NO_REASON: "?",
        Progress.WAITING: "·",
    }[value]


def mark_word(value: Progress) -> str:
    return {
        Progress.DONE: pgettext("steg", "gjort"),
        Progress.NOW: _("nå"),
        Progress.LATE: _("forfalt"),
        Progress.NOT_NEEDED: _("gjelder ikke"),
        Progress.NO_REASON: _("uten begrunnelse"),
        Progress.WAITING: _("venter"),
    }[value]


def marks(values: Iterable[Progress]) -> str:
    """«✔✔◐··»: a sign for each step."""
    return "".join(map(mark, values))


def legend() -> str:
    """«✔ gjort  ◐ nå  ! forfalt …»: what the signs stand for."""
    return "  ".join(f"{mark(value)} {mark_word(value)}" for value in Progress)


def turn(value: Turn, names: Names) -> str:
    """Whose move it is."""
    return {
        Whose.NAMED: names.staff(value.who),
        Whose.HEAD: names.staff(FreeText(_("Rektor"))),
        Whose.WHO_SUSPECTS: names.staff(case_words.who_suspects()),
        Whose.COUNTY_GOVERNOR: _("Statsforvalteren"),
        Whose.FAMILY: _("familien"),
    }[value.whose]


def waits(case: Case, move: Move | None, names: Names, today: date) -> str:
    """What an open case waits for: what is owed, what is to be done, others, or how it stands.

    Args:
        case: Which.
        move: What is to be done first; None where nothing is.
        names: How names and texts are shown.
        today: The day it is asked.
    """
    if move is None:
        return _waits_for(turn_of(case)) or case_words.stands(case, today)
    if move.step and move.step in owed(case):
        return case_parts.owed(move.step)
    return case_parts.move(move, names)


def _waits_for(value: Turn | None) -> str:
    """What is waited for where it is not the school's to do the next thing."""
    if value is None:
        return ""
    return {
        Whose.COUNTY_GOVERNOR: _("har saken til vurdering"),
        Whose.FAMILY: _("elevens ord om hvordan det er nå"),
    }.get(value.whose, "")


def clock(value: Clock | None, today: date) -> str:
    """«intern frist i dag», «evaluering om 4 d», «kan meldes fra 19.10.»."""
    return _clock(value, due_words.lateness(value.on, today), today) if value else "–"


def clock_on(value: Clock, today: date) -> str:
    """«intern frist 19.10.»: with its day, for what is read on another one."""
    return _clock(value, near_date(value.on, today), today)


def _clock(value: Clock, when: str, today: date) -> str:
    if value.kind is ClockKind.COMPLAINT:
        return _("kan meldes fra {day}").format(day=near_date(value.on, today))
    words = {
        ClockKind.PLAN: _("intern frist {when}"),
        ClockKind.STEP: _("steg {when}"),
        ClockKind.FOLLOW_ON: _("straks: {when}"),
        ClockKind.EVALUATION: _("evaluering {when}"),
        ClockKind.NEW_MEASURE: _("nytt tiltak {when}"),
        ClockKind.ANSWER: _("svar {when}"),
        ClockKind.DECISION: _("vedtaksfrist {when}"),
    }[value.kind]
    return words.format(when=when)


def finished(case: Case, today: date) -> str:
    """«ferdig 14.10. (intern frist 19.10.)»; nothing while a plan has still to be written.

    Of one that is being changed, that it is: it was finished all the same.
    """
    day = plan_finished_on(case)
    if day is None:
        return ""
    when = near_date(day, today)
    if not has_written_plan(case):
        return _("ingen plan, besluttet {day}").format(day=when)
    if is_being_changed(case):
        return _("ferdig {day}, under endring").format(day=when)
    if case.deadline is None:
        return _("ferdig {day}").format(day=when)
    deadline = near_date(case.deadline, today)
    return _("ferdig {day} (intern frist {deadline})").format(day=when, deadline=deadline)


def counted_from(case: Case) -> str:
    """The paragraph of the second clock; that it is counted from the report, where it has to be."""
    return "§ 12-6" if case.raised_on else _("regnet fra meldt dato")


def internal(case: Case, value: Counted, today: date) -> str:
    """How the school's own deadline was counted; that it is uncertain, where it is."""
    told = _("Skolens egen frist, ikke en frist i loven. Regnet fra meldt {day}: {counted}").format(
        day=near_date(case.reported_on, today), counted=counted(value, today)
    )
    return " ".join(filter(None, (told, without_calendar(value))))


def of_part(case: Case, party: Party, value: Counted | None, today: date) -> str:
    """How the deadline was counted of a student who came into the case later on."""
    told = _("Regnet fra {day}, da eleven kom med i saken: {counted}").format(
        day=near_date(plan_due.counted_from(case, party), today),
        counted=counted(value, today) if value else "–",
    )
    return " ".join(filter(None, (told, without_calendar(value))))


def without_calendar(value: Counted | None) -> str:
    """That a deadline is uncertain, and what was taken for granted; "" where the calendar is known.

    The same sentence wherever the deadline is told in full.
    """
    if value is None or not value.unknown:
        return ""
    return _(
        "Datoen er usikker: skoleruta for {years} mangler. Regnet som om det er fri {summer} og "
        "{christmas}, og skole alle andre hverdager."
    ).format(
        years=", ".join(value.unknown),
        summer=_from_to(*SUMMER),
        christmas=_from_to(*CHRISTMAS),
    )


def _from_to(first: tuple[int, int], last: tuple[int, int]) -> str:
    return f"{first[1]}.{first[0]}.–{last[1]}.{last[0]}."


def uncertain(value: Counted | None) -> str:
    """The same where there is room for a few words."""
    if value is None or not value.unknown:
        return ""
    return _("usikker: skoleruta for {years} mangler").format(years=", ".join(value.unknown))


def recounted(day: date, today: date, edit: str, save: str) -> str:
    """That the calendar of today gives another day than the one that was counted out."""
    return _(
        "Med skoleruta som er kjent nå, er fristen {day}: {edit} på saken og {save} setter den."
    ).format(day=near_date(day, today), edit=edit, save=save)


def complaint(case: Case, today: date) -> str:
    """How the day was counted from which the matter may be taken to Statsforvalteren."""
    if case.raised_on:
        return _(
            "Regnet fra {day}, da saken ble tatt opp med rektor (§ 12-6): én uke i kalenderdager."
        ).format(day=near_date(case.raised_on, today))
    return _(
        "Én uke i kalenderdager (§ 12-6), regnet fra meldt dato {day}: når saken ble tatt opp "
        "med rektor, er ikke ført."
    ).format(day=near_date(case.reported_on, today))


def other_year(day: date, near: date, save: str) -> str:
    """The question about a date that lies in another school year."""
    return _(
        "{day} er i skoleåret {year}, ikke i {near}. Stemmer datoen? {save} en gang til lagrer det."
    ).format(
        day=long_date(day),
        year=label_of(starting_year(day)),
        near=label_of(starting_year(near)),
        save=save,
    )


def before_report(day: date, reported_on: date, save: str) -> str:
    """The question about a step that was done before anybody reported anything."""
    return _(
        "{day} er før saken ble meldt, {reported}. Ble det gjort før meldingen kom? "
        "{save} en gang til lagrer det."
    ).format(day=long_date(day), reported=long_date(reported_on), save=save)


def when_empty(case: Case, step: Step, today: date) -> str:
    """What an empty field says of the day a step was done."""
    day = day_done(case, step, today)
    if day == today:
        return _("tom: i dag, når steget er gjort")
    return _("tom: {day}, da rektor fikk vite det").format(day=near_date(day, today))


def opened(case: Case, title: str, today: date) -> str:
    """The receipt of a new case, with what is written of it beside what was typed."""
    told = next((s for s in case.steps if duty_of(s) is LawDuty.TELL and s.on), None)
    if told is None or told.on is None:
        return _("{case} er åpnet.").format(case=title)
    return _(
        "{case} er åpnet. «{step}» er ført som gjort {day}, da den ble tatt opp med rektor."
    ).format(case=title, step=told.title, day=near_date(told.on, today))


def counted(value: Counted, today: date) -> str:
    """«5 skoledager. Ikke regnet med: lør. 17.10.–søn. 18.10. (helg)»."""
    days = ngettext("{n} skoledag", "{n} skoledager", value.days).format(n=value.days)
    if not value.skipped:
        return _("{days}, ingen dager imellom er hoppet over.").format(days=days)
    skipped = ", ".join(_skipped(one, today) for one in value.skipped)
    return _("{days}. Ikke regnet med: {skipped}.").format(days=days, skipped=skipped)


def _skipped(value: Skipped, today: date) -> str:
    first, last = near_day(value.first, today), near_day(value.last, today)
    when = first if value.first == value.last else f"{first}–{last}"
    return f"{when} ({_why(value)})"


def _why(value: Skipped) -> str:
    match value.why:
        case Why.BREAK:
            return value.name
        case Why.HOLIDAY:
            return public_holidays(value.first.year).get(value.first, _("helligdag"))
        case Why.ASSUMED:
            return _("antatt fri")
        case Why.WEEKEND:
            return _("helg")
        case _:
            return _("utenfor skoleåret")


def view(value: CaseView) -> str:
    """What a view of the list is called."""
    return {
        CaseView.OPEN: _("Åpne saker"),
        CaseView.MINE: _("Mine: mitt neste skritt"),
        CaseView.OVERDUE: _("Forfalte saker"),
        CaseView.STRICTER: _("Alvorlige, og § 12-5"),
        CaseView.CLOSED: _("Avsluttede saker"),
    }[value]
