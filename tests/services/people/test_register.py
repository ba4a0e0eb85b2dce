"""Who there is: how they are named, found by typing, and put in by hand."""

from __future__ import annotations

import unicodedata

import pytest

from elvis_tui.domain.errors import DomainError, Fault
from elvis_tui.domain.people.records import Person, SchoolClass, Student
from elvis_tui.domain.people.renaming import renamed
from elvis_tui.domain.subject import SubjectKind
from elvis_tui.services.desk import naming
from elvis_tui.services.desk.desk import Desk
from elvis_tui.services.follow_ups import verbs as follow_ups
from elvis_tui.services.people import register
from tests.school import NAME_PARTS, STUDENTS, school_class, student


def test_names_are_shown_or_hidden_as_asked(desk: Desk) -> None:
    assert naming.names(desk).subject(student("s-2")) == "Øyolf Grønnæss"
    hidden = naming.names(desk, hidden=True)
    assert hidden.subject(student("s-2")) == "Elev 02"
    assert "Øyolf" not in hidden.text("Øyolf kom")
    assert hidden.text("Berit Aas") == "Berit Aas"


def test_names_and_roles_are_suggested_once_each_in_order(desk: Desk) -> None:
    assert register.who_options(desk) == [
        *("Berit Aas", "Jon Vik", "PPT", "Rådgiver", "Siv Dahle", "Sos.ped.")
    ]


@pytest.mark.parametrize(
    ("query", "ids"),
    [
        ("", ["c-3", "c-1", "c-2", "s-5", "s-1", "s-4", "s-3", "s-2"]),
        ("2sta", ["c-1", "s-5", "s-1", "s-3"]),
        ("KVIS", ["s-1"]),
        ("2sta ygdis", ["s-5"]),
        (unicodedata.normalize("NFD", "Ætna"), ["s-3"]),
        ("oyolf", ["s-2"]),
        ("øyolf grønnæss 3pba", ["s-2"]),
        ("[/]", []),
    ],
)
def test_typing_finds_those_whose_name_and_class_hold_every_word(
    desk: Desk, query: str, ids: list[str]
) -> None:
    found = register.subject_index(desk, hidden=False).search(query)
    assert sorted(f.subject.id for f in found) == sorted(ids)
    kinds = [f.subject.kind for f in found]
    assert kinds == sorted(kinds, key=lambda k: k is SubjectKind.STUDENT)


def test_only_as_many_as_asked_for_are_found(desk: Desk) -> None:
    assert len(register.subject_index(desk, hidden=False).search("", limit=3)) == 3


def test_a_former_name_finds_the_student_as_they_are_called_now(desk: Desk) -> None:
    desk.save("student.rename", renamed(desk.get(Student, "s-1"), "Noor", "Haddad"))
    for hidden, called in ((False, "Noor Haddad"), (True, "Elev 01")):
        (found,) = register.subject_index(desk, hidden=hidden).search("thorvaldine kvis")
        assert (found.subject, found.name) == (student("s-1"), called)
    follow_up = follow_ups.get(desk, "f-1")
    assert follow_ups.index(desk, [follow_up]).search("haddad thorvaldine") == [follow_up]


def test_the_order_tells_nothing_of_hidden_names(desk: Desk) -> None:
    found = register.subject_index(desk, hidden=True).search("")
    assert [f.name for f in found[3:]] == [f"Elev {n:02d}" for n in (1, 2, 3, 4, 5)]


def test_nobody_called_as_a_student_is_suggested(desk: Desk) -> None:
    for n, name in enumerate(("Ygdis Hjorthaug", "Ygdis Vik"), 7):
        desk.save("person", Person(id=f"p-{n}", name=name, role="bror til Zebulon"))
    assert [o for o in register.who_options(desk) if "Ygdis" in o or "Zeb" in o] == ["Ygdis Vik"]


def test_hidden_names_can_be_searched_but_are_not_shown(desk: Desk) -> None:
    index = register.subject_index(desk, hidden=True)
    (found,) = index.search("kvisgaard")
    assert (found.subject, found.name, found.group) == (student("s-1"), "Elev 01", "2STA")
    told = " ".join(f"{f.name} {f.group}" for f in index.search("")).casefold()
    assert not [part for part in NAME_PARTS if part in told]


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("Nora Solli 2STA", ("Nora", "Solli", "2STA")),
        ("Solli, Nora 2sta", ("Nora", "Solli", "2STA")),
        ("Nora Marie Solli", ("Nora Marie", "Solli", "")),
        ("Nora", ("Nora", "", "")),
        ("2STA", ("2STA", "", "")),
        ("", ("", "", "")),
        ("  Nora \n Solli ", ("Nora", "Solli", "")),
        ("A\u030ase Solli", ("Åse", "Solli", "")),
    ],
)
def test_a_new_student_is_read_from_what_was_typed(typed: str, read: tuple[str, str, str]) -> None:
    assert register.read_new(typed) == read


def test_a_student_put_in_by_hand_gets_the_next_number_and_the_class_that_is_there(
    desk: Desk,
) -> None:
    new = register.add_student(desk, "Ottilie Sund 2sta")
    assert (new.number, new.class_id, new.name) == (6, "c-1", "Ottilie Sund")
    assert desk.store.get(Student, new.id) == new


def test_a_class_that_is_not_there_is_made_with_the_student(desk: Desk) -> None:
    new = register.add_student(desk, "Ottilie Sund 1HOB")
    assert desk.store.get(SchoolClass, new.class_id or "").code == "1HOB"
    assert register.add_student(desk, "Ottilie Sund").class_id is None


@pytest.mark.parametrize("typed", ["", "  ", " , "])
def test_a_student_without_a_name_is_refused(desk: Desk, typed: str) -> None:
    with pytest.raises(DomainError) as refused:
        register.add_student(desk, typed)
    assert refused.value.fault is Fault.EMPTY_FIELD
    assert len(desk.store.all(Student)) == len(STUDENTS)


def test_a_class_is_put_in_once_however_it_is_spelled(desk: Desk) -> None:
    assert register.add_class(desk, "2sta").id == "c-1"
    made = register.add_class(desk, " 1HOB ")
    assert made.code == "1HOB"
    assert register.add_class(desk, "1hob") == made
    with pytest.raises(DomainError):
        register.add_class(desk, "  ")


def test_the_subject_of_a_class_found_is_the_class(desk: Desk) -> None:
    (found,) = register.subject_index(desk, hidden=True).search("1baa")
    assert (found.subject, found.name, found.group) == (school_class("c-3"), "1BAA", "klasse")


@pytest.mark.parametrize("sign", ["\u00ad", "\u200b", "\u2060", "\ufeff", "\u200e", "\ufe0f"])
def test_a_name_is_found_whatever_nobody_sees_in_it(desk: Desk, sign: str) -> None:
    """FAULTS 94."""
    kept = Student(id="s-9", first_name=f"Si{sign}grun", last_name=f"Ha{sign}ug", number=9)
    desk.store.commit(put=[kept])
    index = register.subject_index(desk, hidden=False)
    for typed in ("sigrun haug", f"sigr{sign}un", f"Sigrun {sign}Haug"):
        assert [found.subject.id for found in index.search(typed)] == ["s-9"]
