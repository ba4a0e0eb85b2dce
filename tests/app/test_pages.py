"""Pages that are asked for, without an application."""

from __future__ import annotations

import pytest

from elvis_tui.app.pages import Pages
from elvis_tui.screens.frame.session import Session
from elvis_tui.services.desk.desk import Desk
from tests.app.stand_in import StandIn


@pytest.mark.parametrize(
    ("show", "record_id", "page"),
    [
        ("show_follow_up", "f-1", "FollowUpScreen"),
        ("show_case", "case-1", "CaseScreen"),
        ("show_meeting", "meeting-2", "AgendaScreen"),
    ],
)
def test_the_page_of_a_record_comes_in_front(
    desk: Desk, host: StandIn, show: str, record_id: str, page: str
) -> None:
    getattr(Pages(Session(desk), host), show)(record_id)
    assert type(host.screen).__name__ == page
