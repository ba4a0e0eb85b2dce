"""A meeting's minutes as finished Markdown."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence

from elvis_tui.domain.cases.records import Case
from elvis_tui.domain.duties import FollowOn
from elvis_tui.domain.free_text import FreeText
from elvis_tui.domain.meetings.records import (
    AgendaItem,
    Entry,
    EntryKind,
    ItemStatus,
    Meeting,
    Participant,
)
from elvis_tui.domain.meetings.rules import in_minutes
from elvis_tui.domain.meetings.version_changes import VersionChange
from elvis_tui.domain.people.names import Names
from elvis_tui.domain.subject import Subject, SubjectKind
from elvis_tui.domain.text import clean, folded
from elvis_tui.i18n import _
from elvis_tui.outgoing.markdown import escaped
from elvis_tui.wording import finishing as words
from elvis_tui.wording.attendance import times
from elvis_tui.wording.dates import at_clock, clock_time, long_date, weekday_name
from elvis_tui.wording.labels import code_word
from elvis_tui.wording.meeting_names import called, participant, stands_for
from elvis_tui.wording.meetings import item_status, reasons

_LETTERS = str.maketrans({"æ": "ae", "ø": "o", "å": "a"})
_WORDS = re.compile(r"[a-z0-9]+")


UNNAMED = FreeText("")


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
    return names.text(item.title)


def _subject(subject: Subject, group: str, names: Names) -> str:
    """Whom it is about, with the class as it was when the meeting was held, where that is told."""
    if not group:
        return names.with_group(subject)
    if subject.kind is SubjectKind.CLASS:
        return group
    return _("{who} ({group})").format(who=names.subject(subject), group=group)


def file_name(meeting: Meeting, names: Names) -> str:
    """«referat-iko-team-2026-10-19.md»."""
    letters = folded(called(meeting, names)).translate(_LETTERS)
    words = "-".join(_WORDS.findall(letters)) or "team"
    return f"referat-{words}-{meeting.on.isoformat()}.md"


def people_told(people: Iterable[Participant], names: Names) -> str:
    """«Berit Aas (rådgiver, kom 12.20), Jon Vik (PPT) – ekstern»; not escaped."""
    return ", ".join(_person(p, names) for p in people) or "–"


def _person(person: Participant, names: Names) -> str:
    name = _line(participant(person, names))
    facts = ", ".join(filter(None, (_line(stands_for(person, names)), *times(person))))
    who = f"{name} ({facts})" if facts else name
    return _("{who} – ekstern").format(who=who) if person.external else who


def _entry(entry: Entry, names: Names) -> str:
    text = escaped(names.text(entry.text))
    if entry.kind is EntryKind.INFO:
        return _("- **Informasjon:** {text}").format(text=text)
    if entry.kind is EntryKind.DECISION:
        return _("- **Beslutning:** {text}").format(text=text)
    who = escaped(names.staff(entry.who)) or _("(ingen satt)")
    due = _("frist {date}").format(date=long_date(entry.due)) if entry.due else _("uten frist")
    return _("- **Oppgave:** {who}: {text}, {due}").format(who=who, text=text, due=due)


def _line(text: str) -> str:
    """What was written as it stands within a line."""
    return clean(text).strip()


def time_and_place(meeting: Meeting, names: Names) -> str:
    """«mandag 19.10.2026 kl. 13.00–14.00, rom 12»; not escaped."""
    when = f"{weekday_name(meeting.on.isoweekday())} {long_date(meeting.on)}"
    if meeting.start:
        when = at_clock(when, meeting.start)
        if meeting.end:
            when = f"{when}–{clock_time(meeting.end)}"
    place = _line(names.text(meeting.place))
    return f"{when}, {place}" if place else when


def _row(*cells: str) -> str:
    return f"| {' | '.join(cells)} |"


def version(meeting: Meeting, names: Names) -> str:
    """«2, rettet 26.11.2026 av siv: feil dato», with all the times it was put right; not escaped.

    Nothing of minutes that nobody has put right.
    """
    if not meeting.corrections:
        return ""
    times = []
    for made in meeting.corrections:
        by, why = _line(names.author(made.by)), _line(names.text(made.why))
        words = _("rettet {day} av {who}") if by else _("rettet {day}")
        said = words.format(day=long_date(made.at), who=by)
        times.append(f"{said}: {why}" if why else said)
    return f"{len(times) + 1}, {'; '.join(times)}"


def minutes(
    meeting: Meeting,
    names: Names,
    cases: Mapping[str, Case],
    school: FreeText = UNNAMED,
    changed: Sequence[VersionChange] = (),
) -> str:
    """The minutes of a meeting.

    Args:
        meeting: Finished, or still running for a look at what there is so far.
        names: Decides whether students stand by name or by number.
        cases: By id, for the numbers of the cases taken up.
        school: What the school is called; empty if nobody has said.
        changed: What is changed since the version before.
    """
    meeting = in_minutes(meeting)
    facts = [
        *([_row(_("Skole"), escaped(names.text(school)))] if school else []),
        _row(_("Tid og sted"), escaped(time_and_place(meeting, names))),
        _row(_("Til stede"), escaped(people_told(meeting.present, names))),
        _row(_("Forfall"), escaped(people_told(meeting.absent, names))),
    ]
    heading = "# " + _("Referat: {title}").format(title=title(meeting, names))
    facts += [_row(_("Utgave"), escaped(version(meeting, names)))] if meeting.corrections else []
    if told := words.changed(changed, names, lambda i: item_title(i, names, cases)):
        facts.append(_row(_("Endret"), escaped(told)))
    if told := words.archived(meeting, names):
        facts.append(_row(_("Arkivreferanse"), escaped(told)))
    lines = [heading, "", facts[0], "|---|---|", *facts[1:]]
    tasks: list[tuple[Entry, str]] = []
    for number, item in enumerate(meeting.agenda, 1):
        heading = item_title(item, names, cases)
        about = code_word(FollowOn, item.duty) if item.duty else names.text(item.detail)
        why = about or ", ".join(() if item.title else reasons(item, meeting.on))
        lines += ["", f"## {number}. {escaped(f'{heading}: {why}' if why else heading)}", ""]
        lines += [_entry(entry, names) for entry in item.entries]
        if not item.entries and item.status is not ItemStatus.CLOSED:
            lines.append("- " + _("Ikke behandlet."))
        if item.status is ItemStatus.POSTPONED or lines[-1] == "":
            lines.append(f"- *{item_status(item.status).capitalize()}*")
        tasks += [(e, heading) for e in item.entries if e.kind is EntryKind.TASK]
    lines += ["", "## " + _("Oppgaver"), ""]
    if tasks:
        lines += [_row(_("Hvem"), _("Hva"), _("Frist"), _("Sak")), "|---|---|---|---|"]
        for entry, heading in tasks:
            due = long_date(entry.due) if entry.due else "–"
            who, what = escaped(names.staff(entry.who)) or "–", escaped(names.text(entry.text))
            lines.append(_row(who, what, due, escaped(heading)))
    else:
        lines.append(_("Ingen oppgaver."))
    return "\n".join(lines) + "\n"
