"""The clock of «Har eleven sluttet?»: the day of each step, what is missing, and what is next.

Source: forskrift om skoleregler for videregående skoler i Innlandet (2024-10-23-3801) § 9. Doubt;
tries at once, for at least two weeks, to reach the student, and the guardians of one under
eighteen; then a written varsel to the same; without an answer in three weeks the student is
regarded as having left, and the sluttmelding is an enkeltvedtak with three weeks to complain. A
complaint in time reverses it; without one the student is signed out, and OT told at once.

What the text leaves open, and what is chosen here:

- the two weeks are counted from the first try, which is what the log can show;
- contact is that the *student* was reached, by whatever means, or that somebody answers the varsel;
  that a guardian or a teacher was reached is a try, and ends nothing;
- contact after the decision does not reverse it: that is what the complaint is for;
- the text does not mention breaks, so the clock does not stop for them (`across.departures` tells
  which fall in it);
- of one who turns eighteen on the way the guardians are to be tried while they are guardians, and
  get the varsel if it is sent before the birthday.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import date, timedelta
from enum import StrEnum
from itertools import pairwise

from elvis_tui.domain.dated_rules import DatedRule, RuleId
from elvis_tui.domain.follow_ups.departure import DateCorrection, Day, Deed, Departure
from elvis_tui.domain.follow_ups.records import Contact, Reached
from elvis_tui.domain.free_text import unmasked
from elvis_tui.domain.record import Record
from elvis_tui.domain.withheld import WithheldDay

LONG_GAP = 7
"""Days without a try from which it is told. The regulation sets no number: it says «straks»."""
ONE_DAY = timedelta(days=1)
RULES = {
    Day.NOTICE_FROM: RuleId.LEFT_TRIES,
    Day.ANSWER_BY: RuleId.LEFT_ANSWER,
    Day.COMPLAIN_BY: RuleId.LEFT_COMPLAINT,
}
"""The days that are worked out, and the number each rests on."""
BEFORE: dict[Deed, Deed | None] = {
    Deed.NOTICE: None,
    Deed.ANSWER: Deed.NOTICE,
    Deed.DECISION: Deed.NOTICE,
    Deed.COMPLAINT: Deed.DECISION,
    Deed.SIGNED_OUT: Deed.DECISION,
    Deed.OT_TOLD: Deed.SIGNED_OUT,
}
"""What has to be done before each thing."""


class Sides(Record, frozen=True):
    """Whom words name: the student, somebody who cares for the student, both or neither."""

    student: bool = False
    guardian: bool = False


class Try(Record, frozen=True):
    """One contact of the run, and whom it was with."""

    contact: Contact
    sides: Sides

    @property
    def on(self) -> date:
        return self.contact.on

    @property
    def reached_student(self) -> bool:
        return self.sides.student and self.contact.reached is Reached.YES

    @property
    def counts(self) -> bool:
        """Whether it was one with those the regulation names."""
        return self.sides.student or self.sides.guardian


class Lack(StrEnum):
    """One thing that is missing."""

    NO_TRY = "no_try"
    TOO_SOON = "too_soon"
    """The tries have not gone on for long enough."""
    GUARDIANS_NOT_TRIED = "guardians_not_tried"
    STUDENT_NOT_TRIED = "student_not_tried"
    GAP = "gap"
    """A week or more without a try: told, and nothing the regulation forbids."""
    BIRTH_UNKNOWN = "birth_unknown"
    """Told: whether guardians are to be tried is not known."""
    NOTICE_GUARDIANS = "notice_guardians"
    """The varsel did not go to the guardians of one under eighteen."""
    ANSWER_TIME = "answer_time"
    COMPLAINT_TIME = "complaint_time"


ONLY_TOLD = frozenset({Lack.GAP, Lack.BIRTH_UNKNOWN})
"""What stands in nobody's way: one goes on without giving a reason."""


ONLY_TIME = frozenset({Lack.TOO_SOON, Lack.ANSWER_TIME, Lack.COMPLAINT_TIME})
"""What is there when one has waited."""


class Move(StrEnum):
    """What the school does next."""

    TRY = "try"
    NOTICE = "notice"
    DECIDE = "decide"
    SIGN_OUT = "sign_out"
    TELL_OT = "tell_ot"


DEED_OF = {
    Move.NOTICE: Deed.NOTICE,
    Move.DECIDE: Deed.DECISION,
    Move.SIGN_OUT: Deed.SIGNED_OUT,
    Move.TELL_OT: Deed.OT_TOLD,
}


class Ending(StrEnum):
    """How it ended."""

    REACHED = "reached"
    ANSWERED = "answered"
    REVERSED = "reversed"
    SIGNED_OUT = "signed_out"


