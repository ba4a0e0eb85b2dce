"""A case as lines: its facts, its checklist, and the words beside a step."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from textual.content import Content

from elvis_tui.domain.across.timeline import Happening
from elvis_tui.domain.cases.law import note_for
from elvis_tui.domain.cases.plan_due import nearest_plan_due
from elvis_tui.domain.cases.plan_rules import affected
from elvis_tui.domain.cases.records import Case, Step, StepStatus
from elvis_tui.domain.plan.records import Plan
from elvis_tui.i18n import _
from elvis_tui.screens.cases.page_closing import LAYOUT, lacking, missing_lines
from elvis_tui.screens.cases.page_parts import PART, SEEN, part_lines
from elvis_tui.screens.cases.page_routes import route_pieces
from elvis_tui.screens.frame.page_rows import event_id
from elvis_tui.screens.frame.session import Session
from elvis_tui.services.cases import verbs as service
from elvis_tui.services.cases.left import left_students
from elvis_tui.services.desk import interventions
from elvis_tui.services.desk.gate import Gate
from elvis_tui.services.tasks import verbs as task_verbs
from elvis_tui.widgets.rows import Cell, Column, Line, Row, Section
from elvis_tui.widgets.text import toned
from elvis_tui.wording import case_clocks, complaints
from elvis_tui.wording import case_timeline as case_timeline_words
from elvis_tui.wording import cases as case_words
from elvis_tui.wording import due as due_words
from elvis_tui.wording.dates import long_date, near_date, near_day

WIDE = 112
"""Columns from which notes stand in the checklist and the law beside the plan."""
LAYOUTS = {
    "": (
        Column(14),
        Column(29),
        Column(15, grow=True),
        Column(12),
        Column(20, grow=True, wrap=True, above=WIDE - 4),
    ),
    "task": (Column(1), Column(20, grow=True), Column(16), Column(12)),
    "part": PART,
    "seen": SEEN,
    "intervention": (Column(1), Column(20, grow=True, wrap=True), Column(12)),
    "event": (Column(7, right=True), Column(7), Column(20, grow=True, wrap=True)),
    **LAYOUT,
}
TONES = {
    StepStatus.DONE: "green",
    StepStatus.IN_PROGRESS: "yellow",
    StepStatus.NOT_STARTED: "",
    StepStatus.NOT_APPLICABLE: "muted",
}
BESIDE = " " * 6
"""Between the two clocks, where both stand on one line."""
HEADING_ROOM = 20
"""Columns of the second line that a title cannot have."""
Piece = str | tuple[str, str]


def heading(session: Session, case: Case) -> str:
    """«Sak 2026-04 · Utestenging i kantina»."""
    return f"{case_words.name(case)} · {session.names.text(case.title)}"


def facts_text(session: Session, case: Case, width: int) -> Content:
    """Who and when, and the two clocks: neither of them is a deadline in law."""
    names, today = session.names, session.gate.today
    who = case_words.with_classes(names, case.students)
    report = case_words.report(case, names, today)
    report_line: list[Piece] = [(report, "$muted")]
    pieces: list[Piece] = [(who, "bold")]
    if len(who) + len(report) + 4 <= width:
        pieces += ["  ", *report_line]
        report_line = []
    pieces.append("\n")
    if case.closed_on:
        pieces += [(_("Avsluttet"), "$muted"), f" {long_date(case.closed_on)}  "]
        pieces.append(names.text(case.closed_why))
    else:
        pieces += _clocks(session.gate, case, width)
    # That all is done is not that it can be ended: the panel says what is missing.
    if not lacking(session, case) and (stands := case_words.stands(case, today)):
        pieces += ["\n", (stands[0].upper() + stands[1:], "bold $level-yellow")]
    if archived := case_words.archived(case, names):
        pieces += ["\n", (_("Arkiv"), "$muted"), f" {archived}"]
    pieces += route_pieces(session, case)
    # What may be long comes last: the clocks must not be pushed out.
    if report_line:
        pieces += ["\n", *report_line]
    if gone := case_words.left(names, left_students(session.gate, case)):
        pieces += ["\n", (gone, "$level-yellow")]
    if case.reopened_on and case.is_open:
        words = f"  {long_date(case.reopened_on)}  {names.text(case.reopened_why)}"
        pieces += ["\n", (_("Tatt opp igjen"), "$muted"), words]
    if len(heading(session, case)) > width - HEADING_ROOM:
        pieces += ["\n", (_("Gjelder:"), "$muted"), f" {names.text(case.title)}"]
    return toned(*pieces)


def _clocks(gate: Gate, case: Case, width: int) -> list[Piece]:
    """The school's own deadline, and from when § 12-6 lets the student go further."""
    plan: list[Piece] = [(_("Intern frist for plan:"), "$muted"), " "]
    plan += _deadline(case, gate.today)
    further = _further(gate, case)
    told = sum(len(p if isinstance(p, str) else p[0]) for p in (*plan, *further))
    return [*plan, BESIDE if told + len(BESIDE) <= width - 2 else "\n", *further]


