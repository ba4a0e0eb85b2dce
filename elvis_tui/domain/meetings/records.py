"""A meeting: who is there, what it takes up, and what is noted under each item."""

from datetime import date, datetime, time
from enum import StrEnum
from typing import Annotated

from elvis_tui.domain.duties import FollowOn
from elvis_tui.domain.free_text import FreeText
from elvis_tui.domain.marks import Asked, Id, Line, Mark, Refers, Text, Word
from elvis_tui.domain.meetings.item_changes import ItemChange
from elvis_tui.domain.record import Record
from elvis_tui.domain.subject import Subject


class MeetingStatus(StrEnum):
    PLANNED = "planned"
    RUNNING = "running"
    FINISHED = "finished"
    REOPENED = "reopened"
    """It has been held, and its minutes are being changed for their next version."""


class ItemStatus(StrEnum):
    """What became of an agenda item: reported, closed, or put off to the next meeting."""

    REPORTED = "reported"
    CLOSED = "closed"
    POSTPONED = "postponed"


class EntryKind(StrEnum):
    INFO = "info"
    DECISION = "decision"
    TASK = "task"


class AgendaReason(StrEnum):
    """Why an item is on the agenda."""

    CARRIED_OVER = "carried_over"
    OVERDUE = "overdue"
    DUE = "due"
    NEW = "new"
    EVALUATION = "evaluation"
    NOTICE_MISSING = "notice_missing"
    """A varsel of § 9-7 seems to be wanting."""
    CASE_STEP = "case_step"
    CASE_PLAN = "case_plan"
    """A written plan of a case is to be finished."""
    CASE_NEW_MEASURE = "case_new_measure"
    CASE_ANSWER = "case_answer"
    """Statsforvalteren waits for what was asked for."""
    CASE_DECISION = "case_decision"
    CASE_DONE = "case_done"
    CASE_NOTHING_APPLIES = "case_nothing_applies"
    CASE_REOPENED = "case_reopened"
    TASK_OVERDUE = "task_overdue"
    LEFT_TRY = "left_try"
    """It is asked whether a student has left, and this is what the school does next."""
    LEFT_NOTICE = "left_notice"
    LEFT_DECIDE = "left_decide"
    LEFT_SIGN_OUT = "left_sign_out"
    LEFT_TELL_OT = "left_tell_ot"
    CONSENT_ENDS = "consent_ends"
    CONSENT_OF_AGE = "consent_of_age"
    """They turn eighteen within a month, and guardians answer no more from then on."""
    CONSENT_ANEW = "consent_anew"
    """They have turned eighteen since guardians took part in the answer."""
    INTERVENTION = "intervention"
    """Something is missing of a physical intervention (§ 13-5)."""
    PLAN = "plan"
    STANDING = "standing"
    """It is taken up in every meeting of the series."""
    TASK_OPEN = "task_open"
    """A task that the series gave and that is not done, and not late either."""
    SKIPPED = "skipped"
    """It was left out of the saksliste last time."""
    ADDED = "added"


TYPED = frozenset({AgendaReason.ADDED, AgendaReason.TASK_OVERDUE, AgendaReason.TASK_OPEN})
"""Why an item is there whose detail somebody typed: it is not what the follow-up says of itself."""


class Participant(Record, frozen=True, kw_only=True):
    """One invited person; `present` once somebody has ticked them.

    A `guest` is called in to this meeting alone. `came` and `left` are the times of who was not
    there all the time. Of a student who sits in the series there is the id, and no name: students
    stand in a meeting as they may be named.
    """

    id: Id
    name: Annotated[Word, Mark.TITLE] = ""
    role: Word = ""
    external: bool = False
    present: bool = False
    service: Word = ""
    guest: bool = False
    came: time | None = None
    left: time | None = None
    student: Annotated[str | None, Refers.to("students")] = None


