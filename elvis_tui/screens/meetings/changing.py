"""What can be changed of whom, or of what, an item is about: chosen, and asked for as elsewhere."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial

from elvis_tui.domain.cases.parties import Party
from elvis_tui.domain.cases.records import Case
from elvis_tui.domain.follow_ups import iko
from elvis_tui.domain.follow_ups.records import FollowUp, Phase
from elvis_tui.domain.free_text import FreeText
from elvis_tui.domain.meetings.records import AgendaItem, Meeting
from elvis_tui.domain.plan.marks import done_marks
from elvis_tui.domain.plan.periods import period_of
from elvis_tui.domain.subject import Subject, SubjectKind
from elvis_tui.domain.tasks.records import Task
from elvis_tui.i18n import _, pgettext
from elvis_tui.screens.dialogs.choose import Answer, Choose
from elvis_tui.screens.frame.navigation import (
    BeginFollowUp,
    Change,
    ChangeCase,
    ChangeFollowUp,
)
from elvis_tui.screens.frame.page import Page
from elvis_tui.services.meetings.briefing import Briefing, briefing
from elvis_tui.services.plan import verbs as plan
from elvis_tui.wording import case_parts
from elvis_tui.wording import cases as case_words
from elvis_tui.wording import due as due_words
from elvis_tui.wording import follow_ups as follow_up_words
from elvis_tui.wording.dates import near_date
from elvis_tui.wording.keys import key

Changes = Iterator[tuple[Answer, Callable[[], object]]]
"""What can be chosen, and what is done then."""


def open_changes(page: Page, meeting: Meeting, item: AgendaItem) -> None:
    """Ask what is to be changed, and open the dialog for it."""
    known = briefing(page.gate, meeting, item)
    offered = list(_changes(page, meeting, item, known))
    if not offered:
        page.tell(_nothing(known))
        return
    doing = {answer.code: do for answer, do in offered}

    def chosen(code: str | None) -> None:
        if code:
            doing[code]()

    answers = [answer for answer, _do in offered]
    page.app.push_screen(Choose(_("Hva skal endres?"), "", answers), chosen)


def _nothing(known: Briefing) -> str:
    if known.case:
        see = key("meeting.subject", "s")
        return _("Saken er avsluttet. {see} viser siden, der den kan tas opp igjen.").format(
            see=see
        )
    return _("Saken gjelder ingen elev, klasse, sak eller oppgave som kan endres.")


def _changes(page: Page, meeting: Meeting, item: AgendaItem, known: Briefing) -> Changes:
    if known.follow_up and known.follow_up.is_open:
        yield from _of_follow_up(page, known.follow_up)
    elif item.subject and not known.is_gone and not known.follow_up:
        begin = BeginFollowUp(item.subject, meeting.team)
        yield Answer("begin", _("Begynn oppfølging")), partial(page.post_message, begin)
    if item.subject and item.subject.kind is SubjectKind.STUDENT and not known.is_gone:
        yield Answer("consent", _("Samtykke")), partial(_consent, page, item.subject)
    if known.case and known.case.is_open:
        yield from _of_case(page, known.case)
    if known.activity:
        yield from _of_plan(page, known)
    every = [*([known.task] if known.task else []), *known.tasks]
    for task in every:
        yield from _of_task(page, task)


def _of_follow_up(page: Page, follow_up: FollowUp) -> Changes:
    today = page.gate.today

    def answer(
        what: Change, words: str | Callable[[], str], follows: str = "", of: str = ""
    ) -> tuple[Answer, Callable[[], object]]:
        message = ChangeFollowUp(follow_up.id, what, of)
        return Answer(f"{what}:{of}", words, follows), partial(page.post_message, message)

    due = follow_up.next_date
    yield answer(Change.NEXT, _("Neste dato"), near_date(due, today) if due else _("ingen"))
    yield answer(Change.LEVEL, _("Nivå"), follow_up_words.level(follow_up.level))
    phase = follow_up_words.phase(follow_up.phase)
    if (after := iko.after(follow_up.phase)) is Phase.CLOSED:
        yield answer(Change.END, _("Avslutt oppfølgingen"), phase)
    else:
        to = follow_up_words.phase_to(after)
        yield answer(Change.PHASE, _("Videre til {phase}").format(phase=to), phase)
    yield answer(Change.MEASURE, _("Nytt tiltak"))
    for measure in follow_up.open_measures:
        when = near_date(measure.evaluate_on, today) if measure.evaluate_on else ""
        words = partial(_evaluate, page, measure.what)
        yield answer(Change.EVALUATION, words, when, measure.id)
    yield answer(Change.CONTACT, _("Kontakt"))
    yield answer(Change.MAPPING, _("Kartlegging"))


def _of_case(page: Page, case: Case) -> Changes:
    def doing(what: Change, of: str = "") -> Callable[[], object]:
        return partial(page.post_message, ChangeCase(case.id, what, of))

    waiting = case.next_step
    steps = [*([waiting] if waiting else []), *(s for s in case.steps if s is not waiting)]
    for step in steps:
        state = case_words.step_status(step.status)
        title = _("Steg: {title}").format(title=case_words.step_title(step))
        yield Answer(f"step:{step.id}", title, state), doing(Change.STEP, step.id)
    for party in case.parties:
        for measure in party.plan.open_measures:
            of = f"{party.id}:{measure.id}"
            words = partial(_evaluate, page, measure.what)
            yield Answer(f"evaluate:{of}", words), doing(Change.EVALUATION, of)
        named = partial(_measure_for, page, party)
        yield (
            Answer(f"measure:{party.id}", named, case_parts.role(party.role)),
            doing(Change.MEASURE, party.id),
        )
    yield Answer("facts", _("Opplysningene i saken")), doing(Change.FACTS)


def _evaluate(page: Page, what: FreeText) -> str:
    return _("Evaluer «{what}»").format(what=page.session.names.text(what))


def _measure_for(page: Page, party: Party) -> str:
    who = page.session.names.with_group(Subject.of_student(party.student))
    return _("Nytt tiltak for {who}").format(who=who)


def _of_plan(page: Page, known: Briefing) -> Changes:
    activity = known.activity
    if activity is None:
        return
    today = page.gate.today
    done = done_marks(activity, period_of(today.year, today.month))
    words = _("Ikke gjort denne måneden") if done else _("Gjort denne måneden")

    def mark() -> None:
        page.attempt(lambda: plan.toggle_done(page.desk, activity.id, today.year, today.month))

    yield Answer("activity", words), mark


def _of_task(page: Page, task: Task) -> Changes:
    from elvis_tui.screens.dialogs.task_done import TaskDone

    def named() -> str:
        return _("Oppgave: {what}").format(what=page.session.names.text(task.what))

    def show() -> None:
        page.app.push_screen(TaskDone(page.session, task.id))

    done = pgettext("oppgave", "gjort")
    when = due_words.lateness(task.due, page.gate.today) if task.is_open else done
    yield Answer(f"task:{task.id}", named, when), show


def _consent(page: Page, subject: Subject) -> None:
    from elvis_tui.screens.dialogs.consent import record_consent

    record_consent(page, subject.id)
