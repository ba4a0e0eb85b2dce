"""What a student's or a class's page shows: the facts, and the lines under them."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from textual.content import Content

from elvis_tui.domain.follow_ups.iko import after, lacks
from elvis_tui.domain.follow_ups.records import Criterion, FollowUp, Measure, Phase
from elvis_tui.domain.people.records import Student
from elvis_tui.domain.subject import SubjectKind
from elvis_tui.i18n import _
from elvis_tui.screens.frame import tones
from elvis_tui.screens.frame.absence_rows import absence_fact, absence_lines
from elvis_tui.screens.frame.consents import consent_fact, consent_section
from elvis_tui.screens.frame.page_rows import event_id, event_row, task_row
from elvis_tui.screens.frame.session import Session
from elvis_tui.services.absence import reading
from elvis_tui.services.desk.departures import of_subject
from elvis_tui.services.follow_ups import ladder
from elvis_tui.services.follow_ups import verbs as service
from elvis_tui.services.follow_ups.seen import contact_of, last_contact, last_seen, seen_by
from elvis_tui.services.follow_ups.views import silence, silent_after
from elvis_tui.services.people import register
from elvis_tui.services.tasks import verbs as task_verbs
from elvis_tui.widgets.facts import Fact
from elvis_tui.widgets.rows import Line, Row, Section
from elvis_tui.widgets.text import toned
from elvis_tui.wording import absence as absence_words
from elvis_tui.wording import due as due_words
from elvis_tui.wording import follow_ups as follow_up_words
from elvis_tui.wording import ladder as ladder_words
from elvis_tui.wording import people as people_words
from elvis_tui.wording.dates import long_date, near_date
from elvis_tui.wording.keys import key

Pieces = list[str | tuple[str, str]]


def facts(session: Session, follow_up: FollowUp) -> list[Fact]:
    """Level, phase and team; what comes next; who; and why."""
    names = session.names
    teacher = names.staff(register.contact_teacher(session.gate, follow_up.subject))
    others = service.of_other_teams(session.gate, follow_up)
    too = ", ".join(people_words.team(other.team, names) for other in others)
    student = register.student_of(session.gate, follow_up.subject)
    age = people_words.age(student, session.gate.today) if student else ""
    status: Pieces = [
        (follow_up_words.level(follow_up.level), tones.level_style(follow_up.level)),
        f" · {follow_up_words.phase(follow_up.phase)} · {people_words.team(follow_up.team, names)}",
        *((f"    {age}",) if age else ()),
    ]
    who: Pieces = [
        names.staff(follow_up.owner) or "–",
        *((("    " + _("Kontaktlærer"), "$muted"), f"  {teacher}") if teacher else ()),
    ]
    criteria = "\n".join(_criterion(session, c) for c in follow_up.criteria)
    return [
        (_("Status"), toned(*status)),
        *protected(student),
        *([(_("Følges av"), toned((_("også {teams}").format(teams=too), "bold")))] if too else []),
        *(_next(session, follow_up) if follow_up.is_open else [_closed(session, follow_up)]),
        *_missing(follow_up),
        (_("Eier"), toned(*who)),
        (_("Kontakt"), _contact(session, follow_up)),
        *(absence_fact(session, student.id) if student else []),
        *consent_fact(session, follow_up.subject),
        (_("Kriterier"), criteria or "–"),
        *_mapped(session, follow_up),
        *_reopened(session, follow_up),
    ]


def protected(student: Student | None) -> list[Fact]:
    """That a student's address is protected: what follows from it stands beside it."""
    if student is None or not student.address_protected:
        return []
    return [(_("Adresse"), toned((f"◼ {people_words.protected()}", "bold")))]