def _further(gate: Gate, case: Case) -> list[Piece]:
    """How far it is with Statsforvalteren; while nobody has gone there, from when one may."""
    if case.complaints:
        last = max(case.complaints, key=lambda one: one.on)
        return [(_("Statsforvalteren:"), "$muted"), f" {complaints.standing(last, gate.today)}"]
    pieces: list[Piece] = [(_("Kan meldes til Statsforvalteren fra:"), "$muted"), " "]
    pieces.append(near_day(service.complaint_from(gate, case), gate.today))
    pieces.append((f" ({case_clocks.counted_from(case)})", "$muted"))
    return pieces


def _deadline(case: Case, today: date) -> Iterator[Piece]:
    """The internal deadline, and how near it is; once the plan is finished, when that was."""
    if finished := case_clocks.finished(case, today):
        yield finished
        return
    due = nearest_plan_due(case)
    if due is None:
        yield "–"
        return
    yield near_day(due, today)
    if affected(case.parties):
        late = due < today
        words = f" ({due_words.lateness(due, today)})"
        yield words, "bold $level-red" if late else "bold"


# The list


def case_lines(session: Session, case: Case) -> Iterator[Line]:
    """The checklist, the open tasks about the case, and what happened."""
    names, today = session.names, session.gate.today
    for step in case.steps:
        yield _step_row(session, case, step)
    yield from missing_lines(session, case)
    yield from part_lines(session, case)
    tasks = task_verbs.about_case(session.gate, case.id)
    if tasks:
        yield Section()
        yield Section(_("Oppgaver"), str(len(tasks)))
    for task in tasks:
        late = task.due is not None and task.due < today
        due = (due_words.lateness(task.due, today), "red" if late else "muted")
        cells = ("□", names.text(task.what), (names.staff(task.who), "muted"), due)
        yield Row(f"task:{task.id}", cells, "task")
    if intervened := interventions.of_case(session.gate, case.id):
        from elvis_tui.screens.frame.interventions import intervention_section

        yield from intervention_section(session, intervened, "intervention")
    yield Section()
    yield Section(_("Historikk"))
    for number, event in enumerate(service.events(session.gate, case)):
        yield Row(
            event_id(event, number),
            (
                near_date(event.on, today),
                (case_timeline_words.kind(event), "muted"),
                case_timeline_words.sentence(event, names, today),
            ),
            "event",
            opens=event.kind is Happening.MEETING,
        )


def _step_row(session: Session, case: Case, step: Step) -> Row:
    """One step; the one that the case waits for stands out."""
    names, today = session.names, session.gate.today
    waits = step == case.next_step
    rest = "muted" if step.status is StepStatus.NOT_APPLICABLE else ""
    note = case_words.step_note(step, names, today)
    status = f"{case_words.step_mark(step.status)} {case_words.step_status(step.status)}"
    due = case_words.step_due(case, step)
    tone = "red" if due and due < today else "strong" if due == today else "muted"
    decision = step.waived if step.status is StepStatus.NOT_APPLICABLE else None
    if step.lacks_reason:
        status, tone = f"? {case_words.step_status(step.status)}", "red"
    cells: tuple[Cell, ...] = (
        (status, tone if step.lacks_reason else TONES[step.status] or ("strong" if waits else "")),
        (case_words.step_title(step), "strong" if waits else rest),
        (names.staff(decision.by if decision else case_words.step_who(step)), "muted"),
        (case_words.step_day(case, step, today), tone),
        (note, "red" if step.lacks_reason else rest),
    )
    return Row(f"step:{step.id}", cells)


# The words beside a step


def note_text(session: Session, step: Step) -> Content:
    """What was noted at a step, where the list has no room for it."""
    note = case_words.step_note(step, session.names, session.gate.today)
    return toned((_("Notat:"), "bold $key"), f" {note}")


def plan_text(plan: Plan | None, case: Case, step: Step, *, wide: bool) -> Content:
    """The plan's own words for a step, and nothing but them.

    Where it is not the plan the case was opened under, a line below says so.
    """
    title = _("Planen sier")
    words = case_words.of_plan(plan, step)
    if not plan or not words:
        none = _("Planen har ingen egne ord om dette steget.")
        return toned((f"{title}: ", "bold $key"), (none, "$muted"))
    other: list[Piece] = []
    if plan.digest != case.plan_digest:
        other = [("\n" + case_words.other_plan(case), "$muted")]
    pieces: list[Piece] = [(title if wide else f"{title}: ", "bold $key")]
    pieces.append(f"\n«{words}»" if wide else f"«{words}»")
    if duty := next((d for d in plan.duties if d.id == step.duty_id), None):
        when, who = duty.when_text, ", ".join(duty.responsible)
        words = _("Når: {when} · Ansvarlig: {who}").format(when=when or "–", who=who or "–")
        pieces.append((f"\n{words}", "$muted"))
    return toned(*pieces, *other)


def law_text(session: Session, step: Step, *, wide: bool) -> Content:
    """What the law adds, with where it was read, when, and how sure it is."""
    note = note_for(session.gate.sources.law_notes(), case_words.step_title(step))
    if note is None:
        return Content("")
    title = (_("Loven sier"), "bold $key")
    source = _("Kilde: {source}. Kontrollert {when}; {certainty}.").format(
        source=note.source, when=note.checked, certainty=note.certainty
    )
    if wide:
        paragraph = (f"  {note.paragraph}", "$muted")
        return toned(title, paragraph, f"\n{note.text}\n", (source, "$muted"))
    return toned(title, (f" ({note.paragraph}): ", "$muted"), f"{note.text} ", (source, "$muted"))