class Entry(Record, frozen=True, kw_only=True):
    """What was noted: info, a decision, or a task (`who`, `due`, and the task's own id).

    Of a `restricted` one all see that it is there, and whose it is: `by`, where that is known. A
    task is never restricted: whoever is to do it has to read it. A `private` one is restricted
    too, and stands in no document: it is a note of its owner's own.
    """

    id: Id
    kind: EntryKind
    text: Annotated[Text, Mark.SEARCHED, Mark.TITLE, Asked.FACTS]
    who: Annotated[Line, Mark.WHO, Asked.FACTS] = FreeText("")
    due: Annotated[date | None, Asked.FACTS] = None
    task_id: Annotated[str | None, Refers.to("tasks"), Mark.UNTOLD] = None
    by: Annotated[Line, Mark.UNTOLD, Mark.WHO] = FreeText("")
    restricted: Annotated[bool, Asked.FACTS] = False
    private: Annotated[bool, Asked.FACTS] = False

    @property
    def is_kept_back(self) -> bool:
        """Whether its owner alone may read it."""
        return self.restricted or self.private


class AgendaItem(Record, frozen=True, kw_only=True):
    """Something the meeting takes up. `title` stands alone when there is no subject or case.

    `detail` says what about it; where a case waits for a follow-on duty, that is the `duty`.
    `consent_until` is the last day of a consent that runs out, or has. An item of the plan has
    the id of its activity, and one about a task alone that of the task. `stalled` is for how many
    meetings in a row it has been up without progress, this one among them, and `seconds` how long
    it has been in front. `group` is the class as it was when the meeting was held, and `changed`
    what was changed in the meeting of whom or of what it is about. `missed_on` is the day of the
    meeting it was put on by hand, where that was not held.
    """

    id: Id
    title: Annotated[Line, Mark.SEARCHED, Mark.TITLE] = FreeText("")
    subject: Subject | None = None
    follow_up_id: Annotated[str | None, Refers.to("follow_ups"), Mark.UNTOLD] = None
    case_id: Annotated[str | None, Refers.to("cases"), Mark.UNTOLD] = None
    reasons: tuple[AgendaReason, ...] = ()
    duty: Annotated[FollowOn | None, Mark.UNTOLD] = None
    detail: Annotated[Line, Mark.SEARCHED] = FreeText("")
    status: ItemStatus = ItemStatus.REPORTED
    entries: tuple[Entry, ...] = ()
    times_carried: Annotated[int, Mark.UNTOLD] = 0
    consent_until: Annotated[date | None, Mark.UNTOLD] = None
    task_id: Annotated[str | None, Refers.to("tasks"), Mark.UNTOLD] = None
    activity_id: Id = ""
    stalled: Annotated[int, Mark.UNTOLD] = 0
    seconds: Annotated[int, Mark.UNTOLD] = 0
    group: Annotated[Word, Mark.UNTOLD] = ""
    missed_on: Annotated[date | None, Mark.UNTOLD] = None
    changed: Annotated[tuple[ItemChange, ...], Mark.UNTOLD] = ()

    @property
    def is_bare(self) -> bool:
        """Whether nothing was noted of it, and nothing changed."""
        return not self.told and not self.changed

    @property
    def is_untouched(self) -> bool:
        """Whether nothing came of it for the minutes: private notes count for nothing there."""
        return self.status is ItemStatus.REPORTED and self.is_bare

    @property
    def is_untreated(self) -> bool:
        """Whether nobody got to it: nothing came of it, and it was not closed either."""
        return self.is_bare and self.status is not ItemStatus.CLOSED

    @property
    def is_of_plan(self) -> bool:
        """Whether it is about an activity of the plan; from before they had ids, by its reason."""
        return bool(self.activity_id) or AgendaReason.PLAN in self.reasons

    @property
    def comes_with_plan(self) -> bool:
        """Whether the plan alone brings it up, in its months, and not that it was put off."""
        return AgendaReason.PLAN in self.reasons and AgendaReason.ADDED not in self.reasons

    @property
    def told(self) -> tuple[Entry, ...]:
        """What was noted and stands in the minutes and everywhere else: all but private notes."""
        return tuple(entry for entry in self.entries if not entry.private)


class Correction(Record, frozen=True, kw_only=True):
    """That the minutes of a meeting that is over were changed: when, by whom, and why."""

    at: Annotated[datetime, Mark.UNTOLD]
    by: Annotated[Line, Mark.UNTOLD, Mark.WHO]
    why: Annotated[Line, Mark.UNTOLD] = FreeText("")


