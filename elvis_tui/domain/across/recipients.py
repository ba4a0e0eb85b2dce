"""What one recipient gets of the minutes: the own tasks, and what that one may see.

Whoever works at the school and was there, or has something to do in it, reads of a person; one
from another service only where a consent says so (DOMAIN of consents). Of anybody else's tasks
nothing is told, and nothing of a case that is hidden from the one (§ 12-5).
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence

from elvis_tui.domain.across.calling_in import participant
from elvis_tui.domain.cases.records import Case
from elvis_tui.domain.free_text import FreeText, unmasked
from elvis_tui.domain.meetings.item_changes import OF_TASKS, ItemChange
from elvis_tui.domain.meetings.records import (
    AgendaItem,
    Entry,
    EntryKind,
    Meeting,
    Participant,
)
from elvis_tui.domain.people.records import Person
from elvis_tui.domain.record import Record, replace
from elvis_tui.domain.subject import SubjectKind
from elvis_tui.domain.text import each_named, folded

_WITH_A_CLASS = re.compile(r"(?:\s*,.*|(?:\s+for)?\s+\w*\d\w*)$")


class Recipient(Record, frozen=True, kw_only=True):
    """Who gets an extract: by `name`, with the roles a task may be given to instead.

    `also` is what else stands for this one and no other: a part of the name, a role without its
    class. `services` are those a consent may have been given to.
    """

    name: str
    roles: tuple[str, ...] = ()
    also: tuple[str, ...] = ()
    services: tuple[str, ...] = ()
    external: bool = False

    def does(self, task: Entry) -> bool:
        """Whether a task is given to this one, by name or by role, alone or with others."""
        return self.is_called(task.who)

    def is_called(self, name: FreeText) -> bool:
        """Whether somebody is this one, by name or by role, alone or with others."""
        own = {folded(one) for one in (self.name, *self.roles, *self.also)}
        return not own.isdisjoint(map(folded, _told(name)))


def _told(name: FreeText) -> list[str]:
    """Whom something is given to: what was written as a whole, and each who is named in it."""
    who = unmasked(name).strip()
    return [*filter(None, [who]), *each_named(who)]


class Extract(Record, frozen=True):
    """The meeting as one recipient may read it, and how many items were left out or covered.

    `whole` are the items of the minutes it is out of, but for those of concealed cases.
    """

    meeting: Meeting
    left_out: int
    whole: tuple[AgendaItem, ...]


def recipients(meeting: Meeting, people: Iterable[Person]) -> list[Recipient]:
    """Everybody the minutes may be written for: who is called in, and who was given a task."""
    known = {person.id: person for person in people}
    called: dict[str, list[Recipient]] = {}
    for one in meeting.participants:
        if one.name:
            called.setdefault(folded(one.name), []).append(_of(one, known.get(one.id)))
    alone = _of_one_alone(meeting, known.values())
    found = {name: _also_called(_as_one(every), alone) for name, every in called.items()}
    told = {folded(n) for one in found.values() for n in (one.name, *one.roles, *one.also)}
    for item in meeting.agenda:
        for task in item.entries:
            if task.kind is not EntryKind.TASK or folded(unmasked(task.who)) in told:
                continue
            for who in each_named(unmasked(task.who)):
                if folded(who) not in told:
                    found.setdefault(folded(who), _named(who, known.values()))
    return list(found.values())


def _of_one_alone(meeting: Meeting, people: Iterable[Person]) -> frozenset[str]:
    """What stands for one alone of those in the meeting and in the register."""
    here = {p.id: p for p in meeting.participants if p.name}
    every = {person.id: person for person in people} | here
    counted = Counter(word for one in every.values() for word in {*_in_short(one.name, one.role)})
    return frozenset(word for word, count in counted.items() if count == 1)


def _in_short(name: str, role: str) -> list[str]:
    """The parts of a name, and a role without the class that is written after it."""
    words = folded(name).split()
    head = _WITH_A_CLASS.sub("", folded(role))
    return [*(w for w in words if len(words) > 1), *([head] if head else [])]


def _also_called(one: Recipient, alone: Collection[str]) -> Recipient:
    shorts = (word for role in one.roles or ("",) for word in _in_short(one.name, role))
    return replace(one, also=tuple(dict.fromkeys(word for word in shorts if word in alone)))


def may_be(whom: Recipient, meeting: Meeting, people: Iterable[Person]) -> list[Participant]:
    """Everybody who may get what is written for one who is told by a name, a role or a service."""
    told = {folded(whom.name), *map(folded, each_named(whom.name))}

    def is_meant(one: Participant | Person) -> bool:
        own = (one.name, one.role, one.service, *_in_short(one.name, one.role))
        return not told.isdisjoint(filter(None, map(folded, own)))

    here = [p for p in meeting.participants if is_meant(p)]
    known = [participant(p) for p in people if is_meant(p)]
    return [*here, *known, Participant(id="", name=whom.name)]


def _of(participant: Participant, person: Person | None) -> Recipient:
    told = (participant.role, participant.service, person.service if person else "")
    roles = tuple(dict.fromkeys(one for one in told if one))
    return Recipient(
        name=participant.name, roles=roles, services=roles, external=participant.external
    )


def _as_one(every: Sequence[Recipient]) -> Recipient:
    """Those who are told by one name, as one who gets no more than each of them may."""
    outside = [one for one in every if one.external]
    return replace(
        every[0],
        roles=_shared([one.roles for one in every]),
        services=_shared([one.services for one in outside or every]),
        external=bool(outside),
    )


def _shared(every: Sequence[Sequence[str]]) -> tuple[str, ...]:
    first, *others = every
    return tuple(w for w in first if all(folded(w) in map(folded, one) for one in others))


def _named(who: str, people: Iterable[Person]) -> Recipient:
    """One who has a task and was not called in; a service nobody knows is taken for another's."""
    called = [p for p in people if folded(who) in map(folded, (p.name, p.role, p.service))]
    if not called:
        return Recipient(name=who, services=(who,), external=True)
    one = _as_one([_of(participant(p), p) for p in called])
    return replace(one, name=who, services=(who, *one.services))


