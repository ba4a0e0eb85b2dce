"""What the fields of the records are called, and the words for the codes in them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from contextlib import suppress
from enum import Enum
from typing import Any

from elvis_tui.domain.absence.records import NoticeKind
from elvis_tui.domain.cases.interventions import Seriousness
from elvis_tui.domain.cases.parties import Helped, Role, Safe
from elvis_tui.domain.cases.records import StepStatus
from elvis_tui.domain.cases.severity import Trigger
from elvis_tui.domain.duties import FollowOn
from elvis_tui.domain.follow_ups.departure import Day, Deed
from elvis_tui.domain.follow_ups.ladder import StepKind
from elvis_tui.domain.follow_ups.records import Cause, ContactMethod, Level, Phase, Reached
from elvis_tui.domain.follow_ups.saved_views import View
from elvis_tui.domain.kinds import FORMER_FIELDS
from elvis_tui.domain.measures import Went
from elvis_tui.domain.meetings.item_changes import Changed
from elvis_tui.domain.meetings.records import AgendaReason, EntryKind, ItemStatus, MeetingStatus
from elvis_tui.domain.people.consents import Giver, Manner, Standing
from elvis_tui.domain.plan.records import Recurrence
from elvis_tui.domain.plan.times import Reach, Why
from elvis_tui.domain.record import Record
from elvis_tui.domain.source import Origin, SourceKind
from elvis_tui.domain.teams import ItemKind
from elvis_tui.wording import (
    absence,
    case_labels,
    case_parts,
    cases,
    consents,
    departures,
    follow_up_views,
    follow_ups,
    intervention_labels,
    item_changes,
    ladder,
    meetings,
    people,
    plan,
    plan_told,
    sources,
    tasks,
)
from elvis_tui.wording.late import Labels

_LABELS: Labels = {
    **people.LABELS,
    **consents.LABELS,
    **follow_ups.LABELS,
    **departures.LABELS,
    **follow_up_views.LABELS,
    **ladder.LABELS,
    **case_labels.LABELS,
    **intervention_labels.LABELS,
    **absence.LABELS,
    **meetings.LABELS,
    **plan.LABELS,
    **sources.LABELS,
    **tasks.LABELS,
}
_CODES: Mapping[type[Enum], Callable[[Any], str]] = {
    Phase: follow_ups.phase,
    Level: follow_ups.level_word,
    Reached: follow_ups.reached,
    ContactMethod: follow_ups.contact_method,
    Cause: follow_ups.cause,
    Went: follow_ups.went,
    NoticeKind: absence.notice_kind,
    Deed: departures.deed,
    Day: departures.day,
    Standing: consents.standing,
    Giver: consents.giver,
    Manner: consents.manner,
    View: follow_up_views.view_word,
    StepKind: ladder.step_kind,
    StepStatus: cases.step_status,
    Role: case_parts.role,
    Helped: case_parts.helped,
    Safe: case_parts.safe,
    Trigger: case_parts.trigger,
    Seriousness: intervention_labels.seriousness,
    FollowOn: cases.follow_on,
    ItemKind: meetings.item_kind,
    MeetingStatus: meetings.meeting_status,
    ItemStatus: meetings.item_status,
    EntryKind: meetings.entry_kind,
    AgendaReason: meetings.reason,
    Changed: item_changes.kind_of_change,
    Recurrence: plan.band_title,
    Reach: plan_told.reach,
    Why: plan_told.reason,
    SourceKind: sources.source_kind,
    Origin: sources.origin,
}


def label(kind: type[Record] | None, field: str) -> str:
    """What a field is called in the records of a kind.

    Of a field that no record has any more, its own name is all there is.
    """
    kinds = [one for one in (kind, FORMER_FIELDS.get(kind)) if one] if kind else []
    told = (_LABELS[one]().get(field) for one in kinds if one in _LABELS)
    return next(filter(None, told), None) or field.replace("_", " ")


def heading(kind: type[Record], field: str) -> str:
    """A field's label as it stands before the field in a dialog."""
    words = label(kind, field)
    return words[:1].upper() + words[1:]


def code_word(codes: type[Enum], code: str) -> str:
    """The word for a code, or nothing for one that is none of them."""
    with suppress(ValueError, KeyError):
        return _CODES[codes](codes(code))
    return ""
