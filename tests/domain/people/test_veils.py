"""Names in what goes to a family: everybody else's go, the student's own stay."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from elvis_tui.domain.people.gathering_names import name_parts
from elvis_tui.domain.people.records import Student
from elvis_tui.domain.people.veils import names_in, veiled_students, veiled_words, without

OTHER = "en annen elev"
STAFF = "en ansatt"


def called(number: int, first: str, last: str) -> Student:
    return Student(id=f"s-{number}", number=number, first_name=first, last_name=last)


OWN = called(1, "Nora", "Solli")
OTHERS = (called(2, "Nora", "Vikstrøm"), called(3, "Omar", "Solli"), called(4, "Sol", "Lid"))
PARTS = without(name_parts([OWN, *OTHERS], ["Kari Holm"]), OWN)
PIECES = ("Nora", "Solli", "Vikstrøm", "Omar", "Omars", "Lid", "er redd", "og", ",", "sola skinner")


def veiled(text: str) -> str:
    return veiled_students(text, PARTS, OTHER)


@given(st.lists(st.sampled_from(PIECES), max_size=12))
def test_no_name_of_others_stays_and_all_else_does(pieces: list[str]) -> None:
    told = veiled(" ".join(pieces))
    assert not any(name in told for name in ("Vikstrøm", "Omar", "Lid"))
    for kept in ("Nora", "Solli", "er redd", "sola skinner"):
        assert told.count(kept) == " ".join(pieces).count(kept)


def test_a_whole_name_is_one_student_and_a_namesake_keeps_the_name_they_share() -> None:
    assert veiled("Omar Vikstrøm ler") == f"{OTHER} ler"
    assert veiled("Nora Vikstrøm ler av Nora Solli") == f"Nora {OTHER} ler av Nora Solli"
    assert veiled("Omars bror") == f"{OTHER} bror"


def test_of_who_told_only_what_can_be_a_name_is_taken() -> None:
    words = names_in(["lærer Kari Holm", "Rektor", "Sos.ped. Jon"], ["Sos.ped."])
    assert words == ("Kari", "Holm", "Jon")
    told = veiled_words("Kari Holm så det, og KARIS notat. En holme i Karin.", words, STAFF)
    assert told == f"{STAFF} så det, og KARIS notat. En holme i Karin."
    assert veiled_words("Karis notat, KARI", words, STAFF) == f"{STAFF} notat, {STAFF}"
    assert veiled_words("Rektor ringte", (), STAFF) == "Rektor ringte"
