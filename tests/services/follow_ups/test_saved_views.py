"""The views that the school saves itself: what they hold, and what they may be called."""

from __future__ import annotations

import pytest

from elvis_tui.domain.errors import DomainError, Fault
from elvis_tui.domain.follow_ups.records import FollowUp, Level
from elvis_tui.domain.follow_ups.saved_views import SavedView, View
from elvis_tui.domain.history import HistoryEntry
from elvis_tui.domain.record import replace
from elvis_tui.domain.teams import ATTENDANCE, IKO
from elvis_tui.services.desk.desk import Desk
from elvis_tui.services.desk.undo import undo
from elvis_tui.services.follow_ups import saved_views as service
from elvis_tui.services.follow_ups.views import base, counts, listed, views

NEW = SavedView(id="", name="Torsdagsmøtet")


def ids(desk: Desk, view: SavedView) -> list[str]:
    saved = service.add(desk, view)
    found = [f.id for f in listed(desk, View.SAVED, saved.id, desk.user)]
    assert counts(desk, [(View.SAVED, saved.id)], desk.user) == [len(found)]
    return found


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ({}, ["f-1", "f-3", "f-2", "f-4"]),
        ({"team": ATTENDANCE}, ["f-2"]),
        ({"level": Level.RED}, ["f-1"]),
        ({"classes": "2STA"}, ["f-1", "f-4"]),
        ({"classes": "1"}, ["f-3"]),
        ({"classes": "2STA, 3"}, ["f-1", "f-2", "f-4"]),
        ({"owner": "rådgiver"}, ["f-1"]),
        ({"search": "grønnæss"}, ["f-2"]),
        ({"search": "kvis", "classes": "3"}, []),
        ({"base": View.MINE}, ["f-1"]),
        ({"base": View.SILENT, "team": IKO}, ["f-4", "f-1", "f-3"]),
        ({"base": View.CLOSED}, ["f-5"]),
        ({"base": View.CLOSED, "classes": "2"}, []),
    ],
)
def test_a_view_holds_those_of_its_base_of_whom_all_is_so(
    desk: Desk, asked: dict[str, object], found: list[str]
) -> None:
    assert ids(desk, replace(NEW, **asked)) == found


def test_own_views_come_first_and_each_is_told_by_its_base(desk: Desk) -> None:
    saved = service.add(desk, replace(NEW, base=View.SILENT))
    assert views(desk)[:2] == [(View.SAVED, saved.id), (View.OPEN, "")]
    assert base(desk, (View.SAVED, saved.id)) is View.SILENT
    assert base(desk, (View.SAVED, "gone")) is View.OPEN
    assert listed(desk, View.SAVED, "gone") == []


def test_what_is_shown_becomes_a_view(desk: Desk) -> None:
    assert service.as_shown(desk, (View.OVERDUE, ""), "buss").base is View.OVERDUE
    of_team = service.as_shown(desk, (View.TEAM, IKO), "buss")
    assert (of_team.base, of_team.team, of_team.search) == (View.OPEN, IKO, "buss")
    saved = service.add(desk, replace(of_team, name="Bussen", level=Level.RED))
    again = service.as_shown(desk, (View.SAVED, saved.id), "mor")
    assert (again.id, again.name, again.search, again.level) == ("", "", "buss mor", Level.RED)


@pytest.mark.parametrize("name", ["torsdagsMØTET", "Mine", "iko", "IKO-team", "trinn", "Stille"])
def test_a_name_that_another_view_has_is_refused(desk: Desk, name: str) -> None:
    service.add(desk, NEW)
    with pytest.raises(DomainError) as refused:
        service.add(desk, replace(NEW, name=name))
    assert (refused.value.fault, refused.value.facts["field"]) == (Fault.VIEW_EXISTS, "name")
    assert len(desk.all(SavedView)) == 1


def test_a_view_needs_a_name(desk: Desk) -> None:
    with pytest.raises(DomainError) as refused:
        service.add(desk, replace(NEW, name="  "))
    assert (refused.value.fault, refused.value.facts["field"]) == (Fault.EMPTY_FIELD, "name")


def test_a_view_is_renamed_corrected_taken_away_and_all_of_it_undone(desk: Desk) -> None:
    saved = service.add(desk, NEW)
    edited = service.edit(desk, replace(saved, name="Fredagsmøtet", level=Level.RED))
    assert desk.get(SavedView, saved.id) == edited
    service.take_away(desk, saved.id)
    assert not desk.all(SavedView)
    told = [entry.verb for entry in desk.all(HistoryEntry).values()]
    assert told == ["view.add", "view.edit", "view.remove"]
    undo(desk)
    undo(desk)
    assert desk.get(SavedView, saved.id) == saved
    undo(desk)
    assert not desk.all(SavedView)
    with pytest.raises(DomainError):
        service.edit(desk, saved)


def test_a_view_begins_with_one_of_the_programs(desk: Desk) -> None:
    for odd in (View.TEAM, View.SAVED):
        assert service.add(desk, replace(NEW, name=odd.value, base=odd)).base is View.OPEN
    desk.store.commit(put=[SavedView(id="odd", name="odd", base=View.SAVED)])
    assert len(listed(desk, View.SAVED, "odd")) == len(listed(desk))


def test_a_team_that_is_no_more_shows_what_it_followed(desk: Desk) -> None:
    follow_up = replace(desk.get(FollowUp, "f-2"), team="gone")
    desk.store.commit(put=[follow_up])
    assert ids(desk, replace(NEW, team="gone")) == ["f-2"]
