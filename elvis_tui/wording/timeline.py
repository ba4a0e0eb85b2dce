"""What happened to a follow-up, in words."""

from __future__ import annotations

from datetime import date

from elvis_tui.domain.across.timeline import Event, Happening
from elvis_tui.domain.follow_ups.records import Contact, Level, Measure, Note, Phase
from elvis_tui.domain.history import FieldChange, HistoryEntry
from elvis_tui.domain.meetings.records import Meeting
from elvis_tui.domain.people.names import Names
from elvis_tui.i18n import _
from elvis_tui.wording import follow_ups as follow_up_words
from elvis_tui.wording import meetings as meeting_words
from elvis_tui.wording import people as people_words
from elvis_tui.wording.dates import short_date
from elvis_tui.wording.history import marked


def kind(event: Event) -> str:
    """The word before an event."""
    return {
        Happening.NOTE: _("notat"),
        Happening.CONTACT: _("kontakt"),
        Happening.MEASURE: _("tiltak"),
        Happening.EVALUATED: _("evaluert"),
        Happening.MEETING: _("møte"),
        Happening.CHANGE: _("endret"),
        Happening.OPENED: _("begynt"),
    }[event.kind]


def told(event: Event, names: Names) -> str:
    """An event in a sentence; of `names` only the teams' are used."""
    record = event.record
    if isinstance(record, Note):
        return f"{record.text} ({record.by})" if record.by else record.text
    if isinstance(record, Contact):
        text = f"{record.how}, {record.whom}: {follow_up_words.reached(record.reached)}"
        return f"{text}. {record.text}" if record.text else text
    if isinstance(record, Measure):
        if event.kind is Happening.EVALUATED:
            return f"«{record.what}»: {record.result}"
        return f"«{record.what}»" + (f", {record.who}" if record.who else "")
    if isinstance(record, Meeting):
        entries = event.item.entries if event.item else ()
        notes = "; ".join(
            f"{meeting_words.entry_kind(e.kind)}: {e.text.rstrip('. ')}" for e in entries
        )
        return f"{people_words.team(record.team, names)}: {notes}"
    if isinstance(record, HistoryEntry):
        words = ", ".join(told_change(c, names) for c in record.changes if _field(c.field))
        return marked(record.verb, words)
    return _("oppfølgingen begynte")


def _field(name: str) -> str:
    return {
        "phase": _("fase"),
        "level": _("nivå"),
        "next_date": _("neste dato"),
        "next_what": _("neste steg"),
        "owner": _("eier"),
        "consent": _("samtykke"),
        "team": _("team"),
        "closed_on": _("avsluttet"),
        "closed_why": _("grunn"),
    }.get(name, "")


def told_change(change: FieldChange, names: Names) -> str:
    """«nivå: gul → rød»."""
    before, after = (
        people_words.team(str(value), names) if change.field == "team" else _value(value)
        for value in (change.before, change.after)
    )
    return f"{_field(change.field)}: {before} → {after}"


def _value(value: object) -> str:
    text = str(value or "–")
    if text in (*Phase,):
        return follow_up_words.phase(Phase(text))
    if text in (*Level,):
        return follow_up_words.level_word(Level(text))
    try:
        return short_date(date.fromisoformat(text))
    except ValueError:
        return text
