"""Who in a meeting is from another service, and which students no consent lets them hear of."""

from __future__ import annotations

from collections.abc import Iterable

from elvis_tui.domain.across.recipients import students_in
from elvis_tui.domain.cases.records import Case
from elvis_tui.domain.free_text import FreeText, unmasked
from elvis_tui.domain.meetings.records import AgendaItem, Meeting, Participant
from elvis_tui.domain.people.records import Person
from elvis_tui.domain.record import Record
from elvis_tui.domain.text import folded
from elvis_tui.services.desk import consents
from elvis_tui.services.desk.reader import Reader


class Hears(Record, frozen=True):
    """A service that somebody is there from, and who."""

    service: FreeText
    who: tuple[Participant, ...]


def services(reader: Reader, people: Iterable[Participant]) -> tuple[Hears, ...]:
    """The other services that somebody is there from, each once, in the order they came."""
    found: dict[str, Hears] = {}
    for one in people:
        if one.external:
            called = _service(reader, one)
            there = found.get(folded(called), Hears(FreeText(called), ()))
            found[folded(called)] = Hears(there.service, (*there.who, one))
    return tuple(found.values())


def _service(reader: Reader, one: Participant) -> str:
    """The service somebody is from; where nobody has said which, what they do, or who they are."""
    person = reader.find(Person, one.id)
    return one.service or (person.service if person else "") or one.role or one.name


def without_consent(reader: Reader, meeting: Meeting, item: AgendaItem) -> tuple[Hears, ...]:
    """The services that are in the room now, and may not be told of the item in front."""
    here = services(reader, (p for p in meeting.present if p.left is None))
    about = students_in(item, reader.all(Case)) if here else ()
    return tuple(
        one
        for one in here
        if any(
            consents.may_be_told(reader, student, unmasked(one.service), meeting.on) is None
            for student in about
        )
    )
