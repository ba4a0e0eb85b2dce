"""An exchange file in words: what it holds, and what is wrong with it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from elvis_tui.domain.exchange import Finding, Flaw
from elvis_tui.domain.kinds import TABLES
from elvis_tui.i18n import _, ngettext, pgettext
from elvis_tui.wording.dates import number

SHOWN = 10
"""Flaws told of, of which there may be thousands."""


def lines(counts: Mapping[str, int]) -> list[str]:
    """What a file holds: «1 200 elever, 45 klasser»."""
    n = {table: counts.get(table, 0) for table in TABLES.values()}
    words = {
        "students": ngettext("{n} elev", "{n} elever", n["students"]),
        "classes": ngettext("{n} klasse", "{n} klasser", n["classes"]),
        "people": ngettext("{n} person", "{n} personer", n["people"]),
        "consents": ngettext("{n} samtykke", "{n} samtykker", n["consents"]),
        "follow_ups": ngettext("{n} oppfølging", "{n} oppfølginger", n["follow_ups"]),
        "departures": ngettext(
            "{n} «har eleven sluttet?»", "{n} «har eleven sluttet?»", n["departures"]
        ),
        "cases": ngettext("{n} sak", "{n} saker", n["cases"]),
        "interventions": ngettext(
            "{n} fysisk inngripen", "{n} fysiske inngripener", n["interventions"]
        ),
        "absence": ngettext("{n} elev med fravær", "{n} elever med fravær", n["absence"]),
        "meetings": ngettext("{n} møte", "{n} møter", n["meetings"]),
        "minutes": ngettext(
            "{n} versjon av et referat", "{n} versjoner av referater", n["minutes"]
        ),
        "tasks": ngettext("{n} oppgave", "{n} oppgaver", n["tasks"]),
        "teams": ngettext("{n} team", "{n} team", n["teams"]),
        "views": ngettext("{n} egen visning", "{n} egne visninger", n["views"]),
        "ladder": ngettext("{n} trinn ved fravær", "{n} trinn ved fravær", n["ladder"]),
        "activity_marks": ngettext("{n} gjort-merke", "{n} gjort-merker", n["activity_marks"]),
        "activity_times": ngettext("{n} egen tid", "{n} egne tider", n["activity_times"]),
        "sources": ngettext("{n} kilde", "{n} kilder", n["sources"]),
        "sources_in_use": ngettext("{n} kilde i bruk", "{n} kilder i bruk", n["sources_in_use"]),
        "history": ngettext("{n} endring", "{n} endringer", n["history"]),
    }
    held = [word.format(n=number(n[table])) for table, word in words.items() if n[table]]
    return [_("Utvekslingsfila har {held}.").format(held=", ".join(held) or _("ingenting"))]


def dangling_lines(dangling: Sequence[Finding]) -> list[str]:
    """That records name others that are not there, and which; nothing where none does."""
    if not dangling:
        return []
    sentence = _("Noe peker på det som ikke finnes, og står som det er: {places}.")
    return [sentence.format(places=findings_in_words(dangling))]


def findings_in_words(findings: Sequence[Finding]) -> str:
    """The flaws with their places: «oppfølging 3, tiltak 1: «start» er ikke en dato; …»."""
    parts = [finding(one) for one in findings[:SHOWN]]
    if (rest := len(findings) - SHOWN) > 0:
        parts.append(_("og {rest} feil til").format(rest=number(rest)))
    return "; ".join(parts)


def finding(one: Finding) -> str:
    """One flaw with its place; no word of it but the names of fields is from the file."""
    place = list(one.place)
    field = ""
    if place and isinstance(place[-1], str):
        field = _("«{field}»").format(field=place.pop())
    where = _where(place)
    what = _what(one.flaw).format(field=field or _("innholdet"))
    return f"{where}: {what}" if where else what


def _where(place: Sequence[str | int]) -> str:
    """«oppfølging 3, tiltak 1»: each list by one of what it holds, counted from 1."""
    parts: list[str] = []
    for at, step in enumerate(place):
        before = place[at - 1] if at else None
        if isinstance(step, str):
            parts.append(_("«{field}»").format(field=step))
        elif isinstance(before, str):
            parts[-1] = f"{_one(before)} {step + 1}"
        else:
            parts.append(str(step + 1))
    return ", ".join(parts)


def _one(name: str) -> str:
    """What stands in a list, by the list's name."""
    return {
        "students": _("elev"),
        "classes": _("klasse"),
        "people": _("person"),
        "consents": _("samtykke"),
        "follow_ups": _("oppfølging"),
        "departures": _("har eleven sluttet?"),
        "cases": _("sak"),
        "interventions": _("fysisk inngripen"),
        "absence": _("fravær"),
        "subjects": _("fag"),
        "notices": _("varsel"),
        "earlier": _("tidligere tall"),
        "meetings": _("møte"),
        "minutes": _("versjon av et referat"),
        "tasks": _("oppgave"),
        "history": _("endring"),
        "activity_marks": _("gjort-merke"),
        "activity_times": _("egen tid"),
        "sources": _("kilde"),
        "sources_in_use": _("kilde i bruk"),
        "teams": _("team"),
        "views": _("visning"),
        "ladder": _("trinn"),
        "school": _("skole"),
        "facts": _("fakta om fila"),
        "criteria": _("kriterium"),
        "notes": _("notat"),
        "contacts": _("kontakt"),
        "done": pgettext("steg", "gjort"),
        "corrections": _("rettet dato"),
        "withdrawn": _("trukket tilbake"),
        "measures": _("tiltak"),
        "steps": _("steg"),
        "participants": _("deltaker"),
        "agenda": _("sak på sakslista"),
        "entries": _("punkt"),
        "changes": _("felt"),
    }.get(name, _("«{field}»").format(field=name))


def _what(flaw: Flaw) -> str:
    return {
        Flaw.UNKNOWN: _("et felt er ukjent"),
        Flaw.MISSING: _("{field} mangler"),
        Flaw.SHAPE: _("{field} har feil form"),
        Flaw.TEXT: _("{field} er ikke tekst"),
        Flaw.NUMBER: _("{field} er ikke et tall som kan brukes"),
        Flaw.YES_NO: _("{field} er ikke true eller false"),
        Flaw.DATE: _("{field} er ikke en dato"),
        Flaw.MOMENT: _("{field} er ikke et tidspunkt med tidssone"),
        Flaw.TIME: _("{field} er ikke et klokkeslett"),
        Flaw.CHOICE: _("{field} er ikke en av verdiene som finnes"),
        Flaw.TWICE: _("{field} står to ganger"),
        Flaw.LETTER: _("{field} har et ødelagt tegn"),
        Flaw.SAME_ID: _("{field} er det samme som i en annen"),
        Flaw.NO_ID: _("{field} er tom"),
        Flaw.DANGLING: _("{field} viser til noe som ikke finnes"),
        Flaw.ORDER: _("{field} følger ikke etter endringen før"),
    }[flaw]
