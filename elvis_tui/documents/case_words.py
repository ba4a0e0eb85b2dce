"""A case in words: who it is about, how far it is, and what happened."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import Any

from elvis_tui.documents import happenings, wording
from elvis_tui.documents.dates import near_date
from elvis_tui.documents.history_words import done, marked
from elvis_tui.domain.cases import Case, Step, StepStatus
from elvis_tui.domain.history import FieldChange, HistoryEntry
from elvis_tui.domain.names import Names
from elvis_tui.domain.people import Subject, SubjectKind
from elvis_tui.domain.text import folded
from elvis_tui.domain.timeline import Event, Happening
from elvis_tui.i18n import _

DONE_MARK, OPEN_MARK = "▰", "▱"


def name(case: Case) -> str:
    """«Sak 2026-04»: holds nobody's name."""
    return _("Sak {number}").format(number=case.number)


class StudentNames:
    """Students as they may be named side by side: namesakes with their class.

    Args:
        names: How everybody may be named now.
    """

    def __init__(self, names: Names) -> None:
        self._names = names
        called = Counter(folded(s.name) for s in names.students.values())
        self._shared = {n for n, times in called.items() if times > 1}

    def short(self, student_ids: Iterable[str]) -> str:
        """«Nora Solli, Omar Lid», or «Elev 07, Elev 12»."""
        return ", ".join(self._one(i) for i in student_ids)

    def _one(self, student_id: str) -> str:
        student = self._names.students.get(student_id)
        if student and not self._names.hidden and folded(student.name) in self._shared:
            return self._names.with_group(_subject(student_id))
        return self._names.student(student_id)


def with_classes(names: Names, student_ids: Iterable[str]) -> str:
    """«Nora Solli (2STA), Omar Lid (3PBA)»."""
    return ", ".join(names.with_group(_subject(i)) for i in student_ids)


def _subject(student_id: str) -> Subject:
    return Subject(kind=SubjectKind.STUDENT, id=student_id)


def bar(case: Case) -> str:
    """«▰▰▱▱▱»: a mark for each step that applies."""
    done, steps = case.progress
    return DONE_MARK * done + OPEN_MARK * (steps - done)


def progress(case: Case) -> str:
    """«2 av 5»."""
    done, steps = case.progress
    return _("{done} av {all}").format(done=done, all=steps)


def report(case: Case, names: Names, today: date) -> str:
    """«meldt 12.10. av Lærer, muntlig»."""
    return (
        _("meldt {day} {how}")
        .format(day=near_date(case.reported_on, today), how=reporter(case, names))
        .rstrip()
    )


def reporter(case: Case, names: Names) -> str:
    """«av Lærer, muntlig», as far as it is known."""
    by = _("av {who}").format(who=names.text(case.reported_by)) if case.reported_by else ""
    return ", ".join(words for words in (by, names.text(case.reported_how)) if words)


def step_day(case: Case, step: Step, today: date) -> str:
    """When a step was done; of one that is open, when it is due."""
    if step.status is StepStatus.NOT_APPLICABLE:
        return ""
    due = step_due(case, step)
    if due is None:
        return near_date(step.on, today) if step.on else ""
    if due > today:
        return _("frist {day}").format(day=near_date(due, today))
    return wording.lateness(due, today)


def step_due(case: Case, step: Step) -> date | None:
    """When an open step should be done; the one the case waits for has the internal deadline."""
    if not step.is_open or not case.is_open:
        return None
    return case.next_due if step == case.next_step else step.due


def told(event: Event, names: Names, today: date) -> str:
    """What happened in a case, in a sentence with names as they may be shown."""
    record = event.record
    if isinstance(record, Case):
        return reporter(record, names) or _("saken begynte")
    if isinstance(record, HistoryEntry):
        return names.text(_told_entry(record, names, today))
    return names.text(happenings.told(event))


def kind(event: Event) -> str:
    """The word before an event."""
    return _("meldt") if event.kind is Happening.OPENED else happenings.kind(event)


def _told_entry(entry: HistoryEntry, names: Names, today: date) -> str:
    changes = {c.field: c for c in entry.changes}
    if entry.verb == "case.close":
        why = changes.get("closed_why")
        return _("avsluttet: {why}").format(why=why.after if why else "")
    if entry.verb == "case.reopen":
        return _("tatt opp igjen")
    told = "; ".join(piece for c in entry.changes for piece in _told_change(c, names, today))
    return marked(entry.verb, told) if told else done(entry.verb)


def _told_change(change: FieldChange, names: Names, today: date) -> Iterator[str]:
    if change.field == "steps":
        before = {s["id"]: s for s in change.before or ()}
        for after in change.after or ():
            yield _told_step(before.get(after["id"], {}), after, today)
    elif change.field == "students":
        for sign, ids in (("+", change.after), ("−", change.before)):
            if ids:
                yield f"{sign} {StudentNames(names).short(ids)}"
    elif change.field in ("reported_on", "deadline"):
        word = _("meldt") if change.field == "reported_on" else _("intern frist for plan")
        yield f"{word}: {_day(change.before, today)} → {_day(change.after, today)}"
    elif change.field in ("title", "reported_by", "reported_how"):
        word = {
            "title": _("gjelder"),
            "reported_by": _("meldt av"),
            "reported_how": _("meldt hvordan"),
        }[change.field]
        yield f"{word}: {change.before or '–'} → {change.after or '–'}"


def _told_step(before: Mapping[str, Any], after: Mapping[str, Any], today: date) -> str:
    """«Gripe inn: i gang → gjort, 12.10., Lærer»; only what has changed."""
    pieces = []
    if before.get("status") != after["status"]:
        words = [
            wording.step_status(StepStatus(s["status"])) for s in (before, after) if "status" in s
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
    return f"{after['title']}: {', '.join(pieces)}"


def _day(value: object, today: date) -> str:
    try:
        return near_date(date.fromisoformat(str(value)), today)
    except ValueError:
        return "–"
