"""The closing meeting of a case: it is made here, and its finished minutes let the case be ended.

The plan: «Referat fra avslutningsmøte skal foreligge.»
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, time

from elvis_tui.domain.across import closing_minutes
from elvis_tui.domain.across.calling_in import participant
from elvis_tui.domain.cases.closing import Want
from elvis_tui.domain.cases.records import Case
from elvis_tui.domain.errors import DomainError, Fault
from elvis_tui.domain.free_text import FreeText
from elvis_tui.domain.history import HistoryEntry, standing
from elvis_tui.domain.meetings.records import (
    AgendaItem,
    AgendaReason,
    Meeting,
    Participant,
)
from elvis_tui.domain.people.records import Person
from elvis_tui.domain.record import Record
from elvis_tui.domain.text import clean, folded
from elvis_tui.i18n import _
from elvis_tui.services.desk.desk import Desk
from elvis_tui.services.desk.reader import Reader
from elvis_tui.services.desk.taking_part import check_may_take_cases
from elvis_tui.services.desk.teams import following, teams


class ClosingMeeting(Record, frozen=True, kw_only=True):
    """What the dialog gives: whose meeting it is, when, where, and who is called in, by name."""

    team: str
    on: date
    start: time | None = None
    place: FreeText = FreeText("")
    called: tuple[str, ...] = ()


def of_case(reader: Reader, case_id: str) -> list[Meeting]:
    """The meetings about a case alone, the latest last."""
    found = (m for m in reader.all(Meeting).values() if m.case_id == case_id)
    return sorted(found, key=lambda m: m.order_planned)


def to_be_held(reader: Reader, case_id: str) -> Meeting | None:
    """The one that runs, else the next that is planned."""
    left = [m for m in of_case(reader, case_id) if not m.is_held]
    return min(left, key=lambda m: (not m.is_running, m.on), default=None)


def usual_team(reader: Reader) -> str:
    """The first team that takes up cases; where none does, the first that follows up."""
    taking_up = (team.id for team in teams(reader) if team.takes_up_cases)
    return next(taking_up, following(reader)[0].id)


def plan(desk: Desk, case_id: str, typed: ClosingMeeting) -> Meeting:
    """Put the closing meeting of a case in the calendar, with one item on its saksliste.

    Raises:
        DomainError: `NOT_FOUND`; `ALREADY_CLOSED` for a case that is closed; `EMPTY_FIELD` when
            nobody is called in; `STEP_BEFORE_REPORT` for a day before the case; as
            `check_may_take_cases`.
    """
    case = desk.store.get(Case, case_id)
    if not case.is_open:
        raise DomainError(Fault.ALREADY_CLOSED)
    if typed.on < case.reported_on:
        raise DomainError(
            Fault.STEP_BEFORE_REPORT, day=typed.on, other=case.reported_on, field="on"
        )
    check_may_take_cases(desk, typed.team)
    called = _participants(desk, typed.called)
    if not called:
        raise DomainError(Fault.EMPTY_FIELD, field="called")
    meeting = Meeting(
        id=desk.new_id("meeting"),
        team=typed.team,
        on=typed.on,
        start=typed.start,
        place=typed.place,
        participants=called,
        agenda=(
            AgendaItem(
                id=desk.new_id("item"),
                title=FreeText(_("Avslutningsmøte")),
                case_id=case.id,
                reasons=(AgendaReason.ADDED,),
            ),
        ),
        case_id=case.id,
    )
    desk.save("meeting.plan", meeting)
    return meeting


def _participants(desk: Desk, called: Iterable[str]) -> tuple[Participant, ...]:
    """Each once: one of the staff as that one is known, anybody else by name alone."""
    people = {folded(p.name): p for p in desk.store.all(Person).values()}
    found: dict[str, Participant] = {}
    for written in called:
        name = clean(written).strip()
        if name and folded(name) not in found:
            known = people.get(folded(name))
            one = Participant(id="", name=name, role="") if known is None else participant(known)
            found[folded(name)] = one if one.id else _with_id(desk, one)
    return tuple(found.values())


def _with_id(desk: Desk, one: Participant) -> Participant:
    return Participant(id=desk.new_id("person"), name=one.name, role=one.role)


def minutes_on(reader: Reader, case: Case) -> date | None:
    """When its closing meeting was held, if the minutes are finished and hold the case.

    One before it was taken up again, or before anything was last evaluated, closes it no more; nor
    does one that put the case off, or whose minutes say nothing of it, or of nobody who was there.
    Minutes that were put right still do.
    """
    whole = [m.on for m in _held(reader, case) if not closing_minutes.lacking(m, case.id)]
    return max(whole, default=None)


def lacking_in_minutes(reader: Reader, case: Case) -> tuple[Want, ...]:
    """What the minutes lack of the last meeting that was held and would count."""
    held = _held(reader, case)
    return closing_minutes.lacking(held[-1], case.id) if held else ()


def _held(reader: Reader, case: Case) -> list[Meeting]:
    """The meetings that took it up since it was taken up again and last evaluated."""
    done = (m.evaluated_on for p in case.parties for m in p.plan.measures if m.evaluated_on)
    since = max((*done, case.reopened_on or case.reported_on))
    theirs = (m for m in of_case(reader, case.id) if closing_minutes.takes_up(m, case.id))
    held = [m for m in theirs if m.on >= since]
    again = case.reopened_on
    return [m for m in held if m.on != again or _is_after_reopening(reader, case.id, m.id)]


def _is_after_reopening(reader: Reader, case_id: str, meeting_id: str) -> bool:
    """Of a meeting on the day the case was taken up again, whether it ended after that.

    The order of the history tells, whatever the clock did.
    """
    again = _last(reader, "case.reopen", case_id)
    return again is not None and (_last(reader, "meeting.finish", meeting_id) or 0) > again


def _last(reader: Reader, verb: str, record_id: str) -> int | None:
    entries: Sequence[HistoryEntry] = standing(reader.mentioning(HistoryEntry, record_id))
    numbers = (e.number for e in entries if (e.verb, e.record_id) == (verb, record_id))
    return max(numbers, default=None)
