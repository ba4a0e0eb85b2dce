"""A student who leaves, is removed, or stood twice, while a case is open."""

from __future__ import annotations

from datetime import date

import pytest

from elvis_tui.domain.cases.closing import Want, missing
from elvis_tui.domain.cases.decisions import Decision
from elvis_tui.domain.cases.moves import MoveKind, moves
from elvis_tui.domain.cases.parties import CaseMeasure, CasePlan, Helped
from elvis_tui.domain.cases.records import Case
from elvis_tui.domain.errors import DomainError, Fault
from elvis_tui.domain.people.records import Student
from elvis_tui.domain.record import replace
from elvis_tui.services.cases import document, plans
from elvis_tui.services.cases import verbs as cases
from elvis_tui.services.cases.document import Version, Wanted
from elvis_tui.services.cases.left import left_ids
from elvis_tui.services.desk.desk import Desk
from elvis_tui.services.desk.naming import names
from elvis_tui.services.desk.undo import undo
from elvis_tui.services.people import students
from elvis_tui.wording import cases as words
from elvis_tui.wording.faults import explain
from tests.parties import make_ready, parties
from tests.school import TODAY


def lacks(desk: Desk) -> list[tuple[Want, str]]:
    with pytest.raises(DomainError) as caught:
        cases.check_closable(desk, "case-1")
    found = caught.value.facts["lacks"]
    return [(m.want, m.student) for m in found]  # type: ignore[attr-defined]


def of_six(desk: Desk) -> Case:
    """A case of six students, ready to be closed but for the word of the last."""
    sixth = students.add(desk, students.StudentFacts(first_name="Ny", last_name="Elev"))
    case = replace(
        desk.get(Case, "case-1"), parties=parties("s-1", "s-2", "s-3", "s-4", "s-5", sixth.id)
    )
    desk.store.commit(put=[case])
    case = make_ready(desk, "case-1")
    last = replace(case.parties[-1], closing_word="", closing_word_on=None)
    case = replace(case, parties=(*case.parties[:-1], last))
    desk.store.commit(put=[case])
    return case


def test_of_six_one_leaves_and_only_that_ones_word_may_be_ended_by_a_reason(desk: Desk) -> None:
    case = of_six(desk)
    last = case.parties[-1]
    assert lacks(desk) == [(Want.WORD, last.student)]
    students.leave(desk, last.student)
    assert left_ids(desk, case) == {last.student}
    assert lacks(desk) == [(Want.LEFT, last.student)]
    decision = Decision(why="har flyttet", by="Rektor", on=TODAY)
    ended = (*case.parties[:-1], replace(last, ended_without=decision))
    desk.store.commit(put=[replace(case, parties=ended)])
    cases.close(desk, "case-1", "Alle andre har det trygt.")
    assert len(desk.get(Case, "case-1").parties) == 6


def test_the_gate_says_so_in_words(desk: Desk) -> None:
    case = of_six(desk)
    students.leave(desk, case.parties[-1].student)
    with pytest.raises(DomainError) as caught:
        cases.close(desk, "case-1", "x")
    assert "uten ordet til en elev som har sluttet" in explain(caught.value)


def test_who_has_left_is_told_with_the_day_and_what_follows(desk: Desk) -> None:
    desk.store.commit(put=[replace(desk.get(Student, "s-5"), left_on=date(2026, 10, 16))])
    gone = [desk.get(Student, "s-5")]
    told = words.left(names(desk, hidden=True), gone)
    assert told == "Elev 05 (16.10.2026) har sluttet: Statsforvalteren tar ikke den saken (§ 12-6)."
    assert words.left(names(desk), []) == ""


def test_joining_two_of_one_case_gives_one_part_and_comes_back_by_undo(desk: Desk) -> None:
    before = desk.get(Case, "case-1")
    written = tuple(replace(p, own_words=f"ord {p.student}") for p in before.parties)
    desk.store.commit(put=[replace(before, parties=written)])
    assert students.joining(desk, "s-4", "s-5").cases == 1
    students.join(desk, "s-4", "s-5")
    (only,) = desk.get(Case, "case-1").parties
    assert (only.student, only.own_words) == ("s-4", "ord s-4\nord s-5")
    undo(desk)
    assert desk.get(Case, "case-1").parties == written


