"""A student's absence as the county's lists tell it, and the written varsel of § 9-7."""

from datetime import date
from enum import StrEnum
from typing import Annotated

from elvis_tui.domain.free_text import FreeText, unmasked
from elvis_tui.domain.marks import Asked, Id, Line, Mark, Refers, Text, Word
from elvis_tui.domain.record import Record
from elvis_tui.domain.text import folded


class Figures(Record, frozen=True, kw_only=True, omit_defaults=True):
    """What one list of one day says of one subject. None is «the list does not say».

    Two percentages of the subject's yearly hours, never one (forskrift til opplæringsloven § 9-8):
    `ten` is health and undocumented absence, which is held against 10 %; `fifteen` is what is
    self-reported and undocumented, which is held against rektor's 15 %. `hours` are those that
    the list counts. `first_day` and `last_day` are what a list of hours is of, where it says so;
    `part` is that it begins after the first weeks of the school year, so that its hours and
    percentages are of a part of the absence: at least as much, and never the whole.
    """

    as_of: date
    first_day: date | None = None
    last_day: date | None = None
    part: bool = False
    hours: float | None = None
    ten: float | None = None
    fifteen: float | None = None

    @property
    def begins(self) -> date:
        """From when they are of the year's absence: the first of days for all of it."""
        return (self.part and self.first_day) or date.min


class SubjectAbsence(Record, frozen=True, kw_only=True, omit_defaults=True):
    """A student's figures in one subject group; `earlier` are those of earlier lists, oldest first.

    `name` is what the subject is called, `code` its code (NOR1268), `group` the teaching group
    (3STC/NOR1268): that of a group of one may tell whose it is. `year_hours` are the subject's
    hours in the year. `left` is that the student has broken it off.

    `now` are the figures that reach the furthest back, of the newest list of those: a part of the
    year never takes the place of the whole. `beside` are the newest that begin later, and `parts`
    those before them that no newer list reaches as far back as: each is at least as much.
    """

    name: Line = FreeText("")
    code: Word = ""
    group: Line = FreeText("")
    teacher: Line = FreeText("")
    year_hours: float | None = None
    left: bool = False
    now: Figures
    earlier: tuple[Figures, ...] = ()
    beside: Figures | None = None
    parts: tuple[Figures, ...] = ()

    @property
    def later(self) -> tuple[Figures, ...]:
        """All that begin later than `now`, by the day of the list."""
        return self.parts if self.beside is None else (*self.parts, self.beside)

    @property
    def key(self) -> str:
        """What tells it from the student's other subjects: the group, else the code or name."""
        return unmasked(self.group) or self.code or unmasked(self.name)

    @property
    def called(self) -> FreeText:
        """What it is called in a line: the subject's name, else its code or group."""
        return self.name or FreeText(self.code) or self.group

    @property
    def called_whole(self) -> FreeText:
        """Its name, or else its code, and the group."""
        parts = dict.fromkeys((unmasked(self.called), unmasked(self.group)))
        return FreeText(" ".join(part for part in parts if part))

    @property
    def names(self) -> frozenset[str]:
        """All that a list may have called it by, folded."""
        return frozenset(folded(unmasked(one)) for one in (self.group, self.code, self.name) if one)


class NoticeKind(StrEnum):
    """What a written varsel is about (§ 9-7)."""

    ABSENCE = "absence"
    """There may be no grade because of absence."""
    BASIS = "basis"
    """There may be no grade for want of a basis for assessment."""
    ORDER = "order"
    """The grade in orden is in danger."""
    CONDUCT = "conduct"
    """The grade in oppførsel is in danger."""
    OTHER = "other"


class Notice(Record, frozen=True, kw_only=True):
    """A varsel: sent, or, while `sent_on` is None and `asked_on` is not, one that is needed.

    One that a list counts without its day has neither. `subject` is the key of a subject, or
    empty where it is about orden or oppførsel. `listed` is that a list told of it, `listed_on` the
    day of the list that counted one without a day: it is of that school year.
    """

    id: Id
    kind: Annotated[NoticeKind, Asked.FACTS]
    subject: Annotated[Line, Asked.FACTS] = FreeText("")
    sent_on: Annotated[date | None, Asked.FACTS] = None
    by: Annotated[Line, Mark.WHO, Asked.FACTS] = FreeText("")
    note: Annotated[Text, Mark.TITLE, Asked.FACTS] = FreeText("")
    asked_on: date | None = None
    listed: bool = False
    listed_on: date | None = None

    @property
    def is_needed(self) -> bool:
        """Whether somebody has said that it must be sent, and it has not been."""
        return self.sent_on is None and self.asked_on is not None


class Declined(Record, frozen=True, kw_only=True):
    """That a trigger of the ladder, met on a day of a streak, was to give no steps."""

    trigger: Annotated[Line, Mark.UNTOLD]
    met_on: Annotated[date, Mark.UNTOLD]
    on: Annotated[date, Mark.UNTOLD]
    by: Annotated[Line, Mark.UNTOLD, Mark.WHO]


class DaysTold(Record, frozen=True, kw_only=True):
    """What one list tells of the days of a period: on which of them a student was away all day.

    Of a day on which it tells of a code that nobody knows it does not tell: no period holds that.
    """

    listed_on: date
    first_day: date
    last_day: date
    away: tuple[date, ...] = ()


class StudentAbsence(Record, frozen=True, kw_only=True):
    """All that is known of one student's absence; there is one at most for each.

    `higher_risk_since` is the day from which a higher risk of absence is documented: then
    egenmelding still counts over the limit (§ 9-8). Which condition it is stands nowhere.
    `days` are the days of the school year as the newest list of each tells them, oldest first.
    `streak` is how many whole school days in a row they show, up to `streak_ends`;
    `streak_listed` is the day of the list that first showed it, and `declined` what it proposed
    and was not to be.
    """

    id: Id
    student_id: Annotated[str, Refers.to("students")]
    subjects: Annotated[tuple[SubjectAbsence, ...], Mark.UNTOLD] = ()
    notices: tuple[Notice, ...] = ()
    higher_risk_since: date | None = None
    days: Annotated[tuple[DaysTold, ...], Mark.UNTOLD] = ()
    streak: Annotated[int, Mark.UNTOLD] = 0
    streak_ends: Annotated[date | None, Mark.UNTOLD] = None
    streak_listed: Annotated[date | None, Mark.UNTOLD] = None
    declined: Annotated[tuple[Declined, ...], Mark.UNTOLD] = ()
