"""Absence and varsel in words: which figure it is, of which list, and how near a limit."""

from __future__ import annotations

import math
from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from elvis_tui.domain.absence.records import (
    DaysTold,
    Figures,
    Notice,
    NoticeKind,
    StudentAbsence,
    SubjectAbsence,
)
from elvis_tui.domain.absence.rules import (
    KINDS,
    Limits,
    Since,
    Standing,
    counting,
    notices_for,
)
from elvis_tui.domain.free_text import FreeText
from elvis_tui.domain.record import replace
from elvis_tui.i18n import _, ngettext
from elvis_tui.wording.dates import near_date
from elvis_tui.wording.numbers import change, percent, plain

if TYPE_CHECKING:
    from elvis_tui.domain.people.names import Names
    from elvis_tui.wording.late import Labels

LABELS: Labels = {
    StudentAbsence: lambda: {
        "student_id": _("elev"),
        "notices": _("varsel"),
        "higher_risk_since": _("høyere risiko dokumentert"),
    },
    SubjectAbsence: lambda: {
        "name": _("fag"),
        "code": _("fagkode"),
        "group": _("faggruppe"),
        "teacher": _("lærer"),
        "year_hours": _("årstimer"),
        "left": _("avbrutt"),
        "now": _("tall"),
        "earlier": _("tidligere tall"),
        "beside": _("tall fra en del av året"),
        "parts": _("tall fra tidligere deler av året"),
    },
    Figures: lambda: {
        "as_of": _("per dato"),
        "first_day": _("timer fra"),
        "last_day": _("timer til"),
        "part": _("en del av året"),
        "hours": _("timer"),
        "ten": _("helse og udokumentert, prosent"),
        "fifteen": _("egenmeldt og udokumentert, prosent"),
    },
    DaysTold: lambda: {
        "listed_on": _("liste av"),
        "first_day": _("dager fra"),
        "last_day": _("dager til"),
        "away": _("hele dager borte"),
    },
    Notice: lambda: {
        "kind": _("gjelder"),
        "subject": _("fag"),
        "sent_on": _("sendt"),
        "by": _("av"),
        "note": _("merknad"),
        "asked_on": _("må sendes, meldt"),
        "listed": _("fra liste"),
        "listed_on": _("liste av"),
    },
}
_STEPS = "▁▂▃▄▅▆▇█"


def notice_kind(value: NoticeKind) -> str:
    """What a varsel is about."""
    return {
        NoticeKind.ABSENCE: _("fravær"),
        NoticeKind.BASIS: _("grunnlag for karakter"),
        NoticeKind.ORDER: _("orden"),
        NoticeKind.CONDUCT: _("oppførsel"),
        NoticeKind.OTHER: _("annet"),
    }[value]


def standing(value: Standing, limits: Limits) -> str:
    """How near a limit a subject is, with its sign; nothing is said of a grade."""
    ten, fifteen = plain(limits.ten or 0), plain(limits.fifteen or 0)
    return {
        Standing.FINE: "",
        Standing.NEAR: _("▲ nær grensen"),
        Standing.OVER_TEN: _("■ over {n} %").format(n=ten),
        Standing.OVER_FIFTEEN: _("■ over {n} %").format(n=fifteen),
    }[value]


def self_reported(figures: Figures) -> str:
    """The figure that is held against rektor's 15 %."""
    return _figure(figures, figures.fifteen)


def health(figures: Figures) -> str:
    """The figure that is held against the 10 %."""
    return _figure(figures, figures.ten)


def _figure(figures: Figures, value: float | None) -> str:
    """A figure of a list; one of a part of the year is at least as high."""
    if value is None:
        return _("ukjent")
    return f"≥{percent(value)}" if figures.part else percent(value)


def newest(subject: SubjectAbsence, one: str, today: date) -> str:
    """The figure that counts («ten», «fifteen»), in a column.

    One of an older list has its day in the place of the sign; that one is of a part of the year
    says its own sign, and the lines below which.
    """
    found = counting(subject, one)
    if found is None:
        return _("ukjent")
    if found.part or found.as_of == subject.now.as_of:
        return _figure(found, getattr(found, one))
    return f"{plain(getattr(found, one))} {near_date(found.as_of, today)}"


def counted(
    subject: SubjectAbsence, today: date, *, lists: bool = False, unknown: bool = False
) -> str:
    """The figures that are held against the limits, each with what it is and its own list.

    «helse + udok. 2 % · egenmeldt + udok. 12 % (lista av 12.10.)»: of the newest list, its day is
    told where one asks for it.

    Args:
        subject: Whose figures they are.
        today: The day.
        lists: Tell which list they are of, also of the newest.
        unknown: Tell also of a figure that no list has told.
    """
    told: list[tuple[str, Figures]] = []
    for one, which in zip(KINDS, (health, self_reported), strict=True):
        found = counting(subject, one)
        if found is None and not unknown:
            continue
        words = {
            "ten": _("helse + udok. {n}"),
            "fifteen": _("egenmeldt + udok. {n}"),
        }[one]
        figure = which(found) if found else _("ukjent")
        told.append((words.format(n=figure), found or subject.now))
    if not told:
        told.append((_("ingen andel i lista"), subject.now))
    parts = []
    for at, (text, of) in enumerate(told):
        goes_on = at + 1 < len(told) and told[at + 1][1] is of
        named = not goes_on and (lists or of is not subject.now)
        parts.append(f"{text} ({which_list(of, today)})" if named else text)
    return " · ".join(parts)


def which_list(figures: Figures, today: date) -> str:
    """«lista av 5.10.», and where it has days, of which."""
    return ", ".join(filter(None, (of_list(figures.as_of, today), period(figures, today))))


