"""What may be done about «Har eleven sluttet?», in which order, and a day that is put right."""

from __future__ import annotations

from datetime import date

from elvis_tui.domain.errors import DomainError, Fault
from elvis_tui.domain.follow_ups.departure import DateCorrection, Day, Deed, Departure, Done
from elvis_tui.domain.follow_ups.departure_rules import BEFORE, ONLY_TOLD, RULES, Ending, Run
from elvis_tui.domain.free_text import unmasked
from elvis_tui.domain.record import replace


def without(departure: Departure, deed: Deed) -> Departure:
    """The matter without one thing that was done.

    Raises:
        DomainError: `STEP_LEADS_ON` for what something else follows from.
    """
    after = next((d for d in Deed if BEFORE[d] is deed and departure.of(d)), None)
    if after:
        raise DomainError(Fault.STEP_LEADS_ON, after=after)
    return replace(departure, done=tuple(d for d in departure.done if d.deed is not deed))


def reopened(run_: Run) -> tuple[Departure, tuple[Done, ...]]:
    """The matter as it was before what ended it, and what that was.

    Raises:
        DomainError: `STILL_OPEN`; `ENDED_BY_CONTACT` where a contact tells that the student was
            reached: that is put right where it stands.
    """
    departure = run_.departure
    if run_.is_open:
        raise DomainError(Fault.STILL_OPEN)
    if run_.ending is Ending.REACHED:
        raise DomainError(Fault.ENDED_BY_CONTACT, day=run_.ended_on)
    ends = {
        Ending.ANSWERED: (Deed.ANSWER,),
        Ending.REVERSED: (Deed.COMPLAINT,),
    }.get(run_.ending or Ending.SIGNED_OUT, (Deed.SIGNED_OUT, Deed.OT_TOLD))
    gone = tuple(done for done in departure.done if done.deed in ends)
    kept = tuple(done for done in departure.done if done.deed not in ends)
    return replace(departure, done=kept), gone


def check_order(departure: Departure, today: date, *, field: str = "on") -> None:
    """Whether what was done can have been done in that order.

    Raises:
        DomainError: `DAY_TO_COME`, `STEP_TOO_EARLY` for what comes before what it follows from, or
            `STEP_NOT_YET` for what follows from nothing.
    """
    if departure.began_on > today:
        raise DomainError(Fault.DAY_TO_COME, day=departure.began_on, field=field)
    for done in departure.done:
        before = BEFORE[done.deed]
        earlier = departure.of(before) if before else None
        if before and earlier is None:
            raise DomainError(Fault.STEP_NOT_YET, deed=done.deed, before=before)
        since = earlier.on if earlier else departure.began_on
        if done.on < since:
            raise DomainError(Fault.STEP_TOO_EARLY, day=done.on, other=since, field=field)
        if done.on > today:
            raise DomainError(Fault.DAY_TO_COME, day=done.on, field=field)


def with_done(run_: Run, done: Done) -> Departure:
    """The matter with one more thing done.

    Raises:
        DomainError: `RUN_ENDED` when it has; `STEP_DONE` for what is done already;
            `ANSWER_AFTER_DECISION`; as `check_order`; `COMPLAINT_LATE` for a complaint after the
            last day; `STEP_LACKS` with something missing and no reason.
    """
    departure = run_.departure
    if not run_.is_open:
        raise DomainError(Fault.RUN_ENDED)
    if departure.of(done.deed):
        raise DomainError(Fault.STEP_DONE)
    decision = departure.of(Deed.DECISION)
    if done.deed is Deed.ANSWER and decision:
        raise DomainError(Fault.ANSWER_AFTER_DECISION, day=decision.on)
    made = replace(departure, done=(*departure.done, done))
    check_order(made, run_.today)
    late = run_.complain_by is not None and done.on > run_.complain_by
    if done.deed is Deed.COMPLAINT and late:
        raise DomainError(Fault.COMPLAINT_LATE, day=done.on, other=run_.complain_by, field="on")
    missing = [one for one in run_.lacks(done.deed, done.on) if one not in ONLY_TOLD]
    if missing and not unmasked(done.why).strip():
        raise DomainError(Fault.STEP_LACKS, deed=done.deed, lacking=tuple(missing), field="why")
    return made


def with_day(run_: Run, correction: DateCorrection) -> Departure:
    """The matter with a day put right; what was worked out, or stood, is kept beside it.

    Raises:
        DomainError: `NOT_FOUND` for a day that it has not; `EMPTY_FIELD` without a reason; as
            `check_order`.
    """
    departure, day = run_.departure, correction.day
    if not unmasked(correction.why).strip():
        raise DomainError(Fault.EMPTY_FIELD, field="why")
    before = day_of(run_, day)
    if before is None:
        raise DomainError(Fault.NOT_FOUND)
    kept = replace(correction, before=before)
    departure = replace(departure, corrections=(*departure.corrections, kept))
    if day is Day.BEGAN:
        departure = replace(departure, began_on=correction.on)
    elif day not in RULES:
        done = (replace(d, on=correction.on) if d.deed == day.value else d for d in departure.done)
        departure = replace(departure, done=tuple(done))
    check_order(departure, run_.today)
    return departure


def day_of(run_: Run, day: Day) -> date | None:
    """The day as it stands; of one that is worked out, what was worked out."""
    if day is Day.BEGAN:
        return run_.departure.began_on
    if day in RULES:
        return run_.days[day].computed
    done = run_.departure.of(Deed(day.value))
    return done.on if done else None
