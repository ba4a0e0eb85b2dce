"""Ordering a saksliste, leaving out of it and taking in again: one write each, and to be undone."""

from __future__ import annotations

from datetime import date

import pytest

from elvis_tui.domain.across.agenda import Left
from elvis_tui.domain.errors import DomainError, Fault
from elvis_tui.domain.meetings.records import AgendaItem, AgendaReason, Meeting
from elvis_tui.domain.teams import IKO
from elvis_tui.services.desk.desk import Desk
from elvis_tui.services.desk.undo import undo
from elvis_tui.services.meetings import planning
from elvis_tui.services.meetings import verbs as service
from elvis_tui.services.meetings.agenda import agenda_of, whole_agenda

ID = "meeting-2"


def items(desk: Desk, meeting_id: str = ID) -> tuple[AgendaItem, ...]:
    return agenda_of(desk, service.get(desk, meeting_id))


def about(desk: Desk, meeting_id: str = ID) -> list[str]:
    every = items(desk, meeting_id)
    return [i.subject.id if i.subject else i.case_id or i.activity_id or i.title for i in every]


def test_an_item_is_moved_and_the_order_stands_when_the_meeting_begins(desk: Desk) -> None:
    first, second, *rest = about(desk)
    assert planning.move(desk, ID, items(desk)[0].id, 1)
    assert about(desk) == [second, first, *rest]
    assert not planning.move(desk, ID, items(desk)[0].id, -1), "it is the first already"
    assert not planning.move(desk, ID, items(desk)[-1].id, 1)
    service.add_item(desk, ID, AgendaItem(id="", title="Skoletur"))
    assert about(desk) == [second, first, *rest, "Skoletur"]
    service.start(desk, ID)
    assert about(desk) == [second, first, *rest, "Skoletur"]


def test_in_a_running_meeting_the_item_in_front_stays_in_front(desk: Desk) -> None:
    service.start(desk, ID)
    service.go_to(desk, ID, 1)
    front = service.get(desk, ID).item
    before = about(desk)
    assert front is not None
    planning.move(desk, ID, items(desk)[3].id, -1)
    planning.move(desk, ID, front.id, -1)
    assert about(desk) == [before[1], before[0], before[3], before[2], before[4]]
    assert service.get(desk, ID).item == front
    assert service.get(desk, ID).current == 0


def test_what_is_skipped_or_taken_off_is_found_below_and_comes_in_again(desk: Desk) -> None:
    before = about(desk)
    skipped, off = items(desk)[0], items(desk)[1]
    planning.skip(desk, ID, skipped.id)
    planning.take_away(desk, ID, off.id)
    left = whole_agenda(desk, service.get(desk, ID)).left_out
    assert [(o.item.id, o.how) for o in left] == [
        (skipped.id, Left.SKIPPED),
        (off.id, Left.TAKEN_AWAY),
    ]
    assert about(desk) == before[2:]
    planning.bring_back(desk, ID, off.id)
    planning.bring_back(desk, ID, skipped.id)
    assert about(desk) == before
    assert whole_agenda(desk, service.get(desk, ID)).left_out == ()


def test_it_is_undone_as_one_step(desk: Desk) -> None:
    before = about(desk)
    for verb in (planning.skip, planning.take_away):
        verb(desk, ID, items(desk)[0].id)
        undo(desk)
        assert about(desk) == before
    planning.move(desk, ID, items(desk)[0].id, 1)
    undo(desk)
    assert about(desk) == before


def test_from_one_meeting_to_the_next(desk: Desk) -> None:
    service.add_item(desk, ID, AgendaItem(id="", title="Skoletur", detail="hvem kjører"))
    service.add_item(desk, ID, AgendaItem(id="", title="Kaffe"))
    tour, coffee = items(desk)[-2:]
    planning.skip(desk, ID, tour.id)
    planning.take_away(desk, ID, coffee.id)
    service.start(desk, ID)
    held = service.finish(desk, ID)
    assert [i.title for i in held.left_out] == ["Skoletur", "Kaffe"]
    following = service.plan(desk, IKO, date(2026, 11, 2), None, "").id
    (again,) = [i for i in items(desk, following) if i.title == "Skoletur"]
    assert (again.reasons, again.detail) == (
        (AgendaReason.SKIPPED, AgendaReason.ADDED),
        "hvem kjører",
    )
    (gone,) = whole_agenda(desk, service.get(desk, following)).left_out
    assert (gone.item.title, gone.how) == ("Kaffe", Left.LAST)
    planning.bring_back(desk, following, gone.item.id)
    assert [i.title for i in items(desk, following)][-1] == "Kaffe"
    assert whole_agenda(desk, service.get(desk, following)).left_out == ()


def test_a_meeting_that_has_begun_leaves_nothing_out(desk: Desk) -> None:
    begun = service.start(desk, ID)
    for verb in (planning.skip, planning.take_away, planning.bring_back):
        with pytest.raises(DomainError) as refused:
            verb(desk, ID, begun.agenda[0].id)
        assert refused.value.fault is Fault.ALREADY_CLOSED
    with pytest.raises(DomainError) as refused:
        planning.move(desk, "meeting-1", "i-1", 1)
    assert refused.value.fault is Fault.ALREADY_CLOSED


def test_what_is_not_there_is_not_moved(desk: Desk) -> None:
    for act in (
        lambda: planning.move(desk, ID, "gone", 1),
        lambda: planning.skip(desk, ID, "gone"),
        lambda: planning.bring_back(desk, ID, "gone"),
    ):
        with pytest.raises(DomainError) as refused:
            act()
        assert refused.value.fault is Fault.NOT_FOUND
    assert desk.store.get(Meeting, ID).order == ()
