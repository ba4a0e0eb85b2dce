"""The hand-over documents: of one who is followed, of a class, or of all that a team follows."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path

from elvis_tui.domain.follow_ups.handover_rules import all_of_this_year
from elvis_tui.domain.follow_ups.records import FollowUp
from elvis_tui.domain.people.records import SchoolClass, Student
from elvis_tui.domain.record import replace
from elvis_tui.domain.subject import Subject, SubjectKind
from elvis_tui.domain.tasks.records import Task
from elvis_tui.domain.tasks.rules import open_tasks
from elvis_tui.domain.text import folded
from elvis_tui.outgoing.handover import HandedOver, handover_document
from elvis_tui.services.desk.gate import Gate
from elvis_tui.services.desk.naming import names
from elvis_tui.services.desk.reader import Reader
from elvis_tui.services.desk.teams import teams
from elvis_tui.services.follow_ups.seen import last_contact, last_seen
from elvis_tui.services.people.student_line import StudentLine
from elvis_tui.storage.exports import write_document
from elvis_tui.wording.people import team

_LETTERS = str.maketrans({"æ": "ae", "ø": "o", "å": "a"})
_WORDS = re.compile(r"[a-z0-9]+")


def text(
    gate: Gate, follow_ups: Iterable[FollowUp], *, hidden: bool, in_confidence: bool = False
) -> str:
    """The hand-overs of some as Markdown.

    Args:
        gate: What may be seen.
        follow_ups: Whose, in the order they are to stand.
        hidden: Whether students stand by number.
        in_confidence: Whether what was given in confidence goes with it, where whoever asks is
            its owner and names are shown.
    """
    known = [_known(gate, one, in_confidence=in_confidence and not hidden) for one in follow_ups]
    return handover_document(known, names(gate, hidden=hidden), gate.today)


def _known(gate: Gate, follow_up: FollowUp, *, in_confidence: bool) -> HandedOver:
    written = all_of_this_year(follow_up, gate.today)
    if in_confidence:
        whole = {one.id: one for one in gate.to_change(FollowUp, follow_up.id).handovers}
        written = tuple(
            replace(one, in_confidence=whole[one.id].in_confidence)
            if one.in_confidence and gate.may_open(one.confided_by)
            else one
            for one in written
        )
    tasks = (t for t in gate.all(Task).values() if t.subject == follow_up.subject)
    return HandedOver(
        follow_up=follow_up,
        handovers=written,
        tasks=tuple(open_tasks(tasks)),
        last_seen=last_seen(gate)(follow_up),
        last_contact=last_contact(gate)(follow_up),
    )


def may_confide(gate: Gate, follow_up: FollowUp) -> bool:
    """Whether something was given in confidence, and whoever asks may give it on."""
    written = all_of_this_year(follow_up, gate.today)
    return any(one.in_confidence and gate.may_open(one.confided_by) for one in written)


def file_name(reader: Reader, subject: Subject, *, hidden: bool) -> str:
    """The name the document gets when none is given: «overlevering-nora-solli.md»."""
    called = names(reader, hidden=hidden).subject(subject)
    words = "-".join(_WORDS.findall(folded(called).translate(_LETTERS))) or "elev"
    return f"overlevering-{words}.md"


def write(
    gate: Gate, follow_up: FollowUp, path: Path, *, hidden: bool, in_confidence: bool
) -> Path:
    """Write the hand-over of one to a new file; a folder gets the file's usual name in it.

    Raises:
        StorageError: `EXPORT_EXISTS` or `EXPORT_FAILED`.
    """
    name = file_name(gate, follow_up.subject, hidden=hidden)
    made = text(gate, [follow_up], hidden=hidden, in_confidence=in_confidence)
    return write_document(path, name, made)


# Whose is asked for


def asked_for(reader: Reader, whom: str) -> list[FollowUp]:
    """The follow-ups of a team, of a class and those in it, or of one student; as they are named.

    Open ones, and those with a hand-over of this school year. None where nobody is meant, or
    where more than one student may be.
    """
    shown = names(reader)
    subjects = None
    wanted = folded(whom)
    ids = {t.id for t in teams(reader) if wanted in (folded(t.id), folded(team(t.id, shown)))}
    if not ids:
        subjects = _subjects(reader, wanted)
    found = [
        one
        for one in reader.all(FollowUp).values()
        if (one.team in ids if subjects is None else one.subject in subjects)
        and (one.is_open or all_of_this_year(one, reader.today))
    ]
    return sorted(found, key=lambda one: (folded(shown.subject(one.subject)), one.id))


def _subjects(reader: Reader, wanted: str) -> set[Subject]:
    for school_class in reader.all(SchoolClass).values():
        if folded(school_class.code) == wanted:
            inside = {
                Subject.of_student(s.id)
                for s in reader.all(Student).values()
                if s.class_id == school_class.id
            }
            return {Subject(kind=SubjectKind.CLASS, id=school_class.id), *inside}
    line = StudentLine(reader)
    found = line.find(wanted, 2)
    return {Subject.of_student(found[0])} if len(found) == 1 else set()
