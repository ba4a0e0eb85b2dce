"""The verbs of «Har eleven sluttet?»: begun, each step, a date put right, ended, taken away."""

from __future__ import annotations

from datetime import date

from elvis_tui.domain.errors import DomainError, Fault
from elvis_tui.domain.follow_ups import departure_deeds as deeds
from elvis_tui.domain.follow_ups import departure_rules as rules
from elvis_tui.domain.follow_ups.departure import (
    DateCorrection,
    Day,
    Deed,
    Departure,
    Done,
    Withdrawn,
)
from elvis_tui.domain.follow_ups.records import FollowUp, Level
from elvis_tui.domain.free_text import FreeText, unmasked
from elvis_tui.domain.record import exchanged, replace
from elvis_tui.domain.subject import Subject, SubjectKind
from elvis_tui.domain.teams import ATTENDANCE
from elvis_tui.services.desk.departures import of_subject, stands
from elvis_tui.services.desk.desk import Desk
from elvis_tui.services.desk.reader import Reader
from elvis_tui.services.desk.teams import following

VERBS = {
    Deed.NOTICE: "departure.notice",
    Deed.ANSWER: "departure.answer",
    Deed.DECISION: "departure.decide",
    Deed.COMPLAINT: "departure.complain",
    Deed.SIGNED_OUT: "departure.sign_out",
    Deed.OT_TOLD: "departure.tell_ot",
}


def get(reader: Reader, departure_id: str) -> Departure:
    return reader.get(Departure, departure_id)


def is_open(reader: Reader, departure_id: str) -> bool | None:
    """Whether it has not ended; None when it is not there any more."""
    found = reader.find(Departure, departure_id)
    return None if found is None else stands(reader, found).is_open


def current(reader: Reader, subject: Subject) -> Departure | None:
    """The one about a student that has not ended, if there is one."""
    found = next((run for run in of_subject(reader, subject) if run.is_open), None)
    return found.departure if found else None


def followed_by(reader: Reader, subject: Subject) -> FollowUp | None:
    """The follow-up in which tries are logged: the attendance team's, else any that is open."""
    theirs = [f for f in reader.all(FollowUp).values() if f.is_open and f.subject == subject]
    return min(theirs, key=lambda f: f.team != ATTENDANCE, default=None)


def begin(desk: Desk, departure: Departure) -> Departure:
    """Begin it; a student whom nobody follows is followed from then on, so that tries are logged.

    Args:
        desk: The working place.
        departure: As the form gave it, with an empty id.

    Raises:
        DomainError: `NO_SUBJECT` for a class; `DEPARTURE_OPEN`; `DAY_TO_COME`; `EMPTY_FIELD`
            without a word of the doubt; `REACHED_SINCE` when the student has been reached since.
    """
    subject = departure.subject
    if subject.kind is not SubjectKind.STUDENT:
        raise DomainError(Fault.NO_SUBJECT)
    if current(desk, subject) is not None:
        raise DomainError(Fault.DEPARTURE_OPEN)
    _check_doubt(departure.doubt)
    departure = replace(departure, id=desk.new_id("departure"))
    _check(desk, departure)
    run = stands(desk, departure)
    if not run.is_open:
        raise DomainError(Fault.REACHED_SINCE, day=run.ended_on, field="began_on")
    began = () if followed_by(desk, subject) else (_follow_up(desk, departure),)
    desk.save("departure.begin", departure, *began)
    return departure


def _follow_up(desk: Desk, departure: Departure) -> FollowUp:
    """A follow-up by the attendance team, or by the first team of a school that has none."""
    meeting = [team.id for team in following(desk)]
    return FollowUp(
        id=desk.new_id("follow"),
        subject=departure.subject,
        team=ATTENDANCE if ATTENDANCE in meeting else meeting[0],
        opened_on=desk.today,
        level=Level.RED,
    )


def _check_doubt(doubt: FreeText) -> None:
    if not unmasked(doubt).strip():
        raise DomainError(Fault.EMPTY_FIELD, field="doubt")


def _check(desk: Desk, departure: Departure) -> None:
    deeds.check_order(departure, desk.today, field="began_on")


def do(desk: Desk, departure_id: str, done: Done) -> Departure:
    """Write that a step was done, as the form gave it.

    Raises:
        DomainError: as `departure_deeds.with_done`.
    """
    run = stands(desk, get(desk, departure_id))
    departure = deeds.with_done(run, replace(done, id=desk.new_id("done")))
    desk.save(VERBS[done.deed], departure, why=done.why)
    return departure


def correct_date(desk: Desk, departure_id: str, day: Day, on: date, why: FreeText) -> Departure:
    """Put a day right; what it was, or what was worked out, stays beside it with the reason.

    Raises:
        DomainError: as `departure_deeds.with_day`; `REACHED_SINCE` when the doubt would begin
            before the student was last reached.
    """
    run = stands(desk, get(desk, departure_id))
    departure = deeds.with_day(run, _correction(desk, day, on, why))
    if day is Day.BEGAN and run.is_open and not (now := stands(desk, departure)).is_open:
        raise DomainError(Fault.REACHED_SINCE, day=now.ended_on, field="on")
    desk.save("departure.date", departure, why=why)
    return departure


def _correction(desk: Desk, day: Day, on: date, why: FreeText) -> DateCorrection:
    return DateCorrection(
        id=desk.new_id("correction"),
        day=day,
        before=None,
        on=on,
        by=desk.signed,
        made_on=desk.today,
        why=FreeText(unmasked(why).strip()),
    )


