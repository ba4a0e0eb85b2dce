"""Who wrote something, where the log-in is that of a system."""

from __future__ import annotations

import pytest

from elvis_tui.domain.people.authors import author, is_of_a_system, told


@pytest.mark.parametrize("login", ["root", "ROOT", " admin ", "Administrator", "user", "nobody"])
def test_the_log_in_of_a_system_is_nobody(login: str) -> None:
    assert is_of_a_system(login)
    assert author(login, ["Berit Aas"]) == told(login) == ""


@pytest.mark.parametrize("login", ["berit", "Berit Aas", "rootsen", "b.aas", ""])
def test_any_other_log_in_is_who_it_says(login: str) -> None:
    assert author(login, []) == told(login) == login


def test_one_of_the_school_may_be_called_as_a_system_is() -> None:
    assert author("pi", ["Pi Larsen"]) == "pi"
    assert author("pi", ["Pia Larsen"]) == ""
