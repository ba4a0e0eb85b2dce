"""What a meeting, its items and its people are called in documents, and their usual file name."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from elvis_tui.domain.cases.records import Case
from elvis_tui.domain.meetings import versions
from elvis_tui.domain.meetings.records import (
    AgendaItem,
    Meeting,
    Participant,
)
from elvis_tui.domain.people.names import Names
from elvis_tui.domain.subject import Subject, SubjectKind
from elvis_tui.domain.text import clean, folded
from elvis_tui.i18n import _
from elvis_tui.wording.attendance import times
from elvis_tui.wording.dates import at_clock, clock_time, long_date, long_day
from elvis_tui.wording.meeting_names import called, participant, stands_for

_LETTERS = str.maketrans({"æ": "ae", "ø": "o", "å": "a"})
_WORDS = re.compile(r"[a-z0-9]+")
_LONGEST = 60
"""Signs of a name in that of a file."""


def title(meeting: Meeting, names: Names) -> str:
    """«IKO-team 19.10.2026»."""
    return f"{called(meeting, names)} {long_date(meeting.on)}"


def item_title(item: AgendaItem, names: Names, cases: Mapping[str, Case]) -> str:
    """«Nora Solli (2STA)», «Sak 2026-04: Avslutningsmøte» or the item's own title."""
    if item.subject:
        return _subject(item.subject, item.group, names)
    if item.case_id:
        case = cases.get(item.case_id)
        number = case.number if case else "?"
        if title := names.text(item.title):
            return _("Sak {number}: {title}").format(number=number, title=title)
        return _("Sak {number}").format(number=number)
    if item.task_id and not item.title:
        return _("(oppgaven er tatt bort)")
    return names.text(item.title)


def _subject(subject: Subject, group: str, names: Names) -> str:
    """Whom it is about, with the class as it was when the meeting was held, where that is told."""
    if not group or names.is_coded:
        return names.with_group(subject)
    group = names.text(group)
    if subject.kind is SubjectKind.CLASS:
        return group
    return _("{who} ({group})").format(who=names.subject(subject), group=group)


def file_name(
    meeting: Meeting, names: Names, whom: str = "", ending: str = "md", kind: str = "referat"
) -> str:
    """«referat-iko-team-2026-10-19.md»; of what one gets alone with who, as `whom`."""
    words = _slug(called(meeting, names)) or "team"
    own = f"-{_slug(whom)}" if _slug(whom) else ""
    return f"{kind}-{words}-{meeting.on.isoformat()}{own}.{ending}"


def _slug(text: str) -> str:
    """Letters and digits alone, as any file system takes them."""
    letters = folded(text).translate(_LETTERS)
    return "-".join(_WORDS.findall(letters))[:_LONGEST].strip("-")


def people_told(people: Iterable[Participant], names: Names) -> str:
    """«Berit Aas (rådgiver, kom 12.20), Jon Vik (PPT) – ekstern»; not escaped."""
    return ", ".join(_person(p, names) for p in people) or "–"


def _person(person: Participant, names: Names) -> str:
    name = as_line(participant(person, names))
    facts = ", ".join(filter(None, (as_line(stands_for(person, names)), *times(person))))
    who = f"{name} ({facts})" if facts else name
    return _("{who} – ekstern").format(who=who) if person.external else who


def as_line(text: str) -> str:
    """What was written as it stands within a line."""
    return clean(text).strip()


def time_and_place(meeting: Meeting, names: Names) -> str:
    """«mandag 19.10.2026 kl. 13.00–14.00, rom 12»; not escaped."""
    when = long_day(meeting.on)
    if meeting.start:
        when = at_clock(when, meeting.start)
        if meeting.end:
            when = f"{when}–{clock_time(meeting.end)}"
    place = as_line(names.text(meeting.place))
    return f"{when}, {place}" if place else when


def version(meeting: Meeting, names: Names) -> str:
    """«2, rettet 26.11.2026 av siv: feil dato», with all the times it was put right; not escaped.

    Nothing of minutes that nobody has put right.
    """
    if not meeting.corrections:
        return ""
    times = []
    for made in meeting.corrections:
        by, why = as_line(names.author(made.by)), as_line(names.text(made.why))
        words = _("rettet {day} av {who}") if by else _("rettet {day}")
        said = words.format(day=long_date(made.at), who=by)
        times.append(f"{said}: {why}" if why else said)
    return f"{versions.number(meeting)}, {'; '.join(times)}"
