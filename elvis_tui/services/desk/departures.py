"""How each «Har eleven sluttet?» stands, for every room: the matter, the tries and the calendar."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date

from elvis_tui.domain.across.departures import Overlap, overlaps
from elvis_tui.domain.follow_ups.departure import Departure
from elvis_tui.domain.follow_ups.departure_rules import Run, run
from elvis_tui.domain.follow_ups.records import Contact, FollowUp
from elvis_tui.domain.people.age import of_age_on
from elvis_tui.domain.people.records import Student
from elvis_tui.domain.record import replace
from elvis_tui.domain.subject import Subject
from elvis_tui.services.desk.reader import Reader
from elvis_tui.services.desk.whom import sides


def stands(reader: Reader, departure: Departure) -> Run:
    """How one stands today."""
    return _runs(reader, [departure])[0]


def of_subject(reader: Reader, subject: Subject) -> list[Run]:
    """All about one student: an open one before those that have ended, the newest first."""
    theirs = [d for d in reader.all(Departure).values() if d.subject == subject]
    newest = sorted(theirs, key=lambda d: (d.began_on, d.id), reverse=True)
    return sorted(_runs(reader, newest), key=lambda one: not one.is_open)


def open_runs(reader: Reader) -> dict[str, Run]:
    """Those that have not ended, by the id of the student."""
    # Of two records that were joined the one that began first is the clock.
    every = sorted(reader.all(Departure).values(), key=lambda d: d.began_on, reverse=True)
    return {r.departure.subject.id: r for r in _runs(reader, every) if r.is_open}


def next_due(follow_up: FollowUp, runs: Mapping[str, Run]) -> date | None:
    """The day a follow-up comes up: its own nearest date, or that of what its student waits for.

    Args:
        follow_up: The follow-up.
        runs: The `open_runs`.
    """
    found = runs.get(follow_up.subject.id) if follow_up.is_open else None
    days = (follow_up.next_due, found.due if found else None)
    return min(filter(None, days), default=None)


def breaks_in(reader: Reader, of: Run) -> tuple[Overlap, ...]:
    """The times off school that fall in its waiting times; the clock does not stop for them."""
    return overlaps(of, reader.sources.school_years())


def _runs(reader: Reader, departures: Iterable[Departure]) -> list[Run]:
    departures = list(departures)
    contacts: dict[str, list[Contact]] = {d.subject.id: [] for d in departures}
    if not contacts:
        return []
    # Reckoned with what there is, also in confidence; told with what may be read.
    readable: dict[str, Contact] = {}
    for follow_up in reader.as_stored(FollowUp).values():
        if follow_up.subject.id in contacts:
            contacts[follow_up.subject.id] += follow_up.contacts
            shown = reader.find(FollowUp, follow_up.id)
            readable |= {c.id: c for c in shown.contacts} if shown else {}
    return [_readable(_run(reader, d, contacts[d.subject.id]), readable) for d in departures]


def _readable(of: Run, contacts: Mapping[str, Contact]) -> Run:
    tries = (replace(one, contact=contacts.get(one.contact.id, one.contact)) for one in of.tries)
    return replace(of, tries=tuple(tries))


def _run(reader: Reader, departure: Departure, contacts: list[Contact]) -> Run:
    student = reader.find(Student, departure.subject.id)
    born = student.birth_date if student else None
    return run(
        departure,
        contacts,
        sides(reader, departure.subject),
        of_age_on(born) if born else None,
        reader.sources.rule,
        reader.today,
    )
