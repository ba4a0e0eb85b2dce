"""What comes of an answer may be refused; that is told, and ends nothing."""

from __future__ import annotations

import pytest

from elvis_tui.app.answers import telling
from elvis_tui.domain.errors import DomainError, Fault


def test_what_is_refused_is_told_and_all_else_goes_its_way() -> None:
    told: list[str] = []
    answers: list[object] = []

    def refuses(_answer: object) -> None:
        raise DomainError(Fault.LAST_TEAM)

    telling(answers.append, told.append)("ja")
    assert (answers, told) == (["ja"], [])
    telling(refuses, told.append)("ja")
    assert told == ["Skolen må ha minst ett team som følger opp. La et annet gjøre det."]


def test_a_fault_of_ours_is_not_hidden() -> None:
    def breaks(_answer: object) -> None:
        raise KeyError

    with pytest.raises(KeyError):
        telling(breaks, print)("ja")


def test_nobody_asked_is_nobody_told() -> None:
    assert telling(None, print) is None
