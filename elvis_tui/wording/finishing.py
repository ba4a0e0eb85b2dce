"""What a meeting would be left without, in words, and what the versions of its minutes tell."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from elvis_tui.domain.meetings.archiving import changed_since
from elvis_tui.domain.meetings.records import AgendaItem, EntryKind, Meeting, MeetingStatus
from elvis_tui.domain.meetings.rules import Gap, OpenEnd
from elvis_tui.domain.meetings.version_changes import VersionChange, What
from elvis_tui.domain.meetings.versions import number
from elvis_tui.domain.people.names import Names
from elvis_tui.i18n import _, ngettext
from elvis_tui.wording.archive import lies_in
from elvis_tui.wording.labels import label
from elvis_tui.wording.meetings import entry_kind, meeting_status


def _begun(count: int, number: str) -> str:
    words = ngettext(
        "{count} påbegynt punkt i sak {n} er ikke notert",
        "{count} påbegynte punkt i sak {n} er ikke notert",
        count,
    )
    return words.format(count=count, n=number)


def gap(found: Gap, about: str, what: str) -> str:
    """What is missing: «Nora Solli (2STA): samtykke mangler for PPT».

    Args:
        found: What.
        about: The student, the item, the team or who takes the minutes, as it may be named now.
        what: What was noted, of a task; of consent, the service; of what was begun, the number of
            the item.
    """
    counted = {
        OpenEnd.DRAFT: lambda: _begun(found.items, what),
        OpenEnd.CONSENT: lambda: _without_consent(len(found.students), about, what),
        OpenEnd.UNTOUCHED: lambda: _put_off(found.items, about),
    }
    if found.end in counted:
        return counted[found.end]()
    told = {
        OpenEnd.NOBODY_PRESENT: _("Ingen er krysset av som til stede"),
        OpenEnd.NOTHING_NOTED: _(
            "Ingenting er notert: saken kan ikke avsluttes med dette referatet"
        ),
        OpenEnd.TASK_WITHOUT_WHO: _("Oppgaven «{what}» mangler hvem"),
        OpenEnd.TASK_WITHOUT_DUE: _("Oppgaven «{what}» mangler frist"),
        OpenEnd.TASK_WITHOUT_BOTH: _("Oppgaven «{what}» mangler hvem og frist"),
        OpenEnd.KEEPER_AWAY: _("Referenten, {about}, står ikke blant dem som var til stede"),
        OpenEnd.NEXT_DATE: _("{about} har ikke noe neste møte"),
    }
    return told[found.end].format(what=what, about=about)


def _without_consent(students: int, about: str, service: str) -> str:
    if students > 1:
        words = _("Samtykke mangler for {service}: {n} elever")
        return words.format(service=service, n=students)
    return _("{who}: samtykke mangler for {service}").format(who=about, service=service)


def _put_off(items: int, about: str) -> str:
    if items > 1:
        return _("{n} saker er ikke behandlet, og blir utsatt").format(n=items)
    return _("{item}: ikke behandlet, blir utsatt").format(item=about)


def gaps(end: OpenEnd, many: int) -> str:
    """How many of a kind are missing, where they are too many to be told one by one."""
    if end is OpenEnd.CONSENT:
        words = _("Samtykke mangler for {n} tjenester")
    elif end is OpenEnd.DRAFT:
        words = _("{n} saker har påbegynte punkt som ikke er notert")
    else:
        words = _("{n} oppgaver mangler hvem eller frist")
    return words.format(n=many)


def mends(end: OpenEnd) -> str:
    """What Enter does about it."""
    return {
        OpenEnd.DRAFT: _("gå dit"),
        OpenEnd.NOBODY_PRESENT: _("kryss av"),
        OpenEnd.NOTHING_NOTED: _("gå dit"),
        OpenEnd.TASK_WITHOUT_WHO: _("fyll ut"),
        OpenEnd.TASK_WITHOUT_DUE: _("fyll ut"),
        OpenEnd.TASK_WITHOUT_BOTH: _("fyll ut"),
        OpenEnd.KEEPER_AWAY: _("var til stede"),
        OpenEnd.CONSENT: _("skriv inn samtykke"),
        OpenEnd.NEXT_DATE: _("planlegg"),
        OpenEnd.UNTOUCHED: _("gå dit"),
    }[end]


def version_state(meeting: Meeting) -> str:
    """«rettet, utg. 2» or «◐ åpnet igjen»; nothing of minutes that stand as they were at first."""
    if meeting.status is MeetingStatus.REOPENED:
        return f"◐ {meeting_status(meeting.status)}"
    n = number(meeting)
    return _("rettet, utg. {n}").format(n=n) if n > 1 else ""


def archive_state(meeting: Meeting) -> str:
    """Whether the minutes lie in the archive, and as they are now: a symbol and a word."""
    if not meeting.archived_on:
        return _("○ ikke arkivert")
    return _("▲ eldre i arkiv") if changed_since(meeting) else _("✔ arkivert")


def archived(meeting: Meeting, names: Names) -> str:
    """«2026/1234, 12.10.2026»: where the minutes lie in the archive, and since when."""
    told = lies_in(meeting.archive_ref, meeting.archived_on, names)
    if told and changed_since(meeting):
        return _("{archived}; rettet siden").format(archived=told)
    return told


def changed(
    changes: Iterable[VersionChange], names: Names, item_name: Callable[[AgendaItem], str]
) -> str:
    """All that changed from one version to the next, on one line: «sak 2: oppgave lagt til».

    Args:
        changes: What did.
        names: How everybody may be named.
        item_name: What an item is called.
    """
    counted: dict[str, int] = {}
    for one in changes:
        told = _one(one, names, item_name)
        counted[told] = counted.get(told, 0) + 1
    return "; ".join(
        told if times == 1 else _("{change} ({n} ganger)").format(change=told, n=times)
        for told, times in counted.items()
    )


def _one(one: VersionChange, names: Names, item_name: Callable[[AgendaItem], str]) -> str:
    if one.item is not None:
        where = _("sak {n}, {item}").format(n=one.number, item=item_name(one.item))
        return f"{where}: {_in_item(one)}"
    if one.person is None:
        return _("{fact} endret").format(fact=label(Meeting, one.field))
    who = names.staff(one.person.name)
    if one.person.student:
        who = names.student(one.person.student)
    words = {
        What.PERSON_ADDED: _("{who} ført opp i møtet"),
        What.PERSON_GONE: _("{who} tatt ut av møtet"),
        What.PRESENT: _("{who} ført som til stede"),
        What.ABSENT: _("{who} ført som ikke til stede"),
    }
    return words.get(one.what, _("{who} rettet i oppmøtet")).format(who=who)


def _in_item(one: VersionChange) -> str:
    kind = entry_kind(one.kind or EntryKind.INFO)
    words = {
        What.ITEM_ADDED: _("ny på sakslista"),
        What.ITEM_GONE: _("tatt av sakslista"),
        What.ITEM_CHANGED: _("endret hva det gjelder"),
        What.ITEM_STATUS: _("endret utfall"),
        What.ENTRY_ADDED: _("{kind} lagt til"),
        What.ENTRY_CHANGED: _("{kind} endret"),
        What.ENTRY_GONE: _("{kind} tatt bort"),
    }
    return words[one.what].format(kind=kind)