def waits_for(departure: Departure, deed: Deed) -> Deed | None:
    """What has to be done before a step, if that has not been done."""
    before = rules.BEFORE[deed]
    return before if before and departure.of(before) is None else None


def check_reopen(reader: Reader, departure_id: str) -> None:
    """Whether it can be taken up again, before anybody writes why.

    Raises:
        DomainError: as `departure_deeds.reopened`.
    """
    deeds.reopened(stands(reader, get(reader, departure_id)))


def reopen(desk: Desk, departure_id: str, why: FreeText) -> Departure:
    """Withdraw what ended it, with the reason; it goes on from where it was.

    Raises:
        DomainError: as `departure_deeds.reopened`; `EMPTY_FIELD` without a reason;
            `DEPARTURE_OPEN` when another one has been begun meanwhile.
    """
    run = stands(desk, get(desk, departure_id))
    departure, gone = deeds.reopened(run)
    if not unmasked(why).strip():
        raise DomainError(Fault.EMPTY_FIELD, field="why")
    if current(desk, departure.subject) is not None:
        raise DomainError(Fault.DEPARTURE_OPEN)
    told = (
        Withdrawn(
            id=desk.new_id("withdrawn"),
            deed=done.deed,
            on=done.on,
            by=desk.signed,
            made_on=desk.today,
            why=FreeText(unmasked(why).strip()),
        )
        for done in gone
    )
    departure = replace(departure, withdrawn=(*departure.withdrawn, *told))
    desk.save("departure.reopen", departure, why=why)
    return departure


# Putting right, and taking away


def find(reader: Reader, departure_id: str, done_id: str) -> Done:
    """Something that was done.

    Raises:
        DomainError: `NOT_FOUND`.
    """
    done = next((d for d in get(reader, departure_id).done if d.id == done_id), None)
    if done is None:
        raise DomainError(Fault.NOT_FOUND)
    return done


def correct(desk: Desk, departure_id: str, done: Done, why: FreeText) -> Departure:
    """Put right how something was done; another day is kept as a date that was put right.

    Raises:
        DomainError: `NOT_FOUND`; `EMPTY_FIELD` for another day without a reason; as `check_order`.
    """
    old = find(desk, departure_id, done.id)
    departure = get(desk, departure_id)
    if done.on != old.on:
        fix = _correction(desk, Day(done.deed.value), done.on, why)
        try:
            departure = deeds.with_day(stands(desk, departure), fix)
        except DomainError as fault:
            field = "correction" if fault.fault is Fault.EMPTY_FIELD else "on"
            raise DomainError(fault.fault, **{**fault.facts, "field": field}) from None
    departure = replace(departure, done=exchanged(departure.done, done.id, done))
    desk.save("departure.correct", departure, why=why)
    return departure


def correct_doubt(desk: Desk, typed: Departure, why: FreeText) -> Departure:
    """Put right what the doubt rests on, and when it arose.

    Raises:
        DomainError: `NOT_FOUND`; `EMPTY_FIELD`; as `correct_date`.
    """
    _check_doubt(typed.doubt)
    departure = get(desk, typed.id)
    if typed.began_on != departure.began_on:
        fix = _correction(desk, Day.BEGAN, typed.began_on, why)
        run = stands(desk, departure)
        try:
            departure = deeds.with_day(run, fix)
        except DomainError as fault:
            field = "correction" if fault.fault is Fault.EMPTY_FIELD else "began_on"
            raise DomainError(fault.fault, **{**fault.facts, "field": field}) from None
        if run.is_open and not (now := stands(desk, departure)).is_open:
            raise DomainError(Fault.REACHED_SINCE, day=now.ended_on, field="began_on")
    departure = replace(departure, doubt=typed.doubt)
    desk.save("departure.correct", departure, why=why)
    return departure


def take_away_done(desk: Desk, departure_id: str, done_id: str) -> Departure:
    """Take away what was written as done by mistake; it can be undone.

    Raises:
        DomainError: `NOT_FOUND`, or `STEP_LEADS_ON` for what something else follows from.
    """
    done = find(desk, departure_id, done_id)
    departure = deeds.without(get(desk, departure_id), done.deed)
    desk.save("departure.take_away", departure)
    return departure


def erase_done(desk: Desk, departure_id: str, done_id: str, why: FreeText) -> Departure:
    """Take it away for the student's sake: gone from data, history and former versions alike.

    Raises:
        DomainError: as `take_away_done`; `EMPTY_FIELD` without a reason.
    """
    done = find(desk, departure_id, done_id)
    departure = deeds.without(get(desk, departure_id), done.deed)
    desk.erase("departure.erase", departure, marks=(done_id,), why=why)
    desk.drafts.forget(*map(unmasked, (done.text, done.whom, done.why)))
    return departure


def remove(desk: Desk, departure_id: str, why: FreeText) -> None:
    """Take away one that was begun by mistake; it can be undone, and the contacts stay.

    Raises:
        DomainError: `EMPTY_FIELD` without a reason.
    """
    departure = get(desk, departure_id)
    if not unmasked(why).strip():
        raise DomainError(Fault.EMPTY_FIELD, field="why")
    desk.save("departure.remove", delete=[departure], why=why)


def erase(desk: Desk, departure_id: str, why: FreeText) -> None:
    """Take it away for the student's sake, for good; that it was done stays in the history.

    Raises:
        DomainError: `EMPTY_FIELD` without a reason.
    """
    departure = get(desk, departure_id)
    desk.erase(
        "departure.erase",
        delete=[departure],
        marks=(departure_id,),
        why=why,
        told_of=(("students", departure.subject.id),),
    )
    desk.drafts.forget(unmasked(departure.doubt))
