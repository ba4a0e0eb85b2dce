"""Why a day is free, and by what calendar that is known, in one sentence."""

from __future__ import annotations

from datetime import date

from elvis_tui.domain.plan.calendar import Certainty
from elvis_tui.domain.plan.free_days import Free, FreeKind
from elvis_tui.domain.school_year import label_of, starting_year
from elvis_tui.i18n import _
from elvis_tui.wording.dates import short_date, span_words
from elvis_tui.wording.keys import key


def free_sentence(day: date, free: Free) -> str:
    """«Fri: Høstferie 5.–9.10. Kilde: Hamar kommunes skolerute (usikker: antatt).»"""
    if free.kind is FreeKind.NOT_KNOWN:
        return calendar_missing(day)
    told = _("Fri: {what}.").replace("{what}", what(free).rstrip("."))
    if free.beside:
        told += " " + _("Uka har {name}.").replace("{name}", free.beside)
    where = source_words(free)
    return f"{told} {where}" if where else told


def what(free: Free) -> str:
    """«Høstferie 5.–9.10.», «Langfredag 26.3.», «helg» or «sommerferie fra 19.6.»."""
    span = ""
    if free.first and free.last:
        span = span_words(free.first, free.last)
    elif free.first:
        span = _("fra {day}").format(day=short_date(free.first))
    elif free.last:
        span = _("til {day}").format(day=short_date(free.last))
    name = {
        FreeKind.WEEKEND: _("helg"),
        FreeKind.OUTSIDE: _("sommerferie"),
        FreeKind.NOT_KNOWN: _("ikke kjent"),
    }.get(free.kind, free.name)
    return f"{name} {span}" if span and free.kind is not FreeKind.WEEKEND else name


def source_words(free: Free) -> str:
    """«Kilde: Hamar kommunes skolerute (usikker: antatt).»; nothing where none is needed."""
    if free.kind is FreeKind.PUBLIC_HOLIDAY:
        return _("Kilde: lov om helligdager og helligdagsfred, lov om 1. og 17. mai.")
    if not free.source:
        return ""
    told = f"{free.source}{_certainty(free.certainty)}".rstrip(".")
    return _("Kilde: {source}.").replace("{source}", told)


def _certainty(certainty: str) -> str:
    words = {
        Certainty.HIGH.value: _("sikker"),
        Certainty.MIDDLE.value: _("middels sikker: antatt lik fylkets rute"),
        Certainty.LOW.value: _("usikker: antatt"),
    }.get(certainty, certainty)
    return f" ({words})" if words else ""


def certainty_words(certainty: str) -> str:
    """«middels sikker», as a calendar says how sure it is; nothing where it does not."""
    return {
        Certainty.HIGH.value: _("sikker"),
        Certainty.MIDDLE.value: _("middels sikker"),
        Certainty.LOW.value: _("usikker"),
    }.get(certainty, certainty)


def calendar_missing(day: date) -> str:
    """That the calendar of a day's school year is not known, and how it is added."""
    return _(
        "Skoleruta for {years} er ikke lagt inn. {how}, eller med elvis-tui calendar import FIL."
    ).format(years=label_of(starting_year(day)), how=how_it_is_added())


def how_it_is_added() -> str:
    """«Hent den i Plan med f, s og h»: the keys from the month to the file."""
    return _("Hent den i Plan med {free}, {calendars} og {take_in}").format(
        free=key("plan.free", "f"),
        calendars=key("free.calendars", "s"),
        take_in=key("calendars.take_in", "h"),
    )
