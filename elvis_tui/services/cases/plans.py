"""The verbs of a student's part in a case: the voice, the written plan, the word at the end."""

from __future__ import annotations

from datetime import date

from elvis_tui.domain.cases import part_pieces, plan_rules, rules, trying_on
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
from elvis_tui.domain.written import is_written
from elvis_tui.services.cases.deadlines import with_deadlines
from elvis_tui.services.cases.deciding import settled
from elvis_tui.services.cases.left import left_ids
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
    """Save the role, what the student told when it was reported, and since when it is part of it.

    Raises:
        DomainError: `ALREADY_CLOSED` or `NOT_FOUND`; `STALE`, once, as all that is edited;
            `ROLE_WHY` as `rules.with_role`; `DAY_TO_COME` or `STEP_BEFORE_REPORT` for a day that
            cannot be.
    """
    _check_within(desk.get(Case, case_id), typed.since, desk.today, "since")
    now = get(desk, case_id, typed.id)
    party = rules.with_role(now, _settled(desk, typed, base, now, Asked.FACTS))
    return _save(desk, "case.party", case_id, party, why)


def set_voice(
    desk: Desk, case_id: str, typed: Party, base: Party | None = None, why: FreeText = NO_REASON
) -> Party:
    """Save how the student sees it, and what is best for the student; told today, if not when.

    Raises:
        DomainError: as `set_facts`, and `DAY_TO_COME`.
    """
    if not is_written(typed.experience):
        typed = replace(typed, experience_on=None)
    elif typed.experience_on is None:
        typed = replace(typed, experience_on=desk.today)
    _check_past(typed.experience_on, desk.today, "experience_on")
    party = _settled(desk, typed, base, get(desk, case_id, typed.id), Asked.VOICE)
    return _save(desk, "case.voice", case_id, plan_rules.with_plan(party, party.plan), why)


def set_word(
    desk: Desk, case_id: str, typed: Party, base: Party | None = None, why: FreeText = NO_REASON
) -> Party:
    """Save the student's own word at the end, when it was said, and whether it is safe.

    Raises:
        DomainError: as `set_facts`; `EMPTY_FIELD` without the word or whether it is safe;
            `DAY_TO_COME` or `STEP_BEFORE_REPORT` for a day that cannot be.
    """
    if not is_written(typed.closing_word):
        raise DomainError(Fault.EMPTY_FIELD, field="closing_word")
    if typed.safe is Safe.NOT_TOLD:
        raise DomainError(Fault.EMPTY_FIELD, field="safe")
    on = typed.closing_word_on or desk.today
    _check_within(desk.get(Case, case_id), on, desk.today, "closing_word_on")
    typed = replace(typed, closing_word_on=on)
    now = get(desk, case_id, typed.id)
    party = _settled(desk, typed, base, now, Asked.WORD)
    if not why or party.closing_word_on != now.closing_word_on:
        # Said now, not an old word put right.
        party = replace(party, before_reopening=False)
    return _save(desk, "case.word", case_id, party, why)