class Worked(Record, frozen=True):
    """A day that is worked out: by which number, and what it was put right to."""

    day: Day
    rule: DatedRule
    computed: date | None
    correction: DateCorrection | None

    @property
    def on(self) -> date | None:
        """The day that holds."""
        return self.correction.on if self.correction else self.computed


class Run(Record, frozen=True, kw_only=True):
    """How it stands on a day. `of_age_on` is the eighteenth birthday, None if it is not known.

    Where it is `shielded`, the day it is `due` is counted with and not told.
    """

    departure: Departure
    tries: tuple[Try, ...]
    today: date
    of_age_on: date | None
    days: dict[Day, Worked]
    notice_sides: Sides
    ending: Ending | None
    ended_on: date | None
    shielded: bool = False

    @property
    def is_open(self) -> bool:
        return self.ending is None

    @property
    def first_try(self) -> date | None:
        return next((t.on for t in self.tries if t.counts), None)

    @property
    def days_tried(self) -> int:
        """Whole days since the first try; until the varsel, where it has been sent."""
        notice = self.departure.of(Deed.NOTICE)
        last = _earliest(notice.on if notice else None, self.ended_on) or self.today
        return max(0, (last - self.first_try).days) if self.first_try else 0

    @property
    def notice_from(self) -> date | None:
        return self.days[Day.NOTICE_FROM].on

    @property
    def answer_by(self) -> date | None:
        return self.days[Day.ANSWER_BY].on

    @property
    def complain_by(self) -> date | None:
        return self.days[Day.COMPLAIN_BY].on

    def is_under_age(self, on: date) -> bool | None:
        """Whether the guardians are to be with it on a day; None where nobody knows."""
        return None if self.of_age_on is None else on < self.of_age_on

    @property
    def comes_of_age(self) -> date | None:
        """The eighteenth birthday, where it falls in the time from the doubt to the decision."""
        decision = self.departure.of(Deed.DECISION)
        last = _earliest(decision.on if decision else None, self.ended_on)
        last = last or max(self.today, self.decide_from or self.today)
        on = self.of_age_on
        return on if on and self.departure.began_on < on <= last else None

    @property
    def decide_from(self) -> date | None:
        return self.answer_by + ONE_DAY if self.answer_by else None

    @property
    def sign_out_from(self) -> date | None:
        return self.complain_by + ONE_DAY if self.complain_by else None

    @property
    def reached_after_decision(self) -> date | None:
        """A day the student was reached after the decision: it may be a complaint."""
        decision = self.departure.of(Deed.DECISION)
        if decision is None or not self.is_open:
            return None
        return next((t.on for t in self.tries if t.reached_student and t.on > decision.on), None)

    @property
    def move(self) -> Move | None:
        """What the school does next; nothing when it has ended."""
        of = self.departure.of
        if not self.is_open:
            return None
        if of(Deed.NOTICE) is None:
            missing = {Lack.NO_TRY, Lack.GUARDIANS_NOT_TRIED, Lack.STUDENT_NOT_TRIED}
            return Move.TRY if missing & set(self.lacks(Deed.NOTICE, self.today)) else Move.NOTICE
        if of(Deed.DECISION) is None:
            return Move.DECIDE
        return Move.SIGN_OUT if of(Deed.SIGNED_OUT) is None else Move.TELL_OT

    @property
    def due(self) -> date | None:
        """The day that the next move is due, or may first be made; what is due at once is that of
        what it follows from.
        """
        day = self._due()
        return WithheldDay.of(day) if day and self.shielded else day

    def _due(self) -> date | None:
        signed_out = self.departure.of(Deed.SIGNED_OUT)
        match self.move:
            case Move.TRY:
                return self.departure.began_on
            case Move.NOTICE:
                return self.notice_from
            case Move.DECIDE:
                return self.decide_from
            case Move.SIGN_OUT:
                return self.sign_out_from
            case Move.TELL_OT:
                return signed_out.on if signed_out else None
        return None

    @property
    def lacks_now(self) -> tuple[Lack, ...]:
        """What is missing today before the next thing the school does."""
        if self.move is None:
            return ()
        return self.lacks(DEED_OF.get(self.move, Deed.NOTICE), self.today)

    @property
    def lacks_besides_time(self) -> tuple[Lack, ...]:
        """What is missing now, but for time that has to pass."""
        return tuple(one for one in self.lacks_now if one not in ONLY_TIME)

    def lacks(self, deed: Deed, on: date) -> tuple[Lack, ...]:
        """What would be missing if something were done on a day."""
        held = {
            Deed.NOTICE: self._lacks_of_notice,
            Deed.DECISION: self._lacks_of_decision,
            Deed.SIGNED_OUT: self._lacks_of_signing_out,
        }.get(deed)
        return tuple(held(on)) if held else ()

    def _lacks_of_notice(self, on: date) -> Iterator[Lack]:
        made = [t for t in self.tries if t.counts and t.on <= on]
        if not made:
            yield Lack.NO_TRY
        elif self.notice_from is not None and on < self.notice_from:
            yield Lack.TOO_SOON
        if made and not any(t.sides.student for t in made):
            yield Lack.STUDENT_NOT_TRIED
        under_age = self.is_under_age(made[0].on if made else self.departure.began_on)
        if under_age is None:
            yield Lack.BIRTH_UNKNOWN
        elif under_age and made and not any(t.sides.guardian for t in made):
            yield Lack.GUARDIANS_NOT_TRIED
        if self.gap(on) is not None:
            yield Lack.GAP

    def _lacks_of_decision(self, on: date) -> Iterator[Lack]:
        if self.answer_by is not None and on <= self.answer_by:
            yield Lack.ANSWER_TIME
        notice = self.departure.of(Deed.NOTICE)
        if notice and self.is_under_age(notice.on) and not self.notice_sides.guardian:
            yield Lack.NOTICE_GUARDIANS

    def _lacks_of_signing_out(self, on: date) -> Iterator[Lack]:
        if self.complain_by is not None and on <= self.complain_by:
            yield Lack.COMPLAINT_TIME

    def gap(self, on: date) -> tuple[date, date] | None:
        """The longest time without a try before a day, its ends not counted, if it is long."""
        days = [t.on for t in self.tries if t.counts and t.on <= on]
        between = [(b - a, a, b) for a, b in pairwise([*days, on])] if days else []
        longest = max(between, key=lambda one: one[0], default=None)
        if longest is None or longest[0].days <= LONG_GAP:
            return None
        return longest[1], longest[2]


