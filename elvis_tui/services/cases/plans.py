"""The verbs of a student's part in a case: the voice, the written plan, the word at the end."""

from __future__ import annotations

from datetime import date

from elvis_tui.domain.cases import part_pieces, plan_rules, rules
from elvis_tui.domain.cases.decisions import Decision, check_decision
from elvis_tui.domain.cases.part_pieces import Piece
from elvis_tui.domain.cases.parties import CaseMeasure, CasePlan, Party, Safe
from elvis_tui.domain.cases.records import Case
from elvis_tui.domain.errors import DomainError, Fault
from elvis_tui.domain.fields import asked
from elvis_tui.domain.free_text import FreeText, unmasked
from elvis_tui.domain.marks import Asked
from elvis_tui.domain.record import exchanged, replace
from elvis_tui.domain.text import folded
from elvis_tui.services.desk.desk import Desk
from elvis_tui.services.desk.plan import to_keep
from elvis_tui.services.desk.reader import Reader

NO_REASON = NOBODY = FreeText("")


def get(reader: Reader, case_id: str, party_id: str) -> Party:
    """A student's part in a case.

    Raises:
        DomainError: `NOT_FOUND`.
    """
    return plan_rules.party_of(reader.get(Case, case_id), party_id)


def set_facts(
    desk: Desk, case_id: str, typed: Party, base: Party | None = None, why: FreeText = NO_REASON
) -> Party:
    """Save the role, and what the student told when it was reported.

    Raises:
        DomainError: `ALREADY_CLOSED` or `NOT_FOUND`; `STALE`, once, as all that is edited.
    """
    return _settle(desk, "case.party", case_id, typed, base, Asked.FACTS, why)


def set_voice(
    desk: Desk, case_id: str, typed: Party, base: Party | None = None, why: FreeText = NO_REASON
) -> Party:
    """Save how the student sees it, and what is best for the student; told today, if not when.

    Raises:
        DomainError: as `set_facts`, and `DAY_TO_COME`.
    """
    if not _written(typed.experience):
        typed = replace(typed, experience_on=None)
    elif typed.experience_on is None:
        typed = replace(typed, experience_on=desk.today)
    _check_past(typed.experience_on, desk.today, "experience_on")
    return _settle(desk, "case.voice", case_id, typed, base, Asked.VOICE, why)


def set_word(
    desk: Desk, case_id: str, typed: Party, base: Party | None = None, why: FreeText = NO_REASON
) -> Party:
    """Save the student's own word at the end, when it was said, and whether it is safe.

    Raises:
        DomainError: as `set_facts`; `EMPTY_FIELD` without the word or whether it is safe;
            `DAY_TO_COME` or `STEP_BEFORE_REPORT` for a day that cannot be.
    """
    if not _written(typed.closing_word):
        raise DomainError(Fault.EMPTY_FIELD, field="closing_word")
    if typed.safe is Safe.NOT_TOLD:
        raise DomainError(Fault.EMPTY_FIELD, field="safe")
    on = typed.closing_word_on or desk.today
    _check_within(desk.get(Case, case_id), on, desk.today, "closing_word_on")
    typed = replace(typed, closing_word_on=on)
    return _settle(desk, "case.word", case_id, typed, base, Asked.WORD, why)


def _settle(
    desk: Desk,
    verb: str,
    case_id: str,
    typed: Party,
    base: Party | None,
    asks: Asked,
    why: FreeText,
) -> Party:
    now = get(desk, case_id, typed.id)
    fields = tuple(name for name in asked(Party, asks) if name != "student")
    party = desk.conflicts.settle(base or now, typed, now, fields)
    return _save(desk, verb, case_id, plan_rules.with_plan(party, party.plan), why)


# The plan


def set_problem(
    desk: Desk,
    case_id: str,
    party_id: str,
    typed: CasePlan,
    base: CasePlan | None = None,
    why: FreeText = NO_REASON,
) -> Party:
    """Save what problem the plan is to solve.

    Raises:
        DomainError: as `set_facts`.
    """
    party = get(desk, case_id, party_id)
    fields = asked(CasePlan, Asked.FACTS)
    plan = desk.conflicts.settle(base or party.plan, typed, party.plan, fields)
    return _save(desk, "case.plan", case_id, plan_rules.with_plan(party, plan), why)


