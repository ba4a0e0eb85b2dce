"""The team's own times of the plan in words: how they are read, and what is wrong with them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date

from elvis_tui.domain.errors import Fault
from elvis_tui.domain.plan.calendar import week_number
from elvis_tui.domain.plan.occurrences import Occurrence
from elvis_tui.domain.plan.own_times import Clash, OwnReading, Refused
from elvis_tui.domain.plan.periods import Period, PeriodKind
from elvis_tui.domain.plan.placement import Place
from elvis_tui.domain.plan.times import Why
from elvis_tui.domain.school_year import label_of
from elvis_tui.i18n import _
from elvis_tui.wording.dates import month_name, short_date, short_day
from elvis_tui.wording.free_days import what
from elvis_tui.wording.lists import either
from elvis_tui.wording.periods import short_period
from elvis_tui.wording.plan_told import told_words

MOST_QUOTED = 60
"""Signs of what is typed that a refusal repeats."""
MOST_TIMES = 8
"""Times that are written out; the rest are counted."""
MOST_INSTEAD = 3
"""Days that are left out, of which it is told what could be taken instead."""


def times_words(times: Iterable[Occurrence], most: int = MOST_TIMES) -> str:
    """«ons. 14.10., ons. 11.11. … og 4 til»."""
    told = [short_period(one.period) for one in times]
    words = ", ".join(told[:most])
    if len(told) <= most:
        return words
    return _("{words} … og {n} til").format(words=words, n=len(told) - most)


def _shown(words: str) -> str:
    """As much of what is typed as leaves the sentence about it in sight."""
    return words if len(words) <= MOST_QUOTED else f"{words[: MOST_QUOTED - 1].rstrip()}…"


def reading_lines(reading: OwnReading, words: str) -> list[tuple[str, str]]:
    """How what is typed is read, line by line, each with its tone.

    Args:
        reading: How it is read.
        words: What is typed.
    """
    if reading.refused is Refused.NOTHING:
        example = _(
            "Skriv for eksempel «14. oktober», «første mandag i hver måned» eller «uke 42»."
        )
        return [(example, "muted")]
    if reading.refused:
        return [("! " + refusal(reading, words), "red")]
    lines = [(read_as(reading), "strong")]
    lines += [("! " + clash_words(clash), "yellow") for clash in reading.clashes]
    lines += [("! " + words, "yellow") for words in skipped_lines(reading)]
    if reading.clock:
        told = _("Planen viser dager, ikke klokkeslett: «{clock}» står bare i teamets ord.")
        lines.append(("! " + told.format(clock=reading.clock), "yellow"))
    lines += [("! " + told_words(told), "yellow") for told in reading.placement.told]
    return lines


def skipped_lines(reading: OwnReading) -> list[str]:
    """The days that are left out, and what could be taken instead of the first of them."""
    if not reading.skipped:
        return []
    days = [short_day(day) for day in reading.skipped]
    every = ", ".join(days[:MOST_TIMES])
    if len(days) > MOST_TIMES:
        every = _("{words} … og {n} til").format(words=every, n=len(days) - MOST_TIMES)
    told = [_("Ikke skoledager, og ikke med: {days}").format(days=sentence(every))]
    told += [
        _("I stedet for {day}: {words}").format(
            day=short_day(clash.day), words=words[0].lower() + words[1:]
        )
        for clash in reading.instead[:MOST_INSTEAD]
        if (words := instead_words(clash))
    ]
    return told


def sentence(words: str) -> str:
    """With one full stop at its end, also where it ends with a short date."""
    return f"{words.rstrip('.')}."


def read_as(reading: OwnReading) -> str:
    """«Leses som: ons. 14.10., ons. 11.11. (2 ganger)»; or that no day is said."""
    if reading.times:
        words = _("Leses som: {times}").format(times=times_words(reading.times))
        if len(reading.times) > 1:
            words += " " + _("({n} ganger)").format(n=len(reading.times))
        return words
    if reading.placement.place is Place.RECURRENCE:
        return _(
            "Leses som noe som gjentas, uten bestemte dager. Skriv hvilken dag, og fra hvilken "
            "dato, så står det i sine uker."
        )
    return _("Leses, men har ingen dag i skoleåret {year}.").format(
        year=label_of(reading.placement.year)
    )


def becomes(reading: OwnReading, *, is_known: bool) -> str:
    """What comes of a time that is taken over to a new school year: its days there, or none.

    «Blir: ons. 25.8. … og 30 til. Ikke skoledager, og ikke med: ons. 6.10.»

    Args:
        reading: How it is read in that year.
        is_known: Whether the calendar of that year is known.
    """
    if not reading.times and not is_known:
        return _("Får dager når skoleruta er lagt inn.")
    if not reading.times:
        return read_as(reading)
    words = sentence(_("Blir: {times}").format(times=times_words(reading.times, 3)))
    return " ".join((words, *skipped_lines(reading)[:1], *map(clash_words, reading.clashes[:2])))


def clash_words(clash: Clash) -> str:
    """«lør. 10.10. er ikke skoledag (helg i høstferie): nærmest er fre. 2.10. …»."""
    name = what(clash.why)
    if clash.why.beside:
        name = f"{name}, {clash.why.beside.lower()}"
    if clash.whole:
        told = _("{time} har ingen skoledager ({why}).").format(
            time=short_period(clash.whole), why=name
        )
    else:
        told = _("{day} er ikke skoledag ({why}).").format(day=short_day(clash.day), why=name)
    return " ".join(filter(None, (told, instead_words(clash))))


def instead_words(clash: Clash) -> str:
    """«Nærmeste skoledag er fre. 2.10. eller man. 12.10., uka før er uke 40.»"""
    days = [short_day(day) for day in (clash.before, clash.after) if day]
    if not days:
        return ""
    week = clash.week
    if week is None:
        return _("Nærmeste skoledag er {days}").format(days=sentence(either(days)))
    return _("Nærmeste skoledag er {days}; uka før er uke {week}.").format(
        days=either(days), week=week_number(week)
    )


def typed_day(day: date) -> str:
    """«12. oktober», as it is read back."""
    return f"{day.day}. {month_name(day.month)}"


def typed_periods(periods: Iterable[Period]) -> str:
    """«26.8., 18.11.» or «uke 45, uke 10», as it is read back."""
    typed = []
    for one in periods:
        if one.kind is PeriodKind.DAY:
            last = f"–{one.last.day}.{one.last.month}." if one.last > one.first else ""
            typed.append(f"{one.first.day}.{one.first.month}.{last}")
        else:
            typed.append(short_period(one))
    return ", ".join(typed)


def read_times(reading: OwnReading) -> str:
    """«ons. 26.8., ons. 18.11. … og 3 til»; "" for what has no day."""
    return times_words(reading.times, 2)


def refusal(reading: OwnReading, words: str) -> str:
    """Why what is typed cannot be taken: what is wrong with it, and what to type."""
    why = reading.refused or Refused.NOT_READ
    unread = reading.placement.unread
    if why is not Refused.NOT_READ or unread is None or unread.why is Why.NOT_UNDERSTOOD:
        return refused(why, words, reading.placement.year)
    return " ".join((told_words(unread), _("Rett det, eller skriv det annerledes.")))


def refused(why: Refused, words: str, year: int) -> str:
    """Why what is typed cannot be taken, and what to type."""
    label = label_of(year)
    return {
        Refused.NOTHING: _("Skriv når det skal være, for eksempel «14. oktober»."),
        Refused.NOT_READ: _(
            "«{words}» er ikke en tid programmet kan lese. Skriv for eksempel «14. oktober», "
            "«uke 42» eller «første mandag i hver måned»."
        ),
        Refused.NO_TIME: _(
            "«{words}» sier ikke når. Skriv en dag, ei uke eller noe som gjentas, for eksempel "
            "«første mandag i hver måned»."
        ),
        Refused.OTHER_YEAR: _(
            "«{words}» ligger ikke i skoleåret {label}. Rett datoen, eller bla til det skoleåret."
        ),
    }[why].format(words=_shown(words.strip()), label=label)


def own_words(when_text: str, by: str, on: date) -> str:
    """«Teamet: hver 6. uke på onsdag (satt av kari 3.9.)»: never as if the plan had said it."""
    return _("Teamet: {when} (satt av {who} {day})").format(
        when=when_text, who=by, day=short_date(on)
    )


def _refused(facts: Mapping[str, object]) -> str:
    reading = facts.get("reading")
    words = str(facts.get("text", ""))
    if not isinstance(reading, OwnReading):
        return refused(Refused.NOT_READ, "{text}", 0)
    return refusal(reading, words).replace("{", "{{").replace("}", "}}")


BY_FACTS = {Fault.OWN_TIME_REFUSED: _refused}
