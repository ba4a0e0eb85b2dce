"""What the room should know of an item: last time, now, and what is still open."""

from __future__ import annotations

from collections.abc import Iterator

from textual.content import Content

from elvis_tui.domain.across.last_time import LastTime
from elvis_tui.domain.follow_ups.iko import lacks
from elvis_tui.domain.follow_ups.records import FollowUp, Measure
from elvis_tui.domain.meetings.records import AgendaItem, AgendaReason
from elvis_tui.domain.subject import Subject, SubjectKind
from elvis_tui.domain.tasks.records import Task
from elvis_tui.i18n import _
from elvis_tui.screens.frame import tones
from elvis_tui.screens.frame.consents import consent_lines
from elvis_tui.screens.frame.session import Session
from elvis_tui.screens.meetings import briefing_others as others
from elvis_tui.services.absence.reading import subjects_of
from elvis_tui.services.desk.absence import limits
from elvis_tui.services.follow_ups.seen import last_seen
from elvis_tui.services.meetings import briefing as service
from elvis_tui.widgets.text import toned
from elvis_tui.wording import absence as absence_words
from elvis_tui.wording import due as due_words
from elvis_tui.wording import follow_ups as follow_up_words
from elvis_tui.wording import interventions as intervention_words
from elvis_tui.wording import item_changes
from elvis_tui.wording.dates import near_date
from elvis_tui.wording.keys import key
from elvis_tui.wording.meeting_names import participant

Pieces = list[str | tuple[str, str]]


def briefing_text(
    session: Session, item: AgendaItem, known: service.Briefing, *, tasks_beside: bool = False
) -> Content:
    """A few lines about whom or what the item is about.

    First of all stands who is here and may not be told of it.
    Where an overdue task is why it is taken up, the task comes before what was noted last.

    Args:
        session: What the screens share.
        item: The item.
        known: What is known of it.
        tasks_beside: Whether open tasks stand beside it, and need not be told here.
    """
    before = [*_last(session, known), *_stands(session, item, known)]
    before += _intervened(session, known)
    tasks = [] if tasks_beside else [_task(session, task) for task in known.tasks]
    is_task = AgendaReason.TASK_OVERDUE in item.reasons
    lines = [*tasks, *before] if is_task else [*before, *tasks]
    first = _may_not_hear(session, known)
    lines += _changed(session, known)
    return Content("\n").join([toned(*line) for line in (*first, *lines)])


def _may_not_hear(session: Session, known: service.Briefing) -> Iterator[Pieces]:
    """Each service that somebody is here from, and that no valid consent goes for."""
    for one in known.without_consent:
        who = ", ".join(participant(p, session.names) for p in one.who)
        words = _("▲ samtykke mangler for {service} ({who} er her)")
        told = words.format(service=session.names.staff(one.service), who=who)
        yield [(told, "bold $level-red")]


def _changed(session: Session, known: service.Briefing) -> Iterator[Pieces]:
    """What was changed of it in this meeting, as the minutes will tell it."""
    if known.changed:
        words = item_changes.all_changed(known.changed, session.names)
        yield [(_("Endret i møtet:"), "$muted"), (f" {words}", "$muted")]


def _last(session: Session, known: service.Briefing) -> Iterator[Pieces]:
    """What was agreed last time, and which of the tasks given then are done."""
    if known.last is not None:
        yield _agreed(session, known.last)
    for task in known.done:
        done = _("gjort {day}").format(day=_day(session, task))
        yield [("✔ ", "$level-green"), who_what(session, task), (f" · {done}", "$muted")]


def _agreed(session: Session, last: LastTime) -> Pieces:
    when = _("Sist ({date}):").format(date=near_date(last.meeting.on, session.gate.today))
    told = [session.names.text(entry.text).rstrip(". ") for entry in last.agreed]
    return [(when, "$muted"), " " + ("; ".join(told) or _("bare oppgaver ble gitt"))]


def _day(session: Session, task: Task) -> str:
    return near_date(task.done_on, session.gate.today) if task.done_on else ""


def _stands(session: Session, item: AgendaItem, known: service.Briefing) -> Iterator[Pieces]:
    """How whom or what it is about stands now."""
    if known.is_gone:
        yield [(others.gone(item), "bold $level-yellow")]
    if known.follow_up:
        yield _now(known.follow_up, session)
        yield from _open(known.follow_up, session)
    elif item.subject is not None and not known.is_gone:
        yield from _not_followed(session, item.subject)
    if known.case:
        yield from others.case(session, known.case)
    if known.task:
        yield from others.task(session, known.task)
    if known.activity:
        yield from others.activity(session, known.activity)