def _contact(session: Session, follow_up: FollowUp) -> Content:
    """When the student was met, when anybody was reached, and whether it has been silent since."""
    today = session.gate.today
    gate = session.gate

    def told(day: date | None, team: str) -> str:
        ago = due_words.days_ago(day, today)
        if not team:
            return ago
        return _("{when} ({team})").format(when=ago, team=people_words.team(team, session.names))

    pieces: Pieces = [
        _("sist sett {when} · sist kontakt {other}").format(
            when=told(last_seen(gate)(follow_up), seen_by(gate, follow_up)),
            other=told(last_contact(gate)(follow_up), contact_of(gate, follow_up)),
        )
    ]
    silent = silence(session.gate)(follow_up)
    if follow_up.is_open and silent >= silent_after(session.gate):
        pieces.append((f"  {follow_up_words.silent(silent)}", "bold $level-yellow"))
    return toned(*pieces)


def _missing(follow_up: FollowUp) -> list[Fact]:
    """What the phase still has to hold before the next one."""
    missing = lacks(follow_up)
    if not missing:
        return []
    phase = after(follow_up.phase)
    way = key("follow_up.close", "x") if phase is Phase.CLOSED else key("follow_up.phase", "f")
    to = _("for {phase} ({key})").format(phase=follow_up_words.phase_to(phase), key=way)
    words = follow_up_words.lacking(missing, follow_up.subject.kind)
    mark = (f"○ {words}", "$level-yellow")
    return [(_("Mangler"), toned(mark, (f"  {to}", "$muted")))]


def _mapped(session: Session, follow_up: FollowUp) -> list[Fact]:
    """What the kartlegging showed, the student's words, and what it went on without."""
    names = session.names
    kind = follow_up.subject.kind
    told = [
        (_("Samtalen"), names.text(follow_up.findings)),
        (follow_up_words.own_words("student_view", kind), names.text(follow_up.student_view)),
        (follow_up_words.own_words("student_word", kind), names.text(follow_up.student_word)),
    ]
    if follow_up.without:
        went = follow_up.without[-1]
        words = _("til {phase} {day}: {why}").format(
            phase=follow_up_words.phase_to(went.phase),
            day=near_date(went.on, session.gate.today),
            why=names.text(went.why),
        )
        told.append((_("Gikk uten"), words))
    return [(label, text) for label, text in told if text]


def _next(session: Session, follow_up: FollowUp) -> list[Fact]:
    names, today = session.names, session.gate.today
    due, measure = follow_up.next_due, follow_up.next_evaluation
    late = due is not None and due < today
    when = (due_words.dated_lateness(due, today), "bold $level-red" if late else "bold")
    what = names.text(follow_up.next_what)
    if measure is None:
        return [(_("Neste dato"), toned(when, f"  {what}"))]
    first = "  " + _("evaluer tiltak «{what}»").format(what=names.text(measure.what))
    facts: list[Fact] = [(_("Neste dato"), toned(when, first))]
    if follow_up.next_date:
        then = due_words.dated_lateness(follow_up.next_date, today)
        facts.append(("", toned((f"{then}  {what}", "$muted"))))
    return facts


def _closed(session: Session, follow_up: FollowUp) -> Fact:
    closed = long_date(follow_up.closed_on) if follow_up.closed_on else ""
    why = session.names.text(follow_up.closed_why)
    pieces: Pieces = [f"{closed}  {why}"]
    if left := follow_up_words.left_open(follow_up):
        pieces.append((f"  {left}", "bold $level-yellow"))
    return _("Avsluttet"), toned(*pieces)


def _reopened(session: Session, follow_up: FollowUp) -> list[Fact]:
    if follow_up.reopened_on is None or not follow_up.is_open:
        return []
    when = long_date(follow_up.reopened_on)
    return [
        (
            _("Tatt opp"),
            _("igjen {day}  {why}").format(
                day=when, why=session.names.text(follow_up.reopened_why)
            ),
        )
    ]


def _criterion(session: Session, criterion: Criterion) -> str:
    names = session.names
    text = names.text(criterion.text)
    if not criterion.source:
        return text
    on = f" {near_date(criterion.on, session.gate.today)}" if criterion.on else ""
    return f"{text} ({names.text(criterion.source)}{on})"


