"""What a list of absence or of varsel did, or would do, in sentences."""

from __future__ import annotations

from elvis_tui.domain.across.absence_list import Dated, ListKind
from elvis_tui.domain.across.absence_summary import AbsenceSummary, Summary
from elvis_tui.domain.people.names import Names
from elvis_tui.domain.plan.calendar_import import CalendarSummary
from elvis_tui.i18n import _, ngettext
from elvis_tui.wording import calendars, roster
from elvis_tui.wording.dates import long_date, number
from elvis_tui.wording.listed import Told, telling

_RECEIPT = 4
"""Lines of a receipt."""


def lines(summary: Summary, names: Names | None = None) -> list[str]:
    """The summary of any list in bokmål.

    Args:
        summary: Of a list.
        names: How those may be named whose rows are not taken in; without, nobody is named but
            in the words of the list itself.
    """
    if isinstance(summary, CalendarSummary):
        return calendars.lines(summary)
    if not isinstance(summary, AbsenceSummary):
        return roster.lines(summary, names)
    told = _told(summary, telling(names, summary))
    return [*_heading(summary), *told, *roster.left_out_lines(summary, names)]


def receipt(summary: Summary, names: Names) -> list[str]:
    """What is told when a list has been taken in: what it was, and before all else what it asks.

    Args:
        summary: Of the list.
        names: How those on it may be named.
    """
    if isinstance(summary, CalendarSummary):
        return [calendars.receipt(summary)]
    if not isinstance(summary, AbsenceSummary):
        return lines(summary, names)[:2]
    plan = summary.plan
    asks = [
        *_proposed(summary.proposed),
        *_unknown_shares(summary),
        *_regrouped(plan.regrouped),
        *_codes(summary, telling(names, summary)),
    ]
    return [_heading(summary)[0], *(asks or _heading(summary)[1:])][:_RECEIPT]


def _heading(summary: AbsenceSummary) -> list[str]:
    day = long_date(summary.listed.as_of)
    if summary.plan.last_year:
        return [
            _("Lista er fra {day}, i et annet skoleår. Ingenting av den hentes.").format(day=day),
            _dated(summary),
        ]
    if not summary.read:
        return [_("Ingenting på lista kunne leses.")]
    new = summary.plan.new
    what = {
        ListKind.NOTICES: ngettext("{n} nytt varsel", "{n} nye varsel", new),
    }.get(summary.listed.kind, ngettext("{n} nytt fag", "{n} nye fag", new))
    rest = roster.parts(0, summary.plan.changed, summary.plan.unchanged)
    none = _("ingen nye varsel") if summary.listed.kind is ListKind.NOTICES else _("ingen nye fag")
    counts = ", ".join(part for part in (what.format(n=number(new)) if new else none, rest) if part)
    students = ngettext("{n} elev", "{n} elever", summary.plan.students).format(
        n=number(summary.plan.students)
    )
    words = {
        ListKind.FIGURES: _("Fravær per {day}: {students}, {counts}."),
        ListKind.HOURS: _("Fraværstimer per {day}: {students}, {counts}."),
        ListKind.NOTICES: _("Varsel per {day}: {students}, {counts}."),
    }[summary.listed.kind]
    if not summary.tells_subjects:
        words = _("Fravær i hele dager per {day}: {students}.")
    told = words.format(day=day, students=students, counts=counts)
    return [told, _dated(summary)]


def _dated(summary: AbsenceSummary) -> str:
    """How it is known of which day the list is."""
    return {
        Dated.TOLD: _("Datoen er den du oppga."),
        Dated.TITLE: _("Datoen står i lista."),
        Dated.FILE_NAME: _("Datoen er den i filnavnet."),
        Dated.WORKBOOK: _("Datoen er den regnearket sist ble lagret."),
        Dated.FILE: _("Datoen er filas egen; er lista eldre, må du oppgi når den ble laget."),
    }[summary.listed.dated]


def _told(summary: AbsenceSummary, tell: Told) -> list[str]:
    if summary.plan.last_year:
        return []
    told = [*_figures(summary), *_period(summary), *_days(summary)]
    if summary.listed.of_one:
        told.append(
            _(
                "Tall under 1 i «{columns}» er deler av én (0,075 er 7,5 %): timene viser det."
            ).format(columns="», «".join(map(tell, summary.listed.of_one)))
        )
    if summary.listed.without_header:
        told.append(
            _("Lista har ingen overskrift. Kolonnene er lest i den rekkefølgen VIS gir dem.")
        )
    stands = summary.plan.unchanged or summary.plan.days_unchanged
    if summary.nothing and stands and not (summary.plan.older or summary.plan.days_older):
        told.append(_("Ingenting er nytt. Alt på lista er på plass fra før."))
    if count := summary.plan.older:
        words = ngettext(
            "{n} fag har tall fra en nyere liste, og står som før.",
            "{n} fag har tall fra en nyere liste, og står som før.",
            count,
        )
        told.append(words.format(n=number(count)))
    told += _unknown_shares(summary)
    told += _regrouped(summary.plan.regrouped)
    if count := summary.plan.broken_off:
        words = ngettext(
            "{n} fag er avbrutt, og regnes ikke med.",
            "{n} fag er avbrutt, og regnes ikke med.",
            count,
        )
        told.append(words.format(n=number(count)))
    told += _proposed(summary.proposed)
    told += _codes(summary, tell)
    if count := len(summary.plan.doubles):
        words = ngettext(
            "{n} rad gjentar en annen og er tatt med én gang ({lines}).",
            "{n} rader gjentar en annen og er tatt med én gang ({lines}).",
            count,
        )
        told.append(words.format(n=number(count), lines=roster.line_numbers(summary.plan.doubles)))
    return told


