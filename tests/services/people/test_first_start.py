"""The first start ends when somebody has been put in."""

from __future__ import annotations

from elvis_tui.services.desk.desk import Desk
from elvis_tui.services.people import register
from elvis_tui.services.people.first_start import is_empty


def test_the_first_start_is_over_when_somebody_has_been_put_in(
    desk: Desk, empty_desk: Desk
) -> None:
    assert is_empty(empty_desk)
    assert not is_empty(desk)
    register.add_student(empty_desk, "Ottilie Sund")
    assert not is_empty(empty_desk)


def test_a_class_is_enough(empty_desk: Desk) -> None:
    register.add_class(empty_desk, "2STA")
    assert not is_empty(empty_desk)
