"""Marking what is done, setting the team's own times, and a new school year: one write each."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from elvis_tui.domain.errors import DomainError, Fault
from elvis_tui.domain.free_text import FreeText
from elvis_tui.domain.history import HistoryEntry
from elvis_tui.domain.plan.marks import mark_done
from elvis_tui.domain.plan.own_times import Refused
from elvis_tui.domain.plan.records import DoneMark, OwnTime
from elvis_tui.domain.record import replace
from elvis_tui.services.desk.clock import FixedClock
from elvis_tui.services.desk.desk import Desk
from elvis_tui.services.desk.plan import asked_in, left_of, new_year_waits
from elvis_tui.services.desk.undo import undo
from elvis_tui.services.plan import marking, new_year
from elvis_tui.wording.faults import explain
from tests.services.plan.test_plan import CountingStore, commits

NEW = OwnTime(
    id="", activity="", text="", year=2026, when_text="14. oktober", on=date(2026, 1, 1), by=""
)


@pytest.fixture
def desk() -> Desk:
    clock = FixedClock(datetime(2026, 10, 19, 12, 0, tzinfo=UTC))
    return Desk(store=CountingStore(), clock=clock, user="Kari")


def verbs(desk: Desk) -> list[str]:
    return [entry.verb for entry in desk.all(HistoryEntry).values()]


def new_mark(desk: Desk, code: str = "2026-10-14") -> DoneMark:
    row = marking.activity(desk, "P18")
    learned = FreeText("Fint")
    return mark_done(row, code, desk.today, "", "", who=FreeText("Alle"), evaluation=learned)


def test_a_mark_is_made_corrected_and_taken_away_with_one_write_each(desk: Desk) -> None:
    (made,) = marking.mark(desk, "P18", new_mark(desk)).done
    assert (made.period, made.by, made.evaluation) == ("2026-10-14", "Kari", "Fint")
    typed = replace(made, period="2026-W42", evaluation=FreeText("Finere"))
    (after,) = marking.mark(desk, "P18", typed, made).done
    assert after == typed
    assert marking.unmark(desk, "P18", made.id).done == ()
    assert commits(desk) == 3
    assert verbs(desk) == ["plan.done", "plan.edit_done", "plan.not_done"]


def test_what_two_correct_at_once_is_refused_once(desk: Desk) -> None:
    (made,) = marking.mark(desk, "P18", new_mark(desk)).done
    marking.mark(desk, "P18", replace(made, evaluation=FreeText("En")), made)
    with pytest.raises(DomainError) as caught:
        marking.mark(desk, "P18", replace(made, evaluation=FreeText("To")), made)
    assert caught.value.fault is Fault.STALE


def test_own_times_are_set_corrected_and_taken_away_with_one_write_each(desk: Desk) -> None:
    typed = replace(NEW, when_text="  14.   oktober ")
    (made,) = marking.set_time(desk, "P30", typed).own
    assert (made.when_text, made.by, made.on) == ("14. oktober", "Kari", desk.today)
    assert made.activity == marking.activity(desk, "P30").key
    (after,) = marking.set_time(desk, "P30", replace(made, when_text="mai"), made).own
    assert after.when_text == "mai"
    assert marking.drop_time(desk, "P30", made.id).own == ()
    assert commits(desk) == 3
    assert verbs(desk) == ["plan.own_time", "plan.own_time_edit", "plan.own_time_off"]


@pytest.mark.parametrize(
    ("words", "why"),
    [
        ("", Refused.NOTHING),
        ("når det passer", Refused.NOT_READ),
        ("31. november", Refused.NOT_READ),
        ("hele året", Refused.NO_TIME),
        ("etter behov", Refused.NO_TIME),
    ],
)
def test_what_is_no_time_is_refused_and_nothing_is_written(
    desk: Desk, words: str, why: Refused
) -> None:
    with pytest.raises(DomainError) as caught:
        marking.set_time(desk, "P30", replace(NEW, when_text=words))
    assert caught.value.fault is Fault.OWN_TIME_REFUSED
    assert caught.value.facts["reading"].refused is why
    assert words in explain(caught.value)
    assert "{" not in explain(caught.value)
    assert commits(desk) == 0


def test_a_month_asks_for_the_teams_time_and_no_more_than_that(desk: Desk) -> None:
    assert "P30" not in {a.id for a in left_of(asked_in(desk, 2026, 10))}
    marking.set_time(desk, "P30", NEW)
    (asked,) = [one for one in asked_in(desk, 2026, 10) if one.activity.id == "P30"]
    assert asked.next is not None
    assert asked.next.period.code == "2026-10-14"
    row = marking.activity(desk, "P30")
    marking.mark(desk, "P30", mark_done(row, "2026-10-14", desk.today, "", ""))
    assert "P30" not in {a.id for a in left_of(asked_in(desk, 2026, 10))}
    assert "P30" not in {a.id for a in left_of(asked_in(desk, 2026, 11))}


def test_a_clash_has_the_school_days_around_it_and_the_nearest_is_proposed(desk: Desk) -> None:
    row = marking.activity(desk, "P18")
    (clash,) = marking.clashes_of(desk, row, 2026)
    assert clash.day == date(2026, 10, 10)
    assert (clash.before, clash.after) == (date(2026, 10, 2), date(2026, 10, 12))
    assert clash.week == date(2026, 9, 28)
    assert marking.proposed_day(desk, row, 2026) == date(2026, 10, 12)
    assert marking.proposed_day(desk, marking.activity(desk, "P30"), 2026) is None


def in_august(desk: Desk) -> Desk:
    return replace(desk, clock=FixedClock(datetime(2027, 8, 10, 8, 0, tzinfo=UTC)))


def test_a_year_is_begun_with_what_goes_on_in_one_write_that_is_undone(desk: Desk) -> None:
    marking.set_time(desk, "P29", replace(NEW, when_text="hver onsdag"))
    marking.set_time(desk, "P30", NEW)
    august = in_august(desk)
    assert new_year_waits(august)
    before = commits(desk)
    taken = {own.id for one in new_year.left(august, 2027) for own in one.goes_on}
    assert len(taken) == 1
    assert new_year.begin(august, 2027, taken) == 1
    assert commits(desk) == before + 1
    assert not new_year_waits(august)
    times = {(o.year, o.when_text) for o in desk.all(OwnTime).values()}
    assert times == {(2026, "hver onsdag"), (2026, "14. oktober"), (2027, "hver onsdag")}
    undo(august)
    assert new_year_waits(august)
    assert len(desk.all(OwnTime)) == 2


def test_a_year_that_is_made_ready_early_still_waits_when_it_begins(desk: Desk) -> None:
    marking.set_time(desk, "P29", replace(NEW, when_text="hver onsdag"))
    taken = {own.id for one in new_year.left(desk, 2027) for own in one.goes_on}
    assert new_year.begin(desk, 2027, taken) == 1
    assert new_year_waits(in_august(desk))


def test_a_year_can_be_begun_without_taking_anything_along(desk: Desk) -> None:
    marking.set_time(desk, "P29", replace(NEW, when_text="hver onsdag"))
    august = in_august(desk)
    assert new_year.begin(august, 2027, ()) == 0
    assert not new_year_waits(august)