def _not_followed(session: Session, subject: Subject) -> Iterator[Pieces]:
    begin = key("meeting.follow_up", "g")
    words = _("Ingen i teamet følger opp her. {begin} begynner.").format(begin=begin)
    yield [(_("Nå:"), "$muted"), f" {words}"]
    facts = [*_absence(session, subject), *_consent(session, subject)]
    if facts:
        yield [" · ".join(facts)]


def _intervened(session: Session, known: service.Briefing) -> Iterator[Pieces]:
    """What is missing of each physical intervention (§ 13-5)."""
    for stands in known.interventions:
        yield [(intervention_words.lacks(stands, session.gate.today), "bold $level-red")]


def who_what(session: Session, task: Task) -> str:
    """«Jon Vik: søke skyss»."""
    who = session.names.staff(task.who) or _("(ingen satt)")
    return f"{who}: {session.names.text(task.what)}"


def _task(session: Session, task: Task) -> Pieces:
    today = session.gate.today
    late = task.due is not None and task.due < today
    return [
        (_("Åpent:"), "$muted"),
        f" {who_what(session, task)} ",
        (due_words.lateness(task.due, today), "bold $level-red" if late else "$muted"),
    ]


def _consent(session: Session, subject: Subject) -> Iterator[str]:
    """What is agreed may be told, and to whom; of a class there is nothing to agree to."""
    if subject.kind is SubjectKind.STUDENT:
        lines = consent_lines(session, subject.id)
        stands = "; ".join(text for _state, text in lines)
        yield _("samtykke: {consent}").format(consent=stands)


def _absence(session: Session, about: Subject) -> Iterator[str]:
    """The subject that is nearest to a limit, if one is near."""
    from elvis_tui.domain.absence.rules import Standing, standing

    if about.kind is not SubjectKind.STUDENT:
        return
    held = limits(session.gate)
    for subject in subjects_of(session.gate, about.id)[:1]:
        if standing(subject, held) is not Standing.FINE:
            yield _("fravær i {subject}: {figures}").format(
                subject=subject.code or session.names.text(subject.called),
                figures=absence_words.counted(subject, session.gate.today),
            )


def _now(follow_up: FollowUp, session: Session) -> Pieces:
    today, about = session.gate.today, follow_up.subject
    seen = due_words.since(last_seen(session.gate)(follow_up), today)
    rest = [
        follow_up_words.phase(follow_up.phase),
        _("sist sett {when}").format(when=seen),
        *_absence(session, about),
        *_consent(session, about),
    ]
    return [
        (_("Nå:"), "$muted"),
        " ",
        (follow_up_words.level(follow_up.level), tones.level_style(follow_up.level)),
        "".join(f" · {fact}" for fact in rest),
    ]


def _open(follow_up: FollowUp, session: Session) -> Iterator[Pieces]:
    """What comes next, what runs, and what is missing before the next phase."""
    if not follow_up.is_open:
        return
    today = session.gate.today
    if due := follow_up.next_date:
        late = due < today
        yield [
            (_("Neste:"), "$muted"),
            " ",
            (due_words.dated_lateness(due, today), "bold $level-red" if late else ""),
            f" {session.names.text(follow_up.next_what)}",
        ]
    for measure in follow_up.open_measures:
        yield _measure(measure, session)
    if missing := lacks(follow_up):
        words = follow_up_words.lacking(missing, follow_up.subject.kind)
        yield [(_("Mangler:"), "$muted"), (f" ○ {words}", "$level-yellow")]


def _measure(measure: Measure, session: Session) -> Pieces:
    today, due = session.gate.today, measure.evaluate_on
    what = _("Tiltak: «{what}» {who}").format(
        what=session.names.text(measure.what), who=session.names.staff(measure.who)
    )
    if due is None:
        return [what, (" · " + _("uten evalueringsdato"), "$level-yellow")]
    late = due < today
    when = _("evalueres {when}").format(when=due_words.dated_lateness(due, today))
    return [what, (f" · {when}", "bold $level-red" if late else "$muted")]
