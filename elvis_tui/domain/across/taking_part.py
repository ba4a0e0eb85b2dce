"""Where students take part in a meeting, nothing about a person is taken up.

Opplæringslova § 10-4: students take no part in what is under the duty of secrecy. What is about a
student, a class that may be followed up or a case is absent there, and not only told by number.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from enum import StrEnum

from elvis_tui.domain.free_text import FreeText, unmasked
from elvis_tui.domain.meetings.records import AgendaItem, Entry
from elvis_tui.domain.tasks.records import Task

NamedIn = Callable[[str], str]
"""The first word of a text that names a student of the school; nothing where none does."""


class AboutPerson(StrEnum):
    """Why something is about a person."""

    SUBJECT = "subject"
    """It is bound to a student, or to a class: its page comes up with it."""
    CASE = "case"
    NAMED = "named"
    """Somebody is named in the words of it."""


def about_person(
    item: AgendaItem, named_in: NamedIn, tasks: Mapping[str, Task]
) -> AboutPerson | None:
    """Why an agenda item is about a person; None where it is not.

    Args:
        item: The item.
        named_in: Finds a student who is named in a text.
        tasks: The tasks, by id: one is about whom it was given for.
    """
    task = tasks.get(item.task_id or "")
    if item.case_id or (task and task.case_id):
        return AboutPerson.CASE
    if item.subject or item.follow_up_id or (task and task.subject):
        return AboutPerson.SUBJECT
    texts = (item.title, item.detail, *(e.text for e in item.entries))
    return AboutPerson.NAMED if any(named_in(unmasked(t)) for t in texts if t) else None


def named_in_entry(entry: Entry, named_in: NamedIn) -> str:
    """The word that names a student in what is noted; who does a task is not what it is about."""
    return named_in(unmasked(entry.text))


def first_named(texts: tuple[FreeText, ...], named_in: NamedIn) -> str:
    """The first word in any of several texts that names a student."""
    return next(filter(None, (named_in(unmasked(text)) for text in texts)), "")
