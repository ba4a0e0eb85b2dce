"""How far a student's part in a case is, in marks and words: what is planned is not done."""

from __future__ import annotations

from datetime import date

from elvis_tui.domain.cases.moves import Move, moves
from elvis_tui.domain.cases.part_pieces import Piece
from elvis_tui.domain.cases.parties import CaseMeasure, Helped, Party
from elvis_tui.domain.cases.plan_rules import Gap, Lack, lacking, needs_plan
from elvis_tui.domain.cases.records import Case
from elvis_tui.domain.people.names import Names
from elvis_tui.i18n import _
from elvis_tui.wording import case_parts
from elvis_tui.wording import due as due_words
from elvis_tui.wording import follow_ups as follow_up_words
from elvis_tui.wording.cases import decision
from elvis_tui.wording.dates import near_date

FINISHED, BEGUN, NOT_BEGUN, NONE = "✔", "◐", "·", "–"
Toned = tuple[str, str]


def plan_mark(party: Party) -> Toned:
    """The mark of a plan, with its tone: finished, begun, not begun, or none to be made."""
    plan = party.plan
    if plan.not_made:
        return NONE, "" if plan.not_made.is_whole else "red"
    if plan.finished_on:
        return FINISHED, "green"
    if plan.is_begun:
        return BEGUN, "yellow"
    return (NOT_BEGUN, "") if needs_plan(party) else (NONE, "muted")


def plan_state(party: Party, today: date) -> str:
    """«plan ferdig 12.10.», «plan begynt», or that it is decided that there shall be none.

    The day is that of the first time: a plan that is changed was finished all the same.
    """
    plan = party.plan
    if plan.not_made:
        return _("ingen plan: besluttet")
    if plan.first_finish:
        day = near_date(plan.first_finish, today)
        if plan.finished_on:
            return _("plan ferdig {day}").format(day=day)
        return _("plan under endring (ferdig {day})").format(day=day)
    if plan.is_begun:
        return _("plan begynt")
    return _("plan ikke begynt") if needs_plan(party) else _("trenger ingen plan")


def next_move(case: Case, party: Party) -> Move | None:
    """What is to be done next for one student of a case."""
    return next((m for m in moves(case) if m.party and m.party.id == party.id), None)


def what_next(case: Case, party: Party, names: Names) -> str:
    """What comes next for one student, in words; nothing where nothing waits."""
    move = next_move(case, party)
    return case_parts.move(move, names) if move else ""


def no_plan(case: Case) -> str:
    """«ingen plan», where it has been decided that a student shall have none."""
    return _("ingen plan") if any(p.plan.not_made for p in case.parties) else ""


def falls_away(before: Party, after: Party) -> str:
    """That «ferdig» falls away, and what the plan lacks now; "" where it does not."""
    if before.plan.finished_on is None or after.plan.finished_on or after.plan.not_made:
        return ""
    lacks = case_parts.lacks(lacking(after))
    if not lacks:
        return ""
    return _("Planen er ikke lenger ferdig, men under endring. Det mangler: {lacks}.").format(
        lacks=lacks
    )


# Measures


def measure_mark(measure: CaseMeasure) -> Toned:
    """Planned is an empty mark; only what was found when it was evaluated fills it."""
    return {
        Helped.NOT_TOLD: ("○", ""),
        Helped.YES: ("●", "green"),
        Helped.PARTLY: ("◐", "yellow"),
        Helped.NO: ("✘", "red"),
    }[measure.helped]


def measure_when(measure: CaseMeasure, today: date) -> str:
    """When it is carried out: «fra 19.10.»."""
    if measure.start is None:
        return _("mangler")
    return _("fra {day}").format(day=near_date(measure.start, today))


def measure_evaluation(measure: CaseMeasure, today: date) -> Toned:
    """When it is to be evaluated, or that it was."""
    if measure.evaluated_on:
        return _("evaluert {day}").format(day=near_date(measure.evaluated_on, today)), "muted"
    if measure.evaluate_on is None:
        return _("mangler"), "red"
    day = near_date(measure.evaluate_on, today)
    words = f"{day} ({due_words.lateness(measure.evaluate_on, today)})"
    late, now = measure.evaluate_on < today, measure.evaluate_on == today
    return words, "red" if late else "strong" if now else ""


def no_more(measure: CaseMeasure, names: Names, today: date) -> str:
    """«Ikke noe nytt tiltak: Eleven har byttet klasse (Rektor, 12.10.)»; "" where not decided."""
    if measure.no_more is None:
        return ""
    why = decision(measure.no_more, names, today)
    return _("{what}: {why}").format(what=piece(Piece.NO_MORE), why=why)


def evaluation(measure: CaseMeasure, names: Names) -> str:
    """«hjalp ikke · som planlagt · Eleven sitter fortsatt alene.»"""
    told = (case_parts.helped(measure.helped), follow_up_words.went(measure.went))
    return " · ".join((*told, names.text(measure.result)))


# What is missing


def law_letter(gap: Gap) -> str:
    """Which of the law's five things a gap is: a to e (§ 12-4); "" for the student's voice."""
    return {
        Gap.PROBLEM: "a",
        Gap.MEASURES: "b",
        Gap.WHAT: "b",
        Gap.WHEN: "c",
        Gap.WHO: "d",
        Gap.EVALUATION: "e",
    }.get(gap, "")


def lack(value: Lack, names: Names) -> str:
    """«c når tiltaket gjennomføres («Fast voksen»)»."""
    words = " ".join(filter(None, (law_letter(value.gap), case_parts.gap(value.gap))))
    what = names.text(value.measure)
    return f"{words} («{what}»)" if what else words


# Pieces


def piece(value: Piece) -> str:
    """What a piece of a student's part is called."""
    return {
        Piece.OWN_WORDS: _("Egne ord da det ble meldt"),
        Piece.EXPERIENCE: _("Elevens opplevelse"),
        Piece.BEST_INTEREST: _("Elevens beste"),
        Piece.PROBLEM: _("Problem som skal løses"),
        Piece.MEASURE: _("Planlagt tiltak"),
        Piece.EVALUATION: _("Evaluering"),
        Piece.NO_MORE: _("Ikke noe nytt tiltak"),
        Piece.NOT_MADE: _("Ingen tiltaksplan"),
        Piece.CLOSING_WORD: _("Elevens ord til slutt"),
        Piece.ENDED_WITHOUT: _("Avsluttet uten elevens ord"),
    }[value]
