"""The fields of an entry of the history, each before and after, in words."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from contextlib import suppress
from datetime import date, datetime, time
from typing import Any

from elvis_tui.domain.cases.records import StepStatus
from elvis_tui.domain.follow_ups.records import Level, Phase, Reached
from elvis_tui.domain.history import HistoryEntry
from elvis_tui.domain.meetings.records import AgendaReason, EntryKind, ItemStatus, MeetingStatus
from elvis_tui.domain.people.names import MASK, Names
from elvis_tui.domain.subject import Subject, SubjectKind
from elvis_tui.i18n import _
from elvis_tui.wording import cases as case_words
from elvis_tui.wording import follow_ups as follow_up_words
from elvis_tui.wording import meetings as meeting_words
from elvis_tui.wording import people as people_words
from elvis_tui.wording.dates import clock_time, long_date

NONE = "–"
LONG = 50
"""Signs from which before and after stand on a line each."""
_STEP = "  "
_UNTOLD = {
    *("id", "number", "duty_id", "task_id", "case_id", "meeting_id", "follow_up_id"),
    *("current", "times_carried"),
}
_MOMENT = re.compile(r"\d{4}-\d\d-\d\d(T.*)?|\d\d:\d\d(:\d\d.*)?")
Fact = tuple[str, str]
"""Label and text."""


def fields(entry: HistoryEntry, names: Names) -> list[Fact]:
    """What changed, a field a line; of lists each thing that came, went or changed."""
    words = _Words(names, entry.table)
    return [
        fact
        for change in entry.changes
        if change.field not in _UNTOLD
        for fact in words.change(change.field, change.before, change.after, "")
    ]


def brief(entry: HistoryEntry, names: Names) -> str:
    """The changes on one line: «nivå: gul → rød», «ring foresatte», «Undersøke: status …»."""
    words = _Words(names, entry.table)
    told = (words.brief(c.field, c.before, c.after) for c in entry.changes)
    return ", ".join(text.replace("\n", " ") for text in told if text)


class _Words:
    """Puts plain values into words.

    Args:
        names: How everybody may be named now; all text goes through it.
        table: Where the record lies.
    """

    def __init__(self, names: Names, table: str) -> None:
        self._names = names
        self._table = table

    def change(
        self, field: str, before: Any, after: Any, indent: str, inside: str = ""
    ) -> Iterator[Fact]:
        label = f"{indent}{_label(inside or self._table, field)}"
        if isinstance(before, list) or isinstance(after, list):
            yield from self._lists(label, field, before or [], after or [], indent)
            return
        old, new = (self.value(inside or self._table, field, v) for v in (before, after))
        between = "\n→ " if len(old) + len(new) > LONG and old != NONE else " → "
        yield label, f"{old}{between}{new}"

    def _lists(
        self, label: str, field: str, before: list[Any], after: list[Any], indent: str
    ) -> Iterator[Fact]:
        before, after = _apart(before, after), _apart(after, before)
        old, new = _by_id(before), _by_id(after)
        for key in [*old, *(key for key in new if key not in old)]:
            if key in old and key in new:
                yield label, self._title(field, new[key])
                for name in new[key]:
                    was, now = old[key].get(name), new[key][name]
                    if was != now and name not in _UNTOLD:
                        yield from self.change(name, was, now, indent + _STEP, field)
            elif key in new:
                yield from self._whole(label, field, new[key], _("ny"), indent)
            else:
                yield from self._whole(label, field, old[key], _("fjernet"), indent)
        bare = [("−", v) for v in before if not _has_id(v)]
        bare += [("+", v) for v in after if not _has_id(v)]
        if bare:
            yield label, "\n".join(f"{sign} {self.value('', field, v)}" for sign, v in bare)

    def brief(self, field: str, before: Any, after: Any) -> str:
        """One change in as few words as tell it apart from others."""
        if field in _UNTOLD:
            return ""
        if not isinstance(before, list) and not isinstance(after, list):
            label, text = next(self.change(field, before, after, ""))
            return f"{label}: {text.removeprefix(f'{NONE} → ')}"
        old, new = _by_id(before or []), _by_id(after or [])
        pieces = []
        for key, thing in {**old, **new}.items():
            pieces.append(self._title(field, thing))
            if key in old and key in new:
                inner = self._lists("", field, [old[key]], [new[key]], "")
                pieces[-1] += "".join(f" · {label.strip()} {text}" for label, text in [*inner][1:])
        if not pieces:
            pieces = [
                text for _label, text in self._lists("", field, before or [], after or [], "")
            ]
        return ", ".join(piece for piece in pieces if piece)

    def _whole(
        self, label: str, field: str, thing: Mapping[str, Any], what: str, indent: str
    ) -> Iterator[Fact]:
        """Something that came or went, with all that is in it."""
        yield label, what
        for name, value in thing.items():
            if name in _UNTOLD or value in (None, "", [], False):
                continue
            if isinstance(value, list) and any(_has_id(v) for v in value):
                for part in value:
                    inner = f"{indent}{_STEP}{_label(field, name)}"
                    yield from self._whole(inner, name, part, "", indent + _STEP)
            else:
                text = (
                    ", ".join(self.value(field, name, v) for v in value)
                    if isinstance(value, list)
                    else self.value(field, name, value)
                )
                yield f"{indent}{_STEP}{_label(field, name)}", text

    def _title(self, field: str, thing: Mapping[str, Any]) -> str:
        """What one thing in a list is called."""
        if thing.get("subject"):
            return self.value(field, "subject", thing["subject"])
        for name in ("title", "what", "name", "text"):
            if thing.get(name):
                return self._names.text(str(thing[name]))
        return ""

    def value(self, inside: str, field: str, value: Any) -> str:
        """One value."""
        if value is None or value == "":
            return NONE
        if isinstance(value, bool):
            return _("ja") if value else _("nei")
        if isinstance(value, dict):
            return self._thing(value)
        text = str(value)
        if field in ("first_name", "last_name") and self._names.hidden:
            # A former name is not among those that are known to be masked.
            return MASK
        if field == "students":
            return self._names.student(text)
        if field == "class_id":
            return self._names.code(text) or "?"
        if field in ("team", "teams"):
            return people_words.team(text, self._names)
        return _code(inside, field, text) or _moment(text) or self._names.text(text)

    def _thing(self, thing: Mapping[str, Any]) -> str:
        if set(thing) == {"kind", "id"}:
            subject = Subject(kind=SubjectKind(thing["kind"]), id=thing["id"])
            return self._names.with_group(subject)
        told = [self.value("", name, v) for name, v in thing.items() if name not in _UNTOLD]
        return " · ".join(text for text in told if text != NONE)


def _has_id(value: object) -> bool:
    return isinstance(value, dict) and "id" in value and set(value) != {"kind", "id"}


def _apart(values: list[Any], others: list[Any]) -> list[Any]:
    return [value for value in values if value not in others]


def _by_id(values: list[Any]) -> dict[str, dict[str, Any]]:
    return {value["id"]: value for value in values if _has_id(value)}


def _code(inside: str, field: str, text: str) -> str:
    """The word for a code, or nothing."""
    with suppress(ValueError, KeyError):
        match field:
            case "phase":
                return follow_up_words.phase(Phase(text))
            case "level":
                return follow_up_words.level_word(Level(text))
            case "reached":
                return follow_up_words.reached(Reached(text))
            case "kind":
                return meeting_words.entry_kind(EntryKind(text))
            case "reasons":
                return meeting_words.reason(AgendaReason(text))
            case "status" if inside == "steps":
                return case_words.step_status(StepStatus(text))
            case "status" if inside == "agenda":
                return meeting_words.item_status(ItemStatus(text))
            case "status":
                return meeting_words.meeting_status(MeetingStatus(text))
    return ""


def _moment(text: str) -> str:
    """A date, a time or both as Norwegian writes them, or nothing."""
    if not _MOMENT.fullmatch(text):
        return ""
    with suppress(ValueError):
        if "T" in text:
            at = datetime.fromisoformat(text)
            return f"{long_date(at)} " + _("kl. {time}").format(time=clock_time(at))
        if ":" in text:
            return clock_time(time.fromisoformat(text))
        return long_date(date.fromisoformat(text))
    return ""


def label(field: str) -> str:
    """What a field is called where it is not said whose it is."""
    return _label("", field)


def _label(inside: str, field: str) -> str:
    special = {
        ("agenda", "status"): _("utfall"),
        ("cases", "deadline"): _("intern frist"),
        ("measures", "start"): _("fra"),
        ("meetings", "on"): _("dato"),
        ("steps", "on"): _("gjort"),
        ("classes", "code"): _("klasse"),
        ("cases", "title"): _("gjelder"),
        ("agenda", "title"): _("gjelder"),
        ("criteria", "on"): _("sett"),
    }
    return special.get((inside, field)) or _LABELS.get(field, field.replace("_", " "))


_LABELS = {
    "agenda": _("i møtet"),
    "at": _("når"),
    "birth_date": _("født"),
    "by": _("av"),
    "class_id": _("klasse"),
    "closed_on": _("avsluttet"),
    "closed_why": _("hvorfor"),
    "consent": _("samtykke"),
    "contact_teacher": _("kontaktlærer"),
    "contacts": _("kontakt"),
    "created_on": _("gitt"),
    "criteria": _("kriterier"),
    "deadline": _("frist"),
    "detail": _("gjelder"),
    "done": _("gjort"),
    "done_on": _("gjort"),
    "due": _("frist"),
    "end": _("slutt"),
    "entries": _("punkt"),
    "evaluate_on": _("evalueres"),
    "evaluated_on": _("evaluert"),
    "external_id": _("nummer"),
    "first_name": _("fornavn"),
    "how": _("hvordan"),
    "kind": _("slag"),
    "last_name": _("etternavn"),
    "level": _("nivå"),
    "measures": _("tiltak"),
    "name": _("navn"),
    "next_date": _("neste dato"),
    "next_what": _("neste steg"),
    "note": _("notat"),
    "notes": _("notat"),
    "on": _("dato"),
    "opened_on": _("begynt"),
    "owner": _("eier"),
    "phase": _("fase"),
    "reached": _("svar"),
    "reasons": _("fordi"),
    "reported_by": _("meldt av"),
    "reported_how": _("meldt hvordan"),
    "reported_on": _("meldt"),
    "result": _("resultat"),
    "start": _("klokka"),
    "status": _("status"),
    "steps": _("steg"),
    "students": _("elever"),
    "subject": _("om"),
    "team": _("team"),
    "text": _("tekst"),
    "title": _("tittel"),
    "what": _("hva"),
    "who": _("hvem"),
    "whom": _("hvem"),
}