def test_a_student_of_a_case_is_not_removed_and_where_it_stands_is_told(desk: Desk) -> None:
    new = students.add(desk, students.StudentFacts(first_name="Ny", last_name="Elev"))
    case = desk.get(Case, "case-1")
    desk.store.commit(put=[replace(case, parties=(*case.parties, *parties(new.id)))])
    with pytest.raises(DomainError) as caught:
        students.remove(desk, new.id)
    assert caught.value.fault is Fault.IN_USE
    assert "(sak 2026-04)" in explain(caught.value)


def test_what_a_part_said_before_can_be_erased_for_the_students_sake(desk: Desk) -> None:
    from elvis_tui.domain.history import HistoryEntry
    from elvis_tui.services.across import erasing

    case = desk.get(Case, "case-1")
    first = case.parties[0]
    told = replace(case, parties=(replace(first, own_words="Ubegripelig"), *case.parties[1:]))
    desk.save("case.edit", told)
    desk.save("case.edit", case)
    entry = list(desk.all(HistoryEntry).values())[-1]
    assert "Ubegripelig" in erasing.former_texts(desk, entry)
    erasing.erase(desk, entry.id, "Ubegripelig", "feil", ("cases", case.id))
    assert "Ubegripelig" not in repr(list(desk.all(HistoryEntry).values()))


# Of six one leaves: what becomes of all that is written


def test_of_six_one_leaves_and_the_part_the_plan_and_the_documents_stand_and_say_so(
    desk: Desk,
) -> None:
    case = of_six(desk)
    last = case.parties[-1]
    students.leave(desk, last.student)
    assert desk.get(Case, "case-1") == case, "nothing is lost"
    told = "Ny Elev (19.10.2026) har sluttet"
    whole = document.text(desk, "case-1", Wanted())
    assert told in whole
    for version in (Version.FAMILY, Version.PLAN):
        own = document.text(desk, "case-1", Wanted(version=version, party=last.id))
        assert "Sluttet ved skolen" in own
        assert "Fast voksen" in own, "the measures stand"
        other = document.text(desk, "case-1", Wanted(version=version, party=case.parties[0].id))
        assert "Sluttet" not in other, "and another family does not read of it"


def test_the_plan_of_one_who_left_is_asked_for_until_people_have_decided(desk: Desk) -> None:
    case = of_six(desk)
    last = case.parties[-1]
    begun = replace(last, plan=CasePlan(problem="Alene"))
    desk.store.commit(put=[replace(case, parties=(*case.parties[:-1], begun))])
    students.leave(desk, last.student)
    assert lacks(desk) == [(Want.PLAN, last.student), (Want.LEFT, last.student)]
    decision = Decision(why="har flyttet", by="Rektor", on=TODAY)
    plans.decide_none(desk, "case-1", last.id, decision)
    plans.end_without(desk, "case-1", last.id, decision)
    cases.close(desk, "case-1", "Alle andre har det trygt.")
    (*_others, kept) = desk.get(Case, "case-1").parties
    assert kept.plan.problem == "Alene"


def test_where_it_is_ended_without_the_list_asks_for_no_other_measure_as_the_gate_does_not(
    desk: Desk,
) -> None:
    case = of_six(desk)
    last = case.parties[-1]
    (measure,) = last.plan.measures
    failed = replace(last.plan, measures=(replace(measure, helped=Helped.NO),))
    left = replace(last, plan=failed)
    case = replace(case, parties=(*case.parties[:-1], left))
    assert [m.kind for m in moves(case)] == [MoveKind.NEW_MEASURE]
    ended = replace(left, ended_without=Decision(why="har flyttet", by="Rektor", on=TODAY))
    case = replace(case, parties=(*case.parties[:-1], ended))
    assert moves(case) == []
    assert missing(case, TODAY, {last.student}) == ()


def test_what_is_typed_of_one_who_was_joined_meanwhile_is_refused_in_a_sentence(desk: Desk) -> None:
    case = desk.get(Case, "case-1")
    gone = case.parties[1]
    students.join(desk, "s-4", "s-5")
    assert gone.student == "s-5"
    with pytest.raises(DomainError) as caught:
        plans.add_measure(desk, case.id, gone.id, CaseMeasure(id="", what="Fast voksen"))
    assert "eleven er slått sammen med en annen" in explain(caught.value)
