"""What happened to a follow-up, in words."""

from __future__ import annotations

from contextlib import suppress
from datetime import date

from elvis_tui.domain.across.timeline import Event, Happening
from elvis_tui.domain.cases.interventions import Intervention
from elvis_tui.domain.cases.records import Case
from elvis_tui.domain.fields import Field, Shape, described
from elvis_tui.domain.follow_ups.records import Contact, FollowUp, Handover, Measure, Note
from elvis_tui.domain.free_text import FreeText, unmasked
from elvis_tui.domain.history import FieldChange, HistoryEntry
from elvis_tui.domain.kinds import TABLES
from elvis_tui.domain.measures import Went
from elvis_tui.domain.meetings.records import AgendaItem, ItemStatus, Meeting
from elvis_tui.domain.people.authors import told as author
from elvis_tui.domain.people.consents import Consent
from elvis_tui.domain.people.names import Names
from elvis_tui.domain.tasks.records import Task
from elvis_tui.domain.teams import Team
from elvis_tui.i18n import _, pgettext
from elvis_tui.wording import cases as case_words
from elvis_tui.wording import consents as consent_words
from elvis_tui.wording import follow_ups as follow_up_words
from elvis_tui.wording import handovers as handover_words
from elvis_tui.wording import meetings as meeting_words
from elvis_tui.wording import people as people_words
from elvis_tui.wording.dates import short_date
from elvis_tui.wording.history import marked
from elvis_tui.wording.labels import code_word, label
from elvis_tui.wording.meeting_names import called


def kind(event: Event) -> str:
    """The word before an event."""
    if event.kind is Happening.OPENED and isinstance(event.record, Case):
        return _("sak")
    return {
        Happening.NOTE: _("notat"),
        Happening.CONTACT: _("kontakt"),
        Happening.MEASURE: _("tiltak"),
        Happening.EVALUATED: _("evaluert"),
        Happening.MEETING: _("møte"),
        Happening.CHANGE: _("endret"),
        Happening.OPENED: _("begynt"),
        Happening.TASK: pgettext("oppgave", "gjort"),
        Happening.CONSENT: _("samtykke"),
        Happening.WITHDRAWN: _("trukket"),
        Happening.CLOSED: pgettext("sak", "avsluttet"),
        Happening.REOPENED: _("tatt opp"),
        Happening.HANDOVER: _("neste år"),
        Happening.INTERVENTION: _("inngripen"),
    }[event.kind]


def sentence(event: Event, names: Names) -> FreeText:
    """An event in a sentence, still to be masked; of `names` only the teams' are used."""
    return FreeText(_sentence(event, names))


def _sentence(event: Event, names: Names) -> str:
    record = event.record
    if isinstance(record, Note | Contact | Handover):
        return _told(record)
    if isinstance(record, Measure):
        what, who, result = map(unmasked, (record.what, record.who, record.result))
        if event.kind is Happening.EVALUATED:
            said = record.went is not Went.NOT_TOLD
            told = f" ({follow_up_words.went(record.went)})" if said else ""
            return f"«{what}»{told}: {result}"
        return f"«{what}»" + (f", {who}" if who else "")
    if isinstance(record, Meeting):
        return f"{called(record, names)}: {_noted(event.item)}"
    if isinstance(record, HistoryEntry):
        words = ", ".join(
            unmasked(change_words(c, names)) for c in record.changes if _is_told(c.field)
        )
        return marked(record.verb, words)
    if isinstance(record, Task):
        what, who = unmasked(record.what), unmasked(record.who)
        return f"{what} ({who})" if who else what
    if isinstance(record, Consent):
        withdrawn = event.kind is Happening.WITHDRAWN
        return unmasked(consent_words.event(record, withdrawn=withdrawn))
    if isinstance(record, Intervention):
        return unmasked(record.event)
    if isinstance(record, Case):
        return _case(event, record)
    return _("oppfølgingen begynte")


def _told(record: Note | Contact | Handover) -> str:
    """What somebody wrote; of what is restricted, whom to ask."""
    by = unmasked(author(record.by))
    if isinstance(record, Handover):
        told = handover_words.summary(record)
        if not by:
            return _("overlevering: {told}").format(told=told)
        return _("overlevering: {told} ({who})").format(told=told, who=by)
    text = unmasked(record.text)
    if record.restricted:
        return text
    if isinstance(record, Note):
        return f"{text} ({by})" if by else text
    how, whom = follow_up_words.contact_method(record.how), unmasked(record.whom)
    sought = f"{how}, {whom}: {follow_up_words.reached(record.reached)}"
    return f"{sought}. {text}" if text else sought


def _noted(item: AgendaItem | None) -> str:
    """What was noted, and that it was put off; of an item without a note, what became of it."""
    if item is None:
        return ""
    notes = [
        f"{meeting_words.entry_kind(e.kind)}: {unmasked(e.text).rstrip('. ')}" for e in item.told
    ]
    if item.status is ItemStatus.POSTPONED or (not notes and item.status is ItemStatus.CLOSED):
        notes.append(meeting_words.item_status(item.status))
    return "; ".join(notes) or meeting_words.nothing_noted()


def _case(event: Event, case: Case) -> str:
    told = {Happening.CLOSED: case.closed_why, Happening.REOPENED: case.reopened_why}
    text = unmasked(told.get(event.kind, case.title))
    return f"{case_words.name(case)}: {text}" if text else case_words.name(case)


def _is_told(name: str) -> bool:
    """Whether a change of the field is told; its lists have events of their own."""
    field = described(FollowUp, name)
    return field is not None and field.is_told and field.record is None


def change_words(change: FieldChange, names: Names) -> FreeText:
    """«nivå: gul → rød»."""
    field = described(FollowUp, change.field)
    words = _("grunn") if change.field == "closed_why" else label(FollowUp, change.field)
    before, after = (_value(field, v, names) for v in (change.before, change.after))
    return FreeText(f"{words}: {before} → {after}")


def _value(field: Field | None, value: object, names: Names) -> str:
    text = str(value or "–")
    if field is None:
        return text
    if TABLES[Team] in field.refers_to and value:
        return people_words.team(text, names)
    if field.shape is Shape.CODE:
        return code_word(field.kind, text) or text
    if field.shape is Shape.DATE:
        with suppress(ValueError):
            return short_date(date.fromisoformat(text))
    return text
