"""The words for «Har eleven sluttet?»: its steps, its days, and what is missing."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING

from elvis_tui.domain.across.departures import Overlap
from elvis_tui.domain.dated_rules import DatedRule
from elvis_tui.domain.follow_ups.departure import DateCorrection, Day, Deed, Departure, Done
from elvis_tui.domain.follow_ups.departure import Withdrawn as WithdrawnStep
from elvis_tui.domain.follow_ups.departure_rules import Ending, Lack, Move, Run, Worked
from elvis_tui.domain.withheld import is_withheld
from elvis_tui.i18n import _, pgettext
from elvis_tui.wording.dates import long_date, near_date
from elvis_tui.wording.due import lateness

if TYPE_CHECKING:
    from elvis_tui.wording.late import Labels

LABELS: Labels = {
    Departure: lambda: {
        "subject": _("om"),
        "began_on": _("tvil fra"),
        "doubt": _("tvilen bygger på"),
        "done": pgettext("steg", "gjort"),
        "corrections": _("rettet dato"),
        "withdrawn": _("trukket tilbake"),
    },
    Done: lambda: {
        "deed": _("steg"),
        "on": _("dato"),
        "by": _("av"),
        "whom": pgettext("den som fikk det", "til hvem"),
        "sent_as": _("sendt som"),
        "text": _("merknad"),
        "why": _("likevel, fordi"),
    },
    DateCorrection: lambda: {
        "day": _("hvilken dato"),
        "before": _("før"),
        "on": pgettext("dato", "rettet til"),
        "by": _("av"),
        "made_on": _("rettet den"),
        "why": _("hvorfor"),
    },
    WithdrawnStep: lambda: {
        "deed": _("steg"),
        "on": _("dato"),
        "by": _("av"),
        "made_on": _("trukket tilbake"),
        "why": _("hvorfor"),
    },
}
UNBROKEN = "\u00a0"
"""A space at which no line ends."""


def title() -> str:
    return _("Har eleven sluttet?")


def deed(value: Deed) -> str:
    """What was done, as it is called in the history."""
    return {
        Deed.NOTICE: _("skriftlig varsel"),
        Deed.ANSWER: _("svar på varselet"),
        Deed.DECISION: _("sluttmelding"),
        Deed.COMPLAINT: _("klage"),
        Deed.SIGNED_OUT: _("utskrevet"),
        Deed.OT_TOLD: _("melding til OT"),
    }[value]


def form_heading(value: Deed) -> str:
    """What the dialog of a step is called."""
    return {
        Deed.NOTICE: _("Skriftlig varsel sendt"),
        Deed.ANSWER: _("Svar på varselet"),
        Deed.DECISION: _("Sluttmelding (enkeltvedtak)"),
        Deed.COMPLAINT: _("Klage på sluttmeldingen"),
        Deed.SIGNED_OUT: _("Eleven skrevet ut"),
        Deed.OT_TOLD: _("OT har fått beskjed"),
    }[value]


def day(value: Day) -> str:
    """What a day of it is called."""
    return {
        Day.BEGAN: _("tvilen oppsto"),
        Day.NOTICE_FROM: _("varsel tidligst"),
        Day.NOTICE: _("varsel sendt"),
        Day.ANSWER_BY: _("siste dag å svare"),
        Day.ANSWER: _("svar på varselet"),
        Day.DECISION: _("sluttmelding"),
        Day.COMPLAIN_BY: _("siste dag å klage"),
        Day.COMPLAINT: _("klage"),
        Day.SIGNED_OUT: _("utskrevet"),
        Day.OT_TOLD: _("OT fikk beskjed"),
    }[value]


def move(value: Move) -> str:
    """What the school does next."""
    return {
        Move.TRY: _("prøv å nå eleven, og foresatte når eleven er under 18 år"),
        Move.NOTICE: _("skriftlig varsel kan sendes"),
        Move.DECIDE: _("sluttmelding kan fattes som enkeltvedtak"),
        Move.SIGN_OUT: _("eleven kan skrives ut"),
        Move.TELL_OT: _("gi OT beskjed straks"),
    }[value]


def due(value: Move) -> str:
    """«sluttet? skriftlig varsel kan sendes», for a row among others."""
    return _("sluttet? {move}").format(move=move(value))


def ending(value: Ending) -> str:
    return {
        Ending.REACHED: _("eleven er nådd"),
        Ending.ANSWERED: _("varselet er besvart"),
        Ending.REVERSED: _("klaget i tide: sluttmeldingen er omgjort"),
        Ending.SIGNED_OUT: _("eleven er skrevet ut, og OT har fått beskjed"),
    }[value]


def tried(run: Run) -> str:
    """«9 av 14 dager siden første forsøk»."""
    rule = run.days[Day.NOTICE_FROM].rule
    whole = rule.number * 7 if rule.unit == "uker" else rule.number
    if run.first_try is None:
        return _("ingen forsøk ennå")
    return _("{n} av {all} dager siden første forsøk").format(n=run.days_tried, all=whole)


def stands(run: Run, today: date) -> str:
    """«9 av 14 dager siden første forsøk · skriftlig varsel kan sendes 12.12. (om 5 d)»."""
    if run.ending and run.ended_on:
        return f"{ending(run.ending)} {near_date(run.ended_on, today)}"
    first = tried(run) if run.departure.of(Deed.NOTICE) is None else _waits(run, today)
    return f"{first} · {now(run, today)}" if first else now(run, today)


def _waits(run: Run, today: date) -> str:
    """Until when the others may act, while the school waits for them."""
    if run.move is Move.DECIDE and run.answer_by and today <= run.answer_by:
        return _("svarfrist {day}").format(day=near_date(run.answer_by, today))
    if run.move is Move.SIGN_OUT and run.complain_by and today <= run.complain_by:
        return _("klagefrist {day}").format(day=near_date(run.complain_by, today))
    return ""


def now(run: Run, today: date) -> str:
    """The school's next move, and from when."""
    if run.move is None:
        return ""
    if run.move in (Move.TRY, Move.TELL_OT) or run.due is None or is_withheld(run.due):
        return move(run.move)
    when = near_date(run.due, today)
    return (
        f"{move(run.move)} {when} ({lateness(run.due, today).replace(' ', UNBROKEN)})"
        if run.due > today
        else (_("{move} fra {day}").format(move=move(run.move), day=when))
    )


