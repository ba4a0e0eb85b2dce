"""A student who is called something else keeps what they were called."""

from __future__ import annotations

from elvis_tui.domain.people.records import Student
from elvis_tui.domain.people.renaming import renamed

NORA = Student(id="s", first_name="Nora", last_name="Solli", number=7, class_id="c-1")


def test_the_name_until_now_is_a_former_one_and_nothing_else_changes() -> None:
    noor = renamed(NORA, "Noor", "Haddad")
    assert (noor.name, noor.former_names) == ("Noor Haddad", ("Nora Solli",))
    assert (noor.id, noor.number, noor.class_id) == (NORA.id, NORA.number, NORA.class_id)


def test_former_names_stand_once_each_the_last_first() -> None:
    there = renamed(renamed(NORA, "Noor", "Solli"), "Noor", "Haddad")
    assert there.former_names == ("Noor Solli", "Nora Solli")
    assert renamed(there, "Noor", "Lie").former_names == (
        *("Noor Haddad", "Noor Solli", "Nora Solli"),
    )


def test_who_takes_an_old_name_again_has_it_and_the_other_is_former() -> None:
    back = renamed(renamed(NORA, "Noor", "Haddad"), "Nora", "Solli")
    assert (back.name, back.former_names) == ("Nora Solli", ("Noor Haddad",))


def test_the_same_name_split_otherwise_is_no_other_name() -> None:
    split = renamed(
        Student(id="s", first_name="Nora Marie", last_name="Solli"), "Nora", "Marie Solli"
    )
    assert (split.first_name, split.former_names) == ("Nora", ())


def test_who_had_no_name_has_no_former_one() -> None:
    assert renamed(Student(id="s", first_name="", last_name=""), "Nora", "").former_names == ()