def known(figures: Figures) -> str:
    """The figures that are known, each with what it is; that none is, where none is."""
    told = []
    if figures.ten is not None:
        told.append(_("helse + udok. {n}").format(n=health(figures)))
    if figures.fifteen is not None:
        told.append(_("egenmeldt + udok. {n}").format(n=self_reported(figures)))
    return " · ".join(told) or _("ingen andel i lista")


def what_is_asked(value: Standing, limits: Limits, *, higher_risk: bool) -> str:
    """What § 9-8 asks at such a figure."""
    if value is Standing.OVER_FIFTEEN:
        return _(
            "Egenmeldt og udokumentert fravær er over {n} %: rektor kan ikke se bort fra det. "
            "Dokumentert fravær etter § 9-8 og grunnlag for vurdering avgjør."
        ).format(n=plain(limits.fifteen or 0))
    if value is Standing.OVER_TEN and higher_risk:
        return _(
            "Helsefravær og udokumentert fravær er over {n} %. Høyere risiko er dokumentert: "
            "egenmelding gjelder fortsatt (§ 9-8)."
        ).format(n=plain(limits.ten or 0))
    if value is Standing.OVER_TEN:
        return _(
            "Helsefravær og udokumentert fravær er over {n} %: helsefravær må heretter "
            "dokumenteres av helsepersonell (§ 9-8)."
        ).format(n=plain(limits.ten or 0))
    return ""


def period(figures: Figures, today: date) -> str:
    """«timer 18.8.–24.11.», or of a part of the year «fra 1.10., timer til 24.11.»."""
    if figures.first_day is None or figures.last_day is None:
        return ""
    days = {
        "first": near_date(figures.first_day, today),
        "last": near_date(figures.last_day, today),
    }
    if figures.part:
        return _("bare fra {first} til {last}").format(**days)
    return _("timer {first}–{last}").format(**days)


def beside(subject: SubjectAbsence, today: date, *, counts: bool = True) -> list[str]:
    """«bare fra 1.10. til 24.11. · 4 timer · egenmeldt + udok. ≥3,2 %»: the parts of the year that
    count, and the newest of them where it is newer than what stands.

    Args:
        subject: Whose figures they are.
        today: The day.
        counts: Tell those that count; else they are told already.
    """
    lists = [counting(subject, one) for one in KINDS]
    told = []
    for part in subject.later:
        is_newest = part is subject.beside and part.as_of >= subject.now.as_of
        does_count = any(part is one for one in lists)
        if (counts and does_count) or (is_newest and not does_count):
            told.append(_part(part, today))
    return told


def _part(figures: Figures, today: date) -> str:
    told = [period(figures, today)]
    if figures.hours is not None:
        told.append(
            ngettext("{n} time", "{n} timer", math.ceil(figures.hours)).format(
                n=plain(figures.hours)
            )
        )
    if figures.ten is not None or figures.fifteen is not None:
        told.append(known(figures))
    return " · ".join(filter(None, told))


def of_list(day: date, today: date) -> str:
    """«lista av 5.10.»: which list a figure stands from."""
    return _("lista av {day}").format(day=near_date(day, today))


def notices(absence: StudentAbsence, subject: SubjectAbsence, today: date) -> str:
    """The varsel of a subject: «varsel 3.11.», «må varsles», or nothing."""
    found = notices_for(absence, subject, today)
    told = [notice(one, today) for one in found]
    return " · ".join(told)


def notice(one: Notice, today: date) -> str:
    """«varsel sendt 3.11. (fravær)», «varsel om orden må sendes», «varsel sendt (dato ukjent)»."""
    kind = notice_kind(one.kind)
    if one.is_needed:
        return _("varsel må sendes ({kind})").format(kind=kind)
    if one.sent_on is None:
        return _("varsel sendt, dato ukjent ({kind})").format(kind=kind)
    return _("varsel sendt {day} ({kind})").format(day=near_date(one.sent_on, today), kind=kind)


def curve(points: Sequence[tuple[date, float]], most: int = 8) -> str:
    """A small curve of the last figures, from nothing to the highest of them and 15."""
    values = [value for _day, value in points][-most:]
    if len(values) < 2:
        return ""
    top = max(*values, 15.0)
    return "".join(_STEPS[min(int(v / top * len(_STEPS)), len(_STEPS) - 1)] for v in values)


def moved(points: Sequence[tuple[date, float]], today: date) -> str:
    """How the figure has changed since the list before: «+1,2 siden 5.10.»."""
    if len(points) < 2:
        return ""
    (day, before), (_last, now) = points[-2:]
    return _("{change} siden {day}").format(change=change(now - before), day=near_date(day, today))


def told(subject: SubjectAbsence, names: Names, student_id: str) -> SubjectAbsence:
    """A subject as it may be told: the code of its group («2STA/MAT1019») has a class in it."""
    if not names.shields(student_id):
        return subject
    name = subject.name or FreeText(subject.code or _("et fag"))
    return replace(subject, name=name, group=FreeText(""))


def since(found: Since, names: Names) -> str:
    """«fravær siden: +2,3 i MAT1019»."""
    subject = found.subject.code or names.text(found.subject.called)
    return _("fravær siden: {change} i {subject}").format(
        change=change(found.change or 0), subject=subject
    )


def streak(days: int, ends: date, today: date) -> str:
    """«borte 4 skoledager på rad, til 3.11.»."""
    words = ngettext(
        "borte {n} hel skoledag, {day}", "borte {n} hele skoledager på rad, til {day}", days
    )
    return words.format(n=days, day=near_date(ends, today))
