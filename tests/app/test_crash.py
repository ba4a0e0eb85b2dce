"""What is told of a crash."""

from __future__ import annotations

from elvis_tui.app.crash import LAST_CALLS, crash_report


def fall(deep: int) -> None:
    name = "Thorvaldine Kvisgaard"
    if deep:
        fall(deep - 1)
    raise ValueError(name)


def caught(deep: int) -> ValueError:
    try:
        fall(deep)
    except ValueError as error:
        return error
    raise AssertionError


def test_it_tells_the_kind_and_the_places_and_nothing_of_what_was_held() -> None:
    report = crash_report(caught(0))
    assert "ValueError" in report
    assert "app/test_crash.py:" in report
    assert "Thorvaldine" not in report


def test_of_a_long_way_only_the_last_places_are_told() -> None:
    assert crash_report(caught(40)).count("test_crash.py:") == LAST_CALLS


def test_every_crash_has_a_code_of_its_own() -> None:
    error = caught(0)
    assert crash_report(error) != crash_report(error)
