"""When the student, or the class, was last met, reached or sought, by whichever team.

Where two teams follow the same student, a talk that one of them had is one with the student: the
other does not have to believe that it has been silent.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from elvis_tui.domain.follow_ups import contact_rules, rules
from elvis_tui.domain.follow_ups.records import FollowUp
from elvis_tui.domain.record import replace
from elvis_tui.domain.subject import Subject
from elvis_tui.services.desk.reader import Reader
from elvis_tui.services.desk.whom import says_subject

Day = Callable[[FollowUp], date | None]


def of_all_teams(reader: Reader) -> Callable[[FollowUp], FollowUp]:
    """A follow-up with the contacts that all teams had with the same student or class."""
    contacts: dict[Subject, list[FollowUp]] = {}
    for one in reader.all(FollowUp).values():
        if one.contacts:
            contacts.setdefault(one.subject, []).append(one)

    def together(follow_up: FollowUp) -> FollowUp:
        others = [o for o in contacts.get(follow_up.subject, ()) if o.id != follow_up.id]
        if not others:
            return follow_up
        theirs = (contact for other in others for contact in other.contacts)
        return replace(follow_up, contacts=(*follow_up.contacts, *theirs))

    return together


def last_seen(reader: Reader) -> Day:
    """The last day somebody met or spoke with the one it is about; None if nobody has."""
    together = of_all_teams(reader)
    return lambda follow_up: _seen(reader, together(follow_up))


def last_contact(reader: Reader) -> Day:
    """The last day anybody round the one it is about was reached; None if nobody was."""
    together = of_all_teams(reader)
    return lambda follow_up: contact_rules.last_reached(together(follow_up))


def _seen(reader: Reader, follow_up: FollowUp) -> date | None:
    if not follow_up.contacts:
        return None
    return rules.last_seen(follow_up, says_subject(reader, follow_up.subject))


def seen_by(reader: Reader, follow_up: FollowUp) -> str:
    """The other team that was the last to see the one it is about; "" where it was its own."""
    return _other_team(reader, follow_up, lambda one: _seen(reader, one))


def contact_of(reader: Reader, follow_up: FollowUp) -> str:
    """The other team that was the last to reach anybody; "" where it was its own."""
    return _other_team(reader, follow_up, contact_rules.last_reached)


def _other_team(reader: Reader, follow_up: FollowUp, day: Day) -> str:
    last, team = day(follow_up) or date.min, ""
    for other in reader.all(FollowUp).values():
        if other.subject == follow_up.subject and other.id != follow_up.id:
            on = day(other)
            if on is not None and on > last:
                last, team = on, other.team
    return team
