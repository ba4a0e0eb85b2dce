"""What a meeting and what is noted in it are called on the screen."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from elvis_tui.domain.free_text import FreeText, unmasked
from elvis_tui.domain.meetings.records import (
    AgendaItem,
    AgendaReason,
    Entry,
    EntryKind,
    ItemStatus,
    Meeting,
    MeetingStatus,
    MinutesVersion,
    Participant,
)
from elvis_tui.domain.teams import ItemKind
from elvis_tui.i18n import _, pgettext
from elvis_tui.wording import consents
from elvis_tui.wording.dates import long_date, near_date, weekday_name

if TYPE_CHECKING:
    from elvis_tui.wording.late import Labels

LABELS: Labels = {
    Meeting: lambda: {
        "team": _("team"),
        "on": _("dato"),
        "start": _("klokka"),
        "end": _("slutt"),
        "place": _("sted"),
        "status": _("status"),
        "participants": _("deltakere"),
        "agenda": _("i møtet"),
        "finished_at": pgettext("dato", "avsluttet"),
        "keeper": _("referent"),
        "archive_ref": _("arkivreferanse"),
        "archived_on": _("arkivert"),
    },
    Participant: lambda: {
        "name": _("navn"),
        "role": _("rolle"),
        "external": _("fra en annen tjeneste"),
        "present": _("til stede"),
        "service": _("tjeneste"),
        "guest": _("gjest"),
        "came": _("kom"),
        "left": _("gikk"),
        "student": _("elev"),
    },
    AgendaItem: lambda: {
        "title": _("gjelder"),
        "subject": _("om"),
        "reasons": _("fordi"),
        "detail": _("gjelder"),
        "status": _("utfall"),
        "entries": _("punkt"),
    },
    Entry: lambda: {
        "kind": _("slag"),
        "text": _("tekst"),
        "who": pgettext("den som gjør det", "hvem"),
        "due": _("frist"),
        "restricted": _("skjermet"),
        "private": _("privat"),
    },
    MinutesVersion: lambda: {
        "number": _("versjon"),
        "at": pgettext("dato", "avsluttet"),
        "by": _("av"),
        "why": _("hvorfor"),
    },
}


def entry_text(entry: Entry) -> FreeText:
    """An entry on one line; a task with who and by when."""
    if entry.kind is not EntryKind.TASK:
        return entry.text
    due = _("frist {date}").format(date=long_date(entry.due)) if entry.due else _("uten frist")
    who = unmasked(entry.who) or _("(ingen satt)")
    return FreeText(f"{unmasked(entry.text)} ▸ {who} · {due}")


def nag(who: bool, due: bool) -> str:
    """What a task still lacks, of who does it and by when; nothing of one that has both."""
    if who and due:
        return ""
    if who:
        return _("▲ mangler frist")
    return _("▲ mangler hvem") if due else _("▲ mangler hvem og frist")


def read_as(due: date | None) -> str:
    """«frist fredag 23.10.2026»: the day that was understood, while one types."""
    if due is None:
        return ""
    weekday = weekday_name(due.isoweekday())
    return _("frist {weekday} {date}").format(weekday=weekday, date=long_date(due))


def entry_row(entry: Entry) -> FreeText:
    """An entry on the screen of the meeting: a task says what it lacks."""
    text = entry_text(entry)
    if entry.kind is not EntryKind.TASK:
        return text
    lacks = nag(bool(entry.who.strip()), entry.due is not None)
    return FreeText(f"{unmasked(text)}  {lacks}") if lacks else text


def item_kind(value: ItemKind) -> str:
    """What an agenda item is about."""
    return {
        ItemKind.STUDENT: _("elev"),
        ItemKind.CLASS: _("klasse"),
        ItemKind.CASE: _("sak"),
        ItemKind.OTHER: _("annet"),
    }[value]


def meeting_status(value: MeetingStatus) -> str:
    return {
        MeetingStatus.PLANNED: _("planlagt"),
        MeetingStatus.RUNNING: _("pågår"),
        MeetingStatus.FINISHED: pgettext("møte", "avsluttet"),
        MeetingStatus.REOPENED: _("åpnet igjen"),
    }[value]


def item_status(value: ItemStatus) -> str:
    """The county's own words for what became of an agenda item."""
    return {
        ItemStatus.REPORTED: _("oppmeldt"),
        ItemStatus.CLOSED: pgettext("sak på sakslista", "avsluttet"),
        ItemStatus.POSTPONED: _("utsatt til neste møte"),
    }[value]