def _regrouped(count: int) -> list[str]:
    words = ngettext(
        "{n} elev har byttet gruppe i et fag. Tallene fra den gamle er tidligere tall nå.",
        "{n} elever har byttet gruppe i et fag. Tallene fra den gamle er tidligere tall nå.",
        count,
    )
    return [words.format(n=number(count))] if count else []


def _unknown_shares(summary: AbsenceSummary) -> list[str]:
    """Hours that nobody can tell the share of: the list does not say how many there are a year."""
    if summary.listed.kind is not ListKind.HOURS:
        return []
    mine = (
        figures
        for record in summary.plan.records
        for subject in record.subjects
        for figures in (subject.now, *subject.parts)
        if figures.as_of == summary.listed.as_of and figures.hours
    )
    count = sum(one.ten is None and one.fifteen is None for one in mine)
    words = ngettext(
        "Lista har ikke årstimene i {n} fag: andelen er ukjent, og holdes ikke mot grensene.",
        "Lista har ikke årstimene i {n} fag: andelen er ukjent, og holdes ikke mot grensene.",
        count,
    )
    return [words.format(n=number(count))] if count else []


def _codes(summary: AbsenceSummary, tell: Told) -> list[str]:
    """The codes that nobody knows, and what that makes of the figures."""
    if not summary.plan.unknown_codes:
        return []
    words = _("Ukjente fraværskoder: {codes}. Andelen i de fagene er ukjent.")
    if not summary.tells_subjects:
        words = _("Ukjente fraværskoder: {codes}.")
    codes = ", ".join(f"«{tell(code)}»" for code in summary.plan.unknown_codes[:10])
    return [words.format(codes=codes)]


def _days(summary: AbsenceSummary) -> list[str]:
    """What becomes of the whole days that a list tells of."""
    plan, told = summary.plan, []
    if counts := roster.parts(plan.days_new, plan.days_changed, plan.days_unchanged):
        count = plan.days_new + plan.days_changed + plan.days_unchanged
        words = ngettext(
            "Hele dager er lest for {n} elev: {counts}.",
            "Hele dager er lest for {n} elever: {counts}.",
            count,
        )
        told.append(words.format(n=number(count), counts=counts))
    if count := plan.days_older:
        words = ngettext(
            "{n} elev har hele dager fra en nyere liste, og de står som før.",
            "{n} elever har hele dager fra en nyere liste, og de står som før.",
            count,
        )
        told.append(words.format(n=number(count)))
    if plan.unclear_days:
        told.append(_("Hele dager med ukjent kode eller uleselig svar er ikke regnet med."))
    return told


def _proposed(count: int) -> list[str]:
    words = ngettext(
        "{n} elev som følges, har vært borte så mange dager på rad at trinn er foreslått. "
        "Forslaget står på Oversikt og på elevens side.",
        "{n} elever som følges, har vært borte så mange dager på rad at trinn er foreslått. "
        "Forslagene står på Oversikt og på elevenes sider.",
        count,
    )
    return [words.format(n=number(count))] if count else []


def _period(summary: AbsenceSummary) -> list[str]:
    """What days a list of hours is of; of a part of the year, what becomes of its figures."""
    first, last = summary.listed.first_day, summary.listed.last_day
    if summary.listed.kind is ListKind.NOTICES or not summary.read:
        return []
    if first is None or last is None:
        if summary.listed.kind is ListKind.HOURS:
            return [_("Lista sier ikke hvilke dager timene er fra. De regnes som hele skoleåret.")]
        return []
    days = {"first": long_date(first), "last": long_date(last)}
    if not summary.tells_subjects:
        return [_("Dagene er fra {first} til {last}.").format(**days)]
    if not summary.plan.part:
        return [_("Timene er fra {first} til {last}.").format(**days)]
    told = [
        _("Lista er av en del av skoleåret, {first} til {last}: tallene er minst så høye.").format(
            **days
        )
    ]
    if count := summary.plan.beside:
        words = ngettext(
            "{n} fag har tall som går lenger tilbake. De står, og disse står ved siden av.",
            "{n} fag har tall som går lenger tilbake. De står, og disse står ved siden av.",
            count,
        )
        told.append(words.format(n=number(count)))
    return told


def _figures(summary: AbsenceSummary) -> list[str]:
    """Which of the two figures the list holds."""
    if summary.listed.kind is ListKind.NOTICES or not summary.tells_subjects:
        return []
    if summary.listed.kind is ListKind.HOURS:
        return [
            _("Andelene er regnet av timene; der en kode ikke sier grunnen, er 10 %-tallet ukjent.")
        ]
    if summary.listed.tells_ten and summary.listed.tells_fifteen:
        return [_("Lista har både helse + udokumentert (10 %) og egenmeldt + udokumentert (15 %).")]
    if summary.listed.tells_ten:
        return [_("Lista har helse + udokumentert (10 %). Egenmeldt + udokumentert er ukjent.")]
    if summary.listed.tells_fifteen:
        return [_("Lista har egenmeldt + udokumentert (15 %). Helse + udokumentert er ukjent.")]
    return [_("Lista har timer, og ingen av de to andelene.")]
