"""What is known of the data's way to the disk, and what each new state calls for."""

from __future__ import annotations

import errno
from datetime import datetime, timedelta

import pytest

from elvis_tui.app.save_watch import SaveNews, SaveWatch
from elvis_tui.domain.errors import Fault, StorageError
from elvis_tui.storage.store import DataState, SaveState
from tests.school import NOW
from tests.screens.other_hands import CHANGED, FULL

SAVED, SAVING = DataState(SaveState.SAVED), DataState(SaveState.SAVING)
FAILED = DataState(SaveState.FAILED, FULL)
BROKEN = DataState(
    SaveState.FAILED, StorageError(Fault.DATA_UNWRITABLE, path="/x", errno=errno.EIO)
)
TWO_VERSIONS = DataState(SaveState.FAILED, CHANGED)


class Moments:
    """A clock on which a minute goes by between two looks."""

    def __init__(self) -> None:
        self.now = NOW - timedelta(minutes=1)

    def __call__(self) -> datetime:
        self.now += timedelta(minutes=1)
        return self.now


@pytest.fixture
def saves() -> SaveWatch:
    return SaveWatch(SAVED, Moments())


def test_a_save_that_begins_is_told_of_once(saves: SaveWatch) -> None:
    assert saves.became(SAVING) == {SaveNews.BEGAN}
    assert saves.became(SAVING) == set()
    assert saves.is_saving


def test_a_save_that_is_tried_again_is_no_new_one(saves: SaveWatch) -> None:
    saves.became(FAILED)
    assert saves.became(SAVING) == set()


def test_a_reason_is_told_once_until_all_is_saved(saves: SaveWatch) -> None:
    assert saves.became(FAILED) == {SaveNews.FAILED}
    saves.became(SAVING)
    assert saves.became(FAILED) == set()
    assert saves.became(SAVED) == {SaveNews.SAVED_AGAIN}
    assert saves.became(FAILED) == {SaveNews.FAILED}


def test_another_reason_is_told_too(saves: SaveWatch) -> None:
    saves.became(FAILED)
    assert saves.became(BROKEN) == {SaveNews.FAILED}
    assert saves.became(FAILED) == {SaveNews.FAILED}


def test_a_save_that_went_well_calls_for_nothing(saves: SaveWatch) -> None:
    saves.became(SAVING)
    assert saves.became(SAVED) == set()


def test_it_is_unsaved_since_the_first_change_that_is_not_on_disk(saves: SaveWatch) -> None:
    assert saves.unsaved_since is None
    for state in (SAVING, FAILED, SAVING, FAILED):
        saves.became(state)
        assert saves.unsaved_since == NOW
    saves.became(SAVED)
    assert saves.unsaved_since is None
    saves.became(SAVING)
    assert saves.unsaved_since == NOW + timedelta(minutes=1)


def test_what_was_slow_is_not_any_more_when_the_state_is_another(saves: SaveWatch) -> None:
    saves.became(SAVING)
    saves.is_slow = True
    saves.became(SAVED)
    assert not saves.is_slow


@pytest.mark.parametrize(
    ("state", "failed", "two"),
    [
        (SAVED, False, False),
        (SAVING, False, False),
        (FAILED, True, False),
        (TWO_VERSIONS, True, True),
    ],
)
def test_the_facts_follow_from_the_state(
    saves: SaveWatch, state: DataState, failed: bool, two: bool
) -> None:
    saves.became(state)
    assert (saves.has_failed, saves.has_two_versions) == (failed, two)


def test_after_a_choice_the_same_failure_is_told_again(saves: SaveWatch) -> None:
    saves.became(TWO_VERSIONS)
    saves.is_slow = True
    saves.start_anew(SAVED)
    assert not saves.has_two_versions
    assert not saves.is_slow
    assert saves.became(SAVED) == set()
    assert saves.became(TWO_VERSIONS) == {SaveNews.FAILED}