def whose(run: Run, today: date) -> str:
    """Whose move it is, in a sentence; nothing when it has ended."""
    match run.move:
        case Move.TRY:
            return _("Skolen prøver straks å nå eleven, og foresatte når eleven er under 18 år.")
        case Move.NOTICE if run.due and today < run.due:
            return _("Skolen fortsetter å prøve til {day}, og kan så sende varsel.").format(
                day=long_date(run.due)
            )
        case Move.NOTICE:
            return _("Skolen kan sende skriftlig varsel til dem den har prøvd å nå.")
        case Move.DECIDE if run.answer_by and today <= run.answer_by:
            return _("Den som fikk varselet, kan ta kontakt til og med {day}.").format(
                day=long_date(run.answer_by)
            )
        case Move.DECIDE:
            return _("Skolen: eleven regnes som sluttet, og sluttmelding fattes som enkeltvedtak.")
        case Move.SIGN_OUT if run.complain_by and today <= run.complain_by:
            return _("Eleven kan klage til og med {day}.").format(day=long_date(run.complain_by))
        case Move.SIGN_OUT:
            return _("Skolen: ingen klage er kommet, og eleven kan skrives ut.")
        case Move.TELL_OT:
            return _("Skolen gir oppfølgingstjenesten (OT) beskjed straks.")
        case _:
            return ""


