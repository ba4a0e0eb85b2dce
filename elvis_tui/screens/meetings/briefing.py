"""What the room should know of an item: last time, now, and what is still open."""

from __future__ import annotations

from collections.abc import Iterator

from textual.content import Content

from elvis_tui.domain.absence.rules import Standing, standing
from elvis_tui.domain.cases.clocks import nearest
from elvis_tui.domain.cases.moves import next_move, owed
from elvis_tui.domain.cases.turns import turn
from elvis_tui.domain.follow_ups.records import FollowUp
from elvis_tui.domain.meetings.records import AgendaItem, AgendaReason, EntryKind, Meeting
from elvis_tui.domain.subject import SubjectKind
from elvis_tui.i18n import _
from elvis_tui.screens.frame import tones
from elvis_tui.screens.frame.consents import consent_lines
from elvis_tui.screens.frame.session import Session
from elvis_tui.services.absence.reading import subjects_of
from elvis_tui.services.cases.left import left_students
from elvis_tui.services.cases.verbs import complaint_from
from elvis_tui.services.desk.absence import limits
from elvis_tui.services.follow_ups.seen import last_seen
from elvis_tui.services.meetings import briefing as service
from elvis_tui.widgets.text import toned
from elvis_tui.wording import absence as absence_words
from elvis_tui.wording import case_clocks, case_parts
from elvis_tui.wording import cases as case_words
from elvis_tui.wording import due as due_words
from elvis_tui.wording import follow_ups as follow_up_words
from elvis_tui.wording import interventions as intervention_words
from elvis_tui.wording.dates import near_date

Pieces = list[str | tuple[str, str]]
MOST_TASKS = 2
"""Open tasks told of; the rest are on the subject's own page."""


def briefing_text(session: Session, meeting: Meeting, item: AgendaItem) -> Content:
    """A few lines about whom or what the item is about.

    Where an overdue task is why it is taken up, the task comes before what was noted last.
    """
    known = service.briefing(session.gate, meeting, item)
    before = [*([_last(session, *known.last)] if known.last else []), *_stands(session, known)]
    before += _intervened(session, known)
    tasks = _tasks(session, known)
    is_task = AgendaReason.TASK_OVERDUE in item.reasons
    lines = [*tasks, *before] if is_task else [*before, *tasks]
    return Content("\n").join([toned(*line) for line in lines])


def _last(session: Session, meeting: Meeting, item: AgendaItem) -> Pieces:
    decided = [e for e in item.told if e.kind is not EntryKind.INFO] or list(item.told)
    text = "; ".join(session.names.text(e.text).rstrip(". ") for e in decided)
    when = _("Sist ({date}):").format(date=near_date(meeting.on, session.gate.today))
    return [(when, "$muted"), f" {text}"]


def _stands(session: Session, known: service.Briefing) -> Iterator[Pieces]:
    """How the follow-up and the case stand."""
    if known.follow_up:
        yield _now(known.follow_up, session)
    if case := known.case:
        today = session.gate.today
        done, steps = case.progress
        facts = [_("{done} av {all} steg gjort").format(done=done, all=steps)]
        if move := next_move(case):
            what = case_parts.move(move, session.names)
            facts.append(_("venter: {what}").format(what=what))
        elif stands := case_words.stands(case, today):
            facts.append(stands)
        if whose := turn(case, next_move(case)):
            facts.append(_("hos {who}").format(who=case_clocks.turn(whose, session.names)))
        if clock := nearest(case, complaint_from(session.gate, case), today):
            facts.append(case_clocks.clock(clock, today))
        yield [(_("Nå:"), "$muted"), f" {' · '.join(facts)}"]
        if gone := case_words.left(session.names, left_students(session.gate, case)):
            yield [(gone, "$level-yellow")]
        for step in owed(case):
            yield [(case_parts.owed(step), "bold $level-red")]


def _intervened(session: Session, known: service.Briefing) -> Iterator[Pieces]:
    """What is missing of each physical intervention (§ 13-5)."""
    for stands in known.interventions:
        yield [(intervention_words.lacks(stands, session.gate.today), "bold $level-red")]


def _tasks(session: Session, known: service.Briefing) -> Iterator[Pieces]:
    names, today = session.names, session.gate.today
    for task in known.tasks[:MOST_TASKS]:
        late = task.due is not None and task.due < today
        yield [
            (_("Åpent:"), "$muted"),
            f" {names.staff(task.who) or _('(ingen satt)')}: {names.text(task.what)} ",
            (due_words.lateness(task.due, today), "bold $level-red" if late else "$muted"),
        ]
    if (more := len(known.tasks) - MOST_TASKS) > 0:
        yield [(_("… og {n} oppgaver til").format(n=more), "$muted")]


def _consent(session: Session, follow_up: FollowUp) -> Iterator[str]:
    """What is agreed may be told, and to whom; of a class there is nothing to agree to."""
    if follow_up.subject.kind is SubjectKind.STUDENT:
        lines = consent_lines(session, follow_up.subject.id)
        stands = "; ".join(text for _state, text in lines)
        yield _("samtykke: {consent}").format(consent=stands)


def _absence(session: Session, follow_up: FollowUp) -> Iterator[str]:
    """The subject that is nearest to a limit, if one is near."""
    if follow_up.subject.kind is not SubjectKind.STUDENT:
        return
    held = limits(session.gate)
    for subject in subjects_of(session.gate, follow_up.subject.id)[:1]:
        if standing(subject, held) is not Standing.FINE:
            yield _("fravær i {subject}: {figures}").format(
                subject=subject.code or session.names.text(subject.called),
                figures=absence_words.counted(subject, session.gate.today),
            )


def _now(follow_up: FollowUp, session: Session) -> Pieces:
    today, names = session.gate.today, session.names
    measures = ", ".join(f"«{names.text(m.what)}»" for m in follow_up.open_measures)
    seen = due_words.since(last_seen(session.gate)(follow_up), today)
    rest = [
        follow_up_words.phase(follow_up.phase),
        *([_("tiltak {measures}").format(measures=measures)] if measures else []),
        _("sist sett {when}").format(when=seen),
        *_absence(session, follow_up),
        *_consent(session, follow_up),
    ]
    return [
        (_("Nå:"), "$muted"),
        " ",
        (follow_up_words.level(follow_up.level), tones.level_style(follow_up.level)),
        "".join(f" · {fact}" for fact in rest),
    ]
