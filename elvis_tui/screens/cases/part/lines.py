"""A student's part in a case as lines: the voice first, then the plan of the law, then the end."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from elvis_tui.domain.cases.part_pieces import Piece
from elvis_tui.domain.cases.parties import CaseMeasure, Party
from elvis_tui.domain.cases.plan_due import came_later, plan_due
from elvis_tui.domain.cases.plan_rules import Gap, Lack, lacking, needs_plan
from elvis_tui.domain.cases.records import Case
from elvis_tui.domain.cases.trying_on import wants_measure, word_counts
from elvis_tui.domain.people.names import Names
from elvis_tui.domain.people.records import Student
from elvis_tui.i18n import _
from elvis_tui.screens.frame.session import Session
from elvis_tui.services.cases.deadlines import how_counted
from elvis_tui.widgets.rows import Cell, Column, Line, Row, Section
from elvis_tui.wording import case_clocks, case_parts, case_plans
from elvis_tui.wording import cases as case_words
from elvis_tui.wording import due as due_words
from elvis_tui.wording.dates import near_date
from elvis_tui.wording.keys import key

WIDE = 112
"""Columns from which the law's words stand whole above the measures."""
LABEL = 27
LAYOUTS = {
    "": (Column(LABEL), Column(20, grow=True, wrap=True)),
    "measure": (
        Column(1),
        Column(20, grow=True, wrap=True),
        Column(11),
        Column(13),
        Column(22),
    ),
    "wide": (
        Column(1),
        Column(20, grow=True, wrap=True),
        Column(29),
        Column(24),
        Column(27),
    ),
    "result": (Column(1), Column(20, grow=True, wrap=True)),
    "say": (Column(20, grow=True, wrap=True),),
}


def part_lines(session: Session, case: Case, party: Party, *, wide: bool) -> Iterator[Line]:
    """All that is written of one student in a case, and of nobody else."""
    names, today = session.names, session.gate.today
    yield Section(_("Elevens stemme"))
    yield _text(party, Piece.OWN_WORDS, names.text(party.own_words))
    lacks = {lack.gap for lack in lacking(party)} if needs_plan(party) else set()
    yield _text(
        party,
        Piece.EXPERIENCE,
        _dated(names.text(party.experience), party.experience_on, today),
        wanted=Gap.EXPERIENCE in lacks,
    )
    best = names.text(party.best_interest)
    yield _text(party, Piece.BEST_INTEREST, best, wanted=Gap.BEST_INTEREST in lacks)
    yield Section()
    yield from _left(session, case, party)
    yield from _plan(session, case, party, wide=wide)
    yield Section()
    yield from _end(session, case, party)


def _left(session: Session, case: Case, party: Party) -> Iterator[Line]:
    """That the student has left, before what people have to decide then."""
    student = session.gate.find(Student, party.student)
    is_decided = not case.is_open or not needs_plan(party)
    if gone := case_words.part_of_one_who_left(student, is_decided=is_decided):
        yield Row(f"left:{party.id}", ((gone, "yellow"),), "say", opens=False)
        yield Section()


def _text(party: Party, piece: Piece, text: str, *, wanted: bool = False, letter: str = "") -> Row:
    """A piece with its words, or that it is missing."""
    label = f"{letter} {case_plans.piece(piece)}" if letter else case_plans.piece(piece)
    shown = (text, "") if text else (_("mangler"), "red") if wanted else ("–", "muted")
    return Row(f"{piece.value}:{party.id}", ((label, "muted"), shown))


def _dated(text: str, day: date | None, today: date) -> str:
    return f"{text} ({near_date(day, today)})" if text and day else text


# The written plan


def _plan(session: Session, case: Case, party: Party, *, wide: bool) -> Iterator[Line]:
    """The law's five things, a to e (§ 12-4)."""
    names, today, plan = session.names, session.gate.today, party.plan
    mark, _tone = case_plans.plan_mark(party)
    state = f"{mark} {case_plans.plan_state(party, today)}"
    yield Section(_("Tiltaksplan"), state)
    if plan.not_made:
        words = case_words.decision(plan.not_made, names, today)
        yield _text(party, Piece.NOT_MADE, words)
    else:
        yield from _missing(session, case, party)
    lacks = {lack.gap for lack in lacking(party)} if _is_wanted(party) else set()
    problem = names.text(plan.problem)
    yield _text(party, Piece.PROBLEM, problem, wanted=Gap.PROBLEM in lacks, letter="a")
    yield _heads(wide=wide)
    for measure in plan.measures:
        yield from _measure(names, measure, today, wide=wide)
    if not plan.measures:
        none = _("Ingen tiltak ennå. {measure} setter inn et tiltak.").format(
            measure=key("case_part.measure", "t")
        )
        tone = "red" if Gap.MEASURES in lacks else "muted"
        yield Row(f"none:{party.id}", ((none, tone),), "say")
    if failed := wants_measure(case, party):
        asks = _(
            "Nytt tiltak trengs: «{what}» hjalp ikke. {open} setter det inn, eller begrunner at "
            "det ikke trengs."
        ).format(what=names.text(failed.what), open=key("rows.open", "Enter"))
        yield Row(f"failed:{failed.id}", ((asks, "red"),), "say")


