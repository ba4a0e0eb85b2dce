"""What stands in a student's part of a case, piece by piece: to read, put right, or take away."""

from __future__ import annotations

from enum import StrEnum

from elvis_tui.domain.cases.decisions import Decision
from elvis_tui.domain.cases.parties import CaseMeasure, Helped, Party, Safe
from elvis_tui.domain.cases.plan_rules import measure_of, with_plan
from elvis_tui.domain.free_text import FreeText
from elvis_tui.domain.measures import Went
from elvis_tui.domain.record import exchanged, replace

NOTHING = FreeText("")


class Piece(StrEnum):
    """One thing that somebody wrote of a student's part."""

    OWN_WORDS = "own_words"
    EXPERIENCE = "experience"
    BEST_INTEREST = "best_interest"
    PROBLEM = "problem"
    MEASURE = "measure"
    EVALUATION = "evaluation"
    NO_MORE = "no_more"
    NOT_MADE = "not_made"
    CLOSING_WORD = "closing_word"
    ENDED_WITHOUT = "ended_without"


def decided(party: Party, piece: Piece, measure_id: str = "") -> Decision | None:
    """The decision that a piece is, if it is one and has been made.

    Raises:
        DomainError: `NOT_FOUND` for a measure that is not there.
    """
    if piece is Piece.NO_MORE:
        return measure_of(party, measure_id).no_more
    if piece is Piece.NOT_MADE:
        return party.plan.not_made
    return party.ended_without if piece is Piece.ENDED_WITHOUT else None


def texts(party: Party, piece: Piece, measure_id: str = "") -> tuple[FreeText, ...]:
    """What was written in a piece; nothing where it is empty.

    Raises:
        DomainError: `NOT_FOUND` for a measure that is not there.
    """
    if piece in (Piece.NOT_MADE, Piece.ENDED_WITHOUT, Piece.NO_MORE):
        decision = decided(party, piece, measure_id)
        written: tuple[FreeText, ...] = (decision.why,) if decision else ()
    elif piece is Piece.MEASURE:
        measure = measure_of(party, measure_id)
        written = (measure.what, measure.result, *_why_no_more(measure))
    elif piece is Piece.EVALUATION:
        measure = measure_of(party, measure_id)
        written = (measure.result, *_why_no_more(measure))
    elif piece is Piece.PROBLEM:
        written = (party.plan.problem,)
    else:
        written = (getattr(party, piece.value),)
    return tuple(text for text in written if text)


def _why_no_more(measure: CaseMeasure) -> tuple[FreeText, ...]:
    return (measure.no_more.why,) if measure.no_more else ()


def without(party: Party, piece: Piece, measure_id: str = "") -> Party:
    """The student's part without a piece; a plan that lacks something now is finished no more.

    Raises:
        DomainError: `NOT_FOUND` for a measure that is not there.
    """
    plan = party.plan
    match piece:
        case Piece.PROBLEM:
            plan = replace(plan, problem=NOTHING)
        case Piece.NOT_MADE:
            plan = replace(plan, not_made=None)
        case Piece.MEASURE | Piece.EVALUATION | Piece.NO_MORE:
            left = _left_of(measure_of(party, measure_id), piece)
            plan = replace(plan, measures=exchanged(plan.measures, measure_id, left))
        case Piece.ENDED_WITHOUT:
            party = replace(party, ended_without=None)
        case Piece.EXPERIENCE:
            party = replace(party, experience=NOTHING, experience_on=None)
        case Piece.CLOSING_WORD:
            party = replace(party, closing_word=NOTHING, closing_word_on=None, safe=Safe.NOT_TOLD)
        case Piece.OWN_WORDS:
            party = replace(party, own_words=NOTHING)
        case Piece.BEST_INTEREST:
            party = replace(party, best_interest=NOTHING)
    return with_plan(party, plan)


def _left_of(measure: CaseMeasure, piece: Piece) -> CaseMeasure | None:
    """What is left of a measure without a piece of it."""
    if piece is Piece.MEASURE:
        return None
    return unevaluated(measure) if piece is Piece.EVALUATION else replace(measure, no_more=None)


def unevaluated(measure: CaseMeasure) -> CaseMeasure:
    """The measure as it was before anybody had evaluated it."""
    return replace(
        measure,
        went=Went.NOT_TOLD,
        helped=Helped.NOT_TOLD,
        result=NOTHING,
        evaluated_on=None,
        no_more=None,
    )
