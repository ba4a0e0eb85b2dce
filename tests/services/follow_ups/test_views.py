"""Which follow-ups the views hold, and what somebody is called."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from elvis_tui.domain.across.agenda import held_meetings
from elvis_tui.domain.across.agenda_found import is_new
from elvis_tui.domain.errors import DomainError, Fault
from elvis_tui.domain.follow_ups.records import FollowUp, Handover, Reached
from elvis_tui.domain.meetings.records import Meeting
from elvis_tui.domain.people.age import is_of_age
from elvis_tui.domain.people.records import Person, Student
from elvis_tui.domain.record import replace
from elvis_tui.domain.teams import ATTENDANCE, IKO
from elvis_tui.services.desk.desk import Desk
from elvis_tui.services.desk.myself import my_names
from elvis_tui.services.desk.undo import undo
from elvis_tui.services.follow_ups import contacts, handovers
from elvis_tui.services.follow_ups import verbs as service
from elvis_tui.services.follow_ups.views import View, counts, listed, silent_after, views
from tests.school import SUMMER, TODAY


def ids(desk: Desk, view: View, user: str = "") -> list[str]:
    return [f.id for f in listed(desk, view, user=user)]


@pytest.mark.parametrize(
    ("user", "names"),
    [
        ("berit", {"berit", "berit aas", "rådgiver"}),
        ("BERIT AAS", {"berit aas", "rådgiver"}),
        ("root", {"root"}),
        ("", set()),
    ],
)
def test_one_is_called_by_ones_name_and_by_a_role_that_is_ones_own(
    desk: Desk, user: str, names: set[str]
) -> None:
    assert my_names(desk, user) == names


def test_a_name_two_have_and_a_role_two_have_are_nobodys(desk: Desk) -> None:
    desk.save("test", Person(id="p-9", name="Anne Lid", role="Rådgiver"))
    assert my_names(desk, "berit") == {"berit", "berit aas"}
    desk.save("test", Person(id="p-8", name="Berit Lid", role="Lærer"))
    assert my_names(desk, "berit") == {"berit"}


@pytest.mark.parametrize("owner", ["Berit Aas", "berit", "Rådgiver", "Jon Vik og Berit Aas"])
def test_mine_are_those_i_own(desk: Desk, owner: str) -> None:
    desk.save("test", replace(service.get(desk, "f-2"), owner=owner))
    assert "f-2" in ids(desk, View.MINE, "berit")


@pytest.mark.parametrize("owner", ["Berit Aasen", "Sos.ped.rådgiver", "Roberit"])
def test_a_name_within_another_is_not_mine(desk: Desk, owner: str) -> None:
    desk.save("test", replace(service.get(desk, "f-2"), owner=owner))
    assert "f-2" not in ids(desk, View.MINE, "berit")


def test_a_measure_to_see_to_makes_it_mine_and_one_that_is_evaluated_does_not(desk: Desk) -> None:
    old = replace(service.get(desk, "f-1"), owner="")
    going, evaluated = old.measures
    measures = (replace(going, who="Jon"), replace(evaluated, who="Berit Aas"))
    desk.save("test", replace(old, measures=measures))
    assert ids(desk, View.MINE, "berit") == []
    assert ids(desk, View.MINE, "Jon") == ["f-1"]


def test_a_contact_of_any_kind_ends_the_silence(desk: Desk) -> None:
    assert "f-1" in ids(desk, View.SILENT)
    old = service.get(desk, "f-1").contacts[0]
    contacts.add(desk, "f-1", replace(old, on=TODAY, reached=Reached.NO))
    assert "f-1" not in ids(desk, View.SILENT)


def test_the_school_sets_when_one_is_silent(desk: Desk) -> None:
    assert silent_after(desk) == 14
    desk.save("test", replace(desk.school, silent_after=200))
    assert ids(desk, View.SILENT) == []


@pytest.mark.parametrize(
    ("born", "soon"),
    [
        (date(2008, 10, 19), False),
        (date(2008, 10, 20), True),
        (date(2008, 12, 18), True),
        (date(2008, 12, 19), False),
        (None, False),
    ],
)
def test_soon_of_age_is_sixty_days(desk: Desk, born: date | None, soon: bool) -> None:
    desk.save("test", replace(desk.get(Student, "s-1"), birth_date=born))
    assert ("f-1" in ids(desk, View.OF_AGE)) == soon


def test_somebody_born_on_the_29th_of_february_is_of_age_on_the_first_of_march() -> None:
    born = date(2008, 2, 29)
    assert not is_of_age(born, date(2026, 2, 28))
    assert is_of_age(born, date(2026, 3, 1))


def test_talked_today_is_one_contact_with_the_one_it_is_about(desk: Desk) -> None:
    for follow_up_id, whom in (("f-1", "eleven"), ("f-3", "klassen")):
        before = service.get(desk, follow_up_id)
        made = contacts.talked(desk, follow_up_id).contacts[-1]
        assert (made.whom, made.on, made.by, made.reached) == (whom, TODAY, "berit", Reached.YES)
        undo(desk)
        assert service.get(desk, follow_up_id) == before


def test_the_same_talk_is_logged_once_a_day(desk: Desk) -> None:
    contacts.talked(desk, "f-1")
    with pytest.raises(DomainError) as refused:
        contacts.talked(desk, "f-1")
    assert refused.value.fault is Fault.ALREADY_LOGGED
    assert len(service.get(desk, "f-1").contacts) == 2


def test_the_closed_are_in_no_other_view(desk: Desk) -> None:
    for view in View:
        assert ("f-5" in ids(desk, view)) == (view is View.CLOSED)


def test_how_many_each_view_holds_is_what_it_shows(desk: Desk) -> None:
    chosen = views(desk)
    shown = [len(listed(desk, view, team, "berit")) for view, team in chosen]
    assert counts(desk, chosen, "berit") == shown


def test_new_is_what_no_meeting_of_its_team_has_taken_up(desk: Desk) -> None:
    held = {team: held_meetings(desk.all(Meeting).values(), team) for team in (IKO, ATTENDANCE)}
    open_ones = [f for f in desk.all(FollowUp).values() if f.is_open]
    new = {f.id for f in open_ones if is_new(f, held[f.team])}
    assert set(ids(desk, View.NEW)) == new
    assert new
    assert new < {f.id for f in open_ones}


def test_without_a_handover_are_those_of_whom_nothing_is_written_this_school_year(
    desk: Desk,
) -> None:
    every = set(ids(desk, View.OPEN))
    assert set(ids(desk, View.NO_HANDOVER)) == every
    handovers.write(desk, "f-1", Handover(id="", on=TODAY, by="", works="tegning"))
    assert set(ids(desk, View.NO_HANDOVER)) == every - {"f-1"}
    assert counts(desk, [(View.NO_HANDOVER, "")]) == [len(every) - 1]
    service.close(desk, "f-2", "gikk bra", "fint")
    assert set(ids(desk, View.NO_HANDOVER)) == every - {"f-1", "f-2"}, "open ones alone"
    undo(desk)
    undo(desk)
    assert "f-1" in ids(desk, View.NO_HANDOVER)


@pytest.mark.parametrize(
    ("written", "asked", "missing"),
    [
        (date(2026, 6, 18), date(2026, 6, 30), False),
        (date(2026, 6, 18), date(2026, 8, 20), True),
        (date(2026, 8, 20), date(2027, 6, 18), False),
        (date(2028, 2, 29), date(2028, 6, 1), False),
    ],
)
def test_that_of_the_year_before_does_not_count(
    desk: Desk, written: date, asked: date, missing: bool
) -> None:
    old = Handover(id="over-1", on=written, by="berit", works="tegning")
    desk.save("test", replace(service.get(desk, "f-1"), handovers=(old,)))
    now = datetime(asked.year, asked.month, asked.day, 12, tzinfo=SUMMER)
    later = replace(desk, clock=replace(desk.clock, at=now))
    assert ("f-1" in ids(later, View.NO_HANDOVER)) is missing