def decided(session: Session, follow_up: FollowUp) -> Iterator[Line]:
    """Whether the student has left, where that is asked; measures and tasks."""
    if runs := of_subject(session.gate, follow_up.subject):
        from elvis_tui.screens.follow_ups.departure.lines import summary

        yield summary(session, runs[0])
        yield Section()
    yield Section(_("Tiltak"), str(len(follow_up.open_measures) or ""))
    for measure in follow_up.open_measures:
        yield _measure(session, follow_up, measure)
    if not follow_up.open_measures and not follow_up.is_open:
        yield Row("none:measure", ((_("Ingen tiltak."), "muted"),), "say", opens=False)
    elif not follow_up.open_measures:
        none = _("Ingen tiltak nå. {measure} setter i gang ett.").format(
            measure=key("follow_up.measure", "t")
        )
        yield Row("none:measure", ((none, "muted"),), "say", opens=False)
    yield from _steps(session, follow_up)
    about = task_verbs.about_subject(session.gate, follow_up.subject)
    tasks = [task for task in about if not task.trigger_on]
    if tasks:
        yield Section()
        yield Section(_("Oppgaver"), str(sum(t.is_open for t in tasks) or ""))
    for task in tasks:
        yield task_row(session, task)


def known(session: Session, follow_up: FollowUp) -> Iterator[Line]:
    """Absence near a limit, and consent that has to be asked for."""
    if follow_up.subject.kind is SubjectKind.STUDENT:
        yield from absence_lines(session, follow_up.subject.id)
    yield from consent_section(session, follow_up.subject, only_to_ask=True)


def _steps(session: Session, follow_up: FollowUp) -> Iterator[Line]:
    """The steps of the ladder: those proposed, those still to be taken, then the done."""
    steps = ladder.taken(session.gate, follow_up.subject)
    met = ladder.proposed_of(session.gate, follow_up.subject) if follow_up.is_open else []
    if steps or met:
        yield Section()
        yield Section(_("Trinn ved fravær"), str(sum(t.is_open for t in steps) or ""))
    for one in met:
        told = ladder_words.proposed(one, session.names, session.gate.today)
        yield Row(f"proposed:{one.rung.id}", ("?", (told, "strong")), "mark")
    for task in steps:
        yield task_row(session, task)


def happened(session: Session, follow_up: FollowUp) -> Iterator[Line]:
    """Everything that happened."""
    yield Section(_("Tidslinje"))
    for number, event in enumerate(service.events(session.gate, follow_up)):
        yield event_row(session, event, event_id(event, number))


def open_measures(session: Session, follow_up: FollowUp) -> str:
    """That measures go on when their follow-up ends, and which."""
    named = ", ".join(f"«{session.names.text(m.what)}»" for m in follow_up.open_measures)
    words = _("Ikke evaluert: {measures}.").format(measures=named)
    if any(m.evaluate_on for m in follow_up.open_measures):
        words += " " + _("Tiltak med dato kommer på Oversikt når de skal evalueres.")
    if any(m.evaluate_on is None for m in follow_up.open_measures):
        words += " " + _("Tiltak uten dato står bare på denne siden.")
    return words


def _measure(session: Session, follow_up: FollowUp, measure: Measure) -> Row:
    names, today = session.names, session.gate.today
    what = names.text(measure.what)
    if follow_up.subject.kind is SubjectKind.STUDENT:
        since = reading.since_day(session.gate, follow_up.subject.id, measure.start)
        what = f"{what} · {absence_words.since(since, names)}" if since else what
    late = measure.evaluate_on is not None and measure.evaluate_on < today
    due = _("evalueres {when}").format(when=due_words.lateness(measure.evaluate_on, today))
    return Row(
        f"open-measure:{measure.id}",
        (
            "●",
            what,
            (names.staff(measure.who), "muted"),
            (due if measure.evaluate_on else _("uten evaluering"), "red" if late else "muted"),
        ),
        "item",
    )
