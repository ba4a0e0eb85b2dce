"""What happened in a case, in words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from elvis_tui.domain.across.timeline import Event, Happening
from elvis_tui.domain.cases.records import Case, StepStatus
from elvis_tui.domain.duties import FollowOn
from elvis_tui.domain.fields import Shape, asked, fields_of
from elvis_tui.domain.free_text import unmasked
from elvis_tui.domain.history import FieldChange, HistoryEntry
from elvis_tui.domain.marks import Asked
from elvis_tui.domain.people.names import Names
from elvis_tui.i18n import _
from elvis_tui.wording import cases as case_words
from elvis_tui.wording import timeline as timeline_words
from elvis_tui.wording.cases import StudentNames, reporter
from elvis_tui.wording.dates import near_date
from elvis_tui.wording.history import done, marked
from elvis_tui.wording.labels import label

_ROUTES = ("case.suspect", "case.unsuspect", "case.serious", "case.not_serious")
"""What is told by its own words: the steps that come and go follow from it."""
_ARROW = " → "


def sentence(event: Event, names: Names, today: date) -> str:
    """What happened in a case, in a sentence with names as they may be shown."""
    record = event.record
    if isinstance(record, Case):
        return reporter(record, names) or _("saken begynte")
    if isinstance(record, HistoryEntry):
        return names.text(_entry_words(record, names, today))
    return names.text(timeline_words.sentence(event, names))


def kind(event: Event) -> str:
    """The word before an event."""
    return _("meldt") if event.kind is Happening.OPENED else timeline_words.kind(event)


def _entry_words(entry: HistoryEntry, names: Names, today: date) -> str:
    changes = {c.field: c for c in entry.changes}
    if entry.verb == "case.close":
        why = changes.get("closed_why")
        return _("avsluttet: {why}").format(why=why.after if why else "")
    if entry.verb == "case.reopen":
        why = changes.get("reopened_why")
        words = _("tatt opp igjen")
        return f"{words}: {why.after}" if why else words
    words = _what_changed(entry, changes, names, today)
    if said := unmasked(entry.why):
        return _("{what} (begrunnelse: {why})").format(what=words, why=said)
    return words


def _what_changed(
    entry: HistoryEntry, changes: Mapping[str, FieldChange], names: Names, today: date
) -> str:
    if entry.verb in _ROUTES:
        whom = _whom(changes.get("suspicion"), names)
        return f"{done(entry.verb)}: {whom}" if whom else done(entry.verb)
    changed = "; ".join(piece for c in entry.changes for piece in _change_words(c, names, today))
    if changed:
        return marked(entry.verb, changed)
    whose = _whose_part(changes.get("parties"), names)
    return f"{done(entry.verb)}: {whose}" if whose else done(entry.verb)


def _whom(change: FieldChange | None, names: Names) -> str:
    """«Siv Dahle → Turid Moe»: who is, or was, suspected; with names hidden nobody reads who."""
    if change is None or names.hidden:
        return ""
    there = (one for one in (change.before, change.after) if isinstance(one, Mapping))
    return _ARROW.join(dict.fromkeys(str(one.get("whom", "")) for one in there))


def _change_words(change: FieldChange, names: Names, today: date) -> Iterator[str]:
    if change.field == "steps":
        before = {s["id"]: s for s in change.left}
        for after in change.came:
            yield _step_words(before.get(after["id"], {}), after, today)
    elif change.field in ("parties", "students"):
        yield from _party_words(change, names)
    elif change.field == "deadline" or change.field in asked(Case, Asked.FACTS):
        plan = _("intern frist for plan")
        words = plan if change.field == "deadline" else label(Case, change.field)
        is_day = fields_of(Case)[change.field].shape is Shape.DATE
        both = (change.before, change.after)
        told = (_day(v, today) if is_day else str(v or "–") for v in both)
        yield f"{words}: {_ARROW.join(told)}"


def _whose_part(change: FieldChange | None, names: Names) -> str:
    """Whose part something was written in, or taken out of."""
    return StudentNames(names).short(p["student"] for p in change.came) if change else ""


def _party_words(change: FieldChange, names: Names) -> Iterator[str]:
    """Who came and who left; before schema 7 a case named its students by their ids alone."""
    old = change.field == "students"
    left, came = ([p if old else p["student"] for p in ones] for ones in (change.left, change.came))
    for sign, students in (("+", came), ("−", left)):
        if ids := [s for s in students if not (s in left and s in came)]:
            yield f"{sign} {StudentNames(names).short(ids)}"


def _step_words(before: Mapping[str, Any], after: Mapping[str, Any], today: date) -> str:
    """«Gripe inn: i gang → gjort, 12.10., Lærer»; only what has changed."""
    pieces = []
    if before.get("status") != after["status"]:
        words = [
            case_words.step_status(StepStatus(s["status"]))
            for s in (before, after)
            if "status" in s
        ]
        pieces.append(" → ".join(words))
    if after.get("on") and before.get("on") != after["on"]:
        pieces.append(_day(after["on"], today))
    if before.get("who") != after["who"]:
        pieces.append(after["who"] or _("ingen ansvarlig"))
    if before.get("due") != after["due"]:
        pieces.append(_("frist {day}").format(day=_day(after["due"], today)))
    if before.get("note") != after["note"]:
        pieces.append(f"«{after['note']}»" if after["note"] else _("notatet fjernet"))
    if after.get("reference") and before.get("reference") != after["reference"]:
        pieces.append(_("referanse {reference}").format(reference=after["reference"]))
    known = after.get("follow_on")
    waived = after.get("waived")
    if isinstance(waived, Mapping) and before.get("waived") != waived:
        on = _day(waived.get("on"), today)
        pieces.append(f"«{waived.get('why', '')}», {waived.get('by', '')}, {on}")
    title = case_words.follow_on(FollowOn(known)) if known else after["title"]
    return f"{title}: {', '.join(pieces)}"


def _day(value: object, today: date) -> str:
    try:
        return near_date(date.fromisoformat(str(value)), today)
    except ValueError:
        return "–"
