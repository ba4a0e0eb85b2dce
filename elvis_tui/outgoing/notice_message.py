"""What each teacher has to send a varsel about, as a message that can be sent as it stands."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from elvis_tui.domain.absence.records import NoticeKind
from elvis_tui.domain.absence.rules import MissingNotice
from elvis_tui.domain.people.names import Names
from elvis_tui.domain.subject import Subject
from elvis_tui.i18n import _, ngettext
from elvis_tui.outgoing.markdown import escaped
from elvis_tui.wording.absence import counted, notice_kind
from elvis_tui.wording.absence import told as told_subject
from elvis_tui.wording.dates import long_date


def messages(
    by_teacher: Mapping[str, Sequence[MissingNotice]],
    names: Names,
    under_age: Iterable[str],
    today: date,
) -> str:
    """A message for each teacher, under a heading of its own.

    Args:
        by_teacher: What is missing, by the teacher's name; of no teacher under an empty one.
        names: How everybody may be named.
        under_age: The ids of the students whose guardians are to have the varsel too (§ 9-7).
        today: The day it is written.
    """
    young = frozenset(under_age)
    title = _("Varsel som mangler, per {day}").format(day=long_date(today))
    parts = [f"# {title}", ""]
    for teacher, missing in by_teacher.items():
        parts += _message(teacher, missing, names, young, today)
    if not by_teacher:
        parts += [_("Ingen varsel mangler."), ""]
    return "\n".join(parts)


def _message(
    teacher: str,
    missing: Sequence[MissingNotice],
    names: Names,
    young: frozenset[str],
    today: date,
) -> list[str]:
    students = len({one.absence.student_id for one in missing})
    heading = escaped(names.staff(teacher)) or _("Uten lærer i lista")
    begins = ngettext(
        "Hei! Vi finner ikke noe skriftlig varsel om {n} elev:",
        "Hei! Vi finner ikke noe skriftlig varsel om {n} elever:",
        students,
    ).format(n=students)
    lines = [_line(one, names, young, today) for one in missing]
    return [
        f"## {heading}",
        "",
        begins,
        "",
        *lines,
        "",
        _(
            "Det skal varsles skriftlig straks det er klart at karakteren er i fare, også til "
            "foresatte når eleven er under 18 (forskrift til opplæringsloven § 9-7). Er varselet "
            "sendt, send oss datoen. Er tallet feil, rett det i fraværsføringen."
        ),
        "",
    ]


def _line(one: MissingNotice, names: Names, young: frozenset[str], today: date) -> str:
    student = Subject.of_student(one.absence.student_id)
    parts = [escaped(names.with_group(student))]
    if one.subject is not None:
        subject = told_subject(one.subject, names, one.absence.student_id)
        parts.append(escaped(names.text(subject.called_whole)))
    if one.kind is NoticeKind.ABSENCE and one.subject is not None:
        parts.append(escaped(counted(one.subject, today, lists=True)))
    else:
        parts.append(notice_kind(one.kind))
    if one.absence.student_id in young:
        parts.append(_("under 18: også foresatte"))
    return "- " + ", ".join(parts)