def add_measure(desk: Desk, case_id: str, party_id: str, measure: CaseMeasure) -> CaseMeasure:
    """Put a measure into a student's plan.

    Raises:
        DomainError: `ALREADY_CLOSED` or `NOT_FOUND`; as `plan_rules.check_measure`.
    """
    party = get(desk, case_id, party_id)
    plan_rules.check_measure(desk.get(Case, case_id), measure)
    measure = replace(measure, id=desk.new_id("measure"))
    plan = replace(party.plan, measures=(*party.plan.measures, measure))
    _save(desk, "case.measure", case_id, plan_rules.with_plan(party, plan))
    return measure


def correct_measure(
    desk: Desk,
    case_id: str,
    party_id: str,
    measure: CaseMeasure,
    base: CaseMeasure | None = None,
    why: FreeText = NO_REASON,
) -> Party:
    """Save a measure, or how it went, as it should have been; the history tells both.

    Raises:
        DomainError: as `add_measure`, and of one that has been evaluated as `evaluate`; `STALE`.
    """
    case, party = desk.get(Case, case_id), get(desk, case_id, party_id)
    now = plan_rules.measure_of(party, measure.id)
    fields = (*asked(CaseMeasure, Asked.FACTS), *asked(CaseMeasure, Asked.RESULT))
    measure = desk.conflicts.settle(base or now, measure, now, fields)
    plan_rules.check_measure(case, measure)
    if not now.is_open:
        measure = _evaluated(desk, case, measure)
    return _save(desk, "case.measure_edit", case_id, _with(party, measure), why)


def evaluate(desk: Desk, case_id: str, party_id: str, measure: CaseMeasure) -> Party:
    """Save how a measure went and whether it helped, found today if not otherwise said.

    Raises:
        DomainError: `ALREADY_CLOSED` or `NOT_FOUND`; as `plan_rules.evaluated`, and
            `STEP_BEFORE_REPORT`.
    """
    case, party = desk.get(Case, case_id), get(desk, case_id, party_id)
    now = plan_rules.measure_of(party, measure.id)
    found = {name: getattr(measure, name) for name in asked(CaseMeasure, Asked.RESULT)}
    measure = _evaluated(desk, case, replace(now, **found))
    measures = plan_rules.with_evaluated(party.plan.measures, measure)
    evaluated = plan_rules.with_plan(party, replace(party.plan, measures=measures))
    return _save(desk, "case.evaluate", case_id, evaluated)


def _evaluated(desk: Desk, case: Case, measure: CaseMeasure) -> CaseMeasure:
    measure = plan_rules.evaluated(measure, today=desk.today)
    _check_within(case, measure.evaluated_on, desk.today, "evaluated_on")
    return measure


def _with(party: Party, measure: CaseMeasure) -> Party:
    measures = exchanged(party.plan.measures, measure.id, measure)
    return plan_rules.with_plan(party, replace(party.plan, measures=measures))


def check_finished(reader: Reader, case_id: str, party_id: str) -> None:
    """Whether the plan can be called finished, before anybody says so.

    Raises:
        DomainError: `PLAN_LACKS` with what is missing, named; `NOT_FOUND`.
    """
    plan_rules.check_whole(get(reader, case_id, party_id))


def finish(desk: Desk, case_id: str, party_id: str, by: FreeText = NOBODY) -> Party:
    """Call the plan finished.

    Args:
        desk: The working place.
        case_id: Of which case.
        party_id: Whose plan.
        by: Who says so, where the log-in does not tell.

    Raises:
        DomainError: as `check_finished`; `EMPTY_FIELD` where nobody says so; `ALREADY_CLOSED`.
    """
    by = desk.author or by
    party = plan_rules.finished(get(desk, case_id, party_id), today=desk.today, by=by)
    return _save(desk, "case.plan_finish", case_id, party)


