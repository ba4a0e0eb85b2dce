"""Who is to do what a suspicion puts on the checklist, and why another one is suspected."""

from __future__ import annotations

import pytest

from elvis_tui.domain.cases.severity import Suspicion
from elvis_tui.domain.duties import FollowOn
from elvis_tui.domain.errors import DomainError, Fault
from elvis_tui.domain.history import HistoryEntry
from elvis_tui.domain.people.records import Person
from elvis_tui.domain.record import replace
from elvis_tui.services.cases import routes, verbs
from elvis_tui.services.desk.desk import Desk
from elvis_tui.wording.cases import step_who
from tests.school import SCHOOL, TODAY, desk_with

TURID = Person(id="p-9", name="Turid Moe", role="Rektor", teams=())
PLAIN = Suspicion(whom="Siv Dahle", on=TODAY)


@pytest.fixture
def desk() -> Desk:
    return desk_with((*SCHOOL, TURID))


def owner(desk: Desk, duty: FollowOn) -> str:
    steps = verbs.get(desk, "case-1").steps
    return str(step_who(next(s for s in steps if s.follow_on is duty)))


def test_that_it_is_a_leader_may_be_ticked_later_and_the_owners_follow(desk: Desk) -> None:
    routes.suspect(desk, "case-1", PLAIN)
    assert owner(desk, FollowOn.COUNTY) == "Rektor"
    routes.suspect(desk, "case-1", replace(PLAIN, leader=True), PLAIN)
    assert owner(desk, FollowOn.COUNTY) == "Den som har mistanken"
    assert owner(desk, FollowOn.FAIR) == "Skoleeier"
    routes.suspect(desk, "case-1", PLAIN, replace(PLAIN, leader=True))
    assert owner(desk, FollowOn.FAIR) == "Rektor"


def test_the_head_never_has_what_follows_of_a_suspicion_of_the_head(desk: Desk) -> None:
    routes.suspect(desk, "case-1", replace(PLAIN, whom="Turid Moe"))
    assert owner(desk, FollowOn.COUNTY) == "Den som har mistanken"
    assert owner(desk, FollowOn.FAIR) == "Skoleeier"


def test_another_one_is_suspected_only_with_a_reason_and_the_history_has_it(desk: Desk) -> None:
    base = routes.suspect(desk, "case-1", PLAIN).suspicion
    assert base
    other = replace(base, whom="Turid Moe")
    with pytest.raises(DomainError) as caught:
        routes.suspect(desk, "case-1", other, base)
    assert (caught.value.fault, caught.value.facts["field"]) == (Fault.EMPTY_FIELD, "correction")
    routes.suspect(desk, "case-1", other, base, "navnet var feil hørt")
    last = max(desk.all(HistoryEntry).values(), key=lambda e: e.number)
    assert (last.verb, last.why) == ("case.suspect", "navnet var feil hørt")
