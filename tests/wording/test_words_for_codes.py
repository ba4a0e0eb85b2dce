"""Codes in words: every code has its own, and lateness is told in days."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from enum import StrEnum
from typing import Any

import pytest

from elvis_tui.domain.cases.records import StepStatus
from elvis_tui.domain.follow_ups.records import Level, Phase, Reached
from elvis_tui.domain.meetings.records import AgendaReason, EntryKind, ItemStatus, MeetingStatus
from elvis_tui.wording import cases as case_words
from elvis_tui.wording import due as due_words
from elvis_tui.wording import follow_ups as follow_up_words
from elvis_tui.wording import meetings as meeting_words

TODAY = date(2026, 10, 19)
KINDS: list[tuple[Callable[[Any], str], type[StrEnum]]] = [
    (follow_up_words.phase, Phase),
    (follow_up_words.level, Level),
    (follow_up_words.level_mark, Level),
    (follow_up_words.level_word, Level),
    (follow_up_words.reached, Reached),
    (case_words.step_mark, StepStatus),
    (case_words.step_status, StepStatus),
    (meeting_words.meeting_status, MeetingStatus),
    (meeting_words.item_status, ItemStatus),
    (meeting_words.entry_kind, EntryKind),
    (meeting_words.reason, AgendaReason),
]


@pytest.mark.parametrize(("word", "codes"), KINDS)
def test_every_code_has_a_word_of_its_own(word: Callable[[Any], str], codes: type[StrEnum]) -> None:
    words = [word(code) for code in codes]
    assert len(set(words)) == len(words)
    assert all(w.strip() == w and w and w not in [c.value for c in codes] for w in words)


def test_a_level_is_told_by_mark_and_word_so_that_colour_is_never_alone() -> None:
    assert [follow_up_words.level(level) for level in Level] == ["● grønn", "▲ gul", "■ rød"]


@pytest.mark.parametrize(
    ("days", "late", "dated"),
    [
        (-30, "forfalt 30 d", "19.9.2026 (forfalt 30 d)"),
        (-1, "forfalt 1 d", "18.10.2026 (forfalt 1 d)"),
        (0, "i dag", "19.10.2026 (i dag)"),
        (1, "i morgen", "20.10.2026 (i morgen)"),
        (4, "om 4 d", "23.10.2026 (om 4 d)"),
    ],
)
def test_lateness_is_told_in_days(days: int, late: str, dated: str) -> None:
    due = TODAY + timedelta(days=days)
    assert due_words.lateness(due, TODAY) == late
    assert due_words.dated_lateness(due, TODAY) == dated


def test_without_a_date_there_is_a_dash() -> None:
    assert due_words.lateness(None, TODAY) == due_words.dated_lateness(None, TODAY) == "–"


@pytest.mark.parametrize(
    ("days", "since", "short"),
    [(12, "12 d siden", "12 d"), (1, "1 d siden", "1 d"), (0, "i dag", "i dag")],
)
def test_how_long_ago_is_told_in_days(days: int, since: str, short: str) -> None:
    day = TODAY - timedelta(days=days)
    assert due_words.since(day, TODAY) == since
    assert due_words.days_ago(day, TODAY) == short


def test_never_is_a_word() -> None:
    assert due_words.since(None, TODAY) == due_words.days_ago(None, TODAY) == "aldri"
