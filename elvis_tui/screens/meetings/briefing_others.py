"""What the room should know of a case, a task alone and an activity of the plan."""

from __future__ import annotations

from collections.abc import Iterator

from elvis_tui.domain.cases.clocks import nearest
from elvis_tui.domain.cases.moves import next_move, owed
from elvis_tui.domain.cases.records import Case
from elvis_tui.domain.cases.turns import turn
from elvis_tui.domain.meetings.records import AgendaItem, Meeting
from elvis_tui.domain.plan.marks import done_marks
from elvis_tui.domain.plan.periods import period_of
from elvis_tui.domain.plan.records import Activity
from elvis_tui.domain.tasks.records import Task
from elvis_tui.i18n import _
from elvis_tui.screens.frame.session import Session
from elvis_tui.services.cases.left import left_students
from elvis_tui.services.cases.verbs import complaint_from
from elvis_tui.wording import case_clocks, case_parts
from elvis_tui.wording import cases as case_words
from elvis_tui.wording import due as due_words
from elvis_tui.wording import plan as plan_words
from elvis_tui.wording.dates import near_date
from elvis_tui.wording.meeting_names import called

Pieces = list[str | tuple[str, str]]


def gone(item: AgendaItem) -> str:
    """That whom or what an item is about is not there any more; the item stands all the same."""
    if item.subject is not None:
        return _("Eleven eller klassen finnes ikke lenger. Det som er notert her, står.")
    if item.case_id:
        return _("Saken finnes ikke lenger, eller kan ikke vises her. Det som er notert, står.")
    return _("Oppgaven finnes ikke lenger. Det som er notert her, står.")


def case(session: Session, about: Case) -> Iterator[Pieces]:
    """How far a case is, what it waits for, whose turn it is, and its nearest clock."""
    today = session.gate.today
    done, steps = about.progress
    facts = [_("{done} av {all} steg gjort").format(done=done, all=steps)]
    if not about.is_open:
        facts.insert(0, _("saken er avsluttet"))
    move = next_move(about)
    if move:
        what = case_parts.move(move, session.names)
        facts.append(_("venter: {what}").format(what=what))
    elif stands := case_words.stands(about, today):
        facts.append(stands)
    if whose := turn(about, move):
        facts.append(_("hos {who}").format(who=case_clocks.turn(whose, session.names)))
    clock = nearest(about, complaint_from(session.gate, about), today)
    if clock:
        facts.append(case_clocks.clock(clock, today))
    yield [(_("Nå:"), "$muted"), f" {' · '.join(facts)}"]
    if move and move.on and not clock:
        late = move.on < today
        when = due_words.dated_lateness(move.on, today)
        yield [(_("Neste steg:"), "$muted"), (f" {when}", "bold $level-red" if late else "")]
    if left := case_words.left(session.names, left_students(session.gate, about)):
        yield [(left, "$level-yellow")]
    for step in owed(about):
        yield [(case_parts.owed(step), "bold $level-red")]


def task(session: Session, about: Task) -> Iterator[Pieces]:
    """Who does it and by when, or that it is done, and which meeting gave it."""
    names, today = session.names, session.gate.today
    who = names.staff(about.who) or _("ingen satt")
    if about.done_on:
        done = _("gjort {day}").format(day=near_date(about.done_on, today))
        when: tuple[str, str] = (f"✔ {done}", "$level-green")
    else:
        late = about.due is not None and about.due < today
        due = _("frist {when}").format(when=due_words.dated_lateness(about.due, today))
        when = (due if about.due else _("uten frist"), "bold $level-red" if late else "")
    yield [(_("Hvem:"), "$muted"), f" {who} · ", when]
    given = session.gate.find(Meeting, about.meeting_id or "")
    if given is not None:
        team = called(given, names)
        words = _("Gitt i {team} {day}").format(team=team, day=near_date(given.on, today))
        yield [(words, "$muted")]
    if note := names.text(about.done_note):
        yield [note]


def activity(session: Session, about: Activity) -> Iterator[Pieces]:
    """Who answers for it, when the plan has it, and whether it is done this month."""
    today = session.gate.today
    who = plan_words.responsible(about) or _("ingen i planen")
    yield [(_("Ansvarlig:"), "$muted"), f" {who}"]
    yield [(_("Planen:"), "$muted"), f" {about.text} · {about.when_text}"]
    marks = done_marks(about, period_of(today.year, today.month))
    if marks:
        day = near_date(marks[-1].on, today)
        yield [(_("✔ gjort {day}").format(day=day), "$level-green")]
    else:
        yield [(_("○ ikke gjort denne måneden"), "$level-yellow")]
