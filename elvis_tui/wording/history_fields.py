"""The fields of an entry of the history, each before and after, in words."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from contextlib import suppress
from datetime import date, datetime, time
from typing import Any

from elvis_tui.domain.fields import Field, Shape, described, fields_of
from elvis_tui.domain.history import HistoryEntry, verb_itself
from elvis_tui.domain.kinds import TABLES, kind_in
from elvis_tui.domain.marks import Mark
from elvis_tui.domain.meetings.records import Meeting
from elvis_tui.domain.people.names import MASK, Names
from elvis_tui.domain.people.records import SchoolClass, Student
from elvis_tui.domain.record import Record
from elvis_tui.domain.subject import Subject, SubjectKind
from elvis_tui.domain.teams import Team
from elvis_tui.i18n import _
from elvis_tui.wording import people as people_words
from elvis_tui.wording.dates import clock_time, long_date, moment
from elvis_tui.wording.labels import code_word, label

NONE = "–"
LONG = 50
"""Signs from which before and after stand on a line each."""
_STEP = "  "
_MOMENT = re.compile(r"\d{4}-\d\d-\d\d(T.*)?|\d\d:\d\d(:\d\d.*)?")
Fact = tuple[str, str]
"""Label and text."""
Kind = type[Record] | None
"""What kind of record a field is one of; none where the data tell of a kind that is no more."""


def fields(entry: HistoryEntry, names: Names) -> list[Fact]:
    """What changed, a field a line; of lists each thing that came, went or changed."""
    words = _Words(names)
    kind = kind_in(entry.table)
    return [
        fact
        for change in entry.changes
        if _is_told(kind, change.field)
        for fact in words.change(kind, change.field, change.before, change.after, "")
    ]


def brief(entry: HistoryEntry, names: Names) -> str:
    """The changes on one line: «nivå: gul → rød», «ring foresatte», «Undersøke: status …»."""
    words = _Words(names)
    kind = kind_in(entry.table)
    pieces = (words.brief(kind, c.field, c.before, c.after) for c in entry.changes)
    told = ", ".join(text.replace("\n", " ") for text in pieces if text)
    if told and verb_itself(entry.verb) == "meeting.start" and kind is Meeting:
        # Those it was about did not start it.
        return _("på sakslista: {told}").format(told=told)
    return told


class _Words:
    """Puts plain values into words.

    Args:
        names: How everybody may be named now; all text goes through it.
    """

    def __init__(self, names: Names) -> None:
        self._names = names

    def change(
        self, kind: Kind, field: str, before: Any, after: Any, indent: str
    ) -> Iterator[Fact]:
        words = f"{indent}{label(kind, field)}"
        if isinstance(before, list) or isinstance(after, list):
            yield from self._lists(words, kind, field, before or [], after or [], indent)
            return
        if _is_nested(before) or _is_nested(after):
            inner, step = _inside(kind, field), indent + _STEP
            yield words, "" if before and after else _("ny") if after else _("fjernet")
            yield from self._nested(inner, before or {}, after or {}, step)
            return
        old, new = (self.value(kind, field, v) for v in (before, after))
        between = "\n→ " if len(old) + len(new) > LONG and old != NONE else " → "
        yield words, f"{old}{between}{new}"

    def _nested(
        self, kind: Kind, before: Mapping[str, Any], after: Mapping[str, Any], indent: str
    ) -> Iterator[Fact]:
        """What has changed in a record that another holds."""
        for name in [*before, *(name for name in after if name not in before)]:
            was, now = before.get(name), after.get(name)
            # A field that was never written is not told of when what held it goes.
            if was != now and (was, now) != ("", None) and _is_told(kind, name):
                yield from self.change(kind, name, was, now, indent)

    def _lists(
        self, words: str, kind: Kind, field: str, before: list[Any], after: list[Any], indent: str
    ) -> Iterator[Fact]:
        before, after = _apart(before, after), _apart(after, before)
        old, new = _by_id(before), _by_id(after)
        inner = _inside(kind, field)
        for key in [*old, *(key for key in new if key not in old)]:
            if key in old and key in new:
                yield words, self._title(inner, new[key])
                for name in new[key]:
                    was, now = old[key].get(name), new[key][name]
                    if was != now and _is_told(inner, name):
                        yield from self.change(inner, name, was, now, indent + _STEP)
            elif key in new:
                yield from self._whole(words, inner, new[key], _("ny"), indent)
            else:
                yield from self._whole(words, inner, old[key], _("fjernet"), indent)
        bare = [("−", v) for v in before if not _has_id(v)]
        bare += [("+", v) for v in after if not _has_id(v)]
        if bare:
            yield words, "\n".join(f"{sign} {self.value(kind, field, v)}" for sign, v in bare)

    def brief(self, kind: Kind, field: str, before: Any, after: Any) -> str:
        """One change in as few words as tell it apart from others."""
        if not _is_told(kind, field):
            return ""
        if not isinstance(before, list) and not isinstance(after, list):
            words, text = next(self.change(kind, field, before, after, ""))
            return f"{words}: {text.removeprefix(f'{NONE} → ')}"
        old, new = _by_id(before or []), _by_id(after or [])
        inner = _inside(kind, field)
        pieces = []
        for key, thing in {**old, **new}.items():
            pieces.append(self._title(inner, thing))
            if key in old and key in new:
                changed = self._lists("", kind, field, [old[key]], [new[key]], "")
                pieces[-1] += "".join(f" · {one.strip()} {text}" for one, text in [*changed][1:])
        if not pieces:
            bare = self._lists("", kind, field, before or [], after or [], "")
            pieces = [text for _words, text in bare]
        return ", ".join(piece for piece in pieces if piece)

    def _whole(
        self, words: str, kind: Kind, thing: Mapping[str, Any], what: str, indent: str
    ) -> Iterator[Fact]:
        """Something that came or went, with all that is in it."""
        yield words, what
        for name, value in thing.items():
            if not _is_told(kind, name) or value in (None, "", [], False):
                continue
            inner = f"{indent}{_STEP}{label(kind, name)}"
            if _is_nested(value):
                facts = [*self._whole(inner, _inside(kind, name), value, "", indent + _STEP)]
                yield from facts if len(facts) > 1 else ()
            elif isinstance(value, list) and any(_has_id(v) for v in value):
                for part in value:
                    yield from self._whole(inner, _inside(kind, name), part, "", indent + _STEP)
            else:
                yield inner, self.value(kind, name, value)

    def _title(self, kind: Kind, thing: Mapping[str, Any]) -> str:
        """What one thing in a list is called: whom it is about, else its title."""
        every = fields_of(kind).values() if kind else ()
        titles = [f.name for f in every if f.kind is Subject]
        titles += [f.name for f in every if Mark.TITLE in f.marks]
        found = next((name for name in titles if thing.get(name)), None)
        return self.value(kind, found, thing[found]) if found else ""

    def value(self, kind: Kind, field: str, value: Any) -> str:
        """One value, or several with commas between them."""
        if value is None or value in ("", []):
            return NONE
        if isinstance(value, bool):
            return _("ja") if value else _("nei")
        if isinstance(value, list):
            return ", ".join(self.value(kind, field, one) for one in value)
        if isinstance(value, dict):
            return self._thing(_inside(kind, field), value)
        found = _described(kind, field)
        return self._text(found, str(value)) if found else self._unknown(str(value))

    def _text(self, field: Field, text: str) -> str:
        if self._names.hidden and field.marks & {Mark.OWN_NAME, Mark.ACCUSED}:
            # A former name, or a log-in, is not among those that are known to be masked.
            return MASK
        if TABLES[Student] in field.refers_to:
            return self._names.student(text)
        if TABLES[SchoolClass] in field.refers_to:
            return self._names.code(text) or "?"
        if TABLES[Team] in field.refers_to:
            return people_words.team(text, self._names)
        words = ""
        if field.shape is Shape.CODE:
            words = code_word(field.kind, text)
        elif field.shape in (Shape.DATE, Shape.MOMENT, Shape.TIME):
            words = _moment(text)
        if words:
            return words
        staff = Mark.WHO in field.marks or Mark.PLAIN in field.marks
        return self._names.staff(text) if staff else self._names.text(text)

    def _unknown(self, text: str) -> str:
        return _moment(text) or self._names.text(text)

    def _thing(self, kind: Kind, thing: Mapping[str, Any]) -> str:
        if set(thing) == {"kind", "id"}:
            subject = Subject(kind=SubjectKind(thing["kind"]), id=thing["id"])
            return self._names.with_group(subject)
        pieces = [self.value(kind, name, v) for name, v in thing.items() if _is_told(kind, name)]
        return " · ".join(text for text in pieces if text != NONE)


def _is_nested(value: Any) -> bool:
    """Whether it is a record that another holds: told field by field, and not in one line."""
    return isinstance(value, dict) and set(value) != {"kind", "id"}


def _described(kind: Kind, field: str) -> Field | None:
    return described(kind, field) if kind else None


def _inside(kind: Kind, field: str) -> Kind:
    """The kind of the records that a field holds, if it holds some."""
    found = _described(kind, field)
    return found.record if found else None


def _is_told(kind: Kind, field: str) -> bool:
    found = _described(kind, field)
    return found.is_told if found else field != "id"


def _has_id(value: object) -> bool:
    return isinstance(value, dict) and "id" in value and set(value) != {"kind", "id"}


def _apart(values: list[Any], others: list[Any]) -> list[Any]:
    return [value for value in values if value not in others]


def _by_id(values: list[Any]) -> dict[str, dict[str, Any]]:
    return {value["id"]: value for value in values if _has_id(value)}


def _moment(text: str) -> str:
    """A date, a time or both as Norwegian writes them, or nothing."""
    if not _MOMENT.fullmatch(text):
        return ""
    with suppress(ValueError):
        if "T" in text:
            at = datetime.fromisoformat(text)
            return moment(at)
        if ":" in text:
            return clock_time(time.fromisoformat(text))
        return long_date(date.fromisoformat(text))
    return ""
