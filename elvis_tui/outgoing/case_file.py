"""What a case's documents are made from: gathered by a service, put into words here."""

from __future__ import annotations

from datetime import date

from elvis_tui.domain.across.deadline_count import Counted
from elvis_tui.domain.across.timeline import Event
from elvis_tui.domain.cases.complaint_rules import MayReport
from elvis_tui.domain.cases.intervention_rules import Standing
from elvis_tui.domain.cases.law import LawNote
from elvis_tui.domain.cases.parties import Party
from elvis_tui.domain.cases.records import Case
from elvis_tui.domain.free_text import FreeText
from elvis_tui.domain.history import HistoryEntry
from elvis_tui.domain.meetings.records import Meeting
from elvis_tui.domain.plan.records import Plan
from elvis_tui.domain.record import Record
from elvis_tui.domain.tasks.records import Task


class CaseFile(Record, frozen=True, kw_only=True):
    """A case and all that is known round it.

    `plan` is the one whose words stand beside the steps, `is_own_plan` whether that is the one it
    was opened under. `meetings` are those that took it up or put it off, each with the items about
    it alone, `finished` that the minutes of each were, and `planned` its closing meeting that is to
    be held. `kept_back` are those whose restricted entries are not in it, one for each.
    `interventions` are the physical ones that belong to it. `counted` is how the internal deadline
    was counted, and `later` who came into the case after the report, each with how that one's was.
    `reads` are who has read it, and how.
    """

    case: Case
    today: date
    school: FreeText
    may_report: MayReport
    counted: Counted | None = None
    later: tuple[tuple[Party, Counted | None], ...] = ()
    plan: Plan | None = None
    is_own_plan: bool = True
    law: tuple[LawNote, ...] = ()
    meetings: tuple[Meeting, ...] = ()
    finished: tuple[HistoryEntry, ...] = ()
    planned: Meeting | None = None
    kept_back: tuple[FreeText, ...] = ()
    interventions: tuple[Standing, ...] = ()
    tasks: tuple[Task, ...] = ()
    events: tuple[Event, ...] = ()
    reads: tuple[HistoryEntry, ...] = ()
