"""What stands on every screen about the data, and which of two things stands when both are so."""

from __future__ import annotations

import pytest

from elvis_tui.app.data_status import DataStatus
from elvis_tui.app.save_watch import SaveWatch
from elvis_tui.app.versions import Versions
from elvis_tui.app.write_lock import WriteLocking
from elvis_tui.domain.record import replace
from elvis_tui.screens.frame.session import Session
from elvis_tui.services.desk.desk import Desk
from elvis_tui.storage.store import DataState, ReadOnlyReason, SaveState, WriteLock
from tests.app.stand_in import StandIn
from tests.screens.other_hands import BERIT, CHANGED, FULL, OthersStore, over

MINE = WriteLock(held=True)
READ_ONLY = WriteLock(held=False, reason=ReadOnlyReason.READ_ONLY_DISK)
FAILED = DataState(SaveState.FAILED, FULL)


class Standing:
    """What stands there, by who has the write lock."""

    def __init__(self, desk: Desk, lock: WriteLock, state: DataState) -> None:
        desk = over(desk, OthersStore, lock)
        host = StandIn()
        self.session = Session(desk)
        self.saves = SaveWatch(state, desk.clock.now)
        versions = Versions(desk, self.saves, host)
        self.lock = WriteLocking(desk, self.saves, versions, lambda: True, host)
        self.status = DataStatus(self.session, self.saves, self.lock)
        self.status.find()

    @property
    def words(self) -> str:
        return self.session.data_words[0]

    @property
    def line(self) -> str:
        """The longest wording of the line under the title."""
        notice = self.session.notice
        return f"{notice.sign} {notice.wordings[0][0]}" if notice else ""


@pytest.mark.parametrize(
    ("lock", "state", "words"),
    [
        (MINE, DataState(SaveState.SAVED), "lagret"),
        (BERIT, DataState(SaveState.SAVED), "leser"),
        (MINE, DataState(SaveState.SAVING), "lagrer"),
        (MINE, FAILED, "✖ IKKE LAGRET"),
    ],
)
def test_the_words_are_true(desk: Desk, lock: WriteLock, state: DataState, words: str) -> None:
    assert Standing(desk, lock, state).words == words


def test_what_takes_long_is_marked_until_it_does_not(desk: Desk) -> None:
    standing = Standing(desk, MINE, DataState(SaveState.SAVING))
    standing.saves.is_slow = True
    standing.status.find()
    assert standing.words == "lagrer …"
    standing.saves.became(DataState(SaveState.SAVED))
    standing.status.find()
    assert standing.words == "lagret"


@pytest.mark.parametrize(
    ("lock", "state", "line"),
    [
        (MINE, DataState(SaveState.SAVED), ""),
        (MINE, DataState(SaveState.SAVING), ""),
        (MINE, FAILED, "✖ ikke lagret: disken er full"),
        (MINE, DataState(SaveState.FAILED, CHANGED), "✖ ikke lagret: fila er endret av noe annet"),
        (BERIT, DataState(SaveState.SAVED), "◇ skrivebeskyttet: berit har fila siden"),
        (READ_ONLY, DataState(SaveState.SAVED), "◇ skrivebeskyttet: fila eller mappa kan bare"),
    ],
)
def test_the_line_says_what_stands_in_the_way(
    desk: Desk, lock: WriteLock, state: DataState, line: str
) -> None:
    standing = Standing(desk, lock, state)
    assert standing.line.startswith(line)
    assert bool(standing.line) == bool(line)


def test_a_failing_disk_is_told_before_reading_along(desk: Desk) -> None:
    assert Standing(desk, BERIT, FAILED).line.startswith("✖ ikke lagret")


def test_it_tells_whether_it_is_another_thing_than_before(desk: Desk) -> None:
    standing = Standing(desk, BERIT, DataState(SaveState.SAVED))
    assert not standing.status.find()
    standing.lock.is_wished = True
    assert standing.status.find()
    assert "du får skrive når berit går" in standing.line


def test_a_student_with_the_name_of_the_one_who_writes_is_masked(desk: Desk) -> None:
    standing = Standing(desk, replace(BERIT, user="thorvaldine"), DataState(SaveState.SAVED))
    assert "thorvaldine" in standing.line
    standing.session.names_hidden = True
    standing.status.find()
    assert "thorvaldine" not in standing.line.casefold()
