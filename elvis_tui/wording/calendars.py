"""The school's calendars in words: what a file would change, and which are known."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from elvis_tui.domain.errors import InputError
from elvis_tui.domain.plan.calendar import SchoolYear
from elvis_tui.domain.plan.calendar_import import (
    CalendarSummary,
    LeftOut,
    LeftWhy,
    YearChange,
    spans,
)
from elvis_tui.domain.plan.free_days import school_days_by_month
from elvis_tui.domain.school_year import FIRST_MONTH
from elvis_tui.domain.source import Origin
from elvis_tui.i18n import _, ngettext
from elvis_tui.wording.dates import month_name, short_weekday, span_words
from elvis_tui.wording.faults import explain
from elvis_tui.wording.free_days import certainty_words
from elvis_tui.wording.keys import key
from elvis_tui.wording.sources import MOST_TOLD, fault_lines

FEWEST, MOST = 190, 195
"""School days of a year: 38 weeks (opplæringslova § 14-1), and somewhat more."""
_MOST_NAMED = 6


def lines(summary: CalendarSummary) -> list[str]:
    """What a calendar holds, what it changes and what of it is not taken in, a line each."""
    told: list[str] = []
    for change in summary.changes:
        told += [*_of_year(change), ""]
    left = [*_left_out(summary.left_out)]
    if not left:
        told.pop()
    return [*told, *left]


def _of_year(change: YearChange) -> Iterator[str]:
    year = change.after
    yield heading(year)
    yield f"  {edges(year)}"
    yield from (f"  {line}" for line in break_lines(year))
    yield from (f"  {line}" for line in _checks(year))
    yield from (f"  {line}" for line in _changes(change))


def heading(year: SchoolYear) -> str:
    """«Skoleåret 2027/28: 190 skoledager.»"""
    count = sum(school_days_by_month(year).values())
    days = ngettext("{n} skoledag", "{n} skoledager", count).format(n=count)
    return _("Skoleåret {label}: {days}.").format(label=year.label, days=days)


def edges(year: SchoolYear) -> str:
    """«Første skoledag man. 16.8.2027, siste fre. 16.6.2028.»"""
    return _("Første skoledag {first}, siste {last}.").format(
        first=_day(year.first_day), last=_day(year.last_day)
    )


def break_lines(year: SchoolYear) -> list[str]:
    """«Høstferie 11.–15.10.» for each break; that there are none."""
    if not year.breaks:
        return [_("Ingen ferier eller fridager.")]
    return [f"{free.name} {span_words(free.first, free.last)}" for free in year.breaks]


def month_counts(counts: Iterable[tuple[tuple[int, int], int]]) -> list[str]:
    """«Høsten: aug 11, sep 22, …» and «Våren: jan 20, …»: how many school days each month has."""
    every = list(counts)
    halves = (
        (_("Høsten: {months}."), [one for one in every if one[0][1] >= FIRST_MONTH]),
        (_("Våren: {months}."), [one for one in every if one[0][1] < FIRST_MONTH]),
    )
    return [
        words.format(months=", ".join(f"{month_name(month)[:3]} {n}" for (_y, month), n in half))
        for words, half in halves
        if half
    ]


def _checks(year: SchoolYear) -> Iterator[str]:
    counts = school_days_by_month(year)
    yield from month_counts(counts.items())
    total = sum(counts.values())
    if not FEWEST <= total <= MOST:
        yield _("Se etter: det vanlige er {usual} skoledager, og dette får {n}.").format(
            usual=FEWEST, n=total
        )


def _changes(change: YearChange) -> Iterator[str]:
    if change.before is None:
        yield _("Skoleåret var ikke kjent fra før.")
        return
    if change.nothing:
        yield _("Alt dette er kjent fra før.")
        return
    if change.free:
        yield _("Blir fri: {days}.").replace("{days}", _days(change.free))
    if change.school:
        yield _("Blir skoledager: {days}.").replace("{days}", _days(change.school))
    if not (change.free or change.school):
        yield _("Ingen dag endres: bare navn eller kilde.")


def _days(days: Sequence[date]) -> str:
    return ", ".join(span_words(first, last) for first, last in spans(days)).rstrip(".")


def _day(day: date) -> str:
    return f"{short_weekday(day.isoweekday())} {day.day}.{day.month}.{day.year}"


def _left_out(left_out: Iterable[LeftOut]) -> Iterator[str]:
    by_why: dict[LeftWhy, list[LeftOut]] = {}
    for one in left_out:
        by_why.setdefault(one.why, []).append(one)
    for why, found in by_why.items():
        named = [_one_left(one) for one in found[:_MOST_NAMED]]
        if len(found) > _MOST_NAMED:
            more = len(found) - _MOST_NAMED
            named.append(ngettext("og {n} til", "og {n} til", more).format(n=more))
        yield _why_left(why).replace("{what}", ", ".join(named).rstrip("."))


def _one_left(one: LeftOut) -> str:
    what = f"{one.name or '–'} {span_words(one.first, one.last)}"
    return _("{what} (linje {line})").format(what=what, line=one.line) if one.line else what


def _why_left(why: LeftWhy) -> str:
    return {
        LeftWhy.PUBLIC_HOLIDAY: _("Helligdager regnes ut, og er ikke tatt med: {what}."),
        LeftWhy.WEEKEND: _("Helg er fri uansett, og er ikke tatt med: {what}."),
        LeftWhy.SUMMER: _("Sommerferien er utenfor skoleåret: {what}."),
        LeftWhy.STAFF_DAY: _("Planleggingsdager utenfor skoleåret er ikke tatt med: {what}."),
        LeftWhy.SCHOOL_DAY: _("Skoledager, og fila har ingen ferie på dem: {what}."),
        LeftWhy.NOT_FREE: _(
            "Ikke tatt med, for navnet sier ikke at elevene har fri: {what}. "
            "Skriv «fri» i navnet om de har det."
        ),
        LeftWhy.TIMED: _("Ikke tatt med, for det varer ikke hele dagen: {what}."),
        LeftWhy.REPEATED: _("Står to ganger, og er tatt med én: {what}."),
        LeftWhy.OTHER_YEAR: _("Ikke tatt med, for skoleåret har ikke start og slutt: {what}."),
    }[why]


def refusal(fault: InputError) -> list[str]:
    """Why a calendar is not taken in, a fault a line, where there is room for lines."""
    found = fault_lines(fault.facts.get("faults"), MOST_TOLD)
    if not found:
        return [explain(fault)]
    head = _("Skoleruta er ikke lagt inn. Rett {name}, og prøv igjen:")
    name = str(fault.facts.get("name", "…"))
    return [head.replace("{name}", name), *(f"  {line}" for line in found)]


def calendar_file_lines() -> list[str]:
    """How the file of a calendar must look, before one is named."""
    example = (
        _("Navn;Fra;Til"),
        _("Skolestart;17.8.2026"),
        _("Høstferie;5.10.2026;9.10.2026"),
        _("Siste skoledag;18.6.2027"),
    )
    return [
        _("En liste (CSV eller Excel) med kolonnene Navn, Fra og Til, og ei linje for hver ferie:"),
        *(f"  {line}" for line in example),
        _("En kalenderfil (ICS) med de samme hendelsene går også. Helligdager regnes ut."),
        _("{look} viser hva som kommer. Ingenting lagres før {apply}.").format(
            look=key("roster.look", "Enter"), apply=key("roster.apply", "ctrl+s")
        ),
    ]


def receipt(summary: CalendarSummary) -> str:
    """«Skoleruta for 2027/28 er lagt inn.»"""
    years = [change.after.label for change in summary.changes if not change.nothing]
    if not years:
        return _("Skoleruta er kjent fra før. Ingenting er endret.")
    return _("Skoleruta for {years} er lagt inn.").format(years=", ".join(years))


def way_back(summary: CalendarSummary) -> str:
    """How what was taken in is taken out of use again; nothing where nothing was."""
    years = [change.after.label for change in summary.changes if not change.nothing]
    if not years:
        return ""
    return _("Den tas ut av bruk igjen med elvis-tui calendar remove {year}.").format(year=years[0])


# Which are known


def known_lines(
    year: SchoolYear,
    origin: Origin,
    file: str,
    counts: Iterable[tuple[tuple[int, int], int]],
) -> list[str]:
    """A school year that is known: its days, its breaks, its source and how sure it is."""
    return [
        heading(year),
        f"  {edges(year)}",
        *(f"  {line}" for line in break_lines(year)),
        *(f"  {line}" for line in month_counts(counts)),
        "  " + source_line(year, origin, file),
    ]


def known_by(origin: Origin) -> str:
    """«følger med programmet»: who put a calendar there."""
    return {
        Origin.PACKAGE: _("følger med programmet"),
        Origin.OWN: _("fra kilder-mappa"),
        Origin.DATA: _("lagt inn av skolen"),
    }[origin]


def source_line(year: SchoolYear, origin: Origin, file: str) -> str:
    """«Kilde: Hamar kommunes skolerute (følger med programmet, middels sikker).»"""
    sure = certainty_words(year.certainty)
    told = _("Kilde: {source} ({where}, {sure}).") if sure else _("Kilde: {source} ({where}).")
    told = told.replace("{where}", known_by(origin)).replace("{sure}", sure)
    return told.replace("{source}", year.source or file)


def source_alone(year: SchoolYear, file: str) -> str:
    """«Kilde: Hamar kommunes skolerute.»"""
    return _("Kilde: {source}.").replace("{source}", (year.source or file).rstrip("."))


def how_to_add() -> str:
    """How a school year that is not known is added."""
    return _("Et skoleår som mangler, legges inn med elvis-tui calendar import FIL.")
