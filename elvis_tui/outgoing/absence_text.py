"""Absence as text: who, in what, both figures, of which list, and the varsel."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from elvis_tui.domain.absence.records import Notice, StudentAbsence, SubjectAbsence
from elvis_tui.domain.absence.rules import Limits, standing
from elvis_tui.domain.people.names import Names
from elvis_tui.domain.subject import Subject
from elvis_tui.i18n import _
from elvis_tui.outgoing.markdown import escaped
from elvis_tui.wording import absence as words

Line = tuple[StudentAbsence, SubjectAbsence | None, Notice | None]
"""A student, the subject if it is about one, and the varsel that somebody asked for, if any."""


def absence_text(lines: Iterable[Line], names: Names, limits: Limits, today: date) -> str:
    """A line of Markdown for each, in the order they come in."""
    told = [_line(line, names, limits, today) for line in lines]
    title = _("Fravær")
    return "\n".join([f"# {title}", "", *(told or [_("Ingen fraværstall.")]), ""])


def _line(line: Line, names: Names, limits: Limits, today: date) -> str:
    absence, subject, asked = line
    parts = [names.with_group(Subject.of_student(absence.student_id))]
    if subject is None:
        parts.append(words.notice(asked, today) if asked else "")
    else:
        parts += [
            names.text(words.told(subject, names, absence.student_id).called_whole),
            words.counted(subject, today, lists=True, unknown=True),
        ]
        parts += [f"({beside})" for beside in words.beside(subject, today, counts=False)]
        parts.append(words.standing(standing(subject, limits), limits))
        parts.append(words.notices(absence, subject, today))
        parts.append(_("avbrutt") if subject.left else "")
    return "- " + " · ".join(escaped(part) for part in parts if part)
