"""One student of whom it is asked whether they have left, with the tries so far."""

from __future__ import annotations

from datetime import date

from elvis_tui.domain.follow_ups.departure import Departure
from elvis_tui.domain.follow_ups.records import Contact, ContactMethod, FollowUp, Reached
from elvis_tui.domain.record import replace
from elvis_tui.domain.subject import SubjectKind
from elvis_tui.domain.teams import ATTENDANCE
from making.calendar_2026 import REFERENCE, TERM_START, day
from making.chance import Ids
from making.people import School

BEGAN = date(2026, 10, 12)
UNDER_AGE_UNTIL = date(2027, 6, 1)
DOUBT = "Ikke på skolen siden høstferien, skapet er tømt, og ingen i klassen har hørt noe."
TRIES = (
    (BEGAN, "eleven", ContactMethod.PHONE, Reached.NO, "Telefonen er slått av."),
    (date(2026, 10, 13), "eleven", ContactMethod.MESSAGE, Reached.NO, ""),
    (
        date(2026, 10, 14),
        "mor",
        ContactMethod.PHONE,
        Reached.YES,
        "Har heller ikke hørt noe på noen dager, og ringer når hun vet mer.",
    ),
    (date(2026, 10, 16), "eleven", ContactMethod.HOME_VISIT, Reached.NO, "Ingen hjemme."),
)


def write_departures(
    ids: Ids, school: School, follow_ups: list[FollowUp]
) -> tuple[list[FollowUp], list[Departure]]:
    """The follow-ups with the tries in one of them, and the matter they are the log of."""
    chosen = next(f for f in follow_ups if _fits(f, school))
    by = next(p.name for p in school.team(ATTENDANCE) if p.role == "Miljøterapeut")
    tries = tuple(
        Contact(id=ids("contact"), on=on, by=by, whom=whom, how=how, reached=reached, text=text)
        for on, whom, how, reached, text in TRIES
    )
    before = tuple(c for c in chosen.contacts if c.on < BEGAN)
    tried = replace(chosen, contacts=(*before, *tries))
    departure = Departure(id=ids("departure"), subject=chosen.subject, began_on=BEGAN, doubt=DOUBT)
    return [tried if f.id == chosen.id else f for f in follow_ups], [departure]


def _fits(follow_up: FollowUp, school: School) -> bool:
    """Of a student under eighteen, in the attendance team since before the doubt, with a date."""
    if follow_up.subject.kind is not SubjectKind.STUDENT or not follow_up.is_open:
        return False
    student = next(s for s in school.students if s.id == follow_up.subject.id)
    born = student.birth_date
    young = born is not None and born > UNDER_AGE_UNTIL.replace(year=UNDER_AGE_UNTIL.year - 18)
    due = follow_up.next_date
    return (
        follow_up.team == ATTENDANCE
        and young
        and TERM_START <= follow_up.opened_on < BEGAN
        and due is not None
        and REFERENCE <= due <= day(4)
    )