def _earliest(*days: date | None) -> date | None:
    return min((day for day in days if day), default=None)


def run(
    departure: Departure,
    contacts: Iterable[Contact],
    sides: Callable[[str], Sides],
    of_age_on: date | None,
    rule: Callable[[RuleId, date], DatedRule],
    today: date,
) -> Run:
    """How it stands.

    Args:
        departure: The matter.
        contacts: Those of all the student's follow-ups.
        sides: Whom the words for somebody name.
        of_age_on: The student's eighteenth birthday, if it is known.
        rule: The number that held on a day.
        today: The day asked on.
    """
    since = (c for c in contacts if c.on >= departure.began_on)
    tries = tuple(Try(c, sides(unmasked(c.whom))) for c in sorted(since, key=lambda c: c.on))
    first = next((t.on for t in tries if t.counts), None)
    notice, decision = departure.of(Deed.NOTICE), departure.of(Deed.DECISION)
    starts = {
        Day.NOTICE_FROM: first,
        Day.ANSWER_BY: notice.on if notice else None,
        Day.COMPLAIN_BY: decision.on if decision else None,
    }
    worked = {day: _worked(departure, day, on, rule) for day, on in starts.items()}
    ending, ended_on = _ending(departure, tries)
    return Run(
        departure=departure,
        tries=tries,
        today=today,
        of_age_on=of_age_on,
        days=worked,
        notice_sides=sides(unmasked(notice.whom)) if notice else Sides(),
        ending=ending,
        ended_on=ended_on,
    )


def _worked(
    departure: Departure, day: Day, start: date | None, rule: Callable[[RuleId, date], DatedRule]
) -> Worked:
    found = rule(RULES[day], start or departure.began_on)
    computed = start + length(found) if start else None
    correction = departure.correction_of(day)
    if start is None or (correction and correction.on == computed):
        correction = None
    return Worked(day, found, computed, correction)


def length(rule: DatedRule) -> timedelta:
    """How long the time is that a number tells of."""
    return timedelta(weeks=rule.number) if rule.unit == "uker" else timedelta(days=rule.number)


def _ending(departure: Departure, tries: Iterable[Try]) -> tuple[Ending, date] | tuple[None, None]:
    decision = departure.of(Deed.DECISION)
    reached = (t.on for t in tries if t.reached_student)
    first = next((on for on in reached if decision is None or on <= decision.on), None)
    if first is not None:
        return Ending.REACHED, first
    for deed, ending in (
        (Deed.ANSWER, Ending.ANSWERED),
        (Deed.COMPLAINT, Ending.REVERSED),
        (Deed.OT_TOLD, Ending.SIGNED_OUT),
    ):
        if done := departure.of(deed):
            return ending, done.on
    return None, None