def extract(
    meeting: Meeting,
    whom: Recipient,
    *,
    may_be_told: Callable[[str, str], bool],
    cases: Mapping[str, Case],
    concealed: Collection[str] = (),
) -> Extract:
    """The meeting as one recipient may read it.

    An item that the one may not read, but has something to do in, stands without what it is about.

    Args:
        meeting: The meeting.
        whom: Who gets it.
        may_be_told: Whether a service may be told of a student, by the student's id.
        cases: By id, those that may be told of.
        concealed: The ids of the cases that are hidden from this one.
    """
    called = [p for p in meeting.participants if folded(p.name) == folded(whom.name)]
    was_there = bool(called) and all(p.present for p in called)
    whole = tuple(item for item in meeting.agenda if item.case_id not in concealed)
    agenda, left_out = [], 0
    for item in whole:
        own = [e for e in item.entries if e.kind is EntryKind.TASK and whom.does(e)]
        about = students_in(item, cases)
        if whom.external:
            sees = all(any(may_be_told(s, one) for one in whom.services) for s in about)
        else:
            sees = was_there or bool(own) or not about
        if sees and (not item.case_id or about):
            kept = (e for e in item.entries if e.kind is not EntryKind.TASK or whom.does(e))
            agenda.append(replace(item, entries=tuple(kept), changed=_changed(item, whom)))
            continue
        left_out += 1
        if own:
            agenda.append(AgendaItem(id=item.id, status=item.status, entries=tuple(own)))
    return Extract(replace(meeting, agenda=tuple(agenda)), left_out, whole)


def _changed(item: AgendaItem, whom: Recipient) -> tuple[ItemChange, ...]:
    """What was changed of an item, but for the tasks of others."""
    return tuple(c for c in item.changed if c.what not in OF_TASKS or whom.is_called(c.who))


def students_in(item: AgendaItem, cases: Mapping[str, Case]) -> tuple[str, ...]:
    """The ids of the students an item is about, itself or by its case, each once."""
    about, case = item.subject, cases.get(item.case_id or "")
    own = (about.id,) if about and about.kind is SubjectKind.STUDENT else ()
    return tuple(dict.fromkeys((*own, *(case.students if case else ()))))


def worded(
    meeting: Meeting,
    told: Callable[[AgendaItem | None, str], str],
    *,
    staff: Callable[[str], str],
) -> Meeting:
    """The meeting with everything somebody wrote in it as `told` tells it.

    Args:
        meeting: The meeting.
        told: Takes the item a text stands in, and the text.
        staff: Tells who stands where one of the staff does.
    """

    def free(text: FreeText, item: AgendaItem | None = None) -> FreeText:
        return FreeText(told(item, unmasked(text)))

    def of_staff(who: FreeText) -> FreeText:
        return FreeText(staff(unmasked(who)))

    def item_worded(item: AgendaItem) -> AgendaItem:
        entries = (
            replace(entry, text=free(entry.text, item), who=of_staff(entry.who))
            for entry in item.entries
        )
        changed = (
            replace(one, text=free(one.text, item), who=of_staff(one.who)) for one in item.changed
        )
        return replace(
            item,
            title=free(item.title, item),
            detail=free(item.detail, item),
            entries=tuple(entries),
            changed=tuple(changed),
        )

    def called(one: Participant) -> Participant:
        role, service = told(None, one.role), told(None, one.service)
        return replace(one, name=staff(one.name), role=role, service=service)

    return replace(
        meeting,
        place=free(meeting.place),
        keeper=of_staff(meeting.keeper),
        archive_ref=free(meeting.archive_ref),
        participants=tuple(map(called, meeting.participants)),
        corrections=tuple(replace(c, why=free(c.why)) for c in meeting.corrections),
        agenda=tuple(map(item_worded, meeting.agenda)),
    )
