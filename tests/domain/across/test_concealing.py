"""Who a suspected employee may be at the keyboard, or in the room."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from elvis_tui.domain.across.concealing import (
    is_hidden_from,
    is_named,
    not_offered,
    tells_who,
    the_one_called,
)
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


# By what the one logs in as

BERIT = Suspicion(whom="Berit Hansen", on=ON)


@pytest.mark.parametrize(
    "login", ["behan", "berit.hansen@skole.no", "SKOLE\\berit.hansen", "hansenb", "bh"]
)
def test_a_log_in_made_of_the_name_needs_not_be_written(login: str) -> None:
    assert is_hidden_from(BERIT, login, (), {})
    assert not is_hidden_from(BERIT, "12345", (), {}), "a number tells no name"


@pytest.mark.parametrize(
    ("written", "login"),
    [
        ("12345", "12345"),
        ("12345", "012345"),
        ("12345", "12345@skole.no"),
        ("12345", "SKOLE\\12345"),
        ("blarsen@skole.no", "blarsen"),
        ("B.Larsen", "blarsen"),
        ("12345, blarsen", "blarsen"),
        ("12345; blarsen", "12345"),
        ("  E12345 ", "e12345"),
    ],
)
def test_a_log_in_that_is_written_is_known_however_it_is_typed(written: str, login: str) -> None:
    known = replace(BERIT, login=written)
    assert is_hidden_from(known, login, (), {})
    assert not is_hidden_from(BERIT, login, (), {}), "not by the name"
    assert not is_hidden_from(known, "54321", (), {})
    assert is_hidden_from(known, "behan", (), {}), "the name is known all the same"


def test_a_log_in_in_the_place_of_the_name_is_known_too() -> None:
    assert is_hidden_from(replace(BERIT, whom="12345"), "12345", (), {})
    mail = replace(BERIT, whom="kari.nordmann@skole.no")
    assert at_keyboard("knordmann", mail)
    assert in_room(here("Kari Nordmann", "p-1"), mail)
    assert not at_keyboard("skole", mail), "the school is nobody"


def test_who_stands_in_a_team_or_a_meeting_by_the_log_in_is_the_one() -> None:
    known = replace(TYPED, whom="Kari", login="12345")
    assert in_room(here("12345"), known)
    listed = {"p-7": Person(id="p-7", name="12345", role="Vikar")}
    assert is_hidden_from(replace(known, whom="Hun"), "siv", [here("Ukjent", "p-7")], listed)


@given(
    st.text("abcdefghijklmnopqrstuvwxyzæøå0123456789", min_size=3, max_size=12),
    st.sampled_from(("{}", "{}@skole.no", "SKOLE\\{}", "{}@a.b.c")),
    st.booleans(),
)
def test_any_log_in_that_is_written_is_known_in_any_dress(
    login: str, dress: str, upper: bool
) -> None:
    assume(login.strip("0"))
    known = replace(BERIT, login=f"annen1, {login}")
    typed = dress.format(login.upper() if upper else login)
    assert is_hidden_from(known, typed, (), {})


@given(st.integers(0, 10**9), st.integers(0, 10**9))
def test_a_number_is_nobody_elses(one: int, other: int) -> None:
    known = replace(BERIT, login=str(one))
    assert is_hidden_from(known, f"{other}", (), {}) is (one == other and one > 0)


@pytest.mark.parametrize(
    ("login", "tells"),
    [
        *(("behan", True), ("berit.hansen@skole.no", True), ("ab1234", True)),
        *(("12345", False), ("e12345", False), ("12345@skole.no", False), ("root", False)),
    ],
)
def test_a_log_in_that_is_a_number_or_a_systems_tells_nobody(login: str, tells: bool) -> None:
    assert tells_who(login) is tells


def test_who_is_named_in_a_record_is_the_one_by_name_part_role_or_log_in() -> None:
    known = replace(KNOWN, login="12345")
    for name in ("Kari Nordmann", "kari", "Nordmann, Kari", "12345", "kari.nordmann@skole.no"):
        assert is_named(name, known, STAFF), name
    assert is_named("lærer", known, STAFF), "the role: it may be the one"
    for name in ("", " ", "Ola Åsgård", "Kari Olsen", "Rektor", "54321"):
        assert not is_named(name, known, STAFF), name


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
