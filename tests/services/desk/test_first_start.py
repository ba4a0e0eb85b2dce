"""The first start ends when somebody has been put in."""

from __future__ import annotations

from elvis_tui.services.desk.desk import Desk
from elvis_tui.services.people import register


def test_the_first_start_is_over_when_somebody_has_been_put_in(
    desk: Desk, empty_desk: Desk
) -> None:
    assert register.is_first_start(empty_desk)
    assert not register.is_first_start(desk)
    register.add_student(empty_desk, "Ottilie Sund")
    assert not register.is_first_start(empty_desk)