def _is_wanted(party: Party) -> bool:
    return needs_plan(party) and party.plan.not_made is None


def _missing(session: Session, case: Case, party: Party) -> Iterator[Line]:
    """What the plan lacks, each thing named; and when the school wants it finished."""
    lacks: tuple[Lack, ...] = lacking(party) if _is_wanted(party) else ()
    if lacks:
        words = ", ".join(case_plans.lack(one, session.names) for one in lacks)
        told = _("Mangler: {lacks}").format(lacks=words)
        yield Row(f"lacks:{party.id}", ((told, "red"),), "say", opens=False)
    elif party.plan.finished_on is None and _is_wanted(party):
        told = _("Alt er på plass. {finish} sier at planen er ferdig.").format(
            finish=key("case_part.finish", "f")
        )
        yield Row(f"lacks:{party.id}", ((told, "strong"),), "say", opens=False)
    today = session.gate.today
    due = plan_due(case, party)
    if _is_wanted(party) and party.plan.first_finish is None and due and case.is_open:
        told = _("Intern frist for plan: {day} ({late})").format(
            day=near_date(due, today), late=due_words.lateness(due, today)
        )
        counted = how_counted(session.gate, case, party)
        if came_later(case, party):
            told = f"{told}. {case_clocks.of_part(case, party, counted, today)}"
        elif why := case_clocks.without_calendar(counted):
            told = f"{told}. {why}"
        tone = "red" if due < today else "muted"
        yield Row(f"deadline:{party.id}", ((told, tone),), "say", opens=False)


def _heads(*, wide: bool) -> Row:
    """The law's words above the measures; whole where there is room."""
    what = _("b Planlagte tiltak")
    if wide:
        rest = (
            _("c Når tiltakene gjennomføres"),
            _("d Hvem som gjennomfører"),
            _("e Når tiltakene evalueres"),
        )
    else:
        rest = (_("c Når"), _("d Hvem"), _("e Evalueres"))
    cells: tuple[Cell, ...] = ("", *((words, "muted") for words in (what, *rest)))
    return Row("heads:", cells, "wide" if wide else "measure", opens=False)


def _measure(names: Names, measure: CaseMeasure, today: date, *, wide: bool) -> Iterator[Line]:
    """A measure with when, who and when it is evaluated; under it what was found."""
    who = names.staff(measure.who)
    cells = (
        case_plans.measure_mark(measure),
        names.text(measure.what),
        (case_plans.measure_when(measure, today), "" if measure.start else "red"),
        (who, "") if who else (_("mangler"), "red"),
        case_plans.measure_evaluation(measure, today),
    )
    yield Row(f"measure:{measure.id}", cells, "wide" if wide else "measure")
    if not measure.is_open:
        words = case_plans.evaluation(measure, names)
        yield Row(f"evaluation:{measure.id}", ("", words), "result")
    if decided := case_plans.no_more(measure, names, today):
        yield Row(f"{Piece.NO_MORE}:{measure.id}", ("", decided), "result")


# The end


def _end(session: Session, case: Case, party: Party) -> Iterator[Line]:
    names, today = session.names, session.gate.today
    yield Section(_("Til slutt"))
    word = _dated(names.text(party.closing_word), party.closing_word_on, today)
    if word:
        word = f"{case_parts.safe(party.safe)} · {word}"
    if word and case.is_open and not word_counts(case, party):
        old = _("{word} ▲ Eldre enn siste evaluering, eller enn at saken ble tatt opp igjen.")
        word = old.format(word=word)
    yield _text(party, Piece.CLOSING_WORD, word)
    if party.ended_without:
        words = case_words.decision(party.ended_without, names, today)
        yield _text(party, Piece.ENDED_WITHOUT, words)
