"""Who a suspected employee may be at the keyboard, or in the room."""

from __future__ import annotations

from datetime import date

import pytest

from elvis_tui.domain.across.concealing import is_hidden_from, not_offered, the_one_called
from elvis_tui.domain.cases.severity import Suspicion
from elvis_tui.domain.meetings.records import Participant
from elvis_tui.domain.people.records import Person
from elvis_tui.domain.record import replace
from tests.school import CASES

KARI = Person(id="p-1", name="Kari Nordmann", role="Lærer")
OLA = Person(id="p-2", name="Ola Åsgård", role="Rektor")
KARI_OLSEN = Person(id="p-3", name="Kari Olsen", role="Lærer")
STAFF = {p.id: p for p in (KARI, OLA, KARI_OLSEN)}
ON = date(2026, 10, 12)
KNOWN = Suspicion(whom="Kari Nordmann", person="p-1", on=ON)
TYPED = Suspicion(whom="Kari Nordmann", on=ON)
HEAD = Suspicion(whom="Ola Åsgård", person="p-2", leader=True, on=ON)


def here(name: str, person_id: str = "guest", role: str = "") -> Participant:
    return Participant(id=person_id, name=name, role=role, present=True)


def at_keyboard(login: str, suspicion: Suspicion = KNOWN) -> bool:
    return is_hidden_from(suspicion, login, (), STAFF)


def in_room(one: Participant, suspicion: Suspicion = KNOWN) -> bool:
    return is_hidden_from(suspicion, "siv", [one], STAFF)


@pytest.mark.parametrize("suspicion", [KNOWN, TYPED])
@pytest.mark.parametrize(
    "login",
    [
        *("kari", "nordmann", "Kari Nordmann", "kari.nordmann", "karinordmann", "KARI"),
        *("knordmann", "karin", "karnor", "knor", "kn", "norkar", "nordm", "kari01", "k.nordmann"),
        *("kari@skole.no", "SKOLE\\knordmann", "kari_nordmann"),
    ],
)
def test_a_log_in_that_may_be_the_one_is_the_one(login: str, suspicion: Suspicion) -> None:
    assert at_keyboard(login, suspicion)


@pytest.mark.parametrize("login", ["ola", "siv", "berit", "k", "ka", "mann", "", "1234", "root"])
def test_other_log_ins_are_not(login: str) -> None:
    assert not at_keyboard(login)


@pytest.mark.parametrize("login", ["asgard", "aasgaard", "åsgård", "oasgard", "olaas", "rektor"])
def test_letters_that_are_not_at_hand_and_the_role_are_known_too(login: str) -> None:
    assert at_keyboard(login, HEAD)


def test_a_log_in_of_a_system_is_nobody_unless_somebody_is_called_so() -> None:
    assert not at_keyboard("admin", replace(TYPED, whom="Adam Minde"))
    assert at_keyboard("root", replace(TYPED, whom="Root Hansen"))


def test_a_part_of_a_name_or_a_role_stands_for_all_who_may_be_meant() -> None:
    assert at_keyboard("knordmann", replace(TYPED, whom="Nordmann"))
    assert at_keyboard("oasgard", replace(TYPED, whom="rektor"))
    assert in_room(here("Ola Åsgård", "p-2"), replace(TYPED, whom="rektor"))
    assert in_room(here("En annen", role="Rektor"), replace(TYPED, whom="rektor"))


def test_in_the_room_by_the_record_the_name_or_a_part_of_it() -> None:
    assert in_room(here("Kari N.", "p-1")), "the record of the staff"
    assert in_room(here("kari  nordmann")), "a guest of the very name"
    assert in_room(here("Kari")), "nobody knows which Kari"
    assert in_room(here("Nordmann")), "or which Nordmann"
    assert not in_room(here("Siv Dahle"))


def test_of_two_whom_the_register_knows_the_other_is_not_the_one() -> None:
    assert not in_room(here("Kari Olsen", "p-3"))
    assert in_room(here("Kari Olsen", "p-3"), TYPED) is True, "who was meant is not known"
    twin = {**STAFF, "p-4": replace(KARI, id="p-4")}
    assert is_hidden_from(KNOWN, "siv", [here("Kari Nordmann", "p-4")], twin), "twice in it"


def test_one_who_is_not_in_the_register_any_more_is_known_by_the_name() -> None:
    gone = {"p-2": OLA}
    assert is_hidden_from(KNOWN, "siv", [here("Kari Nordmann", "guest")], gone)
    assert is_hidden_from(KNOWN, "knordmann", (), gone)
    assert not is_hidden_from(KNOWN, "siv", [here("Ola Åsgård", "p-2")], gone)


def test_the_record_is_found_by_the_whole_name_of_one_alone() -> None:
    assert the_one_called("kari nordmann", STAFF.values()) == KARI
    assert the_one_called("Kari", STAFF.values()) is None
    twins = [KARI, replace(KARI, id="p-9")]
    assert the_one_called("Kari Nordmann", twins) is None


def test_the_one_is_not_proposed_to_do_anything_nor_a_role_that_is_nobody_elses() -> None:
    case = replace(CASES[0], suspicion=HEAD)
    assert not_offered(case, STAFF.values()) == {"ola åsgård", "rektor"}
    case = replace(CASES[0], suspicion=KNOWN)
    assert not_offered(case, STAFF.values()) == {"kari nordmann"}, "others are teachers too"
    assert not_offered(CASES[0], STAFF.values()) == frozenset()
