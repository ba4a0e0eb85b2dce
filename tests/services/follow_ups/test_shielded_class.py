"""Who has a class that may not be told is lost in no view that asks for classes."""

from __future__ import annotations

import pytest

from elvis_tui.domain.follow_ups.saved_views import SavedView, View
from elvis_tui.services.desk.gate import Gate
from elvis_tui.services.follow_ups import saved_views
from elvis_tui.services.follow_ups.views import counts, listed
from tests.kept_back import FOLLOWED, kept_back


@pytest.mark.parametrize("asked", ["9ZQX", "1", "2STA"])
def test_a_protected_student_is_in_the_view_of_every_class_and_of_none_alone(asked: str) -> None:
    desk = kept_back()
    view = saved_views.add(desk, SavedView(id="", name="Trinnet", classes=asked))
    for hidden in (False, True):
        gate = Gate(desk, hidden)
        found = [one.id for one in listed(gate, View.SAVED, view.id)]
        assert FOLLOWED in found
        assert counts(gate, [(View.SAVED, view.id)]) == [len(found)]


def test_what_else_a_view_asks_for_is_asked_of_a_protected_student_too() -> None:
    desk = kept_back()
    view = saved_views.add(desk, SavedView(id="", name="Trinnet", classes="1", owner="Ingen her"))
    assert FOLLOWED not in [one.id for one in listed(Gate(desk), View.SAVED, view.id)]