def lack(value: Lack, run: Run, on: date) -> str:
    """One thing that is missing, for whoever reads it on a day."""
    gap = run.gap(on)
    first, last = (near_date(d, on) for d in gap) if gap else ("", "")
    from_day = near_date(run.notice_from, on) if run.notice_from else "–"
    answer = near_date(run.answer_by, on) if run.answer_by else "–"
    complain = near_date(run.complain_by, on) if run.complain_by else "–"
    return {
        Lack.NO_TRY: _("ingen forsøk på å nå eleven er loggført"),
        Lack.TOO_SOON: _("det er prøvd i færre enn to uker (til {day})").format(day=from_day),
        Lack.STUDENT_NOT_TRIED: _("eleven selv er ikke forsøkt nådd"),
        Lack.GUARDIANS_NOT_TRIED: _("foresatte er ikke forsøkt nådd, og eleven var under 18 år"),
        Lack.GAP: _("ingen forsøk mellom {first} og {last}").format(first=first, last=last),
        Lack.BIRTH_UNKNOWN: _("fødselsdagen er ikke kjent: under 18 år skal foresatte med"),
        Lack.NOTICE_GUARDIANS: _("varselet gikk ikke til foresatte, og eleven var under 18 år"),
        Lack.ANSWER_TIME: _("svarfristen går til og med {day}").format(day=answer),
        Lack.COMPLAINT_TIME: _("klagefristen går til og med {day}").format(day=complain),
    }[value]


def lacking(values: Iterable[Lack], run: Run, on: date) -> str:
    return "; ".join(lack(value, run, on) for value in values)


def missing(value: Lack) -> str:
    """What is missing, where nothing more is known of it."""
    return {
        Lack.NO_TRY: _("forsøk på å nå eleven"),
        Lack.TOO_SOON: _("forsøk i minst to uker"),
        Lack.STUDENT_NOT_TRIED: _("forsøk på å nå eleven selv"),
        Lack.GUARDIANS_NOT_TRIED: _("forsøk på å nå foresatte"),
        Lack.GAP: _("jevne forsøk"),
        Lack.BIRTH_UNKNOWN: _("fødselsdagen"),
        Lack.NOTICE_GUARDIANS: _("varsel til foresatte"),
        Lack.ANSWER_TIME: _("hele svarfristen"),
        Lack.COMPLAINT_TIME: _("hele klagefristen"),
    }[value]


def source(rule: DatedRule) -> str:
    """«§ 9: 2 uker», with where it stands."""
    return _("{n} {unit}, {source}").format(n=rule.number, unit=rule.unit, source=rule.source)


def short_source(rule: DatedRule) -> str:
    """«§ 9: 2 uker»."""
    paragraph = rule.paragraph[rule.paragraph.find("§") :] if "§" in rule.paragraph else ""
    told = f"{paragraph}: {rule.number} {rule.unit}" if paragraph else f"{rule.number} {rule.unit}"
    return told.replace(" ", UNBROKEN)


def corrected(worked: Worked, today: date) -> str:
    """Of a day that was put right, what was worked out: «beregnet 10.12.»; nothing of another."""
    if worked.correction is None or worked.computed is None:
        return ""
    return _("beregnet {day}").format(day=near_date(worked.computed, today))


def overlap(found: Overlap) -> str:
    """«Høstferie 5.10.2026–9.10.2026 (5 dager), i svarfristen»."""
    name, first = found.name or _("Sommerferie"), long_date(found.first)
    if found.days == 1:
        words = _("{name} {first} (1 dag), i {wait}")
        return words.format(name=name, first=first, wait=_wait(found.until))
    return _("{name} {first}–{last} ({days} dager), i {wait}").format(
        name=name,
        first=first,
        last=long_date(found.last),
        days=found.days,
        wait=_wait(found.until),
    )


def _wait(until: Day) -> str:
    """The time that ends with a day."""
    return {
        Day.ANSWER_BY: _("svarfristen"),
        Day.COMPLAIN_BY: _("klagefristen"),
    }.get(until, _("tiden med forsøk før varsel"))


def of_age(run: Run, today: date) -> str:
    """That the student comes of age on the way; the day itself is for nobody on the wall."""
    on = run.comes_of_age
    if on is None:
        return ""
    if on > today:
        return _("Eleven blir 18 år underveis: fra da gjelder forsøk og varsel eleven alene.")
    return _("Eleven ble 18 år underveis: fra da gjelder forsøk og varsel eleven alene.")