def take_up(desk: Desk, case_id: str, party_id: str) -> Party:
    """Say that the plan is not finished after all, or that one shall be made after all.

    Raises:
        DomainError: `ALREADY_CLOSED` or `NOT_FOUND`.
    """
    party = get(desk, case_id, party_id)
    plan = replace(party.plan, finished_on=None, finished_by=FreeText(""), not_made=None)
    return _save(desk, "case.plan_again", case_id, replace(party, plan=plan))


def decide_none(
    desk: Desk, case_id: str, party_id: str, decision: Decision, why: FreeText = NO_REASON
) -> Party:
    """Decide that there shall be no plan for a student: why, who, and when.

    Raises:
        DomainError: `EMPTY_FIELD`; `DAY_TO_COME` or `STEP_BEFORE_REPORT` for a day that cannot be;
            `ALREADY_CLOSED` or `NOT_FOUND`.
    """
    party = plan_rules.not_made(get(desk, case_id, party_id), decision)
    rules.check_decided(desk.get(Case, case_id), decision, desk.today)
    return _save(desk, "case.plan_none", case_id, party, why)


def end_without(
    desk: Desk, case_id: str, party_id: str, decision: Decision, why: FreeText = NO_REASON
) -> Party:
    """Decide that it is ended without the student's word that it is safe.

    Raises:
        DomainError: as `decide_none`.
    """
    party = get(desk, case_id, party_id)
    check_decision(decision)
    rules.check_decided(desk.get(Case, case_id), decision, desk.today)
    return _save(desk, "case.end_without", case_id, replace(party, ended_without=decision), why)


# Taking away


def take_away(desk: Desk, case_id: str, party_id: str, piece: Piece, measure_id: str = "") -> Party:
    """Take away what was written by mistake; it can be undone, and the history tells of it.

    Raises:
        DomainError: `ALREADY_CLOSED` or `NOT_FOUND`.
    """
    party = part_pieces.without(get(desk, case_id, party_id), piece, measure_id)
    return _save(desk, "case.part_take_away", case_id, party)


def erase(
    desk: Desk, case_id: str, party_id: str, piece: Piece, why: FreeText, measure_id: str = ""
) -> Party:
    """Take away for the student's sake: gone from data, history and former versions alike.

    That can be done in a case that is ended, too.

    Raises:
        DomainError: `NOT_FOUND`; `EMPTY_FIELD` without a reason, `REASON_REPEATS` for one with the
            text in it.
    """
    from elvis_tui.domain.erasing import text_mark

    case, party = desk.get(Case, case_id), get(desk, case_id, party_id)
    written = [unmasked(text) for text in part_pieces.texts(party, piece, measure_id)]
    if any(folded(text) in folded(unmasked(why)) for text in written):
        raise DomainError(Fault.REASON_REPEATS, field="why")
    party = part_pieces.without(party, piece, measure_id)
    marks = tuple(text_mark(case_id, text) for text in written)
    if piece is Piece.MEASURE:
        marks = (measure_id,)
    parties = exchanged(case.parties, party.id, party)
    desk.erase("case.part_erase", replace(case, parties=parties), marks=marks, why=why)
    desk.drafts.forget(*written)
    return party


def _save(desk: Desk, verb: str, case_id: str, party: Party, why: FreeText = NO_REASON) -> Party:
    case = plan_rules.with_party(desk.get(Case, case_id), party)
    desk.save(verb, case, *to_keep(desk, case.plan_digest), why=why)
    return party


def _written(text: FreeText) -> bool:
    return bool(unmasked(text).strip())


def _check_past(day: date | None, today: date, field: str) -> None:
    if day and day > today:
        raise DomainError(Fault.DAY_TO_COME, day=day, field=field)


def _check_within(case: Case, day: date | None, today: date, field: str) -> None:
    """Whether something in a case can be of its day."""
    _check_past(day, today, field)
    if day and day < case.reported_on:
        raise DomainError(Fault.STEP_BEFORE_REPORT, day=day, other=case.reported_on, field=field)