def _settled(desk: Desk, typed: Party, base: Party | None, now: Party, asks: Asked) -> Party:
    fields = tuple(name for name in asked(Party, asks) if name != "student")
    return desk.conflicts.settle(base or now, typed, now, fields)


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
    measure = replace(
        measure,
        id=desk.new_id("measure"),
        planned_on=desk.today,
        follows=tuple(failed.id for failed in trying_on.unanswered(party.plan)),
    )
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

    It is for one that nobody has evaluated; of one that is, `correct_measure` puts it right.

    Raises:
        DomainError: `ALREADY_CLOSED` or `NOT_FOUND`; as `plan_rules.evaluated`, and
            `STEP_BEFORE_REPORT`; `STALE`, once, when somebody has evaluated it meanwhile.
    """
    case, party = desk.get(Case, case_id), get(desk, case_id, party_id)
    now = plan_rules.measure_of(party, measure.id)
    if measure.evaluated_on is None:
        measure = replace(measure, evaluated_on=desk.today)
    fields = asked(CaseMeasure, Asked.RESULT)
    measure = desk.conflicts.settle(part_pieces.unevaluated(now), measure, now, fields)
    measure = _evaluated(desk, case, measure)
    return _save(desk, "case.evaluate", case_id, _with(party, measure))


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
    before = get(desk, case_id, party_id)
    party = plan_rules.finished(before, today=desk.today, by=desk.author or by)
    if party is before:
        return party
    return _save(desk, "case.plan_finish", case_id, party)


def take_up(desk: Desk, case_id: str, party_id: str) -> Party:
    """Say that the plan is not finished after all, or that one shall be made after all.

    Raises:
        DomainError: `ALREADY_CLOSED` or `NOT_FOUND`.
    """
    party = get(desk, case_id, party_id)
    plan = replace(plan_rules.unfinished(party.plan), not_made=None)
    return _save(desk, "case.plan_again", case_id, replace(party, plan=plan))


def decide_none(
    desk: Desk,
    case_id: str,
    party_id: str,
    decision: Decision,
    base: Decision | None = None,
    why: FreeText = NO_REASON,
) -> Party:
    """Decide that there shall be no plan for a student: why, who, and when.

    Raises:
        DomainError: `EMPTY_FIELD`; `DAY_TO_COME` or `STEP_BEFORE_REPORT` for a day that cannot be;
            `ALREADY_CLOSED` or `NOT_FOUND`; `STALE`, once, when somebody has decided meanwhile.
    """
    party = get(desk, case_id, party_id)
    decision = _decided(desk, case_id, base, decision, party.plan.not_made)
    return _save(desk, "case.plan_none", case_id, plan_rules.not_made(party, decision), why)


def need_no_more(
    desk: Desk,
    case_id: str,
    party_id: str,
    measure_id: str,
    decision: Decision,
    base: Decision | None = None,
    why: FreeText = NO_REASON,
) -> Party:
    """Decide that nothing is tried in the place of a measure that did not help.

    Raises:
        DomainError: as `decide_none`.
    """
    party = get(desk, case_id, party_id)
    measure = plan_rules.measure_of(party, measure_id)
    decision = _decided(desk, case_id, base, decision, measure.no_more)
    party = _with(party, replace(measure, no_more=decision))
    return _save(desk, "case.measure_none", case_id, party, why)


def end_without(
    desk: Desk,
    case_id: str,
    party_id: str,
    decision: Decision,
    base: Decision | None = None,
    why: FreeText = NO_REASON,
) -> Party:
    """Decide that it is ended without the word of a student who has left or cannot be asked.

    Raises:
        DomainError: as `decide_none`; `SAYS_NOT_SAFE` as `check_ends_without`.
    """
    party = get(desk, case_id, party_id)
    check_ends_without(desk, case_id, party)
    decision = _decided(desk, case_id, base, decision, party.ended_without)
    party = replace(party, ended_without=decision, before_reopening=False)
    return _save(desk, "case.end_without", case_id, party, why)


def check_ends_without(reader: Reader, case_id: str, party: Party) -> None:
    """Whether a case may be ended without a student's word that it is safe.

    Raises:
        DomainError: `SAYS_NOT_SAFE` of a student who goes here and says that it is not: the duty
            lasts until then.
    """
    case = reader.get(Case, case_id)
    has_left = party.student in left_ids(reader, case)
    if not has_left and trying_on.says_not_safe(case, party):
        raise DomainError(Fault.SAYS_NOT_SAFE)


def _decided(
    desk: Desk, case_id: str, base: Decision | None, typed: Decision, now: Decision | None
) -> Decision:
    decision = settled(desk, base, typed, now)
    check_decision(decision)
    rules.check_decided(desk.get(Case, case_id), decision, desk.today)
    return decision


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
    from elvis_tui.domain.erasing import copy_marks, text_mark

    case, party = desk.get(Case, case_id), get(desk, case_id, party_id)
    written = [unmasked(text) for text in part_pieces.texts(party, piece, measure_id)]
    if any(folded(text) in folded(unmasked(why)) for text in written):
        raise DomainError(Fault.REASON_REPEATS, field="why")
    party = part_pieces.without(party, piece, measure_id)
    marks = tuple(text_mark(case_id, text) for text in written)
    if piece is Piece.MEASURE:
        marks = (measure_id,)
    marks = (*marks, *copy_marks(written, case_id))
    parties = exchanged(case.parties, party.id, party)
    desk.erase("case.part_erase", replace(case, parties=parties), marks=marks, why=why)
    desk.drafts.forget(*written)
    return party


def _save(desk: Desk, verb: str, case_id: str, party: Party, why: FreeText = NO_REASON) -> Party:
    before = desk.get(Case, case_id)
    case = plan_rules.with_party(before, party)
    was = plan_rules.party_of(before, party.id)
    if (was.since, was.role) != (party.since, party.role):
        case = with_deadlines(desk, case)
    desk.save(verb, case, *to_keep(desk, case.plan_digest), why=why)
    return party


def _check_past(day: date | None, today: date, field: str) -> None:
    if day and day > today:
        raise DomainError(Fault.DAY_TO_COME, day=day, field=field)


def _check_within(case: Case, day: date | None, today: date, field: str) -> None:
    """Whether something in a case can be of its day."""
    _check_past(day, today, field)
    if day and day < case.reported_on:
        raise DomainError(Fault.STEP_BEFORE_REPORT, day=day, other=case.reported_on, field=field)
