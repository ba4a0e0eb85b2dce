"""Going on, with what others have written meanwhile."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest

from elvis_tui.domain.errors import DomainError, Fault
from elvis_tui.domain.follow_ups.records import Criterion, Phase
from elvis_tui.domain.record import replace
from elvis_tui.services.desk.desk import Desk
from elvis_tui.services.follow_ups import phases
from elvis_tui.services.follow_ups import verbs as service
from tests.school import TODAY

SEEN = Criterion(text="fravær", source="Visma", on=TODAY)


def refused(action: Callable[[], object]) -> Fault:
    with pytest.raises(DomainError) as caught:
        action()
    return caught.value.fault


def test_what_another_wrote_meanwhile_stays(desk: Desk) -> None:
    base = service.get(desk, "f-3")
    phases.map_out(desk, replace(base, findings="KOLLEGA"))
    phases.add_criterion(desk, "f-3", SEEN)
    made = phases.advance(desk, replace(base, student_view="vi vil"), "haster", base)
    assert (made.findings, made.student_view, made.criteria) == ("KOLLEGA", "vi vil", (SEEN,))
    assert made.phase is Phase.FOLLOWING


def test_two_who_write_the_same_field_are_told_once(desk: Desk) -> None:
    base = service.get(desk, "f-3")
    phases.map_out(desk, replace(base, findings="KOLLEGA"))
    mine = replace(base, findings="mitt funn", student_view="vi vil")
    assert refused(lambda: phases.advance(desk, mine, "", base)) is Fault.STALE
    assert service.get(desk, "f-3").findings == "KOLLEGA"


def test_a_phase_that_has_changed_meanwhile_is_not_gone_on_from(desk: Desk) -> None:
    base = service.get(desk, "f-2")
    phases.advance(desk, base, "haster")
    assert refused(lambda: phases.advance(desk, base, "grunn", base)) is Fault.PHASE_CHANGED
    assert service.get(desk, "f-2").phase is Phase.MAPPING


def test_the_end_decides_about_the_phase_it_was_opened_in(desk: Desk) -> None:
    base = service.get(desk, "f-3")
    phases.advance(desk, base, "haster")
    assert refused(lambda: service.close(desk, "f-3", "trives", base=base)) is Fault.PHASE_CHANGED


@pytest.mark.parametrize("way", ["advance", "edit", "add"])
def test_nothing_is_seen_on_a_day_to_come(desk: Desk, way: str) -> None:
    base = service.get(desk, "f-4")
    later = replace(SEEN, on=TODAY + timedelta(days=1))
    typed = replace(base, criteria=(*base.criteria, later))
    ways: dict[str, Callable[[], object]] = {
        "advance": lambda: phases.advance(desk, typed, "", base),
        "edit": lambda: service.edit(desk, typed, base),
        "add": lambda: phases.add_criterion(desk, "f-4", later),
    }
    assert refused(ways[way]) is Fault.DAY_TO_COME
    assert service.get(desk, "f-4") == base
