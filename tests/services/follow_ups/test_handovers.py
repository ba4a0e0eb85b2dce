"""Writing a hand-over: once a year, on top of what stands, and taken back like all else."""

from __future__ import annotations

from datetime import timedelta

import pytest

from elvis_tui.domain.errors import DomainError, Fault
from elvis_tui.domain.follow_ups.records import FollowUp, Handover
from elvis_tui.domain.history import HistoryEntry
from elvis_tui.domain.record import replace
from elvis_tui.services.desk import undo
from elvis_tui.services.desk.clock import FixedClock
from elvis_tui.services.desk.desk import Desk
from elvis_tui.services.desk.gate import Gate
from elvis_tui.services.follow_ups import corrections, handovers
from elvis_tui.services.people.students import join
from tests.school import FOLLOW_UPS, NOW, TODAY, desk_with, student

TYPED = Handover(id="", on=TODAY, by="", works="tegning", in_confidence="bor hos tante")


@pytest.fixture
def desk() -> Desk:
    return desk_with()


def stands(desk: Desk) -> tuple[Handover, ...]:
    return desk.store.get(FollowUp, "f-1").handovers


def test_the_first_one_is_of_today_and_of_who_wrote_it(desk: Desk) -> None:
    handovers.write(desk, "f-1", TYPED)
    (written,) = stands(desk)
    assert (written.on, written.by, written.confided_by) == (TODAY, "berit", "berit")
    assert written.id
    undo.undo(desk)
    assert stands(desk) == ()


def test_it_is_written_on_in_the_same_school_year_and_anew_in_the_next(desk: Desk) -> None:
    handovers.write(desk, "f-1", TYPED)
    (old,) = stands(desk)
    handovers.write(desk, "f-1", replace(old, works="musikk"), old)
    (new,) = stands(desk)
    assert (new.id, new.works, new.in_confidence) == (old.id, "musikk", "bor hos tante")
    later = replace(desk, clock=FixedClock(NOW + timedelta(days=365)))
    handovers.write(later, "f-1", replace(TYPED, works="drama"))
    assert [one.works for one in stands(desk)] == ["musikk", "drama"]


def test_what_another_wrote_beside_it_meanwhile_stands(desk: Desk) -> None:
    handovers.write(desk, "f-1", TYPED)
    (base,) = stands(desk)
    other = replace(desk, user="siv")
    handovers.write(other, "f-1", replace(base, family="bestemor"), base)
    handovers.write(desk, "f-1", replace(base, works="musikk"), base)
    (written,) = stands(desk)
    assert (written.works, written.family) == ("musikk", "bestemor")
    with pytest.raises(DomainError) as refused:
        handovers.write(desk, "f-1", replace(base, family="mor"), base)
    assert refused.value.fault is Fault.STALE


def test_two_who_began_the_first_one_lose_nothing(desk: Desk) -> None:
    handovers.write(replace(desk, user="siv"), "f-1", replace(TYPED, in_confidence=""))
    handovers.write(desk, "f-1", replace(TYPED, works="", family="bestemor"))
    (written,) = stands(desk)
    assert (written.works, written.family, written.confided_by) == ("tegning", "bestemor", "berit")


def test_nobody_else_changes_what_was_given_in_confidence(desk: Desk) -> None:
    handovers.write(desk, "f-1", TYPED)
    (old,) = stands(desk)
    other = replace(desk, user="siv")
    for change in (
        lambda: handovers.write(other, "f-1", replace(old, in_confidence="x"), old),
        lambda: corrections.correct(other, "f-1", replace(old, in_confidence=""), ""),
    ):
        with pytest.raises(DomainError) as refused:
            change()
        assert refused.value.fault is Fault.NOT_YOURS
    corrections.correct(other, "f-1", replace(old, works="musikk"), "")
    (corrected,) = stands(desk)
    assert (corrected.works, corrected.confided_by) == ("musikk", "berit")


def test_taken_away_for_the_students_sake_it_is_gone_everywhere(desk: Desk) -> None:
    handovers.write(desk, "f-1", TYPED)
    (old,) = stands(desk)
    corrections.erase(desk, "f-1", old.id, "ba om det")
    assert stands(desk) == ()
    assert "tegning" not in repr(list(desk.store.all(HistoryEntry).values()))


def test_it_goes_with_the_student_who_stood_twice(desk: Desk) -> None:
    both = replace(FOLLOW_UPS[0], id="f-9", subject=student("s-2"), handovers=())
    desk.save("follow_up.start", both)
    handovers.write(desk, "f-9", TYPED)
    join(desk, "s-1", "s-2")
    assert [one.works for one in stands(desk)] == ["tegning"]
    assert desk.store.get(FollowUp, "f-9").handovers == ()


def test_the_history_tells_it_and_not_what_was_given_in_confidence(desk: Desk) -> None:
    handovers.write(desk, "f-1", TYPED)
    told = repr(Gate(desk).mentioning(HistoryEntry, "f-1"))
    assert "tegning" in told
    assert "tante" not in told
