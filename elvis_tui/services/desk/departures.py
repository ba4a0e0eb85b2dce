"""How each «Har eleven sluttet?» stands, for every room: the matter, the tries and the calendar."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from typing import TYPE_CHECKING

from elvis_tui.domain.follow_ups import coming_up as rules
from elvis_tui.domain.follow_ups.coming_up import ComingUp
from elvis_tui.domain.follow_ups.departure import Departure
from elvis_tui.domain.follow_ups.records import Contact, FollowUp
from elvis_tui.domain.people.records import Student
from elvis_tui.domain.record import replace
from elvis_tui.domain.subject import Subject
from elvis_tui.services.desk.reader import Reader

if TYPE_CHECKING:
    from elvis_tui.domain.across.departures import Overlap
    from elvis_tui.domain.follow_ups.departure_rules import Run


def stands(reader: Reader, departure: Departure) -> Run:
    """How one stands today."""
    return _runs(reader, [departure])[0]


def of_subject(reader: Reader, subject: Subject) -> list[Run]:
    """All about one student: open ones, as in `open_runs`, then the ended, the newest first."""
    theirs = [d for d in reader.all(Departure).values() if d.subject == subject]
    newest = sorted(theirs, key=lambda d: (d.began_on, d.id), reverse=True)
    runs = _runs(reader, newest)
    return [
        *sorted((one for one in runs if one.is_open), key=_nearest),
        *(one for one in runs if not one.is_open),
    ]


def _nearest(one: Run) -> tuple[date, date, str]:
    return one.due or date.max, one.departure.began_on, one.departure.id


def open_runs(reader: Reader) -> dict[str, Run]:
    """Those that have not ended, by the id of the student.

    Of two, where two records of one student were joined, that in which something is to be done
    first; then the one that began first.
    """
    every = [
        replace(run, shielded=reader.is_shielded(run.departure.subject))
        for run in _runs(reader, reader.all(Departure).values())
        if run.is_open
    ]
    every.sort(key=_nearest, reverse=True)
    return {run.departure.subject.id: run for run in every}


def coming_up(
    reader: Reader, known: Mapping[str, Run] | None = None
) -> Callable[[FollowUp], ComingUp]:
    """What comes up for each: of its own, or what is done next of one who may have left.

    Args:
        reader: Where the records are read.
        known: As `open_runs`, where they have been worked out already.
    """
    runs = open_runs(reader) if known is None else known
    return lambda follow_up: rules.coming_up(follow_up, runs.get(follow_up.subject.id))


def breaks_in(reader: Reader, of: Run) -> tuple[Overlap, ...]:
    """The times off school that fall in its waiting times; the clock does not stop for them."""
    from elvis_tui.domain.across.departures import overlaps

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
    # Most starts get by without: mostly nobody may have left.
    from elvis_tui.domain.follow_ups.departure_rules import run
    from elvis_tui.domain.people.age import of_age_on
    from elvis_tui.services.desk.whom import sides

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
