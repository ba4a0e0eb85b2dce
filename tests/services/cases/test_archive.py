"""Where a case lies in the archive: noted, put right and taken away, also when it is closed."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from elvis_tui.domain.cases.records import Case
from elvis_tui.domain.errors import DomainError, Fault
from elvis_tui.domain.history import HistoryEntry
from elvis_tui.domain.record import replace
from elvis_tui.services.cases.archive import archive
from elvis_tui.services.desk.desk import Desk
from elvis_tui.wording.history import done
from tests.school import CASES, TODAY

CASE = CASES[0]


def archived(desk: Desk, reference: str, on: date | None = None, base: Case = CASE) -> Case:
    return archive(desk, replace(base, archive_reference=reference, archived_on=on), base)


def test_a_reference_without_a_date_has_todays(desk: Desk) -> None:
    case = archived(desk, "2026/1234-5")
    assert (case.archive_reference, case.archived_on) == ("2026/1234-5", TODAY)
    last = desk.store.last(HistoryEntry)
    assert last
    assert (last.verb, done(last.verb)) == ("case.archive", "arkivreferanse")


def test_it_can_be_put_right_and_taken_away_also_of_a_closed_case(desk: Desk) -> None:
    closed = replace(CASE, closed_on=TODAY)
    desk.store.commit(put=[closed])
    first = archived(desk, "2026/1", base=closed)
    right = archived(desk, "2026/2", CASE.reported_on, base=first)
    assert (right.archive_reference, right.archived_on) == ("2026/2", CASE.reported_on)
    gone = archived(desk, "", base=right)
    assert (gone.archive_reference, gone.archived_on) == ("", None)


@pytest.mark.parametrize(
    ("reference", "on", "fault"),
    [
        ("", TODAY, Fault.EMPTY_FIELD),
        ("2026/1", TODAY + timedelta(days=1), Fault.DAY_TO_COME),
        ("2026/1", CASE.reported_on - timedelta(days=1), Fault.STEP_BEFORE_REPORT),
    ],
)
def test_a_date_that_cannot_be_is_refused(
    desk: Desk, reference: str, on: date, fault: Fault
) -> None:
    with pytest.raises(DomainError) as caught:
        archived(desk, reference, on)
    assert caught.value.fault is fault
    assert desk.store.get(Case, CASE.id) == CASE


def test_of_two_who_note_it_the_second_is_asked_once(desk: Desk) -> None:
    archived(desk, "2026/1")
    with pytest.raises(DomainError) as caught:
        archived(desk, "2026/2")
    assert caught.value.fault is Fault.STALE
    assert archived(desk, "2026/2").archive_reference == "2026/2"