class Meeting(Record, frozen=True, kw_only=True):
    """A meeting of one team; while it runs, `current` is the agenda item in front.

    One about a case alone has its `case_id`: the minutes of it are those that may close the case.
    `keeper` takes the minutes. While it is planned, `order`, `skipped` and `taken_away` hold the
    keys of items of its saksliste (`agenda_keys.item_key`): the order somebody gave them, those
    that are left out this once, and those that do not come back by themselves, each of these with
    what had brought it up. From when it begins, `left_out` are those items, whole. `archive_ref` is
    the number in the archive of the minutes in their `archived_version`. Who sits in the team and
    is not called in to this one meeting is `not_called`. `nth` counts the meetings in the order
    they were finished, whatever the clock said; of one from before they were counted it is 0.
    """

    id: Id
    team: Annotated[str, Refers.to("teams"), Asked.FACTS]
    on: Annotated[date, Asked.FACTS]
    start: Annotated[time | None, Asked.FACTS] = None
    end: time | None = None
    place: Annotated[Line, Asked.FACTS] = FreeText("")
    status: MeetingStatus = MeetingStatus.PLANNED
    participants: tuple[Participant, ...] = ()
    not_called: Annotated[tuple[Id, ...], Mark.UNTOLD] = ()
    agenda: tuple[AgendaItem, ...] = ()
    current: Annotated[int, Mark.UNTOLD] = 0
    finished_at: datetime | None = None
    nth: Annotated[int, Mark.UNTOLD] = 0
    corrections: Annotated[tuple[Correction, ...], Mark.UNTOLD] = ()
    case_id: Annotated[str | None, Refers.to("cases"), Mark.UNTOLD] = None
    keeper: Annotated[Line, Mark.WHO, Asked.FACTS] = FreeText("")
    order: Annotated[tuple[Id, ...], Mark.UNTOLD] = ()
    skipped: Annotated[tuple[Id, ...], Mark.UNTOLD] = ()
    taken_away: Annotated[tuple[Id, ...], Mark.UNTOLD] = ()
    left_out: Annotated[tuple[AgendaItem, ...], Mark.UNTOLD] = ()
    archive_ref: Annotated[Line, Mark.SEARCHED, Asked.ARCHIVE] = FreeText("")
    archived_on: Annotated[date | None, Asked.ARCHIVE] = None
    archived_version: Annotated[int, Mark.UNTOLD] = 0

    @property
    def is_held(self) -> bool:
        """Whether it has been held, also while its minutes are being changed."""
        return self.status in (MeetingStatus.FINISHED, MeetingStatus.REOPENED)

    @property
    def is_running(self) -> bool:
        return self.status is MeetingStatus.RUNNING

    @property
    def is_open(self) -> bool:
        """Whether it can be noted in: it runs, or its minutes have been opened again."""
        return self.status in (MeetingStatus.RUNNING, MeetingStatus.REOPENED)

    @property
    def order_held(self) -> tuple[int, date, float, str]:
        """What meetings that were held go by, the latest last: a clock may have been set back."""
        at = self.finished_at
        return self.nth, self.on, at.timestamp() if at else 0.0, self.id

    @property
    def order_planned(self) -> tuple[date, time, str]:
        """What meetings go by as they stand in the calendar: one without a time ends its day."""
        return self.on, self.start or time.max, self.id

    @property
    def item(self) -> AgendaItem | None:
        """The item in front, if the agenda has any."""
        return self.agenda[self.current] if 0 <= self.current < len(self.agenda) else None

    @property
    def present(self) -> tuple[Participant, ...]:
        return tuple(p for p in self.participants if p.present)

    @property
    def absent(self) -> tuple[Participant, ...]:
        return tuple(p for p in self.participants if not p.present)


FIELDS_OF_ITEMS = ("agenda", "left_out")
"""The fields of a meeting that hold items, as the history names them."""


class MinutesVersion(Record, frozen=True, kw_only=True):
    """The minutes as they stood when they were finished: the whole meeting, under its `number`.

    The first has no reason; each later one tells `why` the one before it was changed, and by whom.
    """

    id: Id
    meeting_id: Annotated[str, Refers.to("meetings"), Mark.UNTOLD]
    number: int
    at: datetime
    by: Annotated[Line, Mark.WHO] = FreeText("")
    why: Annotated[Line, Asked.WHY] = FreeText("")
    meeting: Annotated[Meeting, Mark.UNTOLD]
