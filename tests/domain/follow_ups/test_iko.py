"""What each phase must hold before the next one."""

from __future__ import annotations

from datetime import date

import pytest

from elvis_tui.domain.errors import DomainError, Fault
from elvis_tui.domain.follow_ups import iko
from elvis_tui.domain.follow_ups.iko import Lack
from elvis_tui.domain.follow_ups.records import Criterion, FollowUp, Measure, Phase
from elvis_tui.domain.record import replace
from elvis_tui.domain.teams import IKO
from tests.school import TODAY, student

SEEN = Criterion(text="fravær", source="Visma", on=TODAY)
MEASURE = Measure(id="m", what="ringe", who="Siv", start=TODAY, evaluate_on=date(2026, 11, 2))
NEW = FollowUp(id="f", subject=student("s-1"), team=IKO, opened_on=TODAY)
READY = replace(NEW, criteria=(SEEN,), findings="buss", student_view="bussen", measures=(MEASURE,))


@pytest.mark.parametrize(
    ("follow_up", "missing"),
    [
        (NEW, (Lack.CRITERION,)),
        (replace(NEW, criteria=(replace(SEEN, source=" "),)), (Lack.CRITERION,)),
        (replace(NEW, criteria=(replace(SEEN, on=None),)), (Lack.CRITERION,)),
        (replace(NEW, criteria=(replace(SEEN, on=None), SEEN)), ()),
        (replace(NEW, phase=Phase.MAPPING), (Lack.FINDINGS, Lack.STUDENT_VIEW)),
        (replace(READY, phase=Phase.MAPPING, student_view="  "), (Lack.STUDENT_VIEW,)),
        (replace(READY, phase=Phase.MAPPING), ()),
        (replace(NEW, phase=Phase.FOLLOWING), (Lack.MEASURE,)),
        (
            replace(READY, phase=Phase.FOLLOWING, measures=(replace(MEASURE, who=""),)),
            (Lack.MEASURE_OWNER,),
        ),
        (
            replace(READY, phase=Phase.FOLLOWING, measures=(replace(MEASURE, evaluate_on=None),)),
            (Lack.MEASURE_EVALUATION,),
        ),
        (
            replace(
                READY,
                phase=Phase.FOLLOWING,
                measures=(replace(MEASURE, evaluate_on=None, evaluated_on=TODAY),),
            ),
            (),
        ),
        (replace(READY, phase=Phase.CLOSED), ()),
    ],
)
def test_a_phase_says_what_it_lacks(follow_up: FollowUp, missing: tuple[Lack, ...]) -> None:
    assert iko.lacks(follow_up) == missing


def test_what_lacks_nothing_goes_on_and_no_reason_is_kept() -> None:
    on = iko.advanced(READY, today=TODAY, by="siv", without="skrevet likevel")
    assert (on.phase, on.without) == (Phase.MAPPING, ())
    assert iko.advanced(on, today=TODAY, by="siv").phase is Phase.FOLLOWING


@pytest.mark.parametrize("without", ["", " \n"])
def test_what_lacks_something_stays_without_a_reason(without: str) -> None:
    with pytest.raises(DomainError) as refused:
        iko.advanced(NEW, today=TODAY, by="siv", without=without)
    assert refused.value.fault is Fault.PHASE_LACKS
    assert refused.value.facts["missing"] == (Lack.CRITERION,)


def test_the_reason_is_kept_with_who_when_and_for_which_phase() -> None:
    on = iko.advanced(NEW, today=TODAY, by="siv", without=" haster ")
    (went,) = on.without
    assert (went.phase, went.on, went.by, went.why) == (Phase.MAPPING, TODAY, "siv", "haster")


def test_the_last_phase_is_ended_and_not_gone_on_from() -> None:
    for phase, fault in ((Phase.FOLLOWING, Fault.LAST_PHASE), (Phase.CLOSED, Fault.ALREADY_CLOSED)):
        with pytest.raises(DomainError) as refused:
            iko.advanced(replace(READY, phase=phase), today=TODAY, by="siv", without="x")
        assert refused.value.fault is fault


@pytest.mark.parametrize(
    ("follow_up", "missing"),
    [
        (replace(READY, phase=Phase.FOLLOWING), (Lack.STUDENT_WORD,)),
        (replace(READY, phase=Phase.FOLLOWING, student_word="fint"), ()),
        (replace(NEW, phase=Phase.FOLLOWING), (Lack.MEASURE, Lack.STUDENT_WORD)),
        (NEW, ()),
        (replace(NEW, phase=Phase.MAPPING), ()),
    ],
)
def test_the_end_asks_for_the_students_word(follow_up: FollowUp, missing: object) -> None:
    assert iko.at_the_end(follow_up) == missing


def test_a_form_may_go_back_but_not_past_what_is_missing() -> None:
    following = replace(NEW, phase=Phase.FOLLOWING)
    iko.check_phase(following, NEW)
    iko.check_phase(NEW, NEW)
    iko.check_phase(NEW, replace(READY, phase=Phase.FOLLOWING))
    with pytest.raises(DomainError) as refused:
        iko.check_phase(NEW, replace(NEW, criteria=(SEEN,), phase=Phase.FOLLOWING))
    assert refused.value.facts["phase"] is Phase.FOLLOWING
    assert refused.value.facts["missing"] == (Lack.FINDINGS, Lack.STUDENT_VIEW)
