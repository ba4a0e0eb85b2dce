"""What the user has chosen is there at the next start, and is nobody's history."""

from __future__ import annotations

from typing import cast

from elvis_tui.domain.history import HistoryEntry
from elvis_tui.domain.record import replace
from elvis_tui.services.desk import settings
from elvis_tui.services.desk.desk import Desk
from elvis_tui.services.people import register
from tests.school import SETTINGS
from tests.screens.other_hands import OthersStore, over


def test_a_choice_is_remembered_and_leaves_the_others_alone(desk: Desk) -> None:
    settings.remember(desk, theme="projektor-lys")
    settings.remember(desk, names_hidden=True)
    assert desk.settings == replace(SETTINGS, theme="projektor-lys", names_hidden=True)
    settings.remember(desk, names_hidden=False)
    assert desk.settings == replace(SETTINGS, theme="projektor-lys")


def test_a_choice_leaves_no_history(desk: Desk) -> None:
    settings.remember(desk, theme="standard")
    assert not desk.store.all(HistoryEntry)


def test_a_choice_made_while_somebody_else_writes_is_refused_by_nobody(desk: Desk) -> None:
    reader = over(desk, OthersStore)
    settings.remember(reader, theme="projektor-lys", names_hidden=True)
    assert reader.settings == SETTINGS
    assert cast(OthersStore, reader.store).refused == 0


def test_choices_can_be_made_before_there_are_any_data(empty_desk: Desk) -> None:
    settings.remember(empty_desk, theme="standard")
    assert empty_desk.settings.theme == "standard"


def test_the_first_start_is_over_when_somebody_has_been_put_in(
    desk: Desk, empty_desk: Desk
) -> None:
    assert register.is_first_start(empty_desk)
    assert not register.is_first_start(desk)
    register.add_student(empty_desk, "Ottilie Sund")
    assert not register.is_first_start(empty_desk)
