"""Those who work with the students, from lists of several sources."""

from __future__ import annotations

from pathlib import Path

import pytest

from elvis_tui.domain.cases.records import Case
from elvis_tui.domain.errors import ElvisError, Fault
from elvis_tui.domain.free_text import FreeText
from elvis_tui.domain.history import HistoryEntry
from elvis_tui.domain.people.records import Person
from elvis_tui.domain.record import replace
from elvis_tui.domain.teams import IKO, Team
from elvis_tui.services.cases import routes
from elvis_tui.services.desk.desk import Desk
from elvis_tui.services.desk.gate import Gate
from elvis_tui.services.desk.proposal import apply
from elvis_tui.services.desk.undo import undo
from elvis_tui.services.people import teams
from elvis_tui.services.people.register import who_options
from tests.services.people.lists import propose
from tests.suspected import LOGIN, SUSPECTED, suspected


def people(desk: Desk) -> dict[str, tuple[str, bool, tuple[str, ...]]]:
    return {p.name: (p.role, p.external, p.teams) for p in desk.all(Person).values()}


def test_lists_of_several_sources_add_up(empty_desk: Desk, tmp_path: Path) -> None:
    own = teams.add(empty_desk, Team(id="", name=FreeText("Skole og hjem"), takes_up_cases=False))
    path = tmp_path / "ansatte.csv"
    path.write_text("Navn;Rolle;Team\nSiv Li;Rådgiver;IKO-team\n", encoding="utf-8")
    apply(empty_desk, propose(empty_desk, path))
    path.write_text("Navn;Tjeneste;Team\nPer Bø;PPT;Skole og hjem\nSiv Li;;Skole og hjem\n")
    proposal = propose(empty_desk, path)
    assert (proposal.summary.new, proposal.summary.changed) == (1, 1)
    apply(empty_desk, proposal)
    assert people(empty_desk) == {
        "Siv Li": ("Rådgiver", False, (IKO, own.id)),
        "Per Bø": ("", True, (own.id,)),
    }
    assert [p.service for p in empty_desk.all(Person).values() if p.name == "Per Bø"] == ["PPT"]
    assert "PPT" in who_options(empty_desk)
    assert propose(empty_desk, path).summary.nothing


def test_it_is_one_entry_and_one_undo(empty_desk: Desk, tmp_path: Path) -> None:
    path = tmp_path / "ansatte.csv"
    path.write_text("Navn;Rolle\nSiv Li;Lærer\nPer Bø;Lærer\n", encoding="utf-8")
    apply(empty_desk, propose(empty_desk, path))
    (entry,) = empty_desk.all(HistoryEntry).values()
    assert (entry.verb, entry.table, entry.record_id) == ("staff.import", "people", "*")
    undo(empty_desk)
    assert people(empty_desk) == {}


def test_a_role_that_a_list_changes_opens_no_case_to_whoever_is_suspected_by_it(
    tmp_path: Path,
) -> None:
    desk = suspected()
    base = desk.store.get(Case, "case-77").suspicion
    assert base
    routes.suspect(desk, "case-77", replace(base, whom=SUSPECTED.role), base, "rollen")
    path = tmp_path / "ansatte.csv"
    path.write_text(f"Navn;Rolle\n{SUSPECTED.name};Vikar\n", encoding="utf-8")
    apply(desk, propose(desk, path))
    assert people(desk)[SUSPECTED.name][0] == "Vikar"
    assert Gate(replace(desk, user=LOGIN)).find(Case, "case-77") is None
    assert Gate(replace(desk, user="annamoe")).find(Case, "case-77") is not None


def test_it_is_planned_anew_when_the_teams_have_changed(empty_desk: Desk, tmp_path: Path) -> None:
    path = tmp_path / "ansatte.csv"
    path.write_text("Navn;Team\nSiv Li;Trivsel\n", encoding="utf-8")
    proposal = propose(empty_desk, path)
    teams.add(empty_desk, Team(id="", name=FreeText("Trivsel"), takes_up_cases=False))
    with pytest.raises(ElvisError) as caught:
        apply(empty_desk, proposal)
    assert caught.value.fault is Fault.PROPOSAL_STALE
    assert len(proposal.incoming.planner(empty_desk)().records[0].teams) == 1  # type: ignore[union-attr]


def test_an_empty_list_is_empty(empty_desk: Desk, tmp_path: Path) -> None:
    path = tmp_path / "ansatte.csv"
    path.write_text("Navn;Rolle\n", encoding="utf-8")
    with pytest.raises(ElvisError) as caught:
        propose(empty_desk, path)
    assert caught.value.fault is Fault.INPUT_EMPTY
