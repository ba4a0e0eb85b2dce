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
    NOT_MADE = "not_made"
    CLOSING_WORD = "closing_word"
    ENDED_WITHOUT = "ended_without"


def decided(party: Party, piece: Piece) -> Decision | None:
    """The decision that a piece is, if it is one and has been made."""
    if piece is Piece.NOT_MADE:
        return party.plan.not_made
    return party.ended_without if piece is Piece.ENDED_WITHOUT else None


def texts(party: Party, piece: Piece, measure_id: str = "") -> tuple[FreeText, ...]:
    """What was written in a piece; nothing where it is empty.

    Raises:
        DomainError: `NOT_FOUND` for a measure that is not there.
    """
    if piece in (Piece.NOT_MADE, Piece.ENDED_WITHOUT):
        decision = decided(party, piece)
        written: tuple[FreeText, ...] = (decision.why,) if decision else ()
    elif piece is Piece.MEASURE:
        measure = measure_of(party, measure_id)
        written = (measure.what, measure.result)
    elif piece is Piece.EVALUATION:
        written = (measure_of(party, measure_id).result,)
    elif piece is Piece.PROBLEM:
        written = (party.plan.problem,)
    else:
        written = (getattr(party, piece.value),)
    return tuple(text for text in written if text)


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
        case Piece.MEASURE:
            measure_of(party, measure_id)
            plan = replace(plan, measures=exchanged(plan.measures, measure_id, None))
        case Piece.EVALUATION:
            measure = unevaluated(measure_of(party, measure_id))
            plan = replace(plan, measures=exchanged(plan.measures, measure_id, measure))
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


def unevaluated(measure: CaseMeasure) -> CaseMeasure:
    """The measure as it was before anybody had evaluated it."""
    return replace(
        measure, went=Went.NOT_TOLD, helped=Helped.NOT_TOLD, result=NOTHING, evaluated_on=None
    )