def nothing_noted() -> str:
    """Of an item that was up, and under which nothing was written."""
    return _("ingenting er notert")


def entry_kind(value: EntryKind) -> str:
    return {
        EntryKind.INFO: _("informasjon"),
        EntryKind.DECISION: _("beslutning"),
        EntryKind.TASK: _("oppgave"),
    }[value]


def reasons(item: AgendaItem, day: date) -> list[str]:
    """Why an item is on the agenda, as it stands on a day: «forfalt», «samtykket går ut 12.1.»."""

    def words(one: AgendaReason) -> str:
        if one is AgendaReason.CONSENT_ENDS:
            return consents.ends(item.consent_until, day)
        if one is AgendaReason.ADDED and item.missed_on:
            told = _("meldt inn til møtet {day}, som ikke ble holdt")
            return told.format(day=near_date(item.missed_on, day))
        return reason(one)

    return [words(one) for one in item.reasons]


def stalled(item: AgendaItem) -> list[str]:
    """«3. møte uten fremdrift»; nothing of the first time, when there can be none."""
    if item.stalled <= 1:
        return []
    return [_("{n}. møte uten fremdrift").format(n=item.stalled)]


def reason(value: AgendaReason) -> str:
    return {
        AgendaReason.CARRIED_OVER: _("utsatt fra sist"),
        AgendaReason.OVERDUE: _("forfalt"),
        AgendaReason.DUE: _("skal tas opp"),
        AgendaReason.NEW: _("ny siden sist"),
        AgendaReason.EVALUATION: _("tiltak skal evalueres"),
        AgendaReason.NOTICE_MISSING: _("varsel mangler"),
        AgendaReason.CASE_STEP: _("steg venter"),
        AgendaReason.CASE_PLAN: _("tiltaksplan skal skrives"),
        AgendaReason.CASE_NEW_MEASURE: _("tiltak hjalp ikke: nytt trengs"),
        AgendaReason.CASE_ANSWER: _("Statsforvalteren venter svar"),
        AgendaReason.CASE_DECISION: _("vedtak skal følges opp"),
        AgendaReason.CASE_DONE: _("kan avsluttes"),
        AgendaReason.CASE_NOTHING_APPLIES: _("ingen steg gjelder"),
        AgendaReason.CASE_REOPENED: _("tatt opp igjen"),
        AgendaReason.TASK_OVERDUE: _("oppgave forfalt"),
        AgendaReason.LEFT_TRY: _("sluttet? prøv å nå eleven"),
        AgendaReason.LEFT_NOTICE: _("sluttet? varsel kan sendes"),
        AgendaReason.LEFT_DECIDE: _("sluttet? sluttmelding kan fattes"),
        AgendaReason.LEFT_SIGN_OUT: _("sluttet? kan skrives ut"),
        AgendaReason.LEFT_TELL_OT: _("sluttet? OT skal ha beskjed"),
        AgendaReason.CONSENT_ENDS: _("samtykket går ut"),
        AgendaReason.CONSENT_OF_AGE: _("fyller 18 år snart: samtykke spørres på nytt"),
        AgendaReason.CONSENT_ANEW: _("har fylt 18 år: samtykke spørres på nytt"),
        AgendaReason.INTERVENTION: _("fysisk inngripen: noe mangler (§ 13-5)"),
        AgendaReason.PLAN: _("planen denne måneden"),
        AgendaReason.STANDING: _("fast sak"),
        AgendaReason.TASK_OPEN: _("oppgave ikke gjort"),
        AgendaReason.SKIPPED: _("hoppet over sist"),
        AgendaReason.ADDED: _("meldt inn"),
    }[value]
