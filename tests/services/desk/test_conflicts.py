"""A form that was opened on something older than what is stored (FAULTS 35)."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from elvis_tui.domain.cases.rules import step_of
from elvis_tui.domain.errors import DomainError, Fault
from elvis_tui.domain.follow_ups.records import FollowUp, Level
from elvis_tui.domain.meetings.records import Entry, EntryKind, Meeting
from elvis_tui.domain.record import replace
from elvis_tui.services.cases import verbs as cases
from elvis_tui.services.desk.conflicts import Conflicts
from elvis_tui.services.desk.desk import Desk
from elvis_tui.services.follow_ups import verbs as follow_ups
from elvis_tui.services.meetings import verbs as meetings
from tests.school import CASES, FOLLOW_UPS, TODAY

F1 = FOLLOW_UPS[0]
FIELDS = ("owner", "findings", "next_what")
texts = st.sampled_from(["", "a", "b", "c"])
versions = st.builds(
    lambda owner, findings, what: replace(F1, owner=owner, findings=findings, next_what=what),
    texts,
    texts,
    texts,
)


def stale(save: Callable[[], object]) -> tuple[object, ...]:
    """The fields that were refused."""
    with pytest.raises(DomainError) as caught:
        save()
    assert caught.value.fault is Fault.STALE
    fields = caught.value.facts["fields"]
    assert isinstance(fields, tuple)
    return fields


def test_what_somebody_else_changed_beside_it_stays(desk: Desk) -> None:
    """FAULTS 35: two forms over one record lose nothing of each other."""
    old = follow_ups.get(desk, "f-1")
    follow_ups.edit(desk, replace(old, owner="En"), old)
    follow_ups.edit(desk, replace(old, next_what="BUP"), old)
    now = follow_ups.get(desk, "f-1")
    assert (now.owner, now.next_what, now.level) == ("En", "BUP", Level.RED)


def test_the_same_field_is_refused_once_and_then_the_typed_stands(desk: Desk) -> None:
    """FAULTS 35: a stale form is never saved over something newer in silence."""
    old = follow_ups.get(desk, "f-1")
    follow_ups.edit(desk, replace(old, owner="En", next_what="ring"), old)
    mine = replace(old, owner="To", level=Level.GREEN)
    assert stale(lambda: follow_ups.edit(desk, mine, old)) == ("owner",)
    assert follow_ups.get(desk, "f-1").owner == "En"
    follow_ups.edit(desk, mine, old)
    now = follow_ups.get(desk, "f-1")
    assert (now.owner, now.level, now.next_what) == ("To", Level.GREEN, "ring")


def test_changed_again_since_it_was_refused_it_is_refused_again(desk: Desk) -> None:
    old = follow_ups.get(desk, "f-1")
    mine = replace(old, owner="To")
    for theirs in ("En", "Tre"):
        follow_ups.edit(desk, replace(follow_ups.get(desk, "f-1"), owner=theirs))
        stale(lambda: follow_ups.edit(desk, mine, old))
    follow_ups.edit(desk, mine, old)
    assert follow_ups.get(desk, "f-1").owner == "To"


def test_the_next_date_a_case_a_step_a_meeting_and_an_entry_are_guarded_too(desk: Desk) -> None:
    """FAULTS 35: every form that changes something that is there."""
    old = follow_ups.get(desk, "f-1")
    follow_ups.set_next(desk, "f-1", TODAY, "deres")
    assert stale(lambda: follow_ups.set_next(desk, "f-1", old.next_date, "mitt", old)) == (
        "next_what",
    )
    case = cases.get(desk, "case-1")
    cases.edit(desk, replace(case, title="deres"))
    assert stale(lambda: cases.edit(desk, replace(case, title="mitt"), case)) == ("title",)
    step = step_of(case, "S2")
    cases.set_step(desk, "case-1", replace(step, note="deres"))
    assert stale(lambda: cases.set_step(desk, "case-1", replace(step, note="mitt"), step)) == (
        "note",
    )
    planned = meetings.get(desk, "meeting-3")
    later = TODAY + timedelta(days=1)
    facts = (planned.team, later, planned.start, planned.place)
    meetings.reschedule(desk, "meeting-3", *facts)
    mine = (planned.team, later + timedelta(days=1), planned.start, "Rom 5")
    assert stale(lambda: meetings.reschedule(desk, "meeting-3", *mine, base=planned)) == ("on",)
    meeting = meetings.start(desk, "meeting-2")
    entry = _noted(desk, meeting, Entry(id="", kind=EntryKind.INFO, text="først"))
    _noted(desk, meeting, replace(entry, text="deres"))
    changed = replace(entry, text="mitt")
    assert stale(
        lambda: meetings.note(desk, "meeting-2", meeting.agenda[0].id, changed, entry)
    ) == ("text",)


def _noted(desk: Desk, meeting: Meeting, entry: Entry) -> Entry:
    now = meetings.note(desk, meeting.id, meeting.agenda[0].id, entry)
    return now.agenda[0].entries[-1]


def test_a_step_keeps_what_was_changed_beside_it(desk: Desk) -> None:
    old = step_of(CASES[0], "S2")
    cases.set_step(desk, "case-1", replace(old, who="Rektor"))
    cases.set_step(desk, "case-1", replace(old, note="Ferdig spurt"), old)
    now = step_of(cases.get(desk, "case-1"), "S2")
    assert (now.who, now.note) == ("Rektor", "Ferdig spurt")


def test_the_deadline_follows_a_report_date_that_was_put_right(desk: Desk) -> None:
    old = cases.get(desk, "case-1")
    edited = cases.edit(desk, replace(old, reported_on=old.reported_on - timedelta(days=7)), old)
    assert edited.deadline == date(2026, 10, 16), "the autumn break lies between"


def test_something_that_has_gone_is_not_made_again(desk: Desk) -> None:
    old = follow_ups.get(desk, "f-4")
    desk.store.commit(delete=[old])
    with pytest.raises(DomainError) as caught:
        follow_ups.edit(desk, replace(old, owner="Jeg"), old)
    assert caught.value.fault is Fault.NOT_FOUND
    assert desk.store.find(FollowUp, "f-4") is None


@given(versions, versions, versions)
def test_nothing_is_overwritten_that_was_not_told_of(
    base: FollowUp, mine: FollowUp, now: FollowUp
) -> None:
    """FAULTS 35: of two writers, each keeps what the other did not touch."""
    conflicts = Conflicts()
    told: tuple[object, ...] = ()
    try:
        saved = conflicts.settle(base, mine, now, FIELDS)
    except DomainError as fault:
        found = fault.facts["fields"]
        assert isinstance(found, tuple)
        told = found
        saved = conflicts.settle(base, mine, now, FIELDS)
    for name in FIELDS:
        theirs, typed, was = (getattr(v, name) for v in (now, mine, base))
        if typed == was:
            assert getattr(saved, name) == theirs
        else:
            assert getattr(saved, name) == typed
            assert (name in told) is (theirs not in (was, typed))
